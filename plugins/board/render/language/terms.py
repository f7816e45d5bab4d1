"""The words of the files' fixed lists, and of the states that a job can be in, for people."""

from collections.abc import Callable

Translate = Callable[[str], str]


def state_names(_: Translate) -> dict[str, str]:
    """The name of each state that a listing can have."""
    return {
        "scheduled": _("Opens soon"),
        "open": _("Open"),
        "closing": _("Closing soon"),
        "expired": _("Closed"),
        "paused": _("Paused"),
        "filled": _("Filled"),
        "completed": _("Completed"),
        "cancelled": _("Cancelled"),
    }


def term_names(_: Translate) -> dict[str, str]:
    """What each word of a fixed list means."""
    return {
        "on_completion": _("when the work is accepted"),
        "by_milestone": _("by milestone"),
        "half_upfront": _("half before the start, half on acceptance"),
        "weekly": _("every week"),
        "monthly": _("every month"),
        "entry": _("Entry level"),
        "intermediate": _("Intermediate"),
        "expert": _("Expert"),
        "call": _("a call"),
        "video": _("a video call"),
        "chat": _("a chat"),
        "in_person": _("in person"),
        "basic": _("basic"),
        "conversational": _("conversational"),
        "fluent": _("fluent"),
        "native": _("native"),
        "open": _("Available"),
        "limited": _("Limited time"),
        "closed": _("Not available"),
        "beginner": _("beginner"),
        "advanced": _("advanced"),
        "quality": _("Quality"),
        "communication": _("Communication"),
        "timeliness": _("Timeliness"),
        "expertise": _("Expertise"),
        "value": _("Value"),
        "clarity": _("Clarity"),
        "payment": _("Payment"),
    }
