"""A wrong file while it is being put right: its lines, what became of them, and where they came from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Self

from board.problem import Correction, Location, Problem, Severity

Changes = Mapping[int, str | None]
"""Lines of a draft, from 0, and what replaces each: one line or several; None takes the line away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """What a person most probably did wrong, and the lines as they should be.

    Lines and columns count from 0 in the draft. Without `changes` there is nothing safe to paste; with changes
    that are not certain, a person should look before anyone does.
    """

    id: str
    line: int
    column: int = 0
    message: str
    hint: str
    changes: Changes = field(default_factory=dict)
    is_certain: bool = False


@dataclass(frozen=True)
class Draft:
    """The file's lines; each original line has become one or more lines of text, or None."""

    original: tuple[str, ...]
    slots: tuple[str | None, ...]

    @classmethod
    def of(cls, lines: Iterable[str]) -> Self:
        lines = tuple(lines)
        return cls(lines, lines)

    @cached_property
    def text(self) -> str:
        return "\n".join(text for text in self.slots if text is not None)

    @cached_property
    def lines(self) -> list[str]:
        return self.text.split("\n")

    @cached_property
    def _origins(self) -> list[int]:
        lines = (0 if text is None else text.count("\n") + 1 for text in self.slots)
        return [slot for slot, count in enumerate(lines) for _ in range(count)]

    def slot(self, line: int) -> int:
        """The original line, from 0, that a line of the draft came from."""
        return self._origins[max(0, min(line, len(self._origins) - 1))] if self._origins else 0

    def with_changes(self, changes: Changes) -> "Draft":
        if not changes:
            return self
        new: dict[int, list[str]] = {self.slot(line): [] for line in changes}
        for line, slot in enumerate(self._origins):
            if slot in new:
                text = changes.get(line, self.lines[line])
                new[slot] += [] if text is None else [text]
        slots = list(self.slots)
        for slot, texts in new.items():
            slots[slot] = "\n".join(texts) if texts else None
        return Draft(self.original, tuple(slots))

    def location(self, line: int, column: int, file: str) -> Location:
        """The place in the original file: what stands before or after a change has kept its neighbours."""
        slot = self.slot(line)
        old, new = self.original[slot], self.lines[min(line, len(self.lines) - 1)]
        if old != new and not old.startswith(new[: column + 1]):
            column += len(old) - len(new)
        return Location(file, slot + 1, max(0, min(column, max(0, len(old) - 1))) + 1)


@dataclass
class Findings:
    """The mistakes found so far, in the places of the original file, with the lines each one touches."""

    file: str
    problems: list[Problem] = field(default_factory=list)
    touched: list[tuple[int, int] | None] = field(default_factory=list)
    certain: list[bool] = field(default_factory=list)

    def add(self, guess: Guess, draft: Draft) -> None:
        self.problems.append(
            Problem(
                id=guess.id,
                location=draft.location(guess.line, guess.column, self.file),
                message=guess.message,
                hint=guess.hint,
                severity=Severity.ERROR,
            )
        )
        slots = [draft.slot(line) for line in guess.changes]
        self.touched.append((min(slots), max(slots)) if slots else None)
        self.certain.append(guess.is_certain)

    def corrected(self, draft: Draft) -> list[Problem]:
        """The problems, each stretch of changed lines pasted by the first problem that changes it."""
        stretches: list[tuple[int, int]] = []
        for first, last in sorted(stretch for stretch in self.touched if stretch):
            if stretches and first <= stretches[-1][1]:
                stretches[-1] = (stretches[-1][0], max(last, stretches[-1][1]))
            else:
                stretches.append((first, last))
        owners = {}
        for first, last in stretches:
            inside = [i for i, own in enumerate(self.touched) if own and first <= own[0] and own[1] <= last]
            owner = min(inside, key=lambda i: self.problems[i].location)
            texts = [text for text in draft.slots[first : last + 1] if text is not None]
            is_certain = all(self.certain[i] for i in inside)
            owners[owner] = Correction(first + 1, last + 1, "\n".join(texts), is_certain)
        return [
            Problem(
                id=problem.id,
                location=problem.location,
                message=problem.message,
                hint=problem.hint,
                severity=problem.severity,
                correction=owners.get(i),
            )
            for i, problem in enumerate(self.problems)
        ]
