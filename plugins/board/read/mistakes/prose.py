"""Longer texts that lost their place: not indented under their key, or without a key at all."""

import re
from collections.abc import Iterator

from board.read.mistakes.draft import Changes, Guess
from board.read.mistakes.known import bare_field, is_prose_name, top_names
from board.read.mistakes.layout import spaces
from board.read.mistakes.quoting import shown, written
from board.read.mistakes.scene import END, Line, Scene

_TEXT_KEYS = {"talent": "summary", "application": "cover", "review": "comment", "pool": "purpose"}
# Trying every possible end of a text would cost a long file dearly.
_MAX_ENDS = 12


def free_key(lines: list[str], kind: str) -> str:
    """The key under which a record of this kind keeps its longest text, or one that nobody reads."""
    key = _TEXT_KEYS.get(kind, "description")
    return "x-text" if any(re.match(rf"{key}\s*:", line) for line in lines) else key


def indented(line: str, width: int) -> str:
    # Two blanks at a line's end break it in Markdown, so they stay.
    return " " * width + line if line.strip() else ""


def _ends(scene: Scene, start: int, depth: int) -> Iterator[int]:
    """Where a text that holds line `start` may end: before what looks like a field, or with the file."""
    found = 0
    for number in range(start + 1, len(scene.lines)):
        line = scene.parsed[number]
        if line.is_entry and line.depth <= depth and found < _MAX_ENDS:
            found += 1
            yield number
    yield len(scene.lines)


def _first_good(scene: Scene, start: int, depth: int, first: int, changed: "_Rewrite") -> Changes | None:
    """The changes for the shortest text that lets the parser come further than the text's end."""
    for end in _ends(scene, start, depth):
        last = max((n for n in range(first, end) if scene.lines[n].strip()), default=first)
        changes = changed(first, last)
        reached = scene.next_error(changes)
        # The field that ends the text must be followed by more that can be read, or it was part of the text.
        if reached == END or (end < len(scene.lines) and reached >= scene.draft.slot(end) + 2):
            return changes
    return None


class _Rewrite:
    """How the lines of a text change once one knows where it ends."""

    def __init__(self, scene: Scene, header: int | None, width: int, key: str = "") -> None:
        self.scene, self.header, self.width, self.key = scene, header, width, key

    def __call__(self, first: int, last: int) -> Changes:
        parsed, width = self.scene.parsed, self.width
        said = [n for n in range(first, last + 1) if not parsed[n].is_blank]
        short = [n for n in said if len(parsed[n].indent) < width]
        if not self.key and len(short) * 2 <= len(said):
            # Most of the text is in its place; the few lines that are not join it.
            changes = {n: " " * width + parsed[n].text.lstrip() for n in short}
        else:
            by = max(width - len(parsed[first].indent), 0)
            changes = {n: indented(parsed[n].text, by) for n in range(first, last + 1)}
        if self.key:
            changes[first] = f"{self.key}: |\n{changes[first]}"
        elif self.header is not None and not self.scene.parsed[self.header].opens_text:
            changes[self.header] = self.scene.parsed[self.header].with_value("|")
        return changes


