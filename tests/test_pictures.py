"""Pictures: checked by their headers, drawn anew at the build, and never published as they came."""

import io
import struct
import zlib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageCms, ImageDraw

from board.build import drawing
from board.build.drawing import UndrawablePicture, drawn_sizes
from board.checked import check_content
from board.derive.pictures import PictureUse
from board.picture_file import MAX_PICTURE_BYTES
from board.picture_header import PictureFormat, UnreadablePicture, picture_header
from board.plugin import INCOMPLETE, REFUSED
from boards import Tree, a_board, a_job, a_profile, afresh, build, page, write

TODAY = date(2026, 11, 22)
PORTRAIT = "images/ana-prado/portrait.png"
RED, GREEN, BLUE = (220, 30, 30), (30, 160, 60), (30, 60, 200)


def a_picture(size: tuple[int, int] = (300, 200), mode: str = "RGB", colour: Any = RED) -> Image.Image:
    return Image.new(mode, size, colour)


def saved(picture: Image.Image, format_: str = "PNG", **options: Any) -> bytes:
    """A picture as the bytes of a file."""
    written = io.BytesIO()
    picture.save(written, format_, **options)
    return written.getvalue()


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def a_png(width: int, height: int, body: bytes = b"") -> bytes:
    """A PNG of one bit a pixel with right checksums, whatever its pixels are."""
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def all_black(width: int, height: int) -> bytes:
    return a_png(width, height, zlib.compress(bytes(height * (1 + (width + 7) // 8))))


def opened(raw: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(raw))
    picture.load()
    return picture


def is_near(pixel: Any, colour: tuple[int, int, int], by: int = 12) -> bool:
    return all(abs(value - wanted) <= by for value, wanted in zip(pixel, colour, strict=True))


def ids(folder: Path) -> dict[str, str]:
    """The problem's id by the file it is in."""
    return {problem.location.file: problem.id for problem in check_content(folder / "content", today=TODAY)[1]}


# --- headers ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        pytest.param(saved(a_picture()), PictureFormat.PNG, id="PNG"),
        pytest.param(saved(a_picture(), "JPEG"), PictureFormat.JPEG, id="JPEG"),
        pytest.param(saved(a_picture(), "JPEG", progressive=True), PictureFormat.JPEG, id="progressive JPEG"),
        pytest.param(saved(a_picture(), "JPEG", icc_profile=bytes(90_000)), PictureFormat.JPEG, id="JPEG, late frame"),
        pytest.param(saved(a_picture(), "WEBP"), PictureFormat.WEBP, id="lossy WebP"),
        pytest.param(saved(a_picture(), "WEBP", lossless=True), PictureFormat.WEBP, id="lossless WebP"),
        pytest.param(saved(a_picture(), "WEBP", exif=b"Exif\0\0MM\0*"), PictureFormat.WEBP, id="extended WebP"),
    ],
)
def test_header_says_format_and_size(raw: bytes, expected: PictureFormat) -> None:
    header = picture_header(raw)
    assert (header.format, header.width, header.height) == (expected, 300, 200)


@pytest.mark.parametrize("format_", ["PNG", "JPEG", "WEBP"])
def test_header_of_a_file_that_breaks_off_anywhere_is_refused(format_: str) -> None:
    raw = saved(a_picture((40, 30)), format_)
    for length in range(len(raw)):
        with pytest.raises(UnreadablePicture):
            picture_header(raw[:length])


@pytest.mark.parametrize("format_", ["PNG", "JPEG", "WEBP"])
def test_header_with_any_byte_changed_raises_nothing_else(format_: str) -> None:
    raw = saved(a_picture((40, 30)), format_)
    for place in range(min(len(raw), 200)):
        for value in (0, 255, raw[place] ^ 1):
            try:
                picture_header(raw[:place] + bytes((value,)) + raw[place + 1 :])
            except UnreadablePicture:
                continue


def test_damaged_chunk_of_a_png_is_found_by_its_checksum() -> None:
    raw = bytearray(saved(a_picture()))
    raw[raw.index(b"IDAT") + 10] ^= 1
    with pytest.raises(UnreadablePicture, match="breaks off"):
        picture_header(bytes(raw))


def test_picture_of_no_pixels_is_refused() -> None:
    with pytest.raises(UnreadablePicture, match="no pixels"):
        picture_header(a_png(0, 200))


def test_jpeg_of_a_thousand_scans_is_refused() -> None:
    raw = saved(a_picture(), "JPEG", progressive=True)
    scan = raw.rindex(b"\xff\xda")
    with pytest.raises(UnreadablePicture, match="scans"):
        picture_header(raw[:scan] + raw[scan:-2] * 1000 + raw[-2:])


# --- what the check says ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "raw", "message"),
    [
        ("a.png", b"GIF89a" + bytes(40), "the file is no PNG, JPEG or WebP picture"),
        ("a.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "the file is no PNG, JPEG or WebP picture"),
        ("a.webp", b"", "the file is no PNG, JPEG or WebP picture"),
        ("a.png", saved(a_picture(), "JPEG"), "the file is a JPEG picture, and its name ends in .png"),
        ("a.jpeg", saved(a_picture(), "WEBP"), "the file is a WebP picture, and its name ends in .jpeg"),
        ("a.jpg", saved(a_picture(), "JPEG")[:-40], "the file breaks off before its end"),
    ],
)
def test_file_that_is_no_such_picture_is_reported(tmp_path: Path, name: str, raw: bytes, message: str) -> None:
    board = a_board(tmp_path, {f"images/ana-prado/{name}": raw})
    _, (problem,) = check_content(board / "content", today=TODAY)
    assert (problem.id, problem.message) == ("picture-not-readable", message)


@pytest.mark.parametrize("name", ["a.jpg", "a.jpeg", "a.JPG", "a.Jpeg"])
def test_every_way_to_end_a_jpeg_is_right(tmp_path: Path, name: str) -> None:
    assert ids(a_board(tmp_path, {f"images/ana-prado/{name}": saved(a_picture(), "JPEG")})) == {}


def test_renamed_picture_is_told_its_name(tmp_path: Path) -> None:
    board = a_board(tmp_path, {PORTRAIT: saved(a_picture(), "JPEG")})
    _, (problem,) = check_content(board / "content", today=TODAY)
    assert problem.hint == "rename it to portrait.jpg, also where a record names it"


@pytest.mark.parametrize(("height", "expected"), [(5000, {}), (5001, "picture-too-many-pixels")])
def test_picture_may_have_25_million_pixels(tmp_path: Path, height: int, expected: Any) -> None:
    found = ids(a_board(tmp_path, {PORTRAIT: a_png(5000, height)}))
    assert found == (expected and {f"content/{PORTRAIT}": expected})


@pytest.mark.parametrize(("size", "expected"), [((20_000, 1), {}), ((1, 20_001), "picture-too-many-pixels")])
def test_picture_may_have_20_thousand_pixels_on_a_side(tmp_path: Path, size: tuple[int, int], expected: Any) -> None:
    found = ids(a_board(tmp_path, {PORTRAIT: a_png(*size)}))
    assert found == (expected and {f"content/{PORTRAIT}": expected})


@pytest.mark.parametrize(("more", "expected"), [(0, {}), (1, "picture-too-large")])
def test_picture_may_be_two_megabytes(tmp_path: Path, more: int, expected: Any) -> None:
    raw = saved(a_picture())
    found = ids(a_board(tmp_path, {PORTRAIT: raw + bytes(MAX_PICTURE_BYTES + more - len(raw))}))
    assert found == (expected and {f"content/{PORTRAIT}": expected})


def test_profile_that_names_a_broken_picture_has_made_no_mistake(tmp_path: Path) -> None:
    board = a_board(tmp_path, {"talent/ana-prado.yml": a_profile(photo="portrait.png"), PORTRAIT: b"no picture"})
    assert ids(board) == {f"content/{PORTRAIT}": "picture-not-readable"}


def test_check_decodes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Image, "open", None)
    assert ids(a_board(tmp_path, {PORTRAIT: a_png(5000, 5000, b"no pixels at all")})) == {}


# --- drawing ----------------------------------------------------------------------------------------


def test_photo_is_cut_square_in_two_sizes() -> None:
    sizes = drawn_sizes(saved(a_picture((600, 400))), PictureUse.PHOTO)
    assert [(size.width, size.height) for size in sizes] == [(96, 96), (192, 192)]
    assert [opened(size.content).size for size in sizes] == [(96, 96), (192, 192)]
    assert {opened(size.content).format for size in sizes} == {"WEBP"}


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        pytest.param((3000, 1500), [(480, 240), (960, 480)], id="large"),
        pytest.param((700, 350), [(480, 240), (700, 350)], id="smaller than the larger width"),
        pytest.param((200, 100), [(200, 100)], id="small, never made larger"),
        pytest.param((3000, 2), [(480, 1), (960, 1)], id="a line"),
        pytest.param((500, 9000), [(107, 1920)], id="a scroll"),
        pytest.param((1, 1), [(1, 1)], id="a pixel"),
    ],
)
def test_work_keeps_its_shape(size: tuple[int, int], expected: list[tuple[int, int]]) -> None:
    drawn = drawn_sizes(saved(a_picture(size)), PictureUse.WORK)
    assert [(size.width, size.height) for size in drawn] == expected


