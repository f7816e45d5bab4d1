"""What the answers to `board init` have to be, each refused with a sentence that says what to write."""

import re
from collections.abc import Callable
from functools import wraps
from urllib.parse import urlsplit
from zoneinfo import available_timezones

import click
from babel import Locale, UnknownLocaleError

from board.importing.addresses import EMAIL
from board.validate.rules.spelling import nearest

# RFC 4151, section 2.1: a domain's name in small letters, a comma, and a day on which one held it.
AUTHORITY = re.compile(
    r"(?=[^,]{1,253},)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?"
    r",[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?"
)
HOST = re.compile(r"(?:[\w](?:[\w-]{0,61}\w)?\.)+[\w-]{2,63}(?::[0-9]{1,5})?")
LOGIN = re.compile(r"[A-Za-z0-9](?:[._-]*[A-Za-z0-9])*")


def answer(accepted: Callable[[str], str]) -> Callable[[str], str]:
    """An option's type out of what gives the accepted text or raises ValueError; a terminal asks again."""

    @wraps(accepted)
    def converted(text: str) -> str:
        try:
            return accepted(text.strip())
        except ValueError as refusal:
            raise click.BadParameter(str(refusal)) from refusal

    return converted


@answer
def words(text: str) -> str:
    """A text of one line."""
    if not text:
        raise ValueError("this is needed")
    if not text.isprintable():
        raise ValueError("write it on one line, without control characters")
    return text


@answer
def web_address(text: str) -> str:
    """An address that begins with https://, without a slash at its end."""
    address = text.rstrip("/")
    try:
        parts = urlsplit(address)
    except ValueError:
        parts = urlsplit("")
    plain = not set(address) & set(" \"'<>\\{}`|^?#") and address.isprintable()
    if parts.scheme != "https" or not plain or not HOST.fullmatch(parts.netloc):
        raise ValueError(
            f"{text!r} is no web address; write it like https://board.example or https://org.example/board"
        )
    return address


@answer
def repository(text: str) -> str:
    """The address of a repository's page."""
    address = web_address(text).removesuffix(".git")
    if urlsplit(address).path.count("/") < 2:
        raise ValueError(f"{text!r} names no repository; write it like https://github.com/owner/board")
    return address


@answer
def mail(text: str) -> str:
    """A mail address, or nothing."""
    if text and not EMAIL.fullmatch(text):
        raise ValueError(f"{text!r} is no mail address; write it like desk@board.example, or leave it empty")
    return text


@answer
def language(text: str) -> str:
    """The code of a language whose dates and numbers are known (BCP 47)."""
    try:
        Locale.parse(text, sep="-")
    except (ValueError, TypeError, UnknownLocaleError) as unknown:
        raise ValueError(f"{text!r} is no language's code; write it like en, de, pt-BR or ar") from unknown
    return text


@answer
def time_zone(text: str) -> str:
    """A time zone's name (IANA)."""
    zones = available_timezones()
    if text not in zones:
        near = nearest(text, zones)
        advice = f"write {near} if that is meant" if near else "write it like Europe/Paris or UTC"
        raise ValueError(f"{text!r} is no time zone; {advice}")
    return text


@answer
def authority(text: str) -> str:
    """A domain and a year, as RFC 4151 writes who names something."""
    named = re.sub(r"\s*,\s*", ",", text.lower())
    if not AUTHORITY.fullmatch(named):
        raise ValueError(f"{text!r} is not a domain and a year; write it like board.example,2026")
    return named


@answer
def login(text: str) -> str:
    """A login of the board's forge, without the @ that some write before it."""
    name = text.removeprefix("@")
    if not LOGIN.fullmatch(name):
        raise ValueError(f"{text!r} is no login; write it like amelie-martin")
    return name


@answer
def logins(text: str) -> str:
    """Logins with commas between them, or nothing."""
    return ",".join(login(part) for part in text.replace(",", " ").split())
