"""Pull requests to a board, and the verdict that a careful maintainer would give on each."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from time import process_time
from typing import Any

import pytest

from board.base.trees import LARGEST
from board.proposal import judged
from board.proposal.judging import caused_by
from board.proposal.summary import verdict
from board.validate.rules import PROPOSAL_RULES, ProposalRule, rule_id
from board.validate.running import internal_error
from boards import a_job, a_profile, an_application, yaml
from pull_requests import BASE, OTHER_PNG, PNG, Board, Entry, documents, link, program, said, submodule
from repositories import git

OK = "Only content, nothing to mend"
CODE = "Touches code: read it"


def mend(errors: int = 1) -> str:
    return f"Only content, with {errors} error{'s' * (errors != 1)} to mend"


def look(warnings: int = 1) -> str:
    return f"Only content, with {warnings} warning{'s' * (warnings != 1)} to look at"


def but(name: str, **changes: Any) -> dict[str, Any]:
    """A record of the board with other values; None takes a key away."""
    return {key: value for key, value in {**BASE[name], **changes}.items() if value is not None}


@dataclass(frozen=True)
class Case:
    """A pull request: who sends it, what it changes, and what is to be said of it."""

    id: str
    author: str
    paths: dict[str, Any]
    verdict: str
    own: list[str] = field(default_factory=list)
    caused: list[str] = field(default_factory=list)


NEW_JOB = a_job(title="Record the sounds of a harbour", client={"name": "Nina Nova", "account": "nina-nova"})
FRENCH, MAPS, ANA = "jobs/french-guide.yml", "jobs/maps-plugin.yml", "talent/ana-prado.yml"
APPLIED, REVIEW, POOL = (
    "applications/french-guide/ana-prado.yml",
    "reviews/old-leaflet/ana-prado-by-client.yml",
    "pools/translators.yml",
)
OLD_REVIEW = yaml(BASE[REVIEW])
MANY = 800
CANCELLED, EXPIRED = "jobs/cancelled-film.yml", "jobs/expired-leaflet.yml"
BO_APPLIES = an_application(name="Bo Quiet", account="bo-quiet", talent="bo-quiet")
MAPS_CLIENT = BASE[MAPS]["client"]
FILLED = {"status": "filled", "outcome": {"hired": ["ana-prado"], "filled": "2026-11-22"}}
SKILLS = BASE["vocabulary.yml"]["skills"]

CASES = [
    # --- one's own ---
    Case("a new job of one's own", "nina-nova", {"jobs/harbour.yml": NEW_JOB}, OK),
    Case("a new job by its client, whose login has other capitals", "Nina-NOVA", {"jobs/harbour.yml": NEW_JOB}, OK),
    Case("one's own job changed", "exemple-libre", {FRENCH: but(FRENCH, closes="2026-12-20")}, OK),
    Case("one's own profile changed", "ana-prado", {ANA: but(ANA, headline="Translator of guides")}, OK),
    Case("only the blanks of one's own job", "exemple-libre", {FRENCH: "# ours\n\n" + yaml(BASE[FRENCH])}, OK),
    Case("nothing at all", "nina-nova", {}, "Changes nothing on the board"),
    Case("one's own pool changed", "exemple-libre", {POOL: but(POOL, purpose="For guides")}, OK),
    Case("one's own profile removed, with its picture",
         "ana-prado", {ANA: {"removed": "2026-11-22"}, "images/ana-prado/face.png": None}, OK),
    Case("one's own profile renamed, its old name kept, its picture along",
         "ana-prado",
         {ANA: None, "talent/ana-p.yml": but(ANA, former_slugs=["ana-prado"]),
          "images/ana-prado/face.png": None, "images/ana-p/face.png": PNG,
          REVIEW: None, "reviews/old-leaflet/ana-p-by-client.yml": OLD_REVIEW}, OK),
    Case("one's own job renamed, its applications along", "exemple-libre",
         {FRENCH: None, "jobs/guide.yml": but(FRENCH, former_slugs=["french-guide"]),
          APPLIED: None, "applications/guide/ana-prado.yml": BASE[APPLIED]}, OK),
    Case("one's own job renamed, and the words of an application that goes along", "exemple-libre",
         {FRENCH: None, "jobs/guide.yml": but(FRENCH, former_slugs=["french-guide"]),
          APPLIED: None, "applications/guide/ana-prado.yml": but(APPLIED, cover="I work for nothing.")}, mend(),
         ["error changed-by-stranger applications/guide/ana-prado.yml"]),
    Case("another's application moved to one's own job", "exemple-libre",
         {APPLIED: None, "applications/paused-poster/ana-prado.yml": BASE[APPLIED]}, mend(),
         ["error changed-by-stranger applications/paused-poster/ana-prado.yml"]),
    # --- another's ---
    Case("another's job changed", "mallory", {FRENCH: but(FRENCH, closes="2026-12-20")}, mend(),
         [f"error changed-by-stranger {FRENCH}"]),
    Case("another's job taken over", "mallory",
         {FRENCH: but(FRENCH, client={"name": "Exemple Libre", "account": "mallory"})}, mend(2),
         [f"error changed-by-stranger {FRENCH}", f"error client-under-another-account {FRENCH}"]),
    Case("another's job deleted", "mallory", {MAPS: None}, mend(2),
         [f"error changed-by-stranger {MAPS}", f"error deleted-record {MAPS}"]),
    Case("another's job renamed", "mallory",
         {MAPS: None, "jobs/plugin.yml": but(MAPS, former_slugs=["maps-export", "maps-plugin"])}, mend(),
         ["error changed-by-stranger jobs/plugin.yml"]),
    Case("another's job replaced by one's own like it", "mallory",
         {MAPS: None, "jobs/plugin.yml": but(MAPS, client={"name": "Mallory", "account": "mallory"})}, mend(2),
         ["error changed-by-stranger jobs/plugin.yml", "error former-name-lost jobs/plugin.yml"]),
    Case("only the blanks of another's job", "mallory", {FRENCH: "# mine\n" + yaml(BASE[FRENCH])}, mend(),
         [f"error changed-by-stranger {FRENCH}"]),
    Case("a profile of somebody else", "mallory", {"talent/cy.yml": a_profile(name="Cy Dee", account="cy-dee")},
         mend(), ["error named-for-another talent/cy.yml"]),
    Case("a job in another's name", "mallory", {"jobs/harbour.yml": NEW_JOB}, mend(),
         ["error named-for-another jobs/harbour.yml"]),
    Case("a job in the name of a client, under one's own account", "mallory",
         {"jobs/harbour.yml": a_job(title="Record a harbour", client={"name": "Exemple Libre", "account": "mallory"})},
         mend(), ["error client-under-another-account jobs/harbour.yml"]),
    Case("so many of these that they outnumber the client's own jobs", "mallory",
         {f"jobs/harbour-{name}.yml": a_job(title=f"Record {name}", client={**MAPS_CLIENT, "account": "mallory"})
          for name in ("bells", "gulls", "ropes")}, mend(3),
         [f"error client-under-another-account jobs/harbour-{name}.yml" for name in ("bells", "gulls", "ropes")]),
    Case("a job without an account", "nina-nova",
         {"jobs/harbour.yml": {**NEW_JOB, "client": {"name": "Nina Nova"}}}, mend(),
         ["error needs-maintainer jobs/harbour.yml"]),
    Case("a job that names no account, changed", "mallory",
         {"jobs/no-account.yml": but("jobs/no-account.yml", openings=2)}, mend(),
         ["error needs-maintainer jobs/no-account.yml"]),
    Case("a picture in another's folder", "mallory", {"images/ana-prado/logo.png": PNG}, mend(),
         ["error changed-by-stranger images/ana-prado/logo.png"]),
    Case("another's picture deleted", "mallory", {"images/ana-prado/face.png": None}, mend(2),
         ["error changed-by-stranger images/ana-prado/face.png"], [f"error missing-picture {ANA}"]),
    Case("a picture for one's own new job", "nina-nova",
         {"jobs/harbour.yml": {**NEW_JOB, "client": {**NEW_JOB["client"], "logo": "logo.png"}},
          "images/harbour/logo.png": PNG}, OK),
    Case("a picture that is nobody's", "nina-nova", {"images/somewhere/logo.png": PNG}, mend(),
         ["error needs-maintainer images/somewhere/logo.png"]),
    Case("the vocabulary", "nina-nova", {"vocabulary.yml": but("vocabulary.yml", skills=SKILLS[:1])},
         mend(), ["error needs-maintainer vocabulary.yml"], [f"warning unknown-skill {MAPS}"]),
    Case("a page", "nina-nova", {"pages/about.md": "---\ntitle: Ours now\n---\n\nOurs.\n"}, mend(),
         ["error needs-maintainer pages/about.md"]),
    Case("another's pool", "mallory", {POOL: but(POOL, purpose="For mallory")}, mend(),
         [f"error changed-by-stranger {POOL}"]),
    Case("a record that could not be read before, mended by a stranger", "mallory",
         {"talent/unread.yml": a_profile(name="Cy Dee", account="mallory")}, mend(),
         ["error needs-maintainer talent/unread.yml"]),
    Case("another's photo, in the folder of a job of one's own that has the same name", "mallory",
         {"images/shared/face.png": OTHER_PNG}, mend(), ["error changed-by-stranger images/shared/face.png"]),
    Case("one's own logo, in a folder shared with a profile of the same name", "mallory",
         {"images/shared/logo.png": OTHER_PNG}, OK),
    # --- maintainers ---
    Case("another's job changed by a maintainer", "commons-desk", {FRENCH: but(FRENCH, closes="2026-12-20")}, OK),
    Case("the vocabulary, a page and a job without account by a maintainer", "commons-desk",
         {"pages/help.md": "---\ntitle: Help\nsummary: Where to ask\n---\n\nAsk.\n",
          "vocabulary.yml": but("vocabulary.yml", skills=[*SKILLS, {"id": "dutch", "name": "Dutch"}]),
          "jobs/no-account.yml": but("jobs/no-account.yml", openings=2)}, OK),
    Case("a completed job brought in by a maintainer", "commons-desk",
         {"jobs/brought.yml": but("jobs/old-leaflet.yml", title="Bind a book of songs")}, look(2),
         ["warning backdated-job jobs/brought.yml", "warning new-job-not-open jobs/brought.yml"]),
    # --- applications and reviews ---
    Case("an application", "bo-quiet",
         {"applications/french-guide/bo-quiet.yml": BO_APPLIES},
         OK),
    Case("an application in another's name", "mallory",
         {"applications/french-guide/bo-quiet.yml": BO_APPLIES},
         mend(), ["error named-for-another applications/french-guide/bo-quiet.yml"]),
    Case("an application that accepts itself", "bo-quiet",
         {"applications/french-guide/bo-quiet.yml": {**BO_APPLIES, "status": "shortlisted"}},
         mend(), ["error field-of-another applications/french-guide/bo-quiet.yml"]),
    Case("the status of an application by its applicant", "ana-prado", {APPLIED: but(APPLIED, status="interview")},
         mend(), [f"error field-of-another {APPLIED}"]),
    Case("an application withdrawn by its applicant", "ana-prado", {APPLIED: but(APPLIED, status="withdrawn")}, OK),
    Case("the status of an application by the job's client", "Exemple-Libre",
         {APPLIED: but(APPLIED, status="shortlisted")}, OK),
    Case("an application withdrawn by the job's client", "exemple-libre", {APPLIED: but(APPLIED, status="withdrawn")},
         mend(), [f"error field-of-another {APPLIED}"]),
    Case("the status of an application, and a remark in it, by the job's client", "exemple-libre",
         {APPLIED: yaml(but(APPLIED, status="declined")) + "# a liar\n"}, mend(),
         [f"error changed-by-stranger {APPLIED}"]),
    Case("the words of an application by the job's client", "exemple-libre",
         {APPLIED: but(APPLIED, status="shortlisted", cover="I work for nothing.")}, mend(),
         [f"error changed-by-stranger {APPLIED}"]),
    Case("the status of an application by a stranger", "mallory", {APPLIED: but(APPLIED, status="declined")}, mend(),
         [f"error changed-by-stranger {APPLIED}"]),
    Case("a reply by the one who is reviewed", "ana-prado",
         {REVIEW: but(REVIEW, reply={"written": "2026-11-20", "text": "Thank you."})}, OK),
    Case("a reply and another rating by the one who is reviewed", "ana-prado",
         {REVIEW: but(REVIEW, rating=4, reply={"written": "2026-11-20", "text": "Thank you."})}, mend(),
         [f"error changed-by-stranger {REVIEW}"]),
    Case("a reply by the one who wrote the review", "exemple-libre",
         {REVIEW: but(REVIEW, reply={"written": "2026-11-20", "text": "We are great."})}, mend(),
         [f"error field-of-another {REVIEW}"]),
    Case("a reply by a stranger", "mallory",
         {REVIEW: but(REVIEW, reply={"written": "2026-11-20", "text": "I am Ana."})}, mend(),
         [f"error changed-by-stranger {REVIEW}"]),
    Case("a review by somebody who had no part", "bo-quiet",
         {"reviews/old-leaflet/ana-prado-by-talent.yml": {
             "rating": 1, "comment": "They never paid.", "written": "2026-11-20",
             "author": {"name": "Bo Quiet", "account": "bo-quiet"}}}, mend(),
         ["error review-by-stranger reviews/old-leaflet/ana-prado-by-talent.yml"]),
    Case("a review in the name of one who had part", "mallory",
         {"reviews/old-leaflet/ana-prado-by-talent.yml": {
             "rating": 1, "comment": "They never paid.", "written": "2026-11-20",
             "author": {"name": "Ana Prado", "account": "ana-prado"}}}, mend(),
         ["error named-for-another reviews/old-leaflet/ana-prado-by-talent.yml"]),
    # --- what a job may become ---
    Case("a job filled", "exemple-libre",
         {FRENCH: but(FRENCH, **FILLED)}, OK),
    Case("a job that jumps from open to completed", "exemple-libre",
         {FRENCH: but(FRENCH, status="completed", outcome={
             "hired": ["ana-prado"], "filled": "2026-11-22", "completed": "2026-11-22"})}, mend(),
         [f"error impossible-move {FRENCH}"]),
    Case("a completed job opened again", "exemple-libre",
         {"jobs/old-leaflet.yml": but("jobs/old-leaflet.yml", status="open", outcome=None, reopened="2026-11-22",
                                      closes="2026-12-01")}, mend(2),
         ["error impossible-move jobs/old-leaflet.yml"], [f"error review-before-completion {REVIEW}"]),
    Case("a cancelled job opened again, without the day", "exemple-libre",
         {CANCELLED: but(CANCELLED, status="open", outcome=None)}, mend(),
         [f"error reopened-without-day {CANCELLED}"]),
    Case("a cancelled job opened again", "exemple-libre",
         {CANCELLED: but(CANCELLED, status="open", outcome=None, reopened="2026-11-22")},
         OK),
    Case("a paused job opened again", "exemple-libre",
         {"jobs/paused-poster.yml": but("jobs/paused-poster.yml", status="open", outcome=None)}, OK),
    Case("an expired job prolonged, without the day", "exemple-libre",
         {EXPIRED: but(EXPIRED, closes="2026-11-29")}, mend(),
         [f"error reopened-without-day {EXPIRED}"]),
    Case("a new job that is filled already", "nina-nova",
         {"jobs/harbour.yml": {**NEW_JOB, **FILLED}},
         mend(), ["error new-job-not-open jobs/harbour.yml"]),
    Case("a new job of an old day", "nina-nova", {"jobs/harbour.yml": {**NEW_JOB, "posted": "2026-11-01"}}, mend(),
         ["error backdated-job jobs/harbour.yml"]),
    Case("a job that says it was posted today", "exemple-libre", {FRENCH: but(FRENCH, posted="2026-11-22")}, mend(),
         [f"error posted-changed {FRENCH}"], [f"warning applied-before-posted {APPLIED}"]),
    # --- names ---
    Case("one's own job deleted", "cartes", {MAPS: None}, mend(), [f"error deleted-record {MAPS}"]),
    Case("a profile deleted that others name", "ana-prado", {ANA: None, "images/ana-prado/face.png": None}, mend(6),
         [f"error deleted-record {ANA}"],
         [f"error unknown-talent {APPLIED}", "error hired-unknown jobs/filled-glossary.yml",
          "error hired-unknown jobs/old-leaflet.yml", f"error unknown-talent {POOL}",
          f"error unknown-talent {REVIEW}"]),
    Case("a job renamed without its old name", "cartes",
         {MAPS: None, "jobs/plugin.yml": but(MAPS)}, mend(), ["error former-name-lost jobs/plugin.yml"]),
    Case("a job renamed and changed, its old names kept", "cartes",
         {MAPS: None, "jobs/plugin.yml": but(MAPS, openings=2, former_slugs=["maps-export", "maps-plugin"])}, OK),
    Case("a former name left out", "cartes", {MAPS: but(MAPS, former_slugs=None)}, mend(),
         [f"error former-name-lost {MAPS}"]),
    Case("a former name of another taken", "nina-nova", {"jobs/maps-export.yml": NEW_JOB}, mend(),
         [], [f"error former-slug-in-use {MAPS}"]),
    Case("a job that says another's name was its own", "nina-nova",
         {"jobs/harbour.yml": {**NEW_JOB, "former_slugs": ["french-guide"]}}, mend(2),
         ["error former-name-claimed jobs/harbour.yml", "error former-slug-in-use jobs/harbour.yml"]),
    Case("a job that says nobody's name was its own", "nina-nova",
         {"jobs/harbour.yml": {**NEW_JOB, "former_slugs": ["logo-design"]}}, mend(),
         ["error former-name-claimed jobs/harbour.yml"]),
    Case("one's own job with a name it never had", "cartes",
         {MAPS: but(MAPS, former_slugs=["maps-export", "logo-design"])}, mend(), [f"error former-name-claimed {MAPS}"]),
    Case("a removed record's name used again", "nina-nova", {"jobs/gone.yml": NEW_JOB}, mend(2),
         ["error needs-maintainer jobs/gone.yml", "error removed-name-used jobs/gone.yml"]),
    Case("what is left of a removed record deleted", "mallory", {"jobs/gone.yml": None}, mend(2),
         ["error needs-maintainer jobs/gone.yml", "error removed-name-used jobs/gone.yml"]),
    Case("what is left of a removed record deleted by a maintainer", "commons-desk", {"jobs/gone.yml": None}, look(),
         ["warning removed-name-used jobs/gone.yml"]),
    Case("a name that differs in capitals only", "cartes",
         {MAPS: None, "jobs/Maps-Plugin.yml": but(MAPS, former_slugs=["maps-export", "maps-plugin"])}, mend(),
         ["error bad-file-name jobs/Maps-Plugin.yml"]),
    # --- the same again ---
    Case("an open job posted twice", "exemple-libre",
         {"jobs/guide-again.yml": a_job(title="Translate our onboarding guide into French!", posted="2026-11-19")},
         look(), ["warning near-duplicate jobs/guide-again.yml"]),
    Case("a closed job posted anew", "exemple-libre",
         {"jobs/bees.yml": a_job(title="Cut a short film on the bees", posted="2026-11-22")}, look(),
         ["warning repost jobs/bees.yml"]),
    # --- what is no file, or not one of the board's ---
    Case("a link in the place of a job", "exemple-libre", {FRENCH: link("/etc/passwd")}, mend(2),
         [f"error symbolic-link {FRENCH}"], [f"error unknown-job {APPLIED}"]),
    Case("a link in the place of another's job", "mallory", {MAPS: link("french-guide.yml")}, mend(2),
         [f"error changed-by-stranger {MAPS}", f"error symbolic-link {MAPS}"]),
    Case("a link to a folder", "nina-nova", {"jobs/more": link("../../..")}, mend(), ["error symbolic-link jobs/more"]),
    Case("a submodule", "nina-nova", {"jobs/more": submodule()}, mend(), ["error submodule jobs/more"]),
    Case("a submodule in the place of a job", "mallory", {MAPS: submodule()}, mend(2),
         [f"error changed-by-stranger {MAPS}", f"error submodule {MAPS}"]),
    Case("a file where there was a submodule", "nina-nova", {"jobs/inner": None, "jobs/inner/x.yml": NEW_JOB}, mend(),
         ["error unknown-file jobs/inner/x.yml"]),
    Case("a file that may be executed", "nina-nova", {"jobs/harbour.yml": program(NEW_JOB)}, look(),
         ["warning executable-file jobs/harbour.yml"]),
    Case("attributes for Git", "nina-nova", {"jobs/.gitattributes": "*.yml filter=evil\n"}, mend(),
         ["error unknown-file jobs/.gitattributes"]),
    Case("a page of HTML", "nina-nova", {"pages/evil.html": "<script>"}, mend(),
         ["error unknown-file pages/evil.html"]),
    Case("a huge record", "nina-nova", {"jobs/harbour.yml": "x" * (LARGEST + 1)}, mend(),
         ["error yaml-too-large jobs/harbour.yml"]),
    Case("a long record", "nina-nova", {"jobs/harbour.yml": "x" * 70_000}, mend(),
         ["error yaml-too-large jobs/harbour.yml"]),
    Case("a huge picture", "ana-prado", {"images/ana-prado/face.png": PNG + b"\0" * LARGEST}, mend(),
         ["error picture-too-large images/ana-prado/face.png"]),
    Case("a job that cannot be read", "nina-nova", {"jobs/harbour.yml": "title: [\n"}, mend(),
         ["error yaml-syntax jobs/harbour.yml"]),
    Case("another's job made unreadable", "mallory", {MAPS: "title: [\n"}, mend(2),
         [f"error changed-by-stranger {MAPS}", f"error yaml-syntax {MAPS}"]),
    # --- code ---
    Case("the settings", "exemple-libre", {"/pelicanconf.py": "BOARD_MAINTAINERS = ('mallory',)\n"}, CODE),
    Case("a workflow", "mallory", {"/.github/workflows/check.yml": "on: push\n"}, CODE),
    Case("the readme", "nina-nova", {"/README.md": "Mine.\n"}, CODE),
    Case("one's own job, and a schema", "exemple-libre",
         {FRENCH: but(FRENCH, openings=2), "/schemas/job.schema.json": "[]\n"}, CODE),
    Case("a record moved out of the content", "cartes", {MAPS: None, "/archive/maps-plugin.yml": but(MAPS)}, CODE),
    Case("a link in the place of all content", "mallory",
         {**dict.fromkeys(BASE), "/content": link("/etc")}, CODE),
]  # fmt: skip


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Board:
    return Board(tmp_path_factory.mktemp("pull-requests") / "board")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_pull_request_gets_the_verdict_of_a_careful_maintainer(board: Board, case: Case) -> None:
    found = board.judge(case.paths, case.author)
    assert verdict(found) == case.verdict
    if case.verdict != CODE:
        assert sorted(said(found.own)) == sorted(case.own)
        assert sorted(said(found.caused)) == sorted(case.caused)
        # The board before is put together from the one after, and must be what it was.
        assert documents(found.proposal.base) == board.documents
        # What was wrong before is named apart, and asks nobody to mend it.
        assert "error unknown-time-zone talent/wrong.yml" in said(found.old)


def test_path_that_leads_out_of_the_content_is_code(board: Board) -> None:
    blob = git(board.folder, "hash-object", "-w", "--stdin", given=b"evil")
    inner = git(board.folder, "mktree", given=f"100644 blob {blob}\tevil.yml\n".encode())
    jobs = git(board.folder, "ls-tree", f"{board.main}:content/jobs") + f"\n040000 tree {inner}\t..\n"
    folders = [
        line
        for line in git(board.folder, "ls-tree", f"{board.main}:content").split("\n")
        if not line.endswith("\tjobs")
    ]
    made = git(board.folder, "mktree", given=jobs.encode())
    content = git(board.folder, "mktree", given="\n".join([*folders, f"040000 tree {made}\tjobs\n"]).encode())
    rest = [line for line in git(board.folder, "ls-tree", board.main).split("\n") if not line.endswith("\tcontent")]
    top = git(board.folder, "mktree", given="\n".join([*rest, f"040000 tree {content}\tcontent\n"]).encode())
    commit = git(board.folder, "commit-tree", "-m", "evil", "-p", board.main, top)
    found = judged(board.settings(), base="main", head=commit, author="mallory")
    assert (verdict(found), found.outside) == (CODE, ("content/jobs/../evil.yml",))


def test_pull_request_of_thousands_of_files_is_judged_in_time(board: Board) -> None:
    text = yaml(NEW_JOB)
    many = board.commit({f"jobs/many-{number}.yml": text for number in range(MANY)}, board.main)
    moved = {f"jobs/many-{number}.yml": None for number in range(MANY)}
    moved |= {f"jobs/moved-{number}.yml": text for number in range(MANY)}
    started = process_time()
    found = judged(board.settings(), base=many, head=board.commit(moved, many), author="nina-nova")
    assert process_time() - started < 20
    assert sum(change.is_renamed for change in found.proposal.changes) == MANY


def test_rule_that_breaks_because_of_a_change_lets_nothing_pass(board: Board) -> None:
    proposal = board.judge({"jobs/harbour.yml": NEW_JOB}, "nina-nova").proposal
    broken = [internal_error(file, "the rule near-duplicate", ValueError("x")) for file in ("content", ANA)]
    assert list(caused_by(proposal, broken)) == broken[:1]


@pytest.mark.parametrize("rule", PROPOSAL_RULES, ids=rule_id)
def test_rule_has_a_pull_request_that_shows_it_alone(rule: ProposalRule) -> None:
    assert any([one.split()[1] for one in case.own] == [rule_id(rule)] for case in CASES)


def edited(name: str) -> Any:
    """The file with one more comment, or byte."""
    what = BASE[name]
    return what + b"\0" if isinstance(what, bytes) else "# mine\n" + (what if isinstance(what, str) else yaml(what))


OPERATIONS: dict[str, Callable[[str], dict[str, Any]]] = {
    "a comment added": lambda name: {name: edited(name)},
    "emptied": lambda name: {name: ""},
    "deleted": lambda name: {name: None},
    "removed": lambda name: {name: {"removed": "2026-11-22"}},
    "made unreadable": lambda name: {name: "a: [\n"},
    "made a link": lambda name: {name: link("elsewhere")},
    "made a submodule": lambda name: {name: submodule()},
    "made executable": lambda name: {name: Entry("100755", content_of(name))},
    "given another name": lambda name: {name: None, renamed(name): content_of(name)},
    "given one's own account": lambda name: {name: owned(name)},
}


def content_of(name: str) -> str | bytes:
    what = BASE[name]
    return what if isinstance(what, str | bytes) else yaml(what)


def renamed(name: str) -> str:
    path = PurePosixPath(name)
    return str(path.with_name(f"mallory-{path.name}"))


def owned(name: str) -> str | bytes:
    text = content_of(name)
    if isinstance(text, bytes):
        return OTHER_PNG
    return re.sub(r'("?account"?: )"[^"]*"', r'\1"mallory"', text) + "# mallory's\n"


@pytest.mark.parametrize("operation", OPERATIONS)
def test_stranger_can_do_nothing_to_any_file(board: Board, operation: str) -> None:
    theirs = {"jobs/shared.yml", "images/shared/logo.png"}
    names = [name for name, what in BASE.items() if name not in theirs and not isinstance(what, Entry)]
    if operation == "removed":
        names = [name for name in names if name != "jobs/gone.yml"]
    paths = {path: what for name in names for path, what in OPERATIONS[operation](name).items()}
    found = board.judge(paths, "mallory")
    refused = {one.location.file for one in found.own if one.id in ("changed-by-stranger", "needs-maintainer")}
    touched = {change.file for change in found.proposal.changes}
    assert len(touched) >= len(names)
    # What is new beside a file that is refused is refused for what it says, or is a copy under another name.
    unrefused = {change.file for change in found.proposal.changes if change.was_there} - refused
    assert unrefused == set()
    assert not found.touches_code


def test_files_as_they_lie_get_the_verdict_of_their_commit(board: Board, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--no-checkout", str(board.folder), "lying")
    lying = tmp_path / "lying"
    settings = replace(board.settings(), content=lying / "content")
    # Every sixth, and what a folder holds otherwise than a commit does. Of a submodule, a checkout has nothing.
    odd = ("renamed", "link", "executed", "attributes", "capitals", "moved out", "cannot be read")
    cases = [case for number, case in enumerate(CASES) if number % 6 == 0 or any(word in case.id for word in odd)]
    for case in cases:
        if "submodule" in case.id or case.id == "a link in the place of all content":
            continue
        commit = board.commit(case.paths, board.main)
        git(lying, "fetch", "--quiet", "origin", commit)
        git(lying, "checkout", "--quiet", "--force", "--detach", commit)
        git(lying, "clean", "-ffdxq")
        found = judged(settings, base=board.main, author=case.author)
        assert verdict(found) == case.verdict, case.id
        if case.verdict != CODE:
            assert sorted(said(found.own)) == sorted(case.own), case.id
            assert sorted(said(found.caused)) == sorted(case.caused), case.id
