"""Draws a card: a picture of 1200 × 630, the size that every preview of a link takes."""

from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from board.build.card_script import needs_shaping
from board.build.card_text import PITCH, FittedText, fitted
from board.build.theme_colors import Color, ThemeColors
from board.render.parts.cards import Card

WIDTH, HEIGHT = 1200, 630
MARGIN = 72
BAND = 88
"""The height of the stripe at the foot, which bears the board's name."""
ROOM = WIDTH - 2 * MARGIN
# How far letters may reach over their line and under it, marks and all, in sizes of the letters.
RISE, FALL = 1.35, 0.65
SHADES = 16
"""Steps from the ground to the ink. The eye sees no more on an edge, and a picture of few colours is small."""
BOLD, REGULAR = "Bold", "Regular"


@dataclass(frozen=True, slots=True)
class Ink:
    """The colours from a ground to an ink, as a run of the palette that begins at `first`."""

    first: int
    ground: Color
    ink: Color

    def colors(self) -> list[int]:
        parts = []
        for step in range(SHADES):
            share = step / (SHADES - 1)
            parts += [round(low + (high - low) * share) for low, high in zip(self.ground, self.ink, strict=True)]
        return parts

    def shades(self) -> list[int]:
        """The place in the palette for each of 256 strengths of a letter's edge."""
        return [self.first + strength * (SHADES - 1) // 255 for strength in range(256)]


@dataclass
class CardPainter:
    """Draws the cards of one board; `is_mirrored` where the board's own language is read from the right."""

    fonts: Path
    colors: ThemeColors
    board: str | None
    is_mirrored: bool
    inks: dict[str, Ink] = field(init=False)

    def __post_init__(self) -> None:
        colors = self.colors
        pairs = {
            "text": (colors.page, colors.text),
            "quiet": (colors.page, colors.quiet),
            "action": (colors.page, colors.action),
            "on_action": (colors.action, colors.on_action),
        }
        self.inks = {name: Ink(number * SHADES, *pair) for number, (name, pair) in enumerate(pairs.items())}

    def plain(self) -> bytes:
        """The board's name and colours: the card of what cannot be written."""
        canvas = self.canvas()
        action = self.inks["on_action"]
        canvas.paste(action.first, (0, 0, WIDTH, HEIGHT))
        if self.board:
            name = self.fitted(self.board, BOLD, (104, 84, 68, 56, 44), 300)
            self.write(canvas, name, BOLD, "on_action", (HEIGHT - name.height) // 2, is_mirrored=self.is_mirrored)
        return as_png(canvas)

    def card(self, card: Card) -> bytes:
        """A record's card, whose texts the fonts can show."""
        canvas = self.canvas()
        canvas.paste(self.inks["on_action"].first, (0, HEIGHT - BAND, WIDTH, HEIGHT))
        if self.board:
            name = self.fitted(self.board, BOLD, (34, 28), BAND)
            top = HEIGHT - BAND + (BAND - name.height) // 2
            self.write(canvas, name, BOLD, "on_action", top, is_mirrored=self.is_mirrored)
        amount = self.fitted(card.amount, BOLD, (50, 42, 34), 64) if card.amount else None
        points = self.fitted(" · ".join(card.points), REGULAR, (34, 30, 26), 44) if card.points else None
        bottom = HEIGHT - BAND - 40
        for text, weight, ink in ((points, REGULAR, "quiet"), (amount, BOLD, "action")):
            if text:
                bottom -= text.height
                self.write(canvas, text, weight, ink, bottom, is_mirrored=self.is_mirrored)
        top = 56
        if card.above:
            above = self.fitted(card.above, REGULAR, (36, 30), 46)
            self.write(canvas, above, REGULAR, "quiet", top, is_mirrored=card.is_right_to_left)
            top += above.height + 4
        room = bottom - top - 16
        below = self.fitted(card.below, REGULAR, (42, 38, 34), room // 2) if card.below else None
        title = self.fitted(card.title, BOLD, (76, 68, 60, 54, 48, 42, 36), room - (below.height if below else 0))
        self.write(canvas, title, BOLD, "text", top, is_mirrored=card.is_right_to_left)
        if below:
            self.write(canvas, below, REGULAR, "quiet", top + title.height, is_mirrored=card.is_right_to_left)
        return as_png(canvas)

    def canvas(self) -> Image.Image:
        canvas = Image.new("P", (WIDTH, HEIGHT), self.inks["text"].first)
        canvas.putpalette([part for ink in self.inks.values() for part in ink.colors()])
        return canvas

    def fitted(self, text: str, weight: str, sizes: tuple[int, ...], height: int) -> FittedText:
        def measure(part: str, size: int) -> float:
            shaped = needs_shaping(part)
            return font(self.fonts, weight, size, shaped).getlength(part, direction=direction(shaped, self.is_mirrored))

        return fitted(text, sizes, ROOM, height, measure)

    def write(
        self, canvas: Image.Image, text: FittedText, weight: str, ink: str, top: int, *, is_mirrored: bool
    ) -> None:
        """Put lines on the canvas, from the edge at which reading begins; only what is ink covers what is there."""
        shades, pitch = self.inks[ink].shades(), round(text.size * PITCH)
        rise, fall = round(text.size * RISE), round(text.size * FALL)
        for number, line in enumerate(text.lines):
            shaped = needs_shaping(line)
            mask = Image.new("L", (WIDTH, rise + fall))
            ImageDraw.Draw(mask).text(
                (WIDTH - MARGIN if is_mirrored else MARGIN, rise),
                line,
                fill=255,
                font=font(self.fonts, weight, text.size, shaped),
                anchor="rs" if is_mirrored else "ls",
                direction=direction(shaped, is_mirrored),
            )
            # The letters stand on a line that leaves as much over them as under them.
            place = (0, top + number * pitch + text.size - rise)
            canvas.paste(mask.point(shades), place, mask.point([0, *[255] * 255]))


def direction(shaped: bool, is_mirrored: bool) -> str | None:
    """The way a line runs, for letters that are shaped; Pillow's own layout knows no other than from the left."""
    return ("rtl" if is_mirrored else "ltr") if shaped else None


@cache
def font(folder: Path, weight: str, size: int, shaped: bool) -> ImageFont.FreeTypeFont:
    """A font in a size. Plain texts are laid out by Pillow alone, so that they look alike on every system."""
    layout = ImageFont.Layout.RAQM if shaped else ImageFont.Layout.BASIC
    return ImageFont.truetype(folder / f"NotoSans-{weight}.ttf", size, layout_engine=layout)


def as_png(canvas: Image.Image) -> bytes:
    content = BytesIO()
    canvas.save(content, "PNG", compress_level=6)
    return content.getvalue()
