"""`board applicants`: who applied for a job, side by side, in forms that are safe to open."""

import csv
import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from board.cli import main
from board.cli.tables import csv_table, markdown_table, one_by_one, side_by_side
from boards import TODAY, a_board, a_job, a_profile, an_application, write

QUESTION = "Which text are you proud of?"
DONE = {
    f"jobs/done-{number}.yml": a_job(
        title=f"Leaflet {number} of the series",
        status="completed",
        posted="2026-09-01",
        closes="2026-09-20",
        outcome={"hired": ["ana"], "filled": "2026-09-25", "completed": f"2026-10-0{number}"},
    )
    for number in range(1, 4)
}
FILES: dict[str, Any] = {
    **DONE,
    "jobs/guide.yml": a_job(applicants_from=["FR"], hiring={"questions": [QUESTION, "When?"]}),
    "jobs/quiet.yml": a_job(title="Translate a menu for a canteen"),
    "talent/ana.yml": a_profile(location={"country": "PT"}),
    "applications/guide/ana-prado.yml": an_application(
        talent="ana",
        offer={"amount": 280, "currency": "EUR", "by": "2026-12-18"},
        answers=[{"question": QUESTION, "answer": "A handbook.\nIt is quoted."}],
        portfolio=["https://ana.example/hand-book"],
        accepts_trial=True,
        status="shortlisted",
    ),
    "applications/guide/sly.yml": an_application(
        name="=cmd|x",
        account="sly",
        submitted="2026-11-20",
        answers=[{"question": QUESTION, "answer": "@everyone | see *this*"}],
        accepts_trial=False,
    ),
}


@pytest.fixture
def board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = a_board(tmp_path / "board", FILES)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("BOARD_TODAY", TODAY)
    monkeypatch.setenv("COLUMNS", "110")
    return folder


