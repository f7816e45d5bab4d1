"""What a client's jobs on this board show: how they ended, how soon somebody was hired, and what those hired say."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from statistics import median

from board.derive.decisions import ENDED, HIRED, days_to_decide
from board.derive.listing import JobListing
from board.derive.ratings import RECORDS_NEEDED, Mean, Share
from board.derive.status import JobStatus
from board.model import Review
from board.review_name import BY_TALENT
from board.value import value


@value()
class Median:
    """The middle of some numbers, with how many there were; the median of none is 0."""

    median: Decimal
    of: int

    @property
    def is_shown(self) -> bool:
        return self.of >= RECORDS_NEEDED


@value()
class Ending:
    """A job that ended; `days` are those it took to hire somebody, where that is known."""

    listing: JobListing
    days: int | None


@value(kw_only=True)
class ClientRecord:
    """A client's record, from all its jobs but the scheduled ones.

    `states` counts the jobs in each state there is, in the order of a job's life; `endings` are the records
    behind the hire rate and the days, `reviews` those behind the rest, both newest first.
    Each figure is for readers only where it `is_shown`.
    """

    jobs: int
    states: tuple[tuple[JobStatus, int], ...]
    hired: Share
    days_to_decide: Median
    rating: Mean
    paid: Share
    would_work_again: Share
    endings: tuple[Ending, ...]
    reviews: tuple[tuple[Review, JobListing], ...]

    @property
    def is_shown(self) -> bool:
        """Whether there are jobs enough to speak of a record."""
        return self.jobs >= RECORDS_NEEDED


def client_record(jobs: Sequence[JobListing]) -> ClientRecord:
    """The record of the client whose jobs these are, newest first."""
    public = [listing for listing in jobs if listing.status is not JobStatus.SCHEDULED]
    counts = Counter(listing.status for listing in public)
    endings = tuple(Ending(listing, days_to_decide(listing)) for listing in public if listing.status in ENDED)
    days = [ending.days for ending in endings if ending.days is not None]
    reviews = [
        (review, listing)
        for listing in public
        if listing.status is JobStatus.COMPLETED
        for review in listing.reviews
        if review.by == BY_TALENT
    ]
    reviews.sort(key=lambda pair: (pair[0].written, pair[0].job, pair[0].talent), reverse=True)
    return ClientRecord(
        jobs=len(public),
        states=tuple((status, counts[status]) for status in JobStatus if counts[status]),
        hired=Share.from_answers(ending.listing.status in HIRED for ending in endings),
        days_to_decide=Median(Decimal(median(map(Decimal, days))) if days else Decimal(0), len(days)),
        rating=Mean.from_stars(review.rating for review, _ in reviews),
        paid=Share.from_answers(review.paid == "yes" if review.paid else None for review, _ in reviews),
        would_work_again=Share.from_answers(review.would_work_again for review, _ in reviews),
        endings=endings,
        reviews=tuple(reviews),
    )
