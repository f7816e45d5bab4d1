"""What the addresses of a board have answered, kept from one run to the next."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Self

from board.cache import keep
from board.links_alive.asking import Reply

HOLDS_DAYS = 6
"""After so many days an answer is asked for anew: a weekly run that comes a few hours early still asks."""
DEAD_AFTER = 2
"""So many runs in a row, on as many days, have to find nothing before a link is called dead."""
LONGEST_ANSWER = 100


@dataclass(frozen=True, slots=True)
class Answer:
    """The last answer of an address, its day, and how many runs in a row found that nothing is there."""

    asked: date
    said: str
    gone: int = 0
    is_alive: bool = False

    @property
    def is_dead(self) -> bool:
        return self.gone >= DEAD_AFTER

    def is_due(self, today: date) -> bool:
        """Whether it is time to ask again: weekly, and where nothing was found, on the next day already."""
        age = (today - self.asked).days
        # A day in the future comes from another clock, and would hold for ever.
        return age >= HOLDS_DAYS or age < 0 or (self.gone > 0 and age > 0)

    def followed_by(self, reply: Reply, today: date) -> "Answer":
        """What is known after another reply; two on one day count as one."""
        again = 0 if self.gone and self.asked == today else 1
        return Answer(today, reply.said, self.gone + again if reply.is_gone else 0, reply.is_alive)

    @classmethod
    def first(cls, reply: Reply, today: date) -> "Answer":
        return cls(today, reply.said, int(reply.is_gone), reply.is_alive)

    @classmethod
    def from_data(cls, data: Any) -> Self | None:
        """An answer out of what a file held, or None: the file may come from a cache, damaged or another's."""
        try:
            asked, said, gone, is_alive = date.fromisoformat(data["asked"]), data["said"], data["gone"], data["alive"]
        except (KeyError, TypeError, ValueError):
            return None
        is_right = isinstance(said, str) and len(said) <= LONGEST_ANSWER and type(gone) is int and gone >= 0
        return cls(asked, said, gone, is_alive) if is_right and type(is_alive) is bool else None

    def as_data(self) -> dict[str, Any]:
        return {"asked": self.asked.isoformat(), "said": self.said, "gone": self.gone, "alive": self.is_alive}


def read_answers(path: Path) -> dict[str, Answer]:
    """The answers in a file by address; none where there is no file, or none that can be read."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    entries = kept.items() if isinstance(kept, dict) else ()
    found = {address: Answer.from_data(data) for address, data in entries}
    return {address: answer for address, answer in found.items() if answer is not None}


def write_answers(path: Path, answers: Mapping[str, Answer]) -> None:
    """Keep the answers in a file; the old one stands until the new one is whole."""
    kept = {address: answer.as_data() for address, answer in sorted(answers.items())}
    keep(path, json.dumps(kept, ensure_ascii=False, indent=0).encode())


def due(addresses: Iterable[str], answers: Mapping[str, Answer], today: date) -> list[str]:
    """Which addresses to ask: those never asked first, then those whose answer is oldest."""
    waiting = [one for one in addresses if one not in answers or answers[one].is_due(today)]
    return sorted(waiting, key=lambda one: (answers[one].asked if one in answers else date.min, one))


def updated(
    addresses: Iterable[str], answers: Mapping[str, Answer], replies: Mapping[str, Reply], today: date
) -> dict[str, Answer]:
    """The answers after a run; those of addresses that nobody writes any more are forgotten."""
    new = dict(answers)
    for address, reply in replies.items():
        before = answers.get(address)
        new[address] = before.followed_by(reply, today) if before else Answer.first(reply, today)
    wanted = set(addresses)
    return {address: answer for address, answer in new.items() if address in wanted}
