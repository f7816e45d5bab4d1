"""Pay that is missing, contradicts itself or cannot be paid out."""

import re
from collections.abc import Iterator
from decimal import Decimal

from board.problem import Problem, Severity
from board.read import Document
from board.validate.content import Content
from board.validate.rules.corrections import replaced
from board.validate.rules.texts import Path

# ISO 4217, column "minor unit", of every currency in use that has not two decimals.
_DECIMALS = {
    **dict.fromkeys("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF".split(), 0),  # noqa: SIM905
    **dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3),
}
UNPAID_TRIAL_HOURS = 1
_WITH_POINT = re.compile(r"[1-9]\d{0,2}\.\d{3}")


def currency_decimals(currency: str) -> int:
    """How many decimals an amount of this currency has, by ISO 4217."""
    return _DECIMALS.get(currency, 2)


def minor_units(amount: float, currency: str) -> Decimal:
    """An amount in its currency's smallest unit; not whole if the amount has too many decimals."""
    return Decimal(repr(amount)).scaleb(currency_decimals(currency))


def paid_without_amount(content: Content) -> Iterator[Problem]:
    """Nobody can judge paid work without its pay, and those who need the money most never ask."""
    for job in content.jobs:
        pay = job.data["pay"]
        if "amount" not in pay and "min" not in pay and "max" not in pay and pay["type"] != "volunteer":
            unit = "for an hour" if pay["type"] == "hourly" else "for the whole job"
            yield Problem(
                id="paid-without-amount",
                location=job.at("pay"),
                message=f"the pay is {pay['type']}, but no amount is named",
                hint=f"write `amount` and `currency` under `pay` (or `min`, `max` and `currency`), {unit}",
            )


def volunteer_with_amount(content: Content) -> Iterator[Problem]:
    """Volunteer work that names an amount is counted wrong, whichever of the two is true."""
    for job in content.jobs:
        pay = job.data["pay"]
        if pay["type"] == "volunteer":
            key = next((key for key in ("amount", "min", "max", "bonus") if key in pay), None)
            if key is not None:
                value = pay["bonus"]["amount"] if key == "bonus" else pay[key]
                yield Problem(
                    id="volunteer-with-amount",
                    location=job.at("pay", key),
                    message=f"the pay is volunteer, but `{key}` says {value}",
                    hint=f"write `type: fixed` or `type: hourly`, or leave out `{key}`",
                )


def amount_without_currency(content: Content) -> Iterator[Problem]:
    """An amount without its currency is worth ten times more to one reader than to another."""
    for document, path, amount, currency in content.amounts:
        if currency is None:
            holder = path[0] if document.kind != "job" else "pay"
            yield Problem(
                id="amount-without-currency",
                location=document.at(*path),
                message=f"the amount {amount} has no currency",
                hint=f"write `currency` under `{holder}`, with three capitals such as EUR",
            )


def thousands_as_decimals(content: Content) -> Iterator[Problem]:
    """A point between thousands makes 1.300 one euro and thirty cents, and nobody applies for that."""
    for document, path, amount, currency in content.amounts:
        may_be = type(amount) is float or b".000" in document.raw
        if may_be and currency and (number := point_between_thousands(document, path, currency)):
            whole = number.replace(".", "")
            yield Problem(
                id="thousands-as-decimals",
                location=document.at(*path),
                message=f"the amount {number} has three decimals, so that it is less than {int(float(number)) + 1}",
                hint=f"write `{whole}` if that is meant, and at most two decimals otherwise",
                correction=replaced(document, path, whole),
            )


def point_between_thousands(document: Document, path: Path, currency: str) -> str | None:
    """An amount as it is written, if that is with three decimals in a currency that has fewer."""
    extent = document.extent(*path)
    written = document.text[slice(*extent)].strip() if extent else ""
    return written if currency_decimals(currency) < 3 and _WITH_POINT.fullmatch(written) else None


