"""Every feed of a board in RSS, Atom and JSON Feed, held to the rules of each, and to one another."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from feedgen.feed import FeedGenerator
from lxml import etree

from board.render.feeds import feeds
from board.render.feeds.dates import moment_in
from board.render.feeds.formats import Channel, atom, json_feed, rss, written
from board.render.feeds.record_entries import Entry
from boards import a_board, a_job, a_profile, build, several, write
from factories import a_job as a_model_job
from factories import a_renderer, some_listings
from feed_rules import assert_sound
from test_feeds import PARIS

NASTY = "<b>&amp;\"]]>' 日本語 🎉 \u2028"
MOMENT = datetime(2026, 11, 20, 3, 4, 5, tzinfo=UTC)
ENTRY = Entry(
    id="tag:board.example,2026:job/a",
    url="https://board.example/jobs/a/?x=1&y=2",
    title=NASTY,
    summary=NASTY,
    content=f"<p>{NASTY}</p>",
    author=NASTY,
    categories=(NASTY, "French"),
)
CHANNEL = Channel(
    id="tag:board.example,2026:feed/jobs",
    title=NASTY,
    description=NASTY,
    page="https://board.example/jobs/",
    folder="https://board.example/feeds/jobs/",
    site_name=NASTY,
    site_url="https://board.example/",
    language="en",
    updated=MOMENT,
)


def a_full_board(folder: Path) -> Path:
    """A board with something in every family of feeds."""
    several(folder)
    return write(
        folder,
        {
            "jobs/again.yml": a_job(
                title="Subtitle two talks",
                posted="2026-10-01",
                closes="2026-12-10",
                reopened="2026-11-12",
                pay={"type": "volunteer"},
            ),
            "jobs/paused.yml": a_job(
                title="Index a book",
                status="paused",
                outcome={"paused": "2026-11-21"},
                pay={"type": "hourly", "min": 20, "max": 30, "currency": "EUR"},
                updates=[
                    {"date": "2026-11-20", "text": "Two chapters more.\n\nSorry!"},
                    {"date": "2026-11-20", "text": "The last chapter is short."},
                ],
            ),
            "jobs/filled.yml": a_job(
                title="Check a glossary", status="filled", outcome={"hired": ["ana-prado"], "filled": "2026-11-22"}
            ),
            "jobs/off.yml": a_job(title="Draw a map", status="cancelled", outcome={"cancelled": "2026-11-22"}),
            "jobs/to-come.yml": a_job(title="Next week", posted="2026-11-29", closes="2026-12-20"),
            "talent/cleo.yml": a_profile(name="Cleo", account="cleo", former_slugs=["cleopatra"]),
            "pools/reviewers.yml": {
                "name": "French reviewers",
                "purpose": "People who read a translation once more.",
                "curator": {"name": "Exemple Libre", "account": "exemple-libre"},
                "members": [
                    {"talent": "ana-prado", "strengths": ["french"], "note": "Exact & kind.", "since": "2026-10-12"},
                    {"talent": "cleo"},
                ],
            },
        },
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return build(a_full_board(tmp_path_factory.mktemp("board")))


def titles(site: dict[str, bytes], folder: str) -> list[str]:
    return [item["title"] for item in json.loads(site[f"feeds/{folder}/feed.json"])["items"]]


def test_every_feed_keeps_the_rules_of_its_format_and_says_what_the_others_say(site: dict[str, bytes]) -> None:
    assert assert_sound(site, "https://board.example/jobs-here") > 25


def test_every_feed_of_an_empty_board_keeps_the_rules(tmp_path: Path) -> None:
    assert_sound(build(a_board(tmp_path)), "https://board.example/jobs-here")


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "America/St_Johns"])
def test_feeds_keep_the_rules_in_every_zone(tmp_path: Path, zone: str) -> None:
    assert_sound(build(a_full_board(tmp_path), TIMEZONE=zone), "https://board.example/jobs-here")


def test_feeds_are_the_same_after_a_build_from_nothing(site: dict[str, bytes], tmp_path: Path) -> None:
    again = build(a_full_board(tmp_path))
    assert {path for path in again if path.startswith("feeds/") and again[path] != site[path]} == set()


def test_families_hold_what_their_names_say(site: dict[str, bytes]) -> None:
    french, again, maps = (
        "Translate our onboarding guide into French",
        "Open again: Subtitle two talks",
        "Mend the export of a maps plugin",
    )
    assert titles(site, "jobs") == [french, again, maps]
    assert titles(site, "categories/translation/volunteer") == [again]
    assert titles(site, "categories/translation/hourly") == []
    assert titles(site, "pay/fixed") == [french, maps]
    assert titles(site, "places/be") == [maps]
    assert titles(site, "skills/c-plus-plus") == [maps]
    assert titles(site, "skills/c-plus-plus/remote") == []
    assert titles(site, "skills/french/remote") == [french, again]
    assert titles(site, "clients/cartes") == [maps]
    assert titles(site, "closing") == [f"Closes Nov 27, 2026: {maps}"]
    assert sorted(titles(site, "talent")) == [
        "Ana Prado: Translator of medical texts",
        "Cleo: Translator of medical texts",
    ]
    assert titles(site, "talent/skills/french") == titles(site, "talent")
    assert titles(site, "pools") == ["French reviewers: Cleo", "French reviewers: Ana Prado"]
    assert titles(site, "pools/reviewers") == titles(site, "pools")
    assert titles(site, "pools/skills/french") == ["Strong in French: Ana Prado"]


def test_what_happens_to_a_job_is_an_entry_of_its_own_in_the_order_in_which_it_happened(site: dict[str, bytes]) -> None:
    items = json.loads(site["feeds/updates/feed.json"])["items"]
    marks = [item["id"].removeprefix("tag:plainboard.example,2026:job/") for item in items]
    assert set(marks[:2]) == {"filled#filled", "off#cancelled"}
    assert marks[2:] == [
        "paused#paused",
        "paused#update-2026-11-20-2",
        "paused#update-2026-11-20",
        "again#reopened-2026-11-12",
        "old-leaflet#completed",
        "old-leaflet#filled",
    ]
    by_mark = dict(zip(marks, items, strict=True))
    assert by_mark["filled#filled"]["title"] == "Filled: Check a glossary"
    assert by_mark["filled#filled"]["summary"].endswith("Hired: Ana Prado")
    assert by_mark["paused#update-2026-11-20"]["content_html"].startswith("<p>Two chapters more.</p>\n<p>Sorry!</p>")


def test_job_filled_again_after_it_was_opened_again_has_another_id(tmp_path: Path) -> None:
    outcome = {"hired": ["ana-prado"], "filled": "2026-11-20"}
    job = a_job(posted="2026-10-01", reopened="2026-11-10", status="filled", outcome=outcome)
    site = build(a_board(tmp_path, {"jobs/twice.yml": job, "talent/ana-prado.yml": a_profile()}))
    (item,) = json.loads(site["feeds/updates/feed.json"])["items"]
    assert item["id"].endswith(":job/twice#filled-2026-11-20")


def test_narrow_feed_holds_fewer_entries_but_all_of_the_last_days() -> None:
    jobs = [a_model_job(slug=f"old-{day}", posted=date(2026, 11, day)) for day in range(1, 9)]
    alone = json.loads(rendered(jobs, "feeds/skills/french/remote/feed.json", feed_size=8))["items"]
    assert [item["id"].rsplit("/", 1)[1] for item in alone] == ["old-8", "old-7", "old-6"]
    crowd = [*jobs, *(a_model_job(slug=f"new-{number}", posted=date(2026, 11, 20)) for number in range(7))]
    at_once = json.loads(rendered(crowd, "feeds/skills/french/remote/feed.json", feed_size=8))["items"]
    assert all("/new-" in item["id"] for item in at_once)
    assert len(at_once) == 7


def rendered(jobs: list[object], path: str, **settings: object) -> bytes:
    outputs = feeds(some_listings(jobs), a_renderer(**settings))
    return next(output.render() for output in outputs if output.path == path)


def test_xml_is_what_feedgen_would_have_written() -> None:
    """Another program's feeds of the same values; only the order and a name or two of ours are our own."""
    other = FeedGenerator()
    other.load_extension("dc")
    other.id(CHANNEL.id)
    other.title(CHANNEL.title)
    other.description(CHANNEL.description)
    other.link(href=f"{CHANNEL.folder}rss.xml", rel="self", type="application/rss+xml")
    other.link(href=CHANNEL.page, rel="alternate")
    other.updated(MOMENT)
    entry = other.add_entry()
    entry.guid(ENTRY.id, permalink=False)
    entry.title(ENTRY.title)
    entry.link(href=ENTRY.url)
    entry.description(etree_text(ENTRY.summary))
    entry.content(ENTRY.content)
    entry.dc.dc_creator(ENTRY.author)
    entry.category([{"term": category} for category in ENTRY.categories])
    entry.pubDate(MOMENT)
    ours, theirs = (
        etree.fromstring(xml).find("channel") for xml in (rss(CHANNEL, [written(ENTRY, MOMENT)]), other.rss_str())
    )
    for name in ("title", "link", "description", "lastBuildDate"):
        assert ours.findtext(name) == theirs.findtext(name)
    assert texts(ours.find("item")) == texts(theirs.find("item"))


def etree_text(text: str) -> str:
    """Text as HTML, which is what the summary is in RSS."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def texts(item: etree._Element) -> list[tuple[str, str]]:
    return sorted((str(child.tag), child.text or "") for child in item)


def test_texts_come_back_as_they_were_from_every_format() -> None:
    entry = written(ENTRY, MOMENT)
    title = etree.fromstring(rss(CHANNEL, [entry])).findtext("channel/item/title")
    spaced = etree.fromstring(atom(CHANNEL, [entry])).findtext(
        "{http://www.w3.org/2005/Atom}entry/{http://www.w3.org/2005/Atom}title"
    )
    item = json.loads(json_feed(CHANNEL, [entry]))["items"][0]
    assert title == spaced == item["title"] == NASTY
    assert item["tags"] == [NASTY, "French"]


def test_offset_of_seconds_is_written_as_greenwich_time() -> None:
    # Paris was 9 minutes and 21 seconds ahead until 1911; RFC 3339 has no seconds there.
    old = int(datetime(1900, 1, 1, 3, tzinfo=UTC).timestamp())
    assert moment_in(PARIS, old).isoformat() == "1900-01-01T03:00:00+00:00"
