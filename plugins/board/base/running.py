"""Runs Git on a repository that may mean harm: nothing that the repository names is run, nothing is fetched."""

import os
import subprocess
from pathlib import Path

# Each of these could name a program to run, or a file outside the repository to obey.
# https://git-scm.com/docs/git-config
_SAFE = (
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    f"core.attributesFile={os.devnull}",
    "core.protectNTFS=true",
    "core.protectHFS=true",
    "protocol.allow=never",
    "safe.bareRepository=explicit",
    "submodule.recurse=false",
    "diff.ignoreSubmodules=dirty",
)
_SETTINGS = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_ATTR_NOSYSTEM": "1",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
# Where a search for the repository ends is no part of it.
_KEPT = frozenset(("GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM"))


class GitFailed(Exception):
    """Git could not answer; the message is a sentence for whoever runs a command."""


def git(folder: Path, *arguments: str, given: bytes = b"") -> bytes:
    """What Git prints, run in a folder with these words after `git`, and `given` to read.

    Raises GitFailed with Git's own first words where it fails, or is not there.
    """
    options = [word for setting in _SAFE for word in ("-c", setting)]
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name in _KEPT}
    try:
        answer = subprocess.run(
            ["git", "--no-pager", "-C", str(folder), *options, *arguments],  # noqa: S607 - whichever Git is installed
            input=given,
            capture_output=True,
            check=False,
            env=inherited | _SETTINGS,
        )
    except OSError as error:
        raise GitFailed(f"Git does not run here: {error.strerror}") from error
    if answer.returncode:
        said = text(answer.stderr).strip().split("\n")[0] or f"git {arguments[0]} ended with {answer.returncode}"
        raise GitFailed(said)
    return answer.stdout


def text(raw: bytes) -> str:
    """Git's bytes as text; what is no UTF-8 in a file's name comes back as the same bytes (PEP 383)."""
    return raw.decode("utf-8", "surrogateescape")


def top_folder(folder: Path) -> Path:
    """The top folder of the repository that a folder lies in. Raises GitFailed where it lies in none."""
    return Path(text(git(folder, "rev-parse", "--show-toplevel")).rstrip("\n"))


def commit_of(folder: Path, ref: str) -> str:
    """The full name of the commit that a branch, a tag or a short name stands for. Raises GitFailed for none."""
    if not ref or ref.startswith("-") or "\0" in ref:
        raise GitFailed(f"{ref!r} is no name of a commit")
    try:
        found = git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
    except GitFailed as unknown:
        top_folder(folder)
        raise GitFailed(f"{ref!r} is no commit that this repository knows") from unknown
    return text(found).strip()


def merge_base(folder: Path, ref: str, head: str = "HEAD") -> str:
    """The commit from which `head` left `ref`. Raises GitFailed where the two have none in common here."""
    ours, theirs = commit_of(folder, head), commit_of(folder, ref)
    try:
        return text(git(folder, "merge-base", ours, theirs)).strip()
    except GitFailed as strangers:
        raise GitFailed(f"{ref!r} and {head!r} have no commit in common here; fetch more of the history") from strangers
