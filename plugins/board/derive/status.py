"""What state a job is in on a day, and what follows from it everywhere: the one lifecycle table."""

from datetime import date
from enum import StrEnum

from board.model import Job
from board.value import value

CLOSING_SOON_DAYS = 7


class JobStatus(StrEnum):
    """The states a reader can meet; the last four are written in the file, the others follow from the day."""

    SCHEDULED = "scheduled"
    OPEN = "open"
    EXPIRED = "expired"
    PAUSED = "paused"
    FILLED = "filled"
    COMPLETED = "completed"
    CANCELLED = "cancelled"

    # An enumeration's own is written in Python, and each job's state is looked up dozens of times.
    __hash__ = str.__hash__


@value(kw_only=True)
class Lifecycle:
    """What a state means for the page, its structured data, lists, feeds, sitemap, robots, API and the desk."""

    takes_applications: bool = False
    has_job_posting: bool = False
    in_open_lists: bool = False
    in_archive: bool = False
    in_new_feeds: bool = False
    in_updates_feed: bool = False
    in_calendar: bool = False
    in_sitemap: bool = False
    is_indexed: bool = False
    in_api: bool = True
    waits_for_outcome: bool = False
    """Somebody still has to say in the file how it ended."""


LIFECYCLE: dict[JobStatus, Lifecycle] = {
    JobStatus.SCHEDULED: Lifecycle(in_api=False),
    JobStatus.OPEN: Lifecycle(
        takes_applications=True,
        has_job_posting=True,
        in_open_lists=True,
        in_new_feeds=True,
        in_calendar=True,
        in_sitemap=True,
        is_indexed=True,
    ),
    JobStatus.EXPIRED: Lifecycle(in_archive=True, waits_for_outcome=True),
    JobStatus.PAUSED: Lifecycle(in_updates_feed=True, in_calendar=True, waits_for_outcome=True),
    JobStatus.FILLED: Lifecycle(in_archive=True, in_updates_feed=True, in_calendar=True, waits_for_outcome=True),
    JobStatus.COMPLETED: Lifecycle(
        in_archive=True, in_updates_feed=True, in_calendar=True, in_sitemap=True, is_indexed=True
    ),
    JobStatus.CANCELLED: Lifecycle(in_updates_feed=True, in_calendar=True),
}


def job_status(job: Job, today: date) -> JobStatus:
    """The state of a job on a day; it is open from `posted` through `closes`, both included."""
    if job.status != "open":
        return JobStatus(job.status)
    if job.posted > today:
        return JobStatus.SCHEDULED
    return JobStatus.OPEN if today <= job.closes else JobStatus.EXPIRED


def status_since(job: Job, status: JobStatus) -> date:
    """The day since which a job is in a state; the rules ask for a date of each, but may be softened."""
    outcome, day = job.outcome, None
    # Not a table: it would be made anew, and its states hashed, for every row of every list.
    if status is JobStatus.EXPIRED:
        day = job.closes
    elif status is JobStatus.PAUSED:
        day = outcome.paused
    elif status is JobStatus.FILLED:
        day = outcome.filled
    elif status is JobStatus.COMPLETED:
        day = outcome.completed
    elif status is JobStatus.CANCELLED:
        day = outcome.cancelled
    return day or job.posted
