// The button in an element with data-copy puts the text of the element of that id on the clipboard, and says so.
const SAID_FOR = 4000;

for (const part of document.querySelectorAll("[data-copy]")) {
  const source = document.getElementById(part.dataset.copy);
  if (!source || !navigator.clipboard) continue;
  const status = part.querySelector("[role=status]");
  part.hidden = false;
  part.querySelector("button").addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(source.textContent.trim());
      status.textContent = part.dataset.copied;
    } catch {
      status.textContent = part.dataset.refused;
    }
    setTimeout(() => (status.textContent = ""), SAID_FOR);
  });
}
