"""What the whole board has learnt: how long jobs take to fill, what they pay, what they ask for, how they end."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from board.derive.decisions import ENDED, HIRED, days_to_decide
from board.derive.listing import JobListing, SkillTag, TalentListing
from board.derive.pay_offered import PayOffered, pay_offered
from board.derive.ratings import Share
from board.derive.spreads import ENOUGH, MOST_ROWS, NamedSpread, Names, Spread, named_spreads, with_most
from board.derive.status import JobStatus
from board.review_name import BY_CLIENT
from board.value import value

MONTHS = 12
LESSONS = 12


@value()
class NamedShare:
    """A share of what belongs to a category; `path` is its page."""

    name: str
    path: str
    share: Share


@value()
class SkillDemand:
    """In how many jobs a skill is required, and in how many public profiles it stands."""

    name: str
    path: str
    jobs: int
    people: int


@value()
class Month:
    """How many jobs were posted in the month that begins on a day."""

    first: date
    jobs: int


@value()
class Lesson:
    """What a client wrote for the next job, and the job it was learnt from."""

    text: str
    job_title: str
    job_path: str
    language: str | None


@value(kw_only=True)
class Insights:
    """The numbers of a board on a day; each is for readers only where there are `ENOUGH` records.

    `jobs` and `people` are how many are counted: everything public but scheduled jobs.
    """

    jobs: int
    people: int
    days_to_fill: Spread
    days_by_category: tuple[NamedSpread, ...]
    filled: Share
    filled_by_category: tuple[NamedShare, ...]
    pay: tuple[PayOffered, ...]
    demand: tuple[SkillDemand, ...]
    on_time: Share
    months: tuple[Month, ...]
    lessons: tuple[Lesson, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to say yet."""
        return self.jobs < ENOUGH and not self.lessons


def insights(jobs: Iterable[JobListing], people: Sequence[TalentListing]) -> Insights:
    """Count what is public: these jobs (newest first) without the scheduled ones, and these profiles."""
    public = [listing for listing in jobs if listing.status is not JobStatus.SCHEDULED]
    categories = {listing.category.id: listing.category.name for listing in public}
    asked = [tag for listing in public for tag in listing.skills if tag.id]
    days: dict[str, list[Decimal]] = defaultdict(list)
    ends: dict[str, list[bool]] = defaultdict(list)
    for listing in public:
        if listing.status not in ENDED:
            continue
        ends[listing.category.id].append(listing.status in HIRED)
        took = days_to_decide(listing)
        if took is not None:
            days[listing.category.id].append(Decimal(took))
    return Insights(
        jobs=len(public),
        people=len(people),
        days_to_fill=Spread.from_numbers([took for found in days.values() for took in found]),
        days_by_category=named_spreads(days, categories, "categories"),
        filled=Share.from_answers(end for found in ends.values() for end in found),
        filled_by_category=shares(ends, categories),
        pay=pay_offered(public, categories, {tag.id: tag.name for tag in asked if tag.id}),
        demand=skill_demand(public, asked, people),
        on_time=Share.from_answers(
            review.on_time
            for listing in public
            if listing.reviews and listing.status is JobStatus.COMPLETED
            for review in listing.reviews
            if review.by == BY_CLIENT
        ),
        months=months(public),
        lessons=lessons(public),
    )


def shares(answers: Mapping[str, Sequence[bool]], names: Names) -> tuple[NamedShare, ...]:
    """The shares of which there are records enough, by category, the largest first."""
    found = [
        NamedShare(names[id_], f"categories/{id_}/", Share.from_answers(answers[id_]))
        for id_ in with_most(answers)
        if len(answers[id_]) >= ENOUGH
    ]
    found.sort(key=lambda row: (-Decimal(row.share.yes) / row.share.of, row.name.casefold(), row.path))
    return tuple(found)


def skill_demand(
    jobs: Sequence[JobListing], asked: Sequence[SkillTag], people: Sequence[TalentListing]
) -> tuple[SkillDemand, ...]:
    """The skills of the vocabulary that most jobs and profiles name, those most asked for first."""
    if len(jobs) < ENOUGH or len(people) < ENOUGH:
        return ()
    offered = [tag for person in people for tag in person.skills if tag.id]
    names = {tag.id: tag.name for tag in (*asked, *offered)}
    in_jobs, in_profiles = (Counter([tag.id for tag in tags]) for tags in (asked, offered))
    rows = [
        SkillDemand(
            name,
            f"skills/{id_}/" if id_ in in_jobs else f"talent/skills/{id_}/",
            in_jobs[id_],
            in_profiles[id_],
        )
        for id_, name in names.items()
        if in_jobs[id_] + in_profiles[id_] >= ENOUGH
    ]
    rows.sort(key=lambda row: (-row.jobs - row.people, row.name.casefold(), row.path))
    return tuple(sorted(rows[:MOST_ROWS], key=lambda row: (-row.jobs, -row.people, row.name.casefold(), row.path)))


def months(jobs: Sequence[JobListing]) -> tuple[Month, ...]:
    """The last months in which jobs were posted, up to the newest job's, and those without any between them."""
    if len(jobs) < ENOUGH:
        return ()
    posted: dict[int, int] = defaultdict(int)
    for day, count in Counter([listing.job.posted for listing in jobs]).items():
        posted[day.year * 12 + day.month - 1] += count
    newest = max(posted)
    oldest = max(min(posted), newest - MONTHS + 1)
    return tuple(Month(date(month // 12, month % 12 + 1, 1), posted[month]) for month in range(oldest, newest + 1))


def lessons(jobs: Iterable[JobListing]) -> tuple[Lesson, ...]:
    """What was learnt from completed jobs, the last completed first."""
    taught = [listing for listing in jobs if listing.status is JobStatus.COMPLETED and listing.job.outcome.lessons]
    taught.sort(key=lambda listing: listing.job.slug)
    taught.sort(key=lambda listing: listing.job.outcome.completed or listing.job.posted, reverse=True)
    return tuple(
        Lesson(text.strip(), listing.job.title, listing.path, listing.job.language)
        for listing in taught
        for text in listing.job.outcome.lessons
    )[:LESSONS]
