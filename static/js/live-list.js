// Keeps a list in step with its form: asks for the same page again and puts its parts in place.
const DELAY = 300;
const form = document.querySelector("form[data-live]");
const results = () => form.querySelector("#results");
const isTwin = (one) => (other) => ["className", "name", "href", "value"].every((key) => other[key] === one[key]);
let timer, request, typedIn;

function put(part, fresh) {
  const old = part.contains(document.activeElement) && document.activeElement;
  for (const { id } of part.querySelectorAll("details[open]")) fresh.querySelector(`#${id}`)?.setAttribute("open", "");
  part.replaceWith(fresh);
  if (old) ([...fresh.querySelectorAll(old.localName)].find(isTwin(old)) ?? fresh).focus({ preventScroll: true });
}

function show(page) {
  for (const part of form.querySelectorAll("[data-part]")) put(part, page.getElementById(part.id) ?? part);
  for (const input of form.querySelectorAll("input[type=search]:not(:focus)"))
    input.value = page.querySelector(`input[name=${input.name}]`)?.value ?? "";
  form.querySelector("[role=status]").textContent = results().querySelector("strong").textContent;
}

async function go(address, field) {
  clearTimeout(timer);
  request?.abort();
  request = new AbortController();
  try {
    const answer = await fetch(address, { signal: request.signal });
    if (!answer.ok) throw answer;
    show(new DOMParser().parseFromString(await answer.text(), "text/html"));
    const found = results().dataset.address;
    // What is typed into one field is one step back; without a field, history has already moved.
    const keep = field && field === typedIn ? "replaceState" : "pushState";
    if (field !== undefined && found !== location.pathname + location.search) history[keep](null, "", found);
    typedIn = field;
  } catch (error) {
    if (error.name !== "AbortError") location.assign(address);
  }
}

function ask({ target, type }) {
  const field = type === "input" && target.type === "search" && target;
  const filled = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
  clearTimeout(timer);
  timer = setTimeout(go, field ? DELAY : 0, `${location.pathname}?${filled}`, field);
}

function follow(event) {
  const link = event.target.closest("a");
  if (link?.pathname !== location.pathname || link.closest(".paging") || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  if (!link.hash) return go(link.href, null);
  results().focus({ preventScroll: true }) ?? results().scrollIntoView();
}

form.classList.add("is-live");
form.addEventListener("input", ask);
form.addEventListener("submit", (event) => event.preventDefault() ?? ask(event));
form.addEventListener("click", follow);
addEventListener("popstate", () => go(location.href));
