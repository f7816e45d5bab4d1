"""A maintainer's desk: open jobs, those that close soon, those without an outcome, profiles out of date."""

from collections.abc import Iterable
from datetime import date

from board.derive.listing import JobListing, TalentListing
from board.derive.status import LIFECYCLE, JobStatus, status_since
from board.value import value

OVERDUE_DAYS = 30
"""A job that has stopped for so long has an outcome that nobody has written down."""
REMINDED_DAYS = 5
"""The weekly list names a job whose last day is no further away than this."""

# Tuples, since a state is found among a few faster than it is hashed.
WAITING = tuple(state for state in JobStatus if LIFECYCLE[state].waits_for_outcome)
OPEN = tuple(state for state in JobStatus if LIFECYCLE[state].in_open_lists)


@value()
class WaitingJob:
    """A job that has stopped and does not say yet how it ended, since when and for how many days."""

    listing: JobListing
    since: date
    days: int

    @property
    def is_overdue(self) -> bool:
        return self.days >= OVERDUE_DAYS


@value(kw_only=True)
class Desk:
    """Everything that a maintainer may have to look at on a day; no record is in two of the lists.

    `closing` comes by the last day, `waiting` and `stale` by how long it has been, the longest first.
    """

    today: date
    open: tuple[JobListing, ...]
    closing: tuple[JobListing, ...]
    waiting: tuple[WaitingJob, ...]
    stale: tuple[TalentListing, ...]

    @property
    def is_empty(self) -> bool:
        return not (self.open or self.closing or self.waiting or self.stale)

    @property
    def reminded(self) -> tuple[JobListing, ...]:
        """The jobs that close within days, for the weekly list."""
        return tuple(one for one in self.closing if (one.job.closes - self.today).days <= REMINDED_DAYS)

    @property
    def overdue(self) -> tuple[WaitingJob, ...]:
        """The jobs that have waited too long for an outcome, for the weekly list."""
        return tuple(one for one in self.waiting if one.is_overdue)


def desk(jobs: Iterable[JobListing], people: Iterable[TalentListing], today: date) -> Desk:
    """The desk of a board. Unlisted people are on no list, and whoever takes no work need not confirm it."""
    opened, closing, waiting = [], [], []
    for listing in jobs:
        if listing.status in WAITING:
            since = status_since(listing.job, listing.status)
            days = max((today - since).days, 0)
            # Whoever let a job run out has said nothing, and after a month nobody expects it of them any more.
            if listing.status is not JobStatus.EXPIRED or days < OVERDUE_DAYS:
                waiting.append(WaitingJob(listing, since, days))
        elif listing.closes_in_days is not None:
            closing.append(listing)
        elif listing.status in OPEN:
            opened.append(listing)
    closing.sort(key=lambda listing: (listing.job.closes, listing.job.slug))
    waiting.sort(key=lambda one: (one.since, one.listing.job.slug))
    stale = [one for one in people if one.is_public and one.is_stale and one.talent.availability.status != "closed"]
    stale.sort(key=lambda one: (one.talent.availability.confirmed, one.talent.slug))
    return Desk(today=today, open=tuple(opened), closing=tuple(closing), waiting=tuple(waiting), stale=tuple(stale))
