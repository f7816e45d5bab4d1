"""The wordings that ask a reader for what only fraud asks for, told apart from honest work about the same."""

import re
from dataclasses import dataclass
from functools import cached_property

from board.validate.rules.texts import plain_text, sentences

# What `plain_text` takes out or turns into letters.
_MARKED = re.compile(r"[&\\_`]")
_CLAUSE_START = re.compile(r"[,:–—(]")
_NEGATION = re.compile(r"\b(?:no|not|never|none|without|nor|neither|nobody|cannot)\b|n['’]t\b", re.IGNORECASE)
# "We never ask you to …, … or …": what follows is a list of all that will not happen.
_PROMISE = re.compile(
    r"(?:\b(?:never|not|nobody|no one)|n['’]t)\s(?:\w+\s){0,2}(?:ask|require|expect|want|demand|need|have to)",
    re.IGNORECASE,
)


class Pattern:
    """One of some wordings; compiled when a job first comes near it, which on most days none does."""

    def __init__(self, *alternatives: str) -> None:
        self.alternatives = alternatives

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        return re.compile("|".join(self.alternatives), re.IGNORECASE)


@dataclass(frozen=True)
class Sign:
    """A demand on whoever applies, in the words of a sentence."""

    thing: str
    words: tuple[bytes, ...]
    """One of these must stand in a file, in lower case, for the sign to be possible at all."""
    demand: Pattern
    honest: Pattern
    """What makes the same sentence speak of something else: a shop's customers, a bot to be written."""
    method: Pattern | None = None
    """What is a sign by itself among the ways of paying."""

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The same words, to look for in a text."""
        return tuple(word.decode() for word in self.words)

    def is_near(self, text: str) -> bool:
        """Whether one of the words is in a text."""
        folded = text.lower()
        for word in self.texts:  # noqa: SIM110 - `any` with a generator takes twice the time
            if word in folded:
                return True
        return False

    def found_in(self, text: str) -> str | None:
        """The words of the first demand in a text, if there is one."""
        if not (_MARKED.search(text) or self.is_near(text)):
            return None
        plain = plain_text(text)
        if not self.is_near(plain):
            return None
        for sentence in sentences(plain):
            # The demand stands in one sentence, and its word with it.
            for found in () if not self.is_near(sentence) else self.demand.compiled.finditer(sentence):
                before = sentence[: found.start()]
                is_denied = _NEGATION.search(_CLAUSE_START.split(before)[-1] + found[0])
                if not (is_denied or _PROMISE.search(before) or self.honest.compiled.search(sentence)):
                    return found[0].strip()
        return None

    def is_method(self, text: str) -> bool:
        """Whether a way of paying is the sign itself."""
        return bool(self.method and self.method.compiled.search(text) and not _NEGATION.search(text))


_OTHERS = Pattern(
    r"\b(?:customers?|users?|visitors?|shoppers?|members?|buyers?|donors?|attendees|guests|students)\b",
    r"\b(?:checkout|plug-?in|module|(?:re)?design|logo|translate|web ?shop|landing page|feature|parser)\b",
    r"\b(?:page (?:about|where|for|on)|article|leaflet|guide|explain\w*|campaign)\b",
)

_MODAL = (
    r"(?:must|ha(?:ve|s) to|needs? to|should|will|shall|can|then|first|only|also|just|simply"
    r"|(?:are|is|will be) (?:asked|required|expected) to)"
)
_PERSON = r"(?:you|applicants?|candidates?|freelancers?|contractors?|translators?|designers?|developers?|everyone)"
_DO = (
    rf"(?:\b{_PERSON}(?:['’]ll)?(?:\s{_MODAL})*\s|^(?:(?:please|first,?|then|kindly|just)\s)*"
    r"|\b(?:please|kindly|just|asked to|required to|need to)\s(?:first\s)?)"
)

_FEE_KIND = (
    r"(?:registration|application|processing|training|on-?boarding|activation|starter|security|vetting"
    r"|verification|enrol?ment|background[- ]check|joining|sign-?up|commitment)"
)
_IS_DUE = (
    r"\b(?:required|due|payable|must|to be paid|before|applies|up ?front|in advance|refund\w*"
    r"|from (?:you|applicants?|each|all))\b"
)
FEE = Sign(
    "a payment by those who apply",
    (b"fee", b"deposit"),
    Pattern(
        rf"{_DO}(?:pay|send|transfer|deposit|wire)\b(?!\syou\b)[^,.;:]{{0,50}}\b(?:fee|deposit)\b",
        rf"\b{_FEE_KIND}\s(?:fee|deposit)s?\b[^.;]{{0,30}}{_IS_DUE}",
        rf"\brefundable\s(?:{_FEE_KIND}\s)?(?:fee|deposit)\b",
        rf"\bthere is an?\s(?:[\w-]+\s){{0,2}}{_FEE_KIND}\s(?:fee|deposit)\b",
    ),
    _OTHERS,
)

_BRANDS = r"(?:itunes|steam|google play|amazon|apple|vanilla|razer gold)"
_GIFT_CARD = rf"\b(?:(?:{_BRANDS}\s)?gift[\s-]?cards?|gift vouchers?|{_BRANDS}\scards?)\b"
_PAY = r"\b(?:pay(?:ment|ments|s|ing|outs?)?|paid|reward(?:ed)?|compensat\w+|salary|wages?|bonus|reimburs\w+)\b"
_BY = r"\b(?:by|in|with|via|through|as|using|is|are|of)\b"
GIFT_CARDS = Sign(
    "gift cards",
    (b"card", b"voucher"),
    Pattern(
        rf"{_DO}(?:buy|purchase|get|pick up|collect|send|order|scratch)\b[^.;]{{0,60}}{_GIFT_CARD}",
        rf"{_PAY}[^.;]{{0,40}}{_BY}[^.;]{{0,25}}{_GIFT_CARD}",
        rf"{_GIFT_CARD}[^.;]{{0,60}}\b(?:send|scratch|photo|picture|read)\b[^.;]{{0,30}}\bcodes?\b",
    ),
    _OTHERS,
    Pattern(_GIFT_CARD),
)

_CHECK_KIND = r"(?:cashier['’]?s|certified|bank|paper|mailed|personal)\s"
_CHEQUE = rf"\b(?:cheques?|e-?checks?|pay-?che(?:ck|que)s?|{_CHECK_KIND}che(?:ck|que)s?)\b"
CHEQUES = Sign(
    "a cheque",
    (b"check", b"cheque"),
    Pattern(
        rf"{_PAY}[^.;]{{0,40}}{_BY}[^.;]{{0,20}}{_CHEQUE}",
        r"\b(?:pay|paid|payment|reimbursed?)\s(?:you\s)?by check\b",
        r"\b(?:deposit|cash)\s(?:the|this|our|a|your|that)\s(?:[\w'’]+\s){0,2}che(?:ck|que)\b",
        r"\byou(?:['’]ll|\swill)?\s(?:receive|get)\s(?:a|our|the)\s(?:[\w'’]+\s){0,2}che(?:ck|que)\b(?!\s?(?:list|mark|box|sum))",
        r"\b(?:send|mail|post|issue)s?\syou\s(?:a|the|your)\s(?:[\w'’]+\s){0,2}che(?:ck|que)\b(?!\s?list)",
    ),
    _OTHERS,
    Pattern(rf"{_CHEQUE}|^(?:by )?checks?$"),
)

_EQUIPMENT = (
    r"(?:equipment|laptop|computer|macbook|phone|smartphone|printer|headset|software|licen[cs]es?|starter kit"
    r"|tool ?kit|kit|tools|materials?|supplies|hardware|devices?)"
)
_SELLER = r"\bfrom (?:our|the|an?) (?:(?:approv|preferr|certifi|trust)ed )*(?:vendor|supplier|dealer|shop)\b"
_BUY = r"(?:buy|purchase|order)"
EQUIPMENT_FIRST = Sign(
    "something to buy first",
    (b"buy", b"purchase", b"order"),
    Pattern(
        rf"{_DO}{_BUY}\b[^.;]{{0,50}}\b{_EQUIPMENT}\b[^.;]{{0,70}}"
        rf"(?:\b(?:first|before|up ?front|in advance)\b|\b(?:reimburs|refund|pay (?:you|it) back)|{_SELLER})",
        rf"{_DO}(?<=first\s){_BUY}\b[^.;]{{0,50}}\b{_EQUIPMENT}\b",
    ),
    _OTHERS,
)

_MESSENGER = r"(?:whats ?app|telegram|we ?chat|viber|(?:facebook )?messenger|(?-i:Signal)(?! processing)|snapchat)"
_CONTACT = (
    r"(?:contact|write|message|text|reach|apply|applications?|repl(?:y|ies)|answer|dm|talk|chat|interviews?"
    r"|communicat\w*|speak|ping)"
)
_ONLY = r"(?:only|exclusively|solely)"
_SEND = (
    r"(?:apply|interviews?(?:\s(?:is|are|will be|takes? place))?(?:\sheld)?"
    r"|send (?:us |me )?(?:your|a|an) [\w ]{2,25})"
)
_RECRUITER = r"(?:the|our|my|your)\s(?:\w+\s)?(?:manager|hr|recruiter|supervisor|agent|coordinator)"
MESSENGER_ONLY = Sign(
    "contact by a messenger alone",
    (b"whats", b"telegram", b"chat", b"viber", b"messenger", b"signal"),
    Pattern(
        rf"\b{_CONTACT}\b[^.;,]{{0,60}}\b{_ONLY}\b[^.;,]{{0,25}}\b{_MESSENGER}\b",
        rf"\b{_ONLY}\s(?:\w+\s){{0,3}}(?:on|by|via|through|over|in)\s(?:the\s)?{_MESSENGER}\b",
        rf"\b{_CONTACT}\b[^.;,]{{0,60}}\b{_MESSENGER}\s{_ONLY}\b",
        rf"^{_MESSENGER}\s{_ONLY}\b",
        rf"\b{_CONTACT}\s(?:(?:me|us|to)\s)?{_RECRUITER}\b[^.;,]{{0,30}}\b(?:on|via|by|at|through)\s{_MESSENGER}\b",
        rf"\bkindly\s{_CONTACT}\b[^.;,]{{0,40}}\b(?:on|via|by|at|through)\s{_MESSENGER}\b",
        rf"\b{_SEND}\s(?:directly\s|now\s)?(?:on|by|via|through|over|to)\s(?:our\s|my\s)?{_MESSENGER}\b",
    ),
    Pattern(
        r"\b(?:bots?|apps?|plug-?ins?|api|stickers?|integrations?|widget|supports?|works|logo|channel|export)\b",
        r"\b(?:e-?mail|form|pull request|website|or|also|alternatively)\b",
    ),
)

SIGNS = (FEE, GIFT_CARDS, CHEQUES, EQUIPMENT_FIRST, MESSENGER_ONLY)
