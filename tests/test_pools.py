"""Pools: who is in them, on what evidence, and who is not shown."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from board.checked import check_content
from board.derive.pools import Pools
from board.model import Author, Client, Job, Member, Outcome, Pool
from board.render.sitemap import pool_entries
from boards import Tree, a_board, afresh, build, page, write
from boards import a_job as job_file
from boards import a_profile as profile_file
from factories import TODAY, a_job, a_profile, some_listings

DONE = {"status": "completed", "posted": "2026-09-01", "closes": "2026-09-20"}


def a_done_job(slug: str, *hired: str, **changes: Any) -> Job:
    outcome = Outcome(hired=hired, filled=date(2026, 9, 25), completed=date(2026, 10, 10))
    done = {"status": "completed", "posted": date(2026, 9, 1), "closes": date(2026, 9, 20), "outcome": outcome}
    return a_job(slug=slug, client=Client(name="Exemple Libre", account="Exemple-Libre"), **(done | changes))


def a_pool(*members: Member, **changes: Any) -> Pool:
    pool: dict[str, Any] = {
        "slug": "guides",
        "digest": "2f",
        "name": "Translators of guides",
        "purpose": "Guides in French.",
    }
    keeper = {"curator": Author(name="Ana Prado", account="ana")}
    return Pool(members=members, **(pool | keeper | changes))


def pools_of(jobs: Any = (), talent: Any = (), **changes: Any) -> Pools:
    return some_listings(jobs, talent, **changes).pools


def members(pools: Pools, kind: str, id_: str) -> dict[str, list[str]]:
    """The slugs of the jobs that speak for each member, in their order."""
    pool = getattr(pools, kind)[id_]
    return {member.person.talent.slug: [job.job.slug for job in member.jobs] for member in pool.members}


# Pools that finished jobs make


def test_a_finished_job_puts_who_did_it_in_the_pools_of_its_skills_and_of_its_client() -> None:
    pools = pools_of([a_done_job("guide", "ines-moreau", skills=("french", "md", "patience"))], [a_profile()])
    # `md` is an alias of Markdown; patience is no skill of the vocabulary.
    assert [*pools.skills] == ["french", "markdown"]
    assert [*pools.clients] == ["exemple-libre"]
    assert members(pools, "clients", "exemple-libre") == {"ines-moreau": ["guide"]}
    assert (pools.skills["french"].name, pools.skills["french"].path) == ("French", "pools/skills/french/")
    assert pools.clients["exemple-libre"].path == "pools/clients/exemple-libre/"


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"status": "filled"}, id="a job that is only filled"),
        pytest.param({"status": "cancelled"}, id="a cancelled job"),
        pytest.param({"status": "open", "posted": date(2026, 11, 20), "closes": date(2026, 12, 4)}, id="an open job"),
        pytest.param({"outcome": Outcome(completed=date(2026, 10, 10))}, id="a job that names nobody"),
        pytest.param({"outcome": Outcome(hired=("gone",), completed=date(2026, 10, 10))}, id="a former member"),
    ],
)
def test_nothing_but_a_completed_job_makes_a_pool(changes: dict[str, Any]) -> None:
    assert not pools_of([a_done_job("guide", "ines-moreau", **changes)], [a_profile()])


@pytest.mark.parametrize("visibility", ["unlisted", "archived"])
def test_who_is_not_public_is_in_no_pool(visibility: str) -> None:
    hidden = a_profile(slug="bo-quiet", visibility=visibility)
    jobs = [a_done_job("guide", "bo-quiet"), a_done_job("both", "ines-moreau", "bo-quiet", skills=("markdown",))]
    pools = pools_of(jobs, [a_profile(), hidden], pools=(a_pool(Member(talent="bo-quiet")),))
    assert [*pools.skills] == ["markdown"]
    assert members(pools, "skills", "markdown") == {"ines-moreau": ["both"]}
    assert members(pools, "clients", "exemple-libre") == {"ines-moreau": ["both"]}
    assert pools.shown == ()
    assert [(pool.members, pool.left) for pool in pools.curated] == [((), 1)]
    assert pools.keeping == {}


def test_whoever_did_most_comes_first_and_all_others_as_in_the_list_of_people() -> None:
    people = [
        a_profile(slug=slug, availability=a_profile().availability) for slug in ("amy", "bea", "cat", "ines-moreau")
    ]
    jobs = [a_done_job("one", "amy", "cat", "bea"), a_done_job("two", "cat"), a_done_job("three", "ines-moreau")]
    listings = some_listings(jobs, people)
    assert [*members(listings.pools, "skills", "french")] == ["cat", "amy", "bea", "ines-moreau"]
    assert [one.talent.slug for one in listings.talent] == ["amy", "bea", "cat", "ines-moreau"]


def test_a_job_done_under_a_former_name_counts_for_the_present_one() -> None:
    pools = pools_of([a_done_job("guide", "ines")], [a_profile(former_slugs=("ines",))])
    assert members(pools, "skills", "french") == {"ines-moreau": ["guide"]}


# Pools that somebody keeps


def test_members_keep_the_order_of_the_file_and_each_is_there_once() -> None:
    people = [a_profile(former_slugs=("ines",)), a_profile(slug="amy")]
    named = (Member(talent="ines", note="Asks first"), Member(talent="amy"), Member(talent="ines-moreau"))
    (pool,) = pools_of([], people, pools=(a_pool(*named, Member(talent="gone")),)).curated
    assert [member.person.talent.slug for member in pool.members] == ["ines-moreau", "amy"]
    assert pool.members[0].note == "Asks first"
    assert pool.left == 1


def test_jobs_that_asked_for_a_strength_come_first_and_are_counted() -> None:
    jobs = [
        a_done_job("newest", "ines-moreau", skills=("c-plus-plus",), posted=date(2026, 9, 3)),
        a_done_job("newer", "ines-moreau", skills=("french",), posted=date(2026, 9, 2)),
        a_done_job("oldest", "ines-moreau", skills=("french", "markdown")),
    ]
    member = Member(talent="ines-moreau", strengths=("French", "md", "terminology"))
    (pool,) = pools_of(jobs, [a_profile()], pools=(a_pool(member),)).curated
    (shown,) = pool.members
    assert [(one.name, one.id, [job.job.slug for job in one.jobs]) for one in shown.strengths] == [
        ("French", "french", ["newer", "oldest"]),
        ("Markdown", "markdown", ["oldest"]),
        ("terminology", None, []),
    ]
    assert [job.job.slug for job in shown.jobs] == ["newer", "oldest", "newest"]


def test_a_skill_nobody_of_the_board_has_been_asked_for_is_no_link() -> None:
    (pool,) = pools_of([], [a_profile()], pools=(a_pool(Member(talent="ines-moreau", strengths=("md",))),)).curated
    assert [(one.name, one.id) for one in pool.members[0].strengths] == [("Markdown", None)]


def test_keeper_is_linked_where_the_account_is_that_of_a_client() -> None:
    keeper, stranger = Author(name="Exemple Libre", account="EXEMPLE-libre"), Author(name="Bo")
    kept = (a_pool(slug="a", curator=keeper), a_pool(slug="b", curator=stranger), a_pool(slug="c"))
    found = {pool.id: pool.curator_path for pool in pools_of([a_done_job("guide")], pools=kept).curated}
    assert found == {"a": "clients/exemple-libre/", "b": None, "c": None}


def test_sitemap_names_the_pools_that_have_somebody() -> None:
    assert [*pool_entries(pools_of([a_job()], [a_profile()]))] == []
    kept = (a_pool(Member(talent="ines-moreau")), a_pool(Member(talent="gone"), slug="empty"))
    jobs = [a_done_job("guide", "ines-moreau", skills=("french",))]
    assert [path for path, _ in pool_entries(pools_of(jobs, [a_profile()], pools=kept))] == [
        "pools/",
        "pools/clients/",
        "pools/guides/",
        "pools/skills/french/",
        "pools/clients/exemple-libre/",
    ]


@pytest.mark.parametrize("name", ["skills", "clients", "page"])
def test_a_pool_cannot_take_the_address_of_a_page_of_ours(tmp_path: Path, name: str) -> None:
    a_board(tmp_path, {f"pools/{name}.yml": POOL, "talent/ana-prado.yml": profile_file()})
    _, problems = check_content(tmp_path / "content", today=TODAY)
    assert [problem.id for problem in problems] == ["reserved-name"]


# Their pages

POOL: dict[str, Any] = {
    "name": "Translators of <guides>",
    "purpose": "Guides in French.",
    "curator": {"name": "Exemple Libre", "account": "exemple-libre"},
    "members": [
        {"talent": "ana-prado", "strengths": ["french", "patience"], "note": "Asks first.", "since": "2026-10-12"}
    ],
}


def a_done_file(title: str, **changes: Any) -> dict[str, Any]:
    outcome = {"hired": ["ana-prado"], "filled": "2026-09-25", "completed": "2026-10-10"}
    return job_file(title=title, **(DONE | {"outcome": outcome} | changes))


def pooled(folder: Path) -> Path:
    """A board with a kept pool of one who has done four jobs and one who may not be shown."""
    titles = ("Translate the first guide", "Subtitle a talk", "Proofread a leaflet", "Name the menus")
    jobs = {f"jobs/done-{number}.yml": a_done_file(title) for number, title in enumerate(titles)}
    people = {
        "talent/ana-prado.yml": profile_file(),
        "talent/bo-quiet.yml": profile_file(name="Bo Quiet", account="bo-quiet", visibility="unlisted"),
        "talent/cy-adams.yml": profile_file(name="Cy Adams", account="cy-adams"),
    }
    members = [*POOL["members"], {"talent": "bo-quiet"}, {"talent": "cy-adams"}]
    pools = {"pools/guides.yml": POOL | {"members": members}, "pools/gone.yml": {"removed": "2026-10-01"}}
    return a_board(folder, jobs | people | pools)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    return build(pooled(tmp_path_factory.mktemp("pooled")))


def links(html: str) -> dict[str, str]:
    """The addresses of the links of a page's main part, by their text."""
    main = html.partition("<main")[2].partition("</main>")[0]
    found = re.findall(r'<a [^>]*?href="([^"]*)"[^>]*>(.*?)</a>', main)
    return {re.sub(r"<[^>]+>", "", text): url.removeprefix("/jobs-here/") for url, text in found}


