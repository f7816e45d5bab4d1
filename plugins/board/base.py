"""What Git knows of a board: so far the day of its last tag; the only module that runs Git."""

import subprocess
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag, and the day on which it was set; of one without a note of its own, the day of its commit."""

    name: str
    day: date


def last_tag(folder: Path, zone: ZoneInfo) -> Tag | None:
    """The newest tag of the branch that a folder is on, its day by the board's clocks.

    None where there is no tag, no commit, no repository or no Git.
    """
    command = ["git", "-C", str(folder), "for-each-ref", "--merged=HEAD", "--sort=-creatordate", "--count=1"]
    try:
        answer = subprocess.run(
            [*command, "--format=%(creatordate:unix) %(refname:short)", "refs/tags"],
            capture_output=True,
            check=False,
        )
    except OSError:
        return None
    moment, _, name = answer.stdout.decode(errors="surrogateescape").strip().partition(" ")
    if answer.returncode or not moment.isdigit():
        return None
    return Tag(name, datetime.fromtimestamp(int(moment), zone).date())
