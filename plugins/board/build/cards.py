"""Has the card pictures drawn that previews of links show, each once, and keeps them for the builds to come."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from hashlib import blake2b
from pathlib import Path

from board.build.card_script import CardScript
from board.build.kept_drawings import DrawnSize, kept_drawings
from board.build.site import only_one
from board.derive.groups import Listings
from board.parallel import usable_processes
from board.render.language.words import Words
from board.render.outputs import Output
from board.render.parts.cards import Card, cards
from board.settings import BoardSettings

DRAWN_AS = "1"
"""Another number wherever the same card is drawn otherwise than before."""
TOKENS = "static/css/tokens.css"
PLAIN = "cards/board"
"""The card of every page whose own could not be read."""


@dataclass(frozen=True, slots=True)
class DrawnCards:
    """The card of each page, by the paths of both, and the files to write."""

    paths: Mapping[str, str]
    outputs: tuple[Output, ...]


def drawn_cards(listings: Listings, words: Words, settings: BoardSettings) -> DrawnCards:
    """The cards of a board, drawn now or earlier; none where the settings want none or the theme has no fonts."""
    folder, fonts = settings.cache / "cards", settings.theme / "fonts"
    wanted: dict[str, Card | None] = {}
    paths: dict[str, str] = {}
    files: dict[str, str] = {}
    if settings.cards and fonts.is_dir():
        script, look = CardScript(fonts), look_of(words, settings)
        for card in cards(listings, words, settings.cards):
            shown = readable(card, script)
            key = blake2b(f"{shown} {look}".encode(), digest_size=16).hexdigest()
            name = f"cards/{card.page.rstrip('/')}" if shown else PLAIN
            paths[card.page] = path = f"{name}-{key[:10]}.png"
            wanted[key] = shown
            files[path] = key
    elif not folder.exists():
        return DrawnCards({}, ())
    with only_one(settings.cache / "lock"):
        draw = partial(draw_card, settings, words.is_right_to_left)
        kept = kept_drawings(wanted, draw, folder, usable_processes(settings.processes))
    outputs = [Output(path, key, (folder / kept[key][0][0]).read_bytes) for path, key in files.items()]
    return DrawnCards(paths, tuple(outputs))


def readable(card: Card, script: CardScript) -> Card | None:
    """The card without the texts that no font here can show; None where its title is one of them."""
    title = script.shown(card.title)
    if title is None:
        return None
    points = tuple(shown for point in card.points if (shown := script.shown(point)))
    return replace(
        card,
        # Two pages that say the same have the same picture.
        page="",
        title=title,
        above=script.shown(card.above) or "",
        below=script.shown(card.below) or "",
        amount=script.shown(card.amount) or "",
        points=points,
    )


def look_of(words: Words, settings: BoardSettings) -> str:
    """All that a card depends on besides its own texts."""
    # Another Pillow may draw otherwise. Its number alone costs little to import.
    from PIL import __version__ as pillow

    look = blake2b(f"{DRAWN_AS} {pillow} {settings.site_name} {words.is_right_to_left}".encode(), digest_size=16)
    for file in (settings.theme / TOKENS, *sorted((settings.theme / "fonts").glob("*.ttf"))):
        look.update(file.read_bytes())
    return look.hexdigest()


def draw_card(settings: BoardSettings, is_mirrored: bool, folder: Path, key: str, card: Card | None) -> list[DrawnSize]:
    """Draw a card into a folder; None is the plain one."""
    # Pillow takes a while to import, and most builds draw nothing.
    from board.build.card_drawing import HEIGHT, WIDTH, CardPainter
    from board.build.theme_colors import ThemeColors

    fonts = settings.theme / "fonts"
    painter = CardPainter(
        fonts,
        ThemeColors.from_tokens(settings.theme / TOKENS),
        CardScript(fonts).shown(settings.site_name),
        is_mirrored,
    )
    name = f"{key}.png"
    (folder / name).write_bytes(painter.card(card) if card else painter.plain())
    return [(name, WIDTH, HEIGHT)]
