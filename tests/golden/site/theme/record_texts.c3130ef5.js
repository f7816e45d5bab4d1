// Rules about what texts say: titles, links, what cannot be seen, and what should not be public.
import { BLANK, codeOf } from "./record_text.0b307454.js";
import { folded, pathText, repr, stripped } from "./record_words.3ddb6523.js";

const LONGEST_ACRONYM = 4;
const SHORTEST_NAME = 4;
const FEWEST_PHONE_DIGITS = 8;
const UPPER = /\p{Uppercase}/gu;
const LOWER = /\p{Lowercase}|\p{Lt}/u;
const WORD = /[\p{L}\p{Nl}\p{No}]+/gu;
const MARKDOWN = { job: "description", talent: "summary", application: "cover" };
const LINKED = { job: ["client", "apply"], talent: ["links", "portfolio", "certificates"], application: ["portfolio"] };
const LINK_SIGNS = ["](", "<", "]:", "//"];

// Every text of a record with its path.
export function* textsIn(value, path = []) {
  if (typeof value === "string") yield [path, value];
  else if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* textsIn(item, [...path, index]);
  else if (value && typeof value === "object") {
    for (const [key, part] of Object.entries(value)) yield* textsIn(part, [...path, key]);
  }
}

export class Texts {
  constructor({ patterns, hidden }) {
    this.patterns = Object.fromEntries(Object.entries(patterns).map(([name, parts]) => [name, new RegExp(...parts)]));
    this.hidden = hidden;
  }

  first(name, text) {
    return this.patterns[name].exec(text)?.[0];
  }

  every(name, text) {
    const { source, flags } = this.patterns[name];
    return text.matchAll(new RegExp(source, `${flags}g`));
  }

  without(name, text) {
    const { source, flags } = this.patterns[name];
    return text.replace(new RegExp(source, `${flags}g`), " ");
  }
}

export function* titleRules({ title, client }, { texts }) {
  if (!title) return;
  const found = (name) => texts.first(name, title);
  const hasDigit = /[0-9]/.test(title);
  const url = /[.:]/.test(title) && found("title_url");
  const money = hasDigit && found("title_money");
  const day = hasDigit && found("title_date");
  const urgent = found("title_urgent");
  if (url) yield [["title"], "url-in-title", { url }];
  if (money) yield [["title"], "money-in-title", { text: repr(money) }];
  if (day) yield [["title"], "date-in-title", { text: repr(day) }];
  if (client?.name && namesClient(title, client.name, texts)) {
    yield [["title"], "client-in-title", { text: repr(client.name) }];
  }
  if (title.includes("!!") || isInCapitals(title)) yield [["title"], "shouting-title", { text: repr(title) }];
  if (urgent) yield [["title"], "urgent-title", { text: repr(urgent) }];
}

const plain = (text) => ` ${stripped(folded(text).replace(/[^\p{L}\p{N}]+/gu, " "))} `;

function namesClient(title, name, texts) {
  const isNear = title.toLowerCase().includes([...name].slice(0, 2).join("").toLowerCase());
  return [...name].length >= SHORTEST_NAME && isNear && plain(texts.without("url", title)).includes(plain(name));
}

const isUpper = (text) => UPPER.test(text) && !LOWER.test(text);

function isInCapitals(title) {
  if ((title.match(UPPER) ?? []).length <= LONGEST_ACRONYM) return false;
  const isLoud = (word) => [...word].length > LONGEST_ACRONYM && word.match(UPPER) && !LOWER.test(word);
  const loud = (title.match(WORD) ?? []).filter(isLoud);
  return loud.length > 1 || (loud.length === 1 && !LOWER.test(title) && stripped(title).includes(" "));
}

export function* linkRules(record, { kind, texts }) {
  const inFields = fieldLinks(record, kind);
  const inText = [...textLinks(record, kind, texts)];
  for (const [path, link] of inFields) if (!link.startsWith("https://") || link.includes("@")) yield* unsafe(path, link, texts);
  for (const [path, link] of inText) {
    const isSuspect = /^[A-Za-z][A-Za-z0-9+.-]*:|@|^\/\/|^\\/.test(link);
    if ((!link.startsWith("https://") || /[@&[\]]/.test(link)) && isSuspect) yield* unsafe(path, link, texts);
  }
  for (const [path, link] of [...inFields, ...inText]) {
    if (link.toLowerCase().startsWith("http://")) yield [path, "plain-http", { link }];
  }
}

