"""Mending: what is mechanical in a wrong file is put right, and every step is proved to keep what was readable."""

from board.edit.mending.mended import Mended, mended
from board.edit.mending.page import page_mended
from board.edit.mending.subject import Mend, Subject

__all__ = ["Mend", "Mended", "Subject", "mended", "page_mended"]
