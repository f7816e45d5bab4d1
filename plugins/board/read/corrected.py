"""A file with the corrections of its problems pasted."""

import re

from board.problem import Problem
from board.read.limits import decoded


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
