"""The patterns by which rules find things in texts, for whoever looks for the same in a browser."""

import re
import unicodedata

from board.read.limits import FORBIDDEN
from board.validate.links import _MARKDOWN_LINKS
from board.validate.rules import characters, links, privacy, texts, titles
from board.validate.shape import wording

PATTERNS: dict[str, re.Pattern[str]] = {
    "url": texts._URL,
    "title_url": titles._URL,
    "title_money": titles._MONEY,
    "title_date": titles._DATE,
    "title_urgent": titles._URGENT,
    "email": privacy._EMAIL,
    "phone": privacy._PHONE,
    "iban": privacy._IBAN,
    "birth_date": privacy._BIRTH_DATE,
    "scheme": links._SCHEME,
    "hidden": characters._HIDDEN,
    "plain": wording.PLAIN_TEXT,
    **{f"link_{number}": pattern for number, (_, pattern) in enumerate(_MARKDOWN_LINKS)},
}


def hidden_names() -> dict[str, str]:
    """The characters up to U+FFFF that cannot be seen and may stand in a file, with their names."""
    basic = (chr(code) for code in range(0x10000))
    hidden = (one for one in basic if PATTERNS["hidden"].match(one) and not FORBIDDEN.match(one))
    return {one: unicodedata.name(one, "control character").lower() for one in hidden}
