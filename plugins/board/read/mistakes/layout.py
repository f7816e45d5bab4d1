"""Mistakes in the layout of lines: tabs, odd spaces, wrong indentation, lost dashes and keys."""

import re
from collections.abc import Iterator

from board.read.mistakes.draft import Changes, Guess
from board.read.mistakes.known import top_names
from board.read.mistakes.quoting import is_readable, shown, written
from board.read.mistakes.scene import Line, Scene

# Blanks that look like one and are none: no-break, figure, thin, ideographic, of no width.
_ODD = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000"
_ODD_PLACE = re.compile(rf"^[ \t]*[{_ODD}][\s{_ODD}]*|(?<=[:-])[{_ODD}][\s{_ODD}]*|[{_ODD}]+(?=\s*:(?:\s|$))")
_GLUED_DASH = re.compile(r"(?P<indent>\s*)(?P<bullet>-|[*•·–—▪◦] *)(?P<text>[^\s-].*)")


def tab(scene: Scene, kind: str) -> Iterator[Guess]:
    """Tabs before a line, between a dash or colon and what follows, or alone on a line."""
    empty = [n for n in (scene.line - 1, scene.line) if n >= 0 and "\t" in scene.lines[n] and scene.parsed[n].is_blank]
    if empty:
        yield Guess(
            id="yaml-tab",
            line=empty[0],
            message="a tab stands on a line that is empty otherwise",
            hint="delete it",
            changes=dict.fromkeys(empty, ""),
            is_certain=True,
        )
    number = next((n for n in scene.nearby() if "\t" in _margin(scene.lines[n])), None)
    if number is None:
        return
    first = last = number
    while first and ("\t" in _margin(scene.lines[first - 1]) or not scene.lines[first - 1].strip()):
        first -= 1
    while last + 1 < len(scene.lines) and ("\t" in _margin(scene.lines[last + 1]) or not scene.lines[last + 1].strip()):
        last += 1
    tabbed = [n for n in range(first, last + 1) if "\t" in _margin(scene.lines[n])]
    is_certain = not _meets_spaces(scene, first, last)
    ways = {width: {n: _without_tabs(scene.lines[n], width) for n in tabbed} for width in (2, 4, 8)}
    fitting = [width for width, changes in ways.items() if _fits(scene, changes)]
    for width, changes in ways.items():
        many = f"lines {scene.draft.slot(tabbed[0]) + 1} to {scene.draft.slot(tabbed[-1]) + 1} begin with tabs"
        yield Guess(
            id="yaml-tab",
            line=tabbed[0],
            column=_margin(scene.lines[tabbed[0]]).index("\t"),
            message=(many if len(tabbed) > 1 else "a tab stands before the text of this line")
            + "; only spaces can say what belongs to what",
            hint=f"put {spaces(width)} in place of each tab",
            changes=changes,
            is_certain=is_certain or fitting == [width],
        )


def _fits(scene: Scene, changes: Changes) -> bool:
    """Whether each of these lines then stands at the margin of one of its neighbours, and can be read there."""
    for number, text in changes.items():
        changed = Line.of(text or "")
        around = [n for n in (scene.above(number), scene.below(number)) if n is not None]
        lines = [Line.of(changes.get(n) or scene.lines[n]) for n in around]
        if not any(changed.depth in (line.depth, len(line.indent)) for line in lines):
            return False
    return scene.is_progress(changes)


def _meets_spaces(scene: Scene, first: int, last: int) -> bool:
    """Whether some of these lines, or their neighbours, begin with spaces: then a tab's width means something."""
    indents = [scene.parsed[n].indent for n in range(first, last + 1) if not scene.parsed[n].is_blank]
    around = [n for n in (scene.above(first), scene.below(last)) if n is not None]
    return any(" " in indent for indent in indents) or (
        any(indents) and any(scene.parsed[n].indent or scene.parsed[n].dashes for n in around)
    )


def _margin(line: str) -> str:
    match = re.match(r"\s*(?:-\s+)*(?:[A-Za-z_][\w-]*:\s+)?", line)
    return match[0] if match and line.strip() else ""


def _without_tabs(line: str, width: int) -> str:
    margin = _margin(line)
    indent = margin[: len(margin) - len(margin.lstrip())]
    rest = re.sub(r"\s+", " ", margin[len(indent) :])
    return indent.replace("\t", " " * width) + rest + line[len(margin) :]


