"""Why a person fits a job, and what keeps them from it: the meaning of a match, for one pair at a time."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar

from board.derive.traits import JobTraits, PersonTraits, skill_key
from board.model import Place
from board.value import value

NICE_COUNTED = 3


@value()
class SharedSkills:
    """Skills that the job needs and the person has; each counts for, each that is lacking as much against."""

    names: tuple[str, ...]
    asked: int
    each: ClassVar[int] = 4

    @property
    def points(self) -> int:
        return self.each * (2 * len(self.names) - self.asked)


@value()
class NiceSkills:
    """Skills that would help and that the person has; more than a few cannot make up for one that is needed."""

    names: tuple[str, ...]

    @property
    def points(self) -> int:
        return min(len(self.names), NICE_COUNTED)


@value()
class SameCategory:
    """The job's category is one the person works in."""

    name: str
    points: ClassVar[int] = 2


@value()
class SharedLanguage:
    """The person speaks the language that the job is written in."""

    code: str
    level: str | None
    points: ClassVar[int] = 2


@value()
class SameTown:
    """The person lives where the work is."""

    place: Place
    points: ClassVar[int] = 3


@value()
class SameCountry:
    """The person lives in the country where the work is."""

    country: str
    points: ClassVar[int] = 1


@value()
class WelcomeFrom:
    """The job asks for people from the person's country."""

    country: str
    points: ClassVar[int] = 1


@value()
class WithinPay:
    """The lowest rate is within the highest pay, both for an hour; of a fixed price that is an estimate."""

    rate: Decimal
    pay: Decimal
    currency: str
    is_estimate: bool
    points: ClassVar[int] = 2


@value()
class FreeInTime:
    """The person said lately that they are free when the work begins, and for long enough.

    `starts` is set where that day lay ahead when the job was posted.
    """

    starts: date | None
    hours_per_week: float | None
    points: ClassVar[int] = 2


Reason = (
    SharedSkills
    | NiceSkills
    | SameCategory
    | SharedLanguage
    | SameTown
    | SameCountry
    | WelcomeFrom
    | WithinPay
    | FreeInTime
)


class Obstacle(StrEnum):
    """What rules a pair out, however well the rest fits."""

    NOT_FREE = "not-free"
    OWN_JOB = "own-job"
    LACKS_FIRST_SKILL = "lacks-first-skill"
    TOO_FEW_SKILLS = "too-few-skills"
    NOT_FROM_THERE = "not-from-there"
    ELSEWHERE = "elsewhere"
    RATE_ABOVE_PAY = "rate-above-pay"
    TOO_SMALL = "too-small"
    FREE_TOO_LATE = "free-too-late"


def obstacles(job: JobTraits, person: PersonTraits) -> Iterator[Obstacle]:
    """Everything that rules the pair out."""
    work = job.listing.job
    if person.listing.talent.availability.status == "closed":
        yield Obstacle.NOT_FREE
    if job.account is not None and job.account == person.account:
        yield Obstacle.OWN_JOB
    # What a job names first it is about: who translates does not fit by knowing Markdown.
    if job.required and job.required[0] not in person.skills:
        yield Obstacle.LACKS_FIRST_SKILL
    shared = sum(key in person.skills for key in job.required)
    if 2 * shared < len(job.required) or not (job.required or person.skills.intersection(job.nice)):
        yield Obstacle.TOO_FEW_SKILLS
    if work.applicants_from and person.country not in work.applicants_from:
        yield Obstacle.NOT_FROM_THERE
    if work.location is not None and not work.remote and person.country != work.location.country:
        yield Obstacle.ELSEWHERE
    if is_above_pay(job, person):
        yield Obstacle.RATE_ABOVE_PAY
    if is_below_minimum(job, person):
        yield Obstacle.TOO_SMALL
    if person.starts is not None and job.due is not None and person.starts > job.due:
        yield Obstacle.FREE_TOO_LATE


def reasons(job: JobTraits, person: PersonTraits) -> tuple[Reason, ...]:
    """What speaks for the pair, the weightiest kinds first."""
    found: list[Reason] = []
    work, talent = job.listing.job, person.listing.talent
    skills = person.skills
    tags = zip(job.required, job.listing.skills, strict=True)
    shared = tuple([tag.name for key, tag in tags if key in skills])
    if shared:
        found.append(SharedSkills(shared, len(job.required)))
    nice = skills.intersection(job.nice) if job.nice else ()
    if nice:
        found.append(NiceSkills(tuple(tag.name for tag in job.listing.nice_to_have if skill_key(tag) in nice)))
    rate, pay, currency = person.per_hour, job.per_hour, job.currency
    if rate is not None and pay is not None and currency is not None and currency == person.currency and rate <= pay:
        found.append(WithinPay(rate, pay, currency, work.pay.type == "fixed"))
    if work.location is not None and person.country is not None and work.location.country == person.country:
        is_near = job.town is not None and job.town == person.town
        found.append(SameTown(work.location) if is_near else SameCountry(person.country))
    if person.country is not None and person.country in work.applicants_from:
        found.append(WelcomeFrom(person.country))
    if is_free(job, person):
        starts = talent.availability.starts
        ahead = starts if starts is not None and starts > work.posted else None
        found.append(FreeInTime(ahead, talent.availability.hours_per_week))
    if work.category in talent.categories:
        found.append(SameCategory(job.listing.category.name))
    language = person.languages.get(job.language) if job.language else None
    if language is not None:
        found.append(SharedLanguage(language.code, language.level))
    return tuple(found)


def is_above_pay(job: JobTraits, person: PersonTraits) -> bool:
    """Whether even the lowest rate is more than the highest pay, where both are named in one currency."""
    rate, pay = person.per_hour, job.per_hour
    return rate is not None and pay is not None and job.currency == person.currency is not None and rate > pay


def is_below_minimum(job: JobTraits, person: PersonTraits) -> bool:
    """Whether the whole work pays less than the smallest sum a job is taken for; no pay is less in any currency."""
    if person.minimum is None or job.total is None or job.total >= person.minimum:
        return False
    return job.total == 0 or (job.currency is not None and job.currency == person.minimum_currency)


def is_free(job: JobTraits, person: PersonTraits) -> bool:
    """Whether a recent word says that there is time for the work when it begins."""
    return (
        not person.listing.is_stale
        and (person.starts is None or person.starts <= job.begins)
        and (person.weekly is None or person.weekly >= job.weekly)
    )
