"""HTML as bytes: whatever is of that type is finished, all else is a text yet to be escaped."""

from collections.abc import Callable
from typing import Any, NewType

from markupsafe import Markup, escape

# What `escape` itself calls, without the Markup around it: in C where there is a compiled one.
try:
    from markupsafe._speedups import _escape_inner
except ImportError:
    from markupsafe._native import _escape_inner

Html = NewType("Html", bytes)

MOST_KEPT = 20_000
"""How many texts are remembered before they are forgotten again, all at once."""
SHORT = 64
"""Of how many bytes finished HTML is so short that it is sooner found than told apart."""


escaped: Callable[[str], str] = _escape_inner
"""A text as it stands in HTML, still as text."""


def html_text(text: str) -> Html:
    """A text as it stands in HTML, also within double quotes."""
    return Html(_escape_inner(text).encode())


class HtmlOf(dict[object, Html]):
    """`html_of[value]`: a value as it stands in HTML, finished HTML as it is.

    A page says most of its words twice or more, in its head, in a row, in an address; the next page says many of
    them again. A text found here costs a tenth of one that is escaped and encoded once more.
    """

    def __missing__(self, value: Any) -> Html:
        kind = type(value)
        if kind is str:
            if len(self) >= MOST_KEPT:
                self.clear()
            html = self[value] = Html(_escape_inner(value).encode())
            return html
        if kind is bytes:
            if len(value) < SHORT:
                self[value] = value
            return Html(value)
        if isinstance(value, Markup):
            # It is equal to its text, so the next one might be taken for what was to be escaped.
            raise TypeError("HTML is given to templates as bytes, not as Markup")
        return Html(escape(str(value)).encode())
