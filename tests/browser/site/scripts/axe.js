// What axe-core finds on the page as it is now, by these rules or by all: one line for each element.
async (rules) => {
  // The links of cards are laid over their text by a pseudo-element without a colour.
  axe.configure({ checks: [{ id: "color-contrast", options: { ignorePseudo: true } }] });
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];
  const { violations } = await axe.run(document, {
    runOnly: rules ? { type: "rule", values: rules } : { type: "tag", values: tags },
    resultTypes: ["violations"],
  });
  const line = (rule, node) => `${rule.id} at ${node.target.join(" ")}: ${node.failureSummary.replace(/\s+/g, " ")}`;
  return violations.flatMap((rule) => rule.nodes.map((node) => line(rule, node)));
};
