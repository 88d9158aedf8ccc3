// A link with data-close closes the part of the page that it stands in before it leads elsewhere on the page.
addEventListener("click", ({ target }) => target.closest("[data-close]")?.closest("details").removeAttribute("open"), true);
