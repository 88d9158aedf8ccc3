// Keys for who looks at many cases: one letter, anywhere but in a field; whoever needs the letters turns them off.
const KEPT = "case-keys";
const help = document.querySelector("[data-shortcuts]");
const choice = help.querySelector("input");

const isTyping = (target) => target.isContentEditable || target.closest("input:not([type=checkbox]), textarea, select");

function kept() {
  try {
    return localStorage.getItem(KEPT) !== "off";
  } catch {
    return true;
  }
}

function keep() {
  try {
    localStorage.setItem(KEPT, choice.checked ? "on" : "off");
  } catch {
    // Where nothing may be kept, the choice holds for this page.
  }
}

function use(control) {
  const form = control.closest("details");
  if (form && control.matches("summary")) {
    form.open = true;
    form.querySelector("select, textarea, input:not([type=hidden]), button").focus();
  } else if (control.matches("a") || control.value === "take") {
    control.click();
  } else {
    // What cannot be unsaid waits for Enter.
    control.focus();
  }
  control.scrollIntoView({ block: "nearest" });
}

document.addEventListener("keydown", (event) => {
  const { key, target, ctrlKey, altKey, metaKey, repeat } = event;
  if (!choice.checked || ctrlKey || altKey || metaKey || repeat || event.isComposing || isTyping(target)) return;
  const control = [...document.querySelectorAll("[data-shortcut]")].find(({ dataset }) => dataset.shortcut === key);
  if (!control) return;
  event.preventDefault();
  use(control);
});

choice.checked = kept();
choice.addEventListener("change", keep);
help.hidden = false;
