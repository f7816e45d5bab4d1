"""Which of all known mistakes explains a syntax error: the one whose correction gets the parser furthest."""

from collections.abc import Callable, Iterator

from board.read.mistakes import braces, keys, layout, plain, prose, quotes
from board.read.mistakes.draft import Guess
from board.read.mistakes.quoting import shown
from board.read.mistakes.scene import Scene

Guesser = Callable[[Scene, str], Iterator[Guess]]

# The signs of these are so clear that a smaller correction would only hide them.
CLEAR: tuple[Guesser, ...] = (
    prose.text_not_indented,
    prose.text_of_prose,
    prose.text_without_key,
    layout.tab,
    layout.no_break_space,
)

# Where two corrections get the parser equally far, the first named is the more likely.
LIKELY: tuple[Guesser, ...] = (
    quotes.smart_quote,
    quotes.backslash,
    quotes.missing_opening_quote,
    quotes.quote_inside,
    quotes.apostrophe_in_braces,
    quotes.text_after_quote,
    quotes.missing_closing_quote,
    braces.missing_quote_in_braces,
    braces.text_in_braces,
    braces.missing_comma,
    braces.missing_bracket,
    braces.missing_opening_bracket,
    braces.extra_bracket,
    plain.sign_before_key,
    plain.no_space_after_colon,
    plain.missing_colon,
    keys.lost_key,
    layout.list_beside_key,
    layout.lost_dash,
    layout.wrong_indent,
    plain.colon_in_text,
    plain.special_first,
    plain.continued_text,
)

# Right only when nothing else is.
LAST: tuple[Guesser, ...] = (prose.text_in_words,)


# Some of the guessers take time that grows with the square of a line; nobody wrote a longer one by hand.
LONGEST_LINE = 2_000


def best_guess(scene: Scene, kind: str) -> Guess:
    """The mistake behind the scene's error, or a plain sentence that points at it."""
    if any(len(scene.lines[number]) > LONGEST_LINE for number in {*scene.nearby(), scene.opened_line}):
        return _unexplained(scene)
    for guesser in CLEAR:
        for guess in guesser(scene, kind):
            if scene.is_progress(guess.changes):
                return guess
    for guessers in (LIKELY, LAST):
        best, furthest = None, -1.0
        for guesser in guessers:
            for guess in guesser(scene, kind):
                if not scene.is_progress(guess.changes):
                    continue
                reached = scene.next_error(guess.changes)
                if reached > furthest:
                    best, furthest = guess, reached
        if best is not None:
            return best
    return _unexplained(scene)


def _unexplained(scene: Scene) -> Guess:
    number = scene.line
    while number and scene.parsed[number].is_blank:
        number -= 1
    line = scene.parsed[number]
    began = ""
    if scene.opened_line < number and (scene.is_open_quote or scene.is_open_brace):
        number, line = scene.opened_line, scene.parsed[scene.opened_line]
        began = ", or of something it begins and does not end"
    return Guess(
        id="yaml-syntax",
        line=number,
        column=len(line.indent),
        message=f"nothing from here on can be read, because of {shown(line.text)} or the line above{began}",
        hint="compare it with a line like it that can be read: its spaces, colon, quotes and dash",
    )
