"""Which pictures the pages of a board show, and as what."""

from collections.abc import Iterator
from enum import StrEnum

from board.model import Board
from board.value import value


class PictureUse(StrEnum):
    """As what a page shows a picture: a face or a logo beside a name, or a piece of work to look at."""

    PHOTO = "photo"
    LOGO = "logo"
    WORK = "work"


@value()
class ShownPicture:
    """A picture of a record's own folder in one use; `record` is the record's slug, `name` the file's name there."""

    record: str
    name: str
    use: PictureUse


def shown_pictures(board: Board) -> Iterator[ShownPicture]:
    """Every picture that a page shows, maybe more than once; an archived profile's page shows none."""
    for job in board.jobs:
        if job.client.logo:
            yield ShownPicture(job.slug, job.client.logo, PictureUse.LOGO)
    for person in board.talent:
        if person.visibility == "archived":
            continue
        if person.photo:
            yield ShownPicture(person.slug, person.photo, PictureUse.PHOTO)
        for piece in person.portfolio:
            if piece.image:
                yield ShownPicture(person.slug, piece.image, PictureUse.WORK)
