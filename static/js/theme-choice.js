// Lets the reader choose light or dark, and remembers it; "system" forgets.
for (const choice of document.querySelectorAll("[data-theme-choice]")) {
  const chosen = () => document.documentElement.dataset.theme ?? "system";
  choice.hidden = false;
  for (const input of choice.querySelectorAll("input")) input.checked = input.value === chosen();
  choice.addEventListener("change", ({ target }) => {
    const isSystem = target.value === "system";
    if (isSystem) delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = target.value;
    try {
      if (isSystem) localStorage.removeItem("theme");
      else localStorage.setItem("theme", target.value);
    } catch {
      // It holds for this page alone where nothing may be kept.
    }
  });
}
