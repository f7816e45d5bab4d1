"""The pools of a board: those somebody keeps, and those that its finished jobs make by themselves."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import date

from board.derive.listing import JobListing, TalentListing, skill_tags
from board.model import Author, Board, Member, Pool
from board.value import value


@value()
class Strength:
    """What somebody is strong in, with the jobs done here that asked for it; `id` is that of a skill with a pool."""

    name: str
    id: str | None
    jobs: tuple[JobListing, ...]


@value(kw_only=True)
class PoolMember:
    """A public profile in a pool, and why it is there: `jobs` are the completed ones that speak for it."""

    person: TalentListing
    jobs: tuple[JobListing, ...] = ()
    strengths: tuple[Strength, ...] = ()
    note: str | None = None
    since: date | None = None


@value(kw_only=True)
class PoolListing:
    """A pool as its page shows it.

    `kind` is `curated`, `skill` or `client`; `id` the name of its file, the skill's id or the client's account.
    `left` counts the members who can no longer be shown. A pool that nobody keeps has no curator.
    """

    kind: str
    id: str
    name: str
    path: str
    members: tuple[PoolMember, ...]
    digest: str = ""
    purpose: str = ""
    curator: Author | None = None
    curator_path: str | None = None
    left: int = 0


@value(kw_only=True)
class Pools:
    """Every pool: the kept ones by name, those of skills and of clients by the names of these.

    `keeping` has, by the path of a profile, the kept pools that show it.
    """

    curated: tuple[PoolListing, ...] = ()
    skills: Mapping[str, PoolListing] = field(default_factory=dict)
    clients: Mapping[str, PoolListing] = field(default_factory=dict)
    keeping: Mapping[str, tuple[PoolListing, ...]] = field(default_factory=dict)

    @property
    def shown(self) -> tuple[PoolListing, ...]:
        """The kept pools with somebody in them: the others have a page, and no list names it."""
        return tuple(pool for pool in self.curated if pool.members)

    def __bool__(self) -> bool:
        return bool(self.skills or self.clients or self.shown)


Done = dict[str, dict[str, list[JobListing]]]
"""Completed jobs by skill or client, then by the path of the profile of who did them."""


def board_pools(board: Board, talent: Iterable[TalentListing], client_names: Mapping[str, str]) -> Pools:
    """The pools of a board, by its public profiles and the names of its clients by account."""
    people = {listing.path: listing for listing in talent}
    by_skill: Done = defaultdict(lambda: defaultdict(list))
    by_client: Done = defaultdict(lambda: defaultdict(list))
    for path, person in people.items():
        for listing in person.done:
            for tag in listing.skills:
                if tag.id:
                    by_skill[tag.id][path].append(listing)
            if listing.job.client.account:
                by_client[listing.job.client.account.lower()][path].append(listing)
    skills = {
        id_: proved_pool("skill", id_, board.vocabulary.skills[id_].name, by_skill[id_], people)
        for id_ in sorted(by_skill, key=lambda id_: (board.vocabulary.skills[id_].name.casefold(), id_))
    }
    clients = {
        account: proved_pool("client", account, client_names[account], by_client[account], people)
        for account in sorted(by_client, key=lambda account: (client_names[account].casefold(), account))
    }
    if not board.pools:
        return Pools(skills=skills, clients=clients)
    known = {name: person for person in people.values() for name in (*person.talent.former_slugs, person.talent.slug)}
    curated = tuple(
        kept_pool(pool, board, known, by_skill, client_names)
        for pool in sorted(board.pools, key=lambda pool: (pool.name.casefold(), pool.slug))
    )
    keeping: dict[str, list[PoolListing]] = defaultdict(list)
    for pool in curated:
        for member in pool.members:
            keeping[member.person.path].append(pool)
    return Pools(
        curated=curated,
        skills=skills,
        clients=clients,
        keeping={path: tuple(pools) for path, pools in keeping.items()},
    )


def proved_pool(
    kind: str, id_: str, name: str, done: Mapping[str, list[JobListing]], people: Mapping[str, TalentListing]
) -> PoolListing:
    """Who has done jobs of one skill or for one client: who did most of them first, else in the order they come."""
    paths = sorted(done, key=lambda path: len(done[path]), reverse=True)
    folder = {"skill": "skills", "client": "clients"}[kind]
    return PoolListing(
        kind=kind,
        id=id_,
        name=name,
        path=f"pools/{folder}/{id_}/",
        members=tuple(PoolMember(person=people[path], jobs=tuple(done[path])) for path in paths),
    )


def kept_pool(
    pool: Pool,
    board: Board,
    known: Mapping[str, TalentListing],
    by_skill: Done,
    clients: Mapping[str, str],
) -> PoolListing:
    """A pool of a file, its members in the order of its curator; `known` are public profiles by all their names."""
    members: dict[str, PoolMember] = {}
    left = 0
    for member in pool.members:
        person = known.get(member.talent)
        if person is None:
            left += 1
        else:
            members.setdefault(person.path, kept_member(member, person, board, by_skill))
    account = (pool.curator.account or "").lower()
    return PoolListing(
        kind="curated",
        id=pool.slug,
        name=pool.name,
        path=f"pools/{pool.slug}/",
        members=tuple(members.values()),
        digest=pool.digest,
        purpose=pool.purpose,
        curator=pool.curator,
        curator_path=f"clients/{account}/" if account in clients else None,
        left=left,
    )


def kept_member(
    member: Member,
    person: TalentListing,
    board: Board,
    by_skill: Done,
) -> PoolMember:
    """A member of a kept pool; the jobs that asked for what the member is strong in come first."""
    strengths = tuple(
        Strength(tag.name, tag.id if asked else None, asked)
        for tag in skill_tags(member.strengths, board.vocabulary)
        for asked in (tuple(by_skill.get(tag.id, {}).get(person.path, ())) if tag.id else (),)
    )
    jobs = {listing.job.slug: listing for strength in strengths for listing in strength.jobs}
    return PoolMember(
        person=person,
        jobs=tuple((jobs | {listing.job.slug: listing for listing in person.done}).values()),
        strengths=strengths,
        note=member.note,
        since=member.since,
    )