def too_many_decimals(content: Content) -> Iterator[Problem]:
    """An amount with more decimals than its currency has coins for cannot be paid as it is written."""
    for document, path, amount, currency in content.amounts:
        if type(amount) is int or currency is None or point_between_thousands(document, path, currency):
            continue
        decimals = currency_decimals(currency)
        if minor_units(amount, currency) % 1:
            number = "no decimals" if decimals == 0 else f"{decimals} decimals"
            yield Problem(
                id="too-many-decimals",
                location=document.at(*path),
                message=f"the amount {Decimal(repr(amount)):f} is finer than {currency} can be paid",
                hint=f"write an amount in {currency} with {number}" + (" at most" if decimals else ""),
            )


def min_over_max(content: Content) -> Iterator[Problem]:
    """A range that ends below its start hides what is really paid or asked for."""
    for document in content.records:
        for key in ("pay", "hours", "rate"):
            span = document.data.get(key)
            if span and "min" in span and "max" in span and span["min"] > span["max"]:
                yield Problem(
                    id="min-over-max",
                    location=document.at(key, "min"),
                    message=f"`{key}` goes from {span['min']} to {span['max']}",
                    hint=f"write the smaller number as `min` and the greater as `max` under `{key}`",
                )


def milestones_do_not_add_up(content: Content) -> Iterator[Problem]:
    """Milestones that add up to another sum than the pay leave open which of the two will be paid."""
    for job in content.jobs_with("milestones"):
        pay = job["pay"]
        if pay["type"] != "fixed" or "currency" not in pay:
            continue
        currency = pay["currency"]
        parts = [milestone["amount"] for milestone in job["milestones"] if "amount" in milestone]
        low, high = pay.get("amount", pay.get("min")), pay.get("amount", pay.get("max"))
        if not parts or low is None or high is None:
            continue
        total = sum((minor_units(part, currency) for part in parts), Decimal())
        is_complete = len(parts) == len(job["milestones"])
        if total > minor_units(high, currency) or (is_complete and total < minor_units(low, currency)):
            one_unit = Decimal(1).scaleb(-currency_decimals(currency))
            sum_text = f"{total * one_unit:f}".removesuffix(".00")
            pay_text = f"{low}" if "amount" in pay else f"{low} to {high}"
            yield Problem(
                id="milestones-do-not-add-up",
                location=job.at("milestones"),
                message=f"the milestones add up to {sum_text} {currency}, the pay is {pay_text} {currency}",
                hint="change an `amount` under `milestones`, or the pay, until both say the same",
            )


def by_milestone_without_milestones(content: Content) -> Iterator[Problem]:
    """Payment by milestone with no milestones named leaves the freelancer without any day to be paid on."""
    for job in content.jobs:
        if job.data["pay"].get("paid") == "by_milestone" and "milestones" not in job.data:
            yield Problem(
                id="by-milestone-without-milestones",
                location=job.at("pay", "paid"),
                message="the pay comes by milestone, but there are no milestones",
                hint="list the `milestones` with an `amount` each, or write `paid: on_completion`",
                severity=Severity.WARNING,
            )


def milestone_without_amount(content: Content) -> Iterator[Problem]:
    """Payment by milestone leaves open what a milestone without a sum pays, until it comes to a dispute."""
    for job in content.jobs_with("milestones"):
        pay = job["pay"]
        # By the hour, the hours of each step are paid.
        if pay.get("paid") != "by_milestone" or pay["type"] != "fixed":
            continue
        for index, milestone in enumerate(job["milestones"]):
            if "amount" not in milestone:
                yield Problem(
                    id="milestone-without-amount",
                    location=job.at("milestones", index),
                    message=f"the pay comes by milestone, but {milestone['name']!r} names no amount",
                    hint="write `amount` for each of the `milestones`",
                    severity=Severity.WARNING,
                )


def unpaid_trial_too_long(content: Content) -> Iterator[Problem]:
    """A long trial without pay is work for nothing, asked of everybody who applies."""
    for job in content.jobs_with("hiring"):
        trial = job["hiring"].get("trial")
        if trial and trial["hours"] > UNPAID_TRIAL_HOURS and not trial.get("pay"):
            yield Problem(
                id="unpaid-trial-too-long",
                location=job.at("hiring", "trial", "hours"),
                message=f"the trial takes {trial['hours']} hours and pays nothing",
                hint="write what the trial pays as `pay`, or make it one hour at most",
            )
