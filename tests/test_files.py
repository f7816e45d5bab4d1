"""What may lie under `content/`, and what is refused before anyone reads it."""

import inspect
import os
import socket
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from board.checked import check_content
from board.files import found_files
from board.plugin import INCOMPLETE, REFUSED
from boards import PAGE, a_board, a_job, a_profile, build, write


def refused(content: Path) -> dict[str, str]:
    """The problem's id by the name of each file that is refused."""
    return {problem.location.file: problem.id for problem in found_files(content)[1]}


@pytest.mark.parametrize(
    ("name", "kind", "slug"),
    [
        ("vocabulary.yml", "vocabulary", ""),
        ("jobs/french-guide.yml", "job", "french-guide"),
        ("talent/ana-prado.yml", "talent", "ana-prado"),
        ("applications/french-guide/ana_prado.yml", "application", "french-guide/ana_prado"),
        ("pages/about.md", "page", "about"),
        ("pages/guides/first-steps/pay.md", "page", "guides/first-steps/pay"),
        ("images/ana-prado/portrait.JPG", "picture", "ana-prado/portrait.JPG"),
        ("images/ana-prado/portrait.webp", "picture", "ana-prado/portrait.webp"),
    ],
)
def test_file_is_known_by_its_place(tmp_path: Path, name: str, kind: str, slug: str) -> None:
    found, problems = found_files(write(tmp_path, {name: "x"}) / "content")
    assert [(entry.file, entry.kind, entry.slug) for entry in found] == [(f"content/{name}", kind, slug)]
    assert problems == []


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("jobs/french-guide.yaml", "unknown-file"),
        ("jobs/french-guide.YML", "unknown-file"),
        ("jobs/french-guide.yml.orig", "unknown-file"),
        ("jobs/french-guide.html", "unknown-file"),
        ("jobs/french-guide.md", "unknown-file"),
        ("jobs/deeper/french-guide.yml", "unknown-file"),
        ("jobs/a-folder.yml/inside.yml", "unknown-file"),
        ("Jobs/french-guide.yml", "unknown-file"),
        ("applications/ana-prado.yml", "unknown-file"),
        ("applications/french-guide/deeper/ana-prado.yml", "unknown-file"),
        ("french-guide.yml", "unknown-file"),
        ("vocabulary.yaml", "unknown-file"),
        ("index.html", "unknown-file"),
        ("pages/about.html", "unknown-file"),
        ("pages/about.rst", "unknown-file"),
        ("pages/about.MD", "unknown-file"),
        ("pages/.about.md.swp", "unknown-file"),
        (".htaccess", "unknown-file"),
        ("images/portrait.png", "unknown-file"),
        ("images/ana-prado/deeper/portrait.png", "unknown-file"),
        ("images/ana-prado/portrait.svg", "unknown-file"),
        ("images/ana-prado/portrait.png.html", "unknown-file"),
        ("pages/.md", "bad-page-name"),
        ("pages/About.md", "bad-page-name"),
        ("pages/house rules.md", "bad-page-name"),
        ("pages/house--rules.md", "bad-page-name"),
        ("pages/sitemap.xml.md", "bad-page-name"),
        ("pages/it's.md", "bad-page-name"),
        ("pages/a\nb.md", "bad-page-name"),
        ("pages/....md", "bad-page-name"),
        ("pages/été.md", "bad-page-name"),
        (f"pages/{'a' * 201}.md", "bad-page-name"),
        ("pages/index.md", "reserved-page-name"),
        ("pages/jobs.md", "reserved-page-name"),
        ("pages/jobs/french-guide.md", "reserved-page-name"),
        ("pages/feeds/all.md", "reserved-page-name"),
        ("pages/404.md", "reserved-page-name"),
        ("pages/guides.md", "reserved-page-name"),
    ],
)
def test_file_is_refused_with_a_reason(tmp_path: Path, name: str, id_: str) -> None:
    content = write(tmp_path, {name: PAGE}) / "content"
    assert refused(content) == {f"content/{name}": id_}
    assert found_files(content)[0] == []


@pytest.mark.parametrize("name", ["...yml", ".yml", "..yml", "A.yml", "a b.yml", 'a"b.yml', "a\nb.yml", "é.yml"])
def test_name_that_is_no_address_stops_the_record_and_not_the_board(tmp_path: Path, name: str) -> None:
    board = a_board(tmp_path, {f"jobs/{name}": "removed: 2026-10-01\n", "jobs/good.yml": a_job()})
    with pytest.raises(SystemExit) as refusal:
        build(board)
    assert refusal.value.code == REFUSED
    with pytest.raises(SystemExit) as incomplete:
        build(board, BOARD_SKIP_INVALID="true")
    assert incomplete.value.code == INCOMPLETE
    jobs = {path.name for path in (board / "output/jobs").iterdir()}
    assert jobs == {"good", "index.html", "archive"}


@pytest.mark.parametrize("name", ["archive", "page", "con"])
def test_removed_record_cannot_take_the_place_of_a_page(tmp_path: Path, name: str) -> None:
    board = a_board(tmp_path, {f"jobs/{name}.yml": "removed: 2026-10-01\n"})
    with pytest.raises(SystemExit):
        build(board, BOARD_SKIP_INVALID="true")
    assert "Archive" in (board / "output/jobs/archive/index.html").read_text(encoding="utf-8")
    assert {path.name for path in (board / "output/jobs").iterdir()} == {"index.html", "archive"}


