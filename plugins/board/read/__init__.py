"""Reading: a YAML file as a Document, or every mistake that keeps it from being one."""

from board.read.corrected import corrected
from board.read.document import Document, read_document
from board.read.limits import MAX_BYTES, MAX_LEVELS

__all__ = ["MAX_BYTES", "MAX_LEVELS", "Document", "corrected", "read_document"]
