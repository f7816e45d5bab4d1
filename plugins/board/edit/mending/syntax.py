"""The syntax of a file: the corrections that are certain are pasted, where all that was readable stays."""

from collections.abc import Sequence

from board.edit.mending.kept import growth, keeps_letters, keeps_values, touching
from board.edit.mending.subject import Mend, Subject
from board.problem import Correction, Problem
from board.read import corrected
from board.read.limits import decoded, source_lines


def syntax_mended(subject: Subject) -> tuple[bytes, list[Mend]] | None:
    """The file with as many mistakes of its syntax put right as can be; None if there is none to be."""
    if subject.document is not None:
        return None
    ready = [p for p in subject.mistakes if p.correction is not None and p.correction.is_certain]
    if not ready:
        return None
    if (raw := pasted(subject, ready)) is not None:
        return raw, mends(subject, ready)
    # Together they change too much: those that prove sound one after the other are taken.
    for problem in ready if len(ready) > 1 else ():
        if (raw := pasted(subject, [problem])) is not None:
            return raw, mends(subject, [problem])
    return None


def pasted(subject: Subject, problems: Sequence[Problem]) -> bytes | None:
    """The file's bytes with the corrections of these problems; None where that loses something, or helps nothing."""
    source = decoded(subject.raw)
    lines = source_lines(source.text)
    corrections = [problem.correction for problem in problems if problem.correction is not None]
    for correction in corrections:
        old = lines[correction.first - 1 : correction.last]
        others = {line.strip() for line in (*lines[: correction.first - 1], *lines[correction.last :])}
        if not keeps_letters(old, correction, touching(subject.mistakes, correction), others):
            return None
    raw = corrected(subject.raw, tuple(problems))
    after = subject.with_raw(raw)
    if after.document is None and not is_better(subject, after, corrections):
        return None
    return raw if keeps_values(subject.raw, raw, corrections, subject.kind) else None


def is_better(before: Subject, after: Subject, pasted: Sequence[Correction]) -> bool:
    """Whether fewer mistakes are left; where more are left than are ever told, whether they stand further down."""
    if len(after.mistakes) < len(before.mistakes):
        return True
    last = max(correction.last for correction in pasted) + sum(growth(correction) for correction in pasted)
    return min(mistake.location.line for mistake in after.mistakes) > last


def mends(subject: Subject, problems: Sequence[Problem]) -> list[Mend]:
    """What is told of each mistake that these corrections put right."""
    lines = source_lines(decoded(subject.raw).text)
    told = []
    for owner in problems:
        correction = owner.correction
        assert correction is not None
        old, new = lines[correction.first - 1 : correction.last], correction.text.split("\n")
        inside = [p for p in subject.mistakes if correction.first <= p.location.line <= correction.last]
        words = "; ".join(dict.fromkeys(problem.hint for problem in inside)) or owner.hint
        at = next((n for n, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]), 0)
        told.append(Mend(correction.first + at, words, old[at], new[at] if at < len(new) else ""))
    return told
