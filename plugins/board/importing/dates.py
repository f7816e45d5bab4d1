"""Dates as tables write them."""

import re
from datetime import date, timedelta

DATE_PARTS = ("DD", "MM", "YYYY")
LOOKS_LIKE = {"DD": r"(?P<DD>\d{1,2})", "MM": r"(?P<MM>\d{1,2})", "YYYY": r"(?P<YYYY>\d{4})"}
ISO = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ].*)?", re.DOTALL)


def iso_date(cell: str, written: str = "", plus_days: int = 0) -> str:
    """A cell's date as YYYY-MM-DD, so many days later; the cell itself where it holds no date.

    `written` shows the order, as in DD.MM.YYYY; without it the cell is an ISO date, with or without a time.
    """
    found = parsed(cell.strip(), written)
    return cell if found is None else (found + timedelta(days=plus_days)).isoformat()


def parsed(cell: str, written: str) -> date | None:
    try:
        if not written:
            match = ISO.fullmatch(cell)
            return date.fromisoformat(match[1]) if match else None
        pattern = "".join(LOOKS_LIKE.get(part, re.escape(part)) for part in re.split("(YYYY|MM|DD)", written))
        match = re.match(pattern, cell)
        return date(int(match["YYYY"]), int(match["MM"]), int(match["DD"])) if match else None
    except (ValueError, OverflowError):
        return None
