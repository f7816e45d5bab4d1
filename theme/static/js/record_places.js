// Rules about codes and names that the world or the board's vocabulary knows.
import { packagesIn } from "./record_pay.js";
import { folded, nearest, repr } from "./record_words.js";

const FEW_CATEGORIES = 8;

export function* placeRules(record, { kind, spec, present }) {
  if (kind === "job" && !present.remote && !("location" in present)) {
    const isDenied = present.remote === false;
    yield [[isDenied ? "remote" : "title"], isDenied ? "job-without-place.denied" : "job-without-place"];
  }
  const codes = ["pay", "rate", "minimum", "offer"].map((key) => [[key, "currency"], record[key]?.currency]);
  for (const [path, holder] of packagesIn(record.services ?? [])) codes.push([[...path, "currency"], holder.currency]);
  for (const [path, currency] of codes) yield* unknown(path, "currency", currency, spec.currencies);
  const countries = [[["location", "country"], record.location?.country]];
  for (const [index, code] of (record.applicants_from ?? []).entries()) countries.push([["applicants_from", index], code]);
  for (const [path, country] of countries) yield* unknown(path, "country", country, spec.countries);
  const tags = [[["language"], record.language]];
  for (const [index, language] of (record.languages ?? []).entries()) tags.push([["languages", index, "code"], language?.code]);
  for (const [path, tag] of tags) if (tag) yield* unknownLanguage(path, tag, spec.languages);
  for (const path of [["time_zone"], ["communication", "time_zone"]]) {
    const zone = path.reduce((value, key) => value?.[key], record);
    if (zone) yield* unknownZone(path, zone);
  }
}

function* unknown(path, thing, code, list) {
  if (!code || list.codes.split(" ").includes(code)) return;
  const meant = list.habits[code];
  yield [path, `unknown-${thing}${meant ? ".meant" : ""}`, { [thing]: code, meant }];
}

function* unknownLanguage(path, tag, { codes, habits }) {
  const [first, ...rest] = tag.split("-");
  const base = first.toLowerCase();
  const [short] = Intl.getCanonicalLocales(base)[0].split("-");
  const isKnown = base.length === 2 ? codes.split(" ").includes(base) : short.length !== 2;
  const meant = habits[base] ?? (base.length === 3 && short.length === 2 ? short : undefined);
  if (isKnown) return;
  yield [path, meant ? "unknown-language.meant" : "unknown-language", { language: tag, meant: [meant, ...rest].join("-") }];
}

function isZone(name) {
  try {
    // A browser takes any letter case, and hours from Greenwich as well.
    const { timeZone } = new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions();
    return /^[A-Z]/.test(name) && (timeZone === name || timeZone.toLowerCase() !== name.toLowerCase());
  } catch {
    return false;
  }
}

function* unknownZone(path, zone) {
  if (isZone(zone)) return;
  const zones = Intl.supportedValuesOf("timeZone");
  const wanted = folded(zone).replaceAll(" ", "_");
  const meant = zones.filter((one) => [one, one.split("/").at(-1)].some((name) => folded(name) === wanted));
  if (meant.length === 1) yield [path, "unknown-time-zone.meant", { zone, meant: meant[0] }];
  else {
    const near = nearest(zone, zones);
    yield [path, near ? "unknown-time-zone.near" : "unknown-time-zone", { zone, near }];
  }
}

export function* vocabularyRules(record, { kind, spec }) {
  const { categories, skills } = spec;
  const ids = Object.keys(categories);
  if (!ids.length) return;
  const named = [
    [["category"], record.category],
    ...(record.categories ?? []).map((id, index) => [["categories", index], id]),
    ...(record.services ?? []).map((service, index) => [["services", index, "category"], service?.category]),
  ];
  for (const [path, written] of named) {
    if (!written || Object.hasOwn(categories, written)) continue;
    const word = folded(written);
    const meant = Object.hasOwn(categories, word) ? word : ids.find((id) => folded(categories[id]) === word);
    const near = meant ?? nearest(written, ids);
    const way = meant ? "unknown-category.meant" : near ? "unknown-category.near" : "";
    const places = { category: repr(written), meant, near, categories: ids.join(", ") };
    yield [path, way || (ids.length <= FEW_CATEGORIES ? "unknown-category" : "unknown-category.many"), places];
  }
  const first = new Map();
  for (const [path, written] of skillsIn(record)) {
    const word = folded(written);
    const near = Object.hasOwn(skills, word) ? undefined : nearest(written, Object.keys(skills));
    if (!Object.hasOwn(skills, word)) {
      const places = { skill: repr(written), near: skills[near] };
      yield [path, near ? "unknown-skill.near" : "unknown-skill", places];
    }
    if (path[0] === "portfolio") continue;
    const skill = Object.hasOwn(skills, word) ? skills[word] : word;
    if (first.has(skill)) yield [path, "skill-twice", { skill: repr(written), first: repr(first.get(skill)) }];
    else first.set(skill, written);
  }
}

function* skillsIn({ skills = [], nice_to_have = [], portfolio = [] }) {
  for (const [index, skill] of skills.entries()) {
    if (typeof skill === "string") yield [["skills", index], skill];
    else if (skill?.name) yield [["skills", index, "name"], skill.name];
  }
  for (const [index, skill] of nice_to_have.entries()) if (skill) yield [["nice_to_have", index], skill];
  for (const [index, piece] of portfolio.entries()) {
    for (const [number, skill] of (piece?.skills ?? []).entries()) {
      if (skill) yield [["portfolio", index, "skills", number], skill];
    }
  }
}
