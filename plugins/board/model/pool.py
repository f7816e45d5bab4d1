"""A pool of people as its file states it."""

from datetime import date
from typing import Any, Self

from board.model.review import Author
from board.model.shared import day
from board.value import value


@value(kw_only=True)
class Member:
    """One person of a pool: `talent` is the slug of the profile."""

    talent: str
    strengths: tuple[str, ...] = ()
    note: str | None = None
    since: date | None = None


@value(kw_only=True)
class Pool:
    """People whom somebody keeps at hand for the next job."""

    slug: str
    digest: str
    name: str
    purpose: str
    curator: Author
    members: tuple[Member, ...]

    @classmethod
    def from_data(cls, *, slug: str, digest: str, data: dict[str, Any]) -> Self:
        """Build a pool from valid data; on valid data this cannot fail."""
        return cls(
            slug=slug,
            digest=digest,
            name=data["name"],
            purpose=data["purpose"],
            curator=Author.from_data(data["curator"]),
            members=tuple(
                Member(
                    talent=member["talent"],
                    strengths=tuple(member.get("strengths", ())),
                    note=member.get("note"),
                    since=day(member, "since"),
                )
                for member in data["members"]
            ),
        )
