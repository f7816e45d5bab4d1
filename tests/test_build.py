"""The same files and day give the same bytes, changes give what a fresh build gives, and nothing goes out half done."""

import errno
import os
import random
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import html5lib
import pytest

from board.build.site import write_site
from board.checked import check_folder
from board.load import modelled
from board.model import Board
from board.render.outputs import Output
from board.settings import BoardSettings
from boards import (
    JOB,
    PAGE,
    VOCABULARY,
    Tree,
    a_board,
    a_job,
    a_profile,
    afresh,
    an_application,
    build,
    page,
    pelican,
    pelican_settings,
    several,
    tree,
    write,
)

# The same files and day, the same bytes


def test_any_machine_builds_the_same_bytes(tmp_path: Path) -> None:
    names = [f"job-{number}" for number in range(400)]
    jobs = {f"jobs/{name}.yml": a_job(title=f"Translate the guide {name}") for name in names}
    first = several(write(tmp_path / "first", jobs))
    # The other board's files come into being in the opposite order, and so lie otherwise in their folders.
    second = several(write(tmp_path / "a longer name/second", dict(reversed(jobs.items()))))
    one = pelican(first, "-e", "BOARD_PROCESSES=1", LC_ALL="C", PYTHONHASHSEED="1", TZ="Pacific/Kiritimati")
    old_umask = os.umask(0o077)
    try:
        two = pelican(second, "-e", "BOARD_PROCESSES=2", LC_ALL="C.UTF-8", PYTHONHASHSEED="2", TZ="America/Adak")
    finally:
        os.umask(old_umask)
    assert (one.returncode, two.returncode) == (0, 0), one.stderr + two.stderr
    site = tree(first / "output")
    assert site == tree(second / "output")
    assert len(site) > len(jobs)


def test_order_of_directory_entries_does_not_show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    board = several(tmp_path / "board")
    before = build(board)
    scandir = os.scandir

    class Reversed:
        """A folder's entries from the last to the first, as a file system may give them."""

        def __init__(self, *args: Any) -> None:
            with scandir(*args) as entries:
                self.entries = iter(list(entries)[::-1])

        def __enter__(self) -> Iterator[os.DirEntry[str]]:
            return self.entries

        def __exit__(self, *_: object) -> None:
            pass

        def __next__(self) -> os.DirEntry[str]:
            return next(self.entries)

        def close(self) -> None:
            pass

    monkeypatch.setattr("os.scandir", Reversed)
    assert afresh(board, tmp_path / "aside") == before


def test_nothing_but_content_settings_and_day_counts(tmp_path: Path) -> None:
    board = several(tmp_path / "board")
    before = build(board)
    copy = tmp_path / "copy"
    shutil.copytree(board / "content", copy / "content")
    for path in copy.rglob("*"):
        os.utime(path, (1, 1))
    assert build(copy) == before


# A new day


def job(number: int, **changes: Any) -> dict[str, Any]:
    titles = ["Draw a map", "Mend a plugin", "Write release notes", "Tidy a catalogue"]
    return a_job(title=titles[number], client={"name": f"Client {number}", "account": f"client-{number}"}, **changes)


def closing_board(folder: Path) -> Path:
    """A job that closes on the 24th, alone in its category, skill, place and client; others far from closing."""
    away = {"remote": None, "applicants_from": None, "location": {"city": "Ghent", "country": "BE"}}
    return a_board(
        folder,
        {
            "jobs/closing.yml": job(
                0, category="development", skills=["cpp"], closes="2026-11-24", posted="2026-11-10", **away
            ),
            "jobs/far.yml": job(1, closes="2027-01-10"),
            "jobs/farther.yml": job(2, closes="2027-01-15", skills=[]),
            "jobs/cancelled.yml": job(3, status="cancelled", outcome={"cancelled": "2026-11-21"}, closes="2027-01-12"),
            "talent/ana-prado.yml": a_profile(),
            "pages/about.md": PAGE,
        },
    )


OWN_LISTS = {
    "categories/development/index.html",
    "skills/c-plus-plus/index.html",
    "places/be/index.html",
    "clients/client-0/index.html",
}
FORMATS = ("rss.xml", "atom.xml", "feed.json")


