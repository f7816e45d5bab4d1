"""Runs the rules so that one which breaks on a file costs that file a problem, and not everybody the check."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from board.problem import Location, Problem
from board.validate.content import Content
from board.validate.rules import Rule, rule_id

KINDS = ("jobs", "talent", "applications", "reviews", "pools", "tombstones")
# Documents by the name of their kind; as keywords, nothing narrower passes.
Kinds = dict[str, Any]
LONGEST_REASON = 200


def rule_problems(rules: Iterable[Rule], content: Content) -> list[Problem]:
    """What the rules say of some content; of a rule that breaks, on which file it does."""
    problems: list[Problem] = []
    for rule in rules:
        try:
            # Not `+= rule(content)`, which would keep what was said before it broke.
            problems += list(rule(content))
        except Exception as error:
            problems += _despite(rule, content, error)
    return problems


def internal_error(file: str, doing: str, error: Exception) -> Problem:
    """The problem of a file that an error in the engine keeps from being checked."""
    reason = " ".join(f"{type(error).__name__}: {error}".split())[:LONGEST_REASON]
    return Problem(
        id="internal-error",
        location=Location(file),
        message=f"{doing} broke here ({reason})",
        hint="report this to the makers of the board's engine, with the file; it is their mistake, not the file's",
    )


def _despite(rule: Rule, content: Content, error: Exception) -> list[Problem]:
    """What a rule says of the files on which it does not break, and on which it does."""
    doing = f"the rule {rule_id(rule)}"
    nothing: Kinds = dict.fromkeys(KINDS, ())
    empty = replace(content, **nothing)
    if content.vocabulary is not None and (reason := _error(rule, empty)):
        # Beside a share of the files it stands without its name.
        return [internal_error(content.vocabulary.file or "content/vocabulary.yml", doing, reason)]
    broken = dict(_broken_alone(rule, content, empty))
    kept: Kinds = {kind: tuple(one for one in getattr(content, kind) if one.file not in broken) for kind in KINDS}
    told = [internal_error(file, doing, reason) for file, reason in broken.items()]
    try:
        return [*rule(replace(content, **kept)), *told] if broken else [internal_error("content", doing, error)]
    except Exception as other:
        # Several files together break it: nobody can say which of them to look at.
        return [*told, internal_error("content", doing, other)]


def _broken_alone(rule: Rule, content: Content, empty: Content) -> Iterator[tuple[str, Exception]]:
    """The files on which a rule breaks even where there is no other."""
    for kind in KINDS:
        for document in getattr(content, kind):
            alone: Kinds = {kind: (document,)}
            if error := _error(rule, replace(empty, **alone)):
                yield document.file, error


def _error(rule: Rule, content: Content) -> Exception | None:
    try:
        list(rule(content))
    except Exception as error:
        return error
    return None
