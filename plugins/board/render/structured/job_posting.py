"""An open job as Google's `JobPosting`: only what its page also says."""

from typing import Any

from markupsafe import Markup

from board.derive.listing import JobListing
from board.derive.pictures import PictureUse
from board.model import Job, Pay, Place
from board.render.api.json_text import plain_number
from board.render.links import absolute_links
from board.render.renderer import Renderer
from board.render.structured.jsonld import CONTEXT
from board.render.templating.html import escaped


def job_posting(listing: JobListing, description: Markup, renderer: Renderer) -> dict[str, Any]:
    """A `JobPosting` by Google's rules ("Job posting structured data"), for an open job's own page.

    Google requires title, description, `datePosted` (the original day, so reopening does not move it) and
    `hiringOrganization`; `validThrough` with a time zone, since a day ends at its end *here*.
    `directApply` is false: a reader leaves this page to apply."""
    job, page = listing.job, renderer.urls.absolute(listing.path)
    posting: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": "JobPosting",
        "title": job.title,
        "description": posting_description(job, absolute_links(description, page), renderer),
        "url": page,
        "datePosted": job.posted.isoformat(),
        "validThrough": renderer.end_of_day(job.closes),
        "employmentType": "VOLUNTEER" if job.pay.type == "volunteer" else "CONTRACTOR",
        "hiringOrganization": hiring_organization(job, renderer),
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


def hiring_organization(job: Job, renderer: Renderer) -> dict[str, Any]:
    """The client by name, with its own site and its logo where the page has them."""
    organization = {"@type": "Organization", "name": job.client.name}
    if job.client.url:
        organization["sameAs"] = job.client.url
    logo = renderer.pictures.largest(job.slug, job.client.logo, PictureUse.LOGO) if job.client.logo else None
    if logo:
        organization["logo"] = renderer.urls.absolute(logo)
    return organization


def posting_description(job: Job, description: Markup, renderer: Renderer) -> str:
    """The description with what is asked for and how long it takes; Google wants it whole, in paragraphs and lists.

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
            points = "".join(f"<li>{escaped(item)}</li>" for item in items)
            parts.append(f"<p>{escaped(heading)}</p><ul>{points}</ul>")
    if job.is_fully_remote:
        if job.applicants_from:
            countries = words.countries(job.applicants_from)
            remote = words._("100%% remote, open to people in %(countries)s", countries=countries)
        else:
            remote = words._("100% remote, from anywhere")
        parts.append(f"<p>{escaped(remote)}</p>")
    if job.hours:
        parts.append(f"<p>{escaped(words._('Effort'))}: {escaped(words.hours(job.hours))}</p>")
    if job.experience:
        parts.append(f"<p>{escaped(words._('Experience'))}: {escaped(words.term(job.experience))}</p>")
    parts.append(f"<p>{escaped(words._('Pay'))}: {escaped(words.pay(job.pay))}</p>")
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