def feeds(*names: str) -> set[str]:
    """The files of feeds."""
    return {f"feeds/{name}/{file}" for name in names for file in FORMATS}


OWN_FEEDS = feeds(
    "categories/development",
    "categories/development/fixed",
    "skills/c-plus-plus",
    "places/be",
    "clients/client-0",
    "jobs",
    "pay/fixed",
) | {"feeds/jobs/deadlines.ics", "feeds/categories/development/deadlines.ics"}
CLOSING_SOON = feeds("closing") | {"subscribe/index.html"}
# They say how many jobs each category or place has.
COUNTS = {"categories/translation/index.html", "places/remote/index.html", "subscribe/index.html"}
EVERYWHERE = {"jobs/archive/index.html", "feeds/jobs/rss.xml", "sitemap.xml"}
# The index names the day; no other file of the API says how soon a job closes.
API_DAY = {"api/v1/index.json"}
# The desk says how many days ago each thing was.
DESK_DAY = {"moderation/index.html"}
API_CLOSED = {f"api/v1/{name}.json" for name in ("jobs", "archive", "jobs/closing", "categories", "skills")}
SEARCH = {f"search/jobs/{name}.json" for name in ("index", "rows/0", "words/0")}
SHOWN_ON = SEARCH | {"jobs/closing/index.html", "jobs/closing/apply/index.html", "jobs/index.html", "index.html"}


def changed_paths(before: Tree, after: Tree) -> set[str]:
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param("2026-11-16", "2026-11-17", SHOWN_ON | OWN_LISTS | CLOSING_SOON, id="it begins to close soon"),
        pytest.param("2026-11-23", "2026-11-24", SHOWN_ON | OWN_LISTS, id="its last day"),
        pytest.param(
            "2026-11-24",
            "2026-11-25",
            SHOWN_ON
            | OWN_LISTS
            | OWN_FEEDS
            | CLOSING_SOON
            | COUNTS
            | API_CLOSED
            | {"jobs/archive/index.html", "sitemap.xml"},
            id="it has closed",
        ),
        pytest.param("2026-11-25", "2026-12-20", set(), id="nothing happens for weeks"),
    ],
)
def test_day_changes_exactly_what_it_should(tmp_path: Path, before: str, after: str, expected: set[str]) -> None:
    board = closing_board(tmp_path)
    expected = expected | API_DAY | DESK_DAY
    # The rules about dates look at today too, but files confirmed or dated after it are no matter here.
    lenient = {"BOARD_RULES": dict.fromkeys(("confirmed-in-future", "outcome-in-future"), "off")}
    first = build(board, BOARD_TODAY=before, **lenient)
    written = {path: (board / "output" / path).stat().st_mtime_ns for path in first}
    second = build(board, BOARD_TODAY=after, **lenient)
    assert changed_paths(first, second) == expected
    untouched = {path for path in first if (board / "output" / path).stat().st_mtime_ns == written[path]}
    assert untouched == first.keys() - expected
    assert second == afresh(board, tmp_path / "aside", BOARD_TODAY=after, **lenient)


# After any change, what a fresh build gives

STATUSES: list[dict[str, Any]] = [
    {},
    {"status": "paused", "outcome": {"paused": "2026-11-21"}},
    {"status": "filled", "outcome": {"filled": "2026-11-21", "hired": ["ana-prado"]}},
    {"status": "completed", "outcome": {"filled": "2026-11-20", "completed": "2026-11-21"}},
    {"status": "cancelled", "outcome": {"cancelled": "2026-11-21"}},
    {"posted": "2026-11-25"},
    {"closes": "2026-11-24"},
]
WORDS = [
    VOCABULARY,
    VOCABULARY | {"skills": [{"id": "french", "name": "Français", "aliases": ["french"]}]},
    VOCABULARY | {"categories": [*VOCABULARY["categories"], {"id": "x", "name": "X", "description": "Y"}]},
]


# `BOARD_TEST_SEEDS=500` looks longer.
SEEDS = int(os.environ.get("BOARD_TEST_SEEDS", "5"))


