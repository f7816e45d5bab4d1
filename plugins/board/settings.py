"""The few settings the engine uses, as one frozen value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardSettings:
    """What a board's `pelicanconf.py` decides; `board.defaults` explains each setting.

    `site_url` has no slash at its end. `rules` maps a problem id to "warning" or "off".
    """

    content: Path
    output: Path
    theme: Path
    cache: Path
    today: date
    timezone: str
    language: str
    site_name: str
    site_url: str
    tagline: str
    authority: str
    repository: str
    branch: str
    email: str
    maintainers: tuple[str, ...]
    page_size: int
    feed_size: int
    api: bool
    licence: str
    skip_invalid: bool
    processes: int
    search: bool = True
    rules: Mapping[str, str] = field(default_factory=dict)
    cards: int = 0

    @classmethod
    def from_mapping(cls, settings: Mapping[str, Any], today: date) -> Self:
        """Read them from Pelican's settings or from a `pelicanconf.py`'s upper-case names."""
        return cls(
            content=Path(settings["PATH"]),
            output=Path(settings["OUTPUT_PATH"]),
            theme=Path(settings["THEME"]),
            cache=Path(settings["BOARD_CACHE"]),
            today=today,
            timezone=settings["TIMEZONE"],
            language=settings["DEFAULT_LANG"],
            site_name=settings["SITENAME"],
            site_url=settings["SITEURL"].rstrip("/"),
            tagline=settings["BOARD_TAGLINE"],
            authority=settings["BOARD_FEED_AUTHORITY"],
            repository=settings["BOARD_REPOSITORY"].rstrip("/"),
            branch=settings["BOARD_BRANCH"],
            email=settings["BOARD_EMAIL"],
            maintainers=logins(settings["BOARD_MAINTAINERS"]),
            page_size=settings["BOARD_PAGE_SIZE"],
            feed_size=settings["BOARD_FEED_SIZE"],
            api=is_on(settings["BOARD_API"]),
            licence=settings["BOARD_LICENCE"],
            skip_invalid=is_on(settings["BOARD_SKIP_INVALID"]),
            processes=settings["BOARD_PROCESSES"],
            search=is_on(settings["BOARD_SEARCH"]),
            rules=dict(settings["BOARD_RULES"]),
            cards=number_of_cards(settings["BOARD_CARDS"]),
        )

    def shown(self) -> dict[str, object]:
        """The settings that pages can show; today is none of them, since listings say what follows from it."""
        hidden = ("content", "output", "theme", "cache", "today", "skip_invalid", "processes", "rules", "cards")
        return {name: getattr(self, name) for name in self.__slots__ if name not in hidden}

    @property
    def base_path(self) -> str:
        """The path under which the site lives: `""` at a host's root, `"/board"` under a prefix."""
        return urlsplit(self.site_url).path.rstrip("/")


def is_on(value: object) -> bool:
    """Whether a switch is on: it may be a text, since the environment has nothing else."""
    return str(value).lower() in ("true", "1", "yes")


def number_of_cards(written: object) -> int:
    """BOARD_CARDS as a number, `False` for none; raises ValueError for anything else."""
    if written is False:
        return 0
    if not isinstance(written, int) or isinstance(written, bool) or written < 0:
        raise ValueError(f"BOARD_CARDS is {written!r}, which is no number of cards; write it like 1000, or 0 for none")
    return written


def logins(written: object) -> tuple[str, ...]:
    """BOARD_MAINTAINERS as logins without their `@`; raises ValueError for one text, whose letters would be logins."""
    if not isinstance(written, tuple | list) or not all(isinstance(login, str) and login for login in written):
        raise ValueError(f'BOARD_MAINTAINERS is {written!r}, which is no list of logins; write it like ("ana-prado",)')
    return tuple(login.removeprefix("@") for login in written)
