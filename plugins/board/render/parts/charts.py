"""Charts as drawings whose texts keep their size on any screen: sideways in percent, down the page in pixels."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from unicodedata import combining, east_asian_width

from board.derive.spreads import Quartiles
from board.render.language.words import Words
from board.value import value

# The names stand above their bars, so that a long one has the whole width; of a bar's line the rest is its value.
PLOT = Decimal(70)
NAME_LINE, BAR, LINE, ROW_GAP = 20, 12, 16, 10

# As many letters as fit on the narrowest screen, and on a wide one; the table has the whole name.
NARROW, WIDE = 36, 72

# Isolates (Unicode Standard Annex 9): `C++` keeps its order in a text that runs from right to left.
ISOLATE, END_OF_ISOLATE = "\u2068", "\u2069"


@value()
class Bar:
    """One rectangle; `kind` says what it stands for: a key of the chart's legend."""

    kind: str
    x: str
    y: int
    width: str
    height: int


@value()
class Label:
    """One text, from its start or, with `is_value`, up to its end at the plot's far side.

    `rest` is what a narrow screen has no room for.
    """

    text: str
    rest: str
    x: str
    y: int
    is_value: bool


@value()
class ChartRow:
    """One row of a chart and of its table: a bar a value, or the quartiles of one value.

    `url` leads to what is counted; `cells` are the row's numbers in words, as the table has them.
    """

    name: str
    url: str | None
    cells: tuple[str, ...]
    values: tuple[Decimal, ...] = ()
    quartiles: Quartiles | None = None
    shown: tuple[str, ...] = ()
    """The values in words, a bar's each."""


@value(kw_only=True)
class Chart:
    """A drawing, what it says in a sentence, and the table of the same numbers.

    `legend` are the kinds of bars with what they mean; `columns` head the table, the names' column first.
    """

    id: str
    title: str
    says: str
    height: int
    bars: tuple[Bar, ...]
    labels: tuple[Label, ...]
    legend: tuple[tuple[str, str], ...]
    columns: tuple[str, ...]
    rows: tuple[ChartRow, ...]


def chart(
    id_: str,
    title: str,
    says: str,
    columns: tuple[str, ...],
    rows: Sequence[ChartRow],
    words: Words,
    legend: tuple[tuple[str, str], ...] = (),
    full: Decimal | None = None,
) -> Chart:
    """A chart of rows that share a scale from zero to `full`, else to the largest of their values.

    A value's kind is that of the legend in the same place. Where one reads from the right, it starts there.
    """
    scale = PLOT / (full or max(map(largest, rows), default=None) or 1)
    kinds = [kind for kind, _ in legend]
    bars: list[Bar] = []
    labels: list[Label] = []
    y = 0
    for row in rows:
        labels.append(Label(*parted(row.name), at(Decimal(0), words), y + 14, is_value=False))
        y += NAME_LINE
        for line, shown in zip(lines(row, kinds, scale, y, words), row.shown, strict=True):
            bars += line
            isolated = f"{ISOLATE}{shown}{END_OF_ISOLATE}"
            labels.append(Label(isolated, "", at(Decimal(100), words), y + 11, is_value=True))
            y += LINE
        y += ROW_GAP
    return Chart(
        id=id_,
        title=title,
        says=says,
        height=y,
        bars=tuple(bars),
        labels=tuple(labels),
        legend=legend,
        columns=columns,
        rows=tuple(rows),
    )


def largest(row: ChartRow) -> Decimal:
    return row.quartiles.high if row.quartiles else max(row.values)


def lines(row: ChartRow, kinds: Sequence[str], scale: Decimal, y: int, words: Words) -> list[list[Bar]]:
    """The bars of a row, line by line from `y`: the middle half with its median, or a bar a value."""
    if row.quartiles:
        low, middle, high = (spot * scale for spot in (row.quartiles.low, row.quartiles.median, row.quartiles.high))
        track = replace(bar("track", Decimal(0), PLOT, y + BAR // 2, words), height=1)
        median = Bar("median", at(middle, words), y - 2, "3", BAR + 4)
        return [[track, bar("range", low, high - low, y, words), median]]
    return [
        [bar(kind, Decimal(0), value * scale, y + number * LINE, words)]
        for number, (kind, value) in enumerate(zip(kinds or ("value",), row.values, strict=True))
    ]


def bar(kind: str, start: Decimal, width: Decimal, y: int, words: Words) -> Bar:
    """A bar that begins so far from where one starts to read."""
    left = 100 - start - width if words.is_right_to_left else start
    return Bar(kind, percent(left), y, percent(width), BAR)


def at(start: Decimal, words: Words) -> str:
    """The place so far from where one starts to read."""
    return percent(100 - start if words.is_right_to_left else start)


def percent(length: Decimal) -> str:
    """A length as SVG writes it, exact to a tenth of a pixel on the widest page."""
    return f"{length.quantize(Decimal('0.01')).normalize():f}%"


def parted(name: str) -> tuple[str, str]:
    """A name as what fits on a narrow line, and the rest of what fits on a wide one."""
    start = fitting(name, NARROW)
    rest = fitting(name, WIDE)[len(start) :]
    whole = "" if len(start) + len(rest) == len(name) else "…"
    return (f"{ISOLATE}{start}", f"{rest}{whole}") if rest or whole else (f"{ISOLATE}{start}{END_OF_ISOLATE}", "")


def fitting(name: str, width: int) -> str:
    """As much of a name as is so many letters wide; those of East Asian scripts are twice as wide."""
    for place, letter in enumerate(name):
        width -= 0 if combining(letter) else 2 if east_asian_width(letter) in "WF" else 1
        if width < 0:
            return name[:place]
    return name
