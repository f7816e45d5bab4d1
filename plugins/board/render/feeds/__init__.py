"""The feeds, their calendars and the lists of them: whatever a board shows, for those who want to be told."""

from collections.abc import Iterator, Sequence
from functools import partial
from hashlib import blake2b

from board.derive.groups import Listings
from board.render.feeds.calendar import Deadline, calendar, deadlines
from board.render.feeds.entries import Entries
from board.render.feeds.families import Family, Feed, families
from board.render.feeds.opml import opml
from board.render.outputs import Output
from board.render.renderer import Renderer


def feeds(listings: Listings, renderer: Renderer) -> Iterator[Output]:
    """`rss.xml`, `atom.xml` and `feed.json` of every feed, `deadlines.ics` and `all.opml` where there are such."""
    found = families(listings, renderer)
    entries = Entries(listings, renderer)
    for family in found:
        for feed in family.feeds:
            yield from entries.outputs(feed)
            if feed.deadlines is not None:
                yield calendar_output(feed, renderer)
            if feed.outline == "feeds/all.opml":
                yield opml_output(feed, found, renderer)
            elif feed.outline:
                yield opml_output(feed, parts_of(feed, family), renderer)


def parts_of(feed: Feed, family: Family) -> list[Family]:
    """A feed and the narrower ones below it."""
    return [Family(feed.title, tuple(part for part in family.feeds if part.folder.startswith(feed.folder)))]


def calendar_output(feed: Feed, renderer: Renderer) -> Output:
    """The closing days of a feed's jobs, whatever became of them."""
    settings, words = renderer.settings, renderer.words
    assert feed.deadlines is not None
    found = deadlines(feed.deadlines, settings.today, settings.feed_size)
    title = words._("%(list)s: last days to apply · %(site)s", list=feed.title, site=settings.site_name)
    path = f"{feed.folder}deadlines.ics"
    version = f"{title} {[(deadline.version, deadline.since.isoformat()) for deadline in found]}"
    return Output(path, version, partial(deadlines_bytes, title, path, found, renderer))


def deadlines_bytes(title: str, path: str, found: Sequence[Deadline], renderer: Renderer) -> bytes:
    return calendar(title, renderer.urls.absolute(path), found, renderer)


def opml_output(feed: Feed, found: Sequence[Family], renderer: Renderer) -> Output:
    assert feed.outline is not None
    title = renderer.words._("%(title)s · %(site)s", title=feed.title, site=renderer.settings.site_name)
    if feed.outline == "feeds/all.opml":
        title = renderer.words._("All feeds of %(site)s", site=renderer.settings.site_name)
    named = "".join(f"{part.folder} {part.page} {part.title}\n" for family in found for part in family.feeds)
    version = blake2b(named.encode("utf-8", "ignore"), digest_size=16).hexdigest()
    return Output(feed.outline, f"{title} {version}", partial(opml, title, found, renderer))
