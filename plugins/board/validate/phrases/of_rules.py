"""Probes for what the rules say of a record by itself."""

from dataclasses import replace

from board.validate.phrases.probe import probe

PAID = {"type": "fixed", "amount": 300, "currency": "EUR"}
RANGE = {"type": "fixed", "min": 7, "max": 5, "currency": "EUR"}
APART = {"posted": "2026-11-22", "closes": "2026-12-04"}
RANGED = {"type": "fixed", "min": 305, "max": 307, "currency": "EUR"}
STEPS = [{"name": "One", "amount": 204}, {"name": "Two", "amount": 105}]

PROBES = (
    # Titles
    probe("url-in-title", "job", {"title": "Translate www.zebra.example"}, url="www.zebra.example"),
    probe("money-in-title", "job", {"title": "Translate it for 77 EUR"}, text="'77 EUR'"),
    probe("date-in-title", "job", {"title": "Translate it by 2026-12-07"}, text="'2026-12-07'"),
    probe(
        "client-in-title",
        "job",
        {"title": "Translate for Zebra Club", "client": {"name": "Zebra Club"}},
        text="'Zebra Club'",
    ),
    probe("shouting-title", "job", {"title": "TRANSLATE OUR ZEBRA GUIDE"}, text="'TRANSLATE OUR ZEBRA GUIDE'"),
    probe("urgent-title", "job", {"title": "Translate our guide asap"}, text="'asap'"),
    # Days
    probe(
        "closes-before-posted",
        "job",
        {"posted": "2026-11-22", "closes": "2026-11-21"},
        posted="2026-11-22",
        closes="2026-11-21",
    ),
    probe(
        "closes-too-late",
        "job",
        {"posted": "2026-11-22", "closes": "2027-03-07"},
        last="2027-01-21",
        closes="2027-03-07",
        posted="2026-11-22",
        days="60",
    ),
    probe("due-before-closes", "job", {**APART, "due": "2026-12-03"}, due="2026-12-03", closes="2026-12-04"),
    probe(
        "due-before-starts",
        "job",
        {**APART, "starts": "2026-12-09", "due": "2026-12-08"},
        starts="2026-12-09",
        due="2026-12-08",
    ),
    probe(
        "decision-before-closes",
        "job",
        {**APART, "hiring": {"decision_by": "2026-12-03"}},
        decision="2026-12-03",
        closes="2026-12-04",
    ),
    probe(
        "milestone-after-due",
        "job",
        {**APART, "due": "2026-12-20", "milestones": [{"name": "One", "due": "2026-12-21"}]},
        milestone="2026-12-21",
        due="2026-12-20",
    ),
    probe("submitted-in-future", "application", {"submitted": "2026-11-23"}, day="2026-11-23", today="2026-11-22"),
    probe("written-in-future", "review", {"written": "2026-11-23"}, day="2026-11-23", today="2026-11-22"),
    probe(
        "confirmed-in-future", "talent", {"availability.confirmed": "2026-11-23"}, day="2026-11-23", today="2026-11-22"
    ),
    probe("consent-in-future", "talent", {"consent.published": "2026-11-23"}, day="2026-11-23", today="2026-11-22"),
    probe("stale-availability", "talent", {"availability.confirmed": "2026-08-01"}, day="2026-08-01", days="113"),
    # Pay
    probe("paid-without-amount", "job", {"pay": {"type": "fixed"}}, type="fixed"),
    probe("paid-without-amount.hourly", "job", {"pay": {"type": "hourly"}}, type="hourly"),
    probe("volunteer-with-amount", "job", {"pay": {**PAID, "type": "volunteer"}}, field="amount", amount="300"),
    probe(
        "amount-without-currency",
        "job",
        {"pay": {"type": "fixed"}, "milestones": [{"name": "One", "amount": 77}]},
        amount="77",
        group="pay",
    ),
    probe(
        "thousands-as-decimals", "job", {"pay.amount": 1.3}, ("1.3", "1.300"), amount="1.300", above="2", meant="1300"
    ),
    probe("too-many-decimals", "job", {"pay.amount": 7.5055}, amount="7.5055", currency="EUR", decimals="2"),
    probe(
        "too-many-decimals.none", "job", {"pay.amount": 7.5055, "pay.currency": "JPY"}, amount="7.5055", currency="JPY"
    ),
    probe("min-over-max", "job", {"pay": RANGE}, low="7", high="5", field="pay"),
    probe("milestones-do-not-add-up", "job", {"milestones": STEPS}, sum="309", pay="300", currency="EUR"),
    probe(
        "milestones-do-not-add-up.range",
        "job",
        {"pay": RANGED, "milestones": STEPS},
        sum="309",
        low="305",
        high="307",
        currency="EUR",
    ),
    probe("by-milestone-without-milestones", "job", {"pay.paid": "by_milestone"}),
    probe(
        "milestone-without-amount",
        "job",
        {"pay.paid": "by_milestone", "milestones": [{"name": "Zebra"}]},
        name="'Zebra'",
    ),
    probe("unpaid-trial-too-long", "job", {"hiring": {"trial": {"task": "Try", "hours": 7}}}, hours="7"),
    # Places
    probe("job-without-place", "job", {"remote": None}),
    probe("job-without-place.denied", "job", {"remote": False}),
    probe("unknown-currency", "job", {"pay.currency": "QQQ"}, currency="QQQ"),
    probe("unknown-currency.meant", "job", {"pay.currency": "RMB"}, currency="RMB", meant="CNY"),
    probe("unknown-country.meant", "job", {"location": {"country": "UK"}}, country="UK", meant="GB"),
    probe("unknown-language.meant", "job", {"language": "gr"}, language="gr", meant="el"),
    probe("unknown-country", "job", {"location": {"country": "QQ"}}, country="QQ"),
    probe("unknown-language", "job", {"language": "qq"}, language="qq"),
    probe("unknown-time-zone", "job", {"communication": {"time_zone": "§"}}, zone="§"),
    probe(
        "unknown-time-zone.near",
        "job",
        {"communication": {"time_zone": "Europe/Parys"}},
        zone="Europe/Parys",
        near="Europe/Paris",
    ),
    probe(
        "unknown-time-zone.meant",
        "job",
        {"communication": {"time_zone": "Reykjavik"}},
        meant="Atlantic/Reykjavik",
        zone="Reykjavik",
    ),
    # Vocabulary
    probe("unknown-category", "job", {"category": "§"}, category="'§'", categories="translation, quarrying, zoology"),
    replace(probe("unknown-category.many", "job", {"category": "§"}, category="'§'"), categories=9),
    probe("unknown-category.meant", "job", {"category": "Zoology"}, category="'Zoology'", meant="zoology"),
    probe("unknown-category.near", "job", {"category": "zooology"}, category="'zooology'", near="zoology"),
    probe("unknown-skill", "job", {"skills": ["§"]}, skill="'§'"),
    probe("unknown-skill.near", "job", {"skills": ["zitherplayin"]}, skill="'zitherplayin'", near="zither"),
    probe("skill-twice", "job", {"skills": ["zither", "Zither playing"]}, skill="'Zither playing'", first="'zither'"),
    # Texts
    probe("unsafe-link.scheme", "job", {"client.url": "ftp://zebra.example"}, link="'ftp://zebra.example'"),
    probe("unsafe-link.name", "job", {"client.url": "https://a@zebra.example"}, link="'https://a@zebra.example'"),
    probe("unsafe-link.host", "job", {"description": "[a](https://zebra]/)"}, link="'https://zebra]/'"),
    probe("plain-http", "job", {"client.url": "http://zebra.example"}, link="http://zebra.example"),
    probe("hidden-characters", "job", {"title": "Translate our gui\u200bde"}, character="a zero width space (U+200B)"),
    probe("email-in-profile", "talent", {"summary": "zebra@zoo.example"}, text="zeb…le"),
    probe("phone-in-profile", "talent", {"summary": "+33 6 12 34 56 78"}, text="+33…78"),
    probe("iban-in-profile", "talent", {"summary": "FR7630006000011234567890189"}, text="FR7…89"),
    probe("birth-date-in-profile", "talent", {"summary": "Born: 1990-03-04"}, text="199…04"),
    probe("email-in-job", "job", {"description": "zebra@zoo.example"}, text="zeb…le"),
    probe("phone-in-job", "job", {"description": "+33 6 12 34 56 78"}, text="+33…78"),
    probe("placeholder-left", "application", {"cover": "…"}, field="cover", text="“…”"),
)
