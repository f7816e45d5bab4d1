"""What a job asks and what a person offers, as values that can be compared with each other."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from board.derive.listing import JobListing, SkillTag, TalentListing
from board.model import Language, Pay, Range
from board.model.talent import Rate

HOURS_A_DAY = 8
DAYS_A_WEEK = 7
# Somebody who knows a few words of a language cannot work by a text in it.
TOO_LITTLE = "basic"

Town = tuple[str, str]
"""A country and the name of a town in it, case folded."""


class JobTraits(NamedTuple):
    """A job as matching sees it; days are ordinals, amounts the highest that it may pay.

    `per_hour` is what an hour is paid, or what a fixed price comes to for one; `weekly` the least hours a week
    that the work takes between `begins` and `due`. What the job does not say is None, or 0 for `weekly`.
    """

    listing: JobListing
    required: tuple[str, ...]
    nice: tuple[str, ...]
    language: str | None
    town: Town | None
    currency: str | None
    per_hour: Decimal | None
    total: Decimal | None
    begins: int
    due: int | None
    weekly: float
    account: str | None


class PersonTraits(NamedTuple):
    """A person as matching sees them; `per_hour` and `minimum` are the least that they ask for."""

    listing: TalentListing
    skills: frozenset[str]
    languages: Mapping[str, Language]
    town: Town | None
    country: str | None
    currency: str | None
    per_hour: Decimal | None
    minimum: Decimal | None
    minimum_currency: str | None
    starts: int | None
    weekly: float | None
    account: str | None


def job_traits(listing: JobListing) -> JobTraits:
    """What a job asks."""
    job = listing.job
    required = tuple(map(skill_key, listing.skills))
    nice = tuple(map(skill_key, listing.nice_to_have)) if listing.nice_to_have else ()
    begins = job.starts or job.closes
    return JobTraits(
        listing=listing,
        required=required,
        nice=tuple(key for key in nice if key not in required) if nice else (),
        language=base_language(job.language) if job.language else None,
        town=town(job.location.country, job.location.city) if job.location else None,
        currency=job.pay.currency,
        per_hour=paid_per_hour(job.pay, job.hours),
        total=paid_in_all(job.pay, job.hours),
        begins=begins.toordinal(),
        due=job.due.toordinal() if job.due else None,
        weekly=hours_a_week(job.hours, begins, job.due),
        account=job.client.account.lower() if job.client.account else None,
    )


def person_traits(listing: TalentListing) -> PersonTraits:
    """What a person offers."""
    person, available = listing.talent, listing.talent.availability
    rate, place = person.rate, person.location
    minimum, minimum_currency = person.minimum or (None, None)
    return PersonTraits(
        listing=listing,
        skills=frozenset(map(skill_key, listing.skills)),
        languages={base_language(one.code): one for one in reversed(person.languages) if one.level != TOO_LITTLE},
        town=town(place.country, place.city) if place else None,
        country=place.country if place else None,
        currency=rate.currency if rate else None,
        per_hour=hourly(rate) if rate else None,
        minimum=minimum,
        minimum_currency=minimum_currency,
        starts=available.starts.toordinal() if available.starts else None,
        weekly=available.hours_per_week,
        account=person.account.lower() if person.account else None,
    )


def skill_key(tag: SkillTag) -> str:
    """The vocabulary's id, or what was written: a skill that no vocabulary knows can be shared too."""
    return tag.id or tag.name.casefold()


def base_language(code: str) -> str:
    """`pt` of `pt-BR`: who reads one kind reads the other."""
    return code.partition("-")[0].lower()


def town(country: str | None, city: str | None) -> Town | None:
    return (country, city.casefold().strip()) if country and city else None


def hourly(rate: Rate) -> Decimal | None:
    """The lowest that an hour costs."""
    lowest = rate.min if rate.min is not None else rate.max
    return lowest if lowest is None or rate.per == "hour" else cents(lowest, HOURS_A_DAY)


def cents(amount: Decimal, parts: Decimal | int) -> Decimal:
    """A part of an amount, to the cent: two prices that read alike must compare alike."""
    return round(amount / parts, 2)


def highest(pay: Pay) -> Decimal | None:
    return pay.amount if pay.amount is not None else pay.max


def paid_per_hour(pay: Pay, hours: Range | None) -> Decimal | None:
    """The most that an hour may be paid: a fixed price is read by the fewest hours that it names."""
    most = highest(pay)
    if most is None or pay.type == "volunteer":
        return None
    if pay.type == "hourly":
        return most
    fewest = None if hours is None else hours.min if hours.min is not None else hours.max
    return cents(most, fewest) if fewest else None


def paid_in_all(pay: Pay, hours: Range | None) -> Decimal | None:
    """The most that the whole work may be paid, which for volunteers is nothing."""
    if pay.type == "volunteer":
        return Decimal(0)
    most = highest(pay)
    if most is None or pay.type == "fixed":
        return most
    return most * hours.max if hours and hours.max else None


def hours_a_week(hours: Range | None, begins: date, due: date | None) -> float:
    """The fewest hours of work for each week there is; 0 where the job does not say both."""
    if due is None or hours is None or not hours.min:
        return 0.0
    days = max((due - begins).days + 1, DAYS_A_WEEK)
    return round(float(hours.min) * DAYS_A_WEEK / days, 2)
