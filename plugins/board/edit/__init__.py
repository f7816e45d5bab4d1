"""A changed value as a change of bytes at its position; every other byte stays."""

from board.edit.changes import CannotEdit, with_item, with_value, without

__all__ = ["CannotEdit", "with_item", "with_value", "without"]
