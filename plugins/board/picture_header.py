"""What the first bytes of a picture say of it, before anything decodes it: PNG, JPEG or WebP, and how many pixels."""

import zlib
from dataclasses import dataclass
from enum import StrEnum


class PictureFormat(StrEnum):
    """The formats of pictures that a board takes, by the names that Pillow has for them."""

    PNG = "PNG"
    JPEG = "JPEG"
    WEBP = "WebP"


class UnreadablePicture(Exception):
    """These bytes are no whole picture of a known format; the message says what is wrong with them."""


@dataclass(frozen=True, slots=True)
class PictureHeader:
    """A picture's format and its size in pixels, as it is stored: a camera's turn is not yet applied."""

    format: PictureFormat
    width: int
    height: int


def picture_header(raw: bytes) -> PictureHeader:
    """The header of a whole file; raises UnreadablePicture, also where the file breaks off before its end."""
    if raw.startswith(b"\x89PNG\r\n\x1a\n"):
        format_, size = PictureFormat.PNG, png_size(raw)
    elif raw.startswith(b"\xff\xd8\xff"):
        format_, size = PictureFormat.JPEG, jpeg_size(raw)
    elif raw[:4] == b"RIFF" and raw[8:12] == b"WEBP":
        format_, size = PictureFormat.WEBP, webp_size(raw)
    else:
        raise UnreadablePicture("is no PNG, JPEG or WebP picture")
    if size is None:
        raise UnreadablePicture("breaks off before its end")
    if not all(size):
        raise UnreadablePicture("says that it has no pixels")
    return PictureHeader(format_, *size)


def png_size(raw: bytes) -> tuple[int, int] | None:
    """The size in IHDR; None where a chunk is damaged or missing (PNG specification, 5.3 and 11.2.1)."""
    at, size = 8, None
    while at + 12 <= len(raw):
        length = int.from_bytes(raw[at : at + 4])
        name, end = raw[at + 4 : at + 8], at + 8 + length
        if zlib.crc32(raw[at + 4 : end]) != int.from_bytes(raw[end : end + 4]):
            return None
        if size is None:
            if name != b"IHDR" or length != 13:
                return None
            size = int.from_bytes(raw[at + 8 : at + 12]), int.from_bytes(raw[at + 12 : at + 16])
        if name == b"IEND":
            return size
        at = end + 4
    return None


# Start of frame, whatever the coding; C4, C8 and CC are tables and an extension (ITU-T T.81, table B.1).
JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}

# Each scan goes over all pixels again, and may take a hundred bytes; programs write ten or so.
MAX_SCANS = 100


def jpeg_size(raw: bytes) -> tuple[int, int] | None:
    """The size in the frame header; None where there is no frame, no scan or no end of the picture (T.81, B.2)."""
    at, size = 2, None
    while at + 4 <= len(raw) and raw[at] == 0xFF:
        marker = raw[at + 1]
        if marker == 0xFF:  # padding before a marker
            at += 1
            continue
        if marker == 0xDA:
            if raw.count(b"\xff\xda", at) > MAX_SCANS:
                raise UnreadablePicture("is a JPEG picture of more scans than any camera writes")
            return size if b"\xff\xd9" in raw[at:] else None
        segment = raw[at + 4 : at + 9]
        if marker in JPEG_FRAMES and len(segment) == 5:
            size = int.from_bytes(segment[3:5]), int.from_bytes(segment[1:3])
        at += 2 + int.from_bytes(raw[at + 2 : at + 4])
    return None


def webp_size(raw: bytes) -> tuple[int, int] | None:
    """The size in the first chunk; None where the file is shorter than it says (RFC 9649, 2.3 to 2.7)."""
    if int.from_bytes(raw[4:8], "little") + 8 > len(raw):
        return None
    chunk, body = raw[12:16], raw[20:30]
    if chunk == b"VP8X" and len(body) == 10:
        return int.from_bytes(body[4:7], "little") + 1, int.from_bytes(body[7:10], "little") + 1
    if chunk == b"VP8L" and len(body) >= 5 and body[0] == 0x2F:
        bits = int.from_bytes(body[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if chunk == b"VP8 " and len(body) == 10 and body[3:6] == b"\x9d\x01\x2a":
        return int.from_bytes(body[6:8], "little") & 0x3FFF, int.from_bytes(body[8:10], "little") & 0x3FFF
    return None
