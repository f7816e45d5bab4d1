"""`board preview`: the pages that a pull request changes, before and after it, as files to look at."""

import os
import subprocess
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

import click

from board.base import GitFailed, changed_paths, changed_since, commit_of, merge_base, top_folder, tree_at
from board.cli.board_folder import board_settings, published_config, published_config_option, setting_option, stop
from board.cli.board_records import refuse
from board.cli.build import pelican_command
from board.preview.changed_pages import ChangedPage, comparison
from board.preview.copies import Copier
from board.preview.overview import Overview, overview_page, picture_name, summary_lines, summary_sentence
from board.preview.pictures import SCREENS, NoPictures, browser, take_pictures
from board.proposal.file_changes import touched
from board.render.urls import Urls
from board.report import markdown, plain
from board.settings import BoardSettings

MOST = 20
BUILT, BUILT_WITHOUT_SOME = 0, 3


@click.command()
@click.option("--base", required=True, metavar="REF", help="Where the changes are to go: a branch or a commit.")
@click.option("--head", metavar="REF", help="The commit with the changes; by default the files as they lie here.")
@click.option(
    "--content", type=click.Path(path_type=Path), help="The content folder, where it is another repository's."
)
@click.option(
    "--into",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="Where to write it; a new folder, or an empty one.",
)
@click.option("--most", type=click.IntRange(1), default=MOST, show_default=True, help="Show no more pages than this.")
@click.option("--pictures/--no-pictures", default=True, help="Whether to take pictures, where there is a browser.")
@click.option("--browser", "chromium", metavar="PATH", help="The Chromium that takes them; by default the machine's.")
@published_config_option
@setting_option
def preview(
    base: str,
    head: str | None,
    content: Path | None,
    into: Path,
    most: int,
    pictures: bool,
    chromium: str | None,
    config: str | None,
    overrides: tuple[str, ...],
) -> None:
    """Show which pages a change of the content changes: each as it was and as it would be, and pictures of both.

    Both sites are built by the engine and with the settings of this folder. Exits with 0, also when no page changes,
    with 1 where the change touches more than the content, and with 2 when it could not run.
    """
    config = published_config(config)
    settings = board_settings(overrides, config)
    if content is not None:
        settings = replace(settings, content=content)
    if settings.content.is_symlink() or not settings.content.parent.is_dir():
        stop(f"there is no folder {settings.content}")
    if into.exists() and any(into.iterdir()):
        stop(f"{into} is not empty")
    try:
        change = proposed(settings, base, head)
    except GitFailed as error:
        stop(plain(str(error)))
    if change.outside:
        shown = ", ".join(map(plain, change.outside[:5])) + (" …" if len(change.outside) > 5 else "")
        refuse(f"it touches code: read it, nothing of it is built ({shown})")
    with TemporaryDirectory(prefix="board-preview-") as made:
        sides = {"before": Path(made) / "before", "after": Path(made) / "after"}
        notes = laid_out(settings, change, sides["before"], sides["after"])
        with ThreadPoolExecutor() as both:
            ran = both.map(partial(run_build, settings, config, overrides), sides.values())
            for name, build in zip(sides, ran, strict=True):
                notes += notes_of(build, name)
        overview = shown_pages(settings, change, sides, into, most, notes)
        if pictures and overview.shown:
            overview = with_pictures(overview, into, chromium or browser())
        write(overview, into)
    for line in overview.notes:
        click.echo(f"note: {plain(line)}", err=True)
    click.echo(f"{summary_sentence(overview)} See {into / 'index.html'}")


@dataclass(frozen=True, slots=True)
class Change:
    """A change of the content between two commits; without a `head` the second is what lies in the folder."""

    top: Path
    base: str
    head: str | None
    below: str
    inside: tuple[str, ...]
    outside: tuple[str, ...]


def proposed(settings: BoardSettings, base: str, head: str | None) -> Change:
    """What differs from the commit at which the change left its base. Raises GitFailed."""
    content = settings.content.absolute()
    top = top_folder(content.parent)
    below = (content.parent.resolve() / content.name).relative_to(top.resolve()).as_posix()
    commit = commit_of(top, head) if head else None
    left = merge_base(top, base, commit or "HEAD")
    changes = touched(changed_paths(top, left, commit) if commit else changed_since(top, left), f"{below}/")
    inside = tuple(path for one in changes.inside for path in one.paths)
    return Change(top, left, commit, below, inside, changes.outside)


