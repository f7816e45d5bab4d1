"""All that a board publishes on a day, from what its files say to the files of its site."""

from itertools import chain
from pathlib import Path

from board.build.cards import drawn_cards
from board.build.images import DrawnPictures
from board.build.site import Written, write_site
from board.cache import engine_digest
from board.derive.groups import board_listings
from board.derive.listing import job_listings, talent_listings
from board.lasting import lasting
from board.model import Board
from board.parallel import usable_processes
from board.render.api.files import api
from board.render.feeds import feeds
from board.render.pages.all_pages import other_pages, pages_of_jobs
from board.render.renderer import Renderer
from board.render.search.files import search
from board.render.sitemap import sitemap
from board.settings import BoardSettings


def publish(board: Board, pictures: DrawnPictures, settings: BoardSettings, *, into: Path) -> Written:
    """Write the site of a board into a folder."""
    jobs = job_listings(board, settings.today)
    listings = board_listings(board, jobs, talent_listings(board, jobs, settings.today))
    renderer = Renderer(settings, board.addresses, pictures.drawn)
    cards = drawn_cards(listings, renderer.words, settings)
    renderer.cards = cards.paths
    lasting(listings, renderer, cards)
    # What is soon listed comes first: it is rendered while the rest is listed. What shows the same rows and
    # entries stands together, so that one process renders each of them once.
    return write_site(
        chain(
            pages_of_jobs(listings, renderer),
            search(board, listings, renderer),
            api(board, listings, renderer),
        ),
        chain(
            feeds(listings, renderer),
            sitemap(board, listings, renderer),
            other_pages(board, listings, renderer),
            pictures.outputs,
            cards.outputs,
        ),
        into=into,
        cache=settings.cache,
        key=key(board, settings),
        processes=usable_processes(settings.processes),
    )


def key(board: Board, settings: BoardSettings) -> str:
    """What every output depends on besides its own inputs."""
    pages = sorted(board.addresses)
    return f"{engine_digest(settings.theme)} {board.vocabulary.digest} {settings.shown()} {pages}"
