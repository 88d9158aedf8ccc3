// Names the field that select2 puts in place of a select like the select, for those who hear the page.
const jQuery = window.django?.jQuery;

function name(select) {
  const words = select.getAttribute("aria-label") ?? select.labels[0]?.textContent.replace(":", "").trim() ?? "";
  const { $container } = jQuery(select).data("select2") ?? {};
  const selection = $container?.find(".select2-selection").get(0);
  if (!selection || !words) return;
  const label = document.createElement("span");
  label.id = `${select.id}_name`;
  label.className = "visually-hidden";
  label.textContent = words;
  $container.after(label);
  const chosen = selection.querySelector("[role=textbox]");
  for (const attribute of ["role", "aria-readonly"]) chosen?.removeAttribute(attribute);
  selection.setAttribute("aria-labelledby", [label.id, chosen?.id].filter(Boolean).join(" "));
  selection.querySelector("input")?.setAttribute("aria-label", words);
  jQuery(select).on("select2:open", () => {
    document.querySelector(".select2-search--dropdown input")?.setAttribute("aria-label", `Find: ${words}`);
  });
}

const start = (part) => part.querySelectorAll(".admin-autocomplete:not([name*=__prefix__])").forEach(name);

// After Django's own script, which makes the fields.
jQuery?.(() => start(document));
document.addEventListener("formset:added", ({ target }) => setTimeout(start, 0, target));
