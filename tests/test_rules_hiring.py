"""Where the rules about applications, reviews, pools and outcomes begin to speak, and what they leave alone."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from board.checked import check_content
from board.problem import Problem, Severity
from board.review_name import ASPECTS, parties
from boards import VOCABULARY, a_job, a_profile, an_application, changed, write

TODAY = date(2026, 11, 22)
DONE = {"hired": ["ana-prado"], "filled": "2026-09-25", "completed": "2026-10-10"}
QUESTION = "Which text that you translated are you proud of?"
APPLIED = "applications/french-guide/ana-prado.yml"
BY_CLIENT = "reviews/french-guide/ana-prado-by-client.yml"
BY_TALENT = "reviews/french-guide/ana-prado-by-talent.yml"


def a_done_job(**changes: Any) -> dict[str, Any]:
    past = {"posted": "2026-09-01", "closes": "2026-09-20", "status": "completed", "outcome": DONE}
    return a_job(**past | changes)


def a_review(**changes: Any) -> dict[str, Any]:
    review = {
        "rating": 5,
        "comment": "The glossary came first and saved us two rounds.",
        "written": "2026-10-22",
        "author": {"name": "Exemple Libre", "account": "exemple-libre"},
    }
    return changed(review, changes)


def a_review_by_talent(**changes: Any) -> dict[str, Any]:
    return a_review(**{"author": {"name": "Ana Prado", "account": "ana-prado"}} | changes)


def a_pool(**changes: Any) -> dict[str, Any]:
    pool = {
        "name": "Translators of guides",
        "purpose": "Guides in French.",
        "curator": {"name": "Exemple Libre", "account": "exemple-libre"},
        "members": [{"talent": "ana-prado", "strengths": ["terminology"], "since": "2026-11-01"}],
    }
    return changed(pool, changes)


def said(folder: Path, files: dict[str, Any]) -> list[Problem]:
    """All problems of a board of these files, with a profile of Ana Prado beside them."""
    beside = {"vocabulary.yml": VOCABULARY, "talent/ana-prado.yml": a_profile()}
    return check_content(write(folder, beside | files) / "content", today=TODAY)[1]


def ids(folder: Path, files: dict[str, Any]) -> list[str]:
    return [problem.id for problem in said(folder, files)]


def test_an_honest_story_from_application_to_pool_is_left_alone(tmp_path: Path) -> None:
    files = {
        "jobs/french-guide.yml": a_done_job(
            hiring={"questions": [QUESTION], "decision_by": "2026-09-25"},
            pay={"type": "fixed", "amount": 300, "currency": "EUR", "bonus": {"amount": 30, "when": "No error"}},
            outcome=DONE | {"bonus_paid": True, "lessons": ["A glossary first"]},
        ),
        APPLIED: an_application(
            talent="ana-prado",
            submitted="2026-09-10",
            status="accepted",
            offer={"amount": 280, "currency": "EUR"},
            answers=[{"question": QUESTION, "answer": "The handbook of a bakery."}],
        ),
        BY_CLIENT: a_review(
            aspects=dict.fromkeys(ASPECTS["client"], 5),
            on_time=True,
            within_budget=True,
            would_work_again=True,
            reply={"written": "2026-10-22", "text": "Thank you."},
        ),
        BY_TALENT: a_review_by_talent(aspects=dict.fromkeys(ASPECTS["talent"], 4), paid="yes", written="2026-10-10"),
        "pools/translators.yml": a_pool(),
    }
    assert ids(tmp_path, files) == []


# Reviews


@given(st.text("ab-/", max_size=12), st.sampled_from(["-by-client", "-by-talent", "-by-owner", "-by-", ""]))
def test_a_reviews_name_means_the_same_to_the_check_and_to_the_pages(name: str, ending: str) -> None:
    slug = f"french-guide/{name.replace('/', '')}{ending}"
    # Said another way: the last `-by-` parts the profile from the side that speaks.
    talent, _, by = slug.removeprefix("french-guide/").rpartition("-by-")
    expected = ("french-guide", talent, by) if talent and by in ("client", "talent") else None
    assert parties(slug) == expected


@pytest.mark.parametrize("name", ["ana-prado", "ana-prado-by-owner", "by-client", "ana-prado-by-client-2"])
def test_a_name_that_says_not_who_speaks_is_refused(tmp_path: Path, name: str) -> None:
    files = {"jobs/french-guide.yml": a_done_job(), f"reviews/french-guide/{name}.yml": a_review()}
    assert ids(tmp_path, files) == ["misnamed-review"]


def test_a_profile_with_the_longest_name_can_be_reviewed(tmp_path: Path) -> None:
    name = "a" * 80
    files = {
        "jobs/french-guide.yml": a_done_job(outcome=DONE | {"hired": [name]}),
        f"talent/{name}.yml": a_profile(account="other"),
        f"reviews/french-guide/{name}-by-client.yml": a_review(),
    }
    assert ids(tmp_path, files) == []


def test_a_review_is_not_signed_with_the_name_of_another_client(tmp_path: Path) -> None:
    stranger = {"name": "Cartes", "account": "cartes"}
    files = {
        "jobs/map.yml": a_job(title="Draw a map of the old harbour"),
        "jobs/french-guide.yml": a_done_job(client=stranger),
        BY_CLIENT: a_review(author=stranger | {"name": "EXEMPLE LIBRE"}),
        BY_TALENT: a_review_by_talent(author={"name": "Exemple Libre", "account": "ana-prado"}),
    }
    assert ids(tmp_path, files) == ["client-under-another-account"] * 2
    assert ids(tmp_path, {BY_CLIENT: a_review(author=stranger | {"name": "Jo of Cartes"}), BY_TALENT: None}) == []


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        pytest.param(None, None, id="open"),
        pytest.param("paused", {"paused": "2026-09-10"}, id="paused"),
        pytest.param("filled", {"filled": "2026-09-25", "hired": ["ana-prado"]}, id="filled"),
        pytest.param("cancelled", {"cancelled": "2026-09-25"}, id="cancelled"),
    ],
)
def test_only_a_completed_job_is_reviewed(tmp_path: Path, status: str | None, outcome: dict[str, Any] | None) -> None:
    job = a_done_job(status=status, outcome=outcome)
    assert ids(tmp_path, {"jobs/french-guide.yml": job, BY_CLIENT: a_review()}) == ["review-before-completion"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("2026-10-09", ["review-before-completion"], id="the day before completion"),
        pytest.param("2026-10-10", [], id="the day of completion"),
        pytest.param("2026-11-22", [], id="today"),
        pytest.param("2026-11-23", ["written-in-future"], id="tomorrow"),
    ],
)
def test_a_review_is_written_between_completion_and_today(tmp_path: Path, written: str, expected: list[str]) -> None:
    files = {"jobs/french-guide.yml": a_done_job(), BY_CLIENT: a_review(written=written)}
    assert ids(tmp_path, files) == expected


def test_a_reply_is_written_between_the_review_and_today(tmp_path: Path) -> None:
    replies = {"2026-10-21": ["reply-before-review"], "2026-10-22": [], "2026-11-23": ["written-in-future"]}
    for written, expected in replies.items():
        review = a_review(reply={"written": written, "text": "Thank you."})
        assert ids(tmp_path, {"jobs/french-guide.yml": a_done_job(), BY_CLIENT: review}) == expected


@pytest.mark.parametrize(
    ("client", "author", "expected"),
    [
        pytest.param({"account": "exemple-libre"}, {"account": "Exemple-LIBRE"}, [], id="another case"),
        pytest.param({"account": "exemple-libre"}, {"account": "bo"}, ["review-by-stranger"], id="another account"),
        pytest.param({"account": "exemple-libre"}, {}, ["review-by-stranger"], id="no account"),
        pytest.param({}, {}, [], id="neither has an account, the name is the same"),
        pytest.param({}, {"name": "Bo Lind"}, ["review-by-stranger"], id="neither has one, the name is another"),
        pytest.param({}, {"account": "bo"}, ["review-by-stranger"], id="an account that the job does not vouch for"),
    ],
)
def test_the_clients_review_is_the_clients(
    tmp_path: Path, client: dict[str, str], author: dict[str, str], expected: list[str]
) -> None:
    name = {"name": "Exemple Libre"}
    files = {"jobs/french-guide.yml": a_done_job(client=name | client), BY_CLIENT: a_review(author=name | author)}
    assert ids(tmp_path, files) == expected


@pytest.mark.parametrize(
    ("account", "expected"),
    [("ana-prado", []), ("Ana-Prado", []), ("bo-lind", ["review-by-stranger"]), (None, ["review-by-stranger"])],
)
def test_the_freelancers_review_is_the_freelancers(tmp_path: Path, account: str | None, expected: list[str]) -> None:
    author = {"name": "Ana Prado"} | ({"account": account} if account else {})
    files = {"jobs/french-guide.yml": a_done_job(), BY_TALENT: a_review_by_talent(author=author)}
    assert ids(tmp_path, files) == expected


def test_a_client_cannot_write_the_freelancers_review(tmp_path: Path) -> None:
    files = {"jobs/french-guide.yml": a_done_job(), BY_TALENT: a_review(paid="yes")}
    assert ids(tmp_path, files) == ["review-by-stranger"]


@pytest.mark.parametrize("hired", [["bo-lind"], None])
def test_a_review_of_somebody_the_job_did_not_hire_is_refused(tmp_path: Path, hired: list[str] | None) -> None:
    outcome = changed(DONE, {"hired": hired})
    files = {
        "jobs/french-guide.yml": a_done_job(outcome=outcome),
        "talent/bo-lind.yml": a_profile(account="bo-lind"),
        BY_CLIENT: a_review(),
    }
    found = [problem for problem in said(tmp_path, files) if problem.severity is Severity.ERROR]
    assert [(problem.id, problem.location.file) for problem in found] == [
        ("review-of-stranger", f"content/{BY_CLIENT}")
    ]


@pytest.mark.parametrize(("hired", "reviewed"), [("ana-p", "ana-prado"), ("ana-prado", "ana-p")])
def test_a_renamed_profile_is_the_same_person(tmp_path: Path, hired: str, reviewed: str) -> None:
    files = {
        "jobs/french-guide.yml": a_done_job(outcome=DONE | {"hired": [hired]}),
        "talent/ana-prado.yml": a_profile(former_slugs=["ana-p"]),
        f"reviews/french-guide/{reviewed}-by-client.yml": a_review(),
        f"reviews/french-guide/{reviewed}-by-talent.yml": a_review_by_talent(),
    }
    assert ids(tmp_path, files) == []
    again = files | {f"reviews/french-guide/{hired}-by-client.yml": a_review()}
    assert ids(tmp_path, again) == ["second-review"]


def test_a_review_of_an_unknown_job_or_profile_is_told_where_it_belongs(tmp_path: Path) -> None:
    files = {
        "jobs/french-guide.yml": a_done_job(former_slugs=["onboarding"]),
        "reviews/onboarding/ana-prado-by-client.yml": a_review(),
        "reviews/french-guide/anna-prado-by-talent.yml": a_review_by_talent(),
    }
    found = {problem.id: problem.hint for problem in said(tmp_path, files)}
    assert found["unknown-job"] == "move the file to content/reviews/french-guide/"
    assert found["unknown-talent"] == "rename the file to ana-prado-by-talent.yml if that is meant"


def test_reviews_of_removed_records_stay_and_those_of_broken_ones_are_not_blamed(tmp_path: Path) -> None:
    files = {
        "jobs/french-guide.yml": {"removed": "2026-11-01"},
        "jobs/broken.yml": "title: [",
        "talent/gone.yml": {"removed": "2026-11-01"},
        BY_CLIENT: a_review(),
        "reviews/french-guide/gone-by-talent.yml": a_review_by_talent(),
        "reviews/broken/ana-prado-by-client.yml": a_review(),
    }
    assert {problem.location.file for problem in said(tmp_path, files)} == {"content/jobs/broken.yml"}


@pytest.mark.parametrize("aspect", sorted({*ASPECTS["client"], *ASPECTS["talent"]}))
def test_each_side_rates_only_what_it_can_judge(tmp_path: Path, aspect: str) -> None:
    files = {
        "jobs/french-guide.yml": a_done_job(),
        BY_CLIENT: a_review(aspects={aspect: 3, "x-note": 1}),
        BY_TALENT: a_review_by_talent(aspects={aspect: 3}),
    }
    found = [problem.location.file for problem in said(tmp_path, files)]
    wrong = {BY_CLIENT: aspect not in ASPECTS["client"], BY_TALENT: aspect not in ASPECTS["talent"]}
    assert found == [f"content/{file}" for file, is_wrong in wrong.items() if is_wrong]


def test_nobody_says_of_themselves_that_they_paid_or_were_on_time(tmp_path: Path) -> None:
    files = {
        "jobs/french-guide.yml": a_done_job(),
        BY_CLIENT: a_review(paid="yes"),
        BY_TALENT: a_review_by_talent(on_time=True, within_budget=False),
    }
    assert ids(tmp_path, files) == ["claim-of-other-side"] * 3


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"comment": "Write to ana@prado.example for more."}, ["email-in-profile"]),
        ({"reply": {"written": "2026-10-23", "text": "Call +33 6 12 34 56 78"}}, ["phone-in-profile"]),
        ({"comment": "All\u200b good"}, ["hidden-characters"]),
        ({"author": {"name": "Exempl\u0435 Libre", "account": "exemple-libre"}}, ["look-alike-letters"]),
    ],
)
def test_texts_of_a_review_are_checked_like_all_others(
    tmp_path: Path, changes: dict[str, Any], expected: list[str]
) -> None:
    assert ids(tmp_path, {"jobs/french-guide.yml": a_done_job(), BY_CLIENT: a_review(**changes)}) == expected


# Pools


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"members": [{"talent": "anna-prado"}]}, ["unknown-talent"]),
        ({"members": [{"talent": "ana-prado"}, {"talent": "ana-p"}]}, ["member-twice"]),
        ({"members": [{"talent": "ana-prado", "since": "2026-11-22"}]}, []),
        ({"members": [{"talent": "ana-prado", "since": "2026-11-23"}]}, ["member-since-future"]),
        ({"members": [{"talent": "quiet"}]}, ["hidden-member"]),
        ({"members": [{"talent": "old"}]}, ["hidden-member"]),
        ({"members": [{"talent": "gone"}]}, []),
        ({"curator": {"name": "Somebody Else"}}, ["curator-without-account"]),
        ({"curator": {"name": "EXEMPLE LIBRE", "account": "other"}}, ["client-under-another-account"]),
        ({"name": "Translat\u043ers"}, ["look-alike-letters"]),
        ({"curator": {"name": "C\u043e-op", "account": "co-op"}}, ["look-alike-letters"]),
        ({"purpose": "Write to ana@prado.example"}, ["email-in-profile"]),
        ({"members": [{"talent": "ana-prado", "note": "Call +33 6 12 34 56 78"}]}, ["phone-in-profile"]),
        ({"members": [{"talent": "ana-prado", "strengths": ["All\u200b"]}]}, ["hidden-characters"]),
    ],
)
def test_pools(tmp_path: Path, changes: dict[str, Any], expected: list[str]) -> None:
    files = {
        "jobs/french-guide.yml": a_job(),
        "talent/ana-prado.yml": a_profile(former_slugs=["ana-p"]),
        "talent/quiet.yml": a_profile(account="quiet", visibility="unlisted"),
        "talent/old.yml": a_profile(account="old", visibility="archived"),
        "talent/gone.yml": {"removed": "2026-11-01"},
        "pools/translators.yml": a_pool(**changes),
    }
    assert ids(tmp_path, files) == expected


# Applications


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        pytest.param([QUESTION], [], id="word for word"),
        pytest.param([f"{QUESTION.upper()}  "], [], id="in capitals"),
        pytest.param([QUESTION.rstrip("?")], [], id="without its mark"),
        pytest.param(["Which translation are you proud of?"], ["answer-without-question"], id="nearly"),
        pytest.param(
            ["When could you begin?"], ["answer-without-question", "unanswered-question"], id="something else"
        ),
        pytest.param([QUESTION, "When could you begin?"], ["unanswered-question"], id="one more"),
        pytest.param([], ["answer-without-question"], id="nothing"),
    ],
)
def test_answers_beside_questions(tmp_path: Path, asked: list[str], expected: list[str]) -> None:
    job = a_job(hiring={"questions": asked} if asked else None)
    application = an_application(answers=[{"question": QUESTION, "answer": "The handbook of a bakery."}])
    found = ids(tmp_path, {"jobs/french-guide.yml": job, APPLIED: application})
    assert sorted(found) == expected


@pytest.mark.parametrize(
    ("job", "status"),
    [({}, "declined"), ({}, "withdrawn"), ({"status": "cancelled", "outcome": {"cancelled": "2026-11-22"}}, None)],
)
def test_nobody_waits_for_answers_once_it_is_decided(tmp_path: Path, job: dict[str, Any], status: str | None) -> None:
    files = {
        "jobs/french-guide.yml": a_job(hiring={"questions": [QUESTION]}, **job),
        APPLIED: an_application(status=status),
    }
    assert ids(tmp_path, files) == []


@pytest.mark.parametrize(
    ("submitted", "expected"),
    [
        ("2026-11-19", ["applied-before-posted"]),
        ("2026-11-20", []),
        ("2026-11-22", []),
        ("2026-11-23", ["submitted-in-future"]),
        ("2026-12-19", ["applied-after-closing", "submitted-in-future"]),
    ],
)
def test_day_of_an_application(tmp_path: Path, submitted: str, expected: list[str]) -> None:
    files = {"jobs/french-guide.yml": a_job(), APPLIED: an_application(submitted=submitted)}
    assert ids(tmp_path, files) == expected


@pytest.mark.parametrize(
    ("pay", "offer", "expected"),
    [
        ({"type": "fixed", "amount": 300, "currency": "EUR"}, {"amount": 9, "currency": "EUR"}, []),
        (
            {"type": "fixed", "amount": 300, "currency": "EUR"},
            {"amount": 9, "currency": "USD"},
            ["offer-in-other-currency"],
        ),
        ({"type": "volunteer"}, {"amount": 9, "currency": "USD"}, []),
        ({"type": "fixed", "amount": 300, "currency": "EUR"}, {"by": "2026-12-20"}, []),
    ],
)
def test_currency_of_an_offer(tmp_path: Path, pay: dict[str, Any], offer: dict[str, Any], expected: list[str]) -> None:
    files = {"jobs/french-guide.yml": a_job(pay=pay), APPLIED: an_application(offer=offer)}
    assert ids(tmp_path, files) == expected


def test_an_application_names_its_own_profile_only(tmp_path: Path) -> None:
    files = {
        "jobs/french-guide.yml": a_job(),
        "talent/bo-lind.yml": a_profile(account="Bo-Lind", former_slugs=["bo"]),
        APPLIED: an_application(talent="bo"),
        "applications/french-guide/bo-lind.yml": an_application(account="bo-lind", talent="bo"),
    }
    found = said(tmp_path, files)
    assert [(problem.id, problem.location.file) for problem in found] == [("profile-of-another", f"content/{APPLIED}")]


@pytest.mark.parametrize(("openings", "expected"), [(None, 1), (1, 1), (2, 0)])
def test_a_job_stays_open_until_all_are_chosen(tmp_path: Path, openings: int | None, expected: int) -> None:
    files = {"jobs/french-guide.yml": a_job(openings=openings), APPLIED: an_application(status="accepted")}
    assert ids(tmp_path, files) == ["accepted-on-open-job"] * expected


@pytest.mark.parametrize(
    ("status", "talent", "hired", "expected"),
    [
        ("accepted", "ana-prado", ["ana-prado"], []),
        ("accepted", "ana-p", ["ana-prado"], []),
        ("accepted", None, ["ana-prado"], []),
        ("accepted", "ana-prado", ["bo-lind"], ["accepted-not-hired"]),
        ("accepted", None, ["bo-lind"], ["accepted-not-hired"]),
        ("declined", "ana-prado", ["ana-p"], ["hired-despite-refusal"]),
        ("withdrawn", None, ["ana-prado"], ["hired-despite-refusal"]),
        ("declined", "ana-prado", ["bo-lind"], []),
        ("shortlisted", "ana-prado", ["bo-lind"], []),
    ],
)
def test_application_and_outcome_tell_one_story(
    tmp_path: Path, status: str, talent: str | None, hired: list[str], expected: list[str]
) -> None:
    files = {
        "jobs/french-guide.yml": a_job(status="filled", outcome={"hired": hired, "filled": "2026-11-22"}),
        "talent/ana-prado.yml": a_profile(former_slugs=["ana-p"]),
        "talent/bo-lind.yml": a_profile(account="bo-lind"),
        APPLIED: an_application(status=status, talent=talent),
    }
    assert ids(tmp_path, files) == expected


def test_an_accepted_applicant_without_a_profile_cannot_be_named_as_hired(tmp_path: Path) -> None:
    files = {
        "jobs/french-guide.yml": a_job(status="filled", outcome={"hired": ["ana-prado"], "filled": "2026-11-22"}),
        "applications/french-guide/bo-lind.yml": an_application(account="bo-lind", status="accepted"),
    }
    assert ids(tmp_path, files) == []


# Jobs


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({"hiring": {"decision_by": "2026-12-18"}}, [], id="decided on the closing day"),
        pytest.param({"hiring": {"decision_by": "2026-12-17"}}, ["decision-before-closes"], id="decided before it"),
        pytest.param({"reopened": "2026-11-22"}, [], id="reopened today"),
        pytest.param({"reopened": "2026-11-23"}, ["reopened-in-future"], id="reopened tomorrow"),
        pytest.param({"outcome": {"filled": "2026-11-21"}}, ["outcome-without-status"], id="filled but open"),
        pytest.param({"outcome": {"completed": "2026-11-21"}}, ["outcome-without-status"], id="completed but open"),
        pytest.param({"outcome": {"paused": "2026-11-21"}}, [], id="was paused"),
        pytest.param(
            {"outcome": {"cancelled": "2026-11-21"}, "reopened": "2026-11-22"}, [], id="was cancelled and reopened"
        ),
        pytest.param(
            {"outcome": {"cancelled": "2026-11-22"}, "reopened": "2026-11-21"},
            ["outcome-without-status"],
            id="reopened and cancelled again",
        ),
        pytest.param(
            {"outcome": {"hired": ["ana-prado"], "filled": "2026-11-21"}, "openings": 2}, [], id="one of two hired"
        ),
        pytest.param(
            {
                "status": "filled",
                "outcome": {"hired": ["ana-prado"], "filled": "2026-11-21", "completed": "2026-11-22"},
            },
            ["outcome-without-status"],
            id="completed but filled",
        ),
        pytest.param({"outcome": {"bonus_paid": False}}, ["bonus-paid-without-bonus"], id="no bonus to pay"),
        pytest.param({"outcome": {"lessons": ["Ask first"]}}, ["lessons-too-early"], id="lessons of an open job"),
        pytest.param(
            {"status": "cancelled", "outcome": {"cancelled": "2026-11-21", "lessons": ["Ask first"]}},
            [],
            id="lessons of a cancelled job",
        ),
    ],
)
def test_story_of_a_job(tmp_path: Path, changes: dict[str, Any], expected: list[str]) -> None:
    assert ids(tmp_path, {"jobs/french-guide.yml": a_job(**changes)}) == expected


@pytest.mark.parametrize(("openings", "expected"), [(None, ["more-hired-than-openings"]), (2, []), (3, [])])
def test_a_job_hires_as_many_as_it_looks_for(tmp_path: Path, openings: int | None, expected: list[str]) -> None:
    files = {
        "jobs/french-guide.yml": a_done_job(openings=openings, outcome=DONE | {"hired": ["ana-prado", "bo-lind"]}),
        "talent/bo-lind.yml": a_profile(account="bo-lind"),
    }
    assert ids(tmp_path, files) == expected


@pytest.mark.parametrize(
    ("pay_type", "paid", "expected"),
    [
        ("fixed", "by_milestone", ["milestone-without-amount"]),
        ("fixed", "on_completion", []),
        ("hourly", "by_milestone", []),
    ],
)
def test_milestones_that_are_paid_name_their_amount(
    tmp_path: Path, pay_type: str, paid: str, expected: list[str]
) -> None:
    pay = {"type": pay_type, "amount": 30, "currency": "EUR", "paid": paid}
    job = a_job(pay=pay, milestones=[{"name": "One", "amount": 20}, {"name": "Two"}])
    assert ids(tmp_path, {"jobs/french-guide.yml": job}) == expected


# Names without letters, and names of devices


def test_names_and_titles_without_letters_are_told_apart(tmp_path: Path) -> None:
    files = {
        "jobs/one.yml": a_job(title="★ ★ ★ ★ ★ ★", client={"name": "★", "account": "star"}),
        "jobs/two.yml": a_job(title="? ? ? ? ? ?", client={"name": "★", "account": "star"}),
        "jobs/three.yml": a_job(client={"name": "◆", "account": "diamond"}),
    }
    assert ids(tmp_path, files) == []
    again = a_job(title="★ ★ ★ ★ ★ ★", client={"name": "★", "account": "other"})
    assert ids(tmp_path, {"jobs/four.yml": again}) == ["client-under-another-account"]
    assert ids(tmp_path, {"jobs/four.yml": again | {"client": {"name": "★", "account": "star"}}}) == ["near-duplicate"]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"pages/guides/con.md": "---\ntitle: Con\n---\nText\n"}, ["windows-name"]),
        ({"pages/aux/rules.md": "---\ntitle: Rules\n---\nText\n"}, ["windows-name"]),
        ({"pages/contact.md": "---\ntitle: Contact\n---\nText\n"}, []),
        ({"jobs/one.yml": a_job(client={"name": "Nul", "account": "NUL"})}, ["windows-name"]),
        ({"jobs/one.yml": a_job(client={"name": "Null", "account": "null"})}, []),
        (
            {"vocabulary.yml": VOCABULARY | {"skills": [{"id": "com1", "name": "Serial"}]}},
            ["windows-word"],
        ),
        (
            {
                "vocabulary.yml": VOCABULARY
                | {"categories": [*VOCABULARY["categories"], {"id": "con", "name": "Con", "description": "Tricks"}]}
            },
            ["windows-word"],
        ),
    ],
)
def test_what_becomes_a_folder_is_no_device(tmp_path: Path, files: dict[str, Any], expected: list[str]) -> None:
    quiet = {"talent/ana-prado.yml": a_profile(skills=["patience"])}
    found = [one for one in ids(tmp_path, quiet | files) if one != "unknown-skill"]
    assert found == expected
