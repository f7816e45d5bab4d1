"""What has happened on a board since a day: the news for those who follow it by mail or chat."""

from collections.abc import Callable
from datetime import date

from board.derive.listing import JobListing, TalentListing
from board.derive.status import JobStatus
from board.value import value


@value(kw_only=True)
class Digest:
    """The news from one day to another, both included; every record stands under one heading only.

    `new` and `talent` have the newest first, `closing` what closes first, `filled` and `completed` the latest first.
    """

    since: date
    until: date
    new: tuple[JobListing, ...]
    closing: tuple[JobListing, ...]
    filled: tuple[JobListing, ...]
    completed: tuple[JobListing, ...]
    talent: tuple[TalentListing, ...]

    @property
    def is_empty(self) -> bool:
        return not (self.new or self.closing or self.filled or self.completed or self.talent)


def digest(jobs: tuple[JobListing, ...], people: tuple[TalentListing, ...], since: date, until: date) -> Digest:
    """The news of a board whose listings are those of the day `until`.

    A job that was reopened is new again; one that is completed is news too when a review of it comes later. What is
    dated after `until` is not yet news.
    """

    def is_news(day: date | None) -> bool:
        return day is not None and since <= day <= until

    shown = [job for job in jobs if job.lifecycle.in_open_lists]
    new = [job for job in shown if is_news(opened(job))]
    closing = [job for job in shown if job.is_closing_soon and not is_news(opened(job))]
    filled = [job for job in jobs if job.status is JobStatus.FILLED and is_news(job.job.outcome.filled)]
    completed = [job for job in jobs if job.status is JobStatus.COMPLETED and any(map(is_news, ends(job)))]
    talent = [person for person in people if person.is_public and is_news(person.talent.published)]
    return Digest(
        since=since,
        until=until,
        new=latest_first(new, opened),
        closing=tuple(sorted(closing, key=lambda job: (job.job.closes, job.job.slug))),
        filled=latest_first(filled, lambda job: job.job.outcome.filled or date.min),
        completed=latest_first(completed, lambda job: max(ends(job))),
        talent=tuple(
            sorted(talent, key=lambda person: (-person.talent.published.toordinal(), person.talent.slug)),
        ),
    )


def latest_first(jobs: list[JobListing], day: Callable[[JobListing], date]) -> tuple[JobListing, ...]:
    return tuple(sorted(jobs, key=lambda job: (-day(job).toordinal(), job.job.slug)))


def opened(job: JobListing) -> date:
    """The day on which people could first apply, this time."""
    return job.job.reopened or job.job.posted


def ends(job: JobListing) -> list[date]:
    """The days on which something was said of a completed job: its acceptance, each review, each reply."""
    completed = job.job.outcome.completed
    days = [completed] if completed else [job.job.posted]
    for review in job.reviews:
        days += [review.written, review.reply.written] if review.reply else [review.written]
    return days
