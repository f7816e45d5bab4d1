// Rules between the fields of one record that the schema cannot say; `board/validate/rules/` has them all.
import { amountRules, payRules } from "./record_pay.b3d3501f.js";
import { placeRules, vocabularyRules } from "./record_places.ae7c4c24.js";
import { hiddenRules, linkRules, placeholderRules, privateRules, titleRules, Texts } from "./record_texts.c3130ef5.js";
import { dayAfter, daysBetween } from "./record_words.3ddb6523.js";

const RULES = [amountRules, placeRules, vocabularyRules, linkRules, hiddenRules, privateRules, futureRules, placeholderRules];
const JOB_RULES = [titleRules, dayRules, payRules];

// Every problem of a record by its rules. `sound` is what of it the schema takes; `present` all that is written.
export function ruleProblems(sound, present, words) {
  const { spec, today } = words;
  const context = { kind: spec.kind, spec, today, present, texts: new Texts(spec) };
  const rules = spec.kind === "job" ? [...JOB_RULES, ...RULES] : RULES;
  return rules.flatMap((rule) => [...rule(sound, context)]).flatMap((found) => words.problem(...found));
}

function* dayRules({ posted, closes, starts, due, hiring = {}, milestones = [] }, { spec }) {
  const decision = hiring.decision_by;
  if (posted && closes && closes < posted) yield [["closes"], "closes-before-posted", { closes, posted }];
  if (posted && closes && daysBetween(posted, closes) > spec.open_days) {
    const last = dayAfter(posted, spec.open_days);
    yield [["closes"], "closes-too-late", { closes, posted, last, days: spec.open_days }];
  }
  if (due && closes && due < closes) yield [["due"], "due-before-closes", { due, closes }];
  if (due && starts && due < starts) yield [["due"], "due-before-starts", { due, starts }];
  if (decision && closes && decision < closes) {
    yield [["hiring", "decision_by"], "decision-before-closes", { decision, closes }];
  }
  for (const [index, milestone] of milestones.entries()) {
    if (!(due && milestone?.due > due)) continue;
    yield [["milestones", index, "due"], "milestone-after-due", { milestone: milestone.due, due }];
  }
}

function* futureRules(record, { kind, spec, today }) {
  const { availability = {}, consent = {}, visibility = "public" } = record;
  const days = {
    application: [[["submitted"], record.submitted, "submitted-in-future"]],
    review: [
      [["written"], record.written, "written-in-future"],
      [["reply", "written"], record.reply?.written, "written-in-future"],
    ],
    talent: [
      [["availability", "confirmed"], availability.confirmed, "confirmed-in-future"],
      [["consent", "published"], consent.published, "consent-in-future"],
    ],
  };
  for (const [path, day, name] of days[kind] ?? []) if (day > today) yield [path, name, { day, today }];
  const { confirmed, status } = availability;
  const age = confirmed && daysBetween(confirmed, today);
  if (age > spec.confirmed_days && status && status !== "closed" && visibility === "public") {
    yield [["availability", "confirmed"], "stale-availability", { day: confirmed, days: age }];
  }
}
