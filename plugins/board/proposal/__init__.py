"""A pull request: what it does to the board, whether it may, and how to say so."""

from board.proposal.judging import Judged, judged
from board.proposal.summary import summary

__all__ = ["Judged", "judged", "summary"]
