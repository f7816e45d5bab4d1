"""Every setting of a board with its default; a board's `pelicanconf.py` starts from here and overrides.

With `publishconf.py` the only reader of the clock and the environment.
"""

import os
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

ENGINE = Path(__file__).resolve().parents[2]

# --- what a community sets -------------------------------------------------------------------------

# The board's name, in the header, the titles and the feeds.
SITENAME = "Plainboard"

# One sentence under the name: what the board is for.
BOARD_TAGLINE = "Small jobs, clearly described, on a board that anyone can read and run"

# Where the site will live, without a slash at the end; a path after the host works too
# (`https://org.github.io/board`). `publishconf.py` sets it for production.
SITEURL = os.environ.get("SITEURL", "http://localhost:8000")

# The board's language (BCP 47): that of its own words, its dates and its numbers.
DEFAULT_LANG = "en"

# Days begin and end in this time zone (IANA): a job is open to the end of its last day there.
TIMEZONE = "UTC"

# The board's repository on its forge, and the branch that is published. "" hides the links that need it.
BOARD_REPOSITORY = ""
BOARD_BRANCH = "main"

# An address for reports and for people without an account. "" hides it.
BOARD_EMAIL = ""

# Logins that may change any record.
BOARD_MAINTAINERS: tuple[str, ...] = ()

# Who names the feeds' entries, as "domain,year" (RFC 4151). Set once, for ever: readers know entries by it.
BOARD_FEED_AUTHORITY = "plainboard.example,2026"

# Soften a rule to "warning", or switch it "off", by its id: {"paid-without-amount": "warning"}.
# The rules that keep people safe cannot be changed.
BOARD_RULES: dict[str, str] = {}

# Jobs on one page of a list, and entries in one feed (0 = all).
BOARD_PAGE_SIZE = 25
BOARD_FEED_SIZE = 100

# Publish everything as JSON too, for other programs, at `api/v1/`.
BOARD_API = True

# The address of the licence under which the records and pages may be used, for the API. "" says nothing.
BOARD_LICENCE = ""

# How many jobs (the newest) and how many profiles (the first of the list) get a picture of their own, which previews
# of their links show; 0 = none. Drawing one takes a hundredth of a second, once; each has some 20 kilobytes.
BOARD_CARDS = 1000

# A search on the lists of jobs and people, with its index. Without it they have their lists and links.
BOARD_SEARCH = True

# --- how a build runs ------------------------------------------------------------------------------

# The day the board is built for (YYYY-MM-DD); what is open follows from it. "" is today in TIMEZONE.
# The environment's BOARD_TODAY goes before it.
BOARD_TODAY = ""

# Publish without the files that have errors (and end with a failure) instead of building nothing.
BOARD_SKIP_INVALID = os.environ.get("BOARD_SKIP_INVALID", "false")

# Processes that render pages; 0 = as many as there are processors.
BOARD_PROCESSES = 0

# What a rebuild remembers. It may be deleted at any time.
BOARD_CACHE = ".board"

# --- Pelican: it runs the build, and reads no content itself ----------------------------------------

PATH = "content"
OUTPUT_PATH = "output"
THEME = str(ENGINE / "theme")
PLUGINS = ["board.plugin"]

# Its own readers would publish raw HTML and follow `save_as`; ours reads Markdown and cleans it.
READERS: dict[str, None] = dict.fromkeys(("html", "htm", "md", "markdown", "mkd", "mdown", "rst"))
ARTICLE_PATHS: list[str] = []
PAGE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
DIRECT_TEMPLATES: list[str] = []
THEME_STATIC_PATHS: list[str] = []
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
ARCHIVES_SAVE_AS = AUTHORS_SAVE_AS = CATEGORIES_SAVE_AS = TAGS_SAVE_AS = ""
FEED_ALL_ATOM = FEED_ALL_RSS = CATEGORY_FEED_ATOM = CATEGORY_FEED_RSS = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = TAG_FEED_ATOM = TAG_FEED_RSS = TRANSLATION_FEED_ATOM = None

# The last good site stands until the new one is complete.
DELETE_OUTPUT_DIRECTORY = False
CACHE_CONTENT = False
LOAD_CONTENT_CACHE = False


def board_today(settings: Mapping[str, Any]) -> date:
    """The day to build for: the environment's, else the settings', else today in the board's time zone."""
    written = os.environ.get("BOARD_TODAY") or settings["BOARD_TODAY"]
    return date.fromisoformat(written) if written else datetime.now(ZoneInfo(settings["TIMEZONE"])).date()