class Workshop:
    """A board that is edited and built again and again, with a theme of its own."""

    def __init__(self, folder: Path) -> None:
        self.board = several(folder / "board")
        self.aside = folder / "aside"
        self.theme = folder / "theme"
        shutil.copytree(pelican_settings(self.board)["THEME"], self.theme)
        self.changes: dict[str, Any] = {"THEME": str(self.theme)}

    def edit(self, chance: random.Random) -> str:
        edits: list[Callable[[random.Random], None]] = [
            self.change_job,
            self.add_job,
            self.add_job,
            self.remove_job,
            self.rename_job,
            self.swap_jobs,
            self.close_job,
            self.bury_job,
            self.change_profile,
            self.change_vocabulary,
            self.change_page,
            self.change_style,
            self.change_template,
            self.change_settings,
            self.change_day,
            self.lose_an_output,
            self.forget,
            self.break_a_job,
        ]
        chosen = chance.choice(edits)
        chosen(chance)
        return chosen.__name__

    def some_job(self, chance: random.Random) -> Path:
        jobs = sorted((self.board / "content/jobs").glob("*.yml"))
        return chance.choice(jobs) if jobs else write(self.board, {"jobs/only.yml": JOB}) / "content/jobs/only.yml"

    def change_job(self, chance: random.Random) -> None:
        write(self.board, {f"jobs/{self.some_job(chance).name}": a_job(title=f"Title {chance.randrange(9)} of a job")})

    def add_job(self, chance: random.Random) -> None:
        country = chance.choice(["BE", "NL", "DE"])
        where = chance.choice([{"remote": True}, {"location": {"city": "Ghent", "country": country}, "remote": None}])
        client = {"name": "A client", "account": f"client-{chance.randrange(3)}"}
        name = f"jobs/new-{chance.randrange(30)}.yml"
        write(self.board, {name: a_job(client=client, **where) | chance.choice(STATUSES)})

    def remove_job(self, chance: random.Random) -> None:
        self.some_job(chance).unlink()

    def rename_job(self, chance: random.Random) -> None:
        path = self.some_job(chance)
        path.rename(path.with_stem(f"renamed-{chance.randrange(30)}"))

    def swap_jobs(self, chance: random.Random) -> None:
        one, other = self.some_job(chance), self.some_job(chance)
        first, second = one.read_bytes(), other.read_bytes()
        one.write_bytes(second)
        other.write_bytes(first)

    def close_job(self, chance: random.Random) -> None:
        write(self.board, {f"jobs/{self.some_job(chance).name}": a_job() | chance.choice(STATUSES)})

    def bury_job(self, chance: random.Random) -> None:
        write(self.board, {f"jobs/{self.some_job(chance).name}": {"removed": "2026-11-21"}})

    def change_profile(self, chance: random.Random) -> None:
        visibility = chance.choice(["public", "unlisted", "archived"])
        write(self.board, {"talent/ana-prado.yml": a_profile(visibility=visibility, name=f"Ana {chance.choice('PQ')}")})

    def change_vocabulary(self, chance: random.Random) -> None:
        write(self.board, {"vocabulary.yml": chance.choice(WORDS)})

    def change_page(self, chance: random.Random) -> None:
        name = chance.choice(["about", "guides/pay-clearly", "guides/another"])
        text = f"---\ntitle: {chance.choice(['One', 'Two'])}\norder: {chance.randrange(3)}\n---\n{chance.random()}\n"
        write(self.board, {f"pages/{name}.md": text})

    def change_style(self, chance: random.Random) -> None:
        with (self.theme / "static/css/tokens.css").open("a", encoding="utf-8") as file:
            file.write(f"\n.x {{ margin: {chance.randrange(100)}px }}\n")

    def change_template(self, chance: random.Random) -> None:
        path = self.theme / "templates/partials/footer.html"
        path.write_text(path.read_text(encoding="utf-8") + f"<p>{chance.randrange(100)}</p>\n", encoding="utf-8")

    def change_settings(self, chance: random.Random) -> None:
        self.changes |= chance.choice(
            [
                {"SITENAME": f"Board {chance.randrange(3)}"},
                {"BOARD_PAGE_SIZE": chance.choice([1, 2, 25])},
                {"BOARD_FEED_SIZE": chance.choice([0, 1, 100])},
                {"DEFAULT_LANG": chance.choice(["en", "en-GB", "fr"])},
                {"TIMEZONE": chance.choice(["UTC", "Asia/Tokyo"])},
                {"SITEURL": chance.choice(["https://board.example", "http://localhost:8000/x"])},
                {"BOARD_REPOSITORY": chance.choice(["", "https://forge.example/exemple/board"])},
            ]
        )

    def change_day(self, chance: random.Random) -> None:
        self.changes["BOARD_TODAY"] = chance.choice(["2026-11-22", "2026-11-23", "2026-11-25", "2026-12-19"])

    def lose_an_output(self, chance: random.Random) -> None:
        outputs = sorted(path for path in (self.board / "output").rglob("*") if path.is_file())
        for path in chance.sample(outputs, min(3, len(outputs))):
            path.unlink()

    def forget(self, chance: random.Random) -> None:
        """Lose what was remembered, and sometimes the site too, as a fresh checkout does."""
        shutil.rmtree(self.board / ".board", ignore_errors=True)
        if chance.random() < 0.5:
            shutil.rmtree(self.board / "output", ignore_errors=True)

    def break_a_job(self, chance: random.Random) -> None:
        write(self.board, {f"jobs/{self.some_job(chance).name}": "title: [\n"})

    def built(self, make: Callable[..., Tree], *where: Path, output: Path) -> Tree:
        with suppress(SystemExit):
            make(self.board, *where, BOARD_SKIP_INVALID="true", **self.changes)
        return tree(output)


