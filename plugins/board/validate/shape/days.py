"""The day that somebody meant who wrote it in another way than the board does."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache

from babel import Locale

from board.validate.shape.repairs import UNDERSTOOD

RELATIVE_DAYS = {
    0: ("today", "now", "aujourd'hui", "aujourd’hui", "heute", "hoy", "oggi", "hoje"),
    1: ("tomorrow", "demain", "morgen", "mañana", "domani", "amanhã"),
    -1: ("yesterday", "hier", "gestern", "ayer", "ieri", "ontem"),
}


def days_meant(written: str) -> tuple[date, ...]:
    """The days that a text can mean, the likeliest first; none if it is no day at all."""
    text = re.split(r"[T ]\d\d?:\d\d", written.strip())[0].strip()
    if match := re.fullmatch(r"(\d{4})[-/. ]?(\d\d?)[-/. ]?(\d\d?)", text):
        return real_days([(match[1], match[2], match[3])])
    if match := re.fullmatch(r"(\d\d?)\.\s?(\d\d?)\.\s?(\d{4})", text):
        return real_days([(match[3], match[2], match[1])])
    if match := re.fullmatch(r"(\d\d?)[-/ ](\d\d?)[-/ ](\d{4})", text):
        return real_days([(match[3], match[2], match[1]), (match[3], match[1], match[2])])
    return real_days(named_month(text))


def is_one_day(written: str) -> bool:
    """Whether a text means one day whoever reads it: 3.11.2026 does not, though few write the month first there."""
    text = written.strip()
    if match := re.fullmatch(r"(\d\d?)\.\s?(\d\d?)\.\s?\d{4}", text):
        if int(match[1]) <= 12 and match[1] != match[2]:
            return False
    elif re.search(r"[T ]\d\d?:\d\d", text):
        # The time would be lost.
        return False
    return len(days_meant(text)) == 1


def day_named(written: str, today: date | None) -> date | None:
    """The day behind "today", "tomorrow" or "yesterday", if it is known what day it is."""
    word = written.strip().casefold()
    away = next((away for away, words in RELATIVE_DAYS.items() if word in words), None)
    return None if today is None or away is None else today + timedelta(days=away)


def month_meant(written: str) -> str | None:
    """The month that a text means: "March 2020", "3/2020", "2020-3"; a whole day means its month."""
    text = written.strip()
    if match := re.fullmatch(r"(\d{4})[-/. ](\d\d?)", text):
        days = real_days([(match[1], match[2], "1")])
    elif match := re.fullmatch(r"(\d\d?)[-/. ](\d{4})", text):
        days = real_days([(match[2], match[1], "1")])
    else:
        days = days_meant(text) or days_meant(f"1 {text}")
    return f"{days[0]:%Y-%m}" if len(days) == 1 else None


def named_month(text: str) -> Iterator[tuple[str, str, str]]:
    """Year, month and day of "20 November 2026", "Nov 20th, 2026" or "20 novembre 2026"."""
    words = re.findall(r"\d+|[^\W\d_]+", re.sub(r"(?<=\d)(?:st|nd|rd|th|er|º|ª)\b", "", text.casefold()))
    numbers = [word for word in words if word.isdigit()]
    months = {month_names()[word] for word in words if word in month_names()}
    if len(numbers) == 2 and len(months) == 1:
        day, year = sorted(numbers, key=len)
        if len(year) == 4 and len(day) <= 2:
            yield year, str(months.pop()), day


@cache
def month_names() -> dict[str, int]:
    names: dict[str, int] = {}
    for language in UNDERSTOOD:
        for width in ("wide", "abbreviated"):
            for number, name in Locale.parse(language).months["format"][width].items():
                names.setdefault(name.casefold().rstrip("."), number)
    return names


def real_days(candidates: Iterable[tuple[str, str, str]]) -> tuple[date, ...]:
    """Those of some (year, month, day) texts that are in the calendar, each once."""
    days: dict[date, None] = {}
    for year, month, day in candidates:
        try:
            days[date(int(year), int(month), int(day))] = None
        except ValueError:
            continue
    return tuple(days)
