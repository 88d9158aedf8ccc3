// Shows the picture that an editor has chosen, with its words, in place of the one before.
const { jQuery } = window.django;

async function show({ target }) {
  const box = target.closest("[data-chosen-picture]");
  const place = box.querySelector("[role=status]");
  const chosen = target.value;
  if (chosen === (place.querySelector("[data-picture]")?.dataset.picture ?? "")) return;
  const answer = chosen && (await fetch(box.dataset.chosenPicture.replace("/0/", `/${chosen}/`)));
  const html = answer.ok ? await answer.text() : "";
  // Another may have been chosen while this one was on its way.
  if (target.value === chosen) place.innerHTML = html;
}

// Select2 and the window for adding a picture tell of a choice by jQuery only.
jQuery(document).on("change", "[data-chosen-picture] select", show);
