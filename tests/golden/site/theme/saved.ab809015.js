// Jobs that somebody saved or saw, and when they were here last: in this browser alone, until they have it forgotten.
const words = document.querySelector("script[data-words]").dataset;
// Boards of one host have nothing to do with each other.
const KEY = `board:${new URL("..", import.meta.url).pathname}`;
const MOST = { saved: 200, seen: 10, met: 300 };
const A_VISIT = 30 * 60 * 1000;
const SVG = "http://www.w3.org/2000/svg";
const STAR = "m8 1.5 2 4.1 4.5.6-3.3 3.1.8 4.5L8 11.6l-4 2.2.8-4.5L1.5 6.2 6 5.6z";

// Whatever else wrote here: texts, and the address of a page of this host, not of a script.
function isJob(job) {
  const isText = ["url", "title", "client", "day"].every((name) => typeof job?.[name] === "string");
  if (!isText || !URL.canParse(job.url, location.href)) return false;
  return new URL(job.url, location.href).href.startsWith(`${location.origin}/`);
}

function kept() {
  const none = { saved: [], seen: [], before: "", known: [], met: [], day: "", at: 0 };
  try {
    const found = JSON.parse(localStorage.getItem(KEY));
    const isOurs = found && Object.keys(none).every((name) => found[name]?.constructor === none[name].constructor);
    return isOurs ? { ...found, saved: found.saved.filter(isJob), seen: found.seen.filter(isJob) } : none;
  } catch {
    return none;
  }
}

function keep(memory) {
  try {
    localStorage.setItem(KEY, JSON.stringify(memory));
    return true;
  } catch {
    return false;
  }
}

const today = () => new Date().toLocaleDateString("sv");
const isSaved = (url) => memory.saved.some((job) => job.url === url);
const memory = kept();

function toggle(job) {
  // Another tab may have changed it since.
  Object.assign(memory, { saved: kept().saved });
  memory.saved = isSaved(job.url)
    ? memory.saved.filter((other) => other.url !== job.url)
    : [job, ...memory.saved].slice(0, MOST.saved);
  keep(memory);
  refresh();
}

function starOf(job, className) {
  const star = document.createElement("button");
  Object.assign(star, { type: "button", className });
  star.dataset.star = job.url;
  const picture = document.createElementNS(SVG, "svg");
  picture.setAttribute("viewBox", "0 0 16 16");
  picture.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", STAR);
  picture.append(path);
  star.append(picture);
  star.addEventListener("click", () => toggle(job));
  return star;
}

function jobOf(row) {
  const link = row.querySelector(".job-row__title a");
  return {
    url: link.pathname,
    title: link.textContent,
    client: row.querySelector(".job-row__client bdi").textContent,
    day: row.dataset.closes ? row.querySelector("time").dateTime : "",
  };
}

function mark(row) {
  const job = jobOf(row);
  const star = starOf(job, "job-row__star");
  star.setAttribute("aria-label", `${words.save}: ${job.title}`);
  const pay = row.querySelector(".job-row__pay");
  const { posted } = row.dataset;
  if (posted && memory.before && posted >= memory.before && !memory.known.includes(job.url)) {
    const sign = document.createElement("span");
    Object.assign(sign, { className: "job-row__new", textContent: words.new });
    pay.after(sign);
  }
  pay.after(star);
  if (posted && !memory.met.includes(job.url)) memory.met = [job.url, ...memory.met].slice(0, MOST.met);
}

function itemOf(job) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  Object.assign(link, { href: job.url, textContent: job.title, dir: "auto" });
  const client = document.createElement("bdi");
  client.textContent = job.client;
  item.append(link, " ", client);
  if (job.day && job.day < today()) item.append(" · ", words.over);
  return item;
}

function fill() {
  const list = document.querySelector("[data-saved].saved");
  if (!list) return;
  const part = (name) => list.querySelector(`[data-part="${name}"]`);
  const saved = memory.saved.map((job) => {
    const item = itemOf(job);
    const star = starOf(job, "saved__star");
    star.setAttribute("aria-label", `${words.save}: ${job.title}`);
    item.prepend(star);
    return item;
  });
  part("saved").replaceChildren(...saved);
  part("seen").replaceChildren(...memory.seen.map(itemOf));
  part("count").textContent = saved.length ? `(${saved.length})` : "";
  part("empty").hidden = saved.length > 0;
  part("recent").hidden = !memory.seen.length;
  part("forget").hidden = !saved.length && !memory.seen.length;
}

function refresh() {
  const focused = document.activeElement?.dataset?.star;
  fill();
  for (const star of document.querySelectorAll("[data-star]")) {
    star.setAttribute("aria-pressed", isSaved(star.dataset.star));
    const label = star.querySelector("span");
    if (label) label.textContent = isSaved(star.dataset.star) ? words.saved : words.save;
  }
  // What had the focus may be gone with its line.
  if (focused && document.activeElement === document.body) document.querySelector("#saved h2")?.focus();
}

function markAll() {
  for (const row of document.querySelectorAll(".job-row")) if (!row.querySelector("[data-star]")) mark(row);
  keep(memory);
  refresh();
}

function forget() {
  localStorage.removeItem(KEY);
  Object.assign(memory, kept());
  for (const sign of document.querySelectorAll(".job-row__new")) sign.remove();
  refresh();
}

// A browser that keeps nothing gets no stars.
if (keep(memory)) {
  const now = Date.now();
  if (now - memory.at > A_VISIT) {
    Object.assign(memory, { before: memory.day, known: memory.met, day: today() });
  }
  memory.at = now;
  const place = document.querySelector(".save[data-save]");
  if (place) {
    const { url, title, client, day } = place.dataset;
    const job = { url, title, client, day };
    const star = starOf(job, "button");
    const label = document.createElement("span");
    label.textContent = words.save;
    star.append(label);
    place.append(star);
    memory.seen = [job, ...memory.seen.filter((other) => other.url !== url)].slice(0, MOST.seen);
  }
  markAll();
  document.addEventListener("board:rows", markAll);
  document.querySelector('[data-part="forget"]')?.addEventListener("click", forget);
  addEventListener("storage", ({ key }) => {
    if (key !== KEY && key !== null) return;
    Object.assign(memory, kept());
    refresh();
  });
} else {
  const list = document.querySelector(".saved");
  if (list) list.hidden = true;
}
