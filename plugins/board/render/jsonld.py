"""What pages say to machines, in schema.org's words: only what they also say to people."""

import json
from decimal import Decimal
from typing import Any

from markupsafe import Markup

from board.derive.listing import JobListing, TalentListing
from board.model import Job, Pay, Place
from board.render.compile import text_of
from board.render.links import absolute_links
from board.render.markdown import plain_text, render_markdown
from board.render.renderer import Renderer
from board.render.views import Crumb

CONTEXT = "https://schema.org"

# What could end the element, open a comment, or end a line in old JavaScript (HTML, "Restrictions for
# contents of script elements"); as JSON escapes they mean the same.
ESCAPES = tuple((character, f"\\u{ord(character):04x}") for character in "<>&\u2028\u2029")
ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def data_block(value: dict[str, Any]) -> Markup:
    """A value as a `<script type="application/ld+json">` that no text in it can leave."""
    text = ENCODER.encode(value)
    # Five replacements of what is hardly ever there are ten times as fast as one `translate`.
    for character, escaped in ESCAPES:
        text = text.replace(character, escaped)
    return Markup(f'<script type="application/ld+json">{text}</script>')  # noqa: S704 - escaped above


def breadcrumb_list(crumbs: tuple[Crumb, ...], renderer: Renderer) -> dict[str, Any]:
    """The way to a page, for Google's breadcrumbs; its last step, the page itself, may lack an address."""
    urls = renderer.urls
    steps = []
    for position, crumb in enumerate(crumbs, start=1):
        step: dict[str, Any] = {"@type": "ListItem", "position": position, "name": crumb.label}
        if crumb.url is not None:
            step["item"] = urls.absolute(crumb.url.removeprefix(urls()))
        steps.append(step)
    return {"@context": CONTEXT, "@type": "BreadcrumbList", "itemListElement": steps}


def website(renderer: Renderer) -> dict[str, Any]:
    """The board's name as search results print it (Google, "Site names": on the home page only)."""
    settings = renderer.settings
    return {
        "@context": CONTEXT,
        "@type": "WebSite",
        "name": settings.site_name,
        "url": renderer.urls.absolute(),
        "description": settings.tagline,
        "inLanguage": settings.language,
    }


def job_posting(listing: JobListing, description: Markup, renderer: Renderer) -> dict[str, Any]:
    """A `JobPosting` by Google's rules ("Job posting structured data"), for an open job's own page.

    Google requires title, description, `datePosted` (the original day, so reopening does not move it) and
    `hiringOrganization`; `validThrough` with a time zone, since a day ends at its end *here*.
    `directApply` is false: a reader leaves this page to apply."""
    job, page = listing.job, renderer.urls.absolute(listing.path)
    organization = {"@type": "Organization", "name": job.client.name}
    if job.client.url:
        organization["sameAs"] = job.client.url
    posting: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": "JobPosting",
        "title": job.title,
        "description": posting_description(job, absolute_links(description, page), renderer),
        "url": page,
        "datePosted": job.posted.isoformat(),
        "validThrough": renderer.end_of_day(job.closes),
        "employmentType": "VOLUNTEER" if job.pay.type == "volunteer" else "CONTRACTOR",
        "hiringOrganization": organization,
        "identifier": {"@type": "PropertyValue", "name": job.client.name, "value": job.slug},
        "directApply": False,
        **where(job, renderer),
    }
    salary = base_salary(job.pay)
    if salary:
        posting["baseSalary"] = salary
    if listing.skills:
        posting["skills"] = ", ".join(tag.name for tag in listing.skills)
    if job.starts:
        posting["jobStartDate"] = job.starts.isoformat()
    if job.openings > 1:
        posting["totalJobOpenings"] = job.openings
    return posting


