// A page is built once a day at most: where the last day of a job has passed since, say so.
const now = Date.now();
const words = document.querySelector("[data-closed]")?.dataset.closed;

for (const job of document.querySelectorAll("[data-closes]")) {
  if (now <= Date.parse(job.dataset.closes)) continue;
  const deadline = job.querySelector(".state");
  job.dataset.state = deadline.dataset.state = "expired";
  if (words) deadline.textContent = words;
  for (const part of document.querySelectorAll("[data-apply]")) part.hidden = true;
  for (const banner of job.querySelectorAll(".banner")) banner.hidden = false;
}
