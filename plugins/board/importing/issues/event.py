"""What GitHub tells a workflow about an issue that was given a label."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Self
from zoneinfo import ZoneInfo

# A name of one's own, of an account that a company manages (`name_company`), or of a program.
LOGIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_-]{0,99})(?:\[bot\])?")


class NoEvent(Exception):
    """A file that is no event about an issue; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """An issue as it was when the event happened: who wrote it, on which day, and when it got its label."""

    number: int
    title: str
    body: str
    login: str
    account_id: int
    written: date
    labelled: date

    @classmethod
    def from_event(cls, raw: bytes, timezone: str) -> Self:
        """The issue of an event's file; days are those of the board's time zone. Raises NoEvent."""
        try:
            issue: Mapping[str, Any] = json.loads(raw)["issue"]
            author = issue["user"]
            found = cls(
                number=issue["number"],
                title=" ".join(issue["title"].split()),
                body=issue["body"] or "",
                login=author["login"],
                account_id=author["id"],
                written=day_of(issue["created_at"], timezone),
                labelled=day_of(issue["updated_at"], timezone),
            )
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as wrong:
            raise NoEvent(f"it is no event about an issue ({type(wrong).__name__})") from None
        numbers = (found.number, found.account_id)
        if not all(isinstance(number, int) and number > 0 for number in numbers):
            raise NoEvent("the issue or its author has no number")
        if not isinstance(found.login, str) or not LOGIN.fullmatch(found.login):
            raise NoEvent("the issue's author has no login")
        if not isinstance(found.body, str):
            raise NoEvent("the issue has no text")
        return found

    @property
    def co_author(self) -> str:
        """The author as the trailer of a commit names them; the forge's own address stands for theirs.

        https://docs.github.com/account-and-profile: "Setting your commit email address".
        """
        return f"{self.login} <{self.account_id}+{self.login}@users.noreply.github.com>"


def day_of(moment: str, timezone: str) -> date:
    return datetime.fromisoformat(moment).astimezone(ZoneInfo(timezone)).date()
