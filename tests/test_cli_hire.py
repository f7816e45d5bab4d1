"""A job goes from posting to lessons by commands alone, and no command lets it go anywhere else."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from board.checked import check_content
from board.cli import main
from boards import TODAY, a_board, a_job, a_profile, write

FILE = "content/jobs/logo.yml"
HIRED = {"hired": ["ana-prado"]}
STATES: dict[str, dict[str, Any]] = {
    "scheduled": {"posted": "2026-11-30"},
    "open": {},
    "expired": {"posted": "2026-11-01", "closes": "2026-11-21"},
    "paused": {"status": "paused", "outcome": {"paused": "2026-11-21"}},
    "filled": {"status": "filled", "outcome": HIRED | {"filled": "2026-11-21"}},
    "completed": {"status": "completed", "outcome": HIRED | {"filled": "2026-11-20", "completed": "2026-11-21"}},
    "cancelled": {"status": "cancelled", "outcome": {"cancelled": "2026-11-21"}},
}
MOVES = {
    "hire": ("hire", "logo", "bo-quiet"),
    "complete": ("complete", "logo"),
    "close": ("close", "logo"),
    "pause": ("close", "logo", "--pause"),
    "reopen": ("reopen", "logo"),
}
LEGAL = {
    "hire": {"open", "expired", "paused"},
    "complete": {"filled"},
    "close": {"open", "expired", "paused", "filled"},
    "pause": {"open", "expired"},
    "reopen": {"expired", "paused", "filled", "cancelled"},
}


@pytest.fixture(autouse=True)
def _in_a_board(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("BOARD_TODAY", TODAY)
    monkeypatch.chdir(tmp_path)
    a_board(tmp_path, {"talent/ana-prado.yml": a_profile(), "talent/bo-quiet.yml": another("Bo Quiet", "bo-quiet")})


def another(name: str, account: str) -> dict[str, Any]:
    return a_profile(name=name, account=account, summary=f"I am {name}, and I mend what others broke.")


def board(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def a_job_that_is(state: str, **changes: Any) -> bytes:
    """Write the job, and give back the bytes of its file."""
    write(Path(), {"jobs/logo.yml": a_job(**{**STATES[state], **changes})})
    return Path(FILE).read_bytes()


def changed_lines(result: Result) -> list[str]:
    """The lines that a command says went and came."""
    assert result.exit_code == 0, result.output
    return [line[4:] for line in result.stdout.splitlines() if line.startswith("    ")]


def assert_clean() -> None:
    _, problems = check_content(Path("content"), today=date.fromisoformat(TODAY))
    assert not problems, "\n".join(map(str, problems))


@pytest.mark.parametrize("move", MOVES)
@pytest.mark.parametrize("state", STATES)
def test_a_job_moves_only_as_its_lifecycle_allows(state: str, move: str) -> None:
    before = a_job_that_is(state)
    result = board(*MOVES[move])
    if state in LEGAL[move]:
        assert changed_lines(result)
        assert_clean()
    else:
        assert result.exit_code == 1
        assert result.stderr.startswith("board: ")
        assert "logo" in result.stderr
        assert result.stdout == ""
        assert Path(FILE).read_bytes() == before


@pytest.mark.parametrize(
    ("state", "move", "reason"),
    [
        ("open", "complete", "logo is open, and nobody is hired; say first who does the work: board hire logo TALENT"),
        ("open", "reopen", "logo is open until 2026-12-18; to change the day, edit `closes`"),
        ("scheduled", "hire", "nobody can be hired for logo yet: it opens only on 2026-11-30"),
        ("filled", "hire", "logo was filled on 2026-11-21; to look for somebody else: board reopen logo"),
        ("filled", "pause", "logo was filled on 2026-11-21; only an open job can be paused"),
        ("completed", "close", "logo was completed on 2026-11-21; work that was accepted cannot be called off"),
        ("completed", "reopen", "logo was completed on 2026-11-21; post a new job for more work"),
    ],
)
def test_an_illegal_move_is_refused_with_the_reason(state: str, move: str, reason: str) -> None:
    a_job_that_is(state)
    assert board(*MOVES[move]).stderr == f"board: {reason}\n"


@pytest.mark.parametrize(
    ("state", "arguments", "lines"),
    [
        pytest.param(
            "open",
            ("hire", "logo", "ana-prado"),
            ["+status: filled", "+outcome:", "+  hired: [ana-prado]", "+  filled: 2026-11-22"],
            id="hired from open",
        ),
        pytest.param(
            "paused",
            ("hire", FILE, "content/talent/ana-prado.yml"),
            [
                '-status: "paused"',
                '-outcome: {"paused": "2026-11-21"}',
                "+status: filled",
                '+outcome: {hired: [ana-prado], "paused": "2026-11-21", filled: 2026-11-22}',
            ],
            id="hired from paused",
        ),
        pytest.param(
            "filled",
            ("complete", "jobs/logo", "--lesson", "A: b"),
            [
                '-status: "filled"',
                '-outcome: {"hired": ["ana-prado"], "filled": "2026-11-21"}',
                "+status: completed",
                '+outcome: {"hired": ["ana-prado"], "filled": "2026-11-21", completed: 2026-11-22, lessons: ["A: b"]}',
            ],
            id="completed with lessons",
        ),
        pytest.param(
            "open", ("close", "logo"), ["+status: cancelled", "+outcome:", "+  cancelled: 2026-11-22"], id="off"
        ),
        pytest.param(
            "open", ("close", "logo", "--pause"), ["+status: paused", "+outcome:", "+  paused: 2026-11-22"], id="paused"
        ),
        pytest.param(
            "expired",
            ("reopen", "logo"),
            ['-closes: "2026-11-21"', "+closes: 2026-12-06", "+reopened: 2026-11-22"],
            id="reopened after its last day",
        ),
        pytest.param(
            "paused",
            ("reopen", "logo", "--closes", "2027-01-21"),
            [
                '-closes: "2026-12-18"',
                '-status: "paused"',
                "+closes: 2027-01-21",
                "+reopened: 2026-11-22",
                "+status: open",
            ],
            id="reopened for as long as can be",
        ),
        pytest.param(
            "filled",
            ("reopen", "logo"),
            [
                '-status: "filled"',
                '-outcome: {"hired": ["ana-prado"], "filled": "2026-11-21"}',
                "+reopened: 2026-11-22",
                "+status: open",
                '+outcome: {"filled": "2026-11-21"}',
            ],
            id="reopened without the one who was hired",
        ),
    ],
)
def test_exactly_the_lines_that_must_change_do(state: str, arguments: Sequence[str], lines: list[str]) -> None:
    before = a_job_that_is(state).decode().splitlines()
    assert sorted(changed_lines(board(*arguments))) == sorted(lines)
    after = Path(FILE).read_bytes().decode().splitlines()
    assert sorted([*after, *(line[1:] for line in lines if line[0] == "-")]) == sorted(
        [*before, *(line[1:] for line in lines if line[0] == "+")]
    )
    assert_clean()


@pytest.mark.parametrize("move", ["hire", "close", "pause"])
def test_a_dry_run_shows_what_would_change_and_writes_nothing(move: str) -> None:
    before = a_job_that_is("open")
    result = board(*MOVES[move], "--dry-run")
    assert changed_lines(result)
    assert result.stdout.startswith(f"would change {FILE}\n")
    assert "next" not in result.stdout
    assert Path(FILE).read_bytes() == before


def test_several_are_hired_for_as_many_openings() -> None:
    a_job_that_is("open", openings=3)
    result = board("hire", "logo", "ana-prado", "bo-quiet")
    assert "+  hired: [ana-prado, bo-quiet]" in changed_lines(result)
    assert "2 of 3 openings are filled; to look for the others: board reopen logo --keep-hired\n" in result.stdout
    assert board("reopen", "logo", "--keep-hired").exit_code == 0
    assert "hired: [ana-prado, bo-quiet]" in Path(FILE).read_text()
    assert_clean()
    assert "ana-prado is hired for logo already" in board("hire", "logo", "ana-prado").stderr
    write(Path(), {"talent/cy.yml": another("Cy Long", "cy")})
    assert board("hire", "logo", "cy").exit_code == 0
    assert "none is left" in board("reopen", "logo", "--keep-hired").stderr


@pytest.mark.parametrize(
    ("names", "reason"),
    [
        pytest.param(["ana-prade"], "there is no profile ana-prade; write ana-prado if that is meant", id="a slip"),
        pytest.param(["nobody"], "only people with a profile can be hired", id="somebody without a profile"),
        pytest.param(["gone"], "content/talent/gone.yml was removed on 2026-10-01", id="a former member"),
        pytest.param(["bad"], "content/talent/bad.yml has errors; correct them first", id="a broken profile"),
        pytest.param(["ana-prado", "ana-prado"], "ana-prado is hired for logo already", id="somebody twice"),
        pytest.param(["ana-prado", "bo-quiet"], "logo has 1 opening, not 2", id="too many"),
    ],
)
def test_who_cannot_be_hired_is_refused_with_the_reason(names: list[str], reason: str) -> None:
    before = a_job_that_is("open")
    write(Path(), {"talent/gone.yml": {"removed": "2026-10-01"}, "talent/bad.yml": "name: [\n"})
    result = board("hire", "logo", *names)
    assert result.exit_code == 1
    assert reason in result.stderr
    assert Path(FILE).read_bytes() == before


def test_a_bonus_is_paid_only_where_one_was_promised() -> None:
    a_job_that_is("filled")
    assert "logo promises no bonus" in board("complete", "logo", "--bonus-paid").stderr
    pay = {"type": "fixed", "amount": 300, "currency": "EUR", "bonus": {"amount": 30, "when": "it is early"}}
    a_job_that_is("filled", pay=pay)
    assert "+status: completed" in changed_lines(board("complete", "logo", "--no-bonus-paid"))
    assert "bonus_paid: false" in Path(FILE).read_text()
    assert_clean()


@pytest.mark.parametrize("day", ["2026-11-21", "2027-01-22"])
def test_a_job_reopens_for_sixty_days_at_most(day: str) -> None:
    a_job_that_is("cancelled")
    result = board("reopen", "logo", "--closes", day)
    assert result.exit_code == 1
    assert f"{day} is no day for logo to close on: say one from 2026-11-22 to 2027-01-21" in result.stderr


def test_an_edit_that_would_bring_an_error_is_refused_with_that_error() -> None:
    before = a_job_that_is("expired", due="2026-11-30")
    result = board("reopen", "logo")
    assert result.exit_code == 1
    assert "[due-before-closes]" in result.stderr
    assert "nothing was changed" in result.stderr
    assert Path(FILE).read_bytes() == before


def test_an_error_that_was_there_before_stands_in_nobodys_way() -> None:
    a_job_that_is("open", due="2026-11-30")
    assert changed_lines(board("close", "logo"))


def test_a_completed_job_says_who_writes_which_review() -> None:
    a_job_that_is("filled")
    *_, client, talent = board("complete", "logo").stdout.splitlines()
    assert client.endswith("content/reviews/logo/ana-prado-by-client.yml: board new review --job logo --by client")
    assert talent.startswith("next: ana-prado writes content/reviews/logo/ana-prado-by-talent.yml: ")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        pytest.param("lago", "there is no job lago; write logo if that is meant", id="a slip"),
        pytest.param("talent/ana-prado", "there is no job talent/ana-prado", id="a profile"),
        pytest.param("../../logo\x1b[31m", "there is no job ../../logo\\x1b[31m", id="a trick"),
    ],
)
def test_a_job_that_is_not_there_ends_with_two(name: str, said: str) -> None:
    a_job_that_is("open")
    result = board("close", name)
    assert result.exit_code == 2
    assert said in result.stderr


def test_a_whole_life_by_commands_leaves_the_check_silent() -> None:
    a_job_that_is("open")
    for arguments in (
        ("close", "logo", "--pause"),
        ("reopen", "logo"),
        ("hire", "logo", "bo-quiet"),
        ("reopen", "logo"),
        ("hire", "logo", "ana-prado"),
        ("complete", "logo", "--lesson", "A glossary first"),
    ):
        assert board(*arguments).exit_code == 0, arguments
        assert_clean()
    text = Path(FILE).read_text()
    assert text.endswith(
        "status: completed\noutcome:\n  hired: [ana-prado]\n  paused: 2026-11-22\n  filled: 2026-11-22\n"
        "  completed: 2026-11-22\n  lessons:\n    - A glossary first\n"
    )
