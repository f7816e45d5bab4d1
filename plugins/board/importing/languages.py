"""Names of languages, as people write them, as BCP 47 codes."""

import re
from functools import cache

from babel import Locale, UnknownLocaleError

CODE = re.compile(r"[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*", re.IGNORECASE)
USUAL = {
    "mandarin": "zh",
    "cantonese": "yue",
    "farsi": "fa",
    "flemish": "nl-BE",
    "castilian": "es",
    "tagalog": "tl",
    "serbo-croatian": "sh",
}
# Those a résumé may be written in, besides English and the language's own name for itself.
RESUME_LANGUAGES = ("fr", "de", "es", "it", "pt", "nl", "pl", "cs", "sv", "da", "nb", "fi", "ru", "uk", "tr")


def language_code(name: str) -> str | None:
    """The code of a language by its name in English, in itself or in another common language, or by its code."""
    plain = re.sub(r"\s*\(.*?\)\s*", " ", name).strip().casefold()
    for written in (name.strip().casefold(), plain):
        if written in USUAL:
            return USUAL[written]
        if written in names_in("en"):
            return names_in("en")[written]
    if CODE.fullmatch(plain) and plain.replace("_", "-").partition("-")[0] in names_in("en").values():
        return str(plain.replace("_", "-"))
    for language in RESUME_LANGUAGES:
        if plain in names_in(language):
            return names_in(language)[plain]
    return own_names().get(plain)


@cache
def names_in(language: str) -> dict[str, str]:
    """Codes by the names that one language has for all the others."""
    return {name.casefold(): code.replace("_", "-") for code, name in Locale(language).languages.items()}


@cache
def own_names() -> dict[str, str]:
    """Codes by what each language calls itself."""
    found: dict[str, str] = {}
    for code in sorted(Locale("en").languages, key=len):
        try:
            name = Locale.parse(code).get_display_name()
        except (UnknownLocaleError, ValueError):
            continue
        if name:
            found.setdefault(name.casefold(), code.replace("_", "-"))
    return found
