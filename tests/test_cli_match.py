"""`board match`: who fits, why, and why nobody does."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from board.cli import main
from boards import TODAY, a_board, a_job, a_profile, write

GENTLE = {"status": "open", "confirmed": "2026-11-01"}
FILES: dict[str, Any] = {
    "jobs/guide.yml": a_job(applicants_from=None, former_slugs=["old-guide"]),
    "jobs/later.yml": a_job(title="Translate a leaflet later", posted="2026-11-30"),
    "jobs/bare.yml": a_job(title="Water the plants", skills=None),
    "talent/ana.yml": a_profile(categories=["translation"]),
    "talent/bo.yml": a_profile(name="Bo *Star*", account="bo", headline="See @everyone | #1"),
    "talent/quiet.yml": a_profile(name="Quiet", account="quiet", visibility="unlisted"),
    "talent/busy.yml": a_profile(name="Busy", account="busy", availability={**GENTLE, "status": "closed"}),
    "talent/coder.yml": a_profile(name="Coder", account="coder", skills=["cpp"]),
}


@pytest.fixture
def board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = a_board(tmp_path / "board", FILES)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("BOARD_TODAY", TODAY)
    return folder


def match(*arguments: str) -> Result:
    result = CliRunner().invoke(main, ["match", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_people_are_named_with_their_reasons_best_first(board: Path) -> None:
    result = match("guide")
    assert result.exit_code == 0
    assert result.stdout == (
        "Translate our onboarding guide into French: 2 found\n"
        "\n"
        "Ana Prado (Translator of medical texts), talent/ana\n"
        "  - Every skill needed: French\n"
        "  - Free in time\n"
        "  - Category: Translation\n"
        "\n"
        "Bo *Star* (See @everyone | #1), talent/bo\n"
        "  - Every skill needed: French\n"
        "  - Free in time\n"
    )


def test_jobs_are_named_for_a_person(board: Path) -> None:
    assert match("ana").stdout.splitlines()[:4] == [
        "Ana Prado: 1 found",
        "",
        "Translate our onboarding guide into French (Exemple Libre), jobs/guide",
        "  - Every skill needed: French",
    ]


@pytest.mark.parametrize("name", ["jobs/guide", "content/jobs/guide.yml", "guide.yml", "old-guide", "jobs/guide/"])
def test_a_record_is_found_by_its_file_and_by_a_former_name(board: Path, name: str) -> None:
    assert match(name).stdout == match("guide").stdout


def test_json_holds_reasons_and_no_number(board: Path) -> None:
    rows = json.loads(match("guide", "--format", "json", "--limit", "1").stdout)
    assert rows == [
        {
            "record": "talent/ana",
            "name": "Ana Prado",
            "about": "Translator of medical texts",
            "reasons": ["Every skill needed: French", "Free in time", "Category: Translation"],
        }
    ]


def test_limit_may_be_more_than_pages_show(board: Path) -> None:
    write(board, {f"talent/p{number}.yml": a_profile(account=f"p{number}") for number in range(8)})
    assert len(json.loads(match("guide", "--format", "json").stdout)) == 5
    assert len(json.loads(match("guide", "--format", "json", "--limit", "9").stdout)) == 9


def test_markdown_makes_nothing_of_what_strangers_wrote(board: Path) -> None:
    lines = match("guide", "--format", "markdown").stdout.splitlines()
    assert lines[0] == "### Translate our onboarding guide into French"
    assert r"- **Bo \*Star\*** (See @<!-- -->everyone \| \#<!-- -->1), `talent/bo`" in lines


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        pytest.param("later", "the job is scheduled: only open jobs are matched", id="a job that is not open"),
        pytest.param("bare", "the job names no skills, so that nobody can be matched with it", id="no skills"),
        pytest.param("quiet", "the profile is unlisted: only public ones are matched", id="not public"),
        pytest.param("busy", "the profile says that its owner takes no work now", id="takes no work"),
        pytest.param("coder", "no open job fits this profile", id="nothing fits"),
    ],
)
def test_where_nothing_fits_the_reason_is_said(board: Path, name: str, reason: str) -> None:
    result = match(name)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", f"{reason}\n")
    assert match(name, "--format", "json").stdout == "[]\n"


def test_a_name_that_nobody_has_ends_with_2(board: Path) -> None:
    result = match("nobody\x1b[31m")
    assert result.exit_code == 2
    assert result.stderr == "board: there is no job and no profile nobody\\x1b[31m\n"


def test_a_name_that_a_job_and_a_profile_share_must_be_told_apart(board: Path) -> None:
    write(board, {"talent/guide.yml": a_profile(account="guide")})
    result = match("guide")
    assert result.exit_code == 2
    assert "write jobs/guide or talent/guide" in result.stderr
    assert match("jobs/guide").exit_code == match("talent/guide").exit_code == 0


def test_files_with_errors_are_left_out_and_named(board: Path) -> None:
    write(board, {"talent/bad.yml": "name: [\n"})
    result = match("guide")
    assert result.exit_code == 0
    assert "left out because of errors: content/talent/bad.yml\n" in result.stderr


def test_without_a_board_it_ends_with_2(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert match("guide").exit_code == 2
