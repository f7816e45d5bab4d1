// How the parts of a form behave: lists grow and shrink, a choice opens its fields, a name of a country becomes its code.
import { addItem, choose, controlOf, fieldsIn, number } from "./form_fields.9487b050.js";

// The words that a template says to its script.
export function wordsIn(box, selector = "template[data-words]") {
  const entries = box.querySelector(selector).content.querySelectorAll("data");
  return Object.fromEntries([...entries].map(({ value, textContent }) => [value, textContent]));
}

const changed = (form) => form.dispatchEvent(new CustomEvent("board:changed"));

function grow(form, list) {
  if (list.querySelector(":scope > [data-add]").hidden) return;
  controlOf(addItem(list)).focus();
  changed(form);
}

function shrink(form, item, words, status) {
  const list = item.closest("[data-kind=list]");
  const next = item.nextElementSibling ?? item.previousElementSibling;
  const name = item.querySelector(".field__name").textContent.trim();
  item.remove();
  number(list);
  (next ? controlOf(next) : list.querySelector(":scope > [data-add]")).focus();
  status.textContent = words.removed.replace("{}", () => name);
  changed(form);
}

// A name from the list in place of its code, or its code in other letters: as people type it.
function asCode(input) {
  const written = input.value.trim().toLowerCase();
  if (!written || !input.list) return;
  const options = [...input.list.options];
  const found =
    options.find(({ value }) => value.toLowerCase() === written) ?? options.find(({ label }) => label.toLowerCase() === written);
  if (found) input.value = found.value;
}

// Unpaid work has no sum.
function fitPay(form) {
  const pay = form.querySelector("[data-field=pay]");
  if (!pay) return;
  const isUnpaid = pay.querySelector(":checked")?.value === "volunteer";
  for (const field of fieldsIn(pay)) if (field.dataset.field !== "type") field.hidden = isUnpaid;
  pay.querySelector("details").hidden = isUnpaid;
}

export function behave(form, words) {
  const status = document.createElement("p");
  status.className = "unseen";
  status.setAttribute("role", "status");
  form.append(status);
  form.addEventListener("click", ({ target }) => {
    if (target.closest("[data-add]")) grow(form, target.closest("[data-kind=list]"));
    const item = target.closest("[data-remove]") && target.closest("[data-item]");
    if (item) shrink(form, item, words, status);
  });
  form.addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (key !== "Enter" || target.tagName !== "INPUT") return;
    // Enter sends no form; in a list of lines it begins the next one.
    event.preventDefault();
    const item = target.closest("[data-item]");
    if (item && target.value && item.querySelectorAll("input,textarea,select").length === 1) grow(form, item.closest("[data-kind=list]"));
  });
  form.addEventListener("change", ({ target }) => {
    const ways = target.closest("[data-kind=ways]");
    if (ways && target.type === "radio") choose(ways, target.value);
    if (target.tagName === "INPUT") asCode(target);
    fitPay(form);
    changed(form);
  });
  form.addEventListener("reset", () => setTimeout(() => fitPay(form)));
  fitPay(form);
}

function named(codes, type, language) {
  const names = new Intl.DisplayNames(language, { type, fallback: "none" });
  return codes.split(" ").map((code) => [code, names.of(code) ?? ""]);
}

// Fill the lists from which fields suggest: the check knows the codes, the browser what they are called.
export function suggest(box, spec) {
  const { lang } = document.documentElement;
  const found = {
    country: () => named(spec.countries.codes, "region", lang),
    language: () => named(spec.languages.codes, "language", lang),
    currency: () => named(spec.currencies.codes, "currency", lang),
    "time-zone": () => Intl.supportedValuesOf("timeZone").map((zone) => [zone, ""]),
  };
  for (const [name, entries] of Object.entries(found)) {
    const options = () => entries().map(([value, label]) => Object.assign(document.createElement("option"), { value, label }));
    box.querySelector(`#list-${name}`)?.append(...options());
  }
}
