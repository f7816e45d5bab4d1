"""A profile's page: what it opens with, the proof and its records, and what it keeps to itself."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from board.derive.ratings import Mean, Share, TrackRecord
from board.render.parts.figures import Figure, record_figures
from boards import PAGE, Tree, a_board, a_job, a_profile, afresh, build, page, write
from factories import a_renderer


def a_done_job(title: str, *hired: str, **changes: Any) -> dict[str, Any]:
    done = {
        "status": "completed",
        "posted": "2026-09-01",
        "closes": "2026-09-20",
        "outcome": {"hired": list(hired) or ["ana-prado"], "filled": "2026-09-25", "completed": "2026-10-10"},
    }
    return a_job(title=title, **(done | changes))


def a_review(rating: int, comment: str, **changes: Any) -> dict[str, Any]:
    author = {"name": "Exemple Libre", "account": "exemple-libre"}
    return {"rating": rating, "comment": comment, "written": "2026-10-12", "author": author} | changes


FIT = a_job(title="Translate a leaflet about bees", applicants_from=None)
AGREED = {"published": "2026-11-01", "reviews": True}
REPLY = {"written": "2026-10-14", "text": "Gladly again."}


def reviewed(folder: Path, **changes: Any) -> Path:
    """Ana has done four jobs, one of them with Bo; three were reviewed. One open job fits her."""
    return a_board(
        folder,
        {
            "jobs/guide.yml": a_done_job("Translate the first guide"),
            "jobs/menus.yml": a_done_job("Name the menus"),
            "jobs/talk.yml": a_done_job("Subtitle a talk", "ana-prado", "bo-quiet", openings=2),
            "jobs/handbook.yml": a_done_job("Index the handbook", skills=["cpp"]),
            "jobs/bees.yml": FIT,
            "reviews/guide/ana-prado-by-client.yml": a_review(
                5, "Nothing was <late>.", on_time=True, would_work_again=True, reply=REPLY
            ),
            "reviews/menus/ana-prado-by-client.yml": a_review(
                4, "One menu came twice.", on_time=False, would_work_again=True
            ),
            "reviews/talk/ana-prado-by-client.yml": a_review(4, "Ana kept the time codes.", on_time=True),
            "reviews/talk/bo-quiet-by-client.yml": a_review(2, "Bo lost the time codes."),
            "talent/ana-prado.yml": a_profile(**({"consent": AGREED} | changes)),
            "talent/bo-quiet.yml": a_profile(name="Bo Quiet", account="bo-quiet", consent=AGREED),
            "pools/guides.yml": {
                "name": "Translators of guides",
                "purpose": "Guides in French.",
                "curator": {"name": "Exemple Libre", "account": "exemple-libre"},
                "members": [{"talent": "ana-prado"}],
            },
        },
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    return build(reviewed(tmp_path_factory.mktemp("reviewed")))


def main(html: str) -> str:
    return html.partition("<main")[2].partition("</main>")[0]


def text(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def section(html: str, name: str) -> str:
    """The part of a profile under a heading; empty where there is none."""
    found = re.search(rf'<section[^>]*>\n<h2 class="sheet__name">{name}</h2>.*?</section>\n', main(html), re.DOTALL)
    return found[0] if found else ""


def opening(html: str) -> str:
    return text(main(html).partition('<header class="profile-head">')[2].partition("</header>")[0])


# The proof


def test_profile_opens_with_the_work_and_the_proof(site: Tree) -> None:
    html = page(site, "talent/ana-prado/")
    assert opening(html).endswith("Ana Prado Translator of medical texts 4 jobs done here · 4.3 of 5 from 3 reviews")


def test_figures_are_those_with_three_records_and_lead_to_them(site: Tree) -> None:
    record = section(page(site, "talent/ana-prado/"), "Track record")
    assert re.findall(r'<b class="figures__value">(.*?)</b> <span class="figures__label">(.*?)</span>', record) == [
        ("4", "jobs done here"),
        ("4.3", "mean rating"),
        # Nobody says anything of the budget, and only two whether they would work with her again.
        ("2 of 3", "on time"),
    ]
    assert set(re.findall(r'href="(.*?)"', record)) == {"#done"}
    assert page(site, "talent/ana-prado/").count('id="done"') == 1


def test_below_three_there_is_a_count_and_no_figure(site: Tree) -> None:
    html = page(site, "talent/bo-quiet/")
    assert opening(html).endswith("1 job done here")
    assert section(html, "Track record") == ""
    assert "mean" not in text(main(html))


def test_a_new_profile_says_that_no_job_was_done_here(tmp_path: Path) -> None:
    html = page(build(a_board(tmp_path, {"talent/ana-prado.yml": a_profile()})), "talent/ana-prado/")
    assert opening(html).endswith("No jobs done here yet")
    for name in ("Track record", "Done here", "In these pools", "Open jobs that fit"):
        assert section(html, name) == ""


@pytest.mark.parametrize(("path", "is_linked"), [("how-track-records-work", True), ("other", False)])
def test_figures_link_their_explanation_where_there_is_one(tmp_path: Path, path: str, is_linked: bool) -> None:
    folder = write(reviewed(tmp_path), {f"pages/{path}.md": PAGE})
    record = section(page(build(folder), "talent/ana-prado/"), "Track record")
    assert ('href="/jobs-here/how-track-records-work/"' in record) is is_linked


def test_figures_that_have_too_few_records_are_left_out() -> None:
    none, some = Share(0, 0), Share(2, 3)
    record = TrackRecord(
        completed=3, on_time=some, within_budget=none, would_work_again=some, rating=Mean.from_stars([5, 4])
    )
    words = a_renderer().words
    assert record_figures(record, words, jobs_url="#jobs", reviews_url="#reviews") == (
        Figure("3", "jobs done here", "", "#jobs"),
        Figure("2 of 3", "on time", "", "#reviews"),
        Figure("2 of 3", "would work together again", "", "#reviews"),
    )
    assert record_figures(replace(record, completed=2), words, jobs_url="", reviews_url="") == ()


def test_a_rating_keeps_its_decimal_in_the_language_of_the_board() -> None:
    record = TrackRecord(
        completed=3,
        on_time=Share(0, 0),
        within_budget=Share(0, 0),
        would_work_again=Share(0, 0),
        rating=Mean.from_stars([5, 5, 5]),
    )
    found = record_figures(record, a_renderer(language="de").words, jobs_url="#", reviews_url="#")
    assert [figure.value for figure in found] == ["3", "5,0"]


def test_lists_say_the_proof_and_lead_to_its_records(site: Tree) -> None:
    # The search keeps an empty row, to fill in what it finds.
    listed = re.sub("<template>.*?</template>", "", page(site, "talent/"), flags=re.DOTALL)
    rows = re.findall(r'<p class="talent-row__proof"><a href="(.*?)">(.*?)</a>', listed)
    assert rows == [
        ("/jobs-here/talent/ana-prado/#done", "4 jobs done here · 4.3 of 5 from 3 reviews"),
        ("/jobs-here/talent/bo-quiet/#done", "1 job done here"),
    ]


# The records


def test_each_finished_job_has_the_reviews_of_this_person_and_the_reply(site: Tree) -> None:
    done = section(page(site, "talent/ana-prado/"), "Done here")
    assert len(re.findall(r'<h3 class="job-row__title"><a href="/jobs-here/jobs/', done)) == 4
    assert "Nothing was &lt;late&gt;." in done
    assert "Gladly again." in done
    assert "Ana kept the time codes." in done
    assert "Bo lost the time codes." not in done
    menus = done.partition("Name the menus")[2].partition("<article")[0]
    assert "One menu came twice." in menus
    assert "Bo lost the time codes." in section(page(site, "talent/bo-quiet/"), "Done here")


def test_without_consent_no_review_and_no_figure_of_one_is_shown(tmp_path: Path) -> None:
    folder = reviewed(tmp_path, consent={"published": "2026-11-01"})
    html = page(build(folder), "talent/ana-prado/")
    assert opening(html).endswith("4 jobs done here")
    assert "One menu came twice." not in html
    assert "has not agreed" in section(html, "Done here")
    assert re.findall(r'figures__label">(.*?)<', html) == ["jobs done here"]


def test_skills_say_how_many_jobs_here_asked_for_them(site: Tree) -> None:
    assert text(section(page(site, "talent/ana-prado/"), "Skills")) == "Skills French 3 jobs here"


# What surrounds a person


def test_pools_and_open_jobs_that_fit_are_named_with_the_reason(site: Tree) -> None:
    html = page(site, "talent/ana-prado/")
    assert text(section(html, "In these pools")) == "In these pools Translators of guides , kept by Exemple Libre"
    assert 'href="/jobs-here/pools/guides/"' in html
    fits = section(html, "Open jobs that fit")
    assert 'href="/jobs-here/jobs/bees/"' in fits
    assert "Every skill needed: French" in text(fits)


def test_an_unlisted_profile_has_its_record_and_links_nothing_that_could_list_it(tmp_path: Path) -> None:
    site = build(reviewed(tmp_path, visibility="unlisted"))
    html = page(site, "talent/ana-prado/")
    assert opening(html).endswith("4 jobs done here · 4.3 of 5 from 3 reviews")
    assert "One menu came twice." in html
    assert "noindex" in html
    for name in ("In these pools", "Open jobs that fit"):
        assert section(html, name) == ""
    assert not re.findall(r'href="/jobs-here/(?:talent/skills|pools)/', main(html))
    linking = {path for path, other in site.items() if b"/talent/ana-prado/" in other}
    # The jobs say who did them, and her own page where it is.
    assert linking == {"talent/ana-prado/index.html", *(f"jobs/{job}/index.html" for job in JOBS_OF_ANA)}


JOBS_OF_ANA = ("guide", "menus", "talk", "handbook")


def test_an_archived_profile_is_a_short_page(tmp_path: Path) -> None:
    html = page(build(reviewed(tmp_path, visibility="archived")), "talent/ana-prado/")
    assert "This profile is archived" in html
    assert "noindex" in html
    assert "Translator of medical texts" not in html
    assert "One menu came twice." not in html


def test_a_former_name_leads_to_the_record_under_the_present_one(tmp_path: Path) -> None:
    folder = reviewed(tmp_path)
    profile = a_profile(former_slugs=["ana-prado"], consent=AGREED)
    site = build(write(folder, {"talent/ana-prado.yml": None, "talent/ana.yml": profile}))
    html = page(site, "talent/ana/")
    assert opening(html).endswith("4 jobs done here · 4.3 of 5 from 3 reviews")
    assert "One menu came twice." in html
    assert "/jobs-here/talent/ana/" in page(site, "talent/ana-prado/")


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"reviews/menus/ana-prado-by-client.yml": a_review(1, "Late.")}, id="a review"),
        pytest.param({"reviews/talk/ana-prado-by-client.yml": None}, id="one review less"),
        pytest.param({"jobs/guide.yml": a_done_job("Translate the second guide")}, id="the title of a finished job"),
        pytest.param({"jobs/bees.yml": FIT | {"title": "Translate a book about bees"}}, id="a job that fits"),
        pytest.param({"jobs/bees.yml": FIT | {"skills": ["cpp"]}}, id="a job that fits no more"),
        pytest.param({"talent/ana-prado.yml": a_profile(consent={"published": "2026-11-01"})}, id="no more consent"),
    ],
)
def test_a_change_elsewhere_reaches_the_profile(tmp_path: Path, change: dict[str, Any]) -> None:
    board = reviewed(tmp_path / "board")
    before = build(board)
    after = build(write(board, change))
    assert page(after, "talent/ana-prado/") != page(before, "talent/ana-prado/")
    assert after == afresh(board, tmp_path / "aside")
