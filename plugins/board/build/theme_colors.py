"""The theme's colours for what no style sheet reaches: card pictures and mail."""

import re
from dataclasses import dataclass
from math import cos, hypot, radians, sin
from pathlib import Path
from typing import Self

from PIL import ImageColor

Color = tuple[int, int, int]

TOKEN = re.compile(r"--([\w-]+):\s*([^;]+);")
SAME = re.compile(r"var\(--([\w-]+)\)")
NUMBER = r"(\d*\.?\d+)"
OKLCH = re.compile(rf"oklch\({NUMBER} {NUMBER} {NUMBER}\)")
FROM = re.compile(rf"oklch\(from var\(--([\w-]+)\) {NUMBER} (?:min\(c, {NUMBER}\)|c) h\)")


@dataclass(frozen=True, slots=True)
class ThemeColors:
    """The meanings that are needed; the fallback is the light page of the theme as it comes."""

    page: Color = (255, 255, 255)
    text: Color = (25, 28, 35)
    quiet: Color = (86, 90, 98)
    action: Color = (37, 75, 165)
    on_action: Color = (255, 255, 255)

    @classmethod
    def from_tokens(cls, path: Path, *, is_dark: bool = False) -> Self:
        """The meanings `--color-page`, `--color-text` and so on, of a light page or of a dark one."""
        light, _, others = path.read_text(encoding="utf-8").partition("@media")
        tokens = dict(TOKEN.findall(light))
        if is_dark:
            dark = next((part for part in others.split("@media") if "prefers-color-scheme: dark" in part), "")
            tokens |= dict(TOKEN.findall(dark))
        fallback = DARK if is_dark else cls()
        found = {}
        for name in cls.__slots__:
            try:
                found[name] = color_of(f"var(--color-{name.replace('_', '-')})", tokens)
            except (KeyError, ValueError, RecursionError):
                # A colour written in a way that we do not read; CSS has many.
                found[name] = getattr(fallback, name)
        return cls(**found)


DARK = ThemeColors((16, 18, 22), (228, 232, 240), (165, 169, 178), (129, 169, 255), (16, 18, 22))


def color_of(written: str, tokens: dict[str, str]) -> Color:
    """A colour as the tokens write it; raises KeyError or ValueError for what is written otherwise."""
    written = written.strip()
    if same := SAME.fullmatch(written):
        return color_of(tokens[same[1]], tokens)
    if plain := OKLCH.fullmatch(written):
        return srgb(float(plain[1]), float(plain[2]), radians(float(plain[3])))
    if relative := FROM.fullmatch(written):
        chroma, green_red, blue_yellow = chroma_of(color_of(tokens[relative[1]], tokens))
        wanted = min(chroma, float(relative[3])) if relative[3] else chroma
        share = wanted / chroma if chroma else 0.0
        return oklab_srgb(float(relative[2]), green_red * share, blue_yellow * share)
    red, green, blue, *_ = ImageColor.getrgb(written)
    return red, green, blue


# The matrices are those of B. Ottosson, "A perceptual color space for image processing", as CSS Color 4 uses them.
def chroma_of(color: Color) -> tuple[float, float, float]:
    """The chroma of a colour, and its two axes in Oklab."""
    red, green, blue = (linear(part / 255) for part in color)
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    green_red = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    blue_yellow = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    return hypot(green_red, blue_yellow), green_red, blue_yellow


def srgb(lightness: float, chroma: float, hue: float) -> Color:
    return oklab_srgb(lightness, chroma * cos(hue), chroma * sin(hue))


def hex_color(color: Color) -> str:
    return "#" + "".join(f"{part:02x}" for part in color)


def oklab_srgb(lightness: float, green_red: float, blue_yellow: float) -> Color:
    """A colour of Oklab, each part brought into what a screen can show."""
    long = (lightness + 0.3963377774 * green_red + 0.2158037573 * blue_yellow) ** 3
    middle = (lightness - 0.1055613458 * green_red - 0.0638541728 * blue_yellow) ** 3
    short = (lightness - 0.0894841775 * green_red - 1.2914855480 * blue_yellow) ** 3
    red, green, blue = (
        round(255 * gamma(min(1.0, max(0.0, part))))
        for part in (
            4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
            -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
            -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
        )
    )
    return red, green, blue


def linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def gamma(part: float) -> float:
    return 12.92 * part if part <= 0.0031308 else float(1.055 * part ** (1 / 2.4) - 0.055)
