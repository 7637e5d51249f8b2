// Three repairs to the theme that CSS cannot make. The site reads and works without this file.
"use strict";

// Material marks neither of its two colour switches as chosen, so the keyboard came to the one that is not shown.
(() => {
  const colours = document.querySelector(".md-header__option");
  colours?.addEventListener("focusin", ({ target }) => {
    const scheme = document.body.dataset["mdColorScheme"];
    const shown = monographElements.first(colours, `input[data-md-color-scheme="${scheme}"]`, HTMLInputElement);
    if (!shown || shown === target) return;
    shown.checked = true;
    shown.focus();
  });
})();

// "On this page" closes when it has done its work: after a choice, on Escape, and on a click elsewhere.
(() => {
  const openContents = () => monographElements.first(document, ".mg-contents details[open]", HTMLDetailsElement);

  document.addEventListener("click", ({ target }) => {
    const contents = openContents();
    if (!contents || !(target instanceof Element)) return;
    if (!contents.contains(target) || target.closest("a")) contents.open = false;
  });

  document.addEventListener("keydown", ({ key }) => {
    const contents = openContents();
    if (key !== "Escape" || !contents) return;
    if (contents.contains(document.activeElement)) contents.querySelector("summary")?.focus();
    contents.open = false;
  });
})();

// Material takes each alternative form of a page for the site in another language, and asks for its sitemap. While it
// looks, the references for reference managers are something else as well; those look when the page is loaded.
(() => {
  const references = monographElements.all(document, 'head link[rel="alternate"]:not([hreflang])', HTMLLinkElement);
  for (const link of references) link.rel = "alternate describedby";
  addEventListener("load", () => {
    for (const link of references) link.rel = "alternate";
  });
})();
