"""The board through Pelican itself: it publishes the board and nothing else, and fails loudly."""

from pathlib import Path

import pytest

from boards import PAGE, a_board, a_job, build, command, pelican, several, tree, write


def test_pelican_publishes_what_the_plugin_makes_and_nothing_else(tmp_path: Path) -> None:
    board = several(tmp_path / "board")
    ran = pelican(board)
    assert ran.returncode == 0, ran.stderr
    site = tree(board / "output")
    assert {path.name for path in board.iterdir()} == {"content", "output", ".board", "pelicanconf.py"}
    # Byte for byte what the other tests, which leave Pelican out, look at.
    assert site == build(board, OUTPUT_PATH=str(tmp_path / "other"), BOARD_CACHE=str(tmp_path / "cache"))
    assert "board: 38 files written, 0 unchanged, 0 deleted" in ran.stderr


@pytest.mark.parametrize("name", ["page.html", "page.rst", "page.md", "jobs/page.md", "extra/robots.txt", "article.md"])
def test_pelican_reads_nothing_by_itself(tmp_path: Path, name: str) -> None:
    board = a_board(tmp_path, {name: "title: x\nsave_as: taken.html\n\n<script>alert(1)</script>\n"})
    ran = pelican(board, BOARD_SKIP_INVALID="true")
    assert ran.returncode == 3, ran.stderr
    assert f"content/{name}:1:1: error:" in ran.stderr
    assert not any(b"alert" in content for content in tree(board / "output").values())
    assert not list(board.rglob("taken.html"))


def test_strict_build_fails_and_publishing_says_what_it_left_out(tmp_path: Path) -> None:
    board = several(tmp_path)
    assert pelican(board).returncode == 0
    before = tree(board / "output")
    write(board, {"jobs/wrong.yml": a_job(closes="2026-01-01"), "pages/about.md": PAGE.replace("Volunteers", "We")})
    strict = pelican(board)
    assert strict.returncode == 4
    assert "content/jobs/wrong.yml:" in strict.stderr
    assert "board: 1 error in the board's files; nothing was built" in strict.stderr
    assert tree(board / "output") == before
    publishing = pelican(board, "-e", 'BOARD_SKIP_INVALID="true"')
    assert publishing.returncode == 3
    assert "left out because of errors: content/jobs/wrong.yml" in publishing.stderr
    assert b"We run it" in tree(board / "output")["about/index.html"]


@pytest.mark.parametrize(
    "plugin",
    [
        pytest.param("", id="is not there"),
        pytest.param("def register() -> None:\n    raise RuntimeError('cannot register')\n", id="cannot register"),
        pytest.param("import no_such_module\n", id="cannot be imported"),
    ],
)
def test_plugin_that_cannot_load_fails_the_build(tmp_path: Path, plugin: str) -> None:
    board = several(tmp_path)
    if plugin:
        (board / "broken_plugin.py").write_text(plugin, encoding="utf-8")
    settings = board / "pelicanconf.py"
    settings.write_text(
        settings.read_text(encoding="utf-8") + 'PLUGIN_PATHS = ["."]\nPLUGINS = ["board.plugin", "broken_plugin"]\n',
        encoding="utf-8",
    )
    ran = pelican(board)
    assert ran.returncode not in (0, 3)
    told = command(board, "build")
    assert told.returncode == 2
    assert "broken_plugin" in told.stderr


def test_template_of_pelicans_own_theme_is_never_used(tmp_path: Path) -> None:
    board = several(tmp_path / "board")
    theme = tmp_path / "theme"
    (theme / "templates").mkdir(parents=True)
    (theme / "static/css").mkdir(parents=True)
    (theme / "static/css/order.txt").write_text("", encoding="utf-8")
    ran = pelican(board, "-t", str(theme))
    assert ran.returncode not in (0, 3)
    assert not (board / "output").exists() or not tree(board / "output")


def test_day_of_the_environment_is_the_day_of_the_build(tmp_path: Path) -> None:
    board = a_board(tmp_path, {"jobs/good.yml": a_job()})
    assert pelican(board, BOARD_TODAY="2026-12-19").returncode == 0
    assert b"/jobs/good/" not in tree(board / "output")["jobs/index.html"]
    wrong = pelican(board, BOARD_TODAY="tomorrow")
    assert wrong.returncode not in (0, 3)


def test_missing_content_fails_and_the_last_site_stands(tmp_path: Path) -> None:
    board = several(tmp_path)
    before = build(board)
    (board / "content").rename(board / "elsewhere")
    assert pelican(board).returncode not in (0, 3)
    assert tree(board / "output") == before
