"""The lifecycle table, state by state: what a job's page says, and where else the job is."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from boards import Tree, a_board, a_job, a_profile, build, page

OPEN: dict[str, Any] = {}
STATES: dict[str, dict[str, Any]] = {
    "scheduled": {"posted": "2026-11-23"},
    "open": OPEN,
    "open on its last day": {"closes": "2026-11-22"},
    "expired": {"closes": "2026-11-21"},
    "paused": {"status": "paused", "outcome": {"paused": "2026-11-21"}},
    "filled": {"status": "filled", "outcome": {"filled": "2026-11-21", "hired": ["ana-prado"]}},
    "completed": {
        "status": "completed",
        "outcome": {
            "filled": "2026-11-21",
            "completed": "2026-11-22",
            "hired": ["ana-prado"],
            "lessons": ["Ask for a sample first."],
        },
    },
    "cancelled": {"status": "cancelled", "outcome": {"cancelled": "2026-11-21"}},
}
APPLY = [
    {"via": "pull_request"},
    {"via": "form", "url": "https://forms.exemple-libre.example/translate"},
    {"via": "email", "address": "work@exemple-libre.example"},
]
WAYS = (
    "https://forge.example/exemple/board/new/main?filename=content/applications/the-job/",
    "https://forms.exemple-libre.example/translate",
    "mailto:work@exemple-libre.example",
)
# The design's table, by state: (applications, JobPosting, open lists, archive, new-job feeds, sitemap, index).
TABLE = {
    "scheduled": "-------",
    "open": "APO-FSI",
    "open on its last day": "APO-FSI",
    "expired": "---A---",
    "paused": "-------",
    "filled": "---A---",
    "completed": "---A-SI",
    "cancelled": "-------",
}
COLUMNS = ("applications", "posting", "open lists", "archive", "feeds", "sitemap", "index")


def expected(state: str) -> dict[str, bool]:
    return {column: mark != "-" for column, mark in zip(COLUMNS, TABLE[state], strict=True)}


@pytest.fixture(scope="module", params=STATES)
def state(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def site(state: str, tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """A board of one job in a state, and of others that are open and closed whatever the state."""
    away = {"client": {"name": "Another client", "account": "another"}, "category": "development", "skills": []}
    files = {
        "jobs/the-job.yml": a_job(**({"apply": APPLY, "posted": "2026-11-20"} | STATES[state])),
        "jobs/another-job.yml": a_job(title="Mend a plugin for maps", **away),
        "talent/ana-prado.yml": a_profile(),
    }
    return build(a_board(tmp_path_factory.mktemp("board"), files))


def holding(site: Tree, *, under: str = "") -> set[str]:
    """The files that lead to the job, in the site or under a path."""
    return {path for path, content in site.items() if path.startswith(under) and b"/jobs/the-job/" in content}


LISTS = {
    "index.html",
    "jobs/index.html",
    "categories/translation/index.html",
    "skills/french/index.html",
    "places/remote/index.html",
    "clients/exemple-libre/index.html",
}
LISTS_WITH_FEEDS = (
    "jobs",
    "categories/translation",
    "categories/translation/fixed",
    "pay/fixed",
    "skills/french",
    "skills/french/remote",
    "places/remote",
    "clients/exemple-libre",
)
FORMATS = ("rss.xml", "atom.xml", "feed.json")
FEEDS = {f"feeds/{name}/{file}" for name in LISTS_WITH_FEEDS for file in FORMATS}
CALENDARS = {"feeds/jobs/deadlines.ics", "feeds/categories/translation/deadlines.ics"}


def test_page_stays_whatever_the_state(site: Tree) -> None:
    assert "<h1" in page(site, "jobs/the-job/")
    assert "Eight chapters for new volunteers." in page(site, "jobs/the-job/")


def test_one_applies_on_the_page_behind_an_open_jobs_button(site: Tree, state: str) -> None:
    takes_applications = expected(state)["applications"]
    job, apply = (page(site, path).replace("&amp;", "&") for path in ("jobs/the-job/", "jobs/the-job/apply/"))
    assert [way in apply for way in WAYS] == [takes_applications] * 3
    assert ('href="/jobs-here/jobs/the-job/apply/"' in job) == takes_applications
    for html in (job, apply):
        assert ("data-apply" in html) == takes_applications
        assert ("data-closes=" in html) == takes_applications
    # No other page offers what these two do not.
    examples = ("schema", "forms/", "post/")
    others = {path: content for path, content in site.items() if not any(part in path for part in examples)}
    elsewhere = {path for path, content in others.items() if b"work@" in content}
    offering = {"jobs/the-job/apply/index.html", "api/v1/jobs/the-job.json"}
    assert elsewhere == (offering if takes_applications else set())


def test_page_to_apply_on_is_no_page_for_search_engines(site: Tree) -> None:
    apply = page(site, "jobs/the-job/apply/")
    assert '<meta name="robots" content="noindex">' in apply
    assert '"JobPosting"' not in apply
    assert "the-job/apply/" not in site["sitemap.xml"].decode()


def test_page_to_apply_on_leads_back_to_the_job(site: Tree) -> None:
    assert 'href="/jobs-here/jobs/the-job/"' in page(site, "jobs/the-job/apply/")


def test_job_posting_is_on_the_page_of_an_open_job_only(site: Tree, state: str) -> None:
    assert ('"JobPosting"' in page(site, "jobs/the-job/")) == expected(state)["posting"]
    others = [path for path, content in site.items() if b'"JobPosting"' in content and path.startswith("jobs/the-job")]
    assert len(others) == expected(state)["posting"]


def test_robots_may_index_what_the_table_says(site: Tree, state: str) -> None:
    html = page(site, "jobs/the-job/")
    assert ('<meta name="robots" content="noindex">' not in html) == expected(state)["index"]


def test_open_lists_hold_open_jobs(site: Tree, state: str) -> None:
    shown = {path for path in LISTS & site.keys() if path in holding(site)}
    if expected(state)["open lists"]:
        assert shown == LISTS
    elif expected(state)["archive"]:
        # Lists by subject show their closed jobs apart, below the open ones.
        assert not shown & {"index.html", "jobs/index.html"}
        for path in shown:
            html = site[path].decode()
            rows = re.findall(r'<article class="job-row" data-state="(\w+)".*?href="([^"]+)"', html, re.DOTALL)
            (own,) = (row_state for row_state, url in rows if url.endswith("/jobs/the-job/"))
            assert own == state
    else:
        assert shown == set()


def test_archive_holds_what_the_table_says(site: Tree, state: str) -> None:
    assert ("jobs/archive/index.html" in holding(site)) == expected(state)["archive"]


def test_feeds_of_new_jobs_hold_open_jobs(site: Tree, state: str) -> None:
    # What happened to the job is for other feeds, and so are pools that are made of jobs.
    others = ("feeds/updates/", "feeds/closing/", "feeds/pools/")
    new = {path for path in holding(site, under="feeds/") if not path.startswith(others) and not path.endswith(".ics")}
    assert new == (FEEDS if expected(state)["feeds"] else set())


def test_feed_of_updates_says_what_became_of_the_job(site: Tree, state: str) -> None:
    marks = {
        "paused": ["paused"],
        "filled": ["filled"],
        "completed": ["completed", "filled"],
        "cancelled": ["cancelled"],
    }
    items = json.loads(site["feeds/updates/feed.json"])["items"]
    assert [item["id"].rpartition("#")[2] for item in items] == marks.get(state, [])


def test_feed_of_what_closes_soon_holds_open_jobs_in_their_last_week(site: Tree, state: str) -> None:
    closing = holding(site, under="feeds/closing/")
    assert closing == ({f"feeds/closing/{file}" for file in FORMATS} if state == "open on its last day" else set())


def test_calendars_hold_closing_days_to_come_as_cancelled_where_one_can_no_longer_apply(site: Tree, state: str) -> None:
    calendars = {path for path in holding(site, under="feeds/") if path.endswith(".ics")}
    status = site["feeds/jobs/deadlines.ics"].decode().partition("/jobs/the-job/")[2].partition("END:VEVENT")[0]
    if state in ("scheduled", "expired"):
        assert calendars == set()
    else:
        assert calendars == CALENDARS
        assert ("STATUS:CONFIRMED" if expected(state)["applications"] else "STATUS:CANCELLED") in status


def test_sitemap_holds_what_may_be_indexed(site: Tree, state: str) -> None:
    assert ("sitemap.xml" in holding(site)) == expected(state)["sitemap"]


def test_api_has_what_the_lists_have_and_a_file_for_all_but_what_is_still_to_come(site: Tree, state: str) -> None:
    shown = holding(site, under="api/v1/")
    lists = {"api/v1/jobs.json": expected(state)["open lists"], "api/v1/archive.json": expected(state)["archive"]}
    assert {path for path in lists if path in shown} == {path for path, has in lists.items() if has}
    assert ("api/v1/jobs/the-job.json" in shown) == (state != "scheduled")


def test_page_says_the_state_in_words(site: Tree, state: str) -> None:
    text = re.sub(r"<[^>]+>", " ", page(site, "jobs/the-job/").partition("<main")[2])
    text = " ".join(text.split())
    words = {
        "scheduled": "opens Nov 23",
        "open": "Closes",
        "open on its last day": "Closes",
        "expired": "no more applications",
        "paused": "paused this job",
        "filled": "Hired: Ana Prado",
        "completed": "Ask for a sample first.",
        "cancelled": "called this job off",
    }
    assert words[state] in text
    is_over = state in ("expired", "filled", "completed", "cancelled")
    assert ("to the end of the day, UTC time" in text) is not is_over
    assert ("Applications closed November 21, 2026" in text) is is_over


def test_state_in_structured_text_of_the_index_counts_open_jobs(site: Tree, state: str) -> None:
    count = 2 if expected(state)["open lists"] else 1
    assert f"{count} open job" in page(site, "jobs/")


@pytest.mark.parametrize(("zone", "closes_at"), [("UTC", "23:59:59+00:00"), ("Asia/Tokyo", "23:59:59+09:00")])
def test_closing_day_counts_to_its_end_in_the_boards_zone(tmp_path: Path, zone: str, closes_at: str) -> None:
    site = build(a_board(tmp_path, {"jobs/the-job.yml": a_job()}), TIMEZONE=zone)
    html = page(site, "jobs/the-job/")
    assert f'data-closes="2026-12-18T{closes_at}"' in html
    assert f'"validThrough":"2026-12-18T{closes_at}"' in html
    assert f"to the end of the day, {zone} time" in html


@pytest.mark.parametrize(
    ("day", "is_open", "is_closing"),
    [
        ("2026-11-19", False, False),
        ("2026-11-20", True, False),
        ("2026-12-10", True, False),
        ("2026-12-11", True, True),
        ("2026-12-18", True, True),
        ("2026-12-19", False, False),
    ],
)
def test_job_is_open_from_posting_through_closing_day(
    tmp_path: Path, day: str, is_open: bool, is_closing: bool
) -> None:
    site = build(a_board(tmp_path, {"jobs/the-job.yml": a_job()}), BOARD_TODAY=day)
    assert ("jobs/index.html" in holding(site)) == is_open
    assert ('data-state="closing"' in page(site, "jobs/the-job/")) == is_closing
