// What the schema refuses in a record, value by value: `board/validate/shape/`, for what a form can hold.
import { childrenOf } from "./record_text.0b307454.js";
import { MEANT, monthMeant, numberMeant, urlMeant } from "./record_repairs.f77e63f2.js";
import { quoted, shownNumber } from "./record_words.3ddb6523.js";

const NUMBER = new Intl.NumberFormat("en");
const DAY = /^(\d{4})-(\d\d)-(\d\d)$/;
// RFC 3986, as the checker's library reads it.
const CHARACTER = "(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})";
const AUTHORITY = `(?:(?:[A-Za-z0-9._~!$&'()*+,;=:-]|%[0-9A-Fa-f]{2})*@)?(?:\\[[0-9A-Fa-f:.]+\\]|(?:[A-Za-z0-9._~!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*)(?::\\d*)?`;
const URI = new RegExp(
  `^[A-Za-z][A-Za-z0-9+.-]*:(?://${AUTHORITY}(?:/${CHARACTER}*)*|/?(?:${CHARACTER}+(?:/${CHARACTER}*)*)?)(?:\\?(?:${CHARACTER}|[/?])*)?(?:#(?:${CHARACTER}|[/?])*)?$`,
);

// Every problem of the values in a group.
export function shapeProblems(record, words) {
  return [...inGroup(record, words.spec, words.spec.fields, [], words)];
}

function* inGroup(group, { needs = {}, excludes = {} }, children, path, words) {
  const lacks = (name, because) => {
    const field = children.find((child) => child.name === name);
    const here = [...path, name];
    const example = words.line(name, words.timely(name, field.example, field));
    const places = { field: words.field(here), example, about: field.about, because };
    return words.problem(here, because ? "missing-field.because" : "missing-field", places);
  };
  const told = new Set();
  for (const { name, required } of children) if (required && !(name in group)) yield* lacks(name);
  for (const [because, names] of Object.entries(needs)) {
    for (const name of because in group ? names : []) {
      if (name in group || told.has(name)) continue;
      told.add(name);
      yield* lacks(name, because);
    }
  }
  for (const [because, names] of Object.entries(excludes)) {
    const written = names.filter((name) => name in group);
    if (!(because in group) || !written.length) continue;
    const places = { field: words.field(path), written: words.oneOf(written, "and"), because, excluded: words.oneOf(names, "and") };
    yield* words.problem([...path, written[0]], "conflicting-fields", places);
  }
  for (const field of children) if (field.name in group) yield* inValue(group[field.name], field, [...path, field.name], words);
}

function* inValue(value, field, path, words) {
  const day = typeof value === "string" && DAY.exec(value);
  if (day && !isDay(day)) yield* impossible(day, path, words);
  else if (!isOfType(value, field)) yield* wrongType(value, field, path, words);
  else if (field.type === "either") yield* inValue(value, formOf(value, field), path, words);
  else if (field.type === "group") yield* inGroup(value, field, childrenOf(field, value), path, words);
  else if (field.type === "list") yield* inList(value, field, path, words);
  else yield* aloneWrong(value, field, path, words);
}

function isOfType(value, field) {
  switch (field.type) {
    case "either":
      return field.variants.some((form) => isOfType(value, form));
    case "group":
      return value !== null && typeof value === "object" && !Array.isArray(value);
    case "list":
      return Array.isArray(value);
    case "number":
    case "boolean":
      return typeof value === field.type;
    case "integer":
      return Number.isInteger(value);
    case "month":
    case "date":
      // Whatever stands there, they have their own words for it.
      return typeof value === "string" || typeof value === "number";
    default:
      return typeof value === "string";
  }
}

// The form that was meant, by the word that says which it is.
function formOf(value, { variants }) {
  const likely = variants.filter((form) => isOfType(value, form));
  const says = (form) => form.children?.some(({ name, type, choices }) => type === "choice" && choices.includes(value[name]));
  return likely.find(says) ?? likely[0];
}

function* wrongType(value, field, path, words) {
  const meant = ["number", "integer"].includes(field.type) && typeof value === "string" ? numberMeant(value) : undefined;
  const places = { field: words.field(path), value: words.value(value), needed: words.needed(field) };
  const fits = meant !== undefined && isOfType(Number(meant), field) && !outOfRange(Number(meant), field);
  // As it was written, with every digit.
  const shown = typeof path.at(-1) === "string" ? `${path.at(-1)}: ${meant}` : meant;
  if (fits) yield* words.problem(path, "wrong-type.meant", { ...places, meant: shown });
  else yield* words.problem(path, "wrong-type", { ...places, example: words.example(path, field) });
}

