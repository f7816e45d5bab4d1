"""What the pay of a job comes to, when and how it is paid: an account that adds up."""

from decimal import Decimal

from babel.numbers import get_currency_precision

from board.model import Job, Pay
from board.render.language.words import Words
from board.render.views import Fact
from board.value import value

Sums = tuple[Decimal, Decimal]
"""The lowest and the highest that something can come to."""


@value()
class PlanLine:
    """A part of the pay: what for, by when or on what condition, how much."""

    name: str
    amount: str
    note: str = ""
    items: tuple[str, ...] = ()


@value()
class PaymentPlan:
    """`lines` come to `total`, and with the `bonus` line to `most`; `terms` say when and how the money comes."""

    lines: tuple[PlanLine, ...]
    total: str
    bonus: PlanLine | None
    most: str
    terms: tuple[Fact, ...]

    @property
    def is_account(self) -> bool:
        """Whether there is anything to add up."""
        return bool(self.lines or self.bonus)


def payment_plan(job: Job, words: Words) -> PaymentPlan | None:
    """The plan of a job; None where its file says no more than the sum that stands in the facts."""
    pay = job.pay
    has_hours = pay.type == "hourly" and job.hours is not None
    if not (pay.paid or pay.within_days is not None or pay.methods or pay.bonus or job.milestones or has_hours):
        return None
    lines, total = plan_lines(job, words)
    bonus: PlanLine | None = None
    most: Sums | None = None
    if pay.bonus:
        bonus = PlanLine(words._("Bonus"), words.money(pay.bonus.amount, pay.currency), pay.bonus.when)
        if total:
            most = (total[0] + pay.bonus.amount, total[1] + pay.bonus.amount)
    return PaymentPlan(
        lines, sums_text(total, pay, words), bonus, sums_text(most, pay, words), terms=payment_terms(pay, words)
    )


def plan_lines(job: Job, words: Words) -> tuple[tuple[PlanLine, ...], Sums | None]:
    """The parts of the pay, and what they come to; a job paid at once has no parts."""
    pay = job.pay
    low, high = pay.amount or pay.min, pay.amount or pay.max
    total = (low, high) if low is not None and high is not None else None
    if job.milestones:
        lines = tuple(
            PlanLine(
                milestone.name,
                words.money(milestone.amount, pay.currency) if milestone.amount is not None else "",
                words._("by %(day)s", day=words.day(milestone.due)) if milestone.due else "",
                milestone.deliverables,
            )
            for milestone in job.milestones
        )
        amounts = [milestone.amount for milestone in job.milestones if milestone.amount is not None]
        if len(amounts) == len(job.milestones) and pay.type == "fixed":
            # Of a range, the milestones say which sum it is.
            total = (sum(amounts, Decimal()),) * 2
        return lines, total if pay.type == "fixed" else None
    if pay.type == "hourly":
        return hourly_lines(job, total, words)
    if pay.paid == "half_upfront" and pay.amount is not None and pay.currency:
        first, second = halves(pay.amount, pay.currency)
        return (
            PlanLine(words._("Before the start"), words.money(first, pay.currency)),
            PlanLine(words._("On acceptance"), words.money(second, pay.currency)),
        ), total
    return (), total


def hourly_lines(job: Job, rate: Sums | None, words: Words) -> tuple[tuple[PlanLine, ...], Sums | None]:
    """The hours at what an hour pays, and what they come to where both ends are named."""
    hours = job.hours
    if rate is None or hours is None or (hours.min is None and hours.max is None):
        return (), None
    line = PlanLine(words.hours(hours), words.pay_amount(job.pay), words.pay_unit(job.pay))
    if hours.min is None or hours.max is None:
        return (line,), None
    return (line,), (hours.min * rate[0], hours.max * rate[1])


def halves(amount: Decimal, currency: str) -> tuple[Decimal, Decimal]:
    """Two halves that add up, in sums that the currency has; the odd unit comes with the second."""
    half = amount / 2
    if half != half.to_integral_value():
        half = half.quantize(Decimal(1).scaleb(-get_currency_precision(currency)), rounding="ROUND_DOWN")
    return half, amount - half


def sums_text(sums: Sums | None, pay: Pay, words: Words) -> str:
    """A sum, or from one to another; nothing where it cannot be said."""
    if sums is None:
        return ""
    low, high = sums
    return words.money(low, pay.currency) if low == high else words.money_range(low, high, pay.currency)


def payment_terms(pay: Pay, words: Words) -> tuple[Fact, ...]:
    """When the money moves, how soon it is there, and by which ways."""
    terms = []
    if pay.paid:
        terms.append(Fact(words._("Paid"), words.term(pay.paid)))
    if pay.within_days is not None:
        days = words.plural("within %(count)s day", "within %(count)s days", pay.within_days)
        terms.append(Fact(words._("Arrives"), days if pay.within_days else words._("the same day")))
    if pay.methods:
        terms.append(Fact(words._("Ways"), words.listed(pay.methods)))
    return tuple(terms)
