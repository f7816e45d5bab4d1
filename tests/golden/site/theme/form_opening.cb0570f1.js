// What a form has to know before one writes: whose job an application is for, who reviews whom.
import { addItem, controlOf, fieldsIn, fill } from "./form_fields.9487b050.js";
import { askedBy, namedIn, partiesOf, personAt } from "./form_subject.9a049a32.js";
import { wordsIn } from "./form_behaviour.8300d526.js";

const fieldOf = (form, name) => fieldsIn(form).find((field) => field.dataset.field === name);

// The subject of a form: its folder, its file's name, and what stands in it from the start. None where it has none.
export async function openedFor(box, form, update) {
  const place = document.querySelector("[data-subject]");
  if (!place) return undefined;
  const said = wordsIn(place, "template[data-said]");
  const note = place.querySelector("[data-job]");
  const heading = document.querySelector("h1");
  const { kind, slug } = namedIn(location.search) ?? {};
  box.hidden = true;
  if (kind !== "job") return undefined;
  note.textContent = said.reading;
  try {
    const open = place.dataset.subject === "apply" ? application : review;
    const subject = await open({ box, form, place, slug, update });
    note.textContent = subject.why ? said[subject.why] : "";
    if (subject.title) heading.textContent = said.about.replace("{}", () => subject.title);
    if (subject.why) return undefined;
    if (place.dataset.subject === "apply") box.hidden = false;
    return { ...subject, slug };
  } catch {
    note.textContent = said.gone;
    return undefined;
  }
}

async function application({ box, form, slug }) {
  const { title, isClosed, currency, hasTrial, questions } = await askedBy(box.dataset.site, slug);
  const answers = fieldOf(form, "answers");
  const offer = fieldOf(form, "offer");
  answers.dataset.given = "true";
  answers.hidden = !questions.length;
  answers.querySelector("[data-add]").remove();
  fieldOf(form, "accepts_trial").hidden = !hasTrial;
  // One who names a price names it in the job's currency.
  offer.addEventListener("input", () => {
    const [amount, code] = fieldsIn(offer).map(controlOf);
    if (amount.value && !code.value) code.value = currency;
  });
  const begin = () => {
    const list = answers.querySelector("[data-items]");
    const written = [...list.children].map((item) => fieldsIn(fieldsIn(item)[0]).map((field) => controlOf(field).value));
    list.replaceChildren();
    for (const question of questions) {
      const item = addItem(answers);
      const [asked, answer] = fieldsIn(fieldsIn(item)[0]);
      Object.assign(controlOf(asked), { value: question, readOnly: true });
      controlOf(answer).value = written.find(([before]) => before === question)?.[1] ?? "";
      item.querySelector("[data-remove]").remove();
    }
  };
  begin();
  return {
    title,
    why: isClosed ? "closed" : "",
    folder: `${box.dataset.folder}/${slug}`,
    fileName: ({ account }) => (account ?? "").toLowerCase(),
    begin,
  };
}

async function review({ box, form, place, slug, update }) {
  const { title, isDone, client, hired } = await partiesOf(box.dataset.site, slug);
  const speakers = place.querySelector("[data-speaker]");
  const chosen = place.querySelector("[data-hired] select");
  const why = !isDone ? "not-done" : hired.length ? "" : "nobody";
  const side = () => speakers.querySelector(":checked")?.value ?? "";
  chosen.append(...hired.map(({ name, slug: value }) => new Option(name, value)));
  speakers.hidden = Boolean(why);
  place.querySelector("[data-hired]").hidden = Boolean(why) || hired.length < 2;
  const begin = async () => {
    box.hidden = !side();
    for (const field of form.querySelectorAll("[data-side]")) field.hidden = field.dataset.side !== side();
    const person = hired.find(({ slug: name }) => name === chosen.value);
    const account = side() === "talent" ? await personAt(box.dataset.site, person.slug).then((found) => found.account, () => "") : client.account;
    const author = { name: side() === "talent" ? person.name : client.name, account };
    if (side()) fill(form, { author });
    update();
  };
  place.addEventListener("change", begin);
  if (!why) await begin();
  return { title, why, folder: `${box.dataset.folder}/${slug}`, fileName: () => `${chosen.value}-by-${side()}`, begin };
}
