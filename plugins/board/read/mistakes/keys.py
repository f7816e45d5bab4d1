"""A value or a list whose key got lost, where other records of the same file tell which it was."""

from collections import Counter
from collections.abc import Iterator

from board.read.mistakes.draft import Guess
from board.read.mistakes.quoting import shown, written
from board.read.mistakes.scene import Line, Scene


def lost_key(scene: Scene, kind: str) -> Iterator[Guess]:
    """A value or a list whose key got lost, where other records of the same file show which it was."""
    for number in scene.nearby(1):
        line = scene.parsed[number]
        above = scene.above(number)
        if above is None or line.is_nothing or (line.key and not line.is_item):
            continue
        owner = scene.parsed[above]
        votes = _votes(scene, above, owner, with_list=line.is_item)
        key, count = votes.most_common(1)[0] if votes else ("", 0)
        if not key or not owner.key:
            continue
        pad = " " * owner.depth
        text = line.text.strip()
        changed = f"{pad}{key}:\n{line.text}" if line.is_item else f"{pad}{key}: {written(text)}"
        yield Guess(
            id="yaml-lost-key",
            line=number,
            column=len(line.indent),
            message=f"{shown(line.text)} has no key; elsewhere in this file, `{key}` stands after `{owner.key}`",
            hint=f"write `{key}:` " + ("above the list" if line.is_item else "before it"),
            changes={number: changed},
            # Once may be chance; and where two keys are usual, nobody knows which it is here.
            is_certain=count > 1 and len(votes) == 1,
        )


def _siblings(scene: Scene, number: int) -> Iterator[str]:
    """The keys of the record that a line belongs to, its own too."""
    depth = scene.parsed[number].depth
    for step in (-1, 1):
        other = number
        while 0 <= other < len(scene.lines):
            line = scene.parsed[other]
            if not line.is_nothing and (line.depth < depth or (step > 0 and line.dashes and line.depth == depth)):
                break
            if line.key and line.depth == depth:
                yield line.key
                if line.dashes:
                    break
            other += step


def _votes(scene: Scene, above: int, owner: Line, *, with_list: bool) -> Counter[str]:
    """How often each key elsewhere follows the key above this line, or elsewhere holds such a list."""
    votes: Counter[str] = Counter()
    for number, line in enumerate(scene.parsed):
        after = scene.below(number)
        if after is None or not line.is_entry:
            continue
        follower = scene.parsed[after]
        if with_list:
            if not line.value and follower.is_item and line.depth == owner.depth:
                votes[line.key] += 1
        elif line.key == owner.key and follower.is_entry and follower.value and follower.depth == line.depth:
            votes[follower.key] += 1
    for sibling in _siblings(scene, above):
        del votes[sibling]
    return votes
