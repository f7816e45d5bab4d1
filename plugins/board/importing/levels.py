"""How well somebody knows a skill or a language: other scales' words as the board's."""

import re
from collections.abc import Sequence

# In this order, since one scale's name is part of another's: "near native", "limited working".
LANGUAGE_LEVELS = (
    (r"near.native", "fluent"),
    (r"native|bilingual|mother|matern|mutter", "native"),
    (r"\bfull\b|fluent|\bc[12]\b|advanced|\bproficient\b|verhandlung|courant", "fluent"),
    (r"working|conversation|intermediate|\bb[12]\b|good|professional", "conversational"),
    (r"elementary|basic|beginner|limited|\ba[12]\b|novice|notion", "basic"),
)
SKILL_LEVELS = (
    (r"master|expert|advanced|senior|proficient|lead", "expert"),
    (r"intermediate|medium|mid\b|competent|good|professional", "intermediate"),
    (r"beginner|basic|novice|junior|entry|elementary|learning", "entry"),
)


def language_level(written: str) -> str:
    """The board's word for a fluency, or nothing where it says none."""
    return meaning(written, LANGUAGE_LEVELS)


def skill_level(written: str) -> str:
    """The board's word for a level, or nothing where it says none."""
    return meaning(written, SKILL_LEVELS)


def meaning(written: str, scale: Sequence[tuple[str, str]]) -> str:
    return next((level for words, level in scale if re.search(words, written.casefold())), "")
