"""What a JSON Resume has no field for, kept under `meta.plainboard` so that a profile comes back whole."""

import json
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from typing import Any

from board.read.limits import MAX_LEVELS
from board.schema import fields

KEY = "plainboard"


def own_part(record: Mapping[str, Any], read_back: Mapping[str, Any], slug: str) -> dict[str, Any]:
    """What has to be kept of a profile of which an import would read back so much.

    `profile` holds each field that would not come back as it is, null if it should not come back at all;
    `read_as` says of each what the import made of the résumé's own fields, by a digest. So an import can tell
    whether somebody has changed them since.
    """
    names = [*record, *(name for name in read_back if name not in record)]
    kept = {name: record.get(name) for name in names if record.get(name) != read_back.get(name)}
    return {"slug": slug, "profile": kept, "read_as": {name: digest(read_back.get(name)) for name in kept}}


def with_own_part(read: Mapping[str, Any], meta: Any) -> tuple[dict[str, Any], str, list[str]]:
    """The profile with what was kept of it, the name of its file, and a sentence for each thing left out.

    A field whose part of the résumé was changed since the export is what it was changed to.
    """
    record = dict(read)
    own = meta.get(KEY) if isinstance(meta, dict) else None
    kept, read_as = (own.get("profile"), own.get("read_as")) if isinstance(own, dict) else (None, None)
    if not isinstance(own, dict) or not isinstance(kept, dict) or not isinstance(read_as, dict):
        return record, "", []
    left_out = []
    known = {field.name for field in fields("talent")}
    for name, value in kept.items():
        if name not in known and not name.startswith("x-"):
            left_out.append(f"{name[:60]}: a profile has no such field")
        elif is_too_deep(value):
            left_out.append(f"{name[:60]}: it nests deeper than any profile")
        elif read_as.get(name) != digest(read.get(name)):
            left_out.append(f"what was kept of {name[:60]}: the résumé has changed there since it was exported")
        elif value is None:
            record.pop(name, None)
        else:
            record[name] = value
    slug = own.get("slug")
    return record, slug if isinstance(slug, str) else "", left_out


def digest(value: Any) -> str:
    """The same for the same value, whatever the order of its keys."""
    return blake2b(json.dumps(value, sort_keys=True).encode(), digest_size=8).hexdigest()


def is_too_deep(value: Any) -> bool:
    """Whether a value nests deeper than a file of the board may."""
    level = [value]
    for _ in range(MAX_LEVELS):
        level = [inner for outer in level for inner in parts(outer)]
    return bool(level)


def parts(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        yield from value.values()
    elif isinstance(value, list):
        yield from value
