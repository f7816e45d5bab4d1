"""What is wrong with a file that cannot be read, in plain sentences, with the corrected lines to paste."""

from collections.abc import Iterator
from dataclasses import replace

from board.problem import Problem, sorted_problems
from board.read.limits import Text
from board.read.mistakes.draft import Draft, Findings, Guess
from board.read.mistakes.encoding import byte_mistakes
from board.read.mistakes.hash import warnings
from board.read.mistakes.refused import explained_refusals
from board.read.mistakes.scene import Scene
from board.read.mistakes.syntax import best_guess
from board.read.mistakes.whole import explained_top, whole_file_guess
from board.read.strict import Reading, load

__all__ = ["mistakes", "warnings"]

# A file with more mistakes than this is better started again from a template.
MAX_MISTAKES = 40


def mistakes(source: Text, *, file: str, kind: str) -> tuple[Problem, ...]:
    """Everything that keeps a text from being read, with the lines of the original file.

    Each mistake is put right in a draft, which is then read again to find the next one.
    """
    findings = Findings(file)
    draft = byte_mistakes(source, findings)
    if draft is None:
        return tuple(findings.problems)
    known: set[tuple[str, int, str]] = set()
    seen = {draft.text}
    # Each round reads the whole draft some dozen times.
    most = len(findings.problems) + max(3, min(MAX_MISTAKES, MAX_MISTAKES * 8_000 // (len(draft.text) + 1)))
    while len(findings.problems) < min(most, MAX_MISTAKES):
        guess = _next_guess(draft, kind, known)
        if guess is None:
            break
        corrected_draft = draft.with_changes(guess.changes)
        if guess.changes and corrected_draft.text in seen:
            # Two corrections undo each other: a person must look.
            guess, corrected_draft = replace(guess, changes={}), draft
        findings.add(guess, draft)
        known.add((guess.id, draft.slot(guess.line), guess.message))
        draft = corrected_draft
        seen.add(draft.text)
    return tuple(sorted_problems(findings.corrected(draft)))


def _next_guess(draft: Draft, kind: str, known: set[tuple[str, int, str]]) -> Guess | None:
    """The next mistake of a draft that is not known yet; a syntax error comes first."""
    reading = load(draft.text)
    for guess in _guesses(draft, reading, kind):
        if (guess.id, draft.slot(guess.line), guess.message) not in known:
            return _safe(guess, draft, reading)
    return None


def _guesses(draft: Draft, reading: Reading, kind: str) -> Iterator[Guess]:
    """One by one, since each costs time and only the first new one is wanted."""
    if reading.error is not None:
        scene = Scene.of(draft, reading.error)
        yield whole_file_guess(scene, kind) or best_guess(scene, kind)
    yield from explained_refusals(reading.refusals, draft, kind)
    if reading.is_clean and (top := explained_top(draft.lines, reading.data, kind)):
        yield top


def _safe(guess: Guess, draft: Draft, before: Reading) -> Guess:
    """The guess, without its correction if that would make a readable file unreadable, or change nothing."""
    if not guess.changes or before.error is not None:
        return guess
    after = load(draft.with_changes(guess.changes).text)
    is_better = after.error is None and (before.refusals != after.refusals or before.is_clean)
    return guess if is_better else replace(guess, changes={})
