"""A file name that no record of the board has, or had."""

from collections.abc import Iterator

from board.files import RESERVED_NAMES, WINDOWS_NAMES
from board.importing.slugs import free_slug, slug_from
from board.validate.content import Content


def free_name(kind: str, texts: Iterator[str], content: Content) -> str:
    """The first of some texts that can be a name, with a number behind it where the name is taken."""
    slug = next(filter(None, map(slug_from, texts)), kind)
    return free_slug(slug, taken_names(kind, content))


def taken_names(kind: str, content: Content) -> frozenset[str]:
    """The names that a new record of a kind must not have."""
    records = [record for record in content.records if record.kind == kind]
    return frozenset(
        [record.slug for record in records]
        + [former for record in records for former in record.get("former_slugs", ())]
        + [picture.partition("/")[0] for picture in content.pictures]
    ).union(content.broken.get(kind, ()), content.removed.get(kind, ()), RESERVED_NAMES, WINDOWS_NAMES)
