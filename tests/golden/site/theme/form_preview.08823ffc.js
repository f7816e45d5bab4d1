// A record as the row of the list that it will be in.
const language = document.documentElement.lang;
const said = (pattern, ...values) => pattern.replace(/\{(\d?)\}/g, (_, number) => values[Number(number || 0)]);
const number = new Intl.NumberFormat(language);
const IN_A_ROW = 4;

function money(amount, currency) {
  if (!currency) return number.format(amount);
  try {
    const digits = Number.isInteger(amount) ? { minimumFractionDigits: 0, maximumFractionDigits: 0 } : {};
    return new Intl.NumberFormat(language, { style: "currency", currency, ...digits }).format(amount);
  } catch {
    return `${number.format(amount)} ${currency}`;
  }
}

const range = (low, high, currency) => (low === high ? money(low, currency) : `${money(low, currency)}–${money(high, currency)}`);

function hours(of, words) {
  const unit = new Intl.NumberFormat(language, { style: "unit", unit: "hour", unitDisplay: "long" });
  if (of?.min && of.max && of.min !== of.max) return unit.format(of.max).replace(number.format(of.max), `${number.format(of.min)}–${number.format(of.max)}`);
  if (of?.min && of.max) return unit.format(of.min);
  if (of?.max) return said(words["up-to"], unit.format(of.max));
  return of?.min ? said(words.from, unit.format(of.min)) : words["no-hours"];
}

function country(code) {
  try {
    return new Intl.DisplayNames(language, { type: "region" }).of(code);
  } catch {
    return code;
  }
}

function place(of, words) {
  const town = of.city ?? of.region;
  if (town && of.country) return said(words.place, town, country(of.country));
  return town ?? (of.country ? country(of.country) : "");
}

function jobPlace({ location, remote, applicants_from: from }, words) {
  if (!location) {
    if (!from || from.length > 3) return words.remote;
    return said(words["remote-from"], new Intl.ListFormat(language).format(from.map(country)));
  }
  return remote ? said(words["remote-or"], place(location, words)) : place(location, words);
}

function deadline(closes, today, words) {
  const days = Math.round((Date.parse(closes) - Date.parse(today)) / 86_400_000);
  if (Number.isNaN(days)) return "";
  if (days === 0 || days === 1) return words[days ? "closes-tomorrow" : "closes-today"];
  if (days > 1 && days <= 7) return said(words["closes-soon"], number.format(days));
  const day = new Date(`${closes}T12:00:00`).toLocaleDateString(language, { dateStyle: "medium" });
  return said(words.closes, day);
}

function tags(row, selector, names) {
  const [first, ...others] = row.querySelectorAll(selector);
  for (const tag of others) tag.remove();
  const shown = names.slice(0, IN_A_ROW);
  first.textContent = shown[0] ?? "";
  for (const name of shown.slice(1).reverse()) {
    const tag = first.cloneNode();
    tag.textContent = name;
    first.after(" ", tag);
  }
}

const put = (row, selector, text) => {
  row.querySelector(selector).textContent = text;
};
const skills = new Map([...(document.querySelector("#list-skill")?.options ?? [])].map(({ value, label }) => [value, label]));
// A skill by the name that the vocabulary has for it.
const skill = (written, spec) => skills.get(spec.skills[written.toLowerCase()]) ?? written;

export function showJob(row, job, { spec, words, today }) {
  const pay = job.pay ?? {};
  const isSoon = Date.parse(job.closes) - Date.parse(today) <= 7 * 86_400_000;
  row.dataset.state = isSoon ? "closing" : "open";
  const time = row.querySelector("time");
  Object.assign(time, { dateTime: job.closes ?? "", textContent: deadline(job.closes, today, words) });
  time.dataset.state = row.dataset.state;
  put(row, ".job-row__title a", job.title ?? words.title);
  put(row, ".job-row__client bdi", job.client?.name ?? words.name);
  tags(row, ".job-row__skill", (job.skills ?? []).map((name) => skill(name, spec)));
  put(row, ".job-row__facts span", hours(job.hours, words));
  put(row, ".job-row__facts bdi", jobPlace(job, words));
  const amount = pay.amount ? money(pay.amount, pay.currency) : pay.min && pay.max ? range(pay.min, pay.max, pay.currency) : words["not-named"];
  put(row, ".job-row__amount", pay.type === "volunteer" ? words.unpaid : amount);
  put(row, ".job-row__unit", words[pay.type] ?? "");
}

function initials(name) {
  const parts = name.split(/\s+/).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  return [...new Set([parts[0], parts.at(-1)])].map((word) => [...(word ?? "")][0] ?? "").join("").toUpperCase() || "?";
}

export function showPerson(row, person, { spec, words }) {
  const state = person.availability?.status ?? "open";
  const rate = person.rate ?? {};
  const low = rate.min ?? rate.max;
  row.dataset.state = state;
  put(row, ".avatar", initials(person.name ?? words.name));
  put(row, ".talent-row__name a", person.name ?? words.name);
  put(row, ".talent-row__who > p:not([class]) bdi", person.headline ?? "");
  put(row, ".state", words[state] ?? "");
  row.querySelector(".state").dataset.state = state;
  put(row, ".talent-row__facts > bdi:not([class])", person.location ? place(person.location, words) : "");
  tags(row, ".talent-row__skill", (person.skills ?? []).map((one) => skill(one.name ?? one, spec)));
  row.querySelector(".talent-row__proof")?.remove();
  put(row, ".talent-row__rate bdi", low ? range(low, rate.max ?? low, rate.currency) : words["on-request"]);
  put(row, ".talent-row__unit", low ? (rate.per === "hour" ? words.hour : words.day) : "");
}