@pytest.mark.parametrize("seed", range(SEEDS))
def test_build_after_any_edits_is_a_fresh_build(tmp_path: Path, seed: int) -> None:
    workshop = Workshop(tmp_path)
    workshop.built(build, output=workshop.board / "output")
    chance = random.Random(seed)
    done = []
    for _ in range(6):
        done += [workshop.edit(chance) for _ in range(chance.choice([1, 1, 3]))]
        again = workshop.built(build, output=workshop.board / "output")
        shutil.rmtree(workshop.aside, ignore_errors=True)
        fresh = workshop.built(afresh, workshop.aside, output=workshop.aside / "output")
        assert changed_paths(again, fresh) == set(), done


def test_renamed_job_is_linked_by_its_new_name(tmp_path: Path) -> None:
    board = several(tmp_path)
    build(board)
    (board / "content/jobs/maps-plugin.yml").rename(board / "content/jobs/maps-addon.yml")
    site = build(board)
    assert "jobs/maps-plugin/index.html" not in site
    assert [path for path, content in site.items() if b"jobs/maps-plugin" in content] == []


def test_nothing_is_written_when_nothing_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    board = several(tmp_path)

    def state() -> dict[Path, tuple[int, int]]:
        files = [path for path in (board / "output").rglob("*") if path.is_file()]
        return {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in files}

    build(board)
    before = state()
    build(board)
    assert state() == before
    assert f"board: 0 files written, {len(before)} unchanged, 0 deleted" in capsys.readouterr().err


def test_only_what_shows_a_job_is_written_when_it_changes(tmp_path: Path) -> None:
    board = closing_board(tmp_path)
    before = build(board)
    stamps = {path: (board / "output" / path).stat().st_mtime_ns for path in before}
    write(board, {"jobs/closing.yml": job(0, category="development", skills=["cpp"], closes="2026-12-24")})
    after = build(board)
    touched = {path for path in after if (board / "output" / path).stat().st_mtime_ns != stamps.get(path)}
    assert "jobs/closing/index.html" in touched
    assert not touched & {"jobs/far/index.html", "jobs/cancelled/index.html", "talent/ana-prado/index.html", "404.html"}


# Nothing goes out half done


def outputs(**texts: str | Exception) -> list[Output]:
    """Outputs named `<name>/x.html`; an exception is raised by rendering."""

    def render(text: str | Exception) -> bytes:
        if isinstance(text, Exception):
            raise text
        return text.encode()

    return [
        Output(f"{name}/x.html", str(text), lambda text=text: render(text))  # type: ignore[misc]
        for name, text in texts.items()
    ]


def put(folder: Path, key: str = "engine", **texts: str | Exception) -> Tree:
    write_site(outputs(**texts), into=folder / "output", cache=folder / "cache", key=key, processes=1)
    return tree(folder / "output")


