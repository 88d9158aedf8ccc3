// Makes the input of a search form a combobox: suggestions as one types, chosen with the keyboard or the pointer.
const DELAY = 150;
const LETTERS = 2;

function suggest(box) {
  const input = box.querySelector("[role=combobox]");
  const list = box.querySelector("[role=listbox]");
  const status = box.querySelector("[role=status]");
  let timer, request;

  const options = () => [...list.querySelectorAll("[role=option]")];
  const chosen = () => list.querySelector("[aria-selected=true]");

  function choose(option) {
    chosen()?.setAttribute("aria-selected", "false");
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", option?.id ?? "");
  }

  function show(html, nothing = "") {
    list.innerHTML = html;
    choose();
    input.setAttribute("aria-expanded", options().length > 0);
    status.textContent = list.querySelector("[data-said]")?.textContent ?? nothing;
  }

  async function ask(q) {
    request = new AbortController();
    const answer = await fetch(`${box.dataset.suggest}?${new URLSearchParams({ q })}`, { signal: request.signal });
    if (answer.ok) show(await answer.text(), box.dataset.nothing);
  }

  box.closest("dialog")?.addEventListener("close", () => choose());

  input.addEventListener("input", () => {
    const words = input.value.trim();
    clearTimeout(timer);
    request?.abort();
    if (words.length < LETTERS) show("");
    // Without an answer, what is shown stays: the form still searches.
    else timer = setTimeout(() => ask(words).catch(() => {}), DELAY);
  });

  input.addEventListener("keydown", (event) => {
    const all = options();
    const at = all.indexOf(chosen());
    // After the last suggestion comes the input itself, then the first.
    const step = (by) => all[((at + 1 + by + all.length + 1) % (all.length + 1)) - 1];
    const moves = { ArrowDown: () => step(1), ArrowUp: () => step(-1), Home: () => all[0], End: () => all.at(-1) };
    const move = at < 0 && !event.key.startsWith("Arrow") ? undefined : moves[event.key];
    if (event.isComposing || !(move || (event.key === "Enter" && at >= 0))) return;
    event.preventDefault();
    if (move) choose(move());
    else all[at].click();
  });
}

document.querySelectorAll("[data-suggest]").forEach(suggest);