function* inList(items, { maxItems, uniqueItems, item }, path, words) {
  if (items.length > maxItems) {
    const places = { field: words.field(path), count: NUMBER.format(items.length), limit: maxItems };
    yield* words.problem([...path, maxItems], "too-many", places);
  }
  for (const [index, value] of items.entries()) {
    const here = [...path, index];
    const before = uniqueItems ? items.indexOf(value) : index;
    const places = { field: words.field(here), before: before + 1, text: words.yaml(value) };
    if (before !== index) yield* words.problem(here, "duplicate-item", places);
    yield* inValue(value, item, here, words);
  }
}

function* aloneWrong(value, field, path, words, isMeant = false) {
  const { type, written_as, pattern, minLength = 0, maxLength = Infinity } = field;
  const places = { field: words.field(path), value: words.value(value), text: value };
  if (type === "choice") {
    if (!field.choices.includes(value)) {
      yield* words.problem(path, "not-in-list", { ...places, options: words.oneOf(field.choices) });
    }
  } else if (type === "number" || type === "integer") {
    if (outOfRange(value, field)) {
      const low = field.minimum ?? field.exclusiveMinimum;
      const limits = { number: shownNumber(value), low, high: field.maximum };
      yield* words.problem(path, field.minimum === undefined ? "bad-number.above" : "bad-number", { ...places, ...limits });
    }
  } else if (type === "date") {
    if (!DAY.test(value)) yield* other("not-a-date");
  } else if (type === "month") {
    const isWrong = typeof value === "number" ? outOfRange(value, field) || !Number.isInteger(value) : !matches(pattern, value);
    if (isWrong) yield* other("not-a-month", monthMeant(String(value)));
  } else if (type === "url" && !URI.test(value)) yield* other("not-a-url", urlMeant(value));
  else if (pattern && !matches(pattern, value)) {
    if (written_as) yield* other(words.formed[written_as], MEANT[written_as]?.(value, words.spec));
    else yield* words.problem(path, "blank-text", { ...places, example: words.example(path, field) });
  } else if (type !== "boolean") {
    const length = [...value].length;
    const limit = length < minLength ? minLength : NUMBER.format(maxLength);
    if (length < minLength) yield* words.problem(path, "too-short", { ...places, text: quoted(value), limit, about: field.about });
    if (length > maxLength) {
      const excess = length - maxLength;
      const name = excess === 1 ? "too-long.one" : "too-long";
      yield* words.problem(path, name, { ...places, length: NUMBER.format(length), limit, excess: NUMBER.format(excess) });
    }
  }

  // A problem whose cure is another value: the one that was meant, or something like the example.
  function* other(name, meant) {
    const [problem] = words.problem(path, name, { ...places, example: words.example(path, field) });
    const isRight = () => aloneWrong(meant, field, path, words, true).next().done;
    if (problem && !isMeant && meant !== undefined && isRight()) {
      problem.hint = words.meant(words.shown(path, meant));
    }
    if (problem) yield problem;
  }
}

const matches = (pattern, value) => new RegExp(pattern, "u").test(value);

const outOfRange = (value, { minimum = -Infinity, exclusiveMinimum = -Infinity, maximum }) =>
  value < minimum || value <= exclusiveMinimum || value > maximum;

const lastOf = (year, month) => new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();

function isDay([, year, month, day]) {
  return year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= lastOf(year, month);
}

function* impossible([written, year, month, day], path, words) {
  const swapped = `${year}-${day}-${month}`;
  const places = { day: written, month: Number(month), meant: swapped };
  if (month > 12 || month < 1 || !(year > 0)) {
    const isSwapped = month > 12 && isDay(DAY.exec(swapped));
    const why = isSwapped ? "swapped" : year > 0 ? "month" : "year";
    yield* words.problem(path, `yaml-impossible-date.${why}`, places);
    return;
  }
  const name = new Intl.DateTimeFormat("en", { month: "long", timeZone: "UTC" }).format(Date.UTC(2000, month - 1));
  const last = lastOf(year, month);
  yield* words.problem(path, "yaml-impossible-date.day", { ...places, month: `${name} ${Number(year)}`, last });
}
