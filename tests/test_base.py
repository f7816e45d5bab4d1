"""What Git knows of a board, asked so that a hostile repository gets nothing run."""

import os
from pathlib import Path

import pytest

from board.base import (
    ChangedPath,
    GitFailed,
    blobs,
    changed_paths,
    changed_since,
    commit_of,
    merge_base,
    tree_at,
    tree_of,
)
from board.base.trees import LARGEST
from repositories import committed, git, repository, written

TEXT = "".join(f"line {number}\n" for number in range(20))


def said(changes: tuple[ChangedPath, ...]) -> list[str]:
    return [f"{one.status} {one.old_path + ' > ' if one.old_path else ''}{one.path}" for one in changes]


@pytest.fixture
def board(tmp_path: Path) -> Path:
    folder = repository(tmp_path / "board")
    committed(folder, {"content/jobs/a.yml": TEXT, "content/jobs/b.yml": "b\n", "plugins/x.py": "x = 1\n"})
    return folder


def both(board: Path, base: str) -> list[str]:
    """The changes, which must be the same before and after they are committed."""
    lying = changed_since(board, base)
    head = committed(board, {})
    assert said(changed_paths(board, base, head)) == said(lying)
    assert said(changed_since(board, base)) == said(lying)
    return said(lying)


def test_changes_are_told_with_their_kind(board: Path) -> None:
    base = commit_of(board, "main")
    written(board, {"content/jobs/a.yml": TEXT + "more\n", "content/jobs/b.yml": None, "content/jobs/c d.yml": "new\n"})
    assert both(board, base) == [
        "modified content/jobs/a.yml",
        "deleted content/jobs/b.yml",
        "added content/jobs/c d.yml",
    ]


def test_renamed_file_is_found_by_its_lines(board: Path) -> None:
    base = commit_of(board, "main")
    written(board, {"content/jobs/a.yml": None, "content/jobs/z.yml": TEXT.replace("line 3\n", "line three\n")})
    assert both(board, base) == ["renamed content/jobs/a.yml > content/jobs/z.yml"]


def test_two_files_that_swap_their_kind_are_no_renaming(board: Path) -> None:
    base = commit_of(board, "main")
    written(board, {"content/jobs/a.yml": None, "content/jobs/z.yml": "something else\n" * 20})
    assert both(board, base) == ["deleted content/jobs/a.yml", "added content/jobs/z.yml"]


def test_link_is_another_type(board: Path) -> None:
    base = commit_of(board, "main")
    (board / "content/jobs/b.yml").unlink()
    (board / "content/jobs/b.yml").symlink_to("/etc/passwd")
    assert both(board, base) == ["type-changed content/jobs/b.yml"]


def test_right_to_be_executed_is_a_change(board: Path) -> None:
    base = commit_of(board, "main")
    (board / "content/jobs/b.yml").chmod(0o755)
    assert both(board, base) == ["modified content/jobs/b.yml"]


def test_case_of_a_name_is_a_renaming(board: Path) -> None:
    base = commit_of(board, "main")
    written(board, {"content/jobs/a.yml": None, "content/jobs/A.yml": TEXT})
    assert both(board, base) == ["renamed content/jobs/a.yml > content/jobs/A.yml"]


def test_names_are_any_bytes(board: Path) -> None:
    base = commit_of(board, "main")
    name = os.fsdecode(b'content/jobs/\xff\n"quoted"\t.yml')
    written(board, {name: "odd\n"})
    assert both(board, base) == [f"added {name}"]


def test_file_touched_but_not_changed_is_none(board: Path) -> None:
    os.utime(board / "content/jobs/a.yml", (1, 1))
    assert changed_since(board, commit_of(board, "main")) == ()


def test_repository_within_the_board_is_a_submodule(board: Path) -> None:
    base = commit_of(board, "main")
    committed(repository(board / "content/jobs/inner"), {"evil.yml": "x\n"})
    assert both(board, base) == ["added content/jobs/inner"]
    entry = tree_of(board, "HEAD", "content")["content/jobs/inner"]
    assert entry.mode == "160000"


def test_base_is_where_the_branch_left(board: Path) -> None:
    base = commit_of(board, "main")
    git(board, "checkout", "--quiet", "-b", "proposal")
    committed(board, {"content/jobs/c.yml": "c\n"})
    git(board, "checkout", "--quiet", "main")
    committed(board, {"content/jobs/d.yml": "d\n"})
    git(board, "checkout", "--quiet", "proposal")
    assert merge_base(board, "main") == base
    assert said(changed_since(board, merge_base(board, "main"))) == ["added content/jobs/c.yml"]


