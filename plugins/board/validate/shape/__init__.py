"""Whether a file has the shape of its kind, and everything that is wrong where it has not."""

from datetime import date

from board.problem import Problem
from board.read import Document
from board.validate.shape.gate import is_well_shaped

RECORDS = frozenset({"job", "talent", "application", "review", "pool"})


def shape_problems(document: Document, today: date | None = None) -> list[Problem]:
    """All that is wrong with the fields of one file, at the places to change; empty if it is right.

    With `today`, the days in the hints are days to come, and a file may be told what "today" means.
    """
    kind = shape_kind(document)
    if is_well_shaped(kind, document.data):
        return []
    # Imported late: it brings jsonschema along, 89 ms that a clean board need not spend.
    from board.validate.shape.explain import explained_problems

    return explained_problems(document, kind, today)


def shape_kind(document: Document) -> str:
    """The kind to judge a file by: a record that holds `removed` and nothing else is a tombstone."""
    if "removed" not in document.data or document.kind not in RECORDS:
        return document.kind
    names = {name for name in document.data if not name.startswith("x-")}
    return "tombstone" if names == {"removed"} else document.kind
