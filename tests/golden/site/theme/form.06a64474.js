// The form for a new record: what one types is checked, shown as a file and as a row, kept as a draft, and sent.
import { fill, number, prepare, recordIn, today } from "./form_fields.9487b050.js";
import { show, summarise, touch } from "./form_problems.8661381e.js";
import { showJob, showPerson } from "./form_preview.08823ffc.js";
import { copied, download, follow, isSlug, mail, newFile, slugFrom } from "./form_sending.e388bb83.js";
import { behave, suggest, wordsIn } from "./form_behaviour.8300d526.js";
import { openedFor } from "./form_opening.cb0570f1.js";
import { problemsOf } from "./record_check.f8ae6e4d.js";
import { recordText } from "./record_text.0b307454.js";

const box = document.querySelector(".record-form");
const form = box.querySelector("form");
const { kind, zone, site, mail: post, newFile: pattern } = box.dataset;
const words = wordsIn(box);
const nameBox = box.querySelector("#file-name");
const nameField = box.querySelector("[data-name]");
const pane = box.querySelector(".record-form__text code");
const status = box.querySelector(".record-form__status");
const row = box.querySelector(".record-form__preview article");
const known = new Map();

let spec;
let places = new Map();
let record = {};
let text = "";
let problems = [];
let subject;
let wantsName = true;
let later;

const said = (pattern, value) => pattern.replace("{}", () => value);
const titleOf = () => record.title ?? record.name ?? "";
const hasOwnName = () => nameField.hidden;
const fileName = () => `${hasOwnName() ? (subject?.fileName(record) ?? "") : nameBox.value}.yml`;
const folder = () => subject?.folder ?? box.dataset.folder;

// A record that no page shows is not what anybody was writing.
const draftKey = () => `board-form:${site}:${kind}:${subject?.slug ?? ""}`;

function keepDraft() {
  try {
    localStorage.setItem(draftKey(), JSON.stringify({ record, name: wantsName ? "" : nameBox.value }));
  } catch {
    // Then it is not kept: some browsers refuse.
  }
}

function draft() {
  try {
    const kept = JSON.parse(localStorage.getItem(draftKey()));
    return kept?.record && typeof kept.record === "object" && !Array.isArray(kept.record) ? kept : undefined;
  } catch {
    return undefined;
  }
}

function update({ all = false } = {}) {
  places = new Map();
  record = recordIn(form, places, zone);
  try {
    text = recordText(spec, record);
  } catch {
    // A number that no file can hold, of which the problems speak.
    text = "";
  }
  pane.textContent = text;
  box.querySelector("[data-path]").textContent = `${folder()}/${fileName()}`;
  problems = problemsOf(spec, record, today(zone));
  show(form, problems, places, all);
  if (row) (kind === "job" ? showJob : showPerson)(row, record, { spec, words, today: today(zone) });
  if (wantsName && !hasOwnName()) nameBox.value = slugFrom(titleOf());
}

function nameProblem() {
  if (hasOwnName()) return "";
  const name = nameBox.value;
  if (!name) return said(words["name-needed"], kind === "talent" ? "ana-prado" : "guide-in-french");
  if (!isSlug(name)) return words["name-bad"];
  return box.dataset.closedNames.split(" ").includes(name) ? words["name-reserved"] : "";
}

function showName(note = nameProblem(), isWrong = Boolean(note)) {
  const line = nameField.querySelector(".field__said");
  line.textContent = note;
  line.dataset.severity = note ? (isWrong ? "error" : "warning") : "";
  if (isWrong) nameBox.setAttribute("aria-invalid", "true");
  else nameBox.removeAttribute("aria-invalid");
}

// Whether the site has a page of that name: a record that is there, was there, or has moved.
async function isTaken(name) {
  if (!known.has(name)) {
    const response = await fetch(`${site}${kind === "talent" ? "talent" : "jobs"}/${name}/`, { method: "HEAD" });
    known.set(name, response.ok);
  }
  return known.get(name);
}

