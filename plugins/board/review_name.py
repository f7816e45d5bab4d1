"""What the name of a review says: between whom it is, and which of the two speaks."""

import re
from typing import NamedTuple

BY_CLIENT, BY_TALENT = "client", "talent"

_NAME = re.compile(rf"([^/]+)/(.+)-by-({BY_CLIENT}|{BY_TALENT})")


class Parties(NamedTuple):
    """The job, the profile, and which of the two sides speaks: `client` or `talent`."""

    job: str
    talent: str
    by: str


def parties(slug: str) -> Parties | None:
    """What `JOB/PROFILE-by-client` or `JOB/PROFILE-by-talent` says, or None where a name says nothing."""
    found = _NAME.fullmatch(slug)
    return Parties(*found.groups()) if found else None