def text(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html.partition("<main")[2].partition("</main>")[0]).split())


def test_page_of_a_kept_pool_gives_the_evidence_for_each_member(site: Tree) -> None:
    html = page(site, "pools/guides/")
    said = text(html)
    assert "Translators of &lt;guides&gt; Guides in French." in said
    assert "2 people, 1 former member · Kept by Exemple Libre" in said
    assert "Strong in French (4 jobs here) · patience Asks first." in said
    assert "and 1 more" in said
    assert "in this pool since October 12, 2026" in said
    assert "No jobs done here yet" in said
    assert "Bo Quiet" not in html
    found = links(html)
    assert found["Exemple Libre"] == "clients/exemple-libre/"
    assert found["Ana Prado"] == "talent/ana-prado/"
    assert found["French"] == "pools/skills/french/"
    assert found["and 1 more"] == "talent/ana-prado/#done"
    assert sum(url.startswith("jobs/done-") for url in found.values()) == 3


def test_every_pool_is_reached_from_the_list_of_people(site: Tree) -> None:
    people = links(page(site, "talent/"))
    assert people["All pools"] == "pools/"
    assert "pools/guides/" in [url.partition(" ")[0] for url in people.values()]
    index = links(page(site, "pools/"))
    assert index["French"] == "pools/skills/french/"
    assert index["Who has worked for whom"] == "pools/clients/"
    assert links(page(site, "pools/clients/"))["Exemple Libre"] == "pools/clients/exemple-libre/"
    assert "pools/skills/french/" in links(page(site, "talent/skills/french/")).values()


