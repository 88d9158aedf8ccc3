// Fills in the text of a chosen reason, unless somebody has written another one.
function follow(select) {
  const text = select.form.elements[select.dataset.fills];
  const texts = [...select.options].map((option) => option.dataset.text ?? "");
  // The button that does this on the server.
  for (const button of select.form.querySelectorAll("[data-without-scripts]")) button.hidden = true;
  select.addEventListener("change", () => {
    const isOurs = text.value.trim() === "" || texts.includes(text.value.replaceAll("\r\n", "\n").trim());
    if (isOurs) text.value = select.selectedOptions[0].dataset.text ?? "";
  });
}

document.querySelectorAll("[data-fills]").forEach(follow);
