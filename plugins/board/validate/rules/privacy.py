"""Personal data in records, which a public repository keeps for ever."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from board.problem import Problem, Severity
from board.read import Document
from board.validate.content import Content
from board.validate.rules.signs import IN_JOBS, OF_PEOPLE
from board.validate.rules.texts import may_say, place_of, texts, without_urls

# Not after `@`: @ana@social.example is an account on a social network, and git@ is how code is fetched.
_EMAIL = re.compile(
    r"(?<![\w.+@%/-])(?!git@)[\w.+%-]{1,64}\s?(?:@|[\[({]\s?at\s?[\])}])\s?"
    r"(?:[\w-]{1,63}\s?(?:\.|[\[({]\s?dot\s?[\])}])\s?){1,4}[a-z]{2,24}\b",
    re.IGNORECASE,
)
_PHONE = re.compile(
    # +33 6 12 34 56 78 or 0033…, as the whole world writes it
    r"(?<![\w+.,])(?:\+|00)[1-9]\d{0,2}(?:[ .\-/]{0,2}\(?\d{1,4}\)?){2,7}(?![\w])"
    # 06 12 34 56 78, (555) 123-4567 and 555-123-4567, as two of its parts do
    r"|(?<![\w.,/-])0[1-9](?:[ .-]\d{2}){4}(?![\w-])"
    r"|(?<![\w.,/-])\(?[2-9]\d{2}\)?[ .-][2-9]\d{2}[ .-]\d{4}(?![\w-])"
    # whatever follows a word for a telephone
    r"|\b(?:phone|tel|telephone|mobile|cell|whatsapp|call me|handy|téléphone|teléfono|telefon)\b[^\w+]{0,4}"
    r"(?:(?:is|at|no|nr|number)\b[^\w+]{0,3})?(?!\d{4}-\d\d-\d\d)\+?\(?\d(?:[ .\-/()]{0,2}\d){6,14}(?![\w])",
    re.IGNORECASE,
)
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{4}){2,7}(?:[ -]?[A-Z0-9]{1,3})?\b")
_MONTH = r"[^\W\d_]{3,10}\.?"
_DAY = (
    r"(\d{4}-\d\d-\d\d|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}"
    rf"|\d{{1,2}}(?:st|nd|rd|th|\.)?\s(?:(?:of|de)\s)?{_MONTH},?\s(?:de\s)?\d{{4}}"
    rf"|{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}})"
)
_BIRTH_DATE = re.compile(
    r"\b(?:date of birth|birth\s?date|birthday|d\.?o\.?b\.?|i was born(?: on)?|born(?: on)?:|geburtsdatum"
    r"|(?:ich bin|ich wurde) am|geboren am|date de naissance|je suis née? le|née? le|fecha de nacimiento"
    rf"|nac[ií] el|nacid[oa] el|nat[oa] il)\W{{0,4}}(?:is\s)?(?:the\s)?{_DAY}",
    re.IGNORECASE,
)
_FEWEST_PHONE_DIGITS = 8
_AT_SIGNS = ("@", "at]", "at)", "at}")
_AT = (b"at]", b"at)", b"at}")
# Eight digits that are no day: a day has a hyphen after four of them.
_DIGITS = re.compile(rb"[0-9](?<![0-9-][0-9])(?![0-9]{3}-[0-9]{2}-[0-9]{2}(?![0-9]))(?:[ .\-/()]{0,3}[0-9]){6}")


def email_in_profile(content: Content) -> Iterator[Problem]:
    """An e-mail address in a public file is collected by spammers within days and cannot be called back."""
    hint = "leave it out; people reach you by your account and your links"
    yield from _found(_people(content), "email-in-profile", "the e-mail address", _EMAIL, hint, *_AT_SIGNS)


def phone_in_profile(content: Content) -> Iterator[Problem]:
    """A phone number in a public file invites calls from anybody, for ever, and cannot be taken back."""
    hint = "leave it out; give your number to the client you have chosen"
    yield from _found(_people(content), "phone-in-profile", "the phone number", _PHONE, hint, is_real=_is_phone)


def iban_in_profile(content: Content) -> Iterator[Problem]:
    """A bank account in a public file is enough for somebody else to draw money from it."""
    hint = "leave it out; send it to the client with your invoice"
    yield from _found(_people(content), "iban-in-profile", "the bank account", _IBAN, hint, is_real=_is_iban)


def birth_date_in_profile(content: Content) -> Iterator[Problem]:
    """A date of birth opens accounts in its owner's name and lets readers judge by age instead of by work."""
    hint = "leave it out; nobody needs it to judge your work"
    yield from _found(_people(content), "birth-date-in-profile", "the date of birth", _BIRTH_DATE, hint)