function fieldLinks(record, kind) {
  const isLink = ([path]) => path.at(-1) === "url" || (kind === "application" && path.length === 2);
  const parts = (LINKED[kind] ?? []).flatMap((key) => [...textsIn(record[key], [key])]);
  return parts.filter(isLink);
}

function* textLinks(record, kind, texts) {
  const key = MARKDOWN[kind];
  const text = record[key] ?? "";
  const found = LINK_SIGNS.flatMap((sign, number) => (text.includes(sign) ? [...texts.every(`link_${number}`, text)] : []));
  for (const link of new Set(found.map(([, ...groups]) => groups.join("")))) yield [[key], link];
}

function* unsafe(path, link) {
  const target = link.replace(/[\0-\x20]+/g, "");
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(target)?.[1].toLowerCase();
  const host = /^[^:/?#]*:\/\/([^/?#]*)/.exec(target)?.[1] ?? "";
  const wrong = !["https", "http", "mailto"].includes(scheme)
    ? "scheme"
    : scheme === "mailto"
      ? ""
      : host.includes("[") !== host.includes("]")
        ? "host"
        : host.includes("@") && "name";
  if (wrong) yield [path, `unsafe-link.${wrong}`, { link: repr(link) }];
}

export function* hiddenRules(record, { texts }) {
  for (const [path, text] of textsIn(record)) {
    const characters = [...text];
    const found = characters.filter((one, index) => one in texts.hidden && !hasPurpose(characters, index));
    for (const one of new Set(found)) {
      const name = `${/^[aeiou]/.test(texts.hidden[one]) ? "an" : "a"} ${texts.hidden[one]} (${codeOf(one)})`;
      yield [path, "hidden-characters", { character: name }];
    }
  }
}

// Whether a character that cannot be seen does here what it was made for.
function hasPurpose(characters, index) {
  const one = characters[index];
  const before = characters[index - 1] ?? "";
  if (/[\u200c\u200d]/.test(one)) return isJoinable(before) && (one === "\u200d" || isJoinable(characters[index + 1] ?? ""));
  if (/[\u200e\u200f\u061c]/.test(one)) return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(characters.join("").replace(/\P{L}/gu, ""));
  return /[\u180b-\u180f]/.test(one) && /^\p{Script=Mongolian}/u.test(before);
}

function isJoinable(character) {
  if (!character || character <= "\x7f") return false;
  if (/^[\ufe0f\p{So}\p{Sk}]/u.test(character)) return true;
  return !/^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{C}\p{Z}]/u.test(character);
}

export function* privateRules(record, { kind, texts }) {
  const isJob = kind === "job";
  const where = isJob ? "job" : "profile";
  const things = isJob ? ["email", "phone"] : ["email", "phone", "iban", "birth_date"];
  for (const [path, text] of textsIn(record)) {
    // Where applications go is said there on purpose.
    if (isJob && path[0] === "apply" && path.at(-1) === "address") continue;
    const bare = texts.without("url", text);
    for (const thing of things) {
      if (thing === "email" && !/@|at[\])}]/i.test(text)) continue;
      if (thing === "phone" && isJob && !/[0-9]/.test(text)) continue;
      const read = thing === "phone" ? texts.without("iban", bare) : bare;
      const seen = new Set();
      for (const [whole, ...groups] of texts.every(thing, read)) {
        if (seen.has(whole) || !(IS_REAL[thing]?.(whole) ?? true)) continue;
        seen.add(whole);
        const letters = [...(groups.findLast((group) => group !== undefined) ?? whole)];
        const masked = `${letters.slice(0, 3).join("")}…${letters.slice(-2).join("")}`;
        yield [path, `${thing.replace("_", "-")}-in-${where}`, { text: masked }];
      }
    }
  }
}

const IS_REAL = {
  phone(written) {
    const digits = written.replace(/\P{Nd}/gu, "");
    return [...digits].length >= FEWEST_PHONE_DIGITS && !digits.endsWith("000000");
  },
  // ISO 13616: the first four characters moved to the end, letters as numbers, give 1 modulo 97.
  iban(written) {
    const bare = written.replace(/[ -]/g, "");
    const digits = [...(bare.slice(4) + bare.slice(0, 4))].map((one) => parseInt(one, 36)).join("");
    return bare.length >= 15 && BigInt(digits) % 97n === 1n;
  },
};

export function* placeholderRules(record, { kind, spec }) {
  if (kind !== "application") return;
  for (const [path, text] of textsIn(record)) {
    const bare = stripped(text);
    if (spec.placeholders.includes(bare)) yield [path, "placeholder-left", { field: path[0], text: `“${bare}”` }];
  }
}
