"""The Pelican adapter: one generator that publishes the board."""

import gc
import sys
from itertools import chain
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import Generator

from board.build.cards import drawn_cards
from board.build.images import drawn_pictures
from board.build.site import write_site
from board.cache import engine_digest
from board.derive.groups import board_listings
from board.derive.listing import job_listings, talent_listings
from board.load import WrongContent, load_board
from board.parallel import usable_processes
from board.problem import Severity, sorted_problems
from board.render.api.files import api
from board.render.feeds import feeds
from board.render.pages.all_pages import other_pages, pages_of_jobs
from board.render.renderer import Renderer
from board.render.search.files import search
from board.render.sitemap import sitemap
from board.report import on_one_line, text_report
from board.usable import UnusableSettings, usable_settings

UNUSABLE, INCOMPLETE, REFUSED = 2, 3, 4
"""Exit codes: the settings cannot be used; all was built but the files with errors; nothing was built because of them.

1 is what Python and Pelican end with when they break down, so it can be neither.
"""


class BoardGenerator(Generator):  # type: ignore[misc]
    """Publishes the board, afresh, each time Pelican builds the site."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        try:
            self.board_settings = usable_settings(self.settings)
        except UnusableSettings as unusable:
            print(f"board: {unusable}", file=sys.stderr)
            raise SystemExit(UNUSABLE) from unusable
        if gc.get_freeze_count():
            # `pelican -r` builds again and again in one process: what the last build left can go now.
            gc.unfreeze()
            gc.collect()
        # One pass over ten thousand records makes no garbage worth looking for, and looking costs a third.
        gc.disable()
        # Pelican may empty the output folder between here and generate_output:
        # wrong content must stop the build now, while the last good site still stands.
        try:
            self.board, problems = load_board(self.board_settings)
            self.pictures = drawn_pictures(self.board, self.board_settings)
        except WrongContent as wrong:
            print(text_report(wrong.problems), file=sys.stderr)
            print(f"board: {wrong}", file=sys.stderr)
            raise SystemExit(REFUSED) from wrong
        self.problems = tuple(sorted_problems([*problems, *self.pictures.problems]))

    def generate_output(self, _writer: object) -> None:
        # Not writer.write_file: it copies the whole context for every page.
        settings = self.board_settings
        jobs = job_listings(self.board, settings.today)
        listings = board_listings(self.board, jobs, talent_listings(self.board, jobs, settings.today))
        renderer = Renderer(settings, self.board.addresses, self.pictures.drawn)
        cards = drawn_cards(listings, renderer.words, settings)
        renderer.cards = cards.paths
        # What is soon listed comes first: it is rendered while the rest is listed. What shows the same rows and
        # entries stands together, so that one process renders each of them once.
        result = write_site(
            chain(
                pages_of_jobs(listings, renderer),
                search(self.board, listings, renderer),
                api(self.board, listings, renderer),
            ),
            chain(
                feeds(listings, renderer),
                sitemap(self.board, listings, renderer),
                other_pages(self.board, listings, renderer),
                self.pictures.outputs,
                cards.outputs,
            ),
            into=Path(self.output_path),
            cache=settings.cache,
            key=self.key(),
            processes=usable_processes(settings.processes),
        )
        gc.enable()
        # All that is still here stays to the end; looking through it once more on the way out takes a while.
        gc.freeze()
        if self.problems:
            print(text_report(self.problems), file=sys.stderr)
        print(
            f"board: {result.written} files written, {result.unchanged} unchanged, {result.deleted} deleted "
            f"in {self.output_path}",
            file=sys.stderr,
        )
        left_out = {problem.location.file for problem in self.problems if problem.severity is Severity.ERROR}
        if left_out:
            names = ", ".join(on_one_line(file) for file in sorted(left_out))
            print(f"board: left out because of errors: {names}", file=sys.stderr)
            raise SystemExit(INCOMPLETE)

    def key(self) -> str:
        """What every output depends on besides its own inputs."""
        settings = self.board_settings
        pages = sorted(self.board.addresses)
        return f"{engine_digest(settings.theme)} {self.board.vocabulary.digest} {settings.shown()} {pages}"


def board_generator(_pelican: object) -> type[BoardGenerator]:
    return BoardGenerator


def register() -> None:
    # Pelican keeps only a weak reference: connect module-level functions, never lambdas.
    signals.get_generators.connect(board_generator)
