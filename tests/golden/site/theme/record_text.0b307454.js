// A record as YAML that reads as if somebody had written it by hand: `board/yaml_text.py`, to the byte.
const LINE_WIDTH = 100;
const SHORT_TEXT = 60;
const MAX_DIGITS = 15;
// Python's blanks, in texts and in patterns alike; JavaScript's `\s` has others.
export const BLANK = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
// As `board/read/limits.py` has it: what no file may hold.
export const FORBIDDEN = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]/gu;

const NEEDS_ESCAPE = /[\t\r\n]/;
const ESCAPES = { "\\": "\\\\", '"': '\\"', "\t": "\\t", "\n": "\\n", "\r": "\\r" };
// In any letter case, as Python sees it: there, ı and İ are an i as well.
const NOT_TEXT_ELSEWHERE = new RegExp(
  "^(?:" +
    [
      "~|null|true|false|yes|no|on|off|y|n|<<|=",
      "[-+]?(?:[0-9][0-9_]*(?:\\.[0-9_]*)?|\\.[0-9][0-9_]*)(?:e[-+]?[0-9]+)?",
      "[-+]?0(?:b[01_]+|o?[0-7_]+|x[0-9a-f_]+)",
      "[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\\.[0-9_]*)?",
      "[-+]?\\.[iıİ]nf|\\.nan",
      "[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:t|[ ]+)[0-9].*",
      "[0-9]{4}-(?:[0-9]-[0-9]{1,2}|[0-9]{2}-[0-9])",
    ].join("|") +
    ")$",
  "iu",
);
const UNSAFE_PLAIN = new RegExp(`^[-?:,\\[\\]{}#&*!|>'"%@\`${BLANK}]|^\\.\\.\\.|:[${BLANK}]|[${BLANK}]#|[:${BLANK}]$`, "u");
const UNSAFE_IN_FLOW = /[,[\]{}:?]/;
const ONLY_BLANKS = new RegExp(`^[${BLANK}]*$`, "u");

const lengthOf = (text) => (/[\ud800-\udbff]/.test(text) ? [...text].length : text.length);
const isGroup = (value) => typeof value === "object" && !Array.isArray(value);
const isScalar = (value) => typeof value !== "object";
const isLong = (value) => typeof value === "string" && (value.includes("\n") || lengthOf(value) > LINE_WIDTH);

// A value without what is not given: no text, an empty list or group, and what holds nothing else.
export function given(value) {
  if (Array.isArray(value)) {
    const items = value.map(given).filter((item) => item !== undefined);
    return items.length ? items : undefined;
  }
  if (value !== null && typeof value === "object") {
    const parts = Object.entries(value).map(([key, part]) => [key, given(part)]);
    const present = parts.filter(([, part]) => part !== undefined);
    return present.length ? Object.fromEntries(present) : undefined;
  }
  return value === null || value === "" ? undefined : value;
}

// The text of a record's file. Throws a RangeError for what no file can hold, such as control characters.
export function recordText(spec, record) {
  const present = given(record);
  if (present === undefined) return "{}\n";
  const lines = ordered(present, spec.fields).flatMap(([key, value]) => entry(key, value, spec.fields, 0));
  return `${lines.join("\n")}\n`;
}

function ordered(record, known) {
  const position = new Map(known.map((field, number) => [field.name, number]));
  const place = ([key]) => position.get(key) ?? known.length;
  return Object.entries(record).sort((one, other) => place(one) - place(other));
}

function entry(key, value, known, indent) {
  const field = known.find(({ name }) => name === key);
  return attached(`${" ".repeat(indent)}${scalar(key)}:`, value, field, indent);
}

// The lines of a value after `start`, which is a key or an item's dash at that indent.
function attached(start, value, field, indent) {
  if (typeof value === "string") return textLines(start, value, indent, field?.type === "prose");
  const flow = flowValue(value, field);
  if (flow !== null && (isScalar(value) || fits(start, flow))) return [`${start} ${flow}`];
  const inside = indent + 2;
  if (Array.isArray(value)) return [start, ...value.flatMap((part) => item(part, field?.item, inside))];
  const children = childrenOf(field, value);
  return [start, ...ordered(value, children).flatMap(([key, part]) => entry(key, part, children, inside))];
}

function item(value, field, indent) {
  const dash = `${" ".repeat(indent)}-`;
  const isInBraces = () => Object.keys(value).length > 1 && fits(dash, flowValue(value, field));
  if (isScalar(value) || Array.isArray(value) || isInBraces()) return attached(dash, value, field, indent);
  const children = childrenOf(field, value);
  const lines = ordered(value, children).flatMap(([key, part]) => entry(key, part, children, indent + 2));
  return lines.map((line, number) => (number ? line : `${dash} ${line.slice(indent + 2)}`));
}

