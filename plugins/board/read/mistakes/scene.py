"""Where the parser gave up, and the lines around it as a person sees them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Self

import yaml

from board.read.mistakes.draft import Changes, Draft
from board.read.strict import load

# A text's line end: no error is left after it.
END = 1e9

LONGEST_LINE = 2_000
_KEY = r"""[^\W\d][\w.+/-]*(?:[ ][\w.+/()-]+){0,3}|"[^"]*"|'[^']*'"""
_LINE = re.compile(
    rf"(?P<indent>\s*)(?P<dashes>(?:-[ ]+)*)(?:(?P<key>{_KEY})(?P<colon>[ ]*:(?:[ ]+|$)))?(?P<rest>.*)",
    re.DOTALL,
)
_COMMENT = re.compile(r"(?:^|\s+)#.*$|\s+$")
_WORD = re.compile(r"[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*")
_QUOTED = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')(?=\s|$)""")


@dataclass(frozen=True)
class Line:
    """One line taken apart: `    - key: value  # comment`. What is not there is empty."""

    text: str
    indent: str
    dashes: str
    key: str
    colon: str
    value: str
    comment: str
    """With the spaces before it, or the spaces at the line's end."""

    @classmethod
    def of(cls, text: str) -> Self:
        if len(text) > LONGEST_LINE:
            return cls(text, "", "", "", "", text, "")
        match = _LINE.fullmatch(text)
        assert match is not None  # the expression takes any line
        rest = match["rest"]
        whole = _QUOTED.match(rest)
        start = whole.end() if whole else 0
        comment = _COMMENT.search(rest, start)
        cut = comment.start() if comment else len(rest)
        return cls(
            text,
            match["indent"],
            match["dashes"],
            match["key"] or "",
            match["colon"] or "",
            rest[:cut],
            rest[cut:],
        )

    @property
    def before_value(self) -> str:
        return self.indent + self.dashes + self.key + self.colon

    @property
    def value_column(self) -> int:
        return len(self.before_value)

    @property
    def is_blank(self) -> bool:
        # A no-break space is a letter to YAML, however blank it looks.
        return not self.text.strip(" \t")

    @property
    def is_comment(self) -> bool:
        return self.text.lstrip().startswith("#")

    @property
    def is_nothing(self) -> bool:
        return self.is_blank or self.is_comment

    @property
    def is_entry(self) -> bool:
        """Whether it is `key: …` with a key such as records have: one small word."""
        return bool(_WORD.fullmatch(self.key))

    @property
    def is_item(self) -> bool:
        return bool(self.dashes) or self.text.strip() == "-"

    @property
    def depth(self) -> int:
        """The column where the line's key or text begins."""
        return len(self.indent) + len(self.dashes)

    @property
    def bullet(self) -> str:
        """The sign other than a dash by which the line shows that it is an item."""
        match = re.match(r"\s*([*•·–—▪◦]) *(?=[^\s*])", self.text)
        return match[1] if match else ""

    @property
    def opens_text(self) -> bool:
        """Whether it ends in `|` or `>`, so that the lines below are its text."""
        return bool(self.key) and bool(re.fullmatch(r"[|>][-+0-9]{0,2}", self.value))

    @property
    def name(self) -> str:
        """How a sentence may call the line's value."""
        if self.key:
            return f"`{self.key.strip(chr(34) + chr(39))}`"
        return "this item" if self.is_item else "this text"

    def with_value(self, value: str) -> str:
        space = " " if self.colon.endswith(":") else ""
        return (self.before_value + space + value + self.comment).rstrip()


@dataclass(frozen=True)
class Scene:
    """A draft and the place of its first syntax error; lines and columns count from 0."""

    draft: Draft
    line: int
    column: int
    problem: str
    opened_line: int
    opened_column: int
    """Where the thing began that could not be read to its end."""
    opened: str
    reached: float

    @classmethod
    def of(cls, draft: Draft, error: yaml.YAMLError) -> Self:
        mark = getattr(error, "problem_mark", None)
        opened = getattr(error, "context_mark", None) or mark
        last = len(draft.lines) - 1
        return cls(
            draft,
            min(mark.line, last) if mark else last,
            mark.column if mark else 0,
            getattr(error, "problem", None) or "",
            min(opened.line, last) if opened else last,
            opened.column if opened else 0,
            getattr(error, "context", None) or "",
            _reached(draft, mark),
        )

    @property
    def lines(self) -> list[str]:
        return self.draft.lines

    @cached_property
    def parsed(self) -> list[Line]:
        return [Line.of(text) for text in self.draft.lines]

    @property
    def is_open_quote(self) -> bool:
        return "quoted scalar" in self.opened

    @property
    def is_open_brace(self) -> bool:
        return "flow" in self.opened

    def nearby(self, count: int = 3) -> Iterator[int]:
        """The error's line, the lines above it that say something, nearest first, and where it opened."""
        seen = 0
        for number in range(self.line, -1, -1):
            if self.parsed[number].is_nothing and number != self.line:
                continue
            yield number
            seen += 1
            if seen > count:
                break
        if self.opened_line < self.line - count:
            yield self.opened_line

    def above(self, number: int) -> int | None:
        """The nearest line above that says something."""
        return next((n for n in range(number - 1, -1, -1) if not self.parsed[n].is_nothing), None)

    def below(self, number: int) -> int | None:
        """The nearest line below that says something."""
        return next((n for n in range(number + 1, len(self.lines)) if not self.parsed[n].is_nothing), None)

    def next_error(self, changes: Changes) -> float:
        """How far the parser comes once these lines are changed; END if no error is left."""
        changed = self.draft.with_changes(changes)
        error = load(changed.text).error
        return END if error is None else _reached(changed, getattr(error, "problem_mark", None))

    def is_progress(self, changes: Changes) -> bool:
        """Whether these changes let the parser come further than it did."""
        if not changes:
            return False
        if not (self.is_open_quote or self.is_open_brace):
            return self.next_error(changes) > self.reached
        # What is never closed swallows all below: the next mistake may well stand above this one's end.
        changed = self.draft.with_changes(changes)
        error = load(changed.text).error
        if error is None:
            return True
        after = Scene.of(changed, error)
        last = max(self.draft.slot(line) for line in changes)
        if after.is_open_quote or after.is_open_brace:
            return changed.slot(after.opened_line) > max(last, self.draft.slot(self.opened_line))
        return changed.slot(after.line) >= last + self.is_open_brace


def _reached(draft: Draft, mark: Any) -> float:
    """The original line, and a fraction that grows along it; counted from its end, since changes move the rest."""
    if mark is None:
        return -1.0
    line = draft.lines[min(mark.line, len(draft.lines) - 1)]
    left = max(0, len(line) - int(mark.column))
    return draft.slot(mark.line) + 0.5 / (2 + left)
