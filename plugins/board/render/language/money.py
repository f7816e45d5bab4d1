"""Amounts with their currency, as a language writes them."""

import re
from decimal import Decimal

from babel import Locale
from babel.numbers import format_currency, format_decimal

LETTER_BY_DIGIT = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
# What must come out as Babel writes it before whole amounts of a currency are written without it.
PROBES = (7, 12, 1234, 98_765, 1_234_567)


class Money:
    """Writes amounts in one language; Babel takes forty microseconds for one, and is asked once a currency.

    Nearly all amounts are whole: these are the language's groups of digits between what stands before and
    after them, which is learnt from Babel and tried on a few amounts. Where that does not hold, Babel writes
    each.
    """

    def __init__(self, locale: Locale) -> None:
        self.locale = locale
        self.whole_pattern = locale.currency_formats["standard"].pattern.replace(".00", "")
        self.groups = format_decimal(1_234_567, locale=locale)[1:-6].strip("0123456789")
        self._around: dict[str, tuple[str, str] | None] = {}

    def text(self, amount: Decimal, currency: str) -> str:
        """`€300`, `€12.50`: no decimals where the amount has none."""
        whole = int(amount)
        if whole != amount or whole < 0:
            return spaced(format_currency(amount, currency, locale=self.locale, decimal_quantization=False))
        if currency not in self._around:
            self._around[currency] = self.learnt(currency)
        around = self._around[currency]
        if around is None:
            return self.by_babel(whole, currency)
        return f"{around[0]}{self.grouped(whole)}{around[1]}"

    def grouped(self, whole: int) -> str:
        return f"{whole:,}".replace(",", self.groups)

    def by_babel(self, whole: int, currency: str) -> str:
        return spaced(format_currency(whole, currency, self.whole_pattern, locale=self.locale, currency_digits=False))

    def learnt(self, currency: str) -> tuple[str, str] | None:
        """What stands before and after a whole amount of this currency, if that is all there is to it."""
        before, seven, after = self.by_babel(PROBES[0], currency).partition(str(PROBES[0]))
        told = [self.by_babel(probe, currency) for probe in PROBES]
        return (
            (before, after) if seven and told == [f"{before}{self.grouped(probe)}{after}" for probe in PROBES] else None
        )


def spaced(text: str) -> str:
    """CLDR puts a space between letters and digits (`NOK 1,400`); Babel does not know that rule."""
    return LETTER_BY_DIGIT.sub("\u00a0", text)
