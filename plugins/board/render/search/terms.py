"""A text as the words that the search knows; `theme/static/js/finder.js` does the same to what one types."""

import re
from unicodedata import category, normalize

# Scripts that put no space between words: each pair of neighbours is a word.
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
ASCII_WORD = re.compile(r"[a-z0-9]+(?:\+\+|#)?")
WORD = re.compile(rf"[{UNSPACED}]+|(?:(?![{UNSPACED}])[^\W_])+(?:\+\+|#)?")
ONE_UNSPACED = re.compile(f"[{UNSPACED}]")

# Where marks may be: they are no letters, and none stands below these.
NO_LETTERS = re.compile(r"[^\x00-\u02ff\w]+")

# Letters that no decomposition takes apart, and that people type as others.
FOLDED = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "ة": "ه", "ى": "ي", "ـ": ""}
)
ARABIC_ARTICLE = "ال"
LONGEST = 24


def search_terms(text: str) -> set[str]:
    """The words of a text: lower case, without accents, each once."""
    text = text.lower()
    if text.isascii():
        return {word[:LONGEST] for word in ASCII_WORD.findall(text)}
    # A decomposition puts marks into order, which takes thousands in one row the square of the time: they go before.
    bare = NO_LETTERS.sub(lambda row: without_marks(row[0]), text)
    plain = without_marks(normalize("NFKD", bare).translate(FOLDED))
    found: set[str] = set()
    for word in WORD.findall(plain):
        if ONE_UNSPACED.match(word):
            found.update(word[start : start + 2] for start in range(max(1, len(word) - 1)))
        elif word.startswith(ARABIC_ARTICLE) and len(word) > len(ARABIC_ARTICLE) + 2:
            found.add(word[len(ARABIC_ARTICLE) :][:LONGEST])
        else:
            found.add(word[:LONGEST])
    return found


class KnownTerms(dict[str, frozenset[str]]):
    """The words of each piece of text between two blanks, taken apart when it is first asked for.

    A board says the same few thousand words again and again. What `search_terms` finds in a text is what it
    finds in the pieces of it.
    """

    def __missing__(self, piece: str) -> frozenset[str]:
        terms = self[piece] = frozenset(search_terms(piece))
        return terms

    def of(self, text: str) -> set[str]:
        """As `search_terms`."""
        return set().union(*map(self.__getitem__, text.split()))


def without_marks(text: str) -> str:
    return "".join([letter for letter in text if letter < "\u0300" or category(letter)[0] != "M"])


def shard_of(term: str, shards: int) -> int:
    """The file that a word is in: words that begin alike stand together, so that a beginning finds them."""
    if shards == 1:
        return 0
    first = ord(term[0])
    if len(term) == 1 or ONE_UNSPACED.match(term):
        return first % shards
    return (first * 31 + ord(term[1])) % shards
