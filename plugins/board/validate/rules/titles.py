"""Titles that say what a title should not."""

import re
from collections.abc import Iterator

from board.problem import Problem, Severity
from board.read import Document
from board.validate.content import Content
from board.validate.first_look import FirstLook, any_case
from board.validate.rules.texts import without_urls

# Names such as Node.js, ASP.NET and Booking.com are no addresses: a scheme, `www.` or a path makes one.
_URL = re.compile(
    r"\w+://\S+|\bwww\.\S+|\b(?:[\w-]+\.)+(?:com|org|example|info|biz|shop|gg|ly|me|eu|de|fr|uk)/\S*",
    re.IGNORECASE,
)
_CODES = "EUR|USD|GBP|CHF|CAD|AUD|NZD|JPY|CNY|INR|BRL|MXN|SEK|NOK|DKK|PLN|CZK|HUF|TRY|ZAR|NGN|KES|GHS|ILS|RUB|UAH"
_MONEY = re.compile(
    rf"[€$£¥₹₽₺₦]\s?\d[\d.,]*k?|\d[\d.,]*k?\s?(?:[€$£¥₹₽₺₦]|(?:{_CODES}|euros?|dollars?)\b)|\b(?:{_CODES})\s?\d[\d.,]*",
)
_MONTHS = (
    "jan(?:uary|uar|vier)?|feb(?:ruary|ruar)?|févr(?:ier)?|mar(?:ch|s)?|märz|apr(?:il)?|avril|may|mai|june?|juni|juin"
    "|july?|juli|juillet|aug(?:ust)?|août|sept?(?:ember|embre)?|o[ck]t(?:ober|obre)?|nov(?:ember|embre)?"
    "|de[cz](?:ember)?|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre"
    "|noviembre|diciembre"
)
_DATE = re.compile(
    r"\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{4}\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th|er|\.)?\s(?:(?:of|de)\s)?(?:{_MONTHS})\b(?!\.?\w)"
    rf"|\b(?:{_MONTHS})\.?\s(?:3[01]|[12]?\d)(?:st|nd|rd|th)?\b(?![\d.:])",
    re.IGNORECASE,
)
_URGENT = re.compile(r"\b(urgent(?:ly|e)?|asap|a\.s\.a\.p|hurry|dringend|immediate start)\b(?! care)", re.IGNORECASE)
# What each of these wordings has, without looks around; of shouting, a row of characters none of which is small.
_IN_TITLE = FirstLook(
    any_case(r"://|www\.|\.[^\s./]+/"),
    rf"[€$£¥₹₽₺₦]|{_CODES}|euro|dollar",
    any_case(rf"\p{{Nd}}{{4}}-\p{{Nd}}|\p{{Nd}}[./]\p{{Nd}}|\b(?:{_MONTHS})\b"),
    any_case(r"urgent|asap|a\.s\.a\.p|hurry|dringend|immediate start"),
    r"!!|[^\p{Ll}\s\p{P}]{5}",
    field="title",
)
_WORDS = re.compile(r"[^\W\d_]+")
_NOT_LETTERS = re.compile(r"[\W_]+")
_LONGEST_ACRONYM = 4
_SHORTEST_NAME = 4


def url_in_title(content: Content) -> Iterator[Problem]:
    """A web address in a title cannot be clicked in lists and feeds, and takes the place of the work."""
    for job in content.noticed(_IN_TITLE, "jobs"):
        title = job.data["title"]
        if ("." in title or ":" in title) and (found := _URL.search(title)):
            yield Problem(
                id="url-in-title",
                location=job.at("title"),
                message=f"the title holds the address {found[0]}",
                hint="say in the title what is to be done; addresses belong in `description`",
            )


def money_in_title(content: Content) -> Iterator[Problem]:
    """Pay in a title stands beside the real pay in every list, and is wrong once that changes."""
    for job in content.noticed(_IN_TITLE, "jobs"):
        title = job.data["title"]
        if _has_digit(title) and (found := _MONEY.search(title)):
            yield _warning(job, "money-in-title", f"the title names money, {found[0]!r}", "leave the pay to `pay`")


def date_in_title(content: Content) -> Iterator[Problem]:
    """A day in a title soon lies in the past, and every list shows the true days beside it."""
    for job in content.noticed(_IN_TITLE, "jobs"):
        title = job.data["title"]
        if _has_digit(title) and (found := _DATE.search(title)):
            hint = "leave days to `closes`, `starts` and `due`"
            yield _warning(job, "date-in-title", f"the title names a day, {found[0]!r}", hint)


def client_in_title(content: Content) -> Iterator[Problem]:
    """The client's name stands beside the title wherever a reader sees it, and twice it hides the work."""
    for job in content.jobs:
        name, title = job.data["client"]["name"], job.data["title"]
        if len(name) < _SHORTEST_NAME or name[:2].lower() not in title.lower():
            continue
        if f" {_plain(name)} " in f" {_plain(without_urls(title))} ":
            hint = "say what is to be done; the board shows the client's name beside the title"
            yield _warning(job, "client-in-title", f"the title names the client, {name!r}", hint)


def shouting_title(content: Content) -> Iterator[Problem]:
    """Capitals and exclamation marks make one title louder than the others, and slower to read."""
    for job in content.noticed(_IN_TITLE, "jobs"):
        title = job.data["title"]
        if "!!" in title or (not title.islower() and _is_in_capitals(title)):
            hint = "write the title as a sentence, with capitals for names only"
            yield _warning(job, "shouting-title", f"the title shouts, {title!r}", hint)


def urgent_title(content: Content) -> Iterator[Problem]:
    """Where some titles say urgent all soon do, and the word says nothing that the dates do not."""
    for job in content.noticed(_IN_TITLE, "jobs"):
        if found := _URGENT.search(job.data["title"]):
            hint = "leave the hurry to `closes` and `due`"
            yield _warning(job, "urgent-title", f"the title says {found[0]!r}", hint)


def _warning(job: Document, rule: str, message: str, hint: str) -> Problem:
    return Problem(id=rule, location=job.at("title"), message=message, hint=hint, severity=Severity.WARNING)


def _has_digit(title: str) -> bool:
    return not _DIGITS.isdisjoint(title)


_DIGITS = frozenset("0123456789")


def _is_in_capitals(title: str) -> bool:
    if sum(map(str.isupper, title)) <= _LONGEST_ACRONYM:
        return False
    loud = [word for word in _WORDS.findall(title) if len(word) > _LONGEST_ACRONYM and word.isupper()]
    return len(loud) > 1 or (title.isupper() and bool(loud) and " " in title.strip())


def _plain(text: str) -> str:
    return _NOT_LETTERS.sub(" ", text.casefold()).strip()