def test_output_folder_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "disk/site").mkdir(parents=True)
    (tmp_path / "output").symlink_to("disk/site")
    assert put(tmp_path, a="1", b="1") == {"a/x.html": b"1", "b/x.html": b"1"}
    assert put(tmp_path, a="2") == {"a/x.html": b"2"}
    assert (tmp_path / "output").is_symlink()
    assert tree(tmp_path / "disk") == {"site/a/x.html": b"2"}


def test_link_that_leads_nowhere_yet_leads_to_the_site(tmp_path: Path) -> None:
    (tmp_path / "output").symlink_to(tmp_path / "disk/site")
    assert put(tmp_path, a="1") == {"a/x.html": b"1"}
    assert (tmp_path / "output").is_symlink()


def test_output_folder_may_be_on_another_file_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # A mount needs rights that a test does not have; this is what the system does at its border.
    output, rename = tmp_path / "output", os.replace
    output.mkdir()

    def within(source: str, target: str) -> None:
        if (output in Path(source).parents) != (output in (Path(target), *Path(target).parents)):
            raise OSError(errno.EXDEV, os.strerror(errno.EXDEV))
        rename(source, target)

    monkeypatch.setattr(os, "replace", within)
    monkeypatch.setattr(Path, "replace", lambda path, target: within(str(path), str(target)))
    assert put(tmp_path, a="1", b="1") == {"a/x.html": b"1", "b/x.html": b"1"}
    assert put(tmp_path, a="2") == {"a/x.html": b"2"}
    assert {path.name for path in tmp_path.iterdir()} == {"output", "cache"}


def test_page_that_cannot_be_rendered_leaves_the_last_site(tmp_path: Path) -> None:
    before = put(tmp_path, a="1", b="1", c="1")
    with pytest.raises(ZeroDivisionError):
        put(tmp_path, a="2", b=ZeroDivisionError("b"), d="2")
    assert tree(tmp_path / "output") == before
    assert put(tmp_path, a="2", b="2", d="2") == {"a/x.html": b"2", "b/x.html": b"2", "d/x.html": b"2"}


def test_template_that_fails_leaves_the_last_site(tmp_path: Path) -> None:
    workshop = Workshop(tmp_path)
    before = workshop.built(build, output=workshop.board / "output")
    template = workshop.theme / "templates/pages/talent_list.html"
    template.write_text("{{ no_such_name }}", encoding="utf-8")
    with pytest.raises(Exception, match="no_such_name"):
        build(workshop.board, **workshop.changes)
    assert tree(workshop.board / "output") == before


