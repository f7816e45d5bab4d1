"""The jobs and the people under one heading: a category, a skill, a country, a client."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable

from board.derive.insights import Insights, insights
from board.derive.listing import JobListing, TalentListing
from board.derive.matching import Fits, fits
from board.derive.pools import Pools, board_pools
from board.model import Board, Skill
from board.value import value

REMOTE = "remote"


@value(kw_only=True)
class JobGroup:
    """Jobs that share a category, a skill, a place or a client, newest first.

    `open` are those one can apply for, `closed` those of the archive; a scheduled, paused or cancelled
    job is in neither. `path` ends in a slash.
    """

    kind: str
    id: str
    name: str
    path: str
    description: str = ""
    open: tuple[JobListing, ...] = ()
    closed: tuple[JobListing, ...] = ()


@value(kw_only=True)
class TalentGroup:
    """Public profiles that share a skill."""

    id: str
    name: str
    path: str
    people: tuple[TalentListing, ...] = ()


@value(kw_only=True)
class Listings:
    """Everything there is to show, on a day.

    `jobs` holds every job, `open` and `archive` the two lists; `people` every profile, `talent` the public ones.
    """

    jobs: tuple[JobListing, ...]
    open: tuple[JobListing, ...]
    archive: tuple[JobListing, ...]
    people: tuple[TalentListing, ...]
    talent: tuple[TalentListing, ...]
    categories: tuple[JobGroup, ...]
    skills: tuple[JobGroup, ...]
    places: tuple[JobGroup, ...]
    clients: tuple[JobGroup, ...]
    talent_skills: tuple[TalentGroup, ...]
    pools: Pools
    insights: Insights
    fits: Fits

    @property
    def closing_soon(self) -> tuple[JobListing, ...]:
        """Open jobs in their last days, the first to close first."""
        closing = [listing for listing in self.open if listing.is_closing_soon]
        return tuple(sorted(closing, key=lambda listing: (listing.job.closes, listing.job.slug)))


Groups = dict[str, dict[str, list[JobListing]]]
"""Listings by the kind and the id of the group they are in."""


def grouped(listings: Iterable[JobListing], kind: str) -> dict[str, list[JobListing]]:
    """The listings by the ids of one kind of group, in the order they come."""
    groups: dict[str, list[JobListing]] = defaultdict(list)
    for listing in listings:
        for group_id in group_ids(listing, kind):
            groups[group_id].append(listing)
    return groups


def group_ids(listing: JobListing, kind: str) -> Collection[str]:
    """The groups of a kind that a job belongs to; a hybrid job is both remote and in its country."""
    return GROUP_IDS[kind](listing)


def skill_ids(listing: JobListing) -> list[str]:
    ids = [tag.id for tag in listing.skills if tag.id]
    return ids + [tag.id for tag in listing.nice_to_have if tag.id] if listing.nice_to_have else ids


def place_ids(listing: JobListing) -> list[str]:
    job = listing.job
    places = [REMOTE] if job.remote else []
    if job.location and job.location.country:
        places.append(job.location.country.lower())
    return places


def client_ids(listing: JobListing) -> Collection[str]:
    account = listing.job.client.account
    return (account.lower(),) if account else ()


GROUP_IDS: dict[str, Callable[[JobListing], Collection[str]]] = {
    "category": lambda listing: (listing.job.category,),
    "skill": skill_ids,
    "place": place_ids,
    "client": client_ids,
}


def all_grouped(jobs: Iterable[JobListing]) -> tuple[Groups, Groups, dict[str, set[str]]]:
    """The open ones of these jobs in all their groups, those of the archive in theirs, and the groups of any job."""
    opened: Groups = {kind: defaultdict(list) for kind in GROUP_IDS}
    closed: Groups = {kind: defaultdict(list) for kind in GROUP_IDS}
    used: dict[str, set[str]] = {kind: set() for kind in GROUP_IDS}
    for listing in jobs:
        lifecycle = listing.lifecycle
        lists = opened if lifecycle.in_open_lists else closed if lifecycle.in_archive else None
        for kind, ids_of in GROUP_IDS.items():
            ids = ids_of(listing)
            used[kind].update(ids)
            if lists is not None:
                for group_id in ids:
                    lists[kind][group_id].append(listing)
    return opened, closed, used


def board_listings(board: Board, jobs: tuple[JobListing, ...], people: tuple[TalentListing, ...]) -> Listings:
    """Group what a board shows. A category has its page even when empty; others need a job."""
    open_jobs = tuple(listing for listing in jobs if listing.lifecycle.in_open_lists)
    archive = tuple(listing for listing in jobs if listing.lifecycle.in_archive)
    # The page of a scheduled or a paused job links its groups too, though none of them lists it.
    opened, closed, used = all_grouped(jobs)

    def group(kind: str, id_: str, name: str, folder: str, description: str = "") -> JobGroup:
        return JobGroup(
            kind=kind,
            id=id_,
            name=name,
            path=f"{folder}/{id_}/",
            description=description,
            open=tuple(opened[kind].get(id_, ())),
            closed=tuple(closed[kind].get(id_, ())),
        )

    client_names = {
        listing.job.client.account.lower(): listing.job.client.name
        for listing in reversed(jobs)
        if listing.job.client.account
    }
    talent = tuple(listing for listing in people if listing.is_public)
    return Listings(
        jobs=jobs,
        open=open_jobs,
        archive=archive,
        people=people,
        talent=talent,
        categories=tuple(
            group("category", category.id, category.name, "categories", category.description)
            for category in board.vocabulary.categories.values()
        ),
        skills=tuple(
            group("skill", skill.id, skill.name, "skills")
            for skill in by_name(board.vocabulary.skills.values())
            if skill.id in used["skill"]
        ),
        places=tuple(group("place", place, place, "places") for place in sorted(used["place"])),
        clients=tuple(group("client", account, name, "clients") for account, name in sorted(client_names.items())),
        talent_skills=talent_groups(board, talent),
        pools=board_pools(board, talent, client_names),
        insights=insights(jobs, talent),
        fits=fits(open_jobs, talent),
    )


def by_name(skills: Iterable[Skill]) -> list[Skill]:
    return sorted(skills, key=lambda skill: (skill.name.casefold(), skill.id))


def talent_groups(board: Board, talent: tuple[TalentListing, ...]) -> tuple[TalentGroup, ...]:
    """The public profiles by skill of the vocabulary."""
    people: dict[str, list[TalentListing]] = defaultdict(list)
    for listing in talent:
        for tag in listing.skills:
            if tag.id:
                people[tag.id].append(listing)
    return tuple(
        TalentGroup(id=skill.id, name=skill.name, path=f"talent/skills/{skill.id}/", people=tuple(people[skill.id]))
        for skill in by_name(board.vocabulary.skills.values())
        if skill.id in people
    )
