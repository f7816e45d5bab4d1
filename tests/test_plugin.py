"""The board through Pelican itself: it publishes the board and nothing else, and fails loudly."""

import gc
import weakref
from pathlib import Path

import pytest

from board import plugin
from board.plugin import UNUSABLE, BoardGenerator
from boards import PAGE, a_board, a_job, build, command, pelican, pelican_settings, several, tree, write


def test_pelican_publishes_what_the_plugin_makes_and_nothing_else(tmp_path: Path) -> None:
    board = several(tmp_path / "board")
    ran = pelican(board)
    assert ran.returncode == 0, ran.stderr
    site = tree(board / "output")
    assert {path.name for path in board.iterdir()} == {"content", "output", ".board", "pelicanconf.py"}
    # Byte for byte what the other tests, which leave Pelican out, look at.
    assert site == build(board, OUTPUT_PATH=str(tmp_path / "other"), BOARD_CACHE=str(tmp_path / "cache"))
    assert f"board: {len(site)} files written, 0 unchanged, 0 deleted" in ran.stderr


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


@pytest.mark.parametrize(
    ("setting", "value", "said"),
    [
        ("TIMEZONE", "Europe", "TIMEZONE is 'Europe', which is no time zone; write it like Europe/Paris"),
        ("TIMEZONE", "Nowhere/Else", "TIMEZONE is 'Nowhere/Else', which is no time zone"),
        (
            "DEFAULT_LANG",
            "klingon",
            "DEFAULT_LANG is 'klingon', which is no language's code; write it like en or pt-BR",
        ),
        ("BOARD_TODAY", "tomorrow", "BOARD_TODAY is no day; write it like 2026-11-22"),
        ("BOARD_RULES", {"gift-cards": "off"}, "BOARD_RULES cannot change 'gift-cards'"),
        ("BOARD_RULES", {"shouting": "off"}, "BOARD_RULES names 'shouting', which is no rule"),
    ],
)
def test_setting_that_cannot_be_used_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], setting: str, value: object, said: str
) -> None:
    board = a_board(tmp_path)
    with pytest.raises(SystemExit) as ended:
        build(board, **{setting: value})
    assert ended.value.code == UNUSABLE
    assert f"board: {said}" in capsys.readouterr().err


def test_mistake_of_the_engine_is_not_taken_for_a_setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def with_a_mistake(_settings: object, _meanwhile: object) -> None:
        raise ValueError("a mistake of ours")

    monkeypatch.setattr(plugin, "load_board", with_a_mistake)
    with pytest.raises(ValueError, match="a mistake of ours"):
        build(a_board(tmp_path))


def test_builds_one_after_the_other_in_a_process_leave_nothing_behind(tmp_path: Path) -> None:
    board = a_board(tmp_path, {"jobs/good.yml": a_job()})
    settings = pelican_settings(board)

    def built() -> BoardGenerator:
        generator = BoardGenerator({}, settings, settings["PATH"], settings["THEME"], settings["OUTPUT_PATH"])
        generator.generate_output(None)
        return generator

    class Circle:
        """What only the collector can free."""

        def __init__(self) -> None:
            self.itself = self

    try:
        first = weakref.ref(built())
        left = weakref.ref(Circle())
        built()
        built()
        assert first() is None
        assert left() is None
    finally:
        gc.unfreeze()
        gc.enable()
