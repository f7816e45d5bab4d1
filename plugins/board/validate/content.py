"""Every well-shaped document of a board, by kind, with the day it is judged on."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from board.read import Document
from board.validate.amounts import Path, amounts
from board.validate.links import Link, field_links, text_links


@dataclass(frozen=True)
class Content:
    """What the rules look at: documents whose shape the schemas have accepted.

    A rule may therefore index required keys without asking. `vocabulary` is None where the board has
    none that can be read; rules that need it then stay silent, since its own problem is reported.
    """

    today: date
    jobs: tuple[Document, ...] = ()
    talent: tuple[Document, ...] = ()
    applications: tuple[Document, ...] = ()
    reviews: tuple[Document, ...] = ()
    pools: tuple[Document, ...] = ()
    vocabulary: Document | None = None
    tombstones: tuple[Document, ...] = ()
    """What is left of removed records; each document keeps the kind and the slug of its record."""
    removed: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The slugs of tombstones by kind: records that were here and are gone."""
    broken: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The slugs of files whose syntax or shape is wrong, by kind: who refers to one has made no mistake."""
    pictures: frozenset[str] = field(default_factory=frozenset)
    """Files under content/images/, as `slug/name.png`."""
    base: "Content | None" = None
    """The board before a pull request that is checked; None everywhere else."""

    _noticed: dict[tuple[Callable[[Document], bool], str], tuple[Document, ...]] = field(
        default_factory=dict, init=False, repr=False
    )

    @property
    def records(self) -> Iterator[Document]:
        """Every record, whatever its kind."""
        yield from self.jobs
        yield from self.talent
        yield from self.applications
        yield from self.reviews
        yield from self.pools

    def noticed(self, look: Callable[[Document], bool], kind: str) -> tuple[Document, ...]:
        """The records of a kind (`jobs`, `talent`, …) at which a first look notices something; it looks once."""
        if (look, kind) not in self._noticed:
            self._noticed[look, kind] = tuple(filter(look, getattr(self, kind)))
        return self._noticed[look, kind]

    def jobs_with(self, key: str) -> list[Document]:
        """The jobs that have a key at the top of their file: most keys are in few of them."""
        return self._jobs_by_key.get(key, [])

    @cached_property
    def _jobs_by_key(self) -> dict[str, list[Document]]:
        jobs: dict[str, list[Document]] = defaultdict(list)
        for job in self.jobs:
            for key in job.data:
                jobs[key].append(job)
        return jobs

    @cached_property
    def field_links(self) -> tuple[Link, ...]:
        """Every address in a field that is made for one."""
        return tuple(link for document in self.records for link in field_links(document))

    @cached_property
    def text_links(self) -> tuple[Link, ...]:
        """Every address in a Markdown text."""
        return tuple(link for document in self.records for link in text_links(document))

    @cached_property
    def amounts(self) -> tuple[tuple[Document, Path, float, str | None], ...]:
        """Every sum of money: in which record, where, how much, in which currency."""
        return tuple((document, *found) for document in self.records for found in amounts(document))

    @cached_property
    def jobs_by_slug(self) -> dict[str, Document]:
        return {job.slug: job for job in self.jobs}

    @cached_property
    def talent_by_slug(self) -> dict[str, Document]:
        return {profile.slug: profile for profile in self.talent}

    @cached_property
    def talent_by_name(self) -> dict[str, Document]:
        """The profiles by their names, former ones too."""
        former = {name: profile for profile in self.talent for name in profile.data.get("former_slugs", ())}
        return former | self.talent_by_slug

    @cached_property
    def talent_by_account(self) -> dict[str, tuple[Document, ...]]:
        """The profiles of each account, its name in small letters."""
        profiles: dict[str, tuple[Document, ...]] = {}
        for profile in self.talent:
            account = profile["account"].lower()
            profiles[account] = (*profiles.get(account, ()), profile)
        return profiles
