"""What one side of a finished job says of the other, as schema.org's `Review`: only where the page shows it."""

from typing import Any

from board.derive.listing import JobListing
from board.model import Review
from board.render.parts.reviews import MOST_STARS, reviewed_hire
from board.render.renderer import Renderer
from board.render.structured.jsonld import CONTEXT
from board.review_name import BY_CLIENT

SCALE = {"bestRating": MOST_STARS, "worstRating": 1}


def review_data(review: Review, listing: JobListing, renderer: Renderer) -> dict[str, Any] | None:
    """A review of this job; None where whom it is by or of has left the board, since a review needs both names.

    Google's rules against reviews of oneself concern `Organization` and `LocalBusiness` on their own sites; here
    each side speaks of the other on a third one's.
    """
    hire, client = reviewed_hire(review, listing), listing.job.client
    if hire.name is None:
        return None
    absolute = renderer.urls.absolute
    organization = {"@type": "Organization", "name": client.name}
    if listing.client_path:
        organization["url"] = absolute(listing.client_path)
    person = {"@type": "Person", "name": hire.name}
    if hire.path:
        person["url"] = absolute(hire.path)
    if review.by == BY_CLIENT:
        is_client = review.author.name == client.name
        author, about = organization if is_client else {"@type": "Person", "name": review.author.name}, person
    else:
        author, about = person | {"name": review.author.name}, organization
    return {
        "@context": CONTEXT,
        "@type": "Review",
        "itemReviewed": about,
        "author": author,
        "reviewRating": {"@type": "Rating", "ratingValue": review.rating, **SCALE},
        "reviewBody": review.comment.strip(),
        "datePublished": review.written.isoformat(),
    }
