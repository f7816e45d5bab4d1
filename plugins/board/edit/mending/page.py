"""A Markdown page, mended: its head as any record, of the text below it only how the lines end."""

from board.edit.mending.layout import BOM
from board.edit.mending.mended import Mended, mended
from board.edit.mending.subject import Mend, Subject
from board.page_file import FENCE
from board.read.limits import decoded


def page_mended(subject: Subject) -> Mended:
    """The page with its head put right; a file without a head, or that is no text, stays as it is."""
    source = decoded(subject.raw)
    text = source.text.replace("\r\n", "\n")
    lines = text.split("\n")
    ends = [number for number, line in enumerate(lines) if line.rstrip() == FENCE]
    if source.refusal or len(ends) < 2 or ends[0] != 0:
        return Mended(subject.raw)
    # The head keeps its line numbers: the fence above it becomes an empty line.
    before = "\n".join(["", *lines[1 : ends[1]]]) + "\n"
    head = mended(subject.with_raw(before.encode()))
    written = head.raw.decode()
    if not written.startswith("\n") or FENCE in map(str.rstrip, written.split("\n")):
        head, written = Mended(before.encode()), before
    body = "\n".join(lines[ends[1] + 1 :])
    done = list(head.mends)
    if subject.raw.startswith(BOM):
        done.append(Mend(1, "took away the mark before the first letter (a byte order mark)"))
    if "\r\n" in source.text:
        done.append(Mend(1, "ended the lines as everywhere else on the board (LF, not CR LF)"))
    if body and not body.endswith("\n"):
        done.append(Mend(written.count("\n") + body.count("\n") + 2, "ended the last line"))
        body += "\n"
    if not done:
        return Mended(subject.raw)
    return Mended(f"{FENCE}{written}{FENCE}\n{body}".encode(), tuple(sorted(done, key=lambda mend: mend.line)))