def test_wide_logo_is_whole_in_a_white_square() -> None:
    *_, largest = drawn_sizes(saved(a_picture((400, 100))), PictureUse.LOGO)
    drawn = opened(largest.content)
    assert drawn.size == (192, 192)
    assert is_near(drawn.getpixel((96, 4)), (255, 255, 255))
    assert is_near(drawn.getpixel((4, 96)), RED)


def turned(orientation: int) -> bytes:
    """A picture with a red left and a blue right half, and what a camera noted in it."""
    picture = a_picture((300, 200))
    picture.paste(BLUE, (150, 0, 300, 200))
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "Secret Camera Works"
    exif.get_ifd(0x8825).update({1: "N", 2: (48.0, 51.0, 29.0), 3: "E", 4: (2.0, 17.0, 40.0)})
    return saved(picture, "JPEG", exif=exif, comment=b"SECRET", quality=95)


@pytest.mark.parametrize(
    ("orientation", "size", "red", "blue"),
    [
        pytest.param(1, (300, 200), (20, 100), (280, 100), id="upright"),
        pytest.param(3, (300, 200), (280, 100), (20, 100), id="upside down"),
        pytest.param(6, (200, 300), (100, 20), (100, 280), id="held to the right"),
        pytest.param(8, (200, 300), (100, 280), (100, 20), id="held to the left"),
    ],
)
def test_photograph_comes_out_upright(
    orientation: int, size: tuple[int, int], red: tuple[int, int], blue: tuple[int, int]
) -> None:
    (drawn,) = drawn_sizes(turned(orientation), PictureUse.WORK)
    picture = opened(drawn.content)
    assert picture.size == size
    assert is_near(picture.getpixel(red), RED)
    assert is_near(picture.getpixel(blue), BLUE)


