"""The board's categories and skills, and how a written skill finds its entry."""

from dataclasses import field
from typing import Any, Self

from board.value import value


@value(kw_only=True)
class Category:
    """A trade; `id` is its address."""

    id: str
    name: str
    description: str = ""


@value(kw_only=True)
class Skill:
    """A skill; `id` is its address."""

    id: str
    name: str


@value(kw_only=True)
class Vocabulary:
    """Categories and skills in the file's order."""

    digest: str = ""
    categories: dict[str, Category] = field(default_factory=dict)
    skills: dict[str, Skill] = field(default_factory=dict)
    spellings: dict[str, Skill] = field(default_factory=dict)
    """Every id, name and alias, case folded, to its skill."""

    def skill(self, written: str) -> Skill | None:
        """The entry that a job or a profile means, or None where the vocabulary has none."""
        return self.spellings.get(written.casefold())

    @classmethod
    def from_data(cls, *, digest: str, data: dict[str, Any]) -> Self:
        """Build a vocabulary from valid data."""
        categories = {
            entry["id"]: Category(id=entry["id"], name=entry["name"], description=entry.get("description", ""))
            for entry in data.get("categories", ())
        }
        skills: dict[str, Skill] = {}
        spellings: dict[str, Skill] = {}
        for entry in data.get("skills", ()):
            skill = skills[entry["id"]] = Skill(id=entry["id"], name=entry["name"])
            for spelling in (entry["id"], entry["name"], *entry.get("aliases", ())):
                spellings[spelling.casefold()] = skill
        return cls(digest=digest, categories=categories, skills=skills, spellings=spellings)
