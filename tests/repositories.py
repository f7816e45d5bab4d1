"""Git repositories as the tests need them: made by the tests, never this one."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

PERSON = {
    f"GIT_{role}_{what}": value
    for role in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "Ana"), ("EMAIL", "ana@board.example"), ("DATE", "2026-11-14T12:00:00+00:00"))
}


def git(folder: Path, *words: str, given: bytes = b"", **environment: str) -> str:
    """What Git says in a folder, with no settings but the repository's own."""
    answer = subprocess.run(
        ["git", "-C", str(folder), *words],
        input=given,
        capture_output=True,
        env={"PATH": os.environ["PATH"], "HOME": str(folder), "GIT_CONFIG_NOSYSTEM": "1"} | PERSON | environment,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr.decode(errors="replace")
    return answer.stdout.decode(errors="surrogateescape").strip()


def repository(folder: Path) -> Path:
    """An empty repository."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "--quiet", "--initial-branch=main")
    return folder


def written(folder: Path, files: Mapping[str, str | bytes | None]) -> None:
    """Write these files into a folder; None deletes one."""
    for name, content in files.items():
        path = folder / name
        if content is None:
            path.unlink()
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def committed(folder: Path, files: Mapping[str, str | bytes | None], message: str = "change") -> str:
    """A commit of everything in the folder, with these files written first; its name."""
    written(folder, files)
    git(folder, "add", "--all", "--force")
    git(folder, "commit", "--quiet", "--allow-empty", "-m", message)
    return git(folder, "rev-parse", "HEAD")
