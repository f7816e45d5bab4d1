"""What somebody meant who wrote a number, an address or a code in another way."""

import re
from unicodedata import normalize
from urllib.parse import quote, urlsplit

from babel import Locale

FILE = re.compile(r"[^/]*\.(?:html?|pdf|png|jpe?g|webp|svg|md|ya?ml|txt|docx?)", re.IGNORECASE)

# The languages whose names of countries and languages are understood in a mistake.
UNDERSTOOD = ("en", "fr", "de", "es", "pt", "it")

YES = frozenset({"yes", "y", "on", "true", "oui", "ja", "si", "sí", "sim", "x", "1", "ok"})
NO = frozenset({"no", "n", "off", "false", "non", "nein", "não", "nao", "0"})

# "$" and "¥" are missing: each is the sign of several currencies.
CURRENCY_NAMES = {
    "€": "EUR",
    "£": "GBP",
    "₹": "INR",
    "zł": "PLN",
    "₽": "RUB",
    "₩": "KRW",
    "₺": "TRY",
    "₴": "UAH",
    "euro": "EUR",
    "euros": "EUR",
    "dollar": "USD",
    "dollars": "USD",
    "pounds": "GBP",
}
SMALL_CURRENCIES = {*CURRENCY_NAMES, "eur", "usd", "gbp", "chf"}

COUNTRY_NAMES = {
    "usa": "US",
    "england": "GB",
    "scotland": "GB",
    "wales": "GB",
    "great britain": "GB",
    "holland": "NL",
    "czech republic": "CZ",
}

PICTURE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*\.(?:png|jpg|jpeg|webp)", re.IGNORECASE)


def truth_meant(written: object) -> bool | None:
    """The true or false that somebody meant."""
    word = str(written).strip().casefold()
    return True if word in YES else False if word in NO else None


# "between 1,200.50 and 1,500 euros for the whole job" has fifty characters.
LONGEST_SUM = 200
# As many digits as the reader takes for a number.
LONGEST_NUMBER = 30


def numbers_meant(written: str) -> tuple[tuple[str, ...], str | None]:
    """The numbers in a text such as "1,200.50 EUR" or "300–350 €", and the currency beside them."""
    if len(written) > LONGEST_SUM or re.search(r"\d\s?[kKmM]\b", written):
        return (), None
    words = re.findall(r"[^\W\d_]+|[^\w\s.,/–-]", written)
    # In small letters many a word is a code by chance: "all", "try", "top".
    codes = [currency_meant(word) for word in words if not word.islower() or word in SMALL_CURRENCIES]
    currency = next((code for code in codes if code), None)
    plain = [plain_number(part) for part in re.findall(r"\d[\d\s.,'’]*", written)]
    return tuple(number for number in plain if number), currency


def plain_number(written: str) -> str | None:
    """A number as JSON writes it: "1,200.50", "1.200,50", "1 200" and "12,5" are understood."""
    text = re.sub(r"[\s'’]", "", written).rstrip(".,")
    if not text.isascii() or len(text) > LONGEST_NUMBER:
        return None
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", text):
        text = text.replace(",", "")
    elif re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,\d{1,2}", text):
        text = text.replace(".", "").replace(",", ".")
    if not re.fullmatch(r"\d+(?:\.\d+)?", text):
        return None
    whole, _, decimals = text.partition(".")
    return (whole.lstrip("0") or "0") + (f".{decimals}" if decimals else "")


def currency_meant(written: str) -> str | None:
    """The code of a currency written as a sign, a name or in small letters."""
    text = written.strip().casefold()
    code = CURRENCY_NAMES.get(text, text.upper())
    return code if code in Locale("en").currencies else None


def country_meant(written: str) -> str | None:
    """The code of a country written by its name or in small letters."""
    text = written.strip().casefold()
    if re.fullmatch(r"[a-z]{2}", text):
        return text.upper()
    return COUNTRY_NAMES.get(text) or code_named(text, "territories", r"[A-Z]{2}")


def language_meant(written: str) -> str | None:
    """The code of a language written by its name, or with an underscore."""
    text = written.strip().casefold()
    if re.fullmatch(r"[a-z]{2,3}_[a-z]{2}", text):
        language, _, country = text.partition("_")
        return f"{language}-{country.upper()}"
    return code_named(text, "languages", r"[a-z]{2,3}")


def code_named(name: str, names: str, form: str) -> str | None:
    """The code whose name, in one of the languages understood, is this one."""
    for language in UNDERSTOOD:
        for code, its_name in getattr(Locale.parse(language), names).items():
            if its_name.casefold() == name and re.fullmatch(form, code):
                return str(code)
    return None


def account_meant(written: str) -> str | None:
    """The login in "@name" or in the address of somebody's page."""
    text = written.strip().removeprefix("@").rstrip("/")
    if "/" in text:
        text = text.rpartition("/")[2].removeprefix("@")
    return text if re.fullmatch(r"[A-Za-z0-9](?:[._-]*[A-Za-z0-9])*", text) else None


def slug_meant(written: str) -> str | None:
    """The name of a record's file in "Amélie Martin", "amelie-martin.yml" or "/talent/amelie-martin/"."""
    text = written.strip().rstrip("/").rpartition("/")[2]
    text = re.sub(r"\.ya?ml$", "", text)
    plain = normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or None


def picture_meant(written: str) -> str | None:
    """The file name in the path of a picture."""
    name = written.strip().rpartition("/")[2].replace(" ", "-")
    return name[: name.rindex(".")] + name[name.rindex(".") :].lower() if PICTURE.fullmatch(name) else None


# RFC 5321, section 4.5.3.1, allows 254 characters; beside them, room for a name.
LONGEST_ADDRESS = 400


def address_meant(written: str) -> str | None:
    """The e-mail address in "Jo <jo@example.org>" or "mailto:jo@example.org"."""
    if len(written) > LONGEST_ADDRESS:
        return None
    found = re.findall(r"[\w.%+-]+@[\w-]+(?:\.[\w-]+)+", written)
    return found[0] if len(found) == 1 else None


# What browsers and servers take (RFC 9110, section 4.1, asks for 8,000).
LONGEST_URL = 2_000


def url_meant(written: str) -> str | None:
    """The address of a page that lacks its scheme, has spaces around it or letters to be encoded."""
    text = written.strip().strip("<>")
    if len(text) > LONGEST_URL:
        return None
    if re.fullmatch(r"[^\s/@]+@[^\s/@]+\.[^\s/@]+", text):
        return f"mailto:{text}"
    if text.startswith("//"):
        text = f"https:{text}"
    elif not FILE.fullmatch(text) and re.match(r"(?:[\w-]+\.)+[^\W\d_]{2,}(?::\d+)?(?:[/?#]|$)", text):
        text = f"https://{text}"
    if re.search(r"\s", text) or not re.match(r"https?://[^/?#]", text):
        return None
    try:
        parts = urlsplit(text)
        name, port = parts.hostname or "", f":{parts.port}" if parts.port else ""
        host = parts.netloc if parts.netloc.isascii() else name.encode("idna").decode() + port
    except ValueError:  # a bracket that is not closed, or a name that no host can have
        return None
    if not name:
        return None
    rest = text.partition("://")[2][len(parts.netloc) :]
    return f"{parts.scheme}://{host}" + quote(rest, safe="/?#[]@!$&'()*+,;=:%~-._")