@pytest.mark.parametrize("use", PictureUse)
def test_what_a_camera_noted_is_gone(use: PictureUse) -> None:
    raw = turned(6)
    assert b"Secret Camera" in raw
    for size in drawn_sizes(raw, use):
        picture = opened(size.content)
        assert not dict(picture.getexif())
        assert not {"exif", "xmp", "icc_profile", "comment"} & set(picture.info)
        assert b"EXIF" not in size.content
        assert b"ecret" not in size.content.lower()


def test_broken_notes_of_a_camera_do_not_cost_the_picture() -> None:
    raw = saved(a_picture(), "JPEG", exif=b"Exif\0\0MM\0*\xff\xff\xff\xff\0\1")
    assert drawn_sizes(raw, PictureUse.WORK)


@pytest.mark.parametrize(
    ("raw", "colour"),
    [
        pytest.param(saved(a_picture(mode="CMYK", colour=(0, 255, 255, 0)), "JPEG"), (255, 0, 0), id="CMYK"),
        pytest.param(saved(a_picture(mode="L", colour=90)), (90, 90, 90), id="grey"),
        pytest.param(saved(a_picture(mode="1", colour=1)), (255, 255, 255), id="black and white"),
        pytest.param(saved(a_picture(mode="I;16", colour=90 * 257)), (90, 90, 90), id="grey of sixteen bits"),
        pytest.param(saved(a_picture().quantize(4)), RED, id="palette"),
        pytest.param(saved(a_picture(mode="RGBA", colour=(0, 0, 0, 0))), (255, 255, 255), id="transparent"),
        pytest.param(saved(a_picture(mode="RGBA", colour=(0, 0, 0, 128))), (127, 127, 127), id="half transparent"),
        pytest.param(saved(a_picture(mode="LA", colour=(0, 0))), (255, 255, 255), id="transparent grey"),
        pytest.param(saved(a_picture(mode="P", colour=0), transparency=0), (255, 255, 255), id="transparent palette"),
        pytest.param(saved(a_picture(), transparency=RED), (255, 255, 255), id="transparent colour"),
        pytest.param(
            saved(a_picture(mode="RGBA", colour=(0, 0, 0, 0)), "WEBP"), (255, 255, 255), id="transparent WebP"
        ),
    ],
)
@pytest.mark.parametrize("use", PictureUse)
def test_pixels_of_any_kind_become_plain_colours(raw: bytes, colour: tuple[int, int, int], use: PictureUse) -> None:
    *_, largest = drawn_sizes(raw, use)
    picture = opened(largest.content)
    assert picture.mode == "RGB"
    assert is_near(picture.getpixel((picture.width // 2, picture.height // 2)), colour)


def test_colours_are_brought_to_those_of_the_web() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    lab_on_rgb = saved(a_picture(), icc_profile=profile)
    (drawn,) = drawn_sizes(lab_on_rgb, PictureUse.WORK)
    assert is_near(opened(drawn.content).getpixel((100, 100)), RED)
    # A profile whose red is the web's green: its red and green primaries are exchanged.
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    exchanged = srgb.replace(b"rXYZ", b"tmpZ", 1).replace(b"gXYZ", b"rXYZ", 1).replace(b"tmpZ", b"gXYZ", 1)
    (drawn,) = drawn_sizes(saved(a_picture(), icc_profile=exchanged), PictureUse.WORK)
    red, green, _ = opened(drawn.content).getpixel((100, 100))
    assert green > red


def test_broken_profile_does_not_cost_the_picture() -> None:
    (drawn,) = drawn_sizes(saved(a_picture(), icc_profile=b"no profile" * 30), PictureUse.WORK)
    assert is_near(opened(drawn.content).getpixel((100, 100)), RED)


@pytest.mark.parametrize("format_", ["PNG", "WEBP"])
def test_animation_shows_its_first_frame(format_: str) -> None:
    frames = [a_picture(colour=colour) for colour in (RED, GREEN, BLUE)]
    raw = saved(frames[0], format_, save_all=True, append_images=frames[1:], duration=100)
    (drawn,) = drawn_sizes(raw, PictureUse.WORK)
    picture = opened(drawn.content)
    assert getattr(picture, "n_frames", 1) == 1
    assert is_near(picture.getpixel((100, 100)), RED)


def test_same_picture_gives_the_same_bytes() -> None:
    picture = a_picture((1200, 900))
    ImageDraw.Draw(picture).ellipse((100, 100, 800, 800), fill=GREEN, outline=BLUE, width=9)
    raw = saved(picture, "JPEG")
    assert drawn_sizes(raw, PictureUse.WORK) == drawn_sizes(raw, PictureUse.WORK)


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(a_png(200, 100, b"no pixels at all"), id="no pixels"),
        pytest.param(a_png(200, 100, zlib.compress(b"\0")), id="too few pixels"),
        pytest.param(saved(a_picture(), "WEBP")[:60] + bytes(400), id="zeros"),
    ],
)
def test_picture_that_cannot_be_decoded_says_so(raw: bytes) -> None:
    assert picture_header(raw)
    with pytest.raises(UndrawablePicture):
        drawn_sizes(raw, PictureUse.WORK)


def test_picture_larger_than_its_header_says_is_not_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = saved(a_picture((40, 30)))
    bomb = picture_header(all_black(5000, 5000))
    monkeypatch.setattr(drawing, "picture_header", lambda _: bomb)
    with pytest.raises(UndrawablePicture):
        drawn_sizes(raw, PictureUse.WORK)


# --- building ---------------------------------------------------------------------------------------


def with_portrait(**changes: Any) -> dict[str, Any]:
    return {
        "talent/ana-prado.yml": a_profile(photo="portrait.png", **changes),
        PORTRAIT: saved(a_picture((400, 400))),
    }


def images(site: Tree) -> list[str]:
    return sorted(path for path in site if path.startswith("images/"))


def counted(monkeypatch: pytest.MonkeyPatch) -> list[PictureUse]:
    """The uses of the pictures that are drawn from now on."""
    drawn: list[PictureUse] = []
    draw: Callable[..., Any] = drawing.drawn_sizes

    def noting(raw: bytes, use: PictureUse) -> Any:
        drawn.append(use)
        return draw(raw, use)

    monkeypatch.setattr(drawing, "drawn_sizes", noting)
    return drawn


def test_photo_stands_in_the_list_and_on_the_profile(tmp_path: Path) -> None:
    site = build(a_board(tmp_path, with_portrait()))
    small, large = sorted(images(site), key=len)
    for path in ("talent/", "talent/ana-prado/"):
        html = page(site, path)
        assert f'src="/jobs-here/{small}"' in html
        assert f"/jobs-here/{large} 192w" in html
        assert 'width="192" height="192" alt=""' in html
        assert ">AP</span>" not in html


def test_initials_stand_in_where_there_is_no_photo(tmp_path: Path) -> None:
    site = build(a_board(tmp_path, {"talent/ana-prado.yml": a_profile()}))
    assert images(site) == []
    assert ">AP</span>" in page(site, "talent/ana-prado/")


def test_work_has_its_title_as_its_text(tmp_path: Path) -> None:
    works = [{"title": 'A "fine" <map>', "image": "map.webp"}, {"title": "Another"}]
    raw = saved(a_picture((700, 300)), "WEBP")
    site = build(
        a_board(tmp_path, {"talent/ana-prado.yml": a_profile(portfolio=works), "images/ana-prado/map.webp": raw})
    )
    html = page(site, "talent/ana-prado/")
    assert 'width="700" height="300" alt="A &#34;fine&#34; &lt;map&gt;" loading="lazy"' in html
    assert html.count('class="works__picture"') == 1


def test_logo_stands_on_the_job_and_on_the_page_of_its_client(tmp_path: Path) -> None:
    client = {"name": "Exemple Libre", "account": "exemple-libre"}
    files = {
        "jobs/old-guide.yml": a_job(title="Translate the first guide", client=client, posted="2026-11-01"),
        "jobs/french-guide.yml": a_job(client={**client, "logo": "logo.png"}),
        "images/french-guide/logo.png": saved(a_picture((400, 100))),
    }
    site = build(a_board(tmp_path, files))
    assert len(images(site)) == 2
    assert images(site)[0] in page(site, "jobs/french-guide/")
    assert images(site)[0] in page(site, "clients/exemple-libre/")
    assert "<img" not in page(site, "jobs/old-guide/")


def test_original_is_never_published(tmp_path: Path) -> None:
    raw = saved(a_picture((40, 40)), "WEBP")
    files = {"talent/ana-prado.yml": a_profile(photo="a.webp"), "images/ana-prado/a.webp": raw}
    site = build(a_board(tmp_path, files))
    assert len(images(site)) == 1
    assert raw not in site.values()


def test_picture_that_no_page_shows_is_not_published(tmp_path: Path) -> None:
    files = {"images/ana-prado/spare.png": saved(a_picture()), "images/nobody/a.png": saved(a_picture())}
    assert images(build(a_board(tmp_path, {"talent/ana-prado.yml": a_profile()} | files))) == []


def test_photo_of_an_archived_profile_is_not_published(tmp_path: Path) -> None:
    assert images(build(a_board(tmp_path, with_portrait(visibility="archived")))) == []


@pytest.mark.parametrize("photo", ["../bo-quiet/portrait.png", "bo-quiet/portrait.png", "/etc/portrait.png"])
def test_picture_of_another_folder_cannot_be_named(tmp_path: Path, photo: str) -> None:
    files = {"talent/ana-prado.yml": a_profile(photo=photo), "images/bo-quiet/portrait.png": saved(a_picture())}
    assert ids(a_board(tmp_path, files)) == {"content/talent/ana-prado.yml": "not-a-picture-name"}


def test_picture_of_another_record_is_missing_in_ones_own_folder(tmp_path: Path) -> None:
    files = {
        "talent/ana-prado.yml": a_profile(photo="portrait.png"),
        "images/bo-quiet/portrait.png": saved(a_picture()),
    }
    assert ids(a_board(tmp_path, files)) == {"content/talent/ana-prado.yml": "missing-picture"}


def test_one_picture_in_two_uses_and_two_names_is_published_once_each(tmp_path: Path) -> None:
    raw = saved(a_picture((96, 96)), "JPEG")
    works = [{"title": "A face", "image": "face.jpg"}, {"title": "The same", "image": "face.jpeg"}]
    files = {
        "talent/ana-prado.yml": a_profile(photo="face.jpg", portfolio=works),
        "images/ana-prado/face.jpg": raw,
        "images/ana-prado/face.jpeg": raw,
    }
    assert len(images(build(a_board(tmp_path, files)))) == 2


def test_changed_picture_changes_the_pages_that_show_it(tmp_path: Path) -> None:
    board = a_board(tmp_path / "board", with_portrait())
    before = build(board)
    write(board, {PORTRAIT: saved(a_picture((400, 400), colour=BLUE))})
    after = build(board)
    assert not set(images(before)) & set(images(after))
    assert after == afresh(board, tmp_path / "aside")


def test_picture_that_is_gone_leaves_no_file(tmp_path: Path) -> None:
    board = a_board(tmp_path, with_portrait())
    build(board)
    write(board, {"talent/ana-prado.yml": a_profile(), PORTRAIT: None})
    assert images(build(board)) == []
    assert [path.name for path in (board / ".board/pictures").iterdir()] == ["index"]


def test_second_build_draws_nothing_even_into_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    board = a_board(tmp_path / "board", with_portrait())
    drawn = counted(monkeypatch)
    first = build(board)
    assert drawn == [PictureUse.PHOTO]
    assert build(board, OUTPUT_PATH=str(tmp_path / "elsewhere")) == first
    for manifest in (board / ".board").glob("manifest-*"):
        manifest.unlink()
    assert build(board) == first
    assert drawn == [PictureUse.PHOTO]


def test_drawing_that_was_lost_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    board = a_board(tmp_path, with_portrait())
    first = build(board)
    next((board / ".board/pictures").glob("*-96.webp")).unlink()
    drawn = counted(monkeypatch)
    assert build(board, OUTPUT_PATH=str(tmp_path / "elsewhere")) == first
    assert drawn == [PictureUse.PHOTO]


def test_several_processes_draw_the_same(tmp_path: Path) -> None:
    files: dict[str, Any] = {}
    for number in range(8):
        files[f"talent/p{number}.yml"] = a_profile(name=f"Person {number}", account=f"p{number}", photo="a.png")
        files[f"images/p{number}/a.png"] = saved(a_picture((200, 200), colour=(number, 0, 0)))
    board = a_board(tmp_path / "board", files)
    assert build(board, BOARD_PROCESSES=2) == afresh(board, tmp_path / "aside")


BROKEN = a_png(200, 200, b"no pixels at all")


def test_strict_build_stops_at_a_picture_that_cannot_be_decoded(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    board = a_board(tmp_path, with_portrait())
    before = build(board)
    write(board, {PORTRAIT: BROKEN})
    with pytest.raises(SystemExit) as ended:
        build(board)
    assert ended.value.code == REFUSED
    assert (
        f"content/{PORTRAIT}:1:1: error: the picture cannot be decoded [picture-not-readable]" in capfd.readouterr().err
    )
    assert {path.name for path in (board / "output/images/ana-prado").iterdir()} == {
        path.rpartition("/")[2] for path in images(before)
    }


@pytest.mark.parametrize("raw", [pytest.param(BROKEN, id="no pixels"), pytest.param(b"x", id="no picture")])
def test_publishing_leaves_out_the_picture_and_not_the_person(
    tmp_path: Path, raw: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    board = a_board(tmp_path, with_portrait() | {PORTRAIT: raw})
    for _ in range(2):
        with pytest.raises(SystemExit) as ended:
            build(board, BOARD_SKIP_INVALID="true")
        assert ended.value.code == INCOMPLETE
        assert f"left out because of errors: content/{PORTRAIT}" in capfd.readouterr().err
    assert ">AP</span>" in (board / "output/talent/ana-prado/index.html").read_text(encoding="utf-8")
    assert not (board / "output/images").exists()
