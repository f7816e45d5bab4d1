"""What a listing adds to its record."""

import pytest

from board.derive.listing import SkillTag, skill_tags
from factories import VOCABULARY


@pytest.mark.parametrize(
    ("names", "tags"),
    [
        pytest.param((), (), id="none"),
        pytest.param(("Knitting", "knitting", "Sewing"), ("Knitting", "Sewing"), id="the first way to write it"),
        pytest.param(("a", "b", "B", "A", "c"), ("a", "b", "c"), id="in the place of the first"),
    ],
)
def test_skill_that_is_named_twice_is_shown_once(names: tuple[str, ...], tags: tuple[str, ...]) -> None:
    assert skill_tags(names, VOCABULARY) == tuple(SkillTag(name) for name in tags)


def test_skill_of_the_vocabulary_has_its_name_and_address() -> None:
    skill = next(iter(VOCABULARY.skills.values()))
    assert skill_tags((skill.id.upper(), skill.name), VOCABULARY) == (SkillTag(skill.name, skill.id),)
