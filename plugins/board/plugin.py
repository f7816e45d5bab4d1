"""The Pelican adapter: one generator that publishes the board."""

import gc
import sys
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import Generator

from board.lasting import lasting
from board.load import WrongContent, load_board
from board.problem import Severity, sorted_problems
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
            # Half of the engine is imported while another process begins to read.
            self.board, problems = load_board(self.board_settings, partial(import_module, "board.publishing"))
            from board.build.images import drawn_pictures

            self.pictures = drawn_pictures(self.board, self.board_settings)
        except WrongContent as wrong:
            print(text_report(wrong.problems), file=sys.stderr)
            print(f"board: {wrong}", file=sys.stderr)
            raise SystemExit(REFUSED) from wrong
        self.problems = tuple(sorted_problems([*problems, *self.pictures.problems]))

    def generate_output(self, _writer: object) -> None:
        from board.publishing import publish

        # Not writer.write_file: it copies the whole context for every page.
        result = publish(self.board, self.pictures, self.board_settings, into=Path(self.output_path))
        # All that is still here stays to the end; looking through it once more on the way out takes a while.
        lasting(self.board, self.pictures)
        gc.freeze()
        gc.enable()
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


def board_generator(_pelican: object) -> type[BoardGenerator]:
    return BoardGenerator


def register() -> None:
    # Pelican keeps only a weak reference: connect module-level functions, never lambdas.
    signals.get_generators.connect(board_generator)
