"""What is wrong with a file that cannot be read, in plain sentences, with the corrected lines to paste."""

import re
from dataclasses import replace

from board.problem import Problem, sorted_problems
from board.read.limits import Text, decoded
from board.read.mistakes.draft import Draft, Findings, Guess
from board.read.mistakes.encoding import byte_mistakes
from board.read.mistakes.hash import warnings
from board.read.mistakes.refused import explained_refusals
from board.read.mistakes.scene import Scene
from board.read.mistakes.syntax import best_guess
from board.read.mistakes.whole import explained_top, whole_file_guess
from board.read.strict import load

__all__ = ["corrected", "mistakes", "warnings"]

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
    while len(findings.problems) < MAX_MISTAKES:
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
    """The next mistake of a draft that is not known yet; what stands above a syntax error comes first."""
    reading = load(draft.text)
    guesses = [_safe(guess, draft) for guess in explained_refusals(reading.refusals, draft, kind)]
    if reading.error is not None:
        scene = Scene.of(draft, reading.error)
        guesses.insert(0, whole_file_guess(scene, kind) or best_guess(scene, kind))
    elif not reading.refusals:
        top = explained_top(draft.lines, reading.data, kind)
        guesses += [top] if top else []
    return next((g for g in guesses if (g.id, draft.slot(g.line), g.message) not in known), None)


def _safe(guess: Guess, draft: Draft) -> Guess:
    """The guess, without its correction if that would make the file worse."""
    if not guess.changes:
        return guess
    before, after = load(draft.text), load(draft.with_changes(guess.changes).text)
    is_better = (before.error is not None or after.error is None) and before.refusals != after.refusals
    return guess if is_better else replace(guess, changes={})


def corrected(raw: bytes, problems: tuple[Problem, ...]) -> bytes:
    """A file's bytes with the corrections of its problems pasted; all else stays, its line ends too."""
    text = decoded(raw).text
    if not any(problem.correction for problem in problems):
        return raw
    lines = re.findall(".*?(?:\r\n|\r|\n)|.+$", text, re.DOTALL)
    corrections = [problem.correction for problem in problems if problem.correction]
    for correction in sorted(corrections, key=lambda c: c.first, reverse=True):
        old = lines[correction.first - 1 : correction.last]
        end = old[-1][len(old[-1].rstrip("\r\n")) :] if old else ""
        lines[correction.first - 1 : correction.last] = [correction.text.replace("\n", end or "\n") + end]
    mark = b"\xef\xbb\xbf" if raw.startswith(b"\xef\xbb\xbf") else b""
    return mark + "".join(lines).encode()
