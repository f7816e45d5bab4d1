"""RULES: everything about a board's records that a shape cannot say, in the order it is checked."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from board.problem import Problem, Severity
from board.validate.content import Content
from board.validate.proposal import Proposal
from board.validate.rules import (
    applications,
    characters,
    dates,
    duplicates,
    kept_names,
    links,
    moves,
    names,
    odd_files,
    outcomes,
    owners,
    pay,
    places,
    pools,
    privacy,
    profiles,
    references,
    reviews,
    scams,
    templates,
    titles,
    vocabulary,
)
from board.validate.rules.corrections import without_overlaps
from board.validate.rules.spelling import nearest

Rule = Callable[[Content], Iterator[Problem]]
ProposalRule = Callable[[Proposal], Iterator[Problem]]

FILE_RULES: tuple[Rule, ...] = (
    names.bad_file_name,
    names.reserved_name,
    names.windows_name,
    reviews.misnamed_review,
    titles.url_in_title,
    titles.money_in_title,
    titles.date_in_title,
    titles.client_in_title,
    titles.shouting_title,
    titles.urgent_title,
    dates.closes_before_posted,
    dates.closes_too_late,
    dates.reopened_before_posted,
    dates.closes_before_reopened,
    dates.due_before_closes,
    dates.due_before_starts,
    dates.decision_before_closes,
    dates.milestone_after_due,
    dates.status_without_date,
    dates.outcome_before_posted,
    dates.completed_before_filled,
    pay.paid_without_amount,
    pay.volunteer_with_amount,
    pay.amount_without_currency,
    pay.thousands_as_decimals,
    pay.too_many_decimals,
    pay.min_over_max,
    pay.milestones_do_not_add_up,
    pay.by_milestone_without_milestones,
    pay.milestone_without_amount,
    pay.unpaid_trial_too_long,
    places.job_without_place,
    places.unknown_currency,
    places.unknown_country,
    places.unknown_language,
    places.unknown_time_zone,
    vocabulary.unknown_category,
    vocabulary.unknown_skill,
    vocabulary.skill_twice,
    links.unsafe_link,
    links.plain_http,
    characters.hidden_characters,
    characters.look_alike_letters,
    privacy.email_in_profile,
    privacy.phone_in_profile,
    privacy.iban_in_profile,
    privacy.birth_date_in_profile,
    privacy.email_in_job,
    privacy.phone_in_job,
    scams.fee_from_applicant,
    scams.gift_cards,
    scams.cheques,
    scams.equipment_first,
    scams.messenger_only,
    outcomes.filled_without_hired,
    outcomes.more_hired_than_openings,
    outcomes.outcome_without_status,
    outcomes.bonus_paid_without_bonus,
    outcomes.lessons_too_early,
    references.account_mismatch,
    reviews.aspect_of_other_side,
    reviews.claim_of_other_side,
    reviews.reply_before_review,
    pools.curator_without_account,
    templates.placeholder_left,
)
"""Rules that look at a file by itself and the vocabulary: what they say holds until either changes."""

BOARD_RULES: tuple[Rule, ...] = (
    vocabulary.vocabulary_clash,
    names.windows_word,
    names.former_slug_in_use,
    references.hired_unknown,
    outcomes.hired_twice,
    outcomes.hired_oneself,
    references.unknown_talent,
    references.unknown_job,
    references.missing_picture,
    applications.applied_after_closing,
    applications.applied_before_posted,
    applications.submitted_in_future,
    applications.profile_of_another,
    applications.answer_without_question,
    applications.unanswered_question,
    applications.offer_in_other_currency,
    applications.accepted_on_open_job,
    applications.accepted_not_hired,
    applications.hired_despite_refusal,
    reviews.review_before_completion,
    reviews.review_of_stranger,
    reviews.review_by_stranger,
    reviews.second_review,
    reviews.written_in_future,
    pools.member_twice,
    pools.hidden_member,
    pools.member_since_future,
    duplicates.client_under_another_account,
    duplicates.near_duplicate,
    profiles.stale_availability,
    profiles.confirmed_in_future,
    profiles.consent_in_future,
    profiles.second_profile,
    dates.outcome_in_future,
    dates.reopened_in_future,
    dates.update_in_future,
)
"""Rules that need several files, the pictures or today."""

RULES: tuple[Rule, ...] = FILE_RULES + BOARD_RULES

PROPOSAL_RULES: tuple[ProposalRule, ...] = (
    owners.changed_by_stranger,
    owners.named_for_another,
    owners.needs_maintainer,
    owners.field_of_another,
    moves.impossible_move,
    moves.reopened_without_day,
    moves.new_job_not_open,
    moves.backdated_job,
    moves.posted_changed,
    kept_names.deleted_record,
    kept_names.former_name_lost,
    kept_names.former_name_claimed,
    kept_names.removed_name_used,
    duplicates.repost,
    odd_files.submodule,
    odd_files.executable_file,
)
"""Rules that compare a pull request with the board before it."""


def rule_id(rule: Rule | ProposalRule) -> str:
    """The id of the problems a rule reports."""
    return rule.__name__.replace("_", "-")


RULE_IDS: frozenset[str] = frozenset((*map(rule_id, RULES), *map(rule_id, PROPOSAL_RULES)))

SAFETY_RULES: frozenset[str] = frozenset(
    map(
        rule_id,
        (
            pay.unpaid_trial_too_long,
            links.unsafe_link,
            characters.hidden_characters,
            characters.look_alike_letters,
            privacy.email_in_profile,
            privacy.phone_in_profile,
            privacy.iban_in_profile,
            privacy.birth_date_in_profile,
            scams.fee_from_applicant,
            scams.gift_cards,
            scams.cheques,
            scams.equipment_first,
            scams.messenger_only,
            references.account_mismatch,
            outcomes.hired_oneself,
            applications.profile_of_another,
            reviews.review_of_stranger,
            reviews.review_by_stranger,
            duplicates.client_under_another_account,
            profiles.consent_in_future,
        ),
    )
).union(
    map(
        rule_id,
        (
            owners.changed_by_stranger,
            owners.named_for_another,
            owners.needs_maintainer,
            owners.field_of_another,
        ),
    )
)
"""The ids of the rules that keep people safe, which no board may soften or turn off."""

BUILDING_RULES: frozenset[str] = frozenset(
    map(
        rule_id,
        (
            names.bad_file_name,
            names.reserved_name,
            names.windows_name,
            names.windows_word,
            reviews.misnamed_review,
            reviews.review_before_completion,
            reviews.second_review,
            names.former_slug_in_use,
            pay.amount_without_currency,
            pay.thousands_as_decimals,
            pay.too_many_decimals,
            places.unknown_currency,
            places.unknown_country,
            places.unknown_language,
            places.unknown_time_zone,
            vocabulary.unknown_category,
            vocabulary.vocabulary_clash,
            references.hired_unknown,
            references.unknown_talent,
            references.unknown_job,
            references.missing_picture,
            dates.status_without_date,
        ),
    )
).union(map(rule_id, (kept_names.removed_name_used, odd_files.submodule)))
"""The ids of the rules whose promise the pages are built on, which no board may soften or turn off either."""


def apply_policy(problems: Iterable[Problem], policy: Mapping[str, str]) -> list[Problem]:
    """The problems as a board's BOARD_RULES wants them: softened to warnings, or left out.

    Raises ValueError, in a sentence for the board's maintainer, for an id that is no rule's, for a rule
    that may not be changed, and for any other value than "warning" and "off".
    """
    for rule, value in policy.items():
        if rule not in RULE_IDS:
            near = nearest(rule, sorted(RULE_IDS))
            meant = f"; write {near!r} if that is meant" if near else ""
            raise ValueError(f"BOARD_RULES names {rule!r}, which is no rule{meant}")
        if rule in SAFETY_RULES:
            raise ValueError(f"BOARD_RULES cannot change {rule!r}: it keeps people safe")
        if rule in BUILDING_RULES:
            raise ValueError(f"BOARD_RULES cannot change {rule!r}: the pages are built on what it promises")
        if value not in ("warning", "off"):
            raise ValueError(f'BOARD_RULES sets {rule!r} to {value!r}; write "warning" or "off"')
    return [
        replace(problem, severity=Severity.WARNING) if policy.get(problem.id) == "warning" else problem
        for problem in without_overlaps(problems)
        if policy.get(problem.id) != "off"
    ]
