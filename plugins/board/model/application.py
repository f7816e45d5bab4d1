"""An application as its file states it."""

from datetime import date
from decimal import Decimal
from typing import Any, Self

from board.model.shared import amount, day
from board.value import value


@value(kw_only=True)
class Offer:
    """A price of the applicant's own, in whole currency units, and the day by which it would be done."""

    amount: Decimal | None = None
    currency: str | None = None
    by: date | None = None


@value()
class Answer:
    """A question of the job with what the applicant says to it."""

    question: str
    answer: str


@value(kw_only=True)
class Application:
    """Somebody's answer to a job; `job` is the job's slug, `talent` that of the profile, if there is one."""

    job: str
    digest: str
    name: str
    account: str
    submitted: date
    cover: str
    talent: str | None = None
    offer: Offer = Offer()
    answers: tuple[Answer, ...] = ()
    portfolio: tuple[str, ...] = ()
    accepts_trial: bool | None = None
    status: str = "submitted"

    @classmethod
    def from_data(cls, *, slug: str, digest: str, data: dict[str, Any]) -> Self:
        """Build an application from valid data and `JOB/ACCOUNT`; on valid data this cannot fail."""
        offer = data.get("offer")
        return cls(
            job=slug.partition("/")[0],
            digest=digest,
            name=data["name"],
            account=data["account"],
            submitted=date.fromisoformat(data["submitted"]),
            cover=data["cover"],
            talent=data.get("talent"),
            offer=Offer(amount=amount(offer, "amount"), currency=offer.get("currency"), by=day(offer, "by"))
            if offer
            else Offer(),
            answers=tuple(Answer(entry["question"], entry["answer"]) for entry in data.get("answers", ())),
            portfolio=tuple(data.get("portfolio", ())),
            accepts_trial=data.get("accepts_trial"),
            status=data.get("status", "submitted"),
        )
