"""The bytes that nobody sees: marks, line ends, blanks at the end of lines, the end of the file."""

import re

from board.edit.changes import same
from board.edit.mending.subject import Mend, Subject
from board.edit.source import Source
from board.read import Document
from board.read.places import Place

BOM = b"\xef\xbb\xbf"
BLANKS = re.compile(r"[ \t]+$")


def tidied(subject: Subject) -> tuple[bytes, list[Mend]] | None:
    """The file without what nobody sees and every comparison shows; None where there is nothing of it."""
    raw = subject.raw
    document = subject.document
    if document is None:
        return None
    text = document.text
    done: list[Mend] = []
    if raw.startswith(BOM):
        done.append(Mend(1, "took away the mark before the first letter (a byte order mark)"))
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    if plain != text:
        done.append(Mend(1, "ended the lines as everywhere else on the board (LF, not CR LF)"))
    if plain and not plain.endswith("\n"):
        done.append(Mend(plain.count("\n") + 1, "ended the last line"))
        plain += "\n"
    if not says_the_same(document, subject.with_raw(plain.encode())):
        # Such as a block text that keeps its last line break (`|+`), or a quoted CR.
        plain, done = text, []
    if subject.kind != "page":
        plain, lines = without_blanks(subject, plain)
        if lines:
            many = "lines " + ", ".join(map(str, lines)) if len(lines) > 1 else f"line {lines[0]}"
            done.append(Mend(lines[0], f"took away blanks at the end of {many}"))
    return (plain.encode(), done) if done else None


def without_blanks(subject: Subject, text: str) -> tuple[str, list[int]]:
    """The text without the blanks that end its lines and mean nothing, and the lines (from 1) that had some."""
    lines = text.split("\n")
    ended = [number for number, line in enumerate(lines) if BLANKS.search(line)]
    if not ended:
        return text, []
    document = subject.with_raw(text.encode()).document
    if document is None:
        return text, []
    source = Source(document)
    old = list(lines)
    # The empty lines below a text may be part of it: if so, they stay too.
    texts = text_lines(source, to_next=False)
    for inside in (texts, text_lines(source, to_next=True)):
        lines = list(old)
        for number in ended:
            # In a text of several lines, two blanks at the end of one break it.
            if number not in inside or (not lines[number].strip() and number in texts):
                lines[number] = BLANKS.sub("", lines[number])
        changed = "\n".join(lines)
        if says_the_same(document, subject.with_raw(changed.encode())):
            return changed, [number + 1 for number in ended if lines[number] != old[number]]
    return text, []


def text_lines(source: Source, *, to_next: bool) -> set[int]:
    """The lines (from 0) of the texts that have several, each to its end or to where the next value begins."""
    found: set[int] = set()
    pending: list[Place] = [source.root]
    while pending:
        place = pending.pop()
        pending += place.inside.values()
        if not place.inside and not place.is_absent:
            is_block = source.is_block_text(place)
            end = source.end(place) if is_block and not to_next else place.end
            # The end of a block text is the start of the line after it.
            first, last = (
                source.text.count("\n", 0, position) for position in (place.start, max(end - 1, place.start))
            )
            found |= set(range(first + is_block, last + 1)) if last > first else set()
    return found


def says_the_same(document: Document, after: Subject) -> bool:
    """Whether a file read again has the same data and no warning more."""
    return after.document is not None and same(after.document.data, document.data)
