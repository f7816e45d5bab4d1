"""What a job's two pages both say, worked out once, since they are rendered one after the other."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

Subject = TypeVar("Subject")
Tools = TypeVar("Tools")
Made = TypeVar("Made")


def for_neighbours(make: Callable[[Subject, Tools], Made]) -> Callable[[Subject, Tools], Made]:
    """A function that gives its last answer again when it is asked the same again; nobody may change the answer."""
    last: tuple[Subject, Tools, Made] | None = None

    @wraps(make)
    def made(subject: Subject, tools: Tools) -> Made:
        nonlocal last
        kept = last
        # The very same, which as long as it is kept nothing else can be.
        if kept is None or kept[0] is not subject or kept[1] is not tools:
            kept = last = subject, tools, make(subject, tools)
        return kept[2]

    return made