@pytest.mark.parametrize("name", ["nowhere", "-h", "--all", "", "main\0", "HEAD:content"])
def test_name_of_no_commit_is_refused_in_a_sentence(board: Path, name: str) -> None:
    with pytest.raises(GitFailed, match="is no"):
        commit_of(board, name)


def test_branches_without_a_common_commit_are_told(board: Path) -> None:
    git(board, "checkout", "--quiet", "--orphan", "other")
    committed(board, {}, "another beginning")
    with pytest.raises(GitFailed, match="no commit in common"):
        merge_base(board, "main")


def test_large_bytes_are_not_read(board: Path) -> None:
    committed(board, {"content/images/a/huge.png": b"\0" * (LARGEST + 1)})
    tree = tree_of(board, "HEAD", "content")
    read = blobs(board, (entry.name for entry in tree.values()))
    assert read[tree["content/jobs/a.yml"].name] == TEXT.encode()
    assert tree["content/images/a/huge.png"].name not in read


def test_tree_is_laid_out_without_links_being_followed(board: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    # A commit made by hand may hold a link and a file below its name; so does one for a case-blind file system.
    blob = git(board, "hash-object", "-w", "--stdin", given=b"evil\n")
    link = git(board, "hash-object", "-w", "--stdin", given=os.fsencode(outside))
    inner = git(board, "mktree", given=f"100644 blob {blob}\tx.yml\n".encode())
    up = git(board, "mktree", given=f"100644 blob {blob}\tescaped.yml\n".encode())
    jobs = git(
        board, "mktree", given=f"120000 blob {link}\tway\n040000 tree {inner}\tway\n040000 tree {up}\t..\n".encode()
    )
    top = git(board, "mktree", given=f"040000 tree {jobs}\tcontent\n040000 tree {inner}\t.git\n".encode())
    commit = git(board, "commit-tree", "-m", "evil", top)
    into = tmp_path / "laid" / "out"
    left_out = tree_at(board, commit, into)
    assert list(outside.iterdir()) == []
    assert [path.name for path in (tmp_path / "laid").rglob("*") if path.is_file()] == ["x.yml"]
    assert set(left_out) == {"content/../escaped.yml", ".git/x.yml", "content/way"}


def test_part_of_a_tree_is_laid_out_by_its_own_names(board: Path, tmp_path: Path) -> None:
    (board / "content/jobs/link.yml").symlink_to("a.yml")
    (board / "content/jobs/b.yml").chmod(0o755)
    committed(board, {"content/images/a/huge.png": b"\0" * (LARGEST + 1)})
    left_out = tree_at(board, "HEAD", tmp_path / "head", "content")
    assert left_out == {"images/a/huge.png": f"it has {LARGEST + 1:,} bytes, more than {LARGEST:,}"}
    laid = tmp_path / "head/jobs"
    assert sorted(path.name for path in laid.iterdir()) == ["a.yml", "b.yml", "link.yml"]
    assert (laid / "link.yml").is_symlink()
    assert not os.access(laid / "b.yml", os.X_OK)
    with pytest.raises(GitFailed, match="not empty"):
        tree_at(board, "HEAD", tmp_path / "head")


def test_nothing_that_a_repository_names_is_run(board: Path, tmp_path: Path) -> None:
    marker = tmp_path / "ran"
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\necho ran >> {marker}\ncat\n")
    program.chmod(0o755)
    base = commit_of(board, "HEAD")
    attributes = "*.yml filter=evil diff=evil merge=evil\n"
    committed(board, {".gitattributes": attributes, "content/.gitattributes": attributes, "content/jobs/b.yml": "c\n"})
    for setting in (
        "core.fsmonitor", "core.pager", "core.sshCommand", "filter.evil.clean", "filter.evil.smudge",
        "filter.evil.process", "diff.evil.textconv", "diff.evil.command", "diff.external", "pager.diff-tree",
    ):  # fmt: skip
        git(board, "config", setting, str(program))
    git(board, "config", "core.attributesFile", str(board / ".gitattributes"))
    git(board, "config", "core.hooksPath", str(tmp_path / "hooks"))
    for hook in ("post-checkout", "post-index-change", "reference-transaction", "fsmonitor-watchman"):
        written(tmp_path / "hooks", {hook: program.read_text()})
        (tmp_path / "hooks" / hook).chmod(0o755)
    written(board, {"content/jobs/a.yml": "dirty\n"})
    assert not marker.exists()
    assert "modified content/jobs/a.yml" in said(changed_since(board, base))
    assert not marker.exists()
    assert "modified content/jobs/b.yml" in said(changed_paths(board, base, "HEAD"))
    assert tree_at(board, "HEAD", tmp_path / "laid") == {}
    assert (tmp_path / "laid/content/jobs/b.yml").read_bytes() == b"c\n"
    assert not marker.exists()
