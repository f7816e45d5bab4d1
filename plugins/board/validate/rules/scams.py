"""Jobs that show a sign of the frauds that job boards attract."""

import re
from collections.abc import Iterator

from board.problem import Problem
from board.validate.content import Content
from board.validate.rules import scam_signs
from board.validate.rules.scam_signs import Sign
from board.validate.rules.signs import IN_JOBS
from board.validate.rules.texts import may_say, place_of, texts

_MESSENGER_ADDRESS = re.compile(
    r"https?://(?:www\.)?"
    r"(?:wa\.me|(?:api|chat)\.whatsapp\.com|t\.me|telegram\.me|signal\.me|m\.me|viber\.click)/",
    re.IGNORECASE,
)


def fee_from_applicant(content: Content) -> Iterator[Problem]:
    """Work that begins with a payment by the worker is the oldest fraud there is, and the money is gone."""
    hint = "leave the payment out; on this board nobody pays in order to work"
    yield from _signs(content, "fee-from-applicant", scam_signs.FEE, hint)


def gift_cards(content: Content) -> Iterator[Problem]:
    """Gift cards cannot be traced or called back, which is why those who cheat workers deal in them."""
    hint = "write a way of paying that both sides can prove, such as a bank transfer"
    yield from _signs(content, "gift-cards", scam_signs.GIFT_CARDS, hint)


def cheques(content: Content) -> Iterator[Problem]:
    """A cheque that bounces weeks later leaves the worker owing the bank what was long passed on."""
    hint = "write a way of paying that cannot bounce, such as a bank transfer"
    yield from _signs(content, "cheques", scam_signs.CHEQUES, hint)


def equipment_first(content: Content) -> Iterator[Problem]:
    """Equipment that must be bought before the first pay comes from a shop that belongs to the fraud."""
    hint = "say what people need to have, or send them the equipment yourself"
    yield from _signs(content, "equipment-first", scam_signs.EQUIPMENT_FIRST, hint)


def messenger_only(content: Content) -> Iterator[Problem]:
    """A client who can only be met in a messenger leaves no trace once the work or the money is gone."""
    hint = "take applications by pull request, form or e-mail, and use a messenger once somebody is hired"
    yield from _signs(content, "messenger-only", scam_signs.MESSENGER_ONLY, hint)
    for job in content.noticed(IN_JOBS, "jobs"):
        for index, way in enumerate(job["apply"]):
            if "url" in way and _MESSENGER_ADDRESS.match(way["url"]):
                yield Problem(
                    id="messenger-only",
                    location=job.at("apply", index, "url"),
                    message=f"the form is a messenger, {way['url']}",
                    hint=hint,
                )


def _signs(content: Content, rule: str, sign: Sign, hint: str) -> Iterator[Problem]:
    for job in content.noticed(IN_JOBS, "jobs"):
        if not may_say(job, sign.words):
            continue
        for path, text in texts(job):
            if path[:2] == ("pay", "methods"):
                found = text if sign.is_method(text) else None
            else:
                found = sign.found_in(text) if path[-1] != "url" else None
            if found:
                yield Problem(
                    id=rule,
                    location=place_of(job, path, found),
                    message=f"the job asks for {sign.thing}: “{found}”",
                    hint=hint,
                )
