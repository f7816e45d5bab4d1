"""Feeds that every reader takes, in which an entry keeps its id, its date and its bytes."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from email.utils import parsedate_to_datetime
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import feedparser
import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from board.derive.groups import Listings
from board.model import Client, Deliverable, PortfolioPiece
from board.model.job import Outcome
from board.render.feeds import feeds
from board.render.feeds.dates import feed_moments, moment_in
from board.render.pages.lists import job_lists
from board.render.renderer import Renderer
from factories import TODAY, a_job, a_profile, a_renderer, some_listings

PARIS = ZoneInfo("Europe/Paris")
DAY = date(2026, 11, 20)
CLASH = ("jobs/job-261/", "jobs/job-50/")


def feed_dates(days: Iterable[tuple[str, date]], zone: ZoneInfo) -> dict[str, datetime]:
    return {name: moment_in(zone, moment) for name, moment in feed_moments(days, (), zone).items()}


def written(listings: Listings, renderer: Renderer | None = None) -> dict[str, bytes]:
    return {output.path: output.render() for output in feeds(listings, renderer or a_renderer())}


def read(xml: bytes) -> Any:
    parsed = feedparser.parse(xml, resolve_relative_uris=False, sanitize_html=False)
    assert not parsed.bozo, parsed.get("bozo_exception")
    return parsed


def feed_of(*jobs: Any, path: str = "feeds/jobs/rss.xml", **settings: Any) -> Any:
    return read(written(some_listings(jobs), a_renderer(**settings))[path])


def slugs(entries: Iterable[Any]) -> list[str]:
    return [entry.id.rsplit("/", 1)[1] for entry in entries]


def test_every_list_that_names_a_feed_has_it_in_every_format() -> None:
    renderer = a_renderer(site_url="https://org.example/board")
    listings = some_listings([a_job()], [a_profile()])
    paths = written(listings, renderer).keys()
    for job_list in job_lists(listings, renderer):
        if job_list.feed:
            assert {link.url.removeprefix("/board/") for link in job_list.feed.feeds} <= paths


def test_feed_names_itself_and_its_list() -> None:
    feed = feed_of(a_job(), site_url="https://org.example/board", language="fr").feed
    assert feed.title == "All open jobs · Exemple Board"
    assert feed.link == "https://org.example/board/jobs/"
    assert feed.language == "fr"
    assert feed.subtitle == "Small jobs for a small world"
    (own,) = [link for link in feed.links if link.rel == "self"]
    assert own.href == "https://org.example/board/feeds/jobs/rss.xml"


def test_entry_keeps_its_id_when_the_site_moves() -> None:
    here, there = (feed_of(a_job(), site_url=url) for url in ("https://a.example", "https://b.example/c"))
    assert here.entries[0].id == there.entries[0].id == "tag:board.example,2026:job/translate-guide"
    assert here.entries[0].guidislink is False
    assert there.entries[0].link == "https://b.example/c/jobs/translate-guide/"


def test_entry_says_it_all() -> None:
    job = a_job(
        client=Client(name="Exemple & Co"),
        summary="For <new> volunteers",
        objectives=("Fewer questions",),
        deliverables=(Deliverable(name="Eight chapters", format="Markdown", accepted_when=("links kept",)),),
        requirements=("Native French",),
        nice_to_have=("cpp", "knitting"),
    )
    (entry,) = feed_of(job).entries
    content = entry.content[0].value
    for text in (
        "Exemple &amp; Co",
        "For &lt;new&gt; volunteers",
        "€300",
        "December 4, 2026 (to the end of the day, Europe/Paris time)",
        "4,200 words in eight chapters",
        "<li>Fewer questions</li>",
        "<li>Eight chapters (Markdown)<ul><li>links kept</li></ul></li>",
        "<li>Native French</li>",
        "French, Markdown, C++, knitting",
        '<a href="https://board.example/jobs/translate-guide/">Apply on the job',
    ):
        assert text in content
    assert [tag.term for tag in entry.tags] == ["Translation", "French", "Markdown", "C++", "knitting"]
    assert entry.summary.startswith("Exemple &amp; Co: €300 fixed price, Remote, closes December 4, 2026.")
    assert entry.summary.endswith("For &lt;new&gt; volunteers")
    assert entry.author == "Exemple & Co"


def test_content_is_html_without_scripts_or_relative_links() -> None:
    description = "[a](../other/?a=1&b=2) [b](#top) [c](//c.example/x) [d](mailto:d@d.example)\n\n<script>x</script>"
    (entry,) = feed_of(a_job(description=description), site_url="https://org.example/board").entries
    tree = html5lib.parseFragment(entry.content[0].value, namespaceHTMLElements=False)
    assert [link.get("href") for link in tree.iter("a")] == [
        "https://org.example/board/jobs/other/?a=1&b=2",
        "https://org.example/board/jobs/translate-guide/#top",
        "https://c.example/x",
        "mailto:d@d.example",
        "https://org.example/board/jobs/translate-guide/",
    ]
    assert not list(tree.iter("script"))


@pytest.mark.parametrize("title", ["A < B & C", "<b>bold</b>", "]]>", "日本語 🎉", "&amp; as it is"])
def test_title_is_plain_text(title: str) -> None:
    root = etree.fromstring(written(some_listings([a_job(title=title)]))["feeds/jobs/rss.xml"])
    assert root.findtext("channel/item/title") == title


def test_characters_that_xml_cannot_hold_never_break_a_feed() -> None:
    (entry,) = feed_of(a_job(title="Bell\x07", description="a\x0b\ufffe"), site_name="\x01Board").entries
    assert entry.title == "Bell"


def test_newest_come_first_and_only_so_many() -> None:
    jobs = [a_job(slug=f"job-{day}", posted=date(2026, 11, day)) for day in range(1, 11)]
    assert slugs(feed_of(*jobs, feed_size=3).entries) == ["job-10", "job-9", "job-8"]
    assert len(feed_of(*jobs, feed_size=0).entries) == 10


def test_reopened_job_is_news_again() -> None:
    old = a_job(slug="old", posted=date(2026, 10, 1), reopened=date(2026, 11, 21))
    entries = feed_of(a_job(slug="newer"), old).entries
    assert slugs(entries) == ["old#reopened-2026-11-21", "newer"]
    assert entries[0].title == "Open again: Translate our onboarding guide into French"
    assert parsedate_to_datetime(entries[0].published).date() == date(2026, 11, 21)


def test_only_open_jobs_and_public_people_are_announced() -> None:
    jobs = [
        a_job(slug="is-open"),
        a_job(slug="is-scheduled", posted=TODAY + timedelta(1)),
        a_job(slug="is-expired", closes=TODAY - timedelta(1)),
        *(a_job(slug=f"is-{status}", status=status) for status in ("paused", "filled", "completed", "cancelled")),
    ]
    people = [a_profile(slug=visibility, visibility=visibility) for visibility in ("public", "unlisted", "archived")]
    outputs = written(some_listings(jobs, people))
    assert slugs(read(outputs["feeds/talent/rss.xml"]).entries) == ["public"]
    for name in ("jobs", "categories/translation", "categories/translation/fixed", "pay/fixed", "places/remote"):
        assert slugs(read(outputs[f"feeds/{name}/rss.xml"]).entries) == ["is-open"]
    for name in ("skills/french", "skills/french/remote"):
        assert slugs(read(outputs[f"feeds/{name}/rss.xml"]).entries) == ["is-open"]


def test_feeds_do_not_name_unlisted_people_who_were_hired() -> None:
    outcome = Outcome(filled=date(2026, 11, 20), hired=("hidden", "shown"))
    people = [
        a_profile(slug="hidden", name="Hidden Person", visibility="unlisted"),
        a_profile(slug="shown", name="Shown Person"),
    ]
    files = written(some_listings([a_job(status="filled", outcome=outcome)], people))
    assert b"Hired: Shown Person" in files["feeds/updates/feed.json"]
    assert [path for path, content in files.items() if b"Hidden" in content] == []


def test_person_is_an_entry() -> None:
    piece = PortfolioPiece(title="A & B", url="https://ines.example/b")
    person = a_profile(portfolio=(piece, PortfolioPiece(title="C")))
    (entry,) = read(written(some_listings(talent=[person]))["feeds/talent/rss.xml"]).entries
    assert entry.id == "tag:board.example,2026:talent/ines-moreau"
    assert entry.title == "Inès Moreau: French translator for free software"
    assert entry.link == "https://board.example/talent/ines-moreau/"
    assert parsedate_to_datetime(entry.published).date() == date(2026, 10, 5)
    assert '<li><a href="https://ines.example/b">A &amp; B</a></li><li>C</li>' in entry.content[0].value


def test_last_build_is_the_newest_entry_and_an_empty_feed_has_none() -> None:
    outputs = written(some_listings([a_job(slug="a"), a_job(slug="b"), a_job(slug="c", posted=date(2026, 11, 1))]))
    feed = read(outputs["feeds/jobs/rss.xml"])
    assert feed.feed.updated == feed.entries[0].published
    assert b"lastBuildDate" not in outputs["feeds/categories/development/rss.xml"]
    assert read(outputs["feeds/categories/development/rss.xml"]).entries == []


def test_an_entry_is_the_same_in_every_feed() -> None:
    outputs = written(some_listings([a_job(slug="a", skills=("french",)), a_job(slug="b")]))
    seen: dict[str, set[bytes]] = {}
    for path, xml in outputs.items():
        for item in [] if not path.endswith("/rss.xml") else etree.fromstring(xml).iter("item"):
            item.tail = None
            seen.setdefault(item.findtext("guid"), set()).add(etree.tostring(item))
    assert len(seen) == 2
    assert all(len(texts) == 1 for texts in seen.values())


def test_bytes_do_not_change_with_the_day_while_the_jobs_are_open() -> None:
    jobs = [a_job(slug="a"), a_job(slug="b", closes=date(2026, 12, 1))]
    days = (date(2026, 11, 22), date(2026, 11, 29), date(2026, 12, 1))
    first, *others = (
        {
            path: content
            for path, content in written(some_listings(jobs, [a_profile()], day), a_renderer(today=day)).items()
            if not path.startswith("feeds/closing/")
        }
        for day in days
    )
    assert all(other == first for other in others)


def test_inputs_change_exactly_when_the_bytes_do() -> None:
    def inputs(*jobs: Any, today: date = TODAY) -> str:
        return next(iter(feeds(some_listings(jobs, today=today), a_renderer()))).inputs

    assert inputs(a_job()) == inputs(a_job(), today=date(2026, 12, 4))
    assert inputs(a_job()) != inputs(a_job(digest="changed"))
    assert inputs(a_job()) != inputs(a_job(), a_job(slug="other"))
    assert inputs(a_job()) != inputs()


def test_a_build_twice_gives_the_same_bytes() -> None:
    jobs = [a_job(slug=f"job-{number}") for number in range(20)]
    assert written(some_listings(jobs)) == written(some_listings(reversed(jobs)))


days = st.dates(date(2020, 1, 1), date(2035, 1, 1))
names = st.from_regex(r"[a-z]{1,6}", fullmatch=True)
zones = st.sampled_from(["UTC", "Europe/Paris", "America/New_York", "Asia/Beirut", "Australia/Lord_Howe"])


@given(st.dictionaries(names, days, max_size=50), zones)
def test_dates_are_distinct_and_in_the_first_hours_of_their_day(records: dict[str, date], name: str) -> None:
    zone = ZoneInfo(name)
    dates = feed_dates(records.items(), zone)
    assert dates.keys() == records.keys()
    assert len({moment.astimezone(UTC) for moment in dates.values()}) == len(dates)
    for slug, moment in dates.items():
        assert moment.tzinfo is zone
        assert moment.date() == records[slug]
        # An hour more where clocks jump at midnight.
        assert moment.time() < time(7)


@given(st.dictionaries(names, days, min_size=2, max_size=50))
def test_dates_are_in_the_order_of_the_days(records: dict[str, date]) -> None:
    dates = feed_dates(records.items(), PARIS)
    ordered = sorted(records, key=lambda slug: dates[slug])
    assert all(records[one] <= records[other] for one, other in pairwise(ordered))


@given(st.dictionaries(names, days, max_size=20), st.randoms())
def test_dates_do_not_depend_on_the_order_of_files(records: dict[str, date], random: Any) -> None:
    pairs = list(records.items())
    random.shuffle(pairs)
    assert feed_dates(pairs, PARIS) == feed_dates(records.items(), PARIS)


def test_dates_stay_when_jobs_are_added() -> None:
    some = [(f"jobs/old-{number}/", DAY) for number in range(20)]
    more = [(f"jobs/new-{number}/", DAY) for number in range(20)]
    before, after = feed_dates(some, PARIS), feed_dates(some + more, PARIS)
    assert {name: after[name] for name in before} == before


def test_on_a_clash_the_later_name_moves_by_a_second() -> None:
    # Found by trying: alone, both have this moment.
    one, other = CLASH
    moment = feed_dates([(one, DAY)], PARIS)[one]
    assert feed_dates([(other, DAY)], PARIS)[other] == moment
    assert feed_dates([(other, DAY), (one, DAY)], PARIS) == {one: moment, other: moment + timedelta(seconds=1)}


def test_a_day_with_more_records_than_seconds_still_has_distinct_dates() -> None:
    dates = feed_dates(((f"{number:05}", DAY) for number in range(22_000)), PARIS)
    assert len(set(dates.values())) == 22_000


def test_what_happens_moves_no_record_and_follows_its_own() -> None:
    one, other = CLASH
    alone = feed_moments([(other, DAY)], (), PARIS)
    events = [(f"{one}#3filled", DAY), (f"{one}#1update-2026-11-20", DAY)]
    moments = feed_moments([(other, DAY)], events, PARIS)
    assert moments[other] == alone[other]
    assert [moments[name] - moments[other] for name, _ in reversed(events)] == [1, 2]


@given(st.dictionaries(names, days, max_size=30), st.lists(st.tuples(names, days), max_size=30))
def test_events_have_dates_of_their_own_and_leave_the_records_theirs(
    records: dict[str, date], happened: list[tuple[str, date]]
) -> None:
    events = [(f"{name}#{number:02}", day) for number, (name, day) in enumerate(happened)]
    moments = feed_moments(records.items(), events, PARIS)
    assert len(set(moments.values())) == len(records) + len(events)
    assert {name: moments[name] for name in records} == feed_moments(records.items(), (), PARIS)


def test_job_that_gets_another_name_keeps_its_id_and_its_date() -> None:
    before, after = (
        feed_of(job).entries[0] for job in (a_job(), a_job(slug="guide", former_slugs=("translate-guide",)))
    )
    assert (after.id, after.published) == (before.id, before.published)
    assert after.link == "https://board.example/jobs/guide/"