def text_not_indented(scene: Scene, kind: str) -> Iterator[Guess]:
    """`description: |` or `description:`, and the text below it begins no deeper than its key."""
    parsed = scene.parsed
    for header in range(scene.line, -1, -1):
        line = parsed[header]
        if header < scene.line and (line.opens_text or (line.is_entry and not line.value)):
            break
        if header < scene.line and line.is_entry:
            return
    else:
        return
    depth = line.depth
    inside = [n for n in range(header + 1, len(parsed)) if not parsed[n].is_blank]
    width = depth + 2
    if line.opens_text and inside and len(parsed[inside[0]].indent) > depth:
        width = len(parsed[inside[0]].indent)
    first = next((n for n in inside if len(parsed[n].indent) < (width if line.opens_text else depth + 1)), None)
    if first is None or first > scene.line or (not line.opens_text and first != inside[0]):
        return
    if bare_field(parsed[first].text, scene.lines, kind):
        return
    if parsed[first].is_entry or ((parsed[first].is_item or parsed[first].bullet) and not line.opens_text):
        return
    name = f"`{line.key}`"
    if not line.opens_text and (changes := _joined(scene, header, first)):
        yield Guess(
            id="yaml-text-not-indented",
            line=first,
            column=len(parsed[first].indent),
            message=f"{shown(parsed[first].text)} stands no deeper than {name}, and so does not belong to it",
            hint=f"write it behind {name} and its colon",
            changes=changes,
        )
        return
    changes = _first_good(scene, first, depth, first, _Rewrite(scene, header, width))
    if changes is None:
        return
    last = max(changes)
    yield Guess(
        id="yaml-text-not-indented",
        line=first,
        column=len(parsed[first].indent),
        message=f"{shown(parsed[first].text)} has {spaces(len(parsed[first].indent))} before it, "
        f"so that it does not belong to the text of {name}",
        hint=f"put {spaces(width)} before "
        + (
            f"each line of the text, from line {scene.draft.slot(first) + 1} to line {scene.draft.slot(last) + 1}"
            if last > first
            else "it"
        )
        + ("" if line.opens_text else f", and a `|` behind {name} and its colon"),
        changes=changes,
        # A lone line that begins with a small word may be a field whose colon got lost.
        is_certain=(line.opens_text or is_prose_name(line.key))
        and not (len(changes) == 1 and re.match(r"[a-z_]+\b", parsed[first].text)),
    )


def _joined(scene: Scene, header: int, first: int) -> Changes | None:
    """One short line below `phone:` is simply its value."""
    after = scene.below(first)
    value = scene.parsed[first].text.strip()
    if after is not None and not (
        scene.parsed[after].is_entry and scene.parsed[after].depth <= len(scene.lines[first])
    ):
        return None
    if after is None and len(value) > 60:
        return None
    changes = {header: scene.parsed[header].with_value(written(value)), first: None}
    return changes if scene.is_progress(changes) else None


def text_of_prose(scene: Scene, kind: str) -> Iterator[Guess]:
    """Several lines under a key that holds prose, which a colon or a dash makes something else."""
    # A line without a colon among others with one is only found wrong where the next field begins.
    candidates = (scene.line, scene.above(scene.line) or 0, scene.opened_line)
    culprit = next((n for n in candidates if scene.parsed[n].indent), scene.line)
    for header in (culprit, *reversed(range(culprit))):
        line = scene.parsed[header]
        if not line.is_nothing and (header == culprit or len(line.indent) < len(scene.parsed[culprit].indent)):
            if line.is_entry and is_prose_name(line.key):
                break
            if header != culprit and line.is_entry:
                return
    else:
        return
    changes = bar_changes(scene.lines, header)
    after = next((n for n in range(header + 1, len(scene.lines)) if _ends_text(scene.parsed[n], line)), None)
    reached = scene.next_error(changes)
    if changes and (reached == END or (after is not None and reached >= scene.draft.slot(after))):
        yield _without_bar(line, header, scene.parsed[culprit], changes)


def _ends_text(line: Line, header: Line) -> bool:
    return not line.is_nothing and len(line.indent) <= header.depth


def bar_changes(lines: list[str], header: int) -> Changes:
    """A `|` behind a key of prose, its value on a line of its own; none where that would be no better."""
    line = Line.of(lines[header])
    inside = [n for n in range(header + 1, len(lines)) if lines[n].strip()]
    last = next((k for k, n in enumerate(inside) if _ends_text(Line.of(lines[n]), line)), len(inside))
    inside = inside[:last]
    if not inside or line.value.startswith(("|", ">", '"', "'", "[", "{")):
        return {}
    first = Line.of(lines[inside[0]])
    if not line.value and (first.is_entry or first.is_item):
        return {}
    if line.value and any(Line.of(lines[n]).is_entry and not Line.of(lines[n]).is_item for n in inside):
        return {}
    least = min(len(Line.of(lines[n]).indent) for n in inside)
    opened = line.before_value.rstrip() + " |"
    return {header: opened + (f"\n{' ' * least}{line.value}{line.comment}".rstrip() if line.value else line.comment)}


def _without_bar(line: Line, header: int, culprit: Line, changes: Changes) -> Guess:
    name = f"`{line.key}`"
    return Guess(
        id="yaml-text-without-bar",
        line=header,
        column=line.value_column if line.value else line.depth,
        message=f"the text of {name} has several lines, and one of them means something else to a "
        f"program: {shown(culprit.text)}",
        hint=f"write `|` behind {name} and its colon, and the whole text below it, indented",
        changes=changes,
        is_certain=is_prose_name(line.key),
    )


