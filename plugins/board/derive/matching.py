"""Who fits which open job, both ways; docs/matching.md says in words what counts."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field
from typing import Generic, TypeVar

from board.derive.fit_indexes import JobIndex, PeopleIndex
from board.derive.listing import JobListing, TalentListing
from board.derive.reasons import Reason, reasons
from board.derive.traits import JobTraits, PersonTraits, job_traits, person_traits
from board.value import value

SHOWN = 5
"""As many as people look at: a longer list is a search."""

Listing = TypeVar("Listing", JobListing, TalentListing)


@value()
class Fit(Generic[Listing]):
    """Somebody who fits a job, or a job that fits somebody, and why."""

    listing: Listing
    reasons: tuple[Reason, ...]


@value(kw_only=True)
class Fits:
    """The best fits of every open job and of every public profile that takes work, best first."""

    jobs: Mapping[str, JobTraits] = field(default_factory=dict)
    people: Mapping[str, PersonTraits] = field(default_factory=dict)
    best_people: Mapping[str, tuple[PersonTraits, ...]] = field(default_factory=dict)
    best_jobs: Mapping[str, tuple[JobTraits, ...]] = field(default_factory=dict)

    def people_for(self, job: str) -> tuple[Fit[TalentListing], ...]:
        """The people who fit the job with this slug; nobody where it is not open."""
        return tuple(Fit(person.listing, reasons(self.jobs[job], person)) for person in self.best_people.get(job, ()))

    def jobs_for(self, person: str) -> tuple[Fit[JobListing], ...]:
        """The open jobs that fit the profile with this slug; none where it is not public or takes no work."""
        return tuple(Fit(job.listing, reasons(job, self.people[person])) for job in self.best_jobs.get(person, ()))

    def people_version(self, job: str) -> str:
        """Changes whenever `people_for` does."""
        return " ".join(f"{one.listing.path} {one.listing.version}" for one in self.best_people.get(job, ()))

    def jobs_version(self, person: str) -> str:
        """Changes whenever `jobs_for` does."""
        return " ".join(f"{one.listing.path} {one.listing.version}" for one in self.best_jobs.get(person, ()))


def fits(jobs: Iterable[JobListing], talent: Iterable[TalentListing], shown: int = SHOWN) -> Fits:
    """Match the open ones of these jobs with the public profiles that take work.

    Equally good people come by the day of their last confirmation, equally good jobs by the day they were
    posted, the newest first, then by slug.
    """
    open_jobs = [listing for listing in jobs if listing.lifecycle.in_open_lists]
    open_jobs.sort(key=lambda listing: (-listing.job.posted.toordinal(), listing.job.slug))
    takers = [one for one in talent if one.is_public and one.talent.availability.status != "closed"]
    if not (open_jobs and takers):
        return Fits()
    takers.sort(key=lambda one: (-one.talent.availability.confirmed.toordinal(), one.talent.slug))
    asked, offered = list(map(job_traits, open_jobs)), list(map(person_traits, takers))
    most = max((len(job.required) for job in asked), default=0)
    people_index, job_index = PeopleIndex(offered, most), JobIndex(asked, most)
    return Fits(
        jobs={job.listing.job.slug: job for job in asked},
        people={person.listing.talent.slug: person for person in offered},
        best_people=found((job.listing.job.slug for job in asked), asked, offered, people_index.best, shown),
        best_jobs=found((one.listing.talent.slug for one in offered), offered, asked, job_index.best, shown),
    )


Asking = TypeVar("Asking")
Asked = TypeVar("Asked")


def found(
    slugs: Iterable[str],
    asking: Iterable[Asking],
    asked: Sequence[Asked],
    best: Callable[[Asking, int], list[int]],
    count: int,
) -> dict[str, tuple[Asked, ...]]:
    """The best of one side for each of the other that has any."""
    positions = ((slug, best(one, count)) for slug, one in zip(slugs, asking, strict=True))
    return {slug: tuple(asked[place] for place in places) for slug, places in positions if places}
