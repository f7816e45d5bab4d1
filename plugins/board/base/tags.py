"""The last tag of a board, and its day."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from board.base.running import GitFailed, git, text


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag, and the day on which it was set; of one without a note of its own, the day of its commit."""

    name: str
    day: date


def last_tag(folder: Path, zone: ZoneInfo) -> Tag | None:
    """The newest tag of the branch that a folder is on, its day by the board's clocks.

    None where there is no tag, no commit, no repository or no Git.
    """
    listed = ("for-each-ref", "--merged=HEAD", "--sort=-creatordate", "--count=1")
    try:
        answer = git(folder, *listed, "--format=%(creatordate:unix) %(refname:short)", "refs/tags")
    except GitFailed:
        return None
    moment, _, name = text(answer).strip().partition(" ")
    if not moment.isdigit():
        return None
    return Tag(name, datetime.fromtimestamp(int(moment), zone).date())