def test_pages_that_jobs_make_say_so(site: Tree) -> None:
    assert "Strong in French People who finished jobs of this board that asked for French." in text(
        page(site, "pools/skills/french/")
    )
    assert "Worked with Exemple Libre before" in text(page(site, "pools/clients/exemple-libre/"))
    assert links(page(site, "pools/skills/french/"))["French jobs"] == "skills/french/"


def test_every_link_of_a_pool_page_leads_to_a_page(site: Tree) -> None:
    for path in [path for path in site if path.startswith("pools/") and path.endswith("index.html")]:
        for url in links(site[path].decode()).values():
            if not url.startswith("http"):
                there = url.partition("#")[0]
                assert (there if there.startswith("feeds/") else f"{there}index.html") in site, (path, url)


def test_a_removed_pool_leaves_a_page_that_says_so(site: Tree) -> None:
    html = page(site, "pools/gone/")
    assert "A removed pool" in html
    assert "noindex" in html
    assert "pools/gone/" not in site["sitemap.xml"].decode()


def test_a_pool_of_nobody_who_can_be_shown_has_a_page_and_no_link(tmp_path: Path) -> None:
    hidden = profile_file(visibility="unlisted")
    site = build(a_board(tmp_path, {"pools/guides.yml": POOL, "talent/ana-prado.yml": hidden}))
    html = page(site, "pools/guides/")
    assert "Nobody of this pool has a public profile today" in html
    assert "noindex" in html
    assert "Ana Prado" not in html
    others = [
        path for path, other in site.items() if b"/pools/guides/" in other and not path.startswith("pools/guides")
    ]
    assert others == []


