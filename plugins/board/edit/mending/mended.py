"""One file, mended step by step until nothing more can be."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from board.edit.mending.layout import tidied
from board.edit.mending.order import ordered
from board.edit.mending.spelling import skills_named
from board.edit.mending.subject import Mend, Subject
from board.edit.mending.syntax import syntax_mended
from board.edit.mending.values import values_mended
from board.read import MAX_BYTES
from board.read.limits import decoded, source_lines

Step = Callable[[Subject], tuple[bytes, list[Mend]] | None]

# What can be read comes before what it says, and how it looks comes last.
STEPS: tuple[Step, ...] = (syntax_mended, values_mended, skills_named, ordered, tidied)

# A file that needs more is better written anew.
MOST_STEPS = 40


@dataclass(frozen=True)
class Mended:
    """What became of a file: its bytes, and what was done, in the order of the lines as they are now."""

    raw: bytes
    mends: tuple[Mend, ...] = ()


def mended(subject: Subject) -> Mended:
    """The file with all that is mechanical put right; a file over the limits, or that is no text, stays as it is."""
    seen = {subject.raw}
    done: list[Mend] = []
    for _ in range(MOST_STEPS):
        found = next_step(subject)
        if found is None or found[0] in seen or len(found[0]) > MAX_BYTES:
            break
        raw, mends = found
        done += mends
        seen.add(raw)
        subject = subject.with_raw(raw)
    return Mended(subject.raw, located(done, subject.raw))


def next_step(subject: Subject) -> tuple[bytes, list[Mend]] | None:
    return next((found for step in STEPS if (found := step(subject))), None)


def located(mends: list[Mend], raw: bytes) -> tuple[Mend, ...]:
    """The mends at the lines where they stand in the end: later ones may have moved what earlier ones wrote."""
    lines = source_lines(decoded(raw).text)
    numbers: dict[str, list[int]] = {}
    for number, line in enumerate(lines, start=1):
        numbers.setdefault(line.strip(), []).append(number)
    moved = []
    for mend in mends:
        places = numbers.get(mend.after.strip(), []) if mend.after.strip() else []
        near = min(places, key=lambda place: abs(place - mend.line), default=min(mend.line, len(lines)))
        moved.append(replace(mend, line=near))
    return tuple(sorted(moved, key=lambda mend: mend.line))
