"""Links and e-mail addresses inside other text."""

import re

from board.validate.shape.refusals import format_checker

LINK = re.compile(r"https?://[^\s<>\"]*[^\s<>\".,;:!?)\]']")
EMAIL = re.compile(r"[\w.%+-]+@[\w-]+(?:\.[\w-]+)+")


def first_link(text: str) -> str:
    """The first complete link in a text, or nothing."""
    return next((link for link in LINK.findall(text) if is_complete(link)), "")


def first_email(text: str) -> str:
    """The first e-mail address in a text, or nothing."""
    found = EMAIL.search(text)
    return found[0] if found else ""


def is_complete(link: str) -> bool:
    """Whether a link obeys the rules of addresses, which some that browsers open break."""
    return LINK.fullmatch(link) is not None and format_checker().conforms(link, "uri")
