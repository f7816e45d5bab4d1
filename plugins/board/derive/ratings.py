"""What finished jobs and their reviews say of a person: counts, shares and means, never a score of our own."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import Self

from board.derive.listing import TalentListing
from board.value import value

RECORDS_NEEDED = 3
"""From how many records a figure is shown: of fewer, it says more about chance than about a person."""


@value()
class Share:
    """How many of those who were asked say yes; who left the answer out is not counted."""

    yes: int
    of: int

    @classmethod
    def from_answers(cls, answers: Iterable[bool | None]) -> Self:
        given = [answer for answer in answers if answer is not None]
        return cls(sum(given), len(given))

    @property
    def is_shown(self) -> bool:
        return self.of >= RECORDS_NEEDED


@value()
class Mean:
    """The mean of stars, to one place and half up, with how many there were; the mean of none is 0."""

    mean: Decimal
    of: int

    @classmethod
    def from_stars(cls, stars: Iterable[int]) -> Self:
        given = list(stars)
        mean = Decimal(sum(given)) / len(given) if given else Decimal(0)
        return cls(mean.quantize(Decimal("0.1"), ROUND_HALF_UP), len(given))

    @property
    def is_shown(self) -> bool:
        return self.of >= RECORDS_NEEDED


@value(kw_only=True)
class TrackRecord:
    """What a profile's own jobs on this board show.

    `completed` counts jobs, the rest the clients' reviews of them, of which there are none without the
    person's consent. Each figure is for readers only where it `is_shown`.
    """

    completed: int
    on_time: Share
    within_budget: Share
    would_work_again: Share
    rating: Mean

    @property
    def is_shown(self) -> bool:
        """Whether there are jobs enough to speak of a record."""
        return self.completed >= RECORDS_NEEDED


def track_record(listing: TalentListing) -> TrackRecord:
    """The record of a person on the day of the listing."""
    reviews = listing.reviews
    return TrackRecord(
        completed=len(listing.done),
        on_time=Share.from_answers(review.on_time for review in reviews),
        within_budget=Share.from_answers(review.within_budget for review in reviews),
        would_work_again=Share.from_answers(review.would_work_again for review in reviews),
        rating=Mean.from_stars(review.rating for review in reviews),
    )
