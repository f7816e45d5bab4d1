"""Settings that can be used, or a sentence for the maintainer on what is wrong with them."""

from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError

from board.defaults import board_today
from board.settings import BoardSettings
from board.validate.rules import apply_policy


class UnusableSettings(Exception):
    """A setting has a value that nothing can be done with; the message is a sentence."""


def usable_settings(settings: Mapping[str, Any]) -> BoardSettings:
    """A board's settings, from Pelican's or from a `pelicanconf.py`'s upper-case names.

    Raises UnusableSettings, so that whoever catches it hides no mistake of the engine's own.
    """
    try:
        ZoneInfo(settings["TIMEZONE"])
    # A folder of zones such as "Europe" is an OSError.
    except (KeyError, OSError, TypeError, ValueError) as unknown:
        shown = repr(settings.get("TIMEZONE"))
        raise UnusableSettings(f"TIMEZONE is {shown}, which is no time zone; write it like Europe/Paris") from unknown
    try:
        today = board_today(settings)
    except (KeyError, TypeError, ValueError) as no_day:
        raise UnusableSettings(f"BOARD_TODAY is no day; write it like 2026-11-22 ({said(no_day)})") from no_day
    language = settings.get("DEFAULT_LANG")
    try:
        Locale.parse(language, sep="-")
    except (TypeError, ValueError, UnknownLocaleError) as unknown:
        raise UnusableSettings(
            f"DEFAULT_LANG is {language!r}, which is no language's code; write it like en or pt-BR"
        ) from unknown
    try:
        usable = BoardSettings.from_mapping(settings, today)
        apply_policy([], usable.rules)
    except KeyError as missing:
        raise UnusableSettings(
            f"the setting {missing} is missing; begin with the import of board.defaults"
        ) from missing
    except (AttributeError, TypeError, ValueError) as error:
        raise UnusableSettings(said(error)) from error
    return usable


def said(error: Exception) -> str:
    """What an exception says, without the quotes that a KeyError puts round it."""
    return str(error.args[0]) if error.args else type(error).__name__