def posting_description(job: Job, description: Markup, renderer: Renderer) -> str:
    """The description with what is asked for; Google wants it whole, in paragraphs and lists.

    Pay stands here in words, since a fixed price has no other place; so does "100% remote", which
    Google asks the description itself to say.
    """
    words = renderer.words
    parts = [str(description).strip()]
    for heading, items in (
        (words._("Deliverables"), [deliverable.name for deliverable in job.deliverables]),
        (words._("You bring"), list(job.requirements)),
    ):
        if items:
            points = "".join(f"<li>{text_of(item)}</li>" for item in items)
            parts.append(f"<p>{text_of(heading)}</p><ul>{points}</ul>")
    if job.is_fully_remote:
        if job.applicants_from:
            countries = words.countries(job.applicants_from)
            remote = words._("100%% remote, open to people in %(countries)s", countries=countries)
        else:
            remote = words._("100% remote, from anywhere")
        parts.append(f"<p>{text_of(remote)}</p>")
    parts.append(f"<p>{text_of(words._('Pay'))}: {text_of(words.pay(job.pay))}</p>")
    return "\n".join(parts)


def where(job: Job, renderer: Renderer) -> dict[str, Any]:
    """`jobLocation` of work that has a place, `TELECOMMUTE` for work that has none.

    Google: `TELECOMMUTE` is for 100 % remote work only (so not for hybrid), and then
    `applicantLocationRequirements` must name a country. "Anywhere" cannot be written, and naming every
    country would say what the page does not: such a job has neither, and waits for Google to learn it.
    """
    if job.location is not None:
        address = postal_address(job.location)
        return {"jobLocation": {"@type": "Place", "address": address}} if job.location.country else {}
    if job.is_fully_remote and job.applicants_from:
        names = [renderer.words.country(code) for code in job.applicants_from]
        return {
            "jobLocationType": "TELECOMMUTE",
            "applicantLocationRequirements": [{"@type": "Country", "name": name} for name in names],
        }
    return {}


def postal_address(place: Place) -> dict[str, Any]:
    """A place as far as the page names it: the town or else the region, and the country by its ISO code."""
    parts = {
        "addressLocality": place.city,
        "addressRegion": None if place.city else place.region,
        "addressCountry": place.country,
    }
    return {"@type": "PostalAddress"} | {key: part for key, part in parts.items() if part}


def base_salary(pay: Pay) -> dict[str, Any] | None:
    """Hourly pay; none for a fixed price, as `unitText` is HOUR, DAY, WEEK, MONTH or YEAR (Google's list)."""
    if pay.type != "hourly" or pay.currency is None:
        return None
    value: dict[str, Any] = {"@type": "QuantitativeValue"}
    if pay.amount is not None:
        value["value"] = plain_number(pay.amount)
    elif pay.min is not None and pay.max is not None:
        value |= {"minValue": plain_number(pay.min), "maxValue": plain_number(pay.max)}
    else:
        return None
    return {"@type": "MonetaryAmount", "currency": pay.currency, "value": value | {"unitText": "HOUR"}}


def plain_number(number: Decimal) -> int | float:
    """A decimal as JSON writes it shortest."""
    return int(number) if number == number.to_integral_value() else float(number)


def profile_page(listing: TalentListing, renderer: Renderer) -> dict[str, Any]:
    """A profile as Google's `ProfilePage`: a `Person` with a name, and whatever else the page shows."""
    talent = listing.talent
    url = renderer.urls.absolute(listing.path)
    person: dict[str, Any] = {
        "@type": "Person",
        "name": talent.name,
        "url": url,
        "jobTitle": talent.headline,
        "description": plain_text(render_markdown(talent.summary)),
    }
    profiles = [link.url for link in talent.links if link.url.startswith(("https:", "http:"))]
    if profiles:
        person["sameAs"] = profiles
    if listing.skills:
        person["knowsAbout"] = [tag.name for tag in listing.skills]
    if talent.languages:
        # schema.org: a code of BCP 47, which is what the file has; the page says its name.
        person["knowsLanguage"] = [language.code for language in talent.languages]
    if talent.location and postal_address(talent.location).keys() != {"@type"}:
        person["address"] = postal_address(talent.location)
    return {"@context": CONTEXT, "@type": "ProfilePage", "url": url, "mainEntity": person}