async function findName() {
  if (hasOwnName() || nameProblem() || !nameBox.value) return;
  const wanted = nameBox.value;
  try {
    if (!(await isTaken(wanted))) return;
    for (let count = 2; count < 10; count++) {
      const free = `${wanted.slice(0, 74)}-${count}`;
      if (await isTaken(free)) continue;
      if (nameBox.value !== wanted) return;
      nameBox.value = free;
      wantsName = false;
      showName(said(words["name-taken"], free), false);
      update();
      keepDraft();
      return;
    }
  } catch {
    // Without an answer the check of the pull request will say it.
  }
}

function isReady() {
  update({ all: true });
  const note = nameProblem();
  // Without a title the file has no name either: that is one thing to mend.
  const name = note && titleOf() ? [{ field: nameField, severity: "error", message: note }] : [];
  if (titleOf()) showName(note);
  return summarise(form, [...problems, ...name], places);
}

function tell(text, address) {
  status.textContent = text;
  if (!address) return;
  const link = document.createElement("a");
  Object.assign(link, { href: address, textContent: words.again, rel: "noopener noreferrer" });
  if (!address.startsWith("mailto:")) link.target = "_blank";
  status.append(" ", link);
}

async function sendOff([address, isTooLong], done, tooLong, byHand) {
  const isCopied = isTooLong && (await copied(text));
  follow(address);
  tell(words[isTooLong ? (isCopied ? tooLong : byHand) : done], address);
}

const ways = {
  propose: () => sendOff(newFile(pattern, `${folder()}/${fileName()}`, text), "opened", "too-long", "too-long-by-hand"),
  mail: () => {
    const mailed = mail(post, said(words["mail-subject"], `${folder()}/${fileName()}`), text, words["mail-body"]);
    return sendOff(mailed, "mailed", "mail-too-long", "mail-by-hand");
  },
  download: () => {
    download(fileName(), text);
    tell(words.downloaded);
  },
  copy: async () => tell((await copied(text)) ? words.copied : words["not-copied"]),
};

function clear() {
  try {
    localStorage.removeItem(draftKey());
  } catch {
    // Nothing was kept.
  }
  form.reset();
  for (const list of form.querySelectorAll("[data-items]")) list.replaceChildren();
  for (const list of form.querySelectorAll("[data-kind=list]")) number(list);
  prepare(form, zone);
  subject?.begin();
  wantsName = true;
  form.querySelector(".record-form__errors").hidden = true;
  update();
  showName("");
  tell(words.cleared);
  form.querySelector("input,textarea").focus();
}

box.addEventListener("input", ({ target }) => {
  if (target === nameBox) wantsName = !nameBox.value;
  clearTimeout(later);
  later = setTimeout(() => {
    update();
    if (target === nameBox) showName();
    keepDraft();
  }, 120);
});
box.addEventListener("focusout", ({ target }) => {
  const field = target.closest("[data-field]");
  if (field) touch(field);
  setTimeout(() => {
    update();
    if (target === nameBox) showName();
    const isName = target === nameBox || ["title", "name"].includes(field?.dataset.field);
    if (isName) findName();
  });
});
box.addEventListener("click", ({ target }) => {
  const wish = target.closest("[data-do]")?.dataset.do;
  if (wish === "clear") clear();
  else if (wish && isReady()) ways[wish]();
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  isReady();
});
form.addEventListener("board:changed", () => {
  update();
  keepDraft();
});

async function begin() {
  spec = await (await fetch(box.dataset.spec)).json();
  document.querySelector("[data-unscripted]").remove();
  box.hidden = false;
  behave(form, words);
  suggest(box, spec);
  prepare(form, zone);
  subject = await openedFor(box, form, () => update());
  const kept = draft();
  if (kept) {
    fill(form, kept.record);
    subject?.begin();
    if (kept.name) {
      nameBox.value = kept.name;
      wantsName = false;
    }
    tell(words.restored);
  }
  update();
}

begin();
