"""Characters that cannot be seen, or look like others."""

import codecs
import re
import unicodedata
from collections.abc import Iterator
from itertools import chain
from urllib.parse import urlsplit

from board.problem import Correction, Problem
from board.read import Document
from board.validate.content import Content
from board.validate.rules.corrections import without_overlaps
from board.validate.rules.texts import Path, place_of, texts

# Unicode's Default_Ignorable_Code_Point and the C0 and C1 controls; then what only looks empty.
_HIDDEN = re.compile(
    "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
_PLAIN = bytes((9, 10, 13, *range(32, 127)))
_BIDIRECTIONAL_MARKS = frozenset("\u200e\u200f\u061c")
_JOINERS = frozenset("\u200c\u200d")
_TAGS = range(0xE0020, 0xE0080)
_IDEOGRAPH_VARIANTS = range(0xE0100, 0xE01F0)
_MONGOLIAN_VARIANTS = frozenset("\u180b\u180c\u180d\u180e\u180f")
_BLACK_FLAG = "\U0001f3f4"

# The letters of other scripts that are drawn like Latin ones (from the confusables of Unicode TR 39).
_LOOK_ALIKES = frozenset(
    "авеікмнорстухһӏјѕԁԛԝүғьАВЕІКМНОРСТУХҺӀЈЅԌԚԜҮЗЬ"  # Cyrillic
    "ανορυικχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"  # Greek
    "օոսցհԼՏՍՕ"  # Armenian
)
_WORD = re.compile(r"[^\W\d_]+")


def hidden_characters(content: Content) -> Iterator[Problem]:
    """What cannot be seen can turn a text around, slip past a search, or hide one word inside another."""
    for document in content.records:
        if _may_hide(document.raw):
            yield from without_overlaps(_hidden_characters(document))


def _may_hide(raw: bytes) -> bool:
    """Whether a file can hold what cannot be seen: of most files, only a few accents are left to look at."""
    if b"\\" in raw:
        return True
    if raw.isascii():
        return False
    uncommon = raw.removeprefix(codecs.BOM_UTF8).translate(None, _PLAIN)
    return _HIDDEN.search(uncommon.decode()) is not None


def _hidden_characters(document: Document) -> Iterator[Problem]:
    for path, text in texts(document):
        found = dict.fromkeys(match[0] for match in _HIDDEN.finditer(text) if not _has_purpose(text, match.start()))
        for character in found:
            location = place_of(document, path, character)
            line = document.lines[location.line - 1]
            hidden = "".join(found)
            cleaned = line.translate(str.maketrans("", "", hidden))
            yield Problem(
                id="hidden-characters",
                location=location,
                message=f"the text holds {_character_name(character)}, which cannot be seen",
                hint="delete it; writing the words around it anew is the surest way",
                correction=Correction(location.line, location.line, cleaned) if cleaned != line else None,
            )


def _character_name(character: str) -> str:
    name = unicodedata.name(character, "control character").lower()
    article = "an" if name[0] in "aeiou" else "a"
    return f"{article} {name} (U+{ord(character):04X})"


def _has_purpose(text: str, index: int) -> bool:
    """Whether a character that cannot be seen does here what it was made for."""
    character = text[index]
    before = text[index - 1 : index]
    if character in _JOINERS:
        after = text[index + 1 : index + 2]
        return _is_joinable(before) and (_is_joinable(after) or character == "\u200d")
    if character in _BIDIRECTIONAL_MARKS:
        return any(other.isalpha() and unicodedata.bidirectional(other) in ("R", "AL") for other in text)
    if ord(character) in _TAGS:
        # The flags of England, Scotland and Wales are a black flag and tags.
        return _BLACK_FLAG in text[max(0, index - 7) : index]
    if ord(character) in _IDEOGRAPH_VARIANTS:
        return before != "" and unicodedata.name(before, "").startswith("CJK")
    if character in _MONGOLIAN_VARIANTS:
        return before != "" and unicodedata.name(before, "").startswith("MONGOLIAN")
    return False


def _is_joinable(character: str) -> bool:
    """Whether a letter has joined forms, or is part of an emoji: all but the scripts that join nothing."""
    if not character or character.isascii():
        return False
    if character == "\ufe0f" or unicodedata.category(character) in ("So", "Sk"):
        return True
    script = unicodedata.name(character, "").split(" ")[0]
    return script not in ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN") and character.isprintable()


def look_alike_letters(content: Content) -> Iterator[Problem]:
    """A name or host with one letter of another script looks like somebody else's and leads to a stranger."""
    for document in content.records:
        if document.raw.isascii() and b"\\" not in document.raw:
            continue
        for path, text in _names(document):
            for word in _WORD.findall(text) if not text.isascii() else ():
                if letter := _foreign_letter(word):
                    yield _look_alike(document, path, word, letter, "name")
    for document, path, link in chain(content.field_links, content.text_links, _mail_hosts(content)):
        is_plain = link.isascii() and "xn--" not in link.lower()
        if not is_plain and (found := _foreign_host(link)):
            yield _look_alike(document, path, *found, "host")


def _look_alike(document: Document, path: Path, word: str, letter: str, thing: str) -> Problem:
    name = unicodedata.name(letter).lower()
    return Problem(
        id="look-alike-letters",
        location=place_of(document, path, word),
        message=f"the {thing} {word!r} holds a {name}, which looks like another letter",
        hint=f"type the whole {thing} anew on one keyboard",
    )


def _names(document: Document) -> Iterator[tuple[Path, str]]:
    data = document.data
    for key in ("title", "name", "headline"):
        if key in data:
            yield (key,), data[key]
    for party in ("client", "author", "curator"):
        if party in data:
            yield (party, "name"), data[party]["name"]


def _mail_hosts(content: Content) -> Iterator[tuple[Document, Path, str]]:
    for job in content.jobs:
        for index, way in enumerate(job.data["apply"]):
            if "address" in way:
                yield job, ("apply", index, "address"), "//" + way["address"].rsplit("@", 1)[-1]


def _foreign_letter(word: str) -> str | None:
    """The first letter that only looks at home in its word."""
    if word.isascii():
        return None
    for letter in word:
        # ｅ and 𝐞 are letters of their own, made for typesetting.
        if not letter.isascii() and unicodedata.normalize("NFKC", letter)[:1].isascii() and letter.isalpha():
            name = unicodedata.name(letter, "")
            if name.startswith(("FULLWIDTH LATIN", "MATHEMATICAL")):
                return letter
    if any(unicodedata.name(letter, "").startswith("LATIN") for letter in word):
        return next((letter for letter in word if letter in _LOOK_ALIKES), None)
    return None


def _foreign_host(link: str) -> tuple[str, str] | None:
    """The host of a link as it is shown, with the first letter that only looks at home in it."""
    try:
        host = urlsplit(link).hostname or ""
    except ValueError:
        return None
    for label in host.split("."):
        shown = label
        if label.startswith("xn--"):
            try:
                shown = label[4:].encode("ascii").decode("punycode")
            except UnicodeError:
                continue
        letters = [letter for letter in shown if letter.isalpha()]
        foreign = _foreign_letter("".join(letters))
        # A whole label of look-alikes (сосо) passes for Latin as well, unless its ending says otherwise.
        if foreign is None and letters and host.rsplit(".", 1)[-1].isascii():
            foreign = letters[0] if all(letter in _LOOK_ALIKES for letter in letters) else None
        if foreign:
            return (label if label in link else host), foreign
    return None
