// Share and print. Without this file the two buttons are not shown; the browser has its own.
"use strict";

(() => {
  const { all, first } = monographElements;
  const actions = document.querySelector(".mg-actions");
  const status = actions?.querySelector("output");
  if (!actions || !status) return;
  const root = document.documentElement;

  /** The address alone: where in the page a reader happened to be stays private. */
  const address = () =>
    first(document, 'link[rel="canonical"]', HTMLLinkElement)?.href || location.href.replace(/#.*$/, "");

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address());
      status.textContent = "The address is copied.";
    } catch {
      status.textContent = address(); // to be copied by hand
    }
  };

  const share = async () => {
    if (!("share" in navigator)) return copy();
    try {
      return await navigator.share({ title: document.title, url: address() });
    } catch (refusal) {
      return refusal instanceof DOMException && refusal.name === "AbortError" ? undefined : copy();
    }
  };

  /** @param {boolean} everything */
  const print = (everything) => {
    if (everything) root.dataset["mgPrint"] = "all";
    const folds = everything ? all(document, "article details:not([open])", HTMLDetailsElement) : [];
    for (const fold of folds) fold.open = true;
    addEventListener(
      "afterprint",
      () => {
        delete root.dataset["mgPrint"];
        for (const fold of folds) fold.open = false;
      },
      { once: true },
    );
    window.print();
  };

  actions.querySelector(".mg-share")?.addEventListener("click", share);
  actions.querySelector(".mg-print")?.addEventListener("click", () => print(false));
  actions.querySelector(".mg-print-all")?.addEventListener("click", () => print(true));
  actions.classList.add("mg-ready");
})();
