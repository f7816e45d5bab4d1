"""The entries of a board's feeds: which of them a feed holds, and each written once however many feeds hold it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from hashlib import blake2b
from operator import attrgetter
from zoneinfo import ZoneInfo

from board.derive.groups import Listings
from board.derive.listing import JobListing
from board.derive.status import CLOSING_SOON_DAYS, JobStatus
from board.render.feeds.announced import Announced, changes, closing, digest, first_day, joined, name, opening
from board.render.feeds.dates import NamedDay, feed_moments, moment_in
from board.render.feeds.families import Feed
from board.render.feeds.formats import Channel, Written, atom, json_feed, rss, written
from board.render.feeds.news_entries import announced_entry
from board.render.feeds.record_entries import entry_id
from board.render.outputs import Output
from board.render.parts.feed_links import FORMATS
from board.render.renderer import Renderer
from board.value import value

WRITERS = dict(zip((file for file, _, _ in FORMATS), (rss, atom, json_feed), strict=True))


@value()
class Dated:
    """Something to announce with its name and its moment; `version` changes whenever its entry does."""

    name: str
    moment: int
    announced: Announced

    @property
    def version(self) -> str:
        return f"{self.name} {digest(self.announced)}@{self.moment}"


MOMENT = attrgetter("moment")
LAST_DAYS = 3


class Entries:
    """What can be announced, and what was already written of it."""

    def __init__(self, listings: Listings, renderer: Renderer) -> None:
        self.renderer = renderer
        self.zone = ZoneInfo(renderer.settings.timezone)
        self.moments = board_moments(listings, renderer)
        # Most feeds are of open jobs, so these are dated once, for all of them.
        self.jobs = {
            listing.job.slug: Dated(key, self.moments[key], announced)
            for listing in listings.open
            if listing.lifecycle.in_new_feeds
            for announced in (opening(listing),)
            for key in (name(announced),)
        }
        self._written: dict[str, Written] = {}
        self._versions: dict[str, str] = {}

    def newest_first(self, found: Iterable[Announced]) -> list[Dated]:
        moments = self.moments
        dated = [Dated(key, moments[key], announced) for announced in found for key in (name(announced),)]
        dated.sort(key=MOMENT, reverse=True)
        return dated

    def newest(self, feed: Feed) -> list[Dated]:
        """What a feed holds: the newest BOARD_FEED_SIZE, or all there is.

        A narrow feed holds a part of that, but whatever else came within its last days too: what is posted all at
        once must reach everyone.
        """
        most = self.renderer.settings.feed_size or feed.count
        least = -(-most // feed.part)
        if feed.jobs:
            jobs = self.jobs
            found = [jobs[job.job.slug] for job in newest_days(feed.jobs, least) if job.job.slug in jobs]
            found.sort(key=MOMENT, reverse=True)
        else:
            found = self.newest_first(feed.news)
        if least < most and len(found) > least:
            since = found[0].moment - LAST_DAYS * 24 * 60 * 60
            least += sum(dated.moment >= since for dated in found[least:most])
        return found[:least]

    def outputs(self, feed: Feed) -> Iterator[Output]:
        """A feed in every format, with the newest of its entries, newest first."""
        newest = self.newest(feed)
        version = " ".join([feed.title, *map(self.version, newest)])
        inputs = blake2b(version.encode("utf-8", "ignore"), digest_size=16).hexdigest()
        for file in WRITERS:
            yield Output(f"{feed.folder}{file}", inputs, partial(self.document, feed, newest, file))

    def version(self, dated: Dated) -> str:
        version = self._versions.get(dated.name)
        if version is None:
            version = self._versions[dated.name] = dated.version
        return version

    def document(self, feed: Feed, newest: Sequence[Dated], file: str) -> bytes:
        """The bytes of a feed in the format of a file's name."""
        settings, urls, words = self.renderer.settings, self.renderer.urls, self.renderer.words
        channel = Channel(
            id=entry_id(feed.folder.replace("feeds/", "feed/", 1).rstrip("/"), self.renderer),
            title=words._("%(title)s · %(site)s", title=feed.title, site=settings.site_name),
            description=settings.tagline or settings.site_name,
            page=urls.absolute(feed.page),
            folder=urls.absolute(feed.folder),
            site_name=settings.site_name,
            site_url=urls.absolute(),
            language=settings.language,
            updated=moment_in(self.zone, newest[0].moment) if newest else None,
        )
        return WRITERS[file](channel, [self._written.get(dated.name) or self.entry(dated) for dated in newest])

    def entry(self, dated: Dated) -> Written:
        entry = announced_entry(dated.announced, self.renderer)
        self._written[dated.name] = made = written(entry, moment_in(self.zone, dated.moment))
        return made


def newest_days(jobs: Sequence[JobListing], size: int) -> Sequence[JobListing]:
    """Of jobs by the day they were posted, newest first, at least as many as asked for, and those of the last days.

    Those that were opened again are all among them: they are newer than their place says.
    """
    if len(jobs) <= size:
        return jobs
    since = min(jobs[size - 1].job.posted, jobs[0].job.posted - timedelta(LAST_DAYS + 1))
    end = size
    while end < len(jobs) and jobs[end].job.posted >= since:
        end += 1
    return (*jobs[:end], *[listing for listing in jobs[end:] if listing.job.reopened])


def board_moments(listings: Listings, renderer: Renderer) -> dict[str, int]:
    """The moment of everything there is to announce, on this day or on one before, by its name.

    Every record has its date, shown or not: one that leaves the feeds must not move another's.
    """
    everything: tuple[Announced, ...] = (*listings.jobs, *listings.people)
    records: list[NamedDay] = [(name(record), first_day(record)) for record in everything]
    pools = listings.pools
    events: list[Announced] = [
        joined(pool, member)
        for pool in (*pools.curated, *pools.skills.values(), *pools.clients.values())
        for member in pool.members
    ]
    today = renderer.settings.today
    soon = today + timedelta(min(CLOSING_SOON_DAYS, (date.max - today).days))
    for listing in listings.jobs:
        job = listing.job
        if job.updates or job.status != "open":
            events += [news for news in changes(listing, today) if news.kind != "reopened"]
        if job.reopened:
            events.append(opening(listing))
        if listing.is_closing_soon or (job.closes <= soon and listing.status is not JobStatus.SCHEDULED):
            events.append(closing(listing))
    return feed_moments(
        records, [(name(event), first_day(event)) for event in events], ZoneInfo(renderer.settings.timezone)
    )
