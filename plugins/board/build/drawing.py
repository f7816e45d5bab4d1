"""A picture as the site shows it: decoded by Pillow, upright, small, in sRGB, without whatever else its file says."""

import warnings
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageCms, ImageOps

from board.derive.pictures import PictureUse
from board.picture_file import MAX_PICTURE_PIXELS
from board.picture_header import picture_header

# Pillow's own guard; ours is that a picture's size is known from its header before Pillow opens it.
Image.MAX_IMAGE_PIXELS = MAX_PICTURE_PIXELS

SIZES = {PictureUse.PHOTO: (96, 192), PictureUse.LOGO: (96, 192), PictureUse.WORK: (480, 960)}
"""The widths of each use, twice the second for dense screens; nothing is drawn larger than it is."""
QUALITY = 82
# A page of somebody's work may be tall, a scroll of it may not.
TALLEST = 2
# What a colour profile must be for, by the mode of the pixels.
PROFILED = {"RGB": "RGB", "CMYK": "CMYK", "GRAY": "L"}


class UndrawablePicture(Exception):
    """Pillow cannot make anything of a picture whose header is right."""


@dataclass(frozen=True, slots=True)
class Size:
    """One size of a picture, as WebP."""

    width: int
    height: int
    content: bytes


def drawn_sizes(raw: bytes, use: PictureUse) -> list[Size]:
    """A picture in the sizes of a use, the smallest first; raises UndrawablePicture.

    `raw` has passed `picture_problem`. The same bytes give the same bytes, with the same Pillow.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            picture = framed(pixels(raw), use)
            widths = sorted({min(width, picture.width) for width in SIZES[use]})
            return [drawn_size(picture, width) for width in widths]
    except Exception as error:  # whatever a decoder raises on bytes made to upset it
        raise UndrawablePicture from error


def pixels(raw: bytes) -> Image.Image:
    """The first frame, upright, in a mode that can be made smaller: L, RGB, CMYK, or one with alpha."""
    header = picture_header(raw)
    with Image.open(BytesIO(raw), formats=(header.format.upper(),)) as opened:
        if opened.size != (header.width, header.height):
            raise UndrawablePicture
        opened.load()
        picture = upright(opened)
    if picture.mode.startswith("I"):  # sixteen bits of grey
        return picture.convert("I").point(lambda value: value / 257).convert("L")
    if picture.has_transparency_data:
        return picture.convert("RGBA")
    return picture if picture.mode in ("L", "RGB", "CMYK") else picture.convert("L" if picture.mode == "1" else "RGB")


def upright(picture: Image.Image) -> Image.Image:
    """The picture turned as its camera was held; what cannot be read of a camera's notes turns nothing."""
    try:
        return ImageOps.exif_transpose(picture)
    except Exception:
        return picture.copy()


def framed(picture: Image.Image, use: PictureUse) -> Image.Image:
    """The picture in the largest size and the shape of a use, on white, in sRGB, with nothing but its pixels."""
    width, height = picture.size
    largest = SIZES[use][-1]
    box = (0, 0, width, height)
    if use is PictureUse.PHOTO:
        # Of a tall portrait the upper part: there the face is.
        side = min(width, height)
        left, top = (width - side) // 2, (height - side) // 3
        box = (left, top, left + side, top + side)
        width = height = side
    scale = min(1, largest / width, largest * (TALLEST if use is PictureUse.WORK else 1) / height)
    size = max(1, round(width * scale)), max(1, round(height * scale))
    small = on_white(picture.resize(size, Image.Resampling.LANCZOS, box, reducing_gap=2.0))
    if use is not PictureUse.LOGO:
        return small
    # A wide logo is shown whole, with white above and below it.
    square = Image.new("RGB", (max(size), max(size)), "white")
    square.paste(small, ((square.width - size[0]) // 2, (square.height - size[1]) // 2))
    return square


def on_white(picture: Image.Image) -> Image.Image:
    """The pixels alone, in sRGB: what is transparent becomes white, as on the paper that most logos are drawn for."""
    profile = picture.info.get("icc_profile")
    if picture.mode == "RGBA":
        flat = Image.new("RGB", picture.size, "white")
        flat.paste(picture, mask=picture)
        picture = flat
    if profile:
        picture = in_srgb(picture, profile)
    plain = Image.new("RGB", picture.size)
    plain.paste(picture.convert("RGB"))
    return plain


def in_srgb(picture: Image.Image, profile: bytes) -> Image.Image:
    """Colours as the picture's own profile means them; a profile that is broken or for other pixels means nothing."""
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        if PROFILED.get(source.profile.xcolor_space.strip()) != picture.mode:
            return picture
        converted = ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, TypeError, ValueError):
        return picture
    return converted or picture


def drawn_size(picture: Image.Image, width: int) -> Size:
    """The picture at a width, as WebP."""
    height = max(1, round(picture.height * width / picture.width))
    drawn = picture if width == picture.width else picture.resize((width, height), Image.Resampling.LANCZOS)
    content = BytesIO()
    drawn.save(content, "WEBP", quality=QUALITY, method=4)
    return Size(drawn.width, drawn.height, content.getvalue())