def no_break_space(scene: Scene, kind: str) -> Iterator[Guess]:
    """A space copied from a web page or a word processor that is none to YAML."""
    for number in scene.nearby():
        line = scene.lines[number]
        match = _ODD_PLACE.search(line)
        if match is None:
            continue
        yield Guess(
            id="yaml-no-break-space",
            line=number,
            column=match.start() + len(match[0]) - len(match[0].lstrip(" \t")),
            message=f"the space in {shown(line)} is a no-break space, which counts as a letter",
            hint="delete that space and type it again",
            changes={number: without_odd_blanks(line)},
            is_certain=True,
        )


def without_odd_blanks(line: str) -> str:
    def plain(match: re.Match[str]) -> str:
        width = len(re.sub("[\u200b\u2060]", "", match[0]))
        before_colon = line[match.end() :].lstrip().startswith(":")
        return "" if before_colon else " " * max(width, 1 if match.start() else 0)

    return _ODD_PLACE.sub(plain, line)


def wrong_indent(scene: Scene, kind: str) -> Iterator[Guess]:
    """A line that begins neither where its neighbours do nor deeper."""
    for number in scene.nearby(1):
        line = scene.parsed[number]
        if line.is_nothing or not (line.is_entry or line.is_item):
            continue
        own = len(line.indent)
        yield from _first_lines_indented(scene, number)
        above = [scene.parsed[n] for n in range(max(0, number - 40), number) if not scene.parsed[n].is_nothing]
        alike = [other for other in above if other.is_item == line.is_item]
        widths = {len(other.indent) for other in alike} | {other.depth for other in above} - {own}
        ways: dict[int, tuple[Changes, Changes]] = {}
        for width in sorted(widths - {own}, key=lambda w: (abs(w - own), w)):
            alone: Changes = {number: " " * width + line.text[own:]}
            ways[width] = alone, {n: _shifted(scene.lines[n], width - own) for n in _block(scene, number)}
        possible = [width for width, changes in ways.items() if any(map(scene.is_progress, changes))]
        for width, both in ways.items():
            for changes in both:
                yield Guess(
                    id="yaml-wrong-indent",
                    line=number,
                    column=own,
                    message=f"{shown(line.text)} has {spaces(own)} before it, "
                    f"the lines it belongs with have {width or 'none'}",
                    hint=f"put {spaces(width)} before it",
                    changes=changes,
                    is_certain=(possible == [width] or _has_slipped(scene, number, width))
                    and _belongs(changes, line, width, kind),
                )


def _has_slipped(scene: Scene, number: int, width: int) -> bool:
    """Whether a line is one blank off the margin that its neighbours share."""
    around = [scene.parsed[n] for n in (scene.above(number), scene.below(number)) if n is not None]
    line = scene.parsed[number]
    margins = {len(other.indent) if line.is_item else other.depth for other in around}
    return len(around) == 2 and margins == {width} and abs(len(line.indent) - width) == 1


def _belongs(changes: Changes, line: Line, width: int, kind: str) -> bool:
    """Whether a moved line is at home where it goes; of several lines together nobody can be sure.

    More than one blank away, its neighbours may be the ones that have moved, unless it can stand nowhere else.
    """
    names = top_names(kind)
    if len(changes) != 1:
        return False
    if names and width == 0 and line.key and not line.is_item:
        return line.key in names
    return abs(len(line.indent) - width) == 1


def _first_lines_indented(scene: Scene, number: int) -> Iterator[Guess]:
    """Fields at the top that begin deeper than all the others."""
    own = len(scene.parsed[number].indent)
    above = [n for n in range(number) if not scene.parsed[n].is_blank]
    least = min((len(scene.parsed[n].indent) for n in above), default=0)
    if not above or least <= own or len(above) > len(scene.lines) - number:
        return
    first = scene.above(above[0] + 1)
    first = above[0] if first is None else first
    yield Guess(
        id="yaml-wrong-indent",
        line=first,
        column=least,
        message=f"{shown(scene.lines[first])} has {spaces(least)} before it, "
        f"the lines it belongs with have {own or 'none'}",
        hint=f"put {spaces(own)} before it",
        changes={n: _shifted(scene.lines[n], own - least) for n in above},
        is_certain=True,
    )


