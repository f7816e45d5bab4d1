"""How jobs ended, and how long it took to decide on somebody."""

from board.derive.listing import JobListing
from board.derive.status import JobStatus

HIRED = frozenset((JobStatus.FILLED, JobStatus.COMPLETED))
"""Jobs that found somebody."""

ENDED = HIRED | {JobStatus.CANCELLED, JobStatus.EXPIRED}
"""Jobs that one can no longer apply for, and that are not only paused."""


def days_to_decide(listing: JobListing) -> int | None:
    """From the day a job was posted, or posted again, to the day it was filled; None where nobody wrote that day."""
    job, filled = listing.job, listing.job.outcome.filled
    if filled is None or listing.status not in HIRED:
        return None
    # A job may be reopened after somebody gave up and completed by whom it had: only what came before counts.
    asked = job.reopened if job.reopened and job.reopened <= filled else job.posted
    return (filled - asked).days if asked <= filled else None
