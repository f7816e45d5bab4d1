"""The answers in an issue's body, which GitHub's form writes as a heading and a text for each question."""

import re
from collections.abc import Mapping, Sequence
from itertools import accumulate

from board.read.limits import source_lines

HEADING = "### "
NO_ANSWER = "_No response_"
"""What stands in place of an answer."""

MOST_HEADINGS = 400
"""With more lines that could be headings, nobody wrote the body with the form."""

FENCE = re.compile(r"(`{3,}|~{3,})[\w-]*\n(?P<text>.*?)\n?\1", re.DOTALL)


class NotReadable(Exception):
    """A body that can be read in no way, or in several; the message says why."""


def answers(body: str, headings: Mapping[str, bool]) -> dict[str, str]:
    """The answer below each heading, where there is one; `headings` says which may have several lines, in order.

    An answer may hold lines that look like headings of the form, so the body is taken apart in the only way in which
    the form can have written it: every heading once, in its order, and one line below each that takes but one.
    Raises NotReadable where no way is left, or more than one.
    """
    lines = source_lines(body)
    found = heading_lines(lines, headings)
    if sum(map(len, found.values())) > MOST_HEADINGS:
        raise NotReadable("the form's headings stand in it hundreds of times")
    present = [heading for heading in headings if heading in found]
    if not present:
        return {}
    starts = placed(lines, [found[heading] for heading in present], [headings[heading] for heading in present])
    ends = [*starts[1:], len(lines)]
    texts = {}
    for heading, start, end in zip(present, starts, ends, strict=True):
        text = "\n".join(lines[start + 1 : end]).strip("\n").rstrip()
        if text.strip() not in ("", NO_ANSWER):
            texts[heading] = text
    return texts


def heading_lines(lines: Sequence[str], headings: Mapping[str, bool]) -> dict[str, list[int]]:
    """The lines at which each heading can stand: between empty lines, as the form writes it, if there is one such."""
    anywhere: dict[str, list[int]] = {}
    set_apart: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        heading = line.removeprefix(HEADING).strip() if line.startswith(HEADING) else ""
        if heading not in headings:
            continue
        anywhere.setdefault(heading, []).append(number)
        if not any(beside.strip() for beside in (*lines[max(number - 1, 0) : number], *lines[number + 1 : number + 2])):
            set_apart.setdefault(heading, []).append(number)
    return anywhere | set_apart


def placed(lines: Sequence[str], places: Sequence[Sequence[int]], takes_lines: Sequence[bool]) -> list[int]:
    """The line of each heading, out of the lines at which each could stand."""
    filled = list(accumulate((bool(line.strip()) for line in lines), initial=0))

    def fits(index: int, start: int, end: int) -> bool:
        """Whether the text from one heading to the next can be an answer to the first one."""
        return start < end and (takes_lines[index] or filled[end] - filled[start + 1] <= 1)

    # From the last heading to the first: in how many ways the rest can follow, and from where in one of them.
    last = len(places) - 1
    ways: list[dict[int, int]] = [{} for _ in places]
    following: list[dict[int, int]] = [{} for _ in places]
    for index in range(last, -1, -1):
        for start in places[index]:
            if index == last:
                ways[index][start] = int(fits(index, start, len(lines)))
                continue
            nexts = [end for end, count in ways[index + 1].items() if count and fits(index, start, end)]
            ways[index][start] = sum(ways[index + 1][end] for end in nexts)
            following[index][start] = nexts[0] if nexts else -1
    # What stands before the first heading was not written by the form.
    firsts = [start for start, count in ways[0].items() if count and not filled[start]]
    if not firsts:
        return in_any_order(places)
    if sum(ways[0][start] for start in firsts) > 1:
        raise NotReadable(
            "one of the answers holds a line that is a heading of the form, so that nobody can tell where it ends"
        )
    starts = firsts
    for index in range(last):
        starts.append(following[index][starts[-1]])
    return starts


def in_any_order(places: Sequence[Sequence[int]]) -> list[int]:
    """The lines of headings in a body that was changed by hand: each may stand there only once."""
    if any(len(place) > 1 for place in places):
        raise NotReadable("one of the form's headings stands in it twice")
    starts = [place[0] for place in places]
    if starts != sorted(starts):
        raise NotReadable("the form's headings are not in their order any more")
    return starts


def without_fence(text: str) -> str:
    """What a text area of code holds: the form puts it between fences."""
    found = FENCE.fullmatch(text.strip())
    return found["text"] if found else text
