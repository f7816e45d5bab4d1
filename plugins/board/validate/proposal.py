"""Proposal: what a pull request does to a board's files, who sent it, and the board as it was before."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from board.problem import Location
from board.read import Document
from board.review_name import BY_CLIENT, parties
from board.validate.content import Content

LIVING = ("job", "talent", "application", "review", "pool")
"""The kinds of record that belong to somebody."""


@dataclass(frozen=True, kw_only=True)
class FileChange:
    """A file under `content/` that a proposal adds, changes, deletes or gives another name.

    `before` and `after` are what can be read of it, however wrong its shape; None where the file is not there,
    is no YAML, or cannot be read. A rename from one kind to another is two changes, not one.
    """

    file: str
    kind: str
    slug: str
    was_there: bool
    is_there: bool
    before: Document | None = None
    after: Document | None = None
    old_file: str = ""
    old_slug: str = ""
    is_same: bool = False
    """Whether a renamed file has the same bytes."""
    mode: str = ""
    old_mode: str = ""

    @property
    def is_renamed(self) -> bool:
        return bool(self.old_file)

    @property
    def is_record(self) -> bool:
        return self.kind in LIVING

    def at(self, *path: str | int) -> Location:
        """Where a value stands, as the proposal has it; the file's beginning where nothing can be read."""
        # What stands below a page's head is no YAML.
        return self.after.at(*path) if self.after is not None and self.kind != "page" else Location(self.file)

    @cached_property
    def first_difference(self) -> Location:
        """The first line that is not as it was."""
        if self.before is None or self.after is None:
            return Location(self.file)
        pairs = enumerate(zip(self.before.lines, self.after.lines, strict=False), 1)
        shorter = min(len(self.before.lines), len(self.after.lines))
        line = next((number for number, (was, now) in pairs if was != now), shorter)
        return Location(self.file, max(line, 1))

    @cached_property
    def changed_keys(self) -> tuple[str, ...]:
        """The top-level keys whose values differ; of a file that was or is not there, all."""
        was = self.before.data if self.before else {}
        now = self.after.data if self.after else {}
        return tuple(key for key in {**was, **now} if was.get(key) != now.get(key))

    def changes_only(self, key: str) -> bool:
        """Whether nothing differs but the value of one top-level key, not even a comment; blanks do not count."""
        if self.before is None or self.after is None or self.is_renamed or self.changed_keys != (key,):
            return False
        return _lines_beside(self.before, key) == _lines_beside(self.after, key)


def _lines_beside(document: Document, key: str) -> list[str]:
    """What a file has but for one key, and but for blank lines and blanks at their ends."""
    first, last = 0, 0
    extent = document.extent(key)
    if extent is not None:
        first, last = document.at_key(key).line, document.text.count("\n", 0, extent[1]) + 1
        # Block text ends where the next line begins.
        last -= extent[1] > 0 and document.text[extent[1] - 1 : extent[1]] == "\n" and last > first
    return [
        line.rstrip() for number, line in enumerate(document.lines, 1) if line.strip() and not first <= number <= last
    ]


@dataclass(frozen=True)
class Proposal:
    """What rules that compare with the base look at; `content` and `base` hold only well-shaped documents."""

    content: Content
    base: Content
    changes: tuple[FileChange, ...]
    author: str
    """Who sent it, as the forge knows them; "" where nobody is named, and nothing is said of who may do what."""
    maintainers: tuple[str, ...] = ()

    @property
    def today(self) -> date:
        return self.content.today

    @cached_property
    def is_by_maintainer(self) -> bool:
        return any(same_login(self.author, login) for login in self.maintainers)

    def is_author(self, account: str) -> bool:
        return same_login(self.author, account)

    def owns(self, change: FileChange) -> bool:
        """Whether the author owns a record as it was."""
        return self.is_author(account_of(change.before))

    @cached_property
    def renamed(self) -> dict[tuple[str, str], str]:
        """The new name of each job and profile that its owner renames, by kind and old name."""
        return {
            (change.kind, change.old_slug): change.slug
            for change in self.changes
            if change.is_renamed and change.kind in ("job", "talent") and (self.is_by_maintainer or self.owns(change))
        }

    def follows(self, change: FileChange) -> bool:
        """Whether a file only moves along, unchanged, with a job or a profile that its owner renames."""
        if not change.is_renamed or not change.is_same:
            return False
        if change.kind == "picture":
            folder, _, name = change.old_slug.partition("/")
            return any(f"{self.renamed.get((kind, folder))}/{name}" == change.slug for kind in ("job", "talent"))
        job, _, name = change.old_slug.partition("/")
        job = self.renamed.get(("job", job), job)
        if change.kind == "review" and (named := parties(change.old_slug)):
            name = f"{self.renamed.get(('talent', named.talent), named.talent)}-by-{named.by}"
        return change.kind in ("application", "review") and change.slug == f"{job}/{name}"

    def job_account(self, slug: str) -> str:
        """Whose a job was before, by any of its names; "" where it says nothing, or where there is none."""
        return account_of(self._jobs.get(slug))

    @cached_property
    def _jobs(self) -> dict[str, Document]:
        former = {name: job for job in self.base.jobs for name in job.data.get("former_slugs", ())}
        return former | self.base.jobs_by_slug

    def reviewed_account(self, slug: str) -> str:
        """Whose work or promise a review is about: the account that may answer it."""
        named = parties(slug)
        if named is None:
            return ""
        if named.by == BY_CLIENT:
            return account_of(self.base.talent_by_name.get(named.talent))
        return self.job_account(named.job)


def account_of(document: Document | None) -> str:
    """Whose a record is, by its own words; "" where it names nobody. It may have any shape."""
    if document is None:
        return ""
    owner: Any = document.data
    if OWNERS.get(document.kind):
        owner = document.data.get(OWNERS[document.kind])
    account = owner.get("account") if isinstance(owner, dict) else None
    return account if isinstance(account, str) else ""


OWNERS = {"job": "client", "talent": "", "application": "", "review": "author", "pool": "curator"}
"""The key under which a record names its owner's `account`; "" where `account` is a key of its own."""


def owner_path(kind: str) -> tuple[str, ...]:
    """Where a record of this kind names its owner's account."""
    return (OWNERS[kind], "account") if OWNERS[kind] else ("account",)


def same_login(one: str, other: str) -> bool:
    """Whether two logins are one: forges do not tell capitals from small letters, and know no other letters."""
    return bool(one) and one.isascii() and other.isascii() and one.lower() == other.lower()


def is_tombstone(document: Document | None) -> bool:
    """Whether a file says only that its record is gone."""
    return document is not None and "removed" in document.data
