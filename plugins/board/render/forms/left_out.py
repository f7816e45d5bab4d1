"""The fields that the form for a new record leaves out, each with the reason."""

from board.review_name import ASPECTS, CLAIMS

PICTURE = "a picture is a file of its own, and travels beside the record"
LATER = "says what became of the job, for which there is a form of its own"
RENAMED = "a new record has had no other name"

LEFT_OUT: dict[str, dict[str, str]] = {
    "job": {
        "client.logo": PICTURE,
        "reopened": LATER,
        "former_slugs": RENAMED,
        "status": LATER,
        "updates": LATER,
        "outcome": LATER,
    },
    "talent": {"photo": PICTURE, "portfolio[].image": PICTURE, "former_slugs": RENAMED},
    "application": {"status": "an application begins as submitted; later its client says where it stands"},
    "review": {"reply": "the side that was reviewed writes it, in the review's file"},
}


def side_of(path: str) -> str:
    """Which side of a finished job a field of a review is for: `client`, `talent`, or "" for both."""
    name = path.removeprefix("aspects.")
    judges = [side for side in ASPECTS if name in (ASPECTS if path != name else CLAIMS)[side]]
    return judges[0] if len(judges) == 1 else ""
