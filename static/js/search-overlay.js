// Opens the search box of every page over it: by its link, by "/" or by Ctrl-K (Cmd-K).
const overlay = document.querySelector("[data-search-overlay]");
const FIELDS = "input, textarea, select, [contenteditable]:not([contenteditable='false'])";

function open(event) {
  if (document.querySelector("dialog[open]")) return;
  event.preventDefault();
  overlay.showModal();
  overlay.querySelector("[role=combobox]").select();
}

function asksForSearch(event) {
  if (event.isComposing || event.altKey || event.target.closest?.(FIELDS)) return false;
  return event.ctrlKey || event.metaKey ? !event.shiftKey && event.key.toLowerCase() === "k" : event.key === "/";
}

document.addEventListener("keydown", (event) => {
  if (asksForSearch(event)) open(event);
});

for (const link of document.querySelectorAll("[data-search-open]")) {
  link.setAttribute("aria-haspopup", "dialog");
  link.addEventListener("click", (event) => {
    // With a key held, the reader wants the page in another tab.
    if (!(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)) open(event);
  });
}

overlay.addEventListener("click", (event) => {
  if (event.target === overlay || event.target.closest("[data-search-close]")) overlay.close();
});

// A page that comes back from the browser's memory shows itself, not the search that led away.
addEventListener("pagehide", () => overlay.close());
