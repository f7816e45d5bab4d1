"""The feeds: every list of open jobs, and the new profiles, as RSS 2.0."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import partial
from hashlib import blake2b
from heapq import nlargest
from typing import Any
from zoneinfo import ZoneInfo

from board.derive.groups import Listings
from board.derive.listing import JobListing, TalentListing
from board.render.entries import job_entry, talent_entry, xml_text
from board.render.list_pages import job_lists
from board.render.outputs import Output
from board.render.renderer import Renderer

Listing = JobListing | TalentListing

NIGHT_SECONDS = 6 * 60 * 60
GENERATOR = "Plainboard"
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed before it is written: `path` is its own place, `page` that of the list it follows."""

    path: str
    page: str
    title: str
    listings: tuple[Listing, ...]


def feeds(listings: Listings, renderer: Renderer) -> Iterator[Output]:
    """`feeds/jobs/`, `feeds/{categories,skills,places}/<id>/` and `feeds/talent/`, each with an `rss.xml`."""
    # Every record has its date, shown or not: one that leaves the feeds must not move another's.
    records: tuple[Listing, ...] = (*listings.jobs, *listings.people)
    days = ((listing.path, first_day(listing)) for listing in records)
    items = Items(renderer, feed_dates(days, ZoneInfo(renderer.settings.timezone)))
    for feed in (*job_feeds(listings, renderer), talent_feed(listings, renderer)):
        yield items.output(feed)


def job_feeds(listings: Listings, renderer: Renderer) -> Iterator[Feed]:
    """A feed for every list that names one, so that no page links to a feed that is not there."""
    for job_list in job_lists(listings, renderer):
        if job_list.feed:
            yield Feed(
                path=job_list.feed.url.removeprefix(renderer.urls()),
                page=job_list.path,
                title=job_list.feed.title,
                listings=tuple(job for job in job_list.jobs if job.lifecycle.in_new_feeds),
            )


def talent_feed(listings: Listings, renderer: Renderer) -> Feed:
    title = renderer.words._("New talent")
    return Feed(path="feeds/talent/rss.xml", page="talent/", title=title, listings=listings.talent)


def first_day(listing: Listing) -> date:
    """The day on which a record was news: a job's last opening, a profile's publication."""
    if isinstance(listing, JobListing):
        return listing.job.reopened or listing.job.posted
    return listing.talent.published


def feed_dates(days: Iterable[tuple[str, date]], zone: ZoneInfo) -> dict[str, datetime]:
    """For each name (a record's path) a moment in the first six hours of its day, all distinct, in the days' order.

    The moment follows from the name alone, so it stays when other records come and go; only where two
    would be equal does the later name move on by a second. Chat readers drop entries of equal dates.
    """
    moments: dict[str, int] = {}
    after: dict[int, int] = {}
    nights: dict[date, list[int]] = {}
    for name, day in sorted(days):
        seconds = int.from_bytes(blake2b(name.encode(), digest_size=8).digest(), "big") % NIGHT_SECONDS
        if day not in nights:
            nights[day] = hours_of_night(day, zone)
        hour, second = divmod(seconds, 3600)
        # Compared as moments: in the nights when clocks change, two wall times can be one.
        moment = first_free(nights[day][hour] + second, after)
        after[moment] = moment + 1
        moments[name] = moment
    return {name: moment_in(zone, moment) for name, moment in moments.items()}


EARLIEST = datetime(1, 1, 2, tzinfo=UTC)


def moment_in(zone: ZoneInfo, moment: int) -> datetime:
    """A moment by the clocks of a zone; the first day of the calendar has no zone east of Greenwich."""
    return datetime.fromtimestamp(max(moment, int(EARLIEST.timestamp())), zone)


def hours_of_night(day: date, zone: ZoneInfo) -> list[int]:
    """The moments, in seconds since 1970, at which the first six hours of a day begin."""
    return [int(datetime.combine(day, time(hour), zone).timestamp()) for hour in range(NIGHT_SECONDS // 3600)]


def first_free(moment: int, after: dict[int, int]) -> int:
    """The moment, or the next that is not taken; `after` leads from each taken one towards a free one.

    What was passed on the way is made to lead straight there, so that a crowded day costs no more.
    """
    passed = []
    while moment in after:
        passed.append(moment)
        moment = after[moment]
    for taken in passed:
        after[taken] = moment
    return moment


class Items:
    """The entries of a board's feeds, each made once however many feeds hold it."""

    def __init__(self, renderer: Renderer, dates: dict[str, datetime]) -> None:
        self.renderer = renderer
        self.dates = dates
        self._items: dict[str, Any] = {}

    def date(self, listing: Listing) -> datetime:
        return self.dates[listing.path]

    def output(self, feed: Feed) -> Output:
        """A feed of the newest entries, newest first."""
        size = self.renderer.settings.feed_size or len(feed.listings)
        dates = self.dates
        newest = nlargest(size, feed.listings, key=lambda listing: dates[listing.path])
        # Not `version`, which changes as a closing day comes near: no feed says how near it is.
        digests = (
            f"{listing.path}:{listing.job.digest if isinstance(listing, JobListing) else listing.talent.digest}"
            for listing in newest
        )
        versions = zip(digests, map(self.date, newest), strict=True)
        inputs = " ".join(f"{digest}@{date.isoformat()}" for digest, date in versions)
        return Output(feed.path, f"{feed.title} {inputs}", partial(self.rss, feed, newest))

    def rss(self, feed: Feed, newest: list[Listing]) -> bytes:
        """The feed as RSS 2.0, with `content:encoded` and `atom:link` (RSS Best Practices Profile)."""
        # Late, for its lxml takes as long to load as a small board to build.
        from feedgen.feed import FeedGenerator

        urls, settings, words = self.renderer.urls, self.renderer.settings, self.renderer.words
        rss = FeedGenerator()
        rss.title(xml_text(words._("%(title)s · %(site)s", title=feed.title, site=settings.site_name)))
        rss.description(xml_text(settings.tagline or settings.site_name))
        rss.language(settings.language)
        rss.generator(GENERATOR)
        # feedgen takes the last link for RSS's own.
        rss.link(href=urls.absolute(feed.path), rel="self", type="application/rss+xml")
        rss.link(href=urls.absolute(feed.page), rel="alternate")
        rss.lastBuildDate(self.date(newest[0]) if newest else NEVER)
        for listing in newest:
            rss.add_entry(self.item(listing), order="append")
        xml: bytes = rss.rss_str(pretty=True)
        # feedgen cannot leave it out, and falls back on the clock.
        return xml if newest else xml.replace(b"<lastBuildDate>Thu, 01 Jan 1970 00:00:00 +0000</lastBuildDate>", b"")

    def item(self, listing: Listing) -> Any:
        """The feedgen entry of a listing."""
        if listing.path not in self._items:
            self._items[listing.path] = self._item(listing)
        return self._items[listing.path]

    def _item(self, listing: Listing) -> Any:
        from feedgen.entry import FeedEntry

        if isinstance(listing, JobListing):
            entry = job_entry(listing, self.renderer)
        else:
            entry = talent_entry(listing, self.renderer)
        item = FeedEntry()
        item.guid(entry.id, permalink=False)
        item.title(entry.title)
        item.link(href=entry.url)
        item.description(entry.description)
        item.content(entry.content)
        item.pubDate(self.date(listing))
        item.category([{"term": category} for category in entry.categories])
        return item
