"""What a feed can announce: a job, what happened to it, a person, and that somebody joined a pool."""

from collections.abc import Iterator
from datetime import date, timedelta

from board.derive.listing import JobListing, TalentListing
from board.derive.pools import PoolListing, PoolMember
from board.derive.status import CLOSING_SOON_DAYS, JobStatus
from board.model import Job, Talent
from board.value import value

KINDS = ("reopened", "update", "paused", "filled", "completed", "cancelled", "closing")
"""What can happen to a job, in the order in which it does if it all happens on one day."""

# What the state of a job lets us say of its present round; a state of an earlier one is not repeated.
TOLD = {
    JobStatus.PAUSED: ("paused",),
    JobStatus.FILLED: ("paused", "filled"),
    JobStatus.COMPLETED: ("paused", "filled", "completed"),
    JobStatus.CANCELLED: ("paused", "filled", "cancelled"),
}


@value()
class News:
    """Something that happened to a job on a day; `number` tells apart the updates of one day."""

    listing: JobListing
    kind: str
    day: date
    number: int = 1

    @property
    def mark(self) -> str:
        """What the entry's id has behind the job's: `filled`, with the day where a job could be filled twice."""
        reopened = self.listing.job.reopened
        if self.kind in ("reopened", "update", "closing") or reopened:
            about = self.listing.job.closes if self.kind == "closing" else self.day
            return f"{self.kind}-{about}" + (f"-{self.number}" if self.number > 1 else "")
        return self.kind

    @property
    def text(self) -> str:
        """What the client wrote, for an update."""
        same_day = [update.text for update in self.listing.job.updates if update.date == self.day]
        return same_day[self.number - 1]


@value()
class Joining:
    """Somebody came into a pool on a day."""

    pool: PoolListing
    member: PoolMember
    day: date


Announced = JobListing | TalentListing | News | Joining


def lasting_slug(record: Job | Talent) -> str:
    """The first name that a record ever had: readers know its entries by it, whatever it is called later."""
    return record.former_slugs[0] if record.former_slugs else record.slug


def opening(listing: JobListing) -> JobListing | News:
    """That a job is there to apply for; of one that was opened again, that it is so once more."""
    reopened = listing.job.reopened
    return News(listing, "reopened", reopened) if reopened else listing


def closing(listing: JobListing) -> News:
    """That a job closes soon, on the first day on which it does."""
    job = listing.job
    opened = max(job.posted, job.reopened or job.posted)
    # In the first week of the calendar there is no week before.
    week = timedelta(min(CLOSING_SOON_DAYS, (job.closes - date.min).days))
    return News(listing, "closing", max(opened, job.closes - week))


def changes(listing: JobListing, today: date) -> Iterator[News]:
    """What happened to a job since it was posted: its updates, its opening again, and what became of it."""
    job = listing.job
    if listing.status is JobStatus.SCHEDULED:
        return
    numbers: dict[date, int] = {}
    for update in job.updates:
        numbers[update.date] = numbers.get(update.date, 0) + 1
        if update.date <= today:
            yield News(listing, "update", update.date, numbers[update.date])
    if job.reopened and job.reopened <= today and listing.lifecycle.in_new_feeds:
        yield News(listing, "reopened", job.reopened)
    if listing.lifecycle.in_updates_feed:
        for kind in TOLD[listing.status]:
            day: date | None = getattr(job.outcome, kind)
            if day and day <= today and day >= (job.reopened or day):
                yield News(listing, kind, day)


def joined(pool: PoolListing, member: PoolMember) -> Joining:
    """That somebody is in a pool: since when its keeper says so, else since the first job that proves it."""
    done = [day for listing in member.jobs if (day := listing.job.outcome.completed)]
    known = member.since or (min(done) if done and pool.kind != "curated" else None)
    return Joining(pool, member, known or member.person.talent.published)


def first_day(announced: Announced) -> date:
    """The day on which something was news."""
    if isinstance(announced, JobListing):
        return announced.job.posted
    if isinstance(announced, TalentListing):
        return announced.talent.published
    return announced.day


def name(announced: Announced) -> str:
    """What is told apart by: a record's path, with what happened to it behind a `#`."""
    if isinstance(announced, JobListing):
        job = announced.job
        # As `lasting_slug` says; this is asked some ten thousand times.
        return f"jobs/{job.former_slugs[0] if job.former_slugs else job.slug}/"
    if isinstance(announced, TalentListing):
        return f"talent/{lasting_slug(announced.talent)}/"
    if isinstance(announced, News):
        order = KINDS.index(announced.kind)
        return f"jobs/{lasting_slug(announced.listing.job)}/#{order}{announced.mark}"
    return f"{announced.pool.path}#{lasting_slug(announced.member.person.talent)}"


def digest(announced: Announced) -> str:
    """What changes whenever the entry does. Not `version`: no feed says how near a closing day is."""
    if isinstance(announced, JobListing):
        return f"{announced.job.slug} {announced.job.digest}"
    if isinstance(announced, TalentListing):
        return f"{announced.talent.slug} {announced.talent.digest}"
    if isinstance(announced, News):
        return f"{announced.listing.job.slug} {announced.listing.job.digest} {announced.listing.hired}"
    member, pool = announced.member, announced.pool
    jobs = [f"{listing.path} {listing.job.digest}" for listing in member.jobs]
    return f"{member.person.talent.slug} {member.person.talent.digest} {pool.digest} {pool.name} {jobs}"
