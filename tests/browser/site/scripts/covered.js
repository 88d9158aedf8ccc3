// How much of the window's height is taken by what stays in place while the page scrolls, from 0 to 1; not of dialogs.
() => {
  scrollTo(0, document.body.scrollHeight / 2);
  const stays = [...document.body.querySelectorAll("*")].filter(
    (element) => ["fixed", "sticky"].includes(getComputedStyle(element).position) && !element.closest("dialog"),
  );
  const boxes = stays.map((element) => element.getBoundingClientRect());
  const height = ({ top, bottom }) => Math.max(0, Math.min(bottom, innerHeight) - Math.max(top, 0));
  return Math.max(0, ...boxes.map(height)) / innerHeight;
};
