"""The numbers of the insights as the API gives them: each where there are records enough for it."""

from typing import Any

from board.derive.insights import Insights, NamedShare, SkillDemand
from board.derive.spreads import ENOUGH, NamedSpread
from board.render.api.json_text import fields_shown
from board.render.renderer import Renderer


def statistics(found: Insights, renderer: Renderer) -> dict[str, Any]:
    """What `insights/` shows, without the lessons: those are with their jobs."""

    def named(row: NamedSpread | NamedShare | SkillDemand) -> dict[str, Any]:
        """A row by the id and the page of its category or skill."""
        id_ = row.path.rstrip("/").rpartition("/")[2]
        return {"id": id_, "url": renderer.urls.absolute(row.path), **fields_shown(row, frozenset(("path",)))}

    counts = {"jobs": found.jobs, "people": found.people}
    if found.is_empty:
        return counts
    shares = {"filled": found.filled, "on_time": found.on_time}
    return {
        **counts,
        "days_to_fill": fields_shown(found.days_to_fill),
        "days_by_category": list(map(named, found.days_by_category)),
        **{name: share for name, share in shares.items() if share.of >= ENOUGH},
        "filled_by_category": list(map(named, found.filled_by_category)),
        "pay": [
            fields_shown(offered)
            | {"categories": list(map(named, offered.categories)), "skills": list(map(named, offered.skills))}
            for offered in found.pay
        ],
        "demand": list(map(named, found.demand)),
        "months": found.months,
    }
