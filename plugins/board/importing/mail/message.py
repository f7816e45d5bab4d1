"""The texts in what somebody saved of a mail: a whole message with its attachments, or a text alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import default
from html.parser import HTMLParser

from board.read.limits import MAX_BYTES, decoded

MOST_BYTES = 20 * 1024 * 1024
LONGEST_TEXT = 2 * MAX_BYTES
"""Characters of what a mail says: a record and the words around it; Python needs minutes for more of odd HTML."""

HEADER = re.compile(rb"(?:From |[A-Za-z][A-Za-z0-9-]*:[ \t])")
MAIL_HEADERS = re.compile(rb"^(?:MIME-Version|Message-ID|Received|From|Subject|Date):", re.MULTILINE | re.IGNORECASE)
FEWEST_HEADERS = 2
RECORD_NAMES = (".yml", ".yaml", ".yml.txt", ".yaml.txt")
FLOWED_END = " \n"
SIGNATURE = "-- \n"


class NotReadable(Exception):
    """A file in which there is no text to look at; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A text that may hold a record, the name of the file it came in, and the subject of the mail around it."""

    text: str
    name: str = ""
    subject: str = ""


def received(raw: bytes, name: str) -> list[Received]:
    """The texts in a file: of a mail the attached records, else what it says itself. Raises NotReadable."""
    if len(raw) > MOST_BYTES:
        raise NotReadable(f"has {len(raw):,} bytes; a mail of the board has far fewer")
    if not is_mail(raw):
        return [Received(text=text_of(raw), name=name)]
    try:
        message = message_from_bytes(raw, policy=default)
        subject = " ".join(str(message.get("subject", "")).split())
        texts = list(attached(message)) or list(said(message))
    except (MessageError, LookupError, ValueError, TypeError, AttributeError, AssertionError, RecursionError) as wrong:
        # What a broken message, or one of thousands of parts within parts, makes Python's parsers raise.
        raise NotReadable(f"is a mail that cannot be read ({type(wrong).__name__})") from None
    if not texts:
        raise NotReadable("is a mail without a text")
    return [Received(text=text, name=file, subject=subject) for file, text in texts]


def is_mail(raw: bytes) -> bool:
    """Whether a file is a message as mail programs save one (RFC 5322), and not a record with `key: value` lines."""
    head = raw[:65_536].replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    return HEADER.match(head) is not None and len(MAIL_HEADERS.findall(head)) >= FEWEST_HEADERS


def attached(message: EmailMessage) -> Iterator[tuple[str, str]]:
    """The attached records: their names and texts."""
    for part in message.walk():
        name = part.get_filename() or ""
        is_named = name.lower().endswith(RECORD_NAMES)
        if not part.is_multipart() and (is_named or part.get_content_subtype() in ("yaml", "x-yaml")):
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                yield name, text_of(payload)


def said(message: EmailMessage) -> Iterator[tuple[str, str]]:
    """What a mail says itself: its plain text, or else the words of its HTML."""
    body = message.get_body(preferencelist=("plain", "html"))
    if body is None:
        return
    # Some ways to write a text can say halves of signs, which no file can hold.
    text = str(body.get_content()).encode(errors="replace").decode().replace("\r\n", "\n")
    if len(text) > LONGEST_TEXT:
        raise NotReadable(f"has {len(text):,} characters, too many for a record")
    if body.get_content_subtype() == "html":
        yield "", words_of(text)
    elif body.get_param("format") == "flowed":
        yield "", unflowed(text, joins=body.get_param("delsp") == "yes")
    else:
        yield "", text


def unflowed(text: str, *, joins: bool) -> str:
    """A text with its soft line ends taken out (RFC 3676): a line that ends with a blank goes on in the next."""
    whole = ""
    for line in text.splitlines(keepends=True):
        line = line.removeprefix(" ")
        if line.endswith(FLOWED_END) and line != SIGNATURE:
            line = line[: -len(FLOWED_END) if joins else -1]
        whole += line
    return whole


def text_of(raw: bytes) -> str:
    text = decoded(raw)
    if text.refusal == "too-large":
        raise NotReadable(f"has {text.detail} bytes, too many for a record")
    if text.refusal == "not-text":
        raise NotReadable(f"is {text.detail}" if text.detail else "is no text")
    return text.text.replace("\r\n", "\n").replace("\r", "\n")


class Words(HTMLParser):
    """Collects the text of a page, a line for each block of it."""

    BLOCKS = frozenset(("br", "div", "p", "li", "tr", "pre", "blockquote", "h1", "h2", "h3"))
    SILENT = frozenset(("script", "style", "head", "title"))

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.silence = 0
        self.keeps = 0

    def handle_starttag(self, tag: str, _attributes: list[tuple[str, str | None]]) -> None:
        self.silence += tag in self.SILENT
        self.keeps += tag == "pre"
        self.end_line(tag)

    def handle_endtag(self, tag: str) -> None:
        self.silence -= tag in self.SILENT and self.silence > 0
        self.keeps -= tag == "pre" and self.keeps > 0
        if tag != "br":
            self.end_line(tag)

    def end_line(self, tag: str) -> None:
        is_begun = bool(self.words) and not self.words[-1].endswith("\n")
        if tag == "br" or (tag in self.BLOCKS and is_begun):
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        if self.silence:
            return
        if not self.keeps:
            # A line's end in the source of a page is a blank, and none before the first word of a line.
            data = re.sub(r"[ \t\n]+", " ", data)
            data = data.lstrip(" ") if not self.words or self.words[-1].endswith("\n") else data
        if data:
            self.words.append(data)


def words_of(html: str) -> str:
    parser = Words()
    parser.feed(html)
    parser.close()
    return "".join(parser.words)
