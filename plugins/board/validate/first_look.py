"""A first look at all texts of a record, which tells the few that the rules about wordings must read."""

from functools import cached_property
from typing import Any

from jsonschema_rs import Draft202012Validator, RegexOptions

from board.read import Document

# The letters that Python, where case makes no difference, takes for an i; the engine below knows only two of them.
_ANY_I = "[iIıİ]"


def any_case(pattern: str) -> str:
    """A pattern of plain words, for whatever Python's `re.IGNORECASE` or `str.lower` would find with it."""
    return f"(?i:{pattern.replace('i', _ANY_I)})"


class FirstLook:
    """Whether one of some patterns is in a text of a record, or in that of one of its fields.

    Walking the texts of ten thousand records for a word that three of them use costs more than all other rules
    together. The engine of the schemas does it for all words at once, in microseconds. The patterns are in its
    language, which has no looks around. A look may notice too much, never too little: rules are silent about
    what it did not notice, and a test holds the two against each other.
    """

    def __init__(self, *patterns: str, field: str = "") -> None:
        self.pattern = "|".join(patterns)
        self.field = field

    def __call__(self, document: Document) -> bool:
        return not self._silence.is_valid(document.data)

    @cached_property
    def _silence(self) -> Draft202012Validator:
        noticed = {"type": "string", "pattern": self.pattern}
        if self.field:
            schema: dict[str, Any] = {"properties": {self.field: {"not": noticed}}}
        else:
            # Days are in every record, and are digits; their form is known.
            no_day = {"not": {"pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}}
            each = {"$ref": "#"}
            schema = {"not": noticed | no_day, "additionalProperties": each, "items": each}
        return Draft202012Validator(schema, pattern_options=RegexOptions())
