"""One file of the site before anyone writes it."""

from collections.abc import Callable

from board.value import value


@value()
class Output:
    """A path under the output folder, and how to make its bytes.

    `inputs` names everything the bytes depend on beyond the engine, the theme, the vocabulary and the
    settings: while it stays the same, `render` gives the same bytes, so a rebuild may skip it. It is
    usually the `version` of the listings that the file shows, joined.
    """

    path: str
    inputs: str
    render: Callable[[], bytes]