def test_board_without_pools_says_so_and_its_list_is_not_indexed(tmp_path: Path) -> None:
    site = build(a_board(tmp_path))
    assert "Nobody keeps a pool here yet" in page(site, "pools/")
    assert "noindex" in page(site, "pools/")
    assert "pools/clients/index.html" not in site
    assert "/pools/" not in site["sitemap.xml"].decode()


def test_long_pools_go_on_on_further_pages(tmp_path: Path) -> None:
    names = [f"person-{number}" for number in range(5)]
    people = {f"talent/{name}.yml": profile_file(name=name.title(), account=name) for name in names}
    pool = POOL | {"members": [{"talent": name} for name in names]}
    site = build(a_board(tmp_path, {**people, "pools/guides.yml": pool}), BOARD_PAGE_SIZE=2)
    paths = ["pools/guides/", "pools/guides/page/2/", "pools/guides/page/3/"]
    shown = [re.findall(r'href="/jobs-here/talent/(person-\d)/"', page(site, path)) for path in paths]
    assert shown == [names[:2], names[2:4], names[4:]]
    assert "noindex" not in page(site, paths[0])
    assert "noindex" in page(site, paths[1])


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(
            {"talent/cy-adams.yml": profile_file(name="Cy Adams", account="cy-adams", headline="Free now")},
            id="what a row says of a member",
        ),
        pytest.param({"talent/ana-prado.yml": profile_file(visibility="unlisted")}, id="a member hides"),
        pytest.param({"jobs/done-1.yml": a_done_file("Subtitle two talks")}, id="the title of a job"),
        pytest.param({"jobs/more.yml": a_done_file("Index the guide", skills=["cpp"])}, id="one more job is done"),
        pytest.param({"pools/guides.yml": POOL | {"name": "Other people"}}, id="the name of the pool"),
        pytest.param({"pools/guides.yml": {"removed": "2026-11-20"}}, id="the pool is removed"),
        pytest.param({"pools/guides.yml": POOL | {"curator": {"name": "Bo"}}}, id="another keeper"),
    ],
)
def test_a_change_reaches_every_page_that_shows_it(tmp_path: Path, change: dict[str, Any]) -> None:
    board = pooled(tmp_path / "board")
    before = build(board)
    write(board, change)
    after = build(board)
    assert after != before
    assert after == afresh(board, tmp_path / "aside")
