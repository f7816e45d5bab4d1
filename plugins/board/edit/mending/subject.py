"""A file that is being mended: its bytes, what they say, and what is wrong with them."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from board.batches import sorted_out, well_shaped
from board.files import Found
from board.problem import Problem, Severity
from board.read import Document, read_document
from board.validate.rules import FILE_RULES
from board.validate.running import rule_problems
from board.validate.shape import shape_problems


@dataclass(frozen=True, slots=True)
class Mend:
    """One thing that was put right: the line (from 1) as it was and as it is, and what was done in words."""

    line: int
    words: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class Subject:
    """A file's bytes. Without a `kind` it belongs to no board, and only its syntax and layout are looked at.

    With one, `today` must be known.
    """

    raw: bytes
    file: str
    kind: str = ""
    slug: str = ""
    vocabulary: Document | None = None
    today: date | None = None

    def with_raw(self, raw: bytes) -> "Subject":
        return replace(self, raw=raw)

    @cached_property
    def reading(self) -> tuple[Document | None, tuple[Problem, ...]]:
        return read_document(self.raw, file=self.file, kind=self.kind, slug=self.slug)

    @property
    def document(self) -> Document | None:
        """The document, where the file can be read without an error."""
        return self.reading[0]

    @property
    def mistakes(self) -> tuple[Problem, ...]:
        """What keeps the file from being read; no warnings."""
        return tuple(problem for problem in self.reading[1] if problem.severity is Severity.ERROR)

    @cached_property
    def shape(self) -> tuple[Problem, ...]:
        """What is wrong with the fields of a file that can be read."""
        document = self.document
        return tuple(shape_problems(document, self.today)) if document is not None and self.kind else ()

    @cached_property
    def told(self) -> tuple[Problem, ...]:
        """All that is said of the file by itself: its syntax, its fields, the rules that need no other file."""
        if not self.kind or self.kind == "page":
            return (*self.reading[1], *self.shape)
        assert self.today is not None
        entry = Found(self.file, self.file, self.kind, self.slug)
        document, problems = well_shaped(entry, self.raw, self.today)
        content = sorted_out([document] if document else [], self.today, frozenset())
        if content.vocabulary is None:
            content = replace(content, vocabulary=self.vocabulary)
        return (*problems, *rule_problems(FILE_RULES, content))

    @property
    def data(self) -> Any:
        return self.document.data if self.document is not None else None
