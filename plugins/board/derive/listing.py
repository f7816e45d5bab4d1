"""A job or a profile plus everything that today and the whole board add to it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from hashlib import blake2b
from typing import TypeVar

from board.derive.status import CLOSING_SOON_DAYS, LIFECYCLE, JobStatus, Lifecycle, job_status
from board.model import Application, Board, Category, Job, Review, SkillLevel, Talent, Vocabulary
from board.review_name import BY_CLIENT
from board.value import value

# After this many days without a word, an availability is a guess.
CONFIRMED_FOR_DAYS = 90


@value()
class SkillTag:
    """A skill as a reader sees it; `id` is None where the vocabulary has no such skill, so it has no page."""

    name: str
    id: str | None = None


@value()
class Hire:
    """Somebody named in an outcome: `path` is None where there is no profile to link; a removed one has no name.

    Of an unlisted one nothing may be told beyond the job's own page.
    """

    name: str | None
    path: str | None
    is_unlisted: bool = False


@value(kw_only=True)
class JobListing:
    """A job on a day.

    `version` changes whenever anything that a page can show of this listing changes.
    `closes_in_days` is 0 on the last day and set only while the job closes soon, so that pages change
    with the day only where a reader would see it.
    """

    job: Job
    status: JobStatus
    category: Category
    skills: tuple[SkillTag, ...]
    nice_to_have: tuple[SkillTag, ...]
    hired: tuple[Hire, ...]
    applications: tuple[Application, ...] = ()
    """By the day they were sent, the first first."""
    reviews: tuple[Review, ...] = ()
    """Of this job, by the day they were written."""
    closes_in_days: int | None
    version: str
    path: str

    @property
    def lifecycle(self) -> Lifecycle:
        return LIFECYCLE[self.status]

    @property
    def is_closing_soon(self) -> bool:
        return self.closes_in_days is not None

    @property
    def state(self) -> str:
        """The status, with `closing` for an open job in its last days: what a reader's eye looks for."""
        return "closing" if self.closes_in_days is not None else self.status.value

    @property
    def client_path(self) -> str | None:
        """The client's page; a client without an account has none."""
        account = self.job.client.account
        return f"clients/{account.lower()}/" if account else None

    @property
    def changed(self) -> date:
        """The newest day in the record, its outcome and its reviews, for the sitemap and the updates."""
        job, outcome = self.job, self.job.outcome
        ends = (outcome.paused, outcome.filled, outcome.completed, outcome.cancelled, job.reopened)
        days = [job.posted, *(update.date for update in job.updates), *(day for day in ends if day)]
        for review in self.reviews:
            days += [review.written, review.reply.written] if review.reply else [review.written]
        return max(days)


@value(kw_only=True)
class TalentListing:
    """A profile on a day.

    `done` are the completed jobs whose outcome names this person, the last first; `is_stale` says that the
    availability was confirmed too long ago to be relied on.
    """

    talent: Talent
    done: tuple[JobListing, ...] = ()
    levels: tuple[SkillLevel, ...] = ()
    """How well each of the `skills` is known, in their order."""
    reviews: tuple[Review, ...] = ()
    """By clients, of this person's finished jobs, the newest first; none without consent to show them."""
    is_stale: bool = False
    skills: tuple[SkillTag, ...]
    categories: tuple[Category, ...]
    version: str

    @property
    def path(self) -> str:
        return f"talent/{self.talent.slug}/"

    @property
    def is_public(self) -> bool:
        return self.talent.visibility == "public"


class SkillTags(dict[str, tuple[str, SkillTag]]):
    """The tag of each way to write a skill, after what it has in common with others that mean the same."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    def __missing__(self, written: str) -> tuple[str, SkillTag]:
        skill = self.vocabulary.skill(written)
        tag = SkillTag(skill.name, skill.id) if skill else SkillTag(written)
        self[written] = found = (tag.name.casefold(), tag)
        return found

    def of(self, names: Sequence[str]) -> tuple[SkillTag, ...]:
        """The skills by the vocabulary's names, each once."""
        tags = dict(map(self.__getitem__, names))
        if len(tags) < len(names):
            # Of several that mean the same the first stands, so it goes in last.
            tags |= dict(map(self.__getitem__, reversed(names)))
        return tuple(tags.values())


def skill_tags(names: Sequence[str], vocabulary: Vocabulary) -> tuple[SkillTag, ...]:
    """The skills by the vocabulary's names, each once."""
    return SkillTags(vocabulary).of(names)


def hires(job: Job, board: Board, profiles: dict[str, Talent]) -> tuple[Hire, ...]:
    """Who an outcome names, as far as their profiles let us say it."""
    found = []
    for slug in job.outcome.hired:
        profile = profiles.get(slug)
        if profile is None:
            found.append(Hire(None, None))
        else:
            found.append(Hire(profile.name, f"talent/{profile.slug}/", profile.visibility == "unlisted"))
    return tuple(found)


