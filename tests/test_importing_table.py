"""Tables are read whatever program wrote them, and rejected rows come back as they went."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from board.importing.table import Row, Table, TableError, read_table, write_rejected


def cells(table: Table) -> list[dict[str, str]]:
    return [row.cells for row in table.rows]


@pytest.mark.parametrize(
    ("raw", "note"),
    [
        pytest.param("title,pay\nCafé,5\n".encode(), "", id="UTF-8"),
        pytest.param("title,pay\r\nCafé,5\r\n".encode("utf-8-sig"), "", id="UTF-8 with a mark, as Excel writes it"),
        pytest.param("title;pay\nCafé;5\n".encode(), "semicolons", id="semicolons"),
        pytest.param("title\tpay\nCafé\t5\n".encode(), "tabs", id="tabs"),
        pytest.param("title,pay\nCafé,5\n".encode("cp1252"), "line 2): read as Windows-1252", id="Windows-1252"),
        pytest.param("title,pay\nCafé,5\n".encode("utf-16"), "UTF-16", id="UTF-16"),
        pytest.param("\n,,\ntitle,pay\n\nCafé,5\n , \n".encode(), "", id="empty lines and rows"),
    ],
)
def test_every_usual_kind_of_file_is_read(raw: bytes, note: str) -> None:
    table = read_table(raw)
    assert cells(table) == [{"title": "Café", "pay": "5"}]
    assert note in "".join(table.notes)


def test_quoted_cells_keep_their_lines_quotes_and_separators() -> None:
    table = read_table(b'title,text\nA,"one, ""two""\r\nthree; four"\nB,\n')
    assert cells(table)[0]["text"] == 'one, "two"\r\nthree; four'
    assert [row.line for row in table.rows] == [2, 4]


def test_a_very_long_cell_is_read() -> None:
    text = "word " * 60_000
    assert cells(read_table(f"title,text\nA,{text}\n".encode()))[0]["text"] == text


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        pytest.param(b"", "empty", id="nothing"),
        pytest.param(b"title,pay,title\n", "columns 1 and 3 are both called `title`", id="a name twice"),
        pytest.param(b'title,pay\nA,1\nB,"2\nC,3\n', "line 3 has a quote", id="a quote that never ends"),
        pytest.param(b"PK\x03\x04rest", "spreadsheet, not CSV", id="a workbook"),
        pytest.param("title,pay\n".encode("utf-16")[:-1], "breaks off", id="half a letter of UTF-16"),
    ],
)
def test_a_file_that_is_no_table_is_refused_in_a_sentence(raw: bytes, message: str) -> None:
    with pytest.raises(TableError, match=message):
        read_table(raw)


def test_a_row_with_too_many_cells_says_so_and_keeps_them() -> None:
    (row,) = read_table(b"title,pay\nLogo, icons,5\n").rows
    assert "3 cells under 2 columns" in row.trouble
    assert row.strays == ("5",)


def test_text_in_a_column_without_a_name_is_not_lost_silently() -> None:
    (row,) = read_table(b"title,,pay\nLogo,note,5\n").rows
    assert "column without a name" in row.trouble
    assert row.strays == ("note",)


def test_rejected_rows_are_safe_in_a_spreadsheet_and_read_back_as_they_were(tmp_path: Path) -> None:
    awkward = ["=1+1", "+1", "-2", "@x", "'quoted'", "'=kept", "''-", "plain", "a\r\nb", 'é; ,"', "\tx"]
    lines = "\n".join(f'{number},"{text.replace(chr(34), chr(34) * 2)}"' for number, text in enumerate(awkward))
    table = read_table(f"id,text\n{lines}\n".encode())
    path = tmp_path / "rejected.csv"
    write_rejected(path, table.columns, [(row, ["why", "and why"]) for row in table.rows])
    again = read_table(path.read_bytes())
    assert again.columns == ("id", "text")
    assert cells(again) == cells(table)
    written = path.read_text(encoding="utf-8-sig")
    assert "'=1+1" in written
    assert not any(
        line.split(",")[1].startswith(("=", "+", "-", "@"))
        for line in written.split("\r\n")[1:-1]
        if line[:1].isdigit()
    )


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=20), min_size=1, max_size=5))
def test_any_text_survives_being_rejected(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    rows = [Row(number=n, line=n, cells={"id": "1", "text": text}) for n, text in enumerate(texts)]
    path = tmp_path_factory.mktemp("rejected") / "rejected.csv"
    write_rejected(path, ("id", "text"), [(row, ["why"]) for row in rows])
    assert cells(read_table(path.read_bytes())) == [row.cells for row in rows]
