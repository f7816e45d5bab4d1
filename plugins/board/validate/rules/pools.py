"""Pools: who is in them, and who keeps them."""

from collections.abc import Iterator

from board.problem import Problem, Severity
from board.validate.content import Content


def member_twice(content: Content) -> Iterator[Problem]:
    """A person who is in a pool twice makes it look larger, and leaves open which of two notes is right."""
    for pool in content.pools:
        first: dict[str, str] = {}
        for index, member in enumerate(pool["members"]):
            name = member["talent"]
            # A profile that was renamed has two names.
            profile = content.talent_by_name.get(name)
            slug = profile.slug if profile else name
            if slug in first:
                under = f" as {first[slug]!r}" if first[slug] != name else ""
                yield Problem(
                    id="member-twice",
                    location=pool.at("members", index, "talent"),
                    message=f"{name!r} is in the pool already{under}",
                    hint="make one member of the two",
                )
            first.setdefault(slug, name)


def hidden_member(content: Content) -> Iterator[Problem]:
    """A person who is no longer in the lists is not shown in a pool either, so it is shorter than its file."""
    for pool in content.pools:
        for index, member in enumerate(pool["members"]):
            profile = content.talent_by_name.get(member["talent"])
            visibility = profile.get("visibility", "public") if profile else "public"
            if visibility != "public":
                yield Problem(
                    id="hidden-member",
                    location=pool.at("members", index, "talent"),
                    message=f"the profile {member['talent']!r} is {visibility}, so the pool does not show it",
                    hint="ask whether the person wants to be found; otherwise take them out of the pool",
                    severity=Severity.WARNING,
                )


def member_since_future(content: Content) -> Iterator[Problem]:
    """Somebody who joins a pool in the future is not there for the one who looks today."""
    today = content.today.isoformat()
    for pool in content.pools:
        for index, member in enumerate(pool["members"]):
            if member.get("since", "") > today:
                yield Problem(
                    id="member-since-future",
                    location=pool.at("members", index, "since"),
                    message=f"{member['talent']!r} is in the pool since {member['since']}, after today, {today}",
                    hint="set `since` to the day on which the person came in, or leave it out",
                    severity=Severity.WARNING,
                )


def curator_without_account(content: Content) -> Iterator[Problem]:
    """A pool that belongs to no account can be changed by anybody, and nobody answers for who is in it."""
    for pool in content.pools:
        if "account" not in pool["curator"]:
            yield Problem(
                id="curator-without-account",
                location=pool.at("curator"),
                message=f"the curator {pool['curator']['name']!r} has no account",
                hint="write `account` under `curator`, with your login on the site where this board is kept",
                severity=Severity.WARNING,
            )
