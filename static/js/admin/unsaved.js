// Asks before a page is left whose form holds what has not been saved.
const form = document.querySelector("#content-main form[method=post]");
let isChanged = false;

form?.addEventListener("input", () => (isChanged = true));
form?.addEventListener("change", () => (isChanged = true));
form?.addEventListener("submit", (event) => {
  // A preview opens beside the form.
  if (!event.submitter?.formTarget) isChanged = false;
});

addEventListener("beforeunload", (event) => {
  if (isChanged) event.preventDefault();
});
