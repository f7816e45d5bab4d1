"""What the script of the forms says, in the board's language."""

from board.render.language.words import Words


def form_words(words: Words) -> dict[str, str]:
    """Each text by the name that the script asks for; {} stands for a value."""
    return {
        "removed": words._("Removed: {}"),
        "restored": words._("What you wrote here before is back."),
        "cleared": words._("The form is empty, and the draft is gone from this browser."),
        "opened": words._("The forge has opened in another tab, with your file in it. Nothing there?"),
        "again": words._("Open it again"),
        "too-long": words._(
            "Your text is too long to travel in an address. So it has been copied: paste it into the large field of "
            "the page that has opened in another tab."
        ),
        "too-long-by-hand": words._(
            "Your text is too long to travel in an address. Copy it from “The file that you send”, and paste it into "
            "the large field of the page that has opened in another tab."
        ),
        "mailed": words._("Your mail program has the file. It goes when you send it there."),
        "mail-too-long": words._(
            "Your text is too long for the address of a mail. So it has been copied: paste it into the mail that opens."
        ),
        "mail-by-hand": words._(
            "Your text is too long for the address of a mail. Copy it from “The file that you send”, and paste it into "
            "the mail that opens."
        ),
        "mail-subject": words._("For the board: {}"),
        "mail-body": words._("Paste the text here."),
        "downloaded": words._("The file is among your downloads. Send it to a maintainer of this board."),
        "copied": words._("Copied"),
        "not-copied": words._("This browser does not let the page copy. Select the text and copy it by hand."),
        "name-needed": words._("Give the file a short name of the letters a to z, such as {}."),
        "name-bad": words._("Write small letters a to z, digits, and single hyphens between them."),
        "name-reserved": words._("The board needs this name for itself. Choose another."),
        "name-taken": words._("There is a page of this name already. This one is free: {}"),
        "not-read": words._("The form cannot be checked now, since a part of it did not load. Load the page again."),
        "fixed": words._("fixed price"),
        "hourly": words._("per hour"),
        "volunteer": words._("unpaid"),
        "unpaid": words._("Volunteer"),
        "not-named": words._("Pay not named"),
        "no-hours": words._("Hours not stated"),
        "up-to": words._("up to {}"),
        "from": words._("from {}"),
        "remote": words._("Remote"),
        "remote-from": words._("Remote, from {}"),
        "remote-or": words._("Remote or {}"),
        "place": words._("{0}, {1}"),
        "closes": words._("closes {}"),
        "closes-today": words._("closes today"),
        "closes-tomorrow": words._("closes tomorrow"),
        "closes-soon": words._("closes in {} days"),
        "on-request": words._("Rate on request"),
        "hour": words._("per hour"),
        "day": words._("per day"),
        "open": words.term("open"),
        "limited": words.term("limited"),
        "closed": words.term("closed"),
        "title": words._("The title of your job"),
        "name": words._("Your name"),
    }
