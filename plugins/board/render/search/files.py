"""The files of the search: the index of the open jobs and that of the public profiles."""

from collections.abc import Iterator

from board.derive.groups import Listings
from board.model import Board, Vocabulary
from board.render.outputs import Output
from board.render.renderer import Renderer
from board.render.search.index import search_outputs
from board.render.search.jobs import OpenJobs
from board.render.search.people import PublicProfiles


def search(board: Board, listings: Listings, renderer: Renderer) -> Iterator[Output]:
    """All of them; none where the board has no search."""
    if not renderer.settings.search:
        return
    vocabulary = board.vocabulary
    # Whatever else could change a file: caches and open pages must see that it is another.
    environment = f"{renderer.settings.shown()} {[asset.path for asset in renderer.assets]} {vocabulary.digest}"
    skills = skill_spellings(vocabulary)
    for corpus in (
        OpenJobs(listings, skills, renderer).corpus(environment),
        PublicProfiles(listings, skills, renderer).corpus(environment),
    ):
        yield from search_outputs(corpus)


def skill_spellings(vocabulary: Vocabulary) -> dict[str, str]:
    """Every way to write each skill, by its id: who types `js` looks for JavaScript."""
    spellings: dict[str, list[str]] = {}
    for spelling, skill in vocabulary.spellings.items():
        spellings.setdefault(skill.id, []).append(spelling)
    return {id_: " ".join(written) for id_, written in spellings.items()}
