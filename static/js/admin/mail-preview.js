// Shows beside an issue the mail that it becomes, asked of the server whenever the writer pauses.
const DELAY = 400;
const FAILED = "The mail could not be shown. Your text is safe; the mail comes back when you go on writing.";

// In the frame's own document, whose policy lets a mail have its style and nothing else.
function show(frame, answer, content) {
  const shown = frame.contentDocument;
  const top = shown.documentElement.scrollTop;
  if (answer.headers.get("Content-Type").startsWith("text/plain")) {
    shown.querySelector("pre").textContent = content;
  } else {
    const page = new frame.contentWindow.DOMParser().parseFromString(content, "text/html");
    shown.replaceChild(shown.adoptNode(page.documentElement), shown.documentElement);
  }
  shown.documentElement.scrollTop = top;
}

function preview(view) {
  const frame = view.querySelector("iframe");
  const status = view.querySelector("[role=status]");
  const form = view.closest("form");
  let timer, request;

  async function ask() {
    request = new AbortController();
    const sent = { method: "POST", body: new FormData(form), signal: request.signal };
    try {
      const answer = await fetch(view.dataset.mailPreview, sent);
      if (answer.ok) show(frame, answer, await answer.text());
      // Nothing is said while all goes well: the writer hears what is typed.
      status.textContent = answer.ok ? "" : FAILED;
    } catch (error) {
      if (error.name !== "AbortError") status.textContent = FAILED;
    }
  }

  function askSoon() {
    clearTimeout(timer);
    request?.abort();
    timer = setTimeout(ask, DELAY);
  }

  form.addEventListener("input", askSoon);
  form.addEventListener("change", askSoon);
}

document.querySelectorAll("[data-mail-preview]").forEach(preview);