def email_in_job(content: Content) -> Iterator[Problem]:
    """An e-mail address in the text of a job is collected by spammers, and stays there once the job is over."""
    hint = "leave it out, and write it as a way to `apply` if applications go there: `- {via: email, address: …}`"
    for problem in _found(_jobs_with(content, _has_at), "email-in-job", "the e-mail address", _EMAIL, hint, *_AT_SIGNS):
        yield replace(problem, severity=Severity.WARNING)


def phone_in_job(content: Content) -> Iterator[Problem]:
    """A phone number in the text of a job rings for ever, since nobody can take it out of a public repository."""
    hint = "leave it out; give the number to those who are to call it"
    found = _found(
        _jobs_with(content, _has_digits), "phone-in-job", "the phone number", _PHONE, hint, is_real=_is_phone
    )
    for problem in found:
        yield replace(problem, severity=Severity.WARNING)


def _has_digits(job: Document) -> bool:
    return _DIGITS.search(job.raw) is not None


def _has_at(job: Document) -> bool:
    """Whether a job can hold an e-mail address that is no way to apply."""
    ways = sum("address" in way for way in job["apply"])
    return job.raw.count(b"@") > ways or may_say(job, _AT)


def _jobs_with(content: Content, is_likely: Callable[[Document], bool]) -> list[Document]:
    """The jobs that can hold what is looked for: reading the texts of all would cost too much."""
    jobs = content.noticed(IN_JOBS, "jobs")
    return [job for job in jobs if b"\\" in job.raw or b"&" in job.raw or is_likely(job)]


def _people(content: Content) -> list[Document]:
    return [
        document
        for kind in ("talent", "applications", "reviews", "pools")
        for document in content.noticed(OF_PEOPLE, kind)
    ]


def _found(
    documents: Iterable[Document],
    rule: str,
    thing: str,
    pattern: re.Pattern[str],
    hint: str,
    *signs: str,
    is_real: Callable[[str], bool] = bool,
) -> Iterator[Problem]:
    for document in documents:
        for path, text in texts(document):
            if document.kind == "job" and path[0] == "apply" and path[-1] == "address":
                # Where applications go is said there on purpose.
                continue
            if signs and not any(sign in text.lower() for sign in signs):
                continue
            seen: set[str] = set()
            for match in pattern.finditer(_readable(text, rule)):
                if match[0] not in seen and is_real(match[0]):
                    seen.add(match[0])
                    yield Problem(
                        id=rule,
                        location=place_of(document, path, match[0]),
                        # The whole of it would stand in public logs as well.
                        message=f"the text holds {thing} {_masked(match[match.lastindex or 0])}",
                        hint=hint,
                    )


def _readable(text: str, rule: str) -> str:
    """A text without what only looks like the thing looked for: an address, or the digits of a bank account."""
    text = without_urls(text)
    return _IBAN.sub(" ", text) if rule.startswith("phone") else text


def _masked(written: str) -> str:
    return f"{written[:3]}…{written[-2:]}"


def _is_phone(written: str) -> bool:
    digits = re.sub(r"\D", "", written)
    # +100 000 000 is how some write a large number.
    return len(digits) >= _FEWEST_PHONE_DIGITS and not digits.endswith("000000")


def _is_iban(written: str) -> bool:
    """ISO 13616: the first four characters moved to the end, letters as numbers, give 1 modulo 97."""
    plain = re.sub(r"[ -]", "", written)
    digits = "".join(str(int(character, 36)) for character in plain[4:] + plain[:4])
    return len(plain) >= 15 and int(digits) % 97 == 1
