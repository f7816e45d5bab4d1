"""A review as its file states it."""

from datetime import date
from typing import Any, Self

from board.review_name import parties
from board.value import value


@value(kw_only=True)
class Author:
    """Who writes a review or keeps a pool; `account` is a login on the board's forge."""

    name: str
    account: str | None = None

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Self:
        return cls(name=data["name"], account=data.get("account"))


@value()
class Reply:
    """The one answer of the side that was reviewed."""

    written: date
    text: str


@value(kw_only=True)
class Review:
    """What one side of a finished job says of the other: `by` is `client` or `talent`, stars are 1 to 5.

    `aspects` are (name, stars) in the file's order; `paid` is `yes`, `partly` or `no`, by the talent only.
    """

    job: str
    talent: str
    by: str
    digest: str
    rating: int
    comment: str
    written: date
    author: Author
    aspects: tuple[tuple[str, int], ...] = ()
    would_work_again: bool | None = None
    on_time: bool | None = None
    within_budget: bool | None = None
    paid: str | None = None
    reply: Reply | None = None

    @classmethod
    def from_data(cls, *, slug: str, digest: str, data: dict[str, Any]) -> Self:
        """Build a review from valid data and its name; on content that passed the rules this cannot fail."""
        named = parties(slug)
        assert named is not None
        job, talent, by = named
        reply = data.get("reply")
        return cls(
            job=job,
            talent=talent,
            by=by,
            digest=digest,
            rating=data["rating"],
            comment=data["comment"],
            written=date.fromisoformat(data["written"]),
            author=Author.from_data(data["author"]),
            aspects=tuple(
                (name, stars) for name, stars in data.get("aspects", {}).items() if not name.startswith("x-")
            ),
            would_work_again=data.get("would_work_again"),
            on_time=data.get("on_time"),
            within_budget=data.get("within_budget"),
            paid=data.get("paid"),
            reply=Reply(date.fromisoformat(reply["written"]), reply["text"]) if reply else None,
        )
