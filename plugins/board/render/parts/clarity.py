"""What a job leaves unsaid, in one sentence: many jobs leave out the same, so each set is said once."""

from board.derive.clarity import Topic, left_out
from board.model import Job
from board.render.language.words import Words
from board.render.renderer import Renderer
from board.render.templating.html import Html

GUIDES = ("guides/set-expectations", "guides/define-the-job")
"""Where one reads what a clear job says: the first of these pages that the board has."""


class ClarityNotes:
    """Rendered notes, remembered by the topics they name."""

    def __init__(self, renderer: Renderer) -> None:
        self.words = renderer.words
        self._guide = next((renderer.urls(f"{page}/") for page in GUIDES if page in renderer.pages), None)
        self._macro = renderer.templates.macro("clarity")
        self._names = topic_names(renderer.words)
        self._notes: dict[tuple[Topic, ...], Html] = {}

    def note(self, job: Job) -> Html:
        """What to ask before one begins; on a job that leaves nothing out, that it says it all."""
        topics = left_out(job)
        note = self._notes.get(topics)
        if note is None:
            names = self.words.listed(tuple(self._names[topic] for topic in topics))
            note = self._notes[topics] = self._macro(names, self._guide)
        return note


def topic_names(words: Words) -> dict[Topic, str]:
    """Each topic as part of a sentence that says what is not said."""
    return {
        Topic.ACCEPTANCE: words._("how one sees that the work is done"),
        Topic.OUT_OF_SCOPE: words._("what is not part of it"),
        Topic.HOURS: words._("how many hours it takes"),
        Topic.DATES: words._("when it starts or has to be done"),
        Topic.REVISIONS: words._("how many rounds of changes the pay includes"),
        Topic.PAYMENT: words._("when it is paid"),
        Topic.DECISION: words._("when you will have an answer"),
        Topic.COMMUNICATION: words._("how you will talk during the work"),
    }
