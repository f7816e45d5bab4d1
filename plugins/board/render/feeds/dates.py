"""The moments of a board's entries: all distinct, in the order of their days, and the same in every feed."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from email.utils import format_datetime
from hashlib import blake2b
from zoneinfo import ZoneInfo

NIGHT_SECONDS = 6 * 60 * 60
EARLIEST = datetime(1, 1, 2, tzinfo=UTC)
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""For a feed without entries, where a format wants a date all the same."""

NamedDay = tuple[str, date]
"""A name such as `jobs/a-job/`, or `jobs/a-job/#filled` for what happened to it, and its day."""


def feed_moments(records: Iterable[NamedDay], events: Iterable[NamedDay], zone: ZoneInfo) -> dict[str, int]:
    """For each name a moment, in seconds since 1970, in the first six hours of its day.

    The moment follows from the name up to its `#` alone, so it stays when other records come and go; only where two
    would be equal does the later name move on by a second. Chat readers drop entries of equal dates. Records go
    before events, so that no event moves a record; the events of a record follow it in the order of their names.
    """
    moments: dict[str, int] = {}
    after: dict[int, int] = {}
    nights: dict[date, list[int]] = {}
    for name, day in (*sorted(records), *sorted(events)):
        key = name.partition("#")[0].encode()
        hour, second = divmod(int.from_bytes(blake2b(key, digest_size=8).digest(), "big") % NIGHT_SECONDS, 3600)
        night = nights.get(day)
        if night is None:
            night = nights[day] = hours_of_night(day, zone)
        # Compared as moments: in the nights when clocks change, two wall times can be one.
        moment = night[hour] + second
        if moment in after:
            moment = first_free(moment, after)
        after[moment] = moment + 1
        moments[name] = moment
    return moments


def hours_of_night(day: date, zone: ZoneInfo) -> list[int]:
    """The moments, in seconds since 1970, at which the first six hours of a day begin."""
    return [int(datetime.combine(day, time(hour), zone).timestamp()) for hour in range(NIGHT_SECONDS // 3600)]


def first_free(moment: int, after: dict[int, int]) -> int:
    """The moment, or the next that is not taken; `after` leads from each taken one towards a free one.

    What was passed on the way is made to lead straight there, so that a crowded day costs no more.
    """
    passed = []
    while moment in after:
        passed.append(moment)
        moment = after[moment]
    for taken in passed:
        after[taken] = moment
    return moment


def moment_in(zone: ZoneInfo, moment: int) -> datetime:
    """A moment by the clocks of a zone, or by Greenwich's where the zone's were off by seconds.

    RFC 3339 and RFC 822 write offsets in minutes, and before time zones there were others. The first day of the
    calendar has no zone east of Greenwich.
    """
    local = datetime.fromtimestamp(max(moment, int(EARLIEST.timestamp())), zone)
    offset = local.utcoffset()
    return local.astimezone(UTC) if offset is not None and offset.seconds % 60 else local


def rfc822(moment: datetime) -> str:
    """A date as RSS writes it (RSS 2.0, "pubDate"), with a year of four digits."""
    return format_datetime(moment)


def rfc3339(moment: datetime) -> str:
    """A date as Atom and JSON Feed write it."""
    return moment.isoformat()
