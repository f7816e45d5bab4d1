// Where the browser can copy, offer the page's address; without this module the mail link does the same work.
const tail = document.querySelector("[data-copy]");

if (tail && navigator.clipboard) {
  const address = document.querySelector('link[rel="canonical"]').href;
  const button = document.createElement("button");
  const answer = document.createElement("span");
  button.type = "button";
  button.textContent = tail.dataset.copy;
  answer.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(address);
      answer.textContent = tail.dataset.copied;
    } catch {
      // Not allowed here: then by hand.
      answer.textContent = address;
    }
  });
  tail.firstElementChild.after(button, answer);
}
