// Marks on a page the words that led to it (?h=).
"use strict";

(async () => {
  const MOST = 1000; // marks
  const query = new URLSearchParams(location.search).get("h");
  const article = document.querySelector(".md-content__inner");
  if (!query || !article) return;
  await monographSearch.prepare();
  const isWanted = monographTeasers.matcher(query);
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  /** @type {{ node: Text, stretches: [string, string][] }[]} */
  const found = [];
  for (let node = walker.nextNode(); node && found.length < MOST; node = walker.nextNode()) {
    if (!(node instanceof Text) || node.parentElement?.closest("svg, script, style, select, textarea")) continue;
    const stretches = [...monographTeasers.marked(node.data, isWanted)];
    if (stretches.length > 1) found.push({ node, stretches });
  }
  for (const { node, stretches } of found) {
    const mark = ([before, word] = ["", ""]) =>
      word ? [before, monographElements.made("mark", { "data-md-highlight": "" }, word)] : [before];
    node.replaceWith(...stretches.flatMap(mark));
  }
})();
