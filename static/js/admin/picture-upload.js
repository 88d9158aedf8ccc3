// Shows the picture that was chosen for upload, before it is saved.
function upload(box) {
  const place = box.querySelector("[role=status]");

  function show(file, address) {
    const picture = new Image();
    const words = document.createElement("p");
    picture.alt = "The picture that you have chosen";
    picture.addEventListener("load", () => {
      words.textContent = `${file.name}: ${picture.naturalWidth} × ${picture.naturalHeight}. Saved with the form.`;
      place.replaceChildren(picture, words);
    });
    picture.addEventListener("error", () => {
      words.textContent = `${file.name} cannot be shown: it does not seem to be a picture.`;
      place.replaceChildren(words);
    });
    picture.src = address;
  }

  box.querySelector("input").addEventListener("change", ({ target }) => {
    const [file] = target.files;
    place.replaceChildren();
    if (!file) return;
    // A data: address, as the site allows pictures from nowhere else than itself.
    const reader = new FileReader();
    reader.addEventListener("load", () => show(file, reader.result));
    reader.readAsDataURL(file);
  });
}

document.querySelectorAll("[data-picture-upload]").forEach(upload);