const fits = (start, flow) => flow !== null && lengthOf(start) + 1 + lengthOf(flow) <= LINE_WIDTH;

// The fields of a group; of one that has several forms, those of the form that knows most keys.
export function childrenOf(field, value) {
  let [most, found] = [-1, []];
  for (const { children = [] } of field ? [field, ...(field.variants ?? [])] : []) {
    const count = children.filter(({ name }) => name in value).length;
    if (count > most) [most, found] = [count, children];
  }
  return found;
}

// A value on one line as people write short ones, or null where it deserves lines of its own.
function flowValue(value, field) {
  if (isScalar(value)) return scalar(value);
  const parts = isGroup(value) ? ordered(value, childrenOf(field, value)) : [...value.entries()];
  if (!parts.every(([, part]) => isScalar(part) && !isLong(part))) return null;
  if (isGroup(value)) return `{${parts.map(([key, part]) => `${scalar(key, true)}: ${scalar(part, true)}`).join(", ")}}`;
  return holdsSentences(field) ? null : `[${value.map((part) => scalar(part, true)).join(", ")}]`;
}

function holdsSentences(field) {
  if (!field?.item) return false;
  const forms = [field.item, ...(field.item.variants ?? [])];
  return forms.some(({ maxLength = 0, written_as }) => maxLength > SHORT_TEXT && !written_as);
}

// The lines of a text after `start`: a block where it has lines or is long prose, else one line.
function textLines(start, text, indent, isProse) {
  const body = text.replace(/\n+$/, "");
  const wantsBlock = body.includes("\n") || (isProse && (text.endsWith("\n") || lengthOf(text) > SHORT_TEXT));
  if (!wantsBlock || ONLY_BLANKS.test(text)) return [`${start} ${scalar(text)}`];
  checkCharacters(text);
  return text.includes("\r") ? quotedLines(start, text, indent) : blockLines(start, text, body, indent);
}

function blockLines(start, text, body, indent) {
  const chomping = { 0: "-", 1: "" }[text.length - body.length] ?? "+";
  const inside = " ".repeat(indent + 2);
  const lines = text.split("\n");
  if (chomping !== "-") lines.pop();
  const sign = `${start} |${" \t\n".includes(text[0]) ? "2" : ""}${chomping}`;
  return [sign, ...lines.map((line) => (line ? inside + line : ""))];
}

// A text whose line ends a block would change: in quotes, still a line for each line.
function quotedLines(start, text, indent) {
  const inside = " ".repeat(indent + 2);
  const [first, ...others] = text.split("\n").map(escaped);
  // Quoted text loses the blanks at the start of its lines, unless they are escaped.
  const kept = others.map((line) => inside + (line.startsWith(" ") ? `\\${line}` : line));
  return [`${start} "${first}\\n\\`, ...kept.map((line, number) => line + (number < kept.length - 1 ? "\\n\\" : '"'))];
}

function scalar(value, isInFlow = false) {
  if (typeof value === "boolean") return String(value);
  if (typeof value === "number") return numberText(value);
  checkCharacters(value);
  if (isPlain(value, isInFlow)) return value;
  if (!NEEDS_ESCAPE.test(value) && /["\\]/.test(value)) return `'${value.replaceAll("'", "''")}'`;
  return `"${escaped(value)}"`;
}

// A number as Python writes it. Throws a RangeError for one that changes on its way through other programs.
export function numberText(value) {
  const text = value === 0 ? "0" : String(value);
  if (!Number.isFinite(value) || (Number.isInteger(value) && !(text.length <= MAX_DIGITS && /^-?\d+$/.test(text)))) {
    throw new RangeError(`${text} is not a number that a file can hold`);
  }
  if (Number.isInteger(value) || Math.abs(value) >= 1e-4) return text;
  return value.toExponential().replace(/e-(\d)$/, "e-0$1");
}

function isPlain(text, isInFlow) {
  if (!text || NEEDS_ESCAPE.test(text) || UNSAFE_PLAIN.test(text)) return false;
  return !(isInFlow && UNSAFE_IN_FLOW.test(text)) && !NOT_TEXT_ELSEWHERE.test(text);
}

const escaped = (text) => text.replace(/[\\"\t\n\r]/g, (character) => ESCAPES[character]);

function checkCharacters(text) {
  const [found] = text.match(FORBIDDEN) ?? [];
  if (found) throw new RangeError(`the character ${codeOf(found)} cannot stand in a file of this board`);
}

export const codeOf = (character) => `U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
