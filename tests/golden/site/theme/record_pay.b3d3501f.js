// Rules about sums of money, exact to the last decimal.
import { numberText } from "./record_text.0b307454.js";
import { repr } from "./record_words.3ddb6523.js";

const POINT_BETWEEN_THOUSANDS = /^[1-9]\d{0,2}\.\d{3}$/;

export function* payRules({ pay = {}, milestones = [], hiring = {} }, { spec, present }) {
  const written = present.pay ?? {};
  const { type, amount, min, max, currency, paid } = pay;
  const sums = ["amount", "min", "max"].filter((key) => key in written);
  if (["fixed", "hourly"].includes(type) && !sums.length) {
    yield [["pay"], type === "hourly" ? "paid-without-amount.hourly" : "paid-without-amount", { type }];
  }
  const needless = ["amount", "min", "max", "bonus"].find((key) => key in pay);
  const value = needless === "bonus" ? pay.bonus.amount : pay[needless];
  if (type === "volunteer" && value !== undefined) {
    yield [["pay", needless], "volunteer-with-amount", { field: needless, amount: numberText(value) }];
  }
  if (paid === "by_milestone" && !("milestones" in present)) yield [["pay", "paid"], "by-milestone-without-milestones"];
  for (const [index, milestone] of milestones.entries()) {
    if (paid !== "by_milestone" || type !== "fixed" || !milestone?.name || "amount" in present.milestones[index]) continue;
    yield [["milestones", index], "milestone-without-amount", { name: repr(milestone.name) }];
  }
  yield* sumRules({ type, low: amount ?? min, high: amount ?? max, isRange: amount === undefined, currency, milestones }, spec);
  const { trial } = hiring;
  if (trial?.hours > spec.trial_hours && !present.hiring.trial.pay) {
    yield [["hiring", "trial", "hours"], "unpaid-trial-too-long", { hours: numberText(trial.hours) }];
  }
}

// Sums are exact: in whole numbers of the smallest part that anybody has written.
const PARTS = 30;
const exact = (number) => {
  const [whole, decimals = ""] = plainNumber(number).split(".");
  return BigInt(whole + decimals.padEnd(PARTS, "0"));
};

// A number without an exponent.
function plainNumber(number) {
  const [digits, exponent = "0"] = String(number).split("e");
  const zeros = -Number(exponent);
  if (zeros <= 0) return String(number);
  const [whole, decimals = ""] = digits.split(".");
  return `0.${"0".repeat(zeros - whole.length)}${whole}${decimals}`;
}

const decimalsOf = (number) => plainNumber(number).split(".")[1]?.length ?? 0;

function* sumRules({ type, low, high, isRange, currency, milestones }, spec) {
  const parts = milestones.map((milestone) => milestone?.amount).filter((part) => part !== undefined);
  if (type !== "fixed" || !currency || !parts.length || low === undefined || high === undefined) return;
  const total = parts.map(exact).reduce((sum, part) => sum + part);
  if (total <= exact(high) && (parts.length < milestones.length || total >= exact(low))) return;
  const decimals = Math.max(spec.currencies.decimals[currency] ?? 2, ...parts.map(decimalsOf));
  const digits = String(total).padStart(PARTS + 1, "0");
  const sum = `${digits.slice(0, -PARTS)}${decimals ? `.${digits.slice(-PARTS).slice(0, decimals)}` : ""}`.replace(/\.00$/, "");
  const places = { sum, currency, pay: numberText(low), low: numberText(low), high: numberText(high) };
  yield [["milestones"], isRange ? "milestones-do-not-add-up.range" : "milestones-do-not-add-up", places];
}

// Every sum of money: where, how much, in which currency.
function* amountsIn(record, kind) {
  const { pay = {}, milestones = [], hiring = {}, services = [] } = record;
  const { currency } = pay;
  const own = (holder, path, code) =>
    ["amount", "min", "max"].filter((key) => holder?.[key] !== undefined).map((key) => [[...path, key], holder[key], code]);
  if (kind === "job") {
    yield* own(pay, ["pay"], currency);
    if (pay.bonus?.amount !== undefined) yield [["pay", "bonus", "amount"], pay.bonus.amount, currency];
    for (const [index, milestone] of milestones.entries()) yield* own(milestone, ["milestones", index], currency);
    if (hiring.trial?.pay !== undefined) yield [["hiring", "trial", "pay"], hiring.trial.pay, currency];
    return;
  }
  for (const key of ["rate", "minimum", "offer"]) yield* own(record[key], [key], record[key]?.currency);
  for (const [path, holder] of packagesIn(services)) {
    if (holder.price !== undefined) yield [[...path, "price"], holder.price, holder.currency];
  }
}

export const packagesIn = (services) =>
  services.flatMap((service, index) =>
    (service?.packages ?? []).map((holder, number) => [["services", index, "packages", number], holder ?? {}]),
  );

export function* amountRules(record, { kind, spec, present }) {
  for (const [path, amount, currency] of amountsIn(record, kind)) {
    if (!currency) {
      // Elsewhere the schema asks for it.
      const isAlone = kind === "job" && path.length > 2 && present.pay?.currency === undefined;
      if (isAlone) yield [path, "amount-without-currency", { amount: numberText(amount), group: "pay" }];
      continue;
    }
    const decimals = spec.currencies.decimals[currency] ?? 2;
    if (decimalsOf(amount) <= decimals) continue;
    const text = numberText(amount);
    if (decimals < 3 && POINT_BETWEEN_THOUSANDS.test(text)) {
      const meant = text.replace(".", "");
      yield [path, "thousands-as-decimals", { amount: text, above: Math.floor(amount) + 1, meant }];
      continue;
    }
    const places = { amount: plainNumber(amount), currency, decimals };
    yield [path, decimals ? "too-many-decimals" : "too-many-decimals.none", places];
  }
  for (const field of ["pay", "hours", "rate"]) {
    const { min, max } = record[field] ?? {};
    if (min > max) yield [[field, "min"], "min-over-max", { low: numberText(min), high: numberText(max), field }];
  }
}
