// Marks on a page the words that led to it (?h=).
"use strict";

(async () => {
  const search = globalThis.monographSearch;
  const MOST = 1000; // marks
  const query = new URLSearchParams(location.search).get("h");
  const article = document.querySelector(".md-content__inner");
  if (!query || !article) return;
  await search.prepare();
  const isWanted = search.text.matcher(query);
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node = walker.nextNode(); node && found.length < MOST; node = walker.nextNode()) {
    if (node.parentElement.closest("svg, script, style, select, textarea")) continue;
    const stretches = [...search.text.marked(node.data, isWanted)];
    if (stretches.length > 1) found.push([node, stretches]);
  }
  for (const [node, stretches] of found) {
    node.replaceWith(
      ...stretches.flatMap(([before, word]) => {
        if (!word) return [before];
        const mark = document.createElement("mark");
        mark.dataset.mdHighlight = "";
        mark.textContent = word;
        return [before, mark];
      }),
    );
  }
})();
