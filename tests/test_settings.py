"""What `pelicanconf.py` says, as the engine uses it."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from board import defaults
from board.defaults import board_today
from board.settings import BoardSettings

TODAY = date(2026, 11, 22)
DEFAULTS = {name: value for name, value in vars(defaults).items() if name.isupper()}


def settings(**changes: Any) -> BoardSettings:
    return BoardSettings.from_mapping(DEFAULTS | changes, TODAY)


@pytest.mark.parametrize(
    ("address", "site_url", "base_path"),
    [
        ("https://board.example", "https://board.example", ""),
        ("https://board.example/", "https://board.example", ""),
        ("https://org.example/board", "https://org.example/board", "/board"),
        ("https://org.example/a/b/", "https://org.example/a/b", "/a/b"),
        ("http://localhost:8000", "http://localhost:8000", ""),
    ],
)
def test_site_may_live_under_a_prefix(address: str, site_url: str, base_path: str) -> None:
    assert (settings(SITEURL=address).site_url, settings(SITEURL=address).base_path) == (site_url, base_path)


@pytest.mark.parametrize(
    ("written", "expected"),
    [("true", True), ("True", True), ("1", True), (True, True), ("yes", True), ("false", False), (False, False)]
    + [("", False), ("0", False), (0, False)],
)
def test_skipping_is_said_in_words_or_by_the_environment(written: object, expected: bool) -> None:
    assert settings(BOARD_SKIP_INVALID=written).skip_invalid is expected


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SITENAME", "Another"),
        ("BOARD_TAGLINE", "Another"),
        ("SITEURL", "https://another.example"),
        ("DEFAULT_LANG", "fr"),
        ("TIMEZONE", "Asia/Tokyo"),
        ("BOARD_REPOSITORY", "https://forge.example/a/b"),
        ("BOARD_BRANCH", "trunk"),
        ("BOARD_EMAIL", "desk@board.example"),
        ("BOARD_FEED_AUTHORITY", "another.example,2026"),
        ("BOARD_PAGE_SIZE", 3),
        ("BOARD_FEED_SIZE", 3),
        ("BOARD_SEARCH", False),
        ("BOARD_MAINTAINERS", ("ana",)),
    ],
)
def test_what_a_page_can_show_is_part_of_what_pages_depend_on(name: str, value: object) -> None:
    assert settings(**{name: value}).shown() != settings().shown()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PATH", "elsewhere"),
        ("OUTPUT_PATH", "elsewhere"),
        ("BOARD_CACHE", "elsewhere"),
        ("BOARD_PROCESSES", 7),
        ("BOARD_SKIP_INVALID", "true"),
        ("BOARD_RULES", {"urgent-title": "off"}),
    ],
)
def test_where_and_how_it_is_built_is_not(name: str, value: object) -> None:
    assert settings(**{name: value}).shown() == settings().shown()


def test_day_of_the_environment_goes_before_that_of_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    written = DEFAULTS | {"BOARD_TODAY": "2026-01-02"}
    assert board_today(written) == date(2026, 1, 2)
    monkeypatch.setenv("BOARD_TODAY", "2026-03-04")
    assert board_today(written) == date(2026, 3, 4)
    monkeypatch.setenv("BOARD_TODAY", "")
    assert board_today(written) == date(2026, 1, 2)


def test_without_a_day_it_is_today_in_the_boards_time_zone() -> None:
    east, west = (board_today(DEFAULTS | {"TIMEZONE": zone}) for zone in ("Pacific/Kiritimati", "Pacific/Niue"))
    # They are 25 hours apart: whatever the hour, it is never the same day in both.
    assert (east - west).days in (1, 2)


def test_every_setting_of_ours_has_a_comment() -> None:
    lines = Path(defaults.__file__).read_text(encoding="utf-8").splitlines()
    named = [number for number, line in enumerate(lines) if line.startswith("BOARD_")]
    assert len(named) > 10
    for number in named:
        above = number - 1
        while lines[above].startswith("BOARD_"):
            above -= 1
        assert lines[above].startswith("# "), lines[number]


def test_pelican_reads_no_content_of_its_own() -> None:
    assert {DEFAULTS[name] for name in ("AUTHOR_SAVE_AS", "CATEGORY_SAVE_AS", "TAG_SAVE_AS", "ARCHIVES_SAVE_AS")} == {
        ""
    }
    for name in ("ARTICLE_PATHS", "PAGE_PATHS", "STATIC_PATHS", "DIRECT_TEMPLATES", "THEME_STATIC_PATHS"):
        assert DEFAULTS[name] == []
    assert set(DEFAULTS["READERS"].values()) == {None}
    assert DEFAULTS["DELETE_OUTPUT_DIRECTORY"] is False


def test_maintainers_are_a_list_of_logins() -> None:
    assert settings(BOARD_MAINTAINERS=["@ana", "bo"]).maintainers == ("ana", "bo")


@pytest.mark.parametrize("written", ["ana", ("ana", ""), ("ana", 1), {"ana": 1}, None])
def test_one_text_is_no_list_of_maintainers(written: object) -> None:
    # Its letters would be logins, and whoever is called `a` could change everything.
    with pytest.raises(ValueError, match=r'BOARD_MAINTAINERS is .*; write it like \("ana-prado",\)'):
        settings(BOARD_MAINTAINERS=written)
