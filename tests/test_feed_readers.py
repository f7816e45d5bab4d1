"""What a feed reader shows somebody who subscribed, as the board goes on: each thing once, and nothing twice."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import feedparser_sgmllib
import pytest
from reader import Reader, make_reader

from boards import a_board, a_job, a_profile, build, write

# reader has a feedparser of its own within, which looks for this module under the name it had in Python 2.
sys.modules.setdefault("sgmllib", feedparser_sgmllib)

SITE = "https://board.example/jobs-here/"
FILES = {
    "jobs/guide.yml": a_job(title="Translate our gide", category="translation"),
    "jobs/leaflet.yml": a_job(title="Lay out a leaflet", posted="2026-11-18"),
    "jobs/map.yml": a_job(title="Draw a map", posted="2026-11-19", client={"name": "Cartes", "account": "cartes"}),
    "talent/ana-prado.yml": a_profile(),
}
LATER: dict[str, Any] = {
    # A title fixed.
    "jobs/guide.yml": a_job(title="Translate our guide", category="translation"),
    # A job filled.
    "jobs/leaflet.yml": a_job(
        title="Lay out a leaflet",
        posted="2026-11-18",
        status="filled",
        outcome={"hired": ["ana-prado"], "filled": "2026-11-23"},
    ),
    # A job added, posted two weeks ago.
    "jobs/late.yml": a_job(title="Index a book", posted="2026-11-09"),
    # Another name for a job.
    "jobs/map.yml": None,
    "jobs/map-of-wells.yml": a_job(
        title="Draw a map", posted="2026-11-19", client={"name": "Cartes", "account": "cartes"}, former_slugs=["map"]
    ),
}
FORMATS = ("rss.xml", "atom.xml", "feed.json")


class Subscriber:
    """Somebody who reads all that comes, and is asked what was new."""

    def __init__(self, reader: Reader, site: Path) -> None:
        self.reader = reader
        self.site = site

    def subscribe(self, *feeds: str) -> None:
        for feed in feeds:
            self.reader.add_feed(f"feeds/{feed}", allow_invalid_url=True)

    def look(self) -> list[str]:
        """The titles of what is unread, which are read then."""
        self.reader.update_feeds(scheduled=False)
        for feed in self.reader.get_feeds():
            assert feed.last_exception is None, feed.last_exception
        unread = list(self.reader.get_entries(read=False))
        for entry in unread:
            self.reader.mark_entry_as_read(entry)
        return sorted(entry.title or "" for entry in unread)

    def titles(self, feed: str) -> list[str]:
        return sorted(entry.title or "" for entry in self.reader.get_entries(feed=f"feeds/{feed}"))


@pytest.fixture
def subscriber(tmp_path: Path) -> Iterator[Subscriber]:
    build(a_board(tmp_path, FILES))
    with make_reader(":memory:", feed_root=str(tmp_path / "output")) as reader:
        yield Subscriber(reader, tmp_path)


@pytest.mark.parametrize("file", FORMATS)
def test_only_the_new_job_is_new_though_its_day_has_passed(subscriber: Subscriber, file: str) -> None:
    subscriber.subscribe(f"jobs/{file}")
    assert subscriber.look() == ["Draw a map", "Lay out a leaflet", "Translate our gide"]
    build(write(subscriber.site, LATER), BOARD_TODAY="2026-11-23")
    assert subscriber.look() == ["Index a book"]
    # What was fixed is shown as it is now, where it was; the job of another name is still one job.
    assert subscriber.titles(f"jobs/{file}") == [
        "Draw a map",
        "Index a book",
        "Lay out a leaflet",
        "Translate our guide",
    ]


@pytest.mark.parametrize("file", FORMATS)
def test_filled_job_is_news_to_who_follows_the_changes(subscriber: Subscriber, file: str) -> None:
    subscriber.subscribe(f"updates/{file}")
    assert subscriber.look() == []
    build(write(subscriber.site, LATER), BOARD_TODAY="2026-11-23")
    assert subscriber.look() == ["Filled: Lay out a leaflet"]
    completed = LATER["jobs/leaflet.yml"] | {
        "status": "completed",
        "outcome": {"hired": ["ana-prado"], "filled": "2026-11-23", "completed": "2026-11-30"},
    }
    build(write(subscriber.site, {"jobs/leaflet.yml": completed}), BOARD_TODAY="2026-11-30")
    assert subscriber.look() == ["Completed: Lay out a leaflet"]


@pytest.mark.parametrize("file", FORMATS)
def test_nothing_is_new_where_nothing_happened(subscriber: Subscriber, file: str) -> None:
    subscriber.subscribe(f"jobs/{file}", f"talent/{file}", f"clients/cartes/{file}")
    assert len(subscriber.look()) == 5
    build(subscriber.site, BOARD_TODAY="2026-12-01")
    assert subscriber.look() == []


def test_job_opened_again_is_news_and_so_is_the_week_before_it_closes(subscriber: Subscriber) -> None:
    subscriber.subscribe("jobs/rss.xml", "closing/rss.xml")
    subscriber.look()
    again = FILES["jobs/map.yml"] | {"reopened": "2026-12-01", "closes": "2026-12-31"}
    build(write(subscriber.site, {"jobs/map.yml": again}), BOARD_TODAY="2026-12-01")
    assert subscriber.look() == ["Open again: Draw a map"]
    build(subscriber.site, BOARD_TODAY="2026-12-11")
    assert subscriber.look() == ["Closes Dec 18, 2026: Lay out a leaflet", "Closes Dec 18, 2026: Translate our gide"]
    build(subscriber.site, BOARD_TODAY="2026-12-14")
    assert subscriber.look() == []


def test_list_of_all_feeds_names_every_feed(subscriber: Subscriber, tmp_path: Path) -> None:
    there = {path.relative_to(tmp_path / "output").as_posix() for path in (tmp_path / "output").rglob("rss.xml")}
    listed = tmp_path / "output" / "feeds" / "all.opml"
    named = [outline.get("xmlUrl") for outline in ElementTree.parse(listed).iter("outline") if outline.get("xmlUrl")]
    assert sorted(str(url) for url in named) == sorted(f"{SITE}{path}" for path in there)
    # A reader that people use, where it is: it takes the list as it stands.
    if newsboat := shutil.which("newsboat"):
        urls = tmp_path / "urls"
        urls.touch()
        subprocess.run(
            [newsboat, "-u", str(urls), "-c", str(tmp_path / "cache.db"), "-i", str(listed)], check=True, timeout=30
        )
        imported = {line.split()[0] for line in urls.read_text(encoding="utf-8").splitlines() if line}
        assert imported == set(named)
