"""`board check`: what it looks at, how it says it, and what it ends with."""

import json
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from board.cli import main
from boards import PAGE, TODAY, a_board, a_job, an_application, several, write

WRONG = a_job(closes="2026-01-01")


def check(*arguments: str) -> Result:
    result = CliRunner().invoke(main, ["check", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.fixture
def board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A board without problems, in which the command runs."""
    folder = a_board(tmp_path / "board", {"jobs/good.yml": a_job(), "pages/about.md": PAGE})
    monkeypatch.chdir(folder)
    monkeypatch.setenv("BOARD_TODAY", TODAY)
    return folder


def test_board_without_problems_ends_with_0(board: Path) -> None:
    result = check()
    assert (result.exit_code, result.stdout) == (0, "3 files, nothing wrong\n")


def test_warning_ends_with_0(board: Path) -> None:
    write(board, {"jobs/good.yml": a_job(skills=["patience"])})
    result = check()
    assert result.exit_code == 0
    assert result.stdout.endswith("1 warning in 3 files\n")


def test_error_ends_with_1_and_every_problem_is_said_at_once(board: Path) -> None:
    write(board, {"jobs/late.yml": WRONG, "jobs/broken.yml": "title: [\n", "talent/x.yml": "name: x\n", "x.html": "x"})
    result = check()
    assert result.exit_code == 1
    named = {line.split(":")[0] for line in result.stdout.splitlines() if line.startswith("content/")}
    assert named == {f"content/{name}" for name in ("jobs/late.yml", "jobs/broken.yml", "talent/x.yml", "x.html")}
    assert result.stdout.splitlines()[-1].endswith(" in 6 files")


def test_check_writes_nothing(board: Path) -> None:
    before = sorted(board.rglob("*"))
    check()
    assert sorted(board.rglob("*")) == before


def test_json_is_only_json(board: Path) -> None:
    assert json.loads(check("--format", "json").stdout) == []
    write(board, {"jobs/late.yml": WRONG})
    result = check("--format", "json")
    assert result.exit_code == 1
    assert [(problem["id"], problem["file"]) for problem in json.loads(result.stdout)] == [
        ("closes-before-posted", "content/jobs/late.yml")
    ]


def test_annotations_link_to_the_explanation(board: Path) -> None:
    write(board, {"jobs/late.yml": WRONG})
    lines = check("--format", "github").stdout.splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("::error file=content/jobs/late.yml,line=12,col=9,title=closes-before-posted::")
    assert lines[0].endswith("https://forge.example/exemple/board/blob/main/docs/problems.md#closes-before-posted")
    assert lines[1] == "1 error in 4 files"


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_nothing_in_a_file_acts_through_a_report(board: Path, form: str) -> None:
    hostile = "say%0A\\n::error::\\u001b[31m"
    write(
        board,
        {
            "jobs/a%0A,b::c\n::error file=x::y\x1b[31m.yml": f'title: "{hostile}"\n"\\u009b31m::debug::": x\n',
            "jobs/b.yml": f'pay: "{hostile}"\nstatus: "{hostile}"\n',
        },
    )
    with open(os.fsencode(board) + b"/content/\xff.html", "wb"):
        pass
    result = check("--format", form)
    assert result.exit_code == 1
    assert not set("\x1b\x9b\udcff\r") & set(result.stdout)
    ours = ("::error file=", "::warning file=")
    commands = [line for line in result.stdout.splitlines() if line.lstrip().startswith("::")]
    assert all(line.startswith(ours) and line.count("file=") >= 1 for line in commands)
    assert (form == "github") == bool(commands)
    assert not any("file=x::" in line for line in commands)


@pytest.mark.parametrize(
    ("paths", "named"),
    [
        (["content/jobs/late.yml"], {"jobs/late.yml"}),
        (["content/jobs"], {"jobs/late.yml", "jobs/later.yml"}),
        (["content/jobs/"], {"jobs/late.yml", "jobs/later.yml"}),
        (["content"], {"jobs/late.yml", "jobs/later.yml", "pages/bad.md"}),
        (["./content/../content/pages/bad.md"], {"pages/bad.md"}),
        (["content/jobs/late.yml", "content/pages"], {"jobs/late.yml", "pages/bad.md"}),
        (["content/jobs/good.yml"], set()),
        (["content/vocabulary.yml"], set()),
    ],
)
def test_paths_of_the_board_show_what_is_said_of_them(board: Path, paths: list[str], named: set[str]) -> None:
    write(board, {"jobs/late.yml": WRONG, "jobs/later.yml": WRONG, "pages/bad.md": "no head"})
    for given in (paths, [str(board / path) for path in paths]):
        result = check("--format", "json", *given)
        assert {problem["file"] for problem in json.loads(result.stdout)} == {f"content/{name}" for name in named}
        assert result.exit_code == bool(named)


def test_file_of_the_board_is_checked_against_the_others(board: Path) -> None:
    write(board, {"applications/no-such-job/ana-prado.yml": an_application()})
    assert "unknown-job" in check("content/applications").stdout


def test_file_elsewhere_is_checked_for_its_syntax_alone(board: Path, tmp_path: Path) -> None:
    (tmp_path / "job.yml").write_text("title: a\nno_such_field: 1\n", encoding="utf-8")
    assert check(str(tmp_path / "job.yml")).exit_code == 0
    (tmp_path / "job.yml").write_text("title: [\n", encoding="utf-8")
    result = check(str(tmp_path / "job.yml"))
    assert result.exit_code == 1
    assert result.stdout.startswith(f"{tmp_path.as_posix()}/job.yml:")
    assert result.stdout.endswith("in 1 file\n")


def test_files_need_no_board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "job.yml").write_text("title: a\n", encoding="utf-8")
    (tmp_path / "page.md").write_text("no head\n", encoding="utf-8")
    assert check("job.yml").exit_code == 0
    assert "page-without-head" in check("page.md").stdout
    # A folder elsewhere may hold any Markdown.
    result = check(".")
    assert (result.exit_code, result.stdout) == (0, "1 file, nothing wrong\n")


@pytest.mark.parametrize("target", ["jobs/good.yml", "../../secret.yml", "nowhere"])
def test_link_is_reported_where_it_lies_and_never_followed(board: Path, tmp_path: Path, target: str) -> None:
    (tmp_path / "secret.yml").write_text("SECRET: [\n", encoding="utf-8")
    (board / "content/jobs/link.yml").symlink_to(target)
    result = check("content/jobs/link.yml")
    assert result.exit_code == 1
    assert "content/jobs/link.yml:1:1: error:" in result.stdout
    assert "[symbolic-link]" in result.stdout
    assert "SECRET" not in result.stdout


def test_file_behind_a_link_is_told_of_the_link(board: Path, tmp_path: Path) -> None:
    elsewhere = write(tmp_path / "elsewhere", {"talent/ana-prado.yml": "SECRET: [\n"})
    (board / "content/talent").symlink_to(elsewhere / "content/talent")
    result = check("content/talent/ana-prado.yml")
    assert result.exit_code == 1
    assert "content/talent:1:1: error:" in result.stdout
    assert "SECRET" not in result.stdout


def test_rule_can_be_softened_for_a_run(board: Path) -> None:
    write(board, {"jobs/cheap.yml": a_job(title="Another job altogether, for nothing", pay={"type": "fixed"})})
    assert check().exit_code == 1
    softened = check("-e", 'BOARD_RULES={"paid-without-amount": "warning"}')
    assert softened.exit_code == 0
    assert "warning" in softened.stdout
    off = check("-e", 'BOARD_RULES={"paid-without-amount": "off"}')
    assert (off.exit_code, off.stdout) == (0, "4 files, nothing wrong\n")


@pytest.mark.parametrize(
    ("override", "said"),
    [
        ('BOARD_RULES={"paid-without-amont": "off"}', "'paid-without-amont'"),
        ('BOARD_RULES={"gift-cards": "off"}', "keeps people safe"),
        ('BOARD_RULES={"urgent-title": "loud"}', "'loud'"),
        ("BOARD_TODAY=tomorrow", "tomorrow"),
        ("BOARD_RULES", "NAME=VALUE"),
        ("PATH=nowhere", "nowhere"),
    ],
)
def test_setting_that_cannot_be_used_ends_with_2_and_a_sentence(
    board: Path, monkeypatch: pytest.MonkeyPatch, override: str, said: str
) -> None:
    monkeypatch.delenv("BOARD_TODAY")
    result = check("-e", override)
    assert result.exit_code == 2
    assert result.stderr.startswith("board: ")
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert result.stdout == ""


def test_path_that_is_not_there_ends_with_2(board: Path) -> None:
    result = check("content/jobs/nowhere.yml")
    assert (result.exit_code, result.stderr) == (2, "board: content/jobs/nowhere.yml is not there\n")


def test_content_that_is_not_there_ends_with_2(board: Path) -> None:
    (board / "content").rename(board / "elsewhere")
    result = check()
    assert (result.exit_code, result.stderr) == (2, "board: there is no folder content\n")


def test_no_board_and_no_file_ends_with_2(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = check()
    assert result.exit_code == 2
    assert result.stderr.startswith("board: there is no pelicanconf.py here")


@pytest.fixture
def unprivileged() -> Iterator[Path]:
    """A folder of somebody whom permissions bind, which they do not bind for root."""
    with tempfile.TemporaryDirectory() as name:
        before = os.geteuid()
        if before == 0:
            os.chown(name, 65534, -1)
            os.seteuid(65534)
        try:
            yield Path(name)
        finally:
            os.seteuid(before)


def test_file_that_may_not_be_read_ends_with_2(unprivileged: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    board = a_board(unprivileged / "board", {"jobs/good.yml": a_job()})
    monkeypatch.chdir(board)
    (board / "content/jobs/good.yml").chmod(0)
    result = check()
    assert result.exit_code == 2
    assert "content/jobs/good.yml: Permission denied" in result.stderr
    loose = board / "loose.yml"
    loose.touch(0)
    assert check("loose.yml").stderr == "board: loose.yml: Permission denied\n"


def test_forks_find_what_one_process_finds(board: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("board.checked.WORTH_FORKING", 2)
    several(board)
    write(board, {"jobs/late.yml": WRONG, "jobs/broken.yml": "title: [\n"})
    assert check("-e", "BOARD_PROCESSES=1").stdout == check("-e", "BOARD_PROCESSES=3").stdout
