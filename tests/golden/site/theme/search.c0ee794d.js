// The search over a list: its form, facets and results. The engine comes when somebody first uses it.
const form = document.querySelector(".search");
const { index, engine, kind } = form.dataset;
const known = form.dataset.facets.split(" ");
const box = form.elements.q;
const orderBox = form.elements.sort;
const filters = document.querySelector(".filters");
const list = document.querySelector("[data-list]");
const found = document.querySelector(".found");
const rows = found.querySelector(".rows");
const blank = found.querySelector("template").content;
const part = (name) => found.querySelector(`[data-part="${name}"]`);
const status = form.querySelector("[role=status]");
const language = document.documentElement.lang;
const number = new Intl.NumberFormat(language);
const AT_ONCE = 20;
const A_FRAME = 6;
const A_WORD = 3000;

const inputs = new Map();

let finder;
let state = { text: "", picked: new Map(), order: "" };
let asked = 0;
let filled = 0;
let numbers = [];
let typed = -A_WORD;
let later;
let soon;

const isAsked = () => state.text.trim() !== "" || state.picked.size > 0 || state.order !== "";
const said = (text, value) => text.replace("{}", () => value);

function stateOf(address) {
  const asked = new URLSearchParams(address);
  const picked = new Map();
  for (const facet of known) if (asked.has(facet)) picked.set(facet, new Set(asked.getAll(facet)));
  // A link may ask for more than anybody types.
  const text = (asked.get("q") ?? "").slice(0, box.maxLength);
  return { text, picked, order: asked.get("sort") ?? "" };
}

function addressOf({ text, picked, order }) {
  const asked = new URLSearchParams();
  if (text.trim()) asked.set("q", text.trim());
  for (const facet of known) for (const id of picked.get(facet) ?? []) asked.append(facet, id);
  if (order) asked.set("sort", order);
  const query = asked.toString();
  return location.pathname + (query && `?${query}`);
}

// Lets the page draw before what follows; a page in the background is not drawn, and does not wait.
const drawn = () =>
  new Promise((resume) => {
    if (document.hidden) resume();
    else requestAnimationFrame(() => setTimeout(resume));
  });

async function ready() {
  finder ??= import(engine).then(({ openFinder }) => openFinder(index));
  try {
    const open = await finder;
    if (!filters.dataset.ready) {
      filters.dataset.ready = "true";
      filters.querySelector(".filters__all").append(...open.facets.map(facetOf));
      // Where they stand beside the list, they are in nobody's way.
      if (matchMedia("(width >= 60rem)").matches) filters.open = true;
      await drawn();
    }
    return open;
  } catch (error) {
    finder = undefined;
    throw error;
  }
}

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

const SHOWN = 6;

function facetOf(facet) {
  const items = facet.values.map((value) => {
    const input = element("input", { type: "checkbox", name: facet.id, value: value.id });
    inputs.set(value, input);
    const label = element("bdi", { textContent: value.label });
    const count = element("span", { className: "filters__count" });
    return element("label", { className: "filters__value" }, input, label, count);
  });
  const made = element("fieldset", { className: "filters__facet" }, element("legend", { textContent: facet.label }));
  made.append(...items.slice(0, SHOWN));
  if (items.length > SHOWN) {
    const more = said(filters.dataset.more, number.format(items.length - SHOWN));
    made.append(element("details", {}, element("summary", { textContent: more }), ...items.slice(SHOWN)));
  }
  return made;
}

// The state goes into the address: a step of its own for a choice, one for a word however many letters it has.
function keepAddress(step) {
  clearTimeout(later);
  const address = addressOf(state);
  if (address === location.pathname + location.search) return;
  if (step) history.pushState(null, "", address);
  else history.replaceState(null, "", address);
}

async function ask() {
  clearTimeout(soon);
  const mine = ++asked;
  if (!isAsked() && !finder) return;
  form.setAttribute("aria-busy", "true");
  try {
    const open = await ready();
    const answer = await open.find(state);
    const first = isAsked() ? await open.rows(answer.numbers.slice(0, AT_ONCE)) : [];
    if (mine === asked) await show(open, answer, first);
  } catch {
    if (mine === asked) unreachable();
  }
  if (mine === asked) form.removeAttribute("aria-busy");
}

function unreachable() {
  finder = undefined;
  list.hidden = false;
  found.hidden = true;
  status.textContent = form.dataset.failed;
}

// Says what was found; settled when all rows of `first` stand there.
function show(open, answer, first) {
  const active = isAsked();
  numbers = answer.numbers;
  list.hidden = active;
  found.hidden = !active;
  status.textContent = active ? said(form.dataset.found, number.format(numbers.length)) : "";
  rows.replaceChildren();
  const filling = fill(first);
  part("more").hidden = numbers.length <= AT_ONCE;
  part("none").hidden = numbers.length > 0;
  rows.hidden = !numbers.length;
  part("clear").hidden = !state.picked.size || !numbers.length;
  part("clear-none").hidden = !state.picked.size;
  const instead = part("instead");
  instead.hidden = !answer.instead.length || !numbers.length;
  instead.textContent = said(instead.dataset.text, answer.instead.join(instead.dataset.comma));
  let chosen = 0;
  let alone = null;
  open.facets.forEach((facet, at) => {
    facet.values.forEach((value, place) => {
      const input = inputs.get(value);
      const count = answer.counts[at][place];
      input.checked = state.picked.get(facet.id)?.has(value.id) ?? false;
      input.nextElementSibling.nextElementSibling.textContent = number.format(count);
      input.parentElement.dataset.count = count;
      if (!input.checked) return;
      chosen += 1;
      alone = value;
      const more = input.closest("details");
      if (more !== filters) more.open = true;
    });
  });
  filters.querySelector(".filters__picked").textContent = chosen ? ` (${number.format(chosen)})` : "";
  const page = part("page");
  page.hidden = chosen !== 1 || !alone.url || state.text.trim() !== "";
  if (!page.hidden) {
    page.firstElementChild.href = alone.url;
    page.firstElementChild.textContent = said(page.dataset.text, alone.label);
  }
  orderBox.options[0].hidden = !state.text.trim();
  orderBox.value = state.order || (state.text.trim() ? "" : orderBox.options[1].value);
  return filling;
}