def applicants(*arguments: str) -> Result:
    result = CliRunner().invoke(main, ["applicants", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_applicants_stand_side_by_side_in_the_order_they_applied(board: Path) -> None:
    lines = applicants("guide").stdout.splitlines()
    assert lines[0].split("  ")[0].strip() == ""
    assert lines[0].index("=cmd|x (@sly)") < lines[0].index("Ana Prado (@ana-prado)")
    assert max(map(len, lines)) <= 110
    rows = {line[:24].strip(): line for line in lines}
    assert "submitted" in rows["status"]
    assert "shortlisted" in rows["status"]
    assert rows["fit"].endswith("Every skill needed: French")
    assert "not from a country that may apply" in rows["against"]
    assert "does not accept the trial" in rows["trial"]
    assert "no profile" in rows["record"]
    assert "3 jobs completed here" in rows["record"]


def test_the_offer_is_set_against_the_pay(board: Path) -> None:
    ana = json.loads(applicants("guide", "--format", "json").stdout)[1]
    assert ana["offer_against_pay"] == "€280, below the pay (€300 fixed price); done by Dec 18, 2026"


@pytest.mark.parametrize(
    ("pay", "offer", "expected"),
    [
        ({"amount": 300}, None, "as the job says: €300 fixed price"),
        ({"amount": 300}, {"amount": 300, "currency": "EUR"}, "€300, as the job pays (€300 fixed price)"),
        ({"amount": 300}, {"amount": 301, "currency": "EUR"}, "€301, above the pay (€300 fixed price)"),
        ({"amount": 300}, {"amount": 9, "currency": "USD"}, "$9; the job says (€300 fixed price)"),
        ({"min": 100, "max": 200}, {"amount": 150, "currency": "EUR"}, "€150, within the pay (€100–€200 fixed price)"),
        ({"amount": 300}, {"by": "2026-12-01"}, "as the job says: €300 fixed price; done by Dec 1, 2026"),
    ],
)
def test_an_offer_reads_as_what_it_is(
    board: Path, pay: dict[str, Any], offer: dict[str, Any] | None, expected: str
) -> None:
    write(
        board,
        {
            "jobs/quiet.yml": a_job(
                title="Translate a menu for a canteen", pay={"type": "fixed", "currency": "EUR", **pay}
            ),
            "applications/quiet/ana-prado.yml": an_application(offer=offer),
        },
    )
    assert json.loads(applicants("quiet", "--format", "json").stdout)[0]["offer_against_pay"] == expected


def test_json_says_everything_by_the_names_of_the_file(board: Path) -> None:
    found = json.loads(applicants("jobs/guide", "--format", "json").stdout)
    assert found[1] == {
        "name": "Ana Prado",
        "account": "ana-prado",
        "talent": "ana",
        "status": "shortlisted",
        "submitted": "2026-11-21",
        "cover": "I have translated two guides of this size.",
        "fit": {
            "for": ["Every skill needed: French", "Free in time"],
            "against": ["not from a country that may apply, as far as the profile says"],
        },
        "offer": {"amount": 280.0, "currency": "EUR", "by": "2026-12-18"},
        "offer_against_pay": "€280, below the pay (€300 fixed price); done by Dec 18, 2026",
        "answers": [{"question": QUESTION, "answer": "A handbook.\nIt is quoted."}],
        "record": ["3 jobs completed here"],
        "accepts_trial": True,
        "portfolio": ["https://ana.example/hand-book"],
    }
    assert found[0]["talent"] is None
    assert found[0]["fit"] == {"for": [], "against": []}


def test_who_applied_although_closed_to_work_is_not_told_off(board: Path) -> None:
    busy = {"status": "closed", "confirmed": "2026-11-01"}
    write(board, {"talent/ana.yml": a_profile(location={"country": "FR"}, availability=busy)})
    assert json.loads(applicants("guide", "--format", "json").stdout)[1]["fit"]["against"] == []


def test_a_narrow_terminal_gets_one_record_after_the_other(board: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    text = applicants("guide").stdout
    assert text.startswith("=cmd|x (@sly)\n  status: submitted\n")
    assert "\n\nAna Prado (@ana-prado)\n  status: shortlisted\n" in text
    assert "  Which text are you proud of?: A\n    handbook. It is quoted.\n" in text
    assert "  portfolio:\n    https://ana.example/hand-book\n" in text
    assert max(map(len, text.splitlines())) <= 40


def test_csv_has_a_line_for_each_and_no_formula(board: Path) -> None:
    rows = list(csv.reader(StringIO(applicants("guide", "--format", "csv").stdout)))
    assert rows[0][:2] == ["applicant", "status"]
    assert rows[0][-2:] == [QUESTION, "When?"]
    assert [row[0] for row in rows[1:]] == ["'=cmd|x (@sly)", "Ana Prado (@ana-prado)"]
    assert rows[1][-2].startswith("'@everyone")
    assert len({len(row) for row in rows}) == 1


def test_markdown_is_a_table_that_strangers_cannot_break(board: Path) -> None:
    lines = applicants("guide", "--format", "markdown").stdout.splitlines()
    assert lines[1] == "| --- | --- | --- |"
    answers = next(line for line in lines if line.startswith("| Which text"))
    assert r"@<!-- -->everyone \| see \*this\*" in answers
    assert "<https://ana.example/hand-book>" in "".join(lines)
    for line in lines:
        assert line.replace(r"\|", "").count("|") == 4


SLY = "\x1b[31mred\u202e\nnext, line"


@pytest.mark.parametrize("form", [side_by_side, one_by_one, markdown_table, csv_table], ids=lambda form: form.__name__)
def test_no_form_holds_what_a_terminal_obeys(form: Any) -> None:
    size = (80,) if form in (side_by_side, one_by_one) else ()
    text = form([SLY, "other"], [(SLY, [(SLY, SLY), ()])], *size)
    assert not set("\x1b\u202e") & set(text)
    assert text.count("red") == 4


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t=", "\r="])
def test_no_cell_begins_as_a_formula(sign: str) -> None:
    text = csv_table([f"{sign}1"], [(f"{sign}2", [(f"{sign}3",)])])
    cells = [cell for row in csv.reader(StringIO(text)) for cell in row]
    assert [cell[0] for cell in cells] == ["a", "'", "'", "'"]


def test_an_address_is_a_link_in_markdown_and_nothing_else_is() -> None:
    cell = ("https://a.example/x_y", "https://a.example/ and more", "https://a.example/|b", "javascript:1")
    (row,) = markdown_table(["n"], [("r", [cell])]).splitlines()[2:]
    assert row == (
        r"| r | <https://a.example/x_y><br>https\://a\.example/ and more<br>https\://a\.example/\|b<br>javascript\:1 |"
    )


def test_a_job_without_applications_says_so(board: Path) -> None:
    result = applicants("quiet")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "nobody has applied through the board yet\n"
    assert applicants("quiet", "--format", "json").stdout == "[]\n"


def test_a_job_that_is_not_there_ends_with_2(board: Path) -> None:
    result = applicants("talent/ana")
    assert result.exit_code == 2
    assert result.stderr == "board: there is no job talent/ana\n"
