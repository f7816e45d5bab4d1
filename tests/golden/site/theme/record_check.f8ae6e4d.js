// What `board check` would say of a record, in its words, before there is a file: the mistakes that one file shows by itself.
import { FORBIDDEN, codeOf, given } from "./record_text.0b307454.js";
import { ruleProblems } from "./record_rules.8f507e80.js";
import { shapeProblems } from "./record_shape.8602a5d5.js";
import { textsIn } from "./record_texts.c3130ef5.js";
import { Words, pathText } from "./record_words.3ddb6523.js";

// Problems as `{id, path, severity, message, hint}` in the order of the fields; `path` is as in `milestones[0].due`.
// `record` is a plain object with the schema's keys, `today` a day as `2026-11-22`. What is empty is not given.
export function problemsOf(spec, record, today) {
  const present = given(record) ?? {};
  const words = new Words(spec, today);
  const shape = [...unseen(present, words), ...shapeProblems(present, words)];
  const wrong = new Set(shape.map(({ path }) => path));
  const found = [...shape, ...ruleProblems(without(present, wrong) ?? {}, present, words)];
  const place = ({ path }) => placeOf(path, spec.fields);
  return found
    .map((problem) => [place(problem), problem])
    .sort(([one], [other]) => compared(one, other))
    .map(([, problem]) => problem);
}

// Characters that no file can hold.
function* unseen(record, words) {
  for (const [path, text] of textsIn(record)) {
    for (const character of new Set(text.match(FORBIDDEN))) {
      yield* words.problem(path, "yaml-invisible-character", { code: codeOf(character) });
    }
  }
}

// What is left of a value without what is wrong in it; items keep their numbers.
function without(value, wrong, path = []) {
  if (path.length && wrong.has(pathText(path))) return undefined;
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map((item, index) => without(item, wrong, [...path, index]));
  const parts = Object.entries(value).map(([key, part]) => [key, without(part, wrong, [...path, key])]);
  return Object.fromEntries(parts.filter(([, part]) => part !== undefined));
}

// The places of a path's steps among the fields, to sort by.
function placeOf(path, fields) {
  let known = fields;
  return path.match(/[^.[\]]+/g).map((step) => {
    const number = /^\d+$/.test(step) ? Number(step) : known.findIndex(({ name }) => name === step);
    const field = known[number];
    if (field) known = (field.item ? [field.item, ...(field.item.variants ?? [])] : [field]).flatMap((one) => one.children ?? []);
    return number;
  });
}

function compared(one, other) {
  const at = one.findIndex((number, index) => number !== other[index]);
  return at < 0 ? one.length - other.length : one[at] - (other[at] ?? -1);
}
