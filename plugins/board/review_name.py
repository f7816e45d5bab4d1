"""What the name of a review says: between whom it is, which of the two speaks, and what that one can judge."""

import re
from typing import NamedTuple

BY_CLIENT, BY_TALENT = "client", "talent"
ASPECTS = {
    BY_CLIENT: ("quality", "communication", "timeliness", "expertise", "value"),
    BY_TALENT: ("clarity", "communication", "payment"),
}
CLAIMS = {BY_CLIENT: ("on_time", "within_budget"), BY_TALENT: ("paid",)}

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
