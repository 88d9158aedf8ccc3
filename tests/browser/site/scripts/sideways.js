// What makes the page wider than the window: one line for each element that reaches out and does not scroll by itself.
() => {
  const { clientWidth, scrollWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const scrolls = (element) => element && (getComputedStyle(element).overflowX !== "visible" || scrolls(element.parentElement));
  const reachOut = [...document.body.querySelectorAll("*")].filter((element) => {
    const { left, right, width } = element.getBoundingClientRect();
    return width && (right > clientWidth + 0.5 || left < -0.5) && !scrolls(element.parentElement);
  });
  const line = ({ localName, className, id }) => `${localName} ${id && `#${id}`} ${className?.baseVal ?? className}`;
  return [`${scrollWidth} px wide instead of ${clientWidth}`, ...reachOut.slice(0, 5).map(line)];
};
