"""Card pictures and the ways to share a page: what previews of links show, drawn once, with nothing cut."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, features

from board.build import card_drawing
from board.build.card_drawing import HEIGHT, MARGIN, ROOM, WIDTH, CardPainter
from board.build.card_script import CardScript
from board.build.card_text import ELLIPSIS, fitted
from board.build.theme_colors import DARK, ThemeColors
from board.cache import ENGINE
from board.render.parts.cards import Card
from board.render.parts.cards import cards as board_cards
from board.render.renderer import Renderer
from board.settings import number_of_cards
from boards import Tree, a_board, a_job, a_profile, build, command, page, several, tree
from factories import SETTINGS, some_listings
from factories import a_job as a_model_job
from factories import a_profile as a_model_profile

FONTS = ENGINE / "theme" / "fonts"
TOKENS = ENGINE / "theme" / "static" / "css" / "tokens.css"
SCRIPT = CardScript(FONTS)
ARABIC = "ترجمة دليل المتطوعين إلى العربية"
HEBREW = "תרגום המדריך למתנדבים"
JAPANESE = "案内書の翻訳"


def a_card(**changes: Any) -> Card:
    card = Card(
        page="jobs/guide/",
        title="Translate our onboarding guide into French",
        above="Exemple Libre",
        amount="€300 fixed price",
        points=("Remote", "closes 4 Dec 2026"),
        is_right_to_left=False,
    )
    return replace(card, **changes)


def a_painter(**changes: Any) -> CardPainter:
    given = {"board": "Exemple Board", "is_mirrored": False} | changes
    return CardPainter(FONTS, ThemeColors(), **given)


def opened(raw: bytes) -> Image.Image:
    return Image.open(BytesIO(raw)).convert("RGB")


def inked(picture: Image.Image, box: tuple[int, int, int, int]) -> tuple[int, int, int, int] | None:
    """The box of what is not white, within a box."""
    part = picture.crop(box).convert("L").point(lambda value: 255 if value < 250 else 0)
    return part.getbbox()


def card_files(site: Tree) -> dict[str, bytes]:
    return {name: content for name, content in site.items() if name.startswith("cards/")}


def with_cards(folder: Path, **changes: Any) -> Tree:
    return build(folder, **{"BOARD_CARDS": 50, **changes})


# --- what a card says -------------------------------------------------------------------------------


def cards_of(*, limit: int = 10, jobs: Sequence[Any] = (), talent: Sequence[Any] = ()) -> list[Card]:
    renderer = Renderer(replace(SETTINGS, theme=ENGINE / "theme"))
    return list(board_cards(some_listings(jobs, talent), renderer.words, limit))


def test_card_of_a_job_names_client_pay_place_and_closing_day() -> None:
    (card,) = cards_of(jobs=[a_model_job(closes=date(2026, 12, 18))])
    assert (card.title, card.above) == ("Translate our onboarding guide into French", "Exemple Libre")
    assert card.amount == "€300 fixed price"
    assert card.points == ("Remote", "closes Dec 18, 2026")


def test_card_of_a_job_is_the_same_on_each_day_until_it_closes() -> None:
    job = a_model_job(closes=date(2026, 11, 23))
    assert cards_of(jobs=[job])[0].points[1] == "closes Nov 23, 2026"


def test_card_of_a_closed_job_does_not_invite() -> None:
    (card,) = cards_of(jobs=[a_model_job(posted=date(2026, 10, 1), closes=date(2026, 11, 1))])
    assert card.points[1] == "closed Nov 1, 2026"


def test_card_of_a_person_says_what_they_do_for_how_much_and_what_was_done_here() -> None:
    (card,) = cards_of(talent=[a_model_profile()])
    assert (card.title, card.below) == ("Inès Moreau", "French translator for free software")
    assert card.amount == "Rate on request"
    assert card.points == ("No jobs done here yet",)


def test_archived_people_have_no_card() -> None:
    assert cards_of(talent=[a_model_profile(visibility="archived")]) == []


def test_only_the_newest_jobs_have_cards_where_there_are_too_many() -> None:
    jobs = [a_model_job(slug=f"job-{day}", posted=date(2026, 11, day)) for day in range(1, 6)]
    assert [card.page for card in cards_of(jobs=jobs, limit=2)] == ["jobs/job-5/", "jobs/job-4/"]


def test_card_of_an_arabic_title_runs_from_the_right() -> None:
    assert cards_of(jobs=[a_model_job(title=ARABIC)])[0].is_right_to_left


# --- which texts can be drawn -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Übersetzung: 300 € – „Łódź“", "Übersetzung: 300 € – „Łódź“", id="Latin"),
        pytest.param("Переклад посібника", "Переклад посібника", id="Cyrillic"),
        pytest.param("Μετάφραση", "Μετάφραση", id="Greek"),
        pytest.param("Cafe\u0301", "Café", id="a mark that has a letter of its own"),
        pytest.param("🚀 Build  a\nsite", "Build a site", id="an ornament"),
        pytest.param(JAPANESE, None, id="Japanese"),
        pytest.param("Guide สวัสดี", None, id="one word in Thai"),
        pytest.param("🚀", None, id="nothing but an ornament"),
    ],
)
def test_text_is_drawn_whole_or_not_at_all(text: str, expected: str | None) -> None:
    assert SCRIPT.shown(text) == expected


@pytest.mark.parametrize("text", [ARABIC, HEBREW, f"{ARABIC} Markdown 2026"])
def test_text_from_the_right_is_drawn_where_it_can_be_shaped(text: str) -> None:
    # Without FriBiDi on this system such titles get the plain card.
    assert SCRIPT.shown(text) == (text if SCRIPT.can_shape else None)


def test_marks_that_keep_an_amount_in_order_stay_where_they_have_a_meaning() -> None:
    assert SCRIPT.shown("\u200f300 € سعر") == ("\u200f300 € سعر" if SCRIPT.can_shape else None)
    assert SCRIPT.shown("\u200e300 €") == "300 €"


def test_text_from_the_right_is_not_drawn_where_it_cannot_be_shaped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(features, "check_feature", lambda name: name != "fribidi")
    script = CardScript(FONTS)
    assert script.shown(ARABIC) is None
    assert script.shown("Guide") == "Guide"


def test_every_character_of_the_list_has_its_own_letter_in_both_fonts() -> None:
    chance = random.Random(7)
    letters = [letter for letter in sorted(SCRIPT._held) if letter.isalnum() and letter.isprintable()]
    for weight in ("Regular", "Bold"):
        font = card_drawing.font(FONTS, weight, 40, False)
        missing = bytes(font.getmask("\U000f0000"))
        assert [one for one in chance.sample(letters, 200) if bytes(font.getmask(one)) == missing] == []


def test_fonts_are_small_and_their_licence_lies_beside_them() -> None:
    assert sum(font.stat().st_size for font in FONTS.glob("*.ttf")) < 400_000
    assert "SIL OPEN FONT LICENSE" in (FONTS / "OFL.txt").read_text(encoding="utf-8")


# --- fitting ----------------------------------------------------------------------------------------


def by_letters(text: str, size: int) -> float:
    """A font whose letters are half as wide as they are high."""
    return len(text) * size / 2


def test_short_text_is_large_and_on_one_line() -> None:
    text = fitted("Mend our feed", (80, 60, 40), 1000, 300, by_letters)
    assert (text.size, text.lines) == (80, ("Mend our feed",))


def test_longer_text_is_smaller_before_it_loses_a_word() -> None:
    words = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    text = fitted(words, (80, 60, 40), 1000, 260, by_letters)
    assert text.size == 60
    assert " ".join(text.lines) == words


def test_text_that_has_no_room_ends_in_an_ellipsis_after_a_word() -> None:
    words = [f"word{number}" for number in range(100)]
    text = fitted(" ".join(words), (40, 30), 600, 80, by_letters)
    said = " ".join(text.lines)
    assert said.endswith(ELLIPSIS)
    assert said.removesuffix(ELLIPSIS).split() == words[: len(said.split())]


def test_word_without_end_is_continued_on_the_next_line() -> None:
    text = fitted("x" * 60, (40, 30), 600, 200, by_letters)
    assert "".join(text.lines) == "x" * 60


def test_word_without_end_that_has_no_room_ends_in_an_ellipsis() -> None:
    text = fitted("x" * 900, (40, 30), 600, 80, by_letters)
    assert len(text.lines) == 2
    assert text.lines[-1].endswith(ELLIPSIS)


def test_no_line_is_ever_wider_or_lower_than_its_room() -> None:
    chance = random.Random(11)
    for _ in range(300):
        words = ["w" * chance.randint(1, 40) for _ in range(chance.randint(1, 40))]
        width, height = chance.randint(120, 1000), chance.randint(60, 400)
        text = fitted(" ".join(words), (76, 60, 42, 36), width, height, by_letters)
        assert max(by_letters(line, text.size) for line in text.lines) <= width
        assert text.height <= height


# --- drawing ----------------------------------------------------------------------------------------


def test_card_has_the_size_that_previews_take() -> None:
    raw = a_painter().card(a_card())
    assert raw.startswith(b"\x89PNG")
    assert opened(raw).size == (WIDTH, HEIGHT) == (1200, 630)
    assert len(raw) < 40_000


def test_same_card_gives_the_same_bytes() -> None:
    assert a_painter().card(a_card()) == a_painter().card(a_card())


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({}, id="an everyday job"),
        pytest.param({"title": "Straßenbeleuchtungsmodernisierungsförderrichtlinie " * 4}, id="long words"),
        pytest.param({"title": "W" * 100}, id="a hundred wide letters"),
        pytest.param({"title": "word " * 60, "below": "more " * 60}, id="far too much"),
        pytest.param({"above": "An association for old boats " * 5}, id="a client with a long name"),
        pytest.param({"amount": "CHF 1’250.50–2’400.75 " * 4, "points": ("Remote, from everywhere " * 9,)}, id="pay"),
        pytest.param({"title": "ẾŨỘ gjpqyç ẾŨỘ", "above": "ẾŨỘ"}, id="marks above and below"),
        pytest.param({"title": ARABIC * 4, "above": HEBREW, "is_right_to_left": True}, id="Arabic"),
        pytest.param({"title": HEBREW, "is_right_to_left": True}, id="Hebrew"),
    ],
)
@pytest.mark.parametrize("is_mirrored", [False, True], ids=["from the left", "from the right"])
def test_nothing_on_a_card_touches_its_edge(changes: dict[str, Any], is_mirrored: bool) -> None:
    card = a_card(**{name: value.strip() if isinstance(value, str) else value for name, value in changes.items()})
    picture = opened(a_painter(is_mirrored=is_mirrored).card(card))
    left, top, right, bottom = inked(picture, (0, 0, WIDTH, HEIGHT - card_drawing.BAND)) or (0, 0, 0, 0)
    # Letters may stand a hair over the line they begin at.
    assert left >= MARGIN - 10
    assert right <= WIDTH - MARGIN + 10
    assert top >= 20
    assert bottom <= HEIGHT - card_drawing.BAND - 20


def test_parts_of_a_card_keep_apart_however_much_is_said() -> None:
    card = a_card(title="word " * 60, above="An association " * 9, amount="300 " * 30, points=("Remote " * 40,))
    picture = opened(a_painter().card(card))
    rows = [bool(inked(picture, (0, row, WIDTH, row + 1))) for row in range(HEIGHT - card_drawing.BAND)]
    blocks = sum(below and not above for above, below in pairwise([False, *rows]))
    # The client, the lines of the title, the pay, the place.
    assert blocks >= 6


def test_title_from_the_right_begins_at_the_right() -> None:
    bare = {"above": "", "amount": "", "points": ()}
    picture = opened(a_painter().card(a_card(title=HEBREW, is_right_to_left=True, **bare)))
    left, _, right, _ = inked(picture, (0, 0, WIDTH, HEIGHT - card_drawing.BAND)) or (0, 0, 0, 0)
    assert right > WIDTH - MARGIN - 10
    assert left > MARGIN + 50


def test_arabic_board_has_its_name_at_the_right() -> None:
    picture = opened(a_painter(is_mirrored=True, board="Board").card(a_card()))
    band = picture.crop((0, HEIGHT - card_drawing.BAND, WIDTH, HEIGHT))
    assert len(set(band.crop((0, 0, ROOM // 2, card_drawing.BAND)).get_flattened_data())) == 1


def test_plain_card_of_a_board_whose_name_no_font_has_is_its_colour() -> None:
    picture = opened(a_painter(board=None).plain())
    assert set(picture.get_flattened_data()) == {ThemeColors().action}


# --- the theme's colours ----------------------------------------------------------------------------


def test_colours_are_those_of_the_theme() -> None:
    # What Chromium computes for the tokens of this theme.
    assert ThemeColors.from_tokens(TOKENS).page == (255, 255, 255)
    assert ThemeColors.from_tokens(TOKENS).action == (43, 75, 163)


@pytest.mark.parametrize("is_dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("brand", ["#2b4ba3", "#ffd500", "#000", "rebeccapurple", "oklch(0.6 0.2 30)", "rgb(0 128 0)"])
def test_text_can_be_read_whatever_the_brand_is(brand: str, is_dark: bool, tmp_path: Path) -> None:
    tokens = tmp_path / "tokens.css"
    tokens.write_text(TOKENS.read_text(encoding="utf-8").replace("--brand: #2b4ba3;", f"--brand: {brand};"))
    colors = ThemeColors.from_tokens(tokens, is_dark=is_dark)
    pairs = [(name, colors.page) for name in ("text", "quiet", "action")] + [("on_action", colors.action)]
    assert {name: contrast(getattr(colors, name), ground) >= 4.5 for name, ground in pairs} == dict.fromkeys(
        ("text", "quiet", "action", "on_action"), True
    )


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """The ratio of WCAG 2.2."""

    def luminance(color: tuple[int, int, int]) -> float:
        parts = [part / 255 for part in color]
        red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("written", ["color-mix(in oklab, red, blue)", "var(--nowhere)", "var(--color-action)"])
def test_colour_written_in_a_way_we_cannot_read_is_the_themes_own(written: str, tmp_path: Path) -> None:
    tokens = tmp_path / "tokens.css"
    tokens.write_text(f":root {{ --color-action: {written}; --color-text: #010203; }} @media print {{}}")
    assert ThemeColors.from_tokens(tokens).action == ThemeColors().action
    assert ThemeColors.from_tokens(tokens).text == (1, 2, 3)
    assert ThemeColors.from_tokens(tokens, is_dark=True).page == DARK.page


# --- a board's cards --------------------------------------------------------------------------------


def test_pages_of_jobs_and_people_name_their_cards(tmp_path: Path) -> None:
    site = with_cards(several(tmp_path))
    for path, title in (
        ("jobs/french-guide/", "Translate our onboarding guide into French"),
        ("talent/ana-prado/", "Ana Prado: Translator of medical texts"),
    ):
        (card,) = (name for name in card_files(site) if name.startswith(f"cards/{path.rstrip('/')}-"))
        html = page(site, path)
        assert f'<meta property="og:image" content="https://board.example/jobs-here/{card}">' in html
        assert '<meta property="og:image:width" content="1200">' in html
        assert '<meta property="og:image:height" content="630">' in html
        assert f'<meta property="og:image:alt" content="{title}">' in html
        assert '<meta name="twitter:card" content="summary_large_image">' in html
    assert "og:image" not in page(site, "jobs/")


def test_board_without_cards_names_and_writes_none(tmp_path: Path) -> None:
    site = with_cards(several(tmp_path), BOARD_CARDS=0)
    assert card_files(site) == {}
    assert "og:image" not in page(site, "jobs/french-guide/")
    assert not (tmp_path / ".board" / "cards").exists()


def test_board_has_cards_unless_it_wants_none(tmp_path: Path) -> None:
    board = several(tmp_path)
    settings = board / "pelicanconf.py"
    settings.write_text(settings.read_text(encoding="utf-8").replace("BOARD_CARDS = 0", ""), encoding="utf-8")
    assert command(board, "build").returncode == 0
    assert len(card_files(tree(board / "output"))) == 5


def test_cards_that_are_switched_off_again_are_gone(tmp_path: Path) -> None:
    with_cards(several(tmp_path))
    assert card_files(with_cards(tmp_path, BOARD_CARDS=False)) == {}
    assert [name for name in tree(tmp_path / ".board" / "cards") if name.endswith(".png")] == []


def test_title_without_a_font_gets_the_boards_plain_card(tmp_path: Path) -> None:
    jobs = {"jobs/one.yml": a_job(title=JAPANESE), "jobs/two.yml": a_job(title=f"{JAPANESE}二")}
    site = with_cards(a_board(tmp_path, jobs))
    (plain,) = card_files(site)
    assert plain.startswith("cards/board-")
    assert plain in page(site, "jobs/one/")
    assert plain in page(site, "jobs/two/")


def test_client_without_a_font_is_left_out_of_the_card(tmp_path: Path) -> None:
    site = with_cards(a_board(tmp_path, {"jobs/one.yml": a_job(client={"name": JAPANESE})}))
    assert [name.startswith("cards/jobs/one-") for name in card_files(site)] == [True]


def test_unchanged_card_is_not_drawn_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    board = a_board(tmp_path, {"jobs/one.yml": a_job(), "talent/ana-prado.yml": a_profile()})
    before = card_files(with_cards(board))
    drawn: list[str] = []
    draw = CardPainter.card
    monkeypatch.setattr(CardPainter, "card", lambda self, card: (drawn.append(card.title), draw(self, card))[1])
    # The page changes, its card does not.
    (board / "content/jobs/one.yml").write_text(
        (board / "content/jobs/one.yml").read_text(encoding="utf-8").replace("Eight chapters", "Nine chapters"), "utf-8"
    )
    assert card_files(with_cards(board, OUTPUT_PATH=str(tmp_path / "elsewhere"))) == before
    assert drawn == []
    (board / "content/jobs/one.yml").write_text(
        (board / "content/jobs/one.yml").read_text(encoding="utf-8").replace("French", "Breton"), "utf-8"
    )
    after = card_files(with_cards(board))
    assert drawn == ["Translate our onboarding guide into Breton"]
    assert len(after) == 2
    assert len([name for name in tree(tmp_path / ".board" / "cards") if name.endswith(".png")]) == 2


def test_page_follows_its_card(tmp_path: Path) -> None:
    board = several(tmp_path)
    with_cards(board, BOARD_CARDS=0)
    after = with_cards(board)
    assert "og:image" in page(after, "jobs/french-guide/")
    # The oldest job has left the newest two.
    fewer = with_cards(board, BOARD_CARDS=2)
    assert "og:image" not in page(fewer, "jobs/old-leaflet/")
    assert "og:image" in page(fewer, "jobs/french-guide/")


def test_cards_are_the_same_however_many_processes_draw_them(tmp_path: Path) -> None:
    jobs = {f"jobs/job-{n}.yml": a_job(title=f"Translate chapter {n} of our guide into French") for n in range(9)}
    board = a_board(tmp_path, jobs)
    one = card_files(with_cards(board))
    places = {"OUTPUT_PATH": str(tmp_path / "two"), "BOARD_CACHE": str(tmp_path / "cache")}
    assert card_files(with_cards(board, BOARD_PROCESSES=2, **places)) == one
    assert len(one) == 9


@pytest.mark.parametrize(("written", "number"), [(0, 0), (250, 250), (False, 0)])
def test_number_of_cards_is_a_number(written: object, number: int) -> None:
    assert number_of_cards(written) == number


@pytest.mark.parametrize("written", [-1, True, "many", None, 1.5])
def test_anything_else_is_no_number_of_cards(written: object) -> None:
    with pytest.raises(ValueError, match="write it like 1000, or 0 for none"):
        number_of_cards(written)


# --- sharing ----------------------------------------------------------------------------------------


def test_pages_can_be_sent_by_mail_without_a_script(tmp_path: Path) -> None:
    title = 'Mend "A & B" <b> 100% now'
    site = build(a_board(tmp_path, {"jobs/one.yml": a_job(title=title), "talent/ana-prado.yml": a_profile()}))
    address = "https%3A%2F%2Fboard.example%2Fjobs-here%2F"
    subject = "Mend%20%22A%20%26%20B%22%20%3Cb%3E%20100%25%20now"
    assert f'<a href="mailto:?subject={subject}&amp;body={address}jobs%2Fone%2F"' in page(site, "jobs/one/")
    assert "mailto:?subject=Ana%20Prado%3A%20Translator" in page(site, "talent/ana-prado/")


def test_button_that_copies_is_the_scripts_own(tmp_path: Path) -> None:
    site = build(several(tmp_path))
    for path in ("jobs/french-guide/", "talent/ana-prado/"):
        html = page(site, path)
        assert "<button" not in html
        assert 'data-copy="Copy the link"' in html
        assert "/theme/sharing." in html