def test_files_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    names = ["jobs/b.yml", "jobs/a.yml", "applications/b/z.yml", "applications/a/z.yml", "talent/a.yml"]
    found, _ = found_files(write(tmp_path, dict.fromkeys(names, "x")) / "content")
    assert [entry.file for entry in found] == sorted(f"content/{name}" for name in names)


def link_to_a_file(path: Path) -> None:
    target = path.parents[2] / "secret.yml"
    target.write_text("title: SECRET\n", encoding="utf-8")
    path.symlink_to(target)


def link_to_a_folder(path: Path) -> None:
    target = path.parents[2] / "secrets.yml"
    target.mkdir()
    write(target, {"jobs/secret.yml": a_job(title="SECRET job")})
    path.symlink_to(target / "content/jobs")


def link_to_a_neighbour(path: Path) -> None:
    (path.parent / "other.yml").write_text("removed: 2026-10-01\n", encoding="utf-8")
    path.symlink_to("other.yml")


def link_to_nothing(path: Path) -> None:
    path.symlink_to("/nowhere/SECRET")


def link_to_itself(path: Path) -> None:
    path.symlink_to(path)


def named_pipe(path: Path) -> None:
    os.mkfifo(path)


def listening_socket(path: Path) -> None:
    # The address of a socket is short; the test's folder need not be.
    here = os.open(path.parent, os.O_RDONLY)
    try:
        with socket.socket(socket.AF_UNIX) as listening:
            listening.bind(f"/proc/self/fd/{here}/{path.name}" if sys.platform == "linux" else str(path))
    finally:
        os.close(here)


@pytest.mark.parametrize(
    "make",
    [
        link_to_a_file,
        link_to_a_folder,
        link_to_a_neighbour,
        link_to_nothing,
        link_to_itself,
        named_pipe,
        listening_socket,
    ],
    ids=lambda make: make.__name__,
)
def test_what_is_no_plain_file_is_never_opened(tmp_path: Path, make: Callable[[Path], None]) -> None:
    board = a_board(tmp_path, {"jobs/good.yml": a_job()})
    make(board / "content/jobs/odd.yml")
    assert refused(board / "content") == {"content/jobs/odd.yml": "symbolic-link"}
    with pytest.raises(SystemExit) as incomplete:
        build(board, BOARD_SKIP_INVALID="true")
    assert incomplete.value.code == INCOMPLETE
    output = board / "output"
    assert not (output / "jobs/odd").exists()
    assert not any(b"SECRET" in path.read_bytes() for path in output.rglob("*") if path.is_file())


def test_link_in_the_place_of_a_whole_folder_is_refused(tmp_path: Path) -> None:
    elsewhere = write(tmp_path / "elsewhere", {"talent/ana-prado.yml": a_profile()})
    board = a_board(tmp_path / "board")
    (board / "content/talent").symlink_to(elsewhere / "content/talent")
    assert refused(board / "content") == {"content/talent": "symbolic-link"}


def test_vocabulary_that_is_a_link_is_not_read(tmp_path: Path) -> None:
    board = a_board(tmp_path, {"jobs/good.yml": a_job()})
    vocabulary = board / "content/vocabulary.yml"
    vocabulary.rename(tmp_path / "elsewhere.yml")
    vocabulary.symlink_to(tmp_path / "elsewhere.yml")
    content, problems = check_content(board / "content", today=date(2026, 11, 22))
    assert content.vocabulary is None
    assert [problem.id for problem in problems] == ["symbolic-link"]


def test_folders_deeper_than_pythons_stack_are_walked(tmp_path: Path) -> None:
    depth = 200
    content = write(tmp_path, {f"{'d/' * depth}x.yml": "title: x\n"}) / "content"
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack(0)) + depth // 2)
    try:
        found = found_files(content)
    finally:
        sys.setrecursionlimit(before)
    assert [problem.id for problem in found[1]] == ["unknown-file"]


def test_placeholders_of_empty_folders_are_no_content(tmp_path: Path) -> None:
    assert found_files(write(tmp_path, {"jobs/.gitkeep": ""}) / "content") == ([], [])


def test_litter_of_file_managers_is_no_content(tmp_path: Path) -> None:
    litter = {"jobs/.DS_Store": "", ".DS_Store": "", "images/ana-prado/Thumbs.db": "", "talent/desktop.ini": ""}
    assert found_files(write(tmp_path, litter) / "content") == ([], [])


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("jobs/13 My Job.yaml", "13-my-job.yml"),
        ("jobs/Été.YML", "ete.yml"),
        ("talent/ana-prado.yml.txt", "ana-prado.yml"),
        ("applications/french-guide/ana-prado.yaml", "ana-prado.yml"),
    ],
)
def test_record_with_another_ending_is_told_its_name(tmp_path: Path, name: str, better: str) -> None:
    _, (problem,) = found_files(write(tmp_path, {name: "x"}) / "content")
    assert (problem.id, problem.hint) == ("unknown-file", f"rename it to `{better}`")
