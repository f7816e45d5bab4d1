// The lines that say what became of a job, or that a profile is still true; the file itself is at the forge.
import { prepare, recordIn, today } from "./form_fields.js";
import { show, summarise } from "./form_problems.js";
import { copied, editFile, follow, mail } from "./form_sending.js";
import { behave, wordsIn } from "./form_behaviour.js";
import { namedIn, personAt, stateOf } from "./form_subject.js";
import { problemsOf } from "./record_check.js";
import { recordText } from "./record_text.js";

const place = document.querySelector("[data-subject]");
const note = place.querySelector("[data-job]");
const told = wordsIn(place, "template[data-said]");

// What is changed, without what the rest of the file says: the check looks at these fields alone.
function recordOf(form, change, places, zone) {
  const record = recordIn(form, places, zone);
  return change === "confirmed" || change === "update" ? record : { status: change, ...record };
}

async function open({ kind, slug }) {
  const box = document.querySelector(`.change-form[data-kind="${kind}"]`);
  const form = box.querySelector("form");
  const { zone, mail: post, editFile: pattern } = box.dataset;
  const words = wordsIn(box);
  const spec = await (await fetch(box.dataset.spec)).json();
  const site = new URL("../", location.href).pathname;
  const { title, state } = kind === "job" ? await stateOf(site, slug) : await personAt(site, slug);
  const path = `${box.dataset.folder}/${slug}.yml`;
  const lines = box.querySelector(".change-form__lines");
  const status = box.querySelector(".record-form__status");
  const changed = () => form.querySelector("[data-changes] :checked")?.value;
  let text = "";

  function update({ all = false } = {}) {
    const change = changed();
    for (const part of form.querySelectorAll("[data-change]")) part.hidden = part.dataset.change !== change;
    lines.hidden = !change;
    if (!change) return false;
    const places = new Map();
    const record = recordOf(form, change, places, zone);
    text = recordText(spec, record);
    lines.querySelector("code").textContent = text;
    const problems = problemsOf(spec, record, today(zone)).filter(({ path: where }) => places.has(where));
    show(form, problems, places, all);
    return !all || summarise(form, problems, places);
  }

  async function send(wish) {
    const [mailed] = mail(post ?? "", words["mail-subject"].replace("{}", () => path), text, words["mail-body"]);
    const isCopied = await copied(text);
    if (wish !== "copy") follow(wish === "mail" ? mailed : editFile(pattern, path));
    status.textContent = wish === "mail" ? words.mailed : isCopied ? words.copied : words["not-copied"];
  }

  behave(form, words);
  prepare(form, zone);
  for (const answer of form.querySelectorAll("[data-after]")) {
    answer.hidden = Boolean(state) && Boolean(answer.dataset.after) && !answer.dataset.after.split(" ").includes(state);
  }
  for (const event of ["input", "change", "board:changed"]) form.addEventListener(event, () => update());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    update({ all: true });
  });
  box.addEventListener("click", ({ target }) => {
    const wish = target.closest("[data-do]")?.dataset.do;
    if (wish && update({ all: true })) send(wish);
  });
  box.hidden = false;
  document.querySelector("h1").textContent = title;
  update();
}

document.querySelector("[data-unscripted]").remove();
const named = namedIn(location.search);
if (named) {
  note.textContent = told.reading;
  open(named).then(
    () => (note.textContent = ""),
    () => (note.textContent = told.gone),
  );
}
