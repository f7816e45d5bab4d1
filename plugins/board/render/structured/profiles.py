"""A profile as Google's `ProfilePage`, and what its reviews come to: only what the page also says."""

from typing import Any

from board.derive.listing import TalentListing
from board.derive.pictures import PictureUse
from board.derive.ratings import Mean
from board.render.markdown import plain_text, render_markdown
from board.render.renderer import Renderer
from board.render.structured.job_posting import postal_address
from board.render.structured.jsonld import CONTEXT
from board.render.structured.reviews import SCALE


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
    photo = renderer.pictures.largest(talent.slug, talent.photo, PictureUse.PHOTO) if talent.photo else None
    if photo:
        person["image"] = renderer.urls.absolute(photo)
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


def mean_rating(listing: TalentListing, mean: Mean, renderer: Renderer) -> dict[str, Any]:
    """The mean of a person's stars, for a page that shows it; it is shown of three reviews or more.

    Google shows stars of neither people nor jobs ("Review snippet", the types it takes), so this is plain
    schema.org, on its own: a `Person` has no `aggregateRating`, but a rating may say what it rates.
    """
    return {
        "@context": CONTEXT,
        "@type": "AggregateRating",
        "itemReviewed": {
            "@type": "Person",
            "name": listing.talent.name,
            "url": renderer.urls.absolute(listing.path),
        },
        "ratingValue": float(mean.mean),
        "reviewCount": mean.of,
        **SCALE,
    }