def job_listings(board: Board, today: date) -> tuple[JobListing, ...]:
    """Every job of the board on a day, newest first; jobs of one day by slug."""
    profiles = {name: person for person in board.talent for name in (*person.former_slugs, person.slug)}
    applications, reviews = by_job(board.applications), by_job(board.reviews)
    categories, tags = board.vocabulary.categories, SkillTags(board.vocabulary)
    listings = []
    for job in board.jobs:
        status = job_status(job, today)
        days = (job.closes - today).days
        closes_in_days = days if status is JobStatus.OPEN and days <= CLOSING_SOON_DAYS else None
        hired = hires(job, board, profiles) if job.outcome.hired else ()
        # The slug too: a file renamed keeps its digest, and every link to it changes.
        derived = f"{job.slug}|{job.digest}|{status}|{closes_in_days}"
        applied, reviewed = applications.get(job.slug, ()), reviews.get(job.slug, ())
        if hired or applied or reviewed:
            added = (hired, *(record.digest for record in (*applied, *reviewed)))
            derived = blake2b(f"{derived}|{added}".encode(), digest_size=16).hexdigest()
        listings.append(
            JobListing(
                job=job,
                status=status,
                category=categories.get(job.category) or Category(id=job.category, name=job.category),
                skills=tags.of(job.skills),
                nice_to_have=tags.of(job.nice_to_have) if job.nice_to_have else (),
                hired=hired,
                applications=tuple(
                    sorted(applied, key=lambda application: (application.submitted, application.account))
                )
                if applied
                else (),
                reviews=tuple(sorted(reviewed, key=lambda review: (review.written, review.talent, review.by)))
                if reviewed
                else (),
                closes_in_days=closes_in_days,
                version=derived,
                path=f"jobs/{job.slug}/",
            )
        )
    listings.sort(key=lambda listing: listing.job.slug)
    listings.sort(key=lambda listing: listing.job.posted, reverse=True)
    return tuple(listings)


Record = TypeVar("Record", Application, Review)


def by_job(records: Iterable[Record]) -> dict[str, list[Record]]:
    """The records by the slug of the job they belong to."""
    found: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        found[record.job].append(record)
    return found


def done_by(jobs: Iterable[JobListing]) -> dict[str, list[JobListing]]:
    """The completed jobs by the address of each profile that was hired for them, the last to be completed first."""
    done: dict[str, list[JobListing]] = defaultdict(list)
    for listing in jobs:
        if listing.status is JobStatus.COMPLETED:
            # Somebody may be named twice, by a former name too.
            for path in dict.fromkeys(hire.path for hire in listing.hired):
                if path:
                    done[path].append(listing)
    for listings in done.values():
        listings.sort(key=lambda listing: listing.job.outcome.completed or listing.job.posted, reverse=True)
    return done


def talent_listings(board: Board, jobs: Iterable[JobListing], today: date) -> tuple[TalentListing, ...]:
    """Every profile: those open to work first, then by the day of their last confirmation, newest first."""
    order = {"open": 0, "limited": 1, "closed": 2}
    done = done_by(jobs)
    listings = [talent_listing(person, board, done, today) for person in sorted(board.talent, key=lambda p: p.slug)]
    listings.sort(key=lambda listing: listing.talent.availability.confirmed, reverse=True)
    listings.sort(key=lambda listing: order[listing.talent.availability.status])
    return tuple(listings)


def talent_listing(person: Talent, board: Board, done: Mapping[str, list[JobListing]], today: date) -> TalentListing:
    """A profile with what the board adds to it."""
    finished = tuple(done.get(f"talent/{person.slug}/", ()))
    names = {person.slug, *person.former_slugs}
    reviews = [
        review
        for job in finished
        for review in job.reviews
        if person.shows_reviews and review.by == BY_CLIENT and review.talent in names
    ]
    reviews.sort(key=lambda review: (review.written, review.job), reverse=True)
    is_stale = (today - person.availability.confirmed).days > CONFIRMED_FOR_DAYS
    categories = board.vocabulary.categories
    levels: dict[SkillTag, SkillLevel] = {}
    for skill in person.skills:
        levels.setdefault(skill_tags((skill.name,), board.vocabulary)[0], skill)
    skills = skill_tags(tuple(skill.name for skill in person.skills), board.vocabulary)
    return TalentListing(
        talent=person,
        done=finished,
        is_stale=is_stale,
        skills=skills,
        levels=tuple(levels[tag] for tag in skills),
        reviews=tuple(reviews),
        categories=tuple(categories[name] for name in person.categories if name in categories),
        version=" ".join((person.digest, str(is_stale), *(job.version for job in finished))),
    )