// Some rows at once and the others in the frames after, so that a slow phone shows the next letter meanwhile.
async function fill(found) {
  const mine = ++filled;
  for (let start = 0; mine === filled && (start === 0 || start < found.length); start += A_FRAME) {
    rows.append(...found.slice(start, start + A_FRAME).map(rowOf));
    document.dispatchEvent(new CustomEvent("board:rows"));
    await drawn();
  }
}

async function more() {
  // What is not filled in yet comes with the rest.
  filled += 1;
  const shown = rows.children.length;
  const next = await (await ready()).rows(numbers.slice(shown, shown + AT_ONCE));
  fill(next);
  part("more").hidden = shown + next.length >= numbers.length;
  rows.children[shown]?.querySelector("a").focus();
}

// A row is the page's own empty one, filled with texts alone.
function rowOf(row) {
  const item = element("li");
  item.append(blank.cloneNode(true));
  const say = (selector, text) => {
    const target = item.querySelector(selector);
    if (text) target.textContent = text;
    else target.remove();
    return target;
  };
  const article = item.firstElementChild;
  article.dataset.state = row.state;
  const skill = article.querySelector(`.${kind === "jobs" ? "job" : "talent"}-row__skill`);
  for (const name of row.skills) {
    const tag = skill.cloneNode();
    tag.textContent = name;
    skill.before(tag, " ");
  }
  skill.remove();
  if (kind === "jobs") {
    const link = say(".job-row__title a", row.title);
    link.href = row.url;
    if (row.language) link.lang = row.language;
    if (row.closes_at) article.dataset.closes = row.closes_at;
    article.dataset.posted = row.posted;
    say(".job-row__client bdi", row.client);
    say(".job-row__facts span", row.effort);
    say(".job-row__facts bdi", row.place);
    Object.assign(say("time", row.deadline), { dateTime: row.day }).dataset.state = row.state;
    say(".job-row__amount", row.pay_amount);
    say(".job-row__unit", row.pay_unit);
  } else {
    say(".talent-row__name a", row.name).href = row.url;
    say(".talent-row__who > p:not([class]) bdi", row.headline);
    say(".state", row.availability).dataset.state = row.state;
    say(".talent-row__facts > bdi:not([class])", row.place);
    const proof = say(".talent-row__proof a", row.proof);
    if (row.proof) proof.href = `${row.url}#done`;
    else article.querySelector(".talent-row__proof").remove();
    say(".talent-row__rate bdi", row.rate);
    say(".talent-row__unit", row.rate_unit);
    const face = article.querySelector(".avatar");
    if (row.picture) {
      const [src, srcset, width, height] = row.picture;
      face.replaceChildren(element("img", { src, srcset, sizes: "40px", width, height, alt: "", decoding: "async" }));
    } else face.textContent = row.initials;
  }
  return item;
}

function clear({ keepText }) {
  state = { text: keepText ? state.text : "", picked: new Map(), order: keepText ? state.order : "" };
  box.value = state.text;
  keepAddress(true);
  ask();
  box.focus();
}

// Whoever comes to the box will ask something: what that takes can come meanwhile.
box.addEventListener("focus", () => finder || ready().then(ask, unreachable));
box.addEventListener("input", () => {
  state.text = box.value;
  const now = performance.now();
  if (now - typed > A_WORD) keepAddress(true);
  // Browsers allow so many changes of the address in a while, and no more.
  else {
    clearTimeout(later);
    later = setTimeout(keepAddress, 300);
  }
  typed = now;
  // Who types on waits for nothing.
  clearTimeout(soon);
  soon = setTimeout(ask, 80);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  keepAddress();
  ask();
});
orderBox.addEventListener("change", () => {
  const isOwn = orderBox.selectedIndex === 1 && !state.text.trim();
  state.order = isOwn ? "" : orderBox.value;
  keepAddress(true);
  ask();
});
filters.addEventListener("toggle", () => filters.open && !filters.dataset.ready && ready().then(ask, unreachable));
filters.addEventListener("change", ({ target }) => {
  const ids = state.picked.get(target.name) ?? new Set();
  if (target.checked) ids.add(target.value);
  else ids.delete(target.value);
  if (ids.size) state.picked.set(target.name, ids);
  else state.picked.delete(target.name);
  keepAddress(true);
  ask();
});
part("more").addEventListener("click", more);
for (const name of ["clear", "clear-none"]) {
  part(name).firstElementChild.addEventListener("click", () => clear({ keepText: true }));
}
part("all").addEventListener("click", (event) => {
  event.preventDefault();
  clear({ keepText: false });
});
document.addEventListener("keydown", (event) => {
  const isTyping = event.target.closest?.("input, select, textarea, [contenteditable]");
  if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  box.focus();
});

function restore() {
  clearTimeout(later);
  state = stateOf(location.search);
  box.value = state.text;
  ask();
}

addEventListener("popstate", restore);
if (location.search) restore();
// What a browser kept in the box from an earlier visit is no question.
else box.value = "";
