"""`board init` leaves an empty board that builds; `board upgrade` replaces the engine and nothing else."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from board.cli import main
from board.cli.board_folder import raw_settings
from board.cli.init import ENGINE_PARTS
from boards import APPLICATION, Tree, a_board, build, several, tree, write

ANSWERS = {
    "--name": 'Ana\'s "own" {board}',
    "--tagline": "Jobs for 50% of us\\n",
    "--repository": "https://forge.example/ana/board",
    "--email": "",
    "--site-url": "https://board.example/jobs/",
    "--language": "de",
    "--timezone": "Europe/Paris",
    "--authority": "board.example,2026",
}
STORY = "---\ntitle: One job\n---\n[It](../../jobs/french-guide/)\n"
POOL = {"name": "First", "purpose": "Guides.", "curator": {"name": "Ana"}, "members": [{"talent": "ana-prado"}]}


def invoke(*arguments: str, typed: str | None = None) -> Result:
    result = CliRunner().invoke(main, arguments, input=typed)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def options(**changes: str) -> list[str]:
    return [part for name, value in (ANSWERS | changes).items() for part in (name, value)]


@pytest.fixture
def board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = several(tmp_path / "board")
    demo = {"pages/guides/one-job-from-idea-to-lesson.md": STORY, "pools/first.yml": POOL}
    write(folder, demo | {"images/ana-prado/portrait.png": b"", "applications/maps-plugin/bo.yml": APPLICATION})
    monkeypatch.chdir(folder)
    return folder


def test_init_empties_the_demo_and_keeps_what_a_board_needs(board: Path) -> None:
    before = tree(board / "content")
    # The guide that follows a job of the demo goes with it: its links would lead nowhere.
    kept = {name: before[name] for name in before if name.startswith(("pages/", "vocab")) and "one-job" not in name}
    assert len(kept) == 3
    result = invoke("init", *options(), "--maintainer", "ana", "--maintainer", "bo", "--yes")
    assert result.exit_code == 0, result.output
    placeholders = {
        f"{folder}/.gitkeep": b"" for folder in ("jobs", "talent", "applications", "reviews", "pools", "images")
    }
    assert tree(board / "content") == kept | placeholders
    settings, production = raw_settings(), raw_settings(config="publishconf.py")
    assert production["SITEURL"] == "https://board.example/jobs"
    assert production["SITENAME"] == settings["SITENAME"]
    assert settings["SITENAME"] == ANSWERS["--name"]
    assert settings["BOARD_TAGLINE"] == ANSWERS["--tagline"]
    assert settings["BOARD_MAINTAINERS"] == ["ana", "bo"]
    assert settings["DEFAULT_LANG"] == "de"
    assert settings["TIMEZONE"] == "Europe/Paris"
    # The demo's day would keep a new board in the past.
    assert settings["BOARD_TODAY"] == ""
    assert "index.html" in build(board, **{name: settings[name] for name in ("SITENAME", "BOARD_TAGLINE")})


OWNERS = "# Whose approval\n\n*            @demo-desk\n/plugins/    @demo-desk @demo-engineers\n"


@pytest.mark.parametrize(
    ("maintainers", "expected"),
    [
        pytest.param(
            ("ana", "bo"),
            f"# Whose approval\n\n{'*':<17} @ana @bo\n{'/plugins/':<17} @ana @bo\n",
            id="those who were named",
        ),
        pytest.param(
            (),
            "# Whose approval\n\n# *            @demo-desk\n# /plugins/    @demo-desk @demo-engineers\n",
            id="nobody, rather than the demo's",
        ),
    ],
)
def test_init_makes_the_maintainers_owners_of_the_files(
    board: Path, maintainers: tuple[str, ...], expected: str
) -> None:
    owners = board / ".github/CODEOWNERS"
    owners.parent.mkdir()
    owners.write_text(OWNERS, encoding="utf-8")
    named = [part for login in maintainers for part in ("--maintainer", login)]
    result = invoke("init", *options(), *named, "--yes")
    assert owners.read_text(encoding="utf-8") == expected
    assert ("Nobody owns the files yet" in result.output) == (not maintainers)


def test_init_asks_before_it_deletes(board: Path) -> None:
    before = tree(board)
    result = invoke("init", *options(), typed="\nn\n")
    assert result.exit_code == 1
    assert "Delete the demo" in result.output
    assert tree(board) == before


@pytest.mark.parametrize(
    ("option", "wrong"),
    [
        ("--name", " "),
        ("--tagline", "two\nlines"),
        ("--repository", "github.com/ana/board"),
        ("--repository", "https://forge.example/ana"),
        ("--email", "ana at board"),
        ("--site-url", "http://board.example"),
        ("--site-url", "https://board"),
        ("--site-url", "https://board.example/?x"),
        ("--site-url", "https://[board.example"),
        ("--language", "klingon"),
        ("--language", ""),
        ("--timezone", "Europe"),
        ("--timezone", "../UTC"),
        ("--timezone", "UTC+1"),
        ("--authority", "board.example"),
        ("--authority", "board,2026"),
        ("--authority", "board.example,26"),
        ("--maintainer", "ana prado"),
    ],
)
def test_wrong_answer_deletes_nothing(board: Path, option: str, wrong: str) -> None:
    before = tree(board)
    result = invoke("init", *options(), option, wrong, "--yes")
    assert result.exit_code == 2
    assert f"Invalid value for '{option}'" in result.stderr
    assert tree(board) == before


def test_wrong_answer_in_a_terminal_is_asked_for_again(board: Path) -> None:
    answers = ["Velo", "Small jobs", "velo", "https://forge.example/velo/board/", "velo", "", "velo.example"]
    answers += ["https://velo.example/", "Deutsch", "de", "Europe/Pariss", "Europe/Paris", "velo.example"]
    answers += ["Velo.example, 2026", "a b!", "@ana, bo", "y"]
    result = invoke("init", typed="".join(f"{answer}\n" for answer in answers))
    assert result.exit_code == 0, result.output
    assert result.output.count("Error: ") == 7
    assert "write Europe/Paris if that is meant" in result.output
    settings = raw_settings()
    assert settings["BOARD_REPOSITORY"] == "https://forge.example/velo/board"
    assert settings["BOARD_EMAIL"] == ""
    assert (settings["DEFAULT_LANG"], settings["TIMEZONE"]) == ("de", "Europe/Paris")
    assert settings["BOARD_FEED_AUTHORITY"] == "velo.example,2026"
    assert settings["BOARD_MAINTAINERS"] == ["ana", "bo"]


def test_init_elsewhere_deletes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"jobs/mine.yml": "title: x\n"})
    monkeypatch.chdir(tmp_path)
    result = invoke("init", *options(), "--yes")
    assert result.exit_code == 2
    assert tree(tmp_path) == {"content/jobs/mine.yml": b"title: x\n"}


def a_checkout(folder: Path, mark: str) -> Path:
    """The engine's parts, each holding a mark, beside a board's content and settings."""
    a_board(folder)
    for part in ENGINE_PARTS:
        if "." in part or part == "Makefile":
            (folder / part).write_text(mark, encoding="utf-8")
        else:
            (folder / part / "deep").mkdir(parents=True)
            (folder / part / "deep" / f"{mark}.txt").write_text(mark, encoding="utf-8")
    (folder / "CHANGELOG.md").write_text(mark, encoding="utf-8")
    return folder


def without_engine(site: Tree) -> Tree:
    parts = (*ENGINE_PARTS, "CHANGELOG.md")
    return {name: text for name, text in site.items() if name.split("/")[0] not in parts}


def test_upgrade_replaces_the_engine_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ours, newer = a_checkout(tmp_path / "ours", "old"), a_checkout(tmp_path / "newer", "new")
    for path in (ours / ".github/workflows/check.yml", ours / "README.md"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("ours", encoding="utf-8")
    (newer / "plugins/__pycache__").mkdir()
    (newer / "plugins/__pycache__/x.pyc").write_bytes(b"x")
    (newer / "pelicanconf.py").write_text("theirs", encoding="utf-8")
    before = without_engine(tree(ours))
    monkeypatch.chdir(ours)
    result = invoke("upgrade", str(newer))
    assert result.exit_code == 0, result.output
    after = tree(ours)
    assert without_engine(after) == before
    engine = {name: text for name, text in after.items() if name not in before}
    assert set(engine.values()) == {b"new"}
    assert {name.split("/")[0] for name in engine} == {*ENGINE_PARTS, "CHANGELOG.md"}
    assert not any("old" in name or "__pycache__" in name for name in after)


def test_upgrade_names_files_on_the_forge_that_are_other_in_the_newer_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, newer = a_checkout(tmp_path / "ours", "old"), a_checkout(tmp_path / "newer", "new")
    for folder, files in (
        (ours, {"workflows/check.yml": "old", "dependabot.yml": "same", "CODEOWNERS": "@ana", "own.yml": "mine"}),
        (newer, {"workflows/check.yml": "new", "dependabot.yml": "same", "CODEOWNERS": "@demo", "labels.yml": "new"}),
    ):
        for name, text in files.items():
            (folder / ".github" / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / ".github" / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(ours)
    result = invoke("upgrade", str(newer))
    named = [line.strip() for line in result.output.splitlines() if line.startswith("  ")]
    assert named == [".github/labels.yml", ".github/workflows/check.yml"]
    assert (ours / ".github/workflows/check.yml").read_text(encoding="utf-8") == "old"


def test_upgrade_keeps_a_link_a_link(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ours, newer = a_checkout(tmp_path / "ours", "old"), a_checkout(tmp_path / "newer", "new")
    (newer / "tests/link.yml").symlink_to("nowhere.yml")
    monkeypatch.chdir(ours)
    assert invoke("upgrade", str(newer)).exit_code == 0
    assert (ours / "tests/link.yml").is_symlink()


@pytest.mark.parametrize("missing", ["plugins", "Makefile"])
def test_upgrade_from_what_is_no_checkout_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    ours, newer = a_checkout(tmp_path / "ours", "old"), a_checkout(tmp_path / "newer", "new")
    if missing == "plugins":
        shutil.rmtree(newer / missing)
    else:
        (newer / missing).unlink()
    before = tree(ours)
    monkeypatch.chdir(ours)
    result = invoke("upgrade", str(newer))
    assert result.exit_code == 2
    assert f"{missing} is not there" in result.stderr
    assert tree(ours) == before


def test_upgrade_from_itself_or_outside_of_a_board_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = a_checkout(tmp_path / "ours", "old")
    before = tree(ours)
    monkeypatch.chdir(ours)
    assert invoke("upgrade", "../ours").exit_code == 2
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    assert invoke("upgrade", str(ours)).exit_code == 2
    assert tree(ours) == before
    assert not tree(tmp_path / "empty")