@pytest.mark.parametrize("moves", [0, 1, 2])
@pytest.mark.parametrize(
    "then", [pytest.param({"a": "2", "b": "2"}, id="same again"), pytest.param({"a": "1", "b": "1"}, id="reverted")]
)
def test_interrupted_publication_is_healed_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moves: int, then: dict[str, str]
) -> None:
    put(tmp_path, a="1", b="1", gone="1")
    replace, left = os.replace, [moves]

    def interrupted(source: str, target: str) -> None:
        if str(target).startswith(str(tmp_path / "output")):
            if not left[0]:
                raise KeyboardInterrupt
            left[0] -= 1
        replace(source, target)

    monkeypatch.setattr("board.build.site.os.replace", interrupted)
    monkeypatch.setattr("board.build.site.delete", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        put(tmp_path, a="2", b="2")
    monkeypatch.undo()
    assert put(tmp_path, **then) == {f"{name}/x.html": text.encode() for name, text in then.items()}


def test_interruption_before_files_take_their_places_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = put(tmp_path, a="1", b="1")
    monkeypatch.setattr("board.build.site.take_places", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        put(tmp_path, a="2", b="1")
    monkeypatch.undo()
    assert tree(tmp_path / "output") == before
    assert put(tmp_path, a="1", b="1") == before


def test_nothing_rendered_aside_stays_or_is_published(tmp_path: Path) -> None:
    put(tmp_path, a="1")
    with pytest.raises(ZeroDivisionError):
        put(tmp_path, a="2", b=ZeroDivisionError("b"))
    put(tmp_path, c="3")
    assert {path.name for path in tmp_path.iterdir()} == {"cache", "output"}
    assert tree(tmp_path / "output") == {"c/x.html": b"3"}


def test_files_of_others_are_left_alone(tmp_path: Path) -> None:
    put(tmp_path, a="1", b="1")
    for name in ("CNAME", ".well-known/security.txt", "a/notes.txt"):
        path = tmp_path / "output" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("theirs", encoding="utf-8")
    site = put(tmp_path, b="2")
    theirs = dict.fromkeys(("CNAME", ".well-known/security.txt", "a/notes.txt"), b"theirs")
    assert site == theirs | {"b/x.html": b"2"}
    assert put(tmp_path, key="another engine", b="2") == site


def test_page_of_somebody_removed_goes_even_where_nothing_is_remembered(tmp_path: Path) -> None:
    put(tmp_path, **{"talent/ana": "1", "talent/bo": "1"})
    (tmp_path / "output/CNAME").write_text("board.example", encoding="utf-8")
    shutil.rmtree(tmp_path / "cache")
    site = put(tmp_path, **{"talent/ana": "1"})
    assert site == {"CNAME": b"board.example", "talent/ana/x.html": b"1"}


def test_output_that_others_made_first_is_kept(tmp_path: Path) -> None:
    (tmp_path / "output").mkdir()
    (tmp_path / "output/CNAME").write_text("board.example", encoding="utf-8")
    assert put(tmp_path, a="1") == {"CNAME": b"board.example", "a/x.html": b"1"}


def test_folders_emptied_by_a_deletion_go_too(tmp_path: Path) -> None:
    put(tmp_path, **{"a/b/c": "1", "d": "1"})
    put(tmp_path, d="1")
    assert [path.name for path in (tmp_path / "output").iterdir()] == ["d"]


@pytest.mark.parametrize("damage", [b"", b"\x00", b"garbage" * 100, None], ids=["empty", "a byte", "garbage", "cut"])
def test_damaged_memory_costs_a_full_build_and_no_more(tmp_path: Path, damage: bytes | None) -> None:
    board = several(tmp_path)
    before = build(board)
    for path in (board / ".board").iterdir():
        path.write_bytes(path.read_bytes()[:-20] if damage is None else damage)
    assert build(board) == before


def test_site_of_another_folder_is_not_this_ones(tmp_path: Path) -> None:
    board = several(tmp_path)
    before = build(board)
    assert build(board, OUTPUT_PATH=str(tmp_path / "public")) == before
    write(board, {"pages/about.md": PAGE.replace("Volunteers", "Friends")})
    changed = build(board)
    assert tree(tmp_path / "public") == before
    assert build(board, OUTPUT_PATH=str(tmp_path / "public")) == changed


@pytest.mark.parametrize("path", ["../x.html", "/x.html", "a/../../x.html", "a\\x.html", "b/x.html"])
def test_output_outside_of_the_site_or_twice_is_a_bug_that_raises(tmp_path: Path, path: str) -> None:
    wrong = Output(path, "", lambda: b"x")
    with pytest.raises(ValueError, match="output"):
        write_site([*outputs(b="1"), wrong], into=tmp_path / "output", cache=tmp_path / "cache", key="", processes=1)
    assert not (tmp_path / "output").exists()


def test_board_may_be_read_only(tmp_path: Path) -> None:
    board = several(tmp_path)
    before = {path: path.stat().st_mtime_ns for path in [board, *(board / "content").rglob("*")]}
    build(board, OUTPUT_PATH=str(tmp_path / "out/site"), BOARD_CACHE=str(tmp_path / "out/cache"))
    assert {path: path.stat().st_mtime_ns for path in before if path != board} == {
        path: stamp for path, stamp in before.items() if path != board
    }


# Odd boards


def test_board_without_jobs_and_people_has_its_pages(tmp_path: Path) -> None:
    board = a_board(tmp_path)
    (board / "content/vocabulary.yml").unlink()
    (board / "content/.gitkeep").touch()
    site = build(board)
    expected = {"index.html", "jobs/index.html", "jobs/archive/index.html", "talent/index.html", "subscribe/index.html"}
    assert expected | {"404.html", "sitemap.xml", "robots.txt", "feeds/jobs/rss.xml", "feeds/talent/rss.xml"} <= set(
        site
    )
    assert "<item>" not in site["feeds/jobs/rss.xml"].decode()
    assert "no open jobs" in page(site, "jobs/").lower()


def test_client_without_account_has_jobs_and_no_page(tmp_path: Path) -> None:
    site = build(a_board(tmp_path, {"jobs/good.yml": a_job(client={"name": "Nobody in particular"})}))
    assert "Nobody in particular" in page(site, "jobs/good/")
    assert not any(path.startswith("clients/") for path in site)
    assert "/clients/" not in page(site, "jobs/good/")


def test_accounts_that_differ_by_case_are_one_client(tmp_path: Path) -> None:
    names = ("Exemple", "exemple")
    jobs = {f"jobs/job-{n}.yml": job(n) | {"client": {"name": "E", "account": names[n]}} for n in (0, 1)}
    site = build(a_board(tmp_path, jobs))
    assert [path for path in site if path.startswith("clients/")] == ["clients/exemple/index.html"]
    assert "/jobs/job-0/" in page(site, "clients/exemple/")
    assert "/jobs/job-1/" in page(site, "clients/exemple/")


def test_removed_job_says_so_at_its_address_and_nowhere_else(tmp_path: Path) -> None:
    site = build(several(tmp_path))
    gone = page(site, "jobs/gone/")
    assert "removed" in gone.lower()
    assert '<meta name="robots" content="noindex">' in gone
    leading_there = {path for path, content in site.items() if b"/jobs/gone/" in content}
    assert leading_there == {"jobs/gone/index.html", "jobs/gone/apply/index.html"}


def test_hired_person_who_left_is_a_former_member(tmp_path: Path) -> None:
    board = several(tmp_path)
    assert 'href="/jobs-here/talent/ana-prado/"' in page(build(board), "jobs/old-leaflet/")
    write(
        board,
        {
            "talent/ana-prado.yml": {"removed": "2026-11-21"},
            "applications/french-guide/ana-prado.yml": an_application(),
        },
    )
    site = build(board)
    assert "a former member" in page(site, "jobs/old-leaflet/")
    assert "Ana" not in page(site, "jobs/old-leaflet/")
    assert [path for path, content in site.items() if b"Ana Prado" in content] == []


def test_former_name_leads_to_the_job(tmp_path: Path) -> None:
    site = build(several(tmp_path))
    old = page(site, "jobs/maps-export/")
    assert '<meta http-equiv="refresh" content="0; url=/jobs-here/jobs/maps-plugin/">' in old
    assert '<link rel="canonical" href="https://board.example/jobs-here/jobs/maps-plugin/">' in old
    assert "noindex" in old
    others = [path for path, content in site.items() if b"jobs/maps-export" in content]
    assert others == []


@pytest.mark.parametrize("visibility", ["unlisted", "archived"])
def test_profile_that_is_not_public_is_nowhere_but_at_its_address(tmp_path: Path, visibility: str) -> None:
    board = a_board(
        tmp_path,
        {
            "talent/ana-prado.yml": a_profile(),
            "talent/bo-quiet.yml": a_profile(
                name="Bo Quiet",
                account="bo-quiet",
                visibility=visibility,
                summary="The LIFE of Bo",
                former_slugs=["bo"],
            ),
        },
    )
    site = build(board)
    own = page(site, "talent/bo-quiet/")
    assert '<meta name="robots" content="noindex">' in own
    assert ("The LIFE of Bo" in own) == (visibility == "unlisted")
    assert "ProfilePage" not in own
    assert {path for path, content in site.items() if b"Bo Quiet" in content or b"bo-quiet" in content} == {
        "talent/bo-quiet/index.html",
        "talent/bo/index.html",
    }
    assert b"LIFE" not in b"".join(content for path, content in site.items() if path != "talent/bo-quiet/index.html")


# What a stranger writes

SCRIPTS = [
    "<script>alert(1)</script>",
    "<style>body { display: none }</style>",
    '<img src="x" onerror="alert(1)">',
    '<a href="https://x.example" onclick="alert(1)">x</a>',
    "<iframe src='https://x.example'></iframe>",
    "<svg><script>alert(1)</script></svg>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](java&Tab;script:alert(1))",
    "[x](<java\tscript:alert(1)>)",
    "[x](\x01javascript:alert(1))".replace("\x01", "&#1;"),
    "[x](vbscript:x)",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "![x](data:image/svg+xml;base64,PHN2Zz4=)",
    "![x](https://tracker.example/pixel.png)",
    "<javascript:alert(1)>",
    '[x](https://x.example "\\" onmouseover=alert(1)")',
    "[x]: javascript:alert(1)\n\n[x]",
    "</p></main><form action='https://x.example'><input name=q></form>",
    "<base href='https://x.example/'>",
    "<meta http-equiv=refresh content='0; url=https://x.example'>",
]


# https://url.spec.whatwg.org/#concept-basic-url-parser: what is skipped before and within a scheme.
NOT_IN_URL = re.compile("[\t\n\r]")
SCHEME = re.compile("[\x00-\x20]*([a-zA-Z][a-zA-Z0-9+.-]*):")
SHOWING = ("", "about/", "jobs/good/", "talent/ana-prado/", "jobs/", "talent/")


def markup(site: Tree) -> set[tuple[str, str, str]]:
    """What a browser finds in the pages: each element, its attributes, and of an address its scheme."""
    found = set()
    for path in SHOWING:
        for element in html5lib.parse(page(site, path), namespaceHTMLElements=False).iter():
            if isinstance(element.tag, str):
                found.add((element.tag, "", ""))
                for name, value in element.attrib.items():
                    scheme = SCHEME.match(NOT_IN_URL.sub("", value)) if name in ("href", "src", "action") else None
                    found.add((element.tag, str(name), scheme[1].lower() if scheme else ""))
    return found


def stranger(text: str) -> dict[str, Any]:
    return {
        "pages/about.md": f"{PAGE}\n{text}\n",
        "jobs/good.yml": a_job(
            description=f"Hello.\n\n{text}\n",
            objectives=[text],
            requirements=[text],
            summary=text,
            skills=[text[:40].strip()],
        ),
        "talent/ana-prado.yml": a_profile(summary=f"Hello.\n\n{text}\n", headline=text, skills=[text[:40].strip()]),
    }


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, str, str]]:
    folder = tmp_path_factory.mktemp("harmless")
    site = build(a_board(folder, stranger('[x](https://x.example "x"), *x*, "> x" and `x`')))
    return markup(site) | {("blockquote", "", ""), ("pre", "", "")}


