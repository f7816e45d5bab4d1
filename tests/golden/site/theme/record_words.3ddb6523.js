// Fields, values and problems in the checker's words: `board/validate/shape/wording.py`, with its phrases from a spec.
import { BLANK, numberText } from "./record_text.0b307454.js";

const LONGEST_QUOTE = 60;
const BLANKS = new RegExp(`[${BLANK}]+`, "gu");
const READ_AS_SOMETHING_ELSE = /^(?:true|false|null)$/i;

export const stripped = (text) => text.replace(new RegExp(`^[${BLANK}]+|[${BLANK}]+$`, "gu"), "");
// Case folding, which makes equal what differs by letter case alone.
export const folded = (text) => text.toLowerCase().replaceAll("ß", "ss").replaceAll("ς", "σ");
export const pathText = (path) =>
  path.reduce((text, step) => (typeof step === "number" ? `${text}[${step}]` : text ? `${text}.${step}` : step), "");

// Whatever its size: that it is too large is what has to be said.
export const shownNumber = (number) => (Number.isInteger(number) ? String(BigInt(number)) : numberText(number));

const filled = (phrase, places) => phrase.replace(/\{(\w+)\}/g, (whole, name) => places[name] ?? whole);

// A text as Python shows it.
export function repr(text) {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const shown = text.replace(/[\\'"]|[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu, (character) => {
    if (character === "'" || character === '"') return character === quote ? `\\${quote}` : character;
    const short = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" }[character];
    if (short) return short;
    const code = character.codePointAt(0).toString(16);
    if (code.length <= 2) return `\\x${code.padStart(2, "0")}`;
    return code.length <= 4 ? `\\u${code.padStart(4, "0")}` : `\\U${code.padStart(8, "0")}`;
  });
  return quote + shown + quote;
}

export function quoted(text) {
  const line = [...stripped(text).replace(BLANKS, " ")];
  return `"${line.length <= LONGEST_QUOTE ? line.join("") : `${line.slice(0, LONGEST_QUOTE - 1).join("")}…`}"`;
}

// What the checker says, by the phrases of a spec; nothing of a rule that the board has turned off.
export class Words {
  constructor(spec, today) {
    this.spec = spec;
    this.today = today;
    this.words = spec.words;
    this.plain = new RegExp(...spec.patterns.plain);
    // What is said of a text without its form: `not-an-id.account` of an account.
    const formed = Object.keys(spec.phrases).filter((name) => /^not-an?-/.test(name) && name.includes("."));
    this.formed = Object.fromEntries(formed.map((name) => [name.split(".")[1], name]));
  }

  problem(path, name, places = {}) {
    const phrase = this.spec.phrases[name];
    if (!phrase) return [];
    const [message, hint, severity = "error"] = phrase;
    const [id] = name.split(".");
    return [{ id, path: pathText(path), severity, message: filled(message, places), hint: filled(hint, places) }];
  }

  // The hint that says what was meant.
  meant(shown) {
    return filled(this.spec.phrases["not-a-url.meant"][1], { meant: shown });
  }

  field(path) {
    const last = path.findLastIndex((step) => typeof step === "number");
    const name = filled(this.words.field, { name: path.slice(last + 1).join(".") });
    if (last < 0) return name;
    const item = filled(this.words.item, { number: path[last] + 1, list: this.field(path.slice(0, last)) });
    return last === path.length - 1 ? item : filled(this.words.inside, { name, item });
  }

  value(value) {
    if (typeof value === "string") return filled(this.words.text, { text: quoted(value) });
    if (typeof value === "number") return filled(this.words.number, { number: shownNumber(value) });
    if (typeof value === "boolean") return filled(this.words.truth, { truth: value });
    return Array.isArray(value) ? this.words.list : this.words.group;
  }

  needed(field) {
    if (field.type === "either") return [...new Set(field.variants.map((form) => this.needed(form)))].join(" or ");
    if (field.type === "date") return filled(this.words["needed.date"], { day: field.example });
    const kind = { list: "array", group: "object" }[field.type] ?? field.type;
    return this.words[`needed.${kind}`] ?? this.words["needed.string"];
  }

  oneOf(names, last = "or") {
    const all = names.map((name) => filled(this.words.field, { name }));
    const others = all.slice(0, -1).join(", ");
    return others ? filled(this.words[last], { others, last: all.at(-1) }) : all[0];
  }

  // A value as YAML on one line, as hints show it.
  yaml(value) {
    if (Array.isArray(value)) return `[${value.map((item) => this.yaml(item)).join(", ")}]`;
    if (typeof value === "number") return shownNumber(value);
    if (typeof value === "boolean") return String(value);
    if (typeof value !== "string") return `{${Object.entries(value).map(([name, part]) => this.line(name, part)).join(", ")}}`;
    const start = this.plain.exec(value);
    return start?.index === 0 && !READ_AS_SOMETHING_ELSE.test(value) ? value : JSON.stringify(value);
  }

  line(name, value) {
    return `${name}: ${this.yaml(value)}`;
  }

  shown(path, value) {
    return typeof path.at(-1) === "string" ? this.line(path.at(-1), value) : this.yaml(value);
  }

  example(path, field) {
    const example = this.timely(path.at(-1), field.example, field);
    return this.shown(path, Array.isArray(example) ? example.slice(0, 1) : example);
  }

  // An example whose days are still to come.
  timely(name, example, field) {
    if (field.type === "date") return dayAfter(this.today, this.spec.ahead[name] ?? 0);
    if (Array.isArray(example) && field.item) return example.map((part) => this.timely(name, part, field.item));
    if (example === null || typeof example !== "object" || !field.children) return example;
    const part = ([key, inner]) => {
      const child = field.children.find((one) => one.name === key);
      return [key, child ? this.timely(key, inner, child) : inner];
    };
    return Object.fromEntries(Object.entries(example).map(part));
  }
}

export function dayAfter(day, days) {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

export const daysBetween = (first, last) => (Date.parse(last) - Date.parse(first)) / 86_400_000;

// The choice that is most like a word, as Python's difflib has it; undefined where none is.
export function nearest(word, choices, least = 0.7) {
  const wanted = [...folded(word)];
  let best = [least];
  for (const choice of [...choices].sort()) {
    const other = folded(choice);
    const shorter = Math.min(other.length, wanted.length);
    // Most are too long or too short to be it.
    if ((2 * shorter) / (other.length + wanted.length) < least) continue;
    const ratio = likeness([...other], wanted);
    if (ratio > best[0] || (ratio === best[0] && !(other < best[1]))) best = [ratio, other, choice];
  }
  return best[2];
}

function likeness(one, other) {
  const length = one.length + other.length;
  return length ? (2 * alike(one, 0, one.length, other, 0, other.length)) / length : 1;
}

// How many letters are in the longest part that both have, and in those before and behind it.
function alike(one, from, to, other, start, end) {
  let [size, at, place] = [0, from, start];
  for (let left = from; left < to; left++) {
    for (let right = start; right < end; right++) {
      let same = 0;
      while (left + same < to && right + same < end && one[left + same] === other[right + same]) same++;
      if (same > size) [size, at, place] = [same, left, right];
    }
  }
  if (!size) return 0;
  const before = alike(one, from, at, other, start, place);
  return before + size + alike(one, at + size, to, other, place + size, end);
}