def spaces(count: int) -> str:
    return f"{count or 'no'} space{'' if count == 1 else 's'}"


def _block(scene: Scene, number: int) -> Iterator[int]:
    """A line and the lines below it that stand no further left."""
    own = len(scene.parsed[number].indent)
    for other in range(number, len(scene.lines)):
        line = scene.parsed[other]
        if not line.is_blank and len(line.indent) < own:
            return
        if not line.is_blank:
            yield other


def _shifted(line: str, by: int) -> str:
    return " " * by + line if by > 0 else line[-by:]


def lost_dash(scene: Scene, kind: str) -> Iterator[Guess]:
    """An item of a list without its dash, with another sign for it, or with no space after it."""
    for number in scene.nearby(1):
        line = scene.parsed[number]
        if line.is_nothing or not _is_in_list(scene, number):
            continue
        match = _GLUED_DASH.fullmatch(line.text)
        if match is not None:
            glued = match["bullet"] == "-"
            yield Guess(
                id="yaml-no-space-after-dash" if glued else "yaml-lost-dash",
                line=number,
                column=len(match["indent"]),
                message=f"no space stands between the dash and {shown(match['text'])}"
                if glued
                else f"{shown(line.text)} in a list begins with `{match['bullet'].strip()}` in place of a dash",
                hint="put a dash and a space before each item of a list",
                changes=dict(_dashed(scene, number, match)),
                is_certain=True,
            )
        items = [scene.parsed[n] for n in range(number) if scene.parsed[n].is_item]
        if not items or line.is_item or match is not None:
            continue
        text = line.text.strip()
        yield Guess(
            id="yaml-lost-dash",
            line=number,
            column=len(line.indent),
            message=f"{shown(text)} stands in a list and has no dash",
            hint="put a dash and a space before each item of a list",
            changes={number: items[-1].indent + "- " + (text if line.key or is_readable(text) else written(text))},
        )


def _dashed(scene: Scene, number: int, match: re.Match[str] | None) -> Iterator[tuple[int, str]]:
    """The item and the items below it that begin with the same sign, each with a dash and a space."""
    mark = match["bullet"].strip() if match else ""
    while match is not None and match["bullet"].strip() == mark:
        text = match["text"]
        has_key = bool(Line.of(f"- {text}").key)
        yield number, f"{match['indent']}- {text if has_key or is_readable(text) else written(text)}"
        number += 1
        match = _GLUED_DASH.fullmatch(scene.lines[number]) if number < len(scene.lines) else None


def _is_in_list(scene: Scene, number: int) -> bool:
    """Whether the line above is an item, or a key without a value at which a list may begin."""
    above = scene.above(number)
    if above is None:
        return False
    line = scene.parsed[above]
    own = len(scene.parsed[number].indent)
    return (line.is_item and own >= len(line.indent)) or (bool(line.key) and not line.value and own >= len(line.indent))


def list_beside_key(scene: Scene, kind: str) -> Iterator[Guess]:
    """`skills: - french`, or a list below a key that already has a value."""
    for number in scene.nearby(1):
        line = scene.parsed[number]
        if line.key and re.match(r"- +\S", line.value):
            items = re.split(r",?\s+- +", " " + line.value)[1:]
            pad = " " * (line.depth + 2)
            yield Guess(
                id="yaml-list-beside-key",
                line=number,
                column=line.value_column,
                message=f"the list of `{line.key}` begins on the line of its key",
                hint="put each item on a line of its own, below the key",
                changes={
                    number: "\n".join(
                        [line.before_value.rstrip(), *(f"{pad}- {written(item.strip())}" for item in items)]
                    )
                },
                is_certain=len(items) == 1,
            )
        above = scene.above(number)
        owner = scene.parsed[above] if above is not None else None
        if above is None or owner is None or not line.is_item or not owner.key or not owner.value:
            continue
        value = written(owner.value) if is_readable(owner.value) else owner.value
        yield Guess(
            id="yaml-list-beside-key",
            line=above,
            column=owner.value_column,
            message=f"`{owner.key}` has the value {shown(owner.value)} and, below it, a list",
            hint="make the value the first item of the list, or give the list a key of its own",
            changes={above: f"{owner.before_value.rstrip()}\n{line.indent}- {value}{owner.comment}".rstrip()},
        )
