"""The whole board as its files state it."""

from dataclasses import field
from typing import Self

from board.model.application import Application
from board.model.job import Job
from board.model.pool import Pool
from board.model.review import Review
from board.model.talent import Talent
from board.model.vocabulary import Vocabulary
from board.value import value


@value(kw_only=True)
class Page:
    """A Markdown page; `path` is its address, such as `about` or `guides/pay-clearly`."""

    path: str
    digest: str
    title: str
    body: str
    summary: str = ""
    order: int = 0

    @classmethod
    def from_head(cls, *, path: str, digest: str, head: dict[str, object], body: str) -> Self:
        """Build a page from its valid head and its Markdown."""
        order = head.get("order", 0)
        assert isinstance(order, int)
        return cls(
            path=path,
            digest=digest,
            title=str(head["title"]),
            body=body,
            summary=str(head.get("summary", "")),
            order=order,
        )


@value(kw_only=True)
class Board:
    """Every record, sorted by slug, so that the order of files never shows.

    `removed` holds the slugs of tombstones by kind, `pictures` a digest of each sound picture by its name, such as
    `ana-prado/portrait.png`.
    """

    vocabulary: Vocabulary
    jobs: tuple[Job, ...] = ()
    talent: tuple[Talent, ...] = ()
    applications: tuple[Application, ...] = ()
    reviews: tuple[Review, ...] = ()
    pools: tuple[Pool, ...] = ()
    pages: tuple[Page, ...] = ()
    pictures: dict[str, str] = field(default_factory=dict)
    removed: dict[str, frozenset[str]] = field(default_factory=dict)

    @property
    def addresses(self) -> frozenset[str]:
        """The paths of the Markdown pages."""
        return frozenset(page.path for page in self.pages)
