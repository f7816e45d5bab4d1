"""Where a chart puts its bars and names."""

from decimal import Decimal
from gettext import NullTranslations
from itertools import pairwise

import pytest

from board.derive.spreads import Quartiles
from board.render.language.words import Words
from board.render.parts.charts import Chart, ChartRow, chart, parted

ENGLISH, HEBREW = (Words(language, NullTranslations()) for language in ("en", "he"))


def a_row(name: str = "French", *values: int) -> ChartRow:
    said = tuple(map(str, values))
    return ChartRow(name=name, url=None, cells=said, values=tuple(map(Decimal, values)), shown=said)


def drawn(*rows: ChartRow, words: Words = ENGLISH, full: int | None = None) -> Chart:
    return chart("id", "Title", "Says", ("Name", "Count"), rows, words, full=Decimal(full) if full else None)


def places(chart: Chart) -> list[tuple[str, str]]:
    return [(bar.x, bar.width) for bar in chart.bars]


def test_longest_bar_has_the_plots_width_and_the_others_their_part_of_it() -> None:
    assert places(drawn(a_row("a", 40), a_row("b", 10), a_row("c", 0))) == [
        ("0%", "70%"),
        ("0%", "17.5%"),
        ("0%", "0%"),
    ]


def test_bar_of_a_share_is_a_part_of_the_whole() -> None:
    assert places(drawn(a_row("a", 1), full=2)) == [("0%", "35%")]


def test_bars_of_nothing_but_zeros_have_no_length() -> None:
    assert places(drawn(a_row("a", 0), a_row("b", 0))) == [("0%", "0%"), ("0%", "0%")]


def test_bars_begin_where_one_begins_to_read() -> None:
    assert places(drawn(a_row("a", 40), a_row("b", 10), words=HEBREW)) == [("30%", "70%"), ("82.5%", "17.5%")]
    assert {label.x for label in drawn(a_row("a", 1), words=HEBREW).labels if not label.is_value} == {"100%"}


def test_quartiles_are_a_range_with_a_line_for_the_median() -> None:
    quartiles = Quartiles(Decimal(10), Decimal(15), Decimal(20))
    row = ChartRow(name="a", url=None, cells=("15",), quartiles=quartiles, shown=("15",))
    assert [(bar.kind, bar.x, bar.width) for bar in drawn(row).bars] == [
        ("track", "0%", "70%"),
        ("range", "35%", "35%"),
        ("median", "52.5%", "3"),
    ]
    mirrored = {bar.kind: bar.x for bar in drawn(row, words=HEBREW).bars}
    assert mirrored == {"track": "30%", "range": "30%", "median": "47.5%"}


def test_rows_do_not_lie_on_one_another() -> None:
    made = chart(
        "id", "", "", (), [a_row("a", 1, 2), a_row("b", 3, 4)], ENGLISH, legend=(("asked", ""), ("offered", ""))
    )
    tops = [bar.y for bar in made.bars]
    assert tops == sorted(set(tops))
    assert all(after - before >= made.bars[0].height for before, after in pairwise(tops))
    assert made.bars[-1].y + made.bars[-1].height <= made.height
    assert [bar.kind for bar in made.bars] == ["asked", "offered"] * 2


@pytest.mark.parametrize(
    ("name", "narrow", "rest"),
    [
        pytest.param("C++", "C++", "", id="short"),
        pytest.param("x" * 36, "x" * 36, "", id="as long as fits"),
        pytest.param("x" * 37, "x" * 36, "x", id="longer than a phone is wide"),
        pytest.param("x" * 80, "x" * 36, "x" * 36 + "…", id="longer than a page is wide"),
        pytest.param("翻" * 20, "翻" * 18, "翻" * 2, id="wide letters"),
        pytest.param("e\u0301" * 36, "e\u0301" * 36, "", id="accents that take no room"),
    ],
)
def test_name_is_cut_to_what_fits(name: str, narrow: str, rest: str) -> None:
    start, more = parted(name)
    assert (start.strip("\u2068\u2069"), more) == (narrow, rest)