def text_in_words(scene: Scene, kind: str) -> Iterator[Guess]:
    """Prose below `description:` with a colon, a quote or a `*` in it, and no `|` to say that it is prose."""
    inside = next((n for n in (scene.line, scene.opened_line) if scene.parsed[n].indent), scene.line)
    error = scene.parsed[inside]
    header = next((n for n in range(inside - 1, -1, -1) if _holds(scene.parsed[n], error)), None)
    if header is None:
        return
    line = scene.parsed[header]
    below = scene.below(header)
    if not line.key or line.value.startswith(("|", ">", '"', "'", "[", "{")) or below is None:
        return
    first = scene.parsed[below]
    if not line.value and (first.is_entry or first.is_item):
        return
    if error.is_entry and line.value:
        return
    last = below
    for number in range(below, len(scene.lines)):
        if not scene.parsed[number].is_blank:
            if len(scene.parsed[number].indent) <= line.depth:
                break
            last = number
    least = min(len(scene.parsed[n].indent) for n in range(below, last + 1) if not scene.parsed[n].is_blank)
    opened = line.before_value.rstrip() + " |"
    changes = {header: opened + (f"\n{' ' * least}{line.value}{line.comment}".rstrip() if line.value else line.comment)}
    yield _without_bar(line, header, error, changes)


def _holds(line: Line, error: Line) -> bool:
    return not line.is_nothing and len(line.indent) < len(error.indent)


def text_without_key(scene: Scene, kind: str) -> Iterator[Guess]:
    """Paragraphs that follow the fields, as under the head of a Markdown page, and belong to no key."""
    parsed = scene.parsed
    start = scene.line
    while start > 0 and _is_prose(parsed[start - 1]):
        start -= 1
    first = next((n for n in range(start, len(parsed)) if not parsed[n].is_blank), None)
    if first is None or scene.above(first) is None or parsed[first].indent or parsed[first].bullet:
        return
    if parsed[first].is_item or parsed[first].is_entry or re.match(r"-[^\s-]", parsed[first].text):
        return
    if bare_field(parsed[first].text, scene.lines, kind):
        return
    key = free_key(scene.lines, kind)
    changes = _first_good(scene, first, 0, first, _Rewrite(scene, None, 2, key))
    if changes is None or not _is_mostly_prose([parsed[n] for n in changes], least=2):
        return
    if any(parsed[n].key in top_names(kind) and not parsed[n].indent for n in changes):
        # Fields are never a part of a text: the mistake stands in or above them.
        return
    yield Guess(
        id="yaml-text-without-key",
        line=first,
        message=f"a text follows that belongs to no key; it begins with {shown(parsed[first].text)}",
        hint=f"write `{key}: |` above the text, and two spaces before each of its lines",
        changes=changes,
        is_certain=not key.startswith("x-") and not any(parsed[n].is_entry and not parsed[n].indent for n in changes),
    )


def text_after_dashes(lines: list[str], dashes: int, kind: str) -> Guess | None:
    """The text of a Markdown page below its head, which stands between two lines of dashes."""
    said = [n for n in range(dashes + 1, len(lines)) if lines[n].strip()]
    if not said or not _is_mostly_prose([Line.of(lines[n]) for n in said], least=1):
        return None
    key = free_key(lines, kind)
    changes: dict[int, str | None] = {n: indented(lines[n], 2) for n in range(dashes + 1, said[-1] + 1)}
    return Guess(
        id="yaml-text-without-key",
        line=dashes,
        message=f"`---` ends the fields, and the text below belongs to no key; it begins with {shown(lines[said[0]])}",
        hint=f"write `{key}: |` in place of the `---`, and two spaces before each line of the text",
        changes={dashes: f"{key}: |", **changes},
        is_certain=not key.startswith("x-"),
    )


def _is_mostly_prose(lines: list[Line], least: int) -> bool:
    said = [line for line in lines if not line.is_blank]
    texts = [line for line in said if not line.is_comment]
    return len(said) >= least and sum(line.is_entry for line in texts) * 2 <= len(texts)


def _is_prose(line: Line) -> bool:
    return line.is_nothing or not (line.is_entry or line.is_item or line.indent or line.text.startswith("---"))
