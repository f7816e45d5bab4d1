// Finds the feed that fits one's choices best. The feeds are those of the lists below; without this they are all there is.
const picker = document.querySelector(".feed-picker");
const form = picker.querySelector("form");
const address = picker.querySelector("input");
const copy = picker.querySelector(".feed-picker__address button");
const note = picker.querySelector(".feed-picker__note");
const feeds = [...document.querySelectorAll("[data-filters]")].map((row) => ({ row, filters: row.dataset.filters.split(" ") }));
// Of two feeds that fit equally well, the one that leaves out more.
const WEIGHTS = { skill: 1.3, category: 1.2, place: 1.1, pay: 1 };
const weight = (filters) => filters.reduce((sum, filter) => sum + (WEIGHTS[filter.split("=")[0]] ?? 2), 0);

// The published site's address, even on a copy of it that somebody is trying out.
const site = document.querySelector("link[rel=canonical]").href.replace(/subscribe\/$/, "");
const published = (link) => link.href.replace(new URL("../", location).href, site);

function show(row, words) {
  const [rss, ...others] = row.querySelectorAll("a");
  const feed = published(rss);
  picker.querySelector(".feed-picker__title bdi").textContent = row.dataset.title;
  address.value = feed;
  const formats = [rss.cloneNode(), ...others.map((link) => link.cloneNode(true))];
  formats[0].textContent = "RSS";
  picker.querySelector(".feed-picker__formats").replaceChildren(...formats.flatMap((link) => [link, " "]));
  for (const link of picker.querySelectorAll("[data-pattern]")) {
    const pattern = link.dataset.pattern;
    link.href = pattern.includes("{}") ? pattern.replace("{}", encodeURIComponent(feed)) : pattern + feed.replace(/^https?:\/\//, "");
  }
  note.textContent = words;
  note.hidden = !words;
}

function choose() {
  const chosen = new Set([...new FormData(form).values()].filter(Boolean));
  const fitting = feeds.filter(({ filters }) => filters.every((filter) => chosen.has(filter)));
  const best = fitting.reduce((one, other) => (weight(other.filters) > weight(one.filters) ? other : one));
  const isExact = best.filters.length === chosen.size;
  show(best.row, chosen.size === 1 ? "" : isExact ? picker.dataset.exact : picker.dataset.nearest);
}

function follow() {
  const feed = feeds.find(({ row }) => row.id === location.hash.slice(1));
  if (!feed) return;
  for (const select of form.querySelectorAll("select")) {
    select.value = [...select.options].find((option) => feed.filters.includes(option.value))?.value ?? "";
  }
  show(feed.row, "");
  picker.scrollIntoView();
}

form.hidden = copy.hidden = false;
form.addEventListener("input", choose);
form.addEventListener("submit", (event) => event.preventDefault());
copy.addEventListener("click", async () => {
  address.select();
  try {
    await navigator.clipboard.writeText(address.value);
  } catch {
    return;
  }
  const said = copy.textContent;
  copy.textContent = picker.dataset.copied;
  setTimeout(() => (copy.textContent = said), 2000);
});
addEventListener("hashchange", follow);
follow();
