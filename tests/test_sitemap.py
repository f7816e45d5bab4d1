"""The sitemap names what may be indexed, and nothing else."""

from datetime import date, timedelta
from typing import Any

from lxml import etree

from board.model import Author, Client, Member, Outcome, Page, Pool, Reply, Review, Update
from board.render.sitemap import sitemap
from factories import TODAY, a_board, a_job, a_profile, a_renderer, some_listings

LOCATION = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
CHANGED = "{http://www.sitemaps.org/schemas/sitemap/0.9}lastmod"


def written(
    jobs: Any = (),
    talent: Any = (),
    pages: Any = (),
    limit: int = 50_000,
    reviews: Any = (),
    pools: Any = (),
    **settings: Any,
) -> dict[str, bytes]:
    board = a_board(jobs, talent, pages=pages)
    listings = some_listings(jobs, talent, reviews=reviews, pools=pools)
    outputs = sitemap(board, listings, a_renderer(**settings), limit=limit)
    return {output.path: output.render() for output in outputs}


def entries(xml: bytes) -> dict[str, str | None]:
    return {entry.findtext(LOCATION): entry.findtext(CHANGED) for entry in etree.fromstring(xml)}


def paths(**records: Any) -> dict[str, str | None]:
    found = entries(written(**records)["sitemap.xml"])
    return {address.removeprefix("https://board.example/"): day for address, day in found.items()}


def test_small_board_has_these_pages() -> None:
    guide = Page(path="guides/pay", digest="", title="Pay", body="")
    found = paths(jobs=[a_job()], talent=[a_profile()], pages=(guide, Page(path="about", digest="", title="", body="")))
    assert found == {
        "": "2026-11-20",
        "jobs/": "2026-11-20",
        "jobs/archive/": None,
        "jobs/translate-guide/": "2026-11-20",
        "categories/translation/": "2026-11-20",
        "skills/french/": "2026-11-20",
        "skills/markdown/": "2026-11-20",
        "places/remote/": "2026-11-20",
        "talent/": "2026-11-01",
        "talent/skills/french/": "2026-11-01",
        "talent/skills/markdown/": "2026-11-01",
        "talent/ines-moreau/": "2026-11-01",
        "subscribe/": None,
        "api/": None,
        "guides/": None,
        "guides/pay/": None,
        "about/": None,
        "join/": None,
        "post/": None,
    }


def test_jobs_are_there_as_the_lifecycle_says() -> None:
    jobs = [
        a_job(slug="is-open"),
        a_job(slug="is-scheduled", posted=TODAY + timedelta(1)),
        a_job(slug="is-expired", closes=TODAY - timedelta(1)),
        *(a_job(slug=f"is-{status}", status=status) for status in ("paused", "filled", "completed", "cancelled")),
    ]
    found = {path for path in paths(jobs=jobs) if path.startswith("jobs/is-")}
    assert found == {"jobs/is-open/", "jobs/is-completed/"}


def test_only_public_people_are_there() -> None:
    people = [a_profile(slug=visibility, visibility=visibility) for visibility in ("public", "unlisted", "archived")]
    found = {path for path in paths(talent=people) if path.startswith("talent/") and "skills" not in path}
    assert found == {"talent/", "talent/public/"}


def test_last_change_is_the_newest_day_in_the_record() -> None:
    done = a_job(
        status="completed",
        updates=(Update(date=date(2026, 11, 21), text="An answer"),),
        outcome=Outcome(filled=date(2026, 11, 21), completed=date(2026, 11, 22)),
    )
    assert paths(jobs=[done])["jobs/translate-guide/"] == "2026-11-22"


def test_list_changes_with_its_newest_job() -> None:
    jobs = [a_job(slug="a"), a_job(slug="b", posted=date(2026, 11, 21), category="development")]
    found = paths(jobs=jobs)
    assert (found["jobs/"], found["categories/translation/"]) == ("2026-11-21", "2026-11-20")


def test_only_the_first_page_of_a_list_is_there() -> None:
    jobs = [a_job(slug=f"job-{number}") for number in range(60)]
    assert not [path for path in paths(jobs=jobs) if "/page/" in path]


def test_addresses_are_whole_under_a_prefix() -> None:
    outputs = written([a_job()], site_url="https://org.example/board")
    assert all(address.startswith("https://org.example/board/") for address in entries(outputs["sitemap.xml"]))
    robots = outputs["robots.txt"].decode().splitlines()
    assert robots == ["User-agent: *", "Allow: /", "", "Sitemap: https://org.example/board/sitemap.xml"]


