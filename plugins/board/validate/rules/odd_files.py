"""What Git can put in the place of a file, and no board needs."""

from collections.abc import Iterator

from board.problem import Problem, Severity
from board.validate.proposal import Proposal


def submodule(proposal: Proposal) -> Iterator[Problem]:
    """A submodule shows what lies in another repository, which can change without anybody looking."""
    for change in proposal.changes:
        if change.mode == "160000":
            yield Problem(
                id="submodule",
                location=change.at(),
                message=f"{change.file} is another repository, not a file",
                hint="put the files themselves in its place, without the folder .git",
            )


def executable_file(proposal: Proposal) -> Iterator[Problem]:
    """A file that may be run is a program to whoever finds it, and no record is one."""
    for change in proposal.changes:
        if change.mode == "100755" and change.old_mode != "100755":
            yield Problem(
                id="executable-file",
                location=change.at(),
                message=f"{change.file} may be executed",
                hint=f"run: git update-index --chmod=-x {change.file}",
                severity=Severity.WARNING,
            )
