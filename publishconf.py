"""What differs in production: where the site lives."""

import os

from pelicanconf import *  # noqa: F403

# The publishing workflow passes the address of the board's pages.
SITEURL = os.environ.get("SITEURL", "https://commons-board.github.io/board")
