// What somebody meant who wrote a number, an address or a code in another way: `board/validate/shape/repairs.py`.
import { BLANK } from "./record_text.0b307454.js";
import { folded, stripped } from "./record_words.3ddb6523.js";

const LONGEST_SUM = 200;
const LONGEST_NUMBER = 30;
const LONGEST_ADDRESS = 400;
const LONGEST_URL = 2000;
const WORD = "\\p{L}\\p{N}_";
const ADDRESS = new RegExp(`[${WORD}.%+-]+@[${WORD}-]+(?:\\.[${WORD}-]+)+`, "gu");
const FILE = /^[^/]*\.(?:html?|pdf|png|jpe?g|webp|svg|md|ya?ml|txt|docx?)$/i;
const HOST = new RegExp(`^(?:[${WORD}-]+\\.)+[\\p{L}\\p{Nl}\\p{No}]{2,}(?::\\p{Nd}+)?(?:[/?#]|$)`, "u");
const LONE_MAIL = new RegExp(`^[^${BLANK}/@]+@[^${BLANK}/@]+\\.[^${BLANK}/@]+$`, "u");

// By the form that a text has in the schema; undefined where nobody can tell.
export const MEANT = {
  account(written) {
    const text = stripped(written).replace(/^@/, "").replace(/\/+$/, "");
    const name = text.slice(text.lastIndexOf("/") + 1).replace(text.includes("/") ? /^@/ : /^(?!)/, "");
    return /^[A-Za-z0-9](?:[._-]*[A-Za-z0-9])*$/.test(name) ? name : undefined;
  },
  slug(written) {
    const text = stripped(written).replace(/\/+$/, "");
    const name = text.slice(text.lastIndexOf("/") + 1).replace(/\.ya?ml$/, "");
    const plain = name.normalize("NFKD").replace(/[^\0-\x7f]/g, "").toLowerCase();
    return plain.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "") || undefined;
  },
  picture(written) {
    const text = stripped(written);
    const name = text.slice(text.lastIndexOf("/") + 1).replaceAll(" ", "-");
    if (!/^[A-Za-z0-9][A-Za-z0-9._-]*\.(?:png|jpg|jpeg|webp)$/i.test(name)) return undefined;
    const dot = name.lastIndexOf(".");
    return name.slice(0, dot) + name.slice(dot).toLowerCase();
  },
  email(written) {
    const found = written.length > LONGEST_ADDRESS ? [] : (written.match(ADDRESS) ?? []);
    return found.length === 1 ? found[0] : undefined;
  },
  country(written, { countries, understood }) {
    const text = folded(stripped(written));
    if (/^[a-z]{2}$/.test(text)) return text.toUpperCase();
    return countries.names[text] ?? codeNamed(text, "region", countries.codes, understood);
  },
  currency(written, { currencies }) {
    const text = folded(stripped(written));
    const code = currencies.names[text] ?? text.toUpperCase();
    return currencies.codes.split(" ").includes(code) ? code : undefined;
  },
  language(written, { languages, understood }) {
    const text = folded(stripped(written));
    const parts = /^([a-z]{2,3})_([a-z]{2})$/.exec(text);
    if (parts) return `${parts[1]}-${parts[2].toUpperCase()}`;
    return codeNamed(text, "language", languages.codes, understood);
  },
};

// The code whose name, in one of the languages understood, is this one.
function codeNamed(name, type, codes, understood) {
  for (const language of understood) {
    const names = new Intl.DisplayNames(language, { type });
    const code = codes.split(" ").find((one) => folded(names.of(one)) === name);
    if (code) return code;
  }
  return undefined;
}

export function urlMeant(written) {
  let text = stripped(written).replace(/^[<>]+|[<>]+$/g, "");
  if ([...text].length > LONGEST_URL) return undefined;
  if (LONE_MAIL.test(text)) return `mailto:${text}`;
  if (text.startsWith("//")) text = `https:${text}`;
  else if (!FILE.test(text) && HOST.test(text)) text = `https://${text}`;
  const parts = /^(https?:\/\/)([^/?#]+)(.*)$/su.exec(text);
  if (!parts || new RegExp(`[${BLANK}]`, "u").test(text) || !URL.canParse(text)) return undefined;
  const [, scheme, name, rest] = parts;
  const host = /^[\0-\x7f]*$/.test(name) ? name : new URL(text).host;
  return scheme + host + rest.replace(/[^A-Za-z0-9/?#[\]@!$&'()*+,;=:%~\-._]/gu, encodeURIComponent);
}

export function monthMeant(written) {
  const text = stripped(written);
  const [, year, month] = /^(\d{4})[-/. ](\d\d?)$/.exec(text) ?? [];
  const [, first, last] = /^(\d\d?)[-/. ](\d{4})$/.exec(text) ?? [];
  const number = Number(month ?? first);
  return number >= 1 && number <= 12 ? `${year ?? last}-${String(number).padStart(2, "0")}` : undefined;
}

// The one number in a text such as "1,200.50 EUR", as JSON writes it.
export function numberMeant(written) {
  if ([...written].length > LONGEST_SUM || /\d\s?[kKmM](?![\p{L}\p{N}_])/u.test(written)) return undefined;
  const found = (written.match(/\p{Nd}[\p{Nd}\s.,'’]*/gu) ?? []).map(plainNumber).filter(Boolean);
  return found.length === 1 ? found[0] : undefined;
}

function plainNumber(written) {
  let text = written.replace(/[\s'’]/g, "").replace(/[.,]+$/, "");
  if (!/^[\0-\x7f]*$/.test(text) || text.length > LONGEST_NUMBER) return undefined;
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(text)) text = text.replaceAll(",", "");
  else if (/^(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,\d{1,2})$/.test(text)) text = text.replaceAll(".", "").replace(",", ".");
  if (!/^\d+(?:\.\d+)?$/.test(text)) return undefined;
  const [whole, decimals] = text.split(".");
  return (whole.replace(/^0+/, "") || "0") + (decimals ? `.${decimals}` : "");
}
