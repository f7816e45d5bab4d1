// The job or the profile that a form is about: named in the address behind the ?, and read from its page on this site.
import { isSlug } from "./form_sending.e388bb83.js";

const text = (page, selector) => page.querySelector(selector)?.textContent.trim() ?? "";

// The name behind the ?: whatever else stands there is nobody's.
export function namedIn(query) {
  const asked = new URLSearchParams(query);
  for (const kind of ["job", "talent"]) if (isSlug(asked.get(kind) ?? "")) return { kind, slug: asked.get(kind) };
  return undefined;
}

async function pageAt(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  // Nothing in it runs: it is read, not shown.
  return new DOMParser().parseFromString(await response.text(), "text/html");
}

const lastPart = (link) => new URL(link.getAttribute("href"), location.href).pathname.split("/").filter(Boolean).at(-1);

// What an application answers; `closed` where the job takes none.
export async function askedBy(site, slug) {
  const page = await pageAt(`${site}jobs/${slug}/apply/`);
  const job = page.querySelector("[data-currency]");
  return {
    title: text(page, "h1 bdi"),
    isClosed: !job || Date.parse(job.dataset.closes) < Date.now(),
    currency: job?.dataset.currency ?? "",
    hasTrial: job?.dataset.trial !== undefined,
    questions: [...page.querySelectorAll("[data-asked] > li > bdi")].map((question) => question.textContent),
  };
}

// Whom the reviews of a job are between.
export async function partiesOf(site, slug) {
  const page = await pageAt(`${site}jobs/${slug}/`);
  const client = page.querySelector(".job-head__name");
  const hired = [...page.querySelectorAll(".banner a[href*='/talent/']")];
  return {
    title: text(page, "h1 bdi"),
    isDone: page.querySelector(".banner")?.dataset.state === "completed",
    client: { name: client?.textContent ?? "", account: client?.hasAttribute("href") ? lastPart(client) : "" },
    hired: hired.map((link) => ({ name: link.textContent, slug: lastPart(link) })).filter(({ slug: name }) => isSlug(name)),
  };
}

export async function personAt(site, slug) {
  const page = await pageAt(`${site}talent/${slug}/`);
  return { title: text(page, "h1 bdi"), account: page.querySelector("[data-account]")?.dataset.account ?? "" };
}

// Where a job stands, for a change of it.
export async function stateOf(site, slug) {
  const page = await pageAt(`${site}jobs/${slug}/`);
  return { title: text(page, "h1 bdi"), state: page.querySelector(".facts .state")?.dataset.state ?? "" };
}
