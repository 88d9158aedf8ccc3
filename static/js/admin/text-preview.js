// Shows beside a text what its page will show, asked of the server whenever the writer pauses.
const DELAY = 400;
const FAILED = "The preview could not be made. Your text is safe; the preview comes back when you go on writing.";
const TOO_LONG = "The text is too long for a preview. It can be saved all the same.";

function preview(box) {
  const text = box.querySelector("textarea");
  const pane = box.querySelector("[role=region]");
  const page = pane.shadowRoot?.querySelector("[data-page]");
  const status = box.querySelector("[role=status]");
  const { csrfmiddlewaretoken, language } = text.form.elements;
  let timer, request;
  if (!page) return;

  const follow = () => {
    const far = text.scrollTop / Math.max(1, text.scrollHeight - text.clientHeight);
    pane.scrollTop = far * (pane.scrollHeight - pane.clientHeight);
  };

  async function ask() {
    const body = new FormData();
    body.set("text", text.value);
    body.set("language", language?.value ?? "");
    body.set("csrfmiddlewaretoken", csrfmiddlewaretoken.value);
    request = new AbortController();
    try {
      const answer = await fetch(box.dataset.textPreview, { method: "POST", body, signal: request.signal });
      if (answer.ok) page.innerHTML = await answer.text();
      // Nothing is said while all goes well: the writer hears what is typed.
      status.textContent = answer.ok ? "" : answer.status === 413 ? TOO_LONG : FAILED;
      follow();
    } catch (error) {
      if (error.name !== "AbortError") status.textContent = FAILED;
    }
  }

  function askSoon() {
    clearTimeout(timer);
    request?.abort();
    timer = setTimeout(ask, DELAY);
  }

  pane.setAttribute("aria-label", `${text.labels[0]?.textContent.replace(":", "")} as its page will show it`);
  box.querySelector("[hidden]").hidden = false;
  text.addEventListener("input", askSoon);
  text.addEventListener("scroll", follow);
  language?.addEventListener("change", askSoon);
  ask();
}

document.querySelectorAll("[data-text-preview]").forEach(preview);
