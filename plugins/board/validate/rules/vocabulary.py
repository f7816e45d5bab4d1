"""Categories and skills, as the board's vocabulary names them."""

from collections.abc import Iterator
from functools import lru_cache

from board.problem import Problem, Severity
from board.read import Document
from board.validate.content import Content
from board.validate.rules.corrections import replaced
from board.validate.rules.spelling import nearest
from board.validate.rules.texts import Path

_FEW = 8


@lru_cache(maxsize=1)
def skill_ids(vocabulary: Document) -> dict[str, str]:
    """Every spelling of a skill, casefolded, to the skill's id."""
    ids: dict[str, str] = {}
    for skill in vocabulary.get("skills", ()):
        for spelling in (skill["id"], skill["name"], *skill.get("aliases", ())):
            ids.setdefault(spelling.casefold(), skill["id"])
    return ids


def unknown_category(content: Content) -> Iterator[Problem]:
    """A category that the board does not have has no page and no feed, so nobody finds the job there."""
    if content.vocabulary is None:
        return
    names = {category["id"]: category["name"] for category in content.vocabulary["categories"]}
    for document in content.records:
        for path, written in _categories(document):
            if written in names:
                continue
            by_folded = {name.casefold(): category for category, name in names.items()}
            meant = written.casefold() if written.casefold() in names else by_folded.get(written.casefold())
            near = meant or nearest(written, names)
            if near:
                hint = f"write `{near}`" if meant else f"write `{near}` if that is meant"
            elif len(names) <= _FEW:
                hint = f"write one of {', '.join(names)}"
            else:
                hint = "write the id of a category in content/vocabulary.yml"
            yield Problem(
                id="unknown-category",
                location=document.at(*path),
                message=f"there is no category {written!r}",
                hint=hint,
                correction=replaced(document, path, meant, is_certain=True) if meant else None,
            )


def unknown_skill(content: Content) -> Iterator[Problem]:
    """A skill outside the vocabulary is shown as plain text: no page, no feed and no match leads to it."""
    if content.vocabulary is None:
        return
    ids = skill_ids(content.vocabulary)
    for document in content.records:
        for path, written in skills_written(document):
            if written in ids or written.casefold() in ids:
                continue
            near = nearest(written, ids)
            hint = "keep it as plain text, or add it to content/vocabulary.yml"
            yield Problem(
                id="unknown-skill",
                location=document.at(*path),
                message=f"the vocabulary has no skill {written!r}",
                hint=f"write `{ids[near]}` if that is meant; otherwise {hint}" if near else hint,
                severity=Severity.WARNING,
            )


def skill_twice(content: Content) -> Iterator[Problem]:
    """One skill under two spellings looks like two, and takes the place of another."""
    ids = skill_ids(content.vocabulary) if content.vocabulary else {}
    for document in content.records:
        first: dict[str, str] = {}
        for path, written in skills_written(document):
            if path[0] == "portfolio":
                continue
            folded = written.casefold()
            skill = ids.get(folded, folded)
            if skill not in first:
                first[skill] = written
                continue
            yield Problem(
                id="skill-twice",
                location=document.at(*path),
                message=f"{written!r} is the same skill as {first[skill]!r}",
                hint=f"leave out {written!r}",
                severity=Severity.WARNING,
            )


def vocabulary_clash(content: Content) -> Iterator[Problem]:
    """A word that stands for two skills or two categories sends readers to the wrong page."""
    if content.vocabulary is None:
        return
    for kind in ("categories", "skills"):
        owners: dict[str, str] = {}
        for index, entry in enumerate(content.vocabulary.get(kind, ())):
            spellings: list[tuple[Path, str]] = [(("id",), entry["id"]), (("name",), entry["name"])]
            spellings += [(("aliases", i), alias) for i, alias in enumerate(entry.get("aliases", ()))]
            own: set[str] = set()
            for path, spelling in spellings:
                folded = spelling.casefold()
                if folded in owners and folded not in own:
                    yield Problem(
                        id="vocabulary-clash",
                        location=content.vocabulary.at(kind, index, *path),
                        message=f"{spelling!r} already stands for `{owners[folded]}`",
                        hint=f"leave it out, or make `{owners[folded]}` and `{entry['id']}` one entry",
                    )
                else:
                    owners[folded] = entry["id"]
                    own.add(folded)


def _categories(document: Document) -> Iterator[tuple[Path, str]]:
    data = document.data
    if "category" in data:
        yield ("category",), data["category"]
    for index, category in enumerate(data.get("categories", ())):
        yield ("categories", index), category
    for index, service in enumerate(data.get("services", ())):
        if "category" in service:
            yield ("services", index, "category"), service["category"]


def skills_written(document: Document) -> Iterator[tuple[Path, str]]:
    """Every skill that a record names, with its path."""
    data = document.data
    for index, skill in enumerate(data.get("skills", ())):
        yield ("skills", index) if isinstance(skill, str) else ("skills", index, "name"), _skill_name(skill)
    for index, skill in enumerate(data.get("nice_to_have", ())):
        yield ("nice_to_have", index), skill
    if document.kind == "talent":
        for index, piece in enumerate(data.get("portfolio", ())):
            for number, skill in enumerate(piece.get("skills", ())):
                yield ("portfolio", index, "skills", number), skill


def _skill_name(skill: str | dict[str, str]) -> str:
    return skill if isinstance(skill, str) else skill["name"]
