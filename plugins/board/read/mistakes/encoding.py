"""What is wrong with a file before its YAML is looked at: its size, its letters, its invisible characters."""

import re

from board.problem import Location, Problem
from board.read.limits import FORBIDDEN, MAX_BYTES, Text, source_lines
from board.read.mistakes.draft import Draft, Findings, Guess

# In Windows-1252 these are letters and quotes, and an escape begins a command of several letters.
_MAY_BE_LETTERS = re.compile("[\x1b\x80-\x84\x86-\x9f\ud800-\udfff]")
_VISIBLE_ENDS = {0x2028: " ", 0x2029: " ", 0x85: " "}


def byte_mistakes(source: Text, findings: Findings) -> Draft | None:
    """The draft to look for further mistakes in; None if there is nothing to be read."""
    if source.refusal in ("too-large", "not-text"):
        findings.problems.append(_unreadable(source, findings.file))
        return None
    lines = source_lines(source.text)
    draft = Draft.of(lines)
    if source.refusal == "not-utf-8":
        first = source.lines[0] - 1
        encoding = f"as {source.detail}" if source.detail else "in an old encoding such as Windows-1252"
        word = next((w for w in lines[first].split() if not w.isascii()), lines[first])
        guess = Guess(
            id="yaml-not-utf-8",
            line=first,
            column=max(lines[first].find(word), 0),
            message=f"the file is saved {encoding}, so that a word such as `{word}` cannot be read",
            hint="save the file as UTF-8; editors call it “encoding”, in “Save as” or in the status bar",
            changes={number - 1: lines[number - 1] for number in source.lines},
            # UTF-16 says so itself; which of the old encodings it is, nobody can know.
            is_certain=bool(source.detail),
        )
        findings.add(guess, draft)
        return draft
    changes: dict[int, str | None] = {}
    for number in source.lines:
        line = lines[number - 1]
        match = FORBIDDEN.search(line)
        assert match is not None  # it is how the line was chosen
        code = ord(match[0])
        guess = Guess(
            id="yaml-invisible-character",
            line=number - 1,
            column=match.start(),
            message=f"an invisible character (U+{code:04X}) stands here, which web pages and feeds forbid",
            hint="delete it, or paste this line over the old one",
            changes={number - 1: FORBIDDEN.sub("", line.translate(_VISIBLE_ENDS))},
            is_certain=not _MAY_BE_LETTERS.search(line),
        )
        findings.add(guess, draft)
        changes |= guess.changes
    return draft.with_changes(changes)


def _unreadable(source: Text, file: str) -> Problem:
    if source.refusal == "too-large":
        return Problem(
            id="yaml-too-large",
            location=Location(file),
            message=f"the file has {source.detail} bytes; a record may have {MAX_BYTES:,}",
            hint="shorten its texts, and link to longer ones",
        )
    what = source.detail or "data of some program"
    return Problem(
        id="yaml-not-text",
        location=Location(file),
        message=f"this is no text: it looks like {what}"
        if what != "UTF-16"
        else "the file is saved as UTF-16, which only few programs can read",
        hint="save the file as UTF-8 text"
        if what == "UTF-16"
        else "delete this file, and add the record as a plain text file that ends in `.yml`",
    )
