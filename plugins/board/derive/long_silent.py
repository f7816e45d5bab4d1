"""Records of which nobody has said anything for so long that they may be taken for what they have become."""

from datetime import date

from board.derive.status import JobStatus, job_status, status_since
from board.model import Job, Talent

PAUSED_FOR_DAYS = 180
UNCONFIRMED_FOR_DAYS = 365


def is_silent_job(job: Job, today: date) -> bool:
    """Whether a job has been paused for half a year."""
    status = job_status(job, today)
    return status is JobStatus.PAUSED and (today - status_since(job, status)).days > PAUSED_FOR_DAYS


def is_silent_person(talent: Talent, today: date) -> bool:
    """Whether somebody is said to take work, and nobody has confirmed it for a year."""
    availability = talent.availability
    return availability.status != "closed" and (today - availability.confirmed).days > UNCONFIRMED_FOR_DAYS