def test_more_than_a_file_can_hold_is_split() -> None:
    jobs = [a_job(slug=f"job-{number}") for number in range(10)]
    outputs = written(jobs, limit=8)
    parts = [f"sitemap-{number}.xml" for number in (1, 2, 3)]
    assert [*outputs] == [*parts, "sitemap.xml", "robots.txt"]
    index = entries(outputs["sitemap.xml"])
    assert [*index] == [f"https://board.example/{part}" for part in parts]
    assert set(index.values()) == {"2026-11-20"}
    found = [entries(outputs[part]) for part in parts]
    assert [len(part) for part in found] == [8, 8, 7]
    whole = {address: day for part in found for address, day in part.items()}
    assert whole == entries(written(jobs)["sitemap.xml"])


def a_finished_board(**changes: Any) -> dict[str, Any]:
    """A job that Inès has finished, with what its client says of her; she agreed to have that on her profile."""
    job = a_job(
        status="completed",
        posted=date(2026, 10, 1),
        closes=date(2026, 10, 9),
        client=Client(name="Exemple Libre", account="exemple"),
        outcome=Outcome(hired=("ines-moreau",), filled=date(2026, 10, 12), completed=date(2026, 11, 8)),
    )
    review = Review(
        job="translate-guide",
        talent="ines-moreau",
        by="client",
        digest="",
        rating=5,
        comment="Early, and careful.",
        written=date(2026, 11, 12),
        author=Author(name="Exemple Libre"),
        reply=Reply(date(2026, 11, 14), "Thank you."),
    )
    return {"jobs": [job], "talent": [a_profile(**{"shows_reviews": True} | changes)], "reviews": (review,)}


def test_last_change_counts_reviews_and_their_replies() -> None:
    found = paths(**a_finished_board())
    assert found["jobs/translate-guide/"] == "2026-11-14"
    assert found["talent/ines-moreau/"] == "2026-11-14"
    assert found["clients/exemple/"] == "2026-11-14"


def test_profile_without_consent_changes_with_its_last_job() -> None:
    assert paths(**a_finished_board(shows_reviews=False))["talent/ines-moreau/"] == "2026-11-08"


def test_pools_change_with_the_people_in_them() -> None:
    members = (Member(talent="ines-moreau", since=date(2026, 11, 20)), Member(talent="nobody"))
    kept = Pool(slug="kept", digest="", name="Kept", purpose="", curator=Author(name="Ada"), members=members)
    left = Pool(slug="left", digest="", name="Left", purpose="", curator=Author(name="Ada"), members=members[1:])
    found = paths(**a_finished_board(), pools=(kept, left))
    assert {path: day for path, day in found.items() if path.startswith("pools/")} == {
        "pools/": "2026-11-20",
        "pools/clients/": "2026-11-14",
        "pools/kept/": "2026-11-20",
        "pools/skills/french/": "2026-11-14",
        "pools/skills/markdown/": "2026-11-14",
        "pools/clients/exemple/": "2026-11-14",
    }


def test_insights_are_there_once_they_say_something() -> None:
    jobs = [a_job(slug=f"job-{number}") for number in range(5)]
    scheduled = a_job(slug="next", posted=TODAY + timedelta(1))
    assert "insights/" not in paths(jobs=jobs[:4])
    assert paths(jobs=[*jobs, scheduled])["insights/"] == "2026-11-20"


def test_pages_for_applying_and_files_for_programs_are_not_there() -> None:
    found = paths(**a_finished_board())
    assert not [path for path in found if "apply" in path or path.endswith(".json")]


def test_page_about_the_api_is_there_with_it() -> None:
    assert "api/" not in entries(written(api=False)["sitemap.xml"])
    assert "https://board.example/api/" in entries(written()["sitemap.xml"])


def test_inputs_change_with_the_pages_and_not_with_the_day() -> None:
    def inputs(today: date, **changes: Any) -> str:
        jobs = [a_job(**changes)]
        return next(sitemap(a_board(jobs), some_listings(jobs, today=today), a_renderer())).inputs

    assert inputs(TODAY) == inputs(date(2026, 12, 4))
    assert inputs(TODAY) != inputs(date(2026, 12, 5))
    assert inputs(TODAY) != inputs(TODAY, reopened=TODAY)
