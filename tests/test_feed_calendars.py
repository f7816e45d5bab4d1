"""Calendars of closing days that calendar programs take, and lists of feeds that readers import."""

from datetime import date, timedelta
from typing import Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from board.model import Client, Outcome
from board.render.feeds import feeds
from board.render.feeds.calendar import escaped, folded
from factories import TODAY, a_job, a_profile, a_renderer, some_listings

LONG = "Übersetzung eines sehr langen Leitfadens, in acht Kapiteln; für neue Freiwillige 🎉 " * 4


def written(jobs: Any, today: date = TODAY, **settings: Any) -> dict[str, bytes]:
    outputs = feeds(some_listings(jobs, [a_profile()], today), a_renderer(today=today, **settings))
    return {output.path: output.render() for output in outputs if output.path.endswith((".ics", ".opml"))}


def events(*jobs: Any, path: str = "feeds/jobs/deadlines.ics", today: date = TODAY, **settings: Any) -> list[Any]:
    return icalendar.Calendar.from_ical(written(jobs, today, **settings)[path]).walk("VEVENT")


def slugs(found: list[Any]) -> list[str]:
    return [str(event["UID"]).rsplit("/", 1)[1] for event in found]


def test_closing_day_is_an_all_day_event_that_says_what_closes() -> None:
    (event,) = events(a_job(client=Client(name="Exemple, Libre; & Co")), site_url="https://org.example/board")
    assert event["UID"] == "tag:board.example,2026:job/translate-guide"
    assert event["DTSTART"].dt == date(2026, 12, 4)
    assert event["DTEND"].dt == date(2026, 12, 5)
    assert event["DTSTAMP"].dt.isoformat() == "2026-11-20T00:00:00+00:00"
    assert event["URL"] == "https://org.example/board/jobs/translate-guide/"
    assert event["SUMMARY"] == "Closes: Translate our onboarding guide into French, for Exemple, Libre; & Co"
    assert event["DESCRIPTION"].split("\n") == [
        "€300 fixed price, Remote",
        "to the end of the day, Europe/Paris time",
        "https://org.example/board/jobs/translate-guide/",
    ]
    assert (event["STATUS"], event["TRANSP"]) == ("CONFIRMED", "TRANSPARENT")


def test_lines_end_in_crlf_and_are_no_longer_than_75_octets() -> None:
    raw = written([a_job(title=LONG, client=Client(name=LONG))])["feeds/jobs/deadlines.ics"]
    assert raw.endswith(b"END:VCALENDAR\r\n")
    assert raw.count(b"\n") == raw.count(b"\r\n")
    lines = raw.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    # No letter is cut in two.
    assert all(line.decode() is not None for line in lines)
    (event,) = events(a_job(title=LONG))
    assert event["SUMMARY"].startswith(f"Closes: {LONG}")


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=300))
def test_any_text_comes_back_as_it_was(text: str) -> None:
    raw = folded(f"SUMMARY:{escaped(text)}")
    assert max(map(len, raw.split(b"\r\n"))) <= 75
    event = b"BEGIN:VEVENT\r\nUID:x\r\nDTSTAMP:20261120T000000Z\r\n" + raw + b"END:VEVENT\r\n"
    assert str(icalendar.Event.from_ical(event)["SUMMARY"]) == text


def test_next_to_close_come_first_and_only_so_many() -> None:
    jobs = [a_job(slug=f"job-{days}", closes=TODAY + timedelta(days)) for days in (9, 3, 20, 0)]
    assert slugs(events(*jobs)) == ["job-0", "job-3", "job-9", "job-20"]
    assert slugs(events(*jobs, feed_size=2)) == ["job-0", "job-3"]


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        pytest.param({}, "CONFIRMED", id="open"),
        pytest.param({"closes": TODAY}, "CONFIRMED", id="open on its last day"),
        pytest.param({"posted": TODAY + timedelta(1)}, None, id="not yet open"),
        pytest.param({"closes": TODAY - timedelta(1)}, None, id="expired"),
        pytest.param({"status": "paused", "outcome": Outcome(paused=TODAY)}, "CANCELLED", id="paused"),
        pytest.param({"status": "filled", "outcome": Outcome(filled=TODAY)}, "CANCELLED", id="filled"),
        pytest.param({"status": "cancelled", "outcome": Outcome(cancelled=TODAY)}, "CANCELLED", id="called off"),
        pytest.param({"status": "filled", "closes": TODAY - timedelta(1)}, None, id="filled, and its day is over"),
    ],
)
def test_job_that_ends_before_its_day_is_cancelled_and_leaves_after_it(changes: Any, status: str | None) -> None:
    found = events(a_job(**changes))
    assert [event["STATUS"] for event in found] == ([status] if status else [])
    if status == "CANCELLED":
        assert found[0]["DTSTAMP"].dt.date() == TODAY
        assert found[0]["SEQUENCE"] == 1


def test_event_keeps_its_id_when_the_job_gets_another_name() -> None:
    before, after = events(a_job(slug="a")), events(a_job(slug="b", former_slugs=("a",)))
    assert before[0]["UID"] == after[0]["UID"]
    assert after[0]["URL"].endswith("/jobs/b/")


def test_each_category_has_its_own_days_and_one_without_jobs_is_a_calendar_too() -> None:
    translation, development = (
        events(a_job(), path=f"feeds/categories/{name}/deadlines.ics") for name in ("translation", "development")
    )
    assert slugs(translation) == ["translate-guide"]
    assert development == []
    raw = written([])["feeds/jobs/deadlines.ics"]
    # RFC 5545, 3.6: at least one component.
    assert [part.name for part in icalendar.Calendar.from_ical(raw).subcomponents] == ["VTIMEZONE"]


def test_calendar_changes_only_when_its_jobs_do() -> None:
    jobs = [a_job(slug="a"), a_job(slug="b", closes=date(2026, 12, 20))]
    first, later = (written(jobs, day) for day in (TODAY, date(2026, 12, 4)))
    assert first == later
    assert written(jobs, date(2026, 12, 5)) != first


def test_list_of_all_feeds_names_each_once_and_every_one_is_there() -> None:
    listings, renderer = (
        some_listings([a_job(client=Client(name="A & <B>", account="ab"))], [a_profile()]),
        a_renderer(),
    )
    outputs = {output.path: output for output in feeds(listings, renderer)}
    root = etree.fromstring(outputs["feeds/all.opml"].render())
    assert (root.tag, root.get("version")) == ("opml", "2.0")
    assert root.findtext("head/title") == "All feeds of Exemple Board"
    named = [outline for outline in root.iter("outline") if outline.get("xmlUrl")]
    addresses = [outline.get("xmlUrl").removeprefix("https://board.example/") for outline in named]
    assert sorted(addresses) == sorted(path for path in outputs if path.endswith("/rss.xml"))
    assert all(outline.get("text") and outline.get("type") == "rss" for outline in named)
    assert "Jobs of A & <B>" in {outline.get("title") for outline in named}
    assert [outline.get("text") for outline in root.find("body")][:2] == ["Everything", "By category"]


def test_list_of_a_category_names_its_feeds_by_pay() -> None:
    root = etree.fromstring(written([a_job()])["feeds/categories/translation/all.opml"])
    assert [
        outline.get("xmlUrl").removeprefix("https://board.example/feeds/categories/") for outline in root.find("body")
    ] == [
        "translation/rss.xml",
        "translation/fixed/rss.xml",
        "translation/hourly/rss.xml",
        "translation/volunteer/rss.xml",
    ]
