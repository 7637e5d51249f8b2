// Two reading levels: plain words, for clinicians, or both. The choice is kept in this browser. This file is loaded in
// the head, so that a page is shown as chosen from the first moment on; without it both are open, and each can be folded.
"use strict";

(() => {
  const KEY = "monograph-level";
  const LEVELS = ["plain", "clinical", "both"];
  // What a level folds. It stays in its place, and a click opens it.
  const FOLDED = { plain: "details.mg-clinical", clinical: "details.mg-plain", both: null };
  const root = document.documentElement;

  const remembered = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null; // a browser that keeps nothing
    }
  };

  const remember = (level) => {
    try {
      localStorage.setItem(KEY, level);
    } catch {
      // Then the choice holds for this page.
    }
  };

  const choose = (level) => {
    root.dataset.mgLevel = level;
    for (const fold of document.querySelectorAll("details.mg-plain, details.mg-clinical")) {
      fold.open = !(FOLDED[level] && fold.matches(FOLDED[level]));
    }
    for (const radio of document.querySelectorAll(".mg-levels input")) radio.checked = radio.value === level;
  };

  // A link into something folded opens it, in browsers too that would not do so by themselves.
  const openTarget = () => {
    const target = document.querySelector(":target");
    for (let fold = target && target.closest("details"); fold; fold = fold.parentElement.closest("details")) {
      if (fold.open) continue;
      fold.open = true;
      target.scrollIntoView();
    }
  };

  const initial = LEVELS.includes(remembered()) ? remembered() : "both";
  root.dataset.mgLevel = initial; // the style sheet hides what will be folded until the page is whole
  document.addEventListener("DOMContentLoaded", () => {
    choose(initial);
    root.dataset.mgLevelSet = "";
    for (const form of document.querySelectorAll(".mg-levels")) {
      form.classList.add("mg-ready");
      form.addEventListener("change", ({ target }) => {
        choose(target.value);
        remember(target.value);
      });
    }
    openTarget();
  });
  addEventListener("hashchange", openTarget);
  // A choice made in another window holds here too.
  addEventListener("storage", ({ key, newValue }) => {
    if (key === KEY && LEVELS.includes(newValue)) choose(newValue);
  });
})();
