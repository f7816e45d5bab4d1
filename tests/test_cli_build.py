"""`board build`: what it ends with, and what its options change."""

from pathlib import Path

import pytest

from boards import Tree, a_board, a_job, command, several, tree, write

WRONG = a_job(closes="2026-01-01")


def site(board: Path, name: str = "output") -> Tree:
    return tree(board / name)


def test_build_ends_with_0_and_says_what_it_wrote(tmp_path: Path) -> None:
    board = several(tmp_path)
    ran = command(board, "build")
    assert (ran.returncode, ran.stdout) == (0, "")
    count = len(site(board))
    assert ran.stderr.splitlines()[-1].startswith(f"board: {count} files written, 0 unchanged, 0 deleted in ")
    assert count > 150
    assert "jobs/french-guide/index.html" in site(board)
    again = command(board, "build", "-o", "public", "-e", "SITENAME=Another board", "-e", "BOARD_PROCESSES=1")
    assert again.returncode == 0
    assert b"<title>Another board" in site(board, "public")["index.html"]
    assert b"<title>Exemple Board" in site(board)["index.html"]


def test_wrong_file_ends_with_1_or_3(tmp_path: Path) -> None:
    board = a_board(tmp_path, {"jobs/good.yml": a_job()})
    assert command(board, "build").returncode == 0
    before = site(board)
    write(board, {"jobs/late.yml": WRONG})
    refused = command(board, "build")
    assert refused.returncode == 1
    assert "content/jobs/late.yml:12:9: error:" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert site(board) == before
    for skipping in (["--skip-invalid"], ["-e", "BOARD_SKIP_INVALID=true"]):
        published = command(board, "build", *skipping)
        assert published.returncode == 3
        assert "left out because of errors: content/jobs/late.yml" in published.stderr
        assert site(board) == before
    by_environment = command(board, "build", BOARD_SKIP_INVALID="true")
    assert by_environment.returncode == 3


def test_config_may_be_that_of_production(tmp_path: Path) -> None:
    board = several(tmp_path)
    (board / "publishconf.py").write_text(
        'import os\n\nfrom pelicanconf import *  # noqa: F403\n\nSITEURL = os.environ.get("SITEURL", "https://live.example")\n',
        encoding="utf-8",
    )
    assert command(board, "build", "--config", "publishconf.py").returncode == 0
    assert b"https://live.example/jobs/" in site(board)["sitemap.xml"]
    assert command(board, "build", "--config", "publishconf.py", SITEURL="https://o.example/b").returncode == 0
    assert b"https://o.example/b/jobs/" in site(board)["sitemap.xml"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-s", "nowhere.py"], "there is no nowhere.py here"),
        (["-e", "BOARD_TODAY"], "NAME=VALUE"),
        (["-e", "PATH=nowhere"], "nowhere"),
        (["-e", 'BOARD_RULES={"no-such-rule": "off"}'], "no-such-rule"),
        (["-e", "TIMEZONE=Nowhere"], "pelicanconf.py: TIMEZONE is 'Nowhere', which is no time zone"),
        (["-e", "SITEURL=7"], "pelicanconf.py: "),
    ],
)
def test_what_cannot_run_ends_with_2_and_says_why(tmp_path: Path, arguments: list[str], said: str) -> None:
    board = several(tmp_path)
    ran = command(board, "build", *arguments)
    assert ran.returncode == 2
    assert said in ran.stderr
    assert "Traceback" not in ran.stderr
    assert not (board / "output").exists()


@pytest.mark.parametrize("name", ["build", "check", "serve"])
def test_every_command_says_which_setting_cannot_be_used(tmp_path: Path, name: str) -> None:
    board = several(tmp_path)
    wrong_day = command(board, name, BOARD_TODAY="2026-02-30")
    assert wrong_day.returncode == 2
    assert wrong_day.stderr.startswith("board: pelicanconf.py: BOARD_TODAY is no day; write it like 2026-11-22")
    (board / "pelicanconf.py").write_text("SITENAME = \n", encoding="utf-8")
    broken = command(board, name)
    assert broken.returncode == 2
    assert broken.stderr.startswith("board: pelicanconf.py: SyntaxError: ")


def test_missing_content_ends_with_2(tmp_path: Path) -> None:
    board = a_board(tmp_path)
    (board / "content").rename(board / "elsewhere")
    ran = command(board, "build")
    assert ran.returncode == 2
    assert "content" in ran.stderr


def test_template_that_fails_ends_with_2_and_the_last_site_stands(tmp_path: Path) -> None:
    board = several(tmp_path / "board")
    assert command(board, "build").returncode == 0
    before = site(board)
    theme = tmp_path / "theme"
    (theme / "templates").mkdir(parents=True)
    (theme / "static/css").mkdir(parents=True)
    (theme / "static/css/order.txt").write_text("", encoding="utf-8")
    ran = command(board, "build", "-e", f"THEME={theme}")
    assert ran.returncode == 2
    assert site(board) == before


def test_no_command_runs_outside_of_a_board(tmp_path: Path) -> None:
    ran = command(tmp_path, "build")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == "board: there is no pelicanconf.py here; run this in the folder of a board\n"
