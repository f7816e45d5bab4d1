"""A picture's file under `content/images/`, checked without being decoded."""

import os
from dataclasses import dataclass
from hashlib import blake2b

from board.files import Found
from board.picture_header import PictureFormat, UnreadablePicture, picture_header
from board.problem import Location, Problem

MAX_PICTURE_BYTES = 2 * 1024 * 1024
# A picture of a few kilobytes can hold millions of pixels, each of which takes four bytes once it is decoded.
MAX_PICTURE_PIXELS = 25_000_000
# Of a picture of many lines, however short they are, each costs the decoder memory of its own.
MAX_PICTURE_SIDE = 20_000
ENDINGS = {
    ".png": PictureFormat.PNG,
    ".jpg": PictureFormat.JPEG,
    ".jpeg": PictureFormat.JPEG,
    ".webp": PictureFormat.WEBP,
}
SAVE_AGAIN = "save it again as PNG, JPEG or WebP, look at it once, and put it in the place of this file"


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture that may be drawn: its name as `record/portrait.png`, and a digest of its bytes."""

    name: str
    digest: str


def read_picture(entry: Found) -> tuple[PictureFile | None, list[Problem]]:
    """A picture, or what is wrong with it."""
    size = os.stat(entry.path).st_size
    if size > MAX_PICTURE_BYTES:
        return None, [
            Problem(
                id="picture-too-large",
                location=Location(entry.file),
                message=f"the picture has {size:,} bytes, more than {MAX_PICTURE_BYTES:,}",
                hint="save it smaller: 1600 pixels on its longer side are enough",
            )
        ]
    with open(entry.path, "rb") as opened:
        raw = opened.read()
    problem = picture_problem(raw, entry)
    return (None, [problem]) if problem else (PictureFile(entry.slug, picture_digest(raw)), [])


def picture_digest(raw: bytes) -> str:
    return blake2b(raw, digest_size=16).hexdigest()


def picture_problem(raw: bytes, entry: Found) -> Problem | None:
    """Why a picture of an allowed size cannot be drawn, as far as its header tells."""
    try:
        header = picture_header(raw)
    except UnreadablePicture as unreadable:
        return not_readable(entry.file, f"the file {unreadable}", SAVE_AGAIN)
    pixels = header.width * header.height
    limit = "" if pixels <= MAX_PICTURE_PIXELS else f"{MAX_PICTURE_PIXELS // 1_000_000} million"
    if not limit and max(header.width, header.height) > MAX_PICTURE_SIDE:
        limit = f"{MAX_PICTURE_SIDE:,} on one side"
    if limit:
        return Problem(
            id="picture-too-many-pixels",
            location=Location(entry.file),
            message=f"the picture has {header.width:,} x {header.height:,} pixels, more than {limit}",
            hint="save it smaller: 1600 pixels on its longer side are enough",
        )
    stem, ending = os.path.splitext(os.path.basename(entry.file))
    if ENDINGS.get(ending.lower()) is not header.format:
        right = next(end for end, format_ in ENDINGS.items() if format_ is header.format)
        message = f"the file is a {header.format} picture, and its name ends in {ending}"
        return not_readable(entry.file, message, f"rename it to {stem}{right}, also where a record names it")
    return None


def not_readable(file: str, message: str, hint: str = SAVE_AGAIN) -> Problem:
    """A picture that no page can show."""
    return Problem(id="picture-not-readable", location=Location(file), message=message, hint=hint)
