// Keeps a part of a page in step with fields of its form: asks for it again while one types.
const DELAY = 300;

function follow(part) {
  const form = part.closest("form");
  const names = part.dataset.of.split(" ");
  let timer, request;

  async function ask() {
    request?.abort();
    request = new AbortController();
    const typed = [...new FormData(form)].filter(([name]) => names.includes(name));
    const address = new URL(part.dataset.asOneTypes, location.href);
    for (const [name, value] of typed) address.searchParams.append(name, value);
    const answer = await fetch(address, { signal: request.signal });
    if (answer.ok) part.innerHTML = await answer.text();
  }

  form.addEventListener("input", ({ target }) => {
    if (!names.includes(target.name) || part.contains(target)) return;
    clearTimeout(timer);
    // Without an answer the part stays as it is: the server asks after the step, too.
    timer = setTimeout(() => ask().catch(() => {}), DELAY);
  });
}

document.querySelectorAll("[data-as-one-types]").forEach(follow);
