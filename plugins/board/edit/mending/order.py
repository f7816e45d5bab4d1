"""The fields of a file in the order of its schema: whole blocks change places, each with its comments."""

from collections.abc import Iterator

from board.edit.changes import same
from board.edit.mending.subject import Mend, Subject
from board.edit.source import Path, Source, Splice
from board.edit.writing import fields_at
from board.read import Document, read_document
from board.read.places import Place

MODELINE = "# yaml-language-server:"


def ordered(subject: Subject) -> tuple[bytes, list[Mend]] | None:
    """The file with the fields of one group in order; None where all are, or the layout keeps them from moving."""
    document = subject.document
    if document is None or not subject.kind or not isinstance(document.data, dict):
        return None
    source = Source(document)
    for path, place in groups(source, (), source.root):
        names = [str(name) for name in place.inside]
        wanted = wanted_order(names, [field.name for field in fields_at(source, path)])
        if wanted == names:
            continue
        raw = moved(source, place, wanted, is_top=not path)
        if raw is not None and says_the_same(document, raw):
            apart = [number for number, pair in enumerate(zip(names, wanted, strict=True)) if pair[0] != pair[1]]
            concerned = slice(apart[0], apart[-1] + 1)
            group = f"of `{'.'.join(map(str, path))}` " if path else ""
            words = f"put the fields {group}in the board's order"
            line = place.inside[names[apart[0]]].line
            return raw, [Mend(line, words, ", ".join(names[concerned]), ", ".join(wanted[concerned]))]
    return None


def groups(source: Source, path: Path, place: Place) -> Iterator[tuple[Path, Place]]:
    """The groups of fields that have lines of their own, the outermost first."""
    if place.is_absent or source.is_flow(place) or not place.inside:
        return
    if all(isinstance(name, str) for name in place.inside):
        yield path, place
    for name, inner in place.inside.items():
        yield from groups(source, (*path, name), inner)


def wanted_order(names: list[str], known: list[str]) -> list[str]:
    """The names in the schema's order; one that it does not know stays behind the one it follows."""
    position = {name: number for number, name in enumerate(known)}
    keyed, last = [], -1
    for number, name in enumerate(names):
        last = position.get(name, last)
        keyed.append((last, name not in position, number, name))
    return [name for *_, name in sorted(keyed)]


def moved(source: Source, place: Place, wanted: list[str], *, is_top: bool) -> bytes | None:
    """The file's bytes with the blocks of a group in another order; None where it is not plain what moves with what."""
    bounds = block_starts(source, place, is_top=is_top)
    if bounds is None:
        return None
    names = [str(name) for name in place.inside]
    last = source.room_after(place.inside[names[-1]])
    end = source.next_line(last) if last != source.line_start(last) or last == 0 else last
    stops = [*bounds[1:], end]
    blocks = {name: source.text[start:stop] for name, start, stop in zip(names, bounds, stops, strict=True)}
    if is_top and has_loose_comment(source.text[end:]) and wanted[-1] != names[-1]:
        return None
    if any(not block.endswith(("\n", "\r")) for block in blocks.values()):
        return None
    margins = [leading_blank(block, source.newline) for block in blocks.values()]
    bodies = {name: block[len(margin) :] for (name, block), margin in zip(blocks.items(), margins, strict=True)}
    gaps = dict(zip(names, margins, strict=True))
    if wanted[0] != names[0]:
        # An empty line parts a field from what stands above it: the first one has nothing above.
        gaps[wanted[0]], gaps[names[0]] = gaps[names[0]], gaps[wanted[0]]
    text = "".join(gaps[name] + bodies[name] for name in wanted)
    return source.spliced([Splice(bounds[0], end, text)])


def block_starts(source: Source, place: Place, *, is_top: bool) -> list[int] | None:
    """Where each field's lines begin, with the empty lines and comments above it; None where one has no own lines."""
    starts: list[int] = []
    before: Place | None = None
    for inner in place.inside.values():
        key = source.key_start(inner)
        margin = source.margin(key)
        if margin is None:
            # A key behind a dash shares its line.
            return None
        if before is None:
            start = source.line_start(key)
            starts.append(with_comments(source, start, margin, is_top=is_top))
        else:
            room = source.room_after(before)
            start = room if room == source.line_start(room) and room > 0 else source.next_line(room)
            between = source.text[start : source.line_start(key)]
            if not is_attached(between, margin):
                return None
            starts.append(start)
        before = inner
    return starts


def with_comments(source: Source, start: int, margin: str, *, is_top: bool) -> int:
    """Where the comments that stand right above a group's first field begin; the file's own head is not among them."""
    above = start
    while above > 0:
        line_start = source.line_start(above - 1)
        line = source.text[line_start:above]
        if not line.startswith(f"{margin}#") or line.startswith(MODELINE):
            break
        above = line_start
    return above


def is_attached(between: str, margin: str) -> bool:
    """Whether the lines between two fields can only belong to the second: empty ones, then comments right above it."""
    lines = between.replace("\r\n", "\n").split("\n")[:-1]
    while lines and not lines[0].strip(" "):
        lines.pop(0)
    return all(line.startswith(f"{margin}#") for line in lines)


def has_loose_comment(rest: str) -> bool:
    """Whether a comment follows the last field without an empty line between: it may belong to that one."""
    first = rest.replace("\r\n", "\n").split("\n")[0]
    return first.lstrip().startswith("#")


def leading_blank(block: str, newline: str) -> str:
    margin = ""
    while block.startswith(newline):
        margin += newline
        block = block[len(newline) :]
    return margin


def says_the_same(document: Document, raw: bytes) -> bool:
    """Whether a file read again has the same data, whatever the order of its fields, and the same lines."""
    again, problems = read_document(raw, file=document.file, kind=document.kind, slug=document.slug)
    if again is None or len(problems) > len(read_document(document.raw, file=document.file)[1]):
        return False
    return same(again.data, document.data) and sorted(again.lines) == sorted(document.lines)