@pytest.mark.parametrize("text", SCRIPTS)
def test_what_a_stranger_writes_is_text_or_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, harmless: set[tuple[str, str, str]]
) -> None:
    def all_of_it(settings: BoardSettings, _meanwhile: object) -> tuple[Board, tuple[()]]:
        """Everything well-shaped, be it forbidden by a rule: its rendering must be safe whatever the rules say."""
        return modelled(check_folder(settings.content, today=settings.today, policy={})), ()

    monkeypatch.setattr("board.plugin.load_board", all_of_it)
    site = build(a_board(tmp_path, stranger(text)))
    assert markup(site) - harmless == set()


def test_links_of_the_site_lead_somewhere(tmp_path: Path) -> None:
    board = several(tmp_path)
    write(board, {f"pages/{name}.md": PAGE for name in ("about", "rules", "privacy", "post", "join")})
    site = build(board)
    missing = set()
    for path, content in site.items():
        if path.endswith(".html"):
            for address in re.findall(r'(?:href|src)="/jobs-here/([^"#?]*)', content.decode()):
                target = f"{address}index.html" if address.endswith("/") or not address else address
                missing |= {(path, address)} - ({(path, address)} if target in site else set())
    assert missing == set()


def test_what_is_listed_later_is_written_too_and_may_be_no_path_of_before(tmp_path: Path) -> None:
    places: dict[str, Any] = {"into": tmp_path / "output", "cache": tmp_path / "cache", "key": "", "processes": 2}
    many = outputs(**{f"a{number}": "x" for number in range(300)})
    assert write_site(many, outputs(b="y"), **places).written == 301
    assert write_site(many, outputs(b="z"), **places).written == 1
    assert (tmp_path / "output" / "b" / "x.html").read_bytes() == b"z"
    with pytest.raises(ValueError, match="two outputs"):
        write_site(many, outputs(a0="x"), **places | {"key": "so that forks have begun"})
    assert (tmp_path / "output" / "b" / "x.html").read_bytes() == b"z"
