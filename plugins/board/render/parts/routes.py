"""The ways to apply for a job: each with its address, ready to be sent, and who will see what is sent."""

from board.derive.listing import JobListing
from board.model import ApplyRoute, Job
from board.render.parts.application import application_mail, application_path, application_template
from board.render.renderer import Renderer
from board.render.urls import mail_link
from board.render.views import ApplyAction

LONGEST_ADDRESS = 7_500
"""GitHub refuses addresses of more than 8,191 bytes."""

LONGEST_MAIL = 2_000
"""Windows hands no more than 2,083 characters of an address on to a mail program."""


def usable_routes(job: Job, renderer: Renderer) -> list[ApplyRoute]:
    """The routes in the file's order; a pull request needs a repository."""
    has_repository = bool(renderer.settings.repository)
    return [
        route for route in job.apply if route.url or route.address or (route.via == "pull_request" and has_repository)
    ]


def route_names(job: Job, renderer: Renderer) -> str:
    """`by form, by e-mail`; nothing where there is no way."""
    words = renderer.words
    names = {"form": words._("by form"), "email": words._("by e-mail"), "pull_request": words._("by pull request")}
    return words.comma.join(dict.fromkeys([names[route.via] for route in usable_routes(job, renderer)]))


def apply_actions(listing: JobListing, renderer: Renderer) -> list[ApplyAction]:
    """One button a route, in the file's order."""
    job, words = listing.job, renderer.words
    actions = []
    for route in usable_routes(job, renderer):
        if route.via == "form":
            note = words._("Opens the client's own form: this board does not see what you send.")
            actions.append(ApplyAction("form", words._("Apply by form"), route.url or "", note))
        elif route.via == "email":
            note = words._("Goes to the client only.")
            url = mail_address(listing, route.address or "", renderer)
            actions.append(ApplyAction("email", words._("Apply by e-mail"), url, note))
        else:
            note = words._("Everything you write there is public, for ever.")
            url = new_file_address(job, renderer)
            actions.append(ApplyAction("pull_request", words._("Apply by pull request"), url, note))
    return actions


def mail_address(listing: JobListing, address: str, renderer: Renderer) -> str:
    """A mail to the client, laid out; where the questions would make it too long, it says where they are."""
    job, words, page = listing.job, renderer.words, renderer.urls.absolute(listing.path)
    subject = words._("Application: %(title)s", title=job.title)
    link = mail_link(address, subject, application_mail(job, page, words))
    if len(link) <= LONGEST_MAIL:
        return link
    return mail_link(address, subject, application_mail(job, page, words, with_questions=False))


def new_file_address(job: Job, renderer: Renderer) -> str:
    """The forge's page for a new file with the application laid out; as with mail, not too long."""
    forge, path = renderer.forge, application_path(job)
    address = forge.new_file(path, *application_template(job, renderer.words)) or ""
    if len(address) <= LONGEST_ADDRESS:
        return address
    return forge.new_file(path, *application_template(job, renderer.words, with_questions=False)) or ""
