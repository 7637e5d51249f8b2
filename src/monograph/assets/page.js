// Share and print. Without this file the two buttons are not shown; the browser has its own.
"use strict";

(() => {
  const actions = document.querySelector(".mg-actions");
  if (!actions) return;
  const root = document.documentElement;
  const say = (words) => {
    actions.querySelector("output").textContent = words;
  };

  // The address alone: where in the page somebody happened to be is nobody else's business.
  const address = () => document.querySelector('link[rel="canonical"]')?.href || location.href.split("#")[0];

  const share = async () => {
    try {
      if (navigator.share) return await navigator.share({ title: document.title, url: address() });
      await navigator.clipboard.writeText(address());
      say("The address is copied.");
    } catch (refusal) {
      if (refusal.name !== "AbortError") say(address()); // to be copied by hand
    }
  };

  const print = (everything) => {
    if (everything) root.dataset.mgPrint = "all";
    const folds = everything ? [...document.querySelectorAll("article details:not([open])")] : [];
    for (const fold of folds) fold.open = true;
    addEventListener(
      "afterprint",
      () => {
        delete root.dataset.mgPrint;
        for (const fold of folds) fold.open = false;
      },
      { once: true },
    );
    window.print();
  };

  actions.querySelector(".mg-share").addEventListener("click", share);
  actions.querySelector(".mg-print").addEventListener("click", () => print(false));
  actions.querySelector(".mg-print-all").addEventListener("click", () => print(true));
  actions.classList.add("mg-ready");
})();