def laid_out(settings: BoardSettings, change: Change, before: Path, after: Path) -> list[str]:
    """Lay out the content of both commits; returns what is to be said about it."""
    notes = []
    try:
        tree_at(change.top, change.base, before / "content", change.below)
        if change.head:
            left_out = tree_at(change.top, change.head, after / "content", change.below)
            notes += [f"content/{path} is not shown: {why}" for path, why in sorted(left_out.items())]
    except GitFailed as error:
        stop(plain(str(error)))
    return notes


def run_build(
    settings: BoardSettings, config: str, overrides: Sequence[str], side: Path
) -> subprocess.CompletedProcess[str]:
    """Build one of the sites, in a process of its own."""
    content = side / "content"
    own = {
        "PATH": str(content if content.is_dir() else settings.content.absolute()),
        "BOARD_CACHE": str(side / "cache"),
        "BOARD_SKIP_INVALID": "true",
        # Nothing on a page shows them.
        "BOARD_CARDS": "0",
    }
    command = pelican_command(config, str(side / "site"), [*overrides, *(f"{key}={text}" for key, text in own.items())])
    # Both sites are of one day, also around midnight.
    environment = os.environ | {"BOARD_TODAY": settings.today.isoformat()}
    return subprocess.run(command, capture_output=True, text=True, errors="replace", check=False, env=environment)


def notes_of(build: subprocess.CompletedProcess[str], name: str) -> list[str]:
    """What is to be said about how a build ended; ends with 2 where there is no site."""
    if build.returncode not in (BUILT, BUILT_WITHOUT_SOME):
        last = plain(" ".join(build.stderr.splitlines()[-3:]))
        stop(f"the site {name} the change cannot be built: {last}")
    if build.returncode == BUILT_WITHOUT_SOME:
        return [
            f"{name.capitalize()} the change some files have errors; they are left out here, and the check names them."
        ]
    return []


def shown_pages(
    settings: BoardSettings, change: Change, sides: dict[str, Path], into: Path, most: int, notes: Sequence[str]
) -> Overview:
    """Compare the sites, and copy the pages that tell most."""
    sites = {name: side / "site" for name, side in sides.items()}
    found = comparison(sites["before"], sites["after"], change.inside)
    shown = found.pages[:most]
    for name, site in sites.items():
        pages = [page.path for page in shown if is_on(page, name)]
        copier = Copier(site, into / name, Urls.from_settings(settings), frozenset(pages))
        for path in pages:
            copier.copy(path)
    return Overview(board=settings.site_name, shown=shown, found=found, has_pictures=False, notes=tuple(notes))


def is_on(page: ChangedPage, side: str) -> bool:
    return page.was_there if side == "before" else page.is_there


def with_pictures(overview: Overview, into: Path, chromium: str | None) -> Overview:
    """Take the pictures, or say why there are none."""
    if chromium is None:
        return replace(overview, notes=(*overview.notes, "There is no browser here, so there are no pictures."))
    try:
        for screen in SCREENS:
            pairs = [
                (into / side / page.path, into / picture_name(number, side, screen))
                for number, page in enumerate(overview.shown)
                for side in ("before", "after")
                if is_on(page, side)
            ]
            take_pictures(chromium, pairs, screen)
    except NoPictures as failure:
        return replace(overview, notes=(*overview.notes, f"There are no pictures: {failure}."))
    return replace(overview, has_pictures=True)


def write(overview: Overview, into: Path) -> None:
    """The page over the pages, its style, and the same as Markdown."""
    theme = Path(__file__).resolve().parents[3] / "theme"
    try:
        into.mkdir(parents=True, exist_ok=True)
        copyfile(theme / "static" / "preview.css", into / "preview.css")
        (into / "index.html").write_text(overview_page(overview), encoding="utf-8", newline="\n")
        lines = summary_lines(overview, markdown)
        (into / "summary.md").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    except OSError as error:
        stop(f"{error.filename}: {error.strerror}")
