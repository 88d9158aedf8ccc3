// What the browser itself measured while the page was loaded and read to its end: bytes, requests, milliseconds, shifts.
async () => {
  const shown = (type) =>
    new Promise((tell) => new PerformanceObserver((list) => tell(list.getEntries())).observe({ type, buffered: true }));
  const page = performance.getEntriesByType("navigation")[0];
  const files = performance.getEntriesByType("resource");
  const bytes = (wanted) => files.filter(wanted).reduce((sum, file) => sum + file.encodedBodySize, 0);
  const endsWith = (end) => ({ name }) => new URL(name).pathname.endsWith(end);
  const isContent = ({ name }) => new URL(name).pathname.startsWith("/media/");
  const measured = {
    html: page.encodedBodySize,
    css: bytes(endsWith(".css")),
    js: bytes(endsWith(".js")),
    total: page.encodedBodySize + bytes((file) => !isContent(file)),
    requests: 1 + files.length,
    lcp: (await shown("largest-contentful-paint")).at(-1).startTime,
  };
  let shifts = 0;
  new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (shifts += value))).observe({
    type: "layout-shift",
    buffered: true,
  });
  for (let top = 0; top < document.body.scrollHeight; top += innerHeight) {
    scrollTo(0, top);
    await new Promise((drawn) => setTimeout(drawn, 50));
  }
  return { ...measured, cls: shifts };
};
