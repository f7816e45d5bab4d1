"""This board's settings; `board.defaults` explains each one and lists the others."""

from board.defaults import *  # noqa: F403

SITENAME = "Commons Board"
BOARD_TAGLINE = "Small paid jobs for free software, open data and the people who look after them"
DEFAULT_LANG = "en-GB"
TIMEZONE = "Europe/Brussels"

BOARD_REPOSITORY = "https://github.com/commons-board/board"
BOARD_EMAIL = "desk@commons-board.example"
BOARD_MAINTAINERS = ("commons-desk",)
BOARD_FEED_AUTHORITY = "commons-board.example,2026"

# The demo's jobs are dated around this day. Delete the line on a board of your own: it then follows the calendar.
BOARD_TODAY = "2026-11-22"
