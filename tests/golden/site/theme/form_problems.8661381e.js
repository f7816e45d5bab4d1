// What is wrong with a form, at its fields and, when somebody wants to send it, over it with a link to each.
import { controlOf } from "./form_fields.9487b050.js";

const touched = new WeakSet();

// From now on its problems show: somebody has been there and left.
export function touch(field) {
  for (let one = field; one; one = one.parentElement.closest("[data-field]")) touched.add(one);
}

// The field of a path, or of what holds it where nothing is written yet.
export function placeOf(path, places) {
  for (let at = path; at; at = at.replace(/(?:\.[^.[\]]*|\[\d+\]|^[^.[\]]*)$/, "")) {
    if (places.has(at)) return places.get(at);
  }
  return undefined;
}

// Where a problem shows: what is missing as a whole is missing first in the field inside that is needed.
function placeIn(form, problem, places) {
  let field = problem.field ?? placeOf(problem.path, places) ?? form.querySelector("[data-field]");
  while (field.dataset.empty !== undefined && field.matches("fieldset:not([data-kind=radios])")) {
    const inside = [...field.querySelectorAll("[data-field]")].filter((one) => !one.closest("[hidden]"));
    const next = inside.find((one) => one.dataset.needed !== undefined) ?? inside[0];
    if (!next) break;
    field = next;
  }
  return field;
}

// A text with the words of the file in `backticks` as code.
export function said(text) {
  return text.split("`").map((part, number) => {
    if (number % 2 === 0) return part;
    const code = document.createElement("code");
    code.textContent = part;
    return code;
  });
}

function sentence({ message, hint }) {
  const text = `${message[0].toUpperCase()}${message.slice(1)}.`;
  return hint ? `${text} ${hint[0].toUpperCase()}${hint.slice(1)}.` : text;
}

const controlsOf = (field) => field.querySelectorAll(":scope > input,:scope > select,:scope > textarea,:scope > * > label > input");

// Show the problems of the fields where somebody has been; `all` shows each.
export function show(form, problems, places, all) {
  const byField = new Map();
  for (const problem of problems) {
    const field = placeIn(form, problem, places);
    if (all) touch(field);
    if (touched.has(field)) byField.set(field, [...(byField.get(field) ?? []), problem]);
  }
  for (const field of form.querySelectorAll("[data-field]")) {
    const line = field.querySelector(":scope > .field__said");
    if (!line) continue;
    const found = byField.get(field) ?? [];
    const isWrong = found.some(({ severity }) => severity === "error");
    const text = found.map(sentence).join(" ");
    if (line.textContent !== text.replaceAll("`", "")) line.replaceChildren(...said(text));
    line.dataset.severity = found.length ? (isWrong ? "error" : "warning") : "";
    for (const control of controlsOf(field)) {
      if (isWrong) control.setAttribute("aria-invalid", "true");
      else control.removeAttribute("aria-invalid");
    }
  }
}

// Over the form, what stops it from being sent; moves there.
export function summarise(form, problems, places) {
  const box = form.querySelector(".record-form__errors");
  const wrong = problems.filter(({ severity }) => severity === "error");
  box.hidden = !wrong.length;
  if (!wrong.length) return true;
  const links = wrong.map((problem) => {
    const field = placeIn(form, problem, places);
    const item = Object.assign(document.createElement("li"), { dir: "auto" });
    const link = document.createElement("a");
    const control = controlOf(field);
    link.href = `#${control.id || field.querySelector("[id]").id}`;
    const name = field.querySelector(".field__name, label").firstChild.textContent.trim();
    link.append(...said(`${name}: ${problem.message}`));
    link.addEventListener("click", (event) => {
      event.preventDefault();
      for (let part = field.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
      control.focus();
      field.scrollIntoView({ block: "center" });
    });
    item.append(link);
    return item;
  });
  box.querySelector("ul").replaceChildren(...links);
  box.focus();
  box.scrollIntoView({ block: "start" });
  return false;
}
