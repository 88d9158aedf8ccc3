// Tells how many characters a field holds, of how many, as the server counts them; more can be typed all the same.
const PAUSE = 1000;
const NEAR = 0.1;

// Characters, not halves of them; spaces around a text are not kept.
const count = (field) => [...field.value.trim()].length;

const isNear = (used, most) => most - used <= most * NEAR;

function sentence(used, most) {
  const rest = used > most ? `: ${used - most} too many` : isNear(used, most) ? `: ${most - used} left` : "";
  return `${used} of ${most} characters${rest}`;
}

function counter(field) {
  const most = Number(field.dataset.counter);
  const shown = document.createElement("p");
  const said = document.createElement("span");
  let timer;

  function tell() {
    const used = count(field);
    shown.textContent = sentence(used, most);
    shown.classList.toggle("counter--near", used <= most && isNear(used, most));
    shown.classList.toggle("counter--over", used > most);
    clearTimeout(timer);
    // Said aloud only near the end, when the writer pauses.
    timer = setTimeout(() => (said.textContent = isNear(used, most) ? shown.textContent : ""), PAUSE);
  }

  shown.id = `${field.id}_counter`;
  shown.className = "counter";
  said.className = "visually-hidden";
  said.role = "status";
  field.after(shown, said);
  field.setAttribute("aria-describedby", `${field.getAttribute("aria-describedby") ?? ""} ${shown.id}`.trim());
  field.addEventListener("input", tell);
  tell();
  clearTimeout(timer);
}

function start(part) {
  // The row from which Django makes new ones is no field yet.
  for (const field of part.querySelectorAll("[data-counter]")) if (!field.id.includes("__prefix__")) counter(field);
}

start(document);
document.addEventListener("formset:added", ({ target }) => start(target));
