// Two reading levels: plain words, for clinicians, or both. The choice is kept in this browser. The head of a page says
// at once what was chosen, so that nothing jumps; without scripts both are open, and each can be folded.
"use strict";

(() => {
  const KEY = "monograph-level";
  const LEVELS = ["plain", "clinical", "both"];
  // What a level folds. It stays in its place, and a click opens it.
  const FOLDED = { plain: "details.mg-clinical", clinical: "details.mg-plain", both: null };
  const root = document.documentElement;

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

  const { mgLevel } = root.dataset;
  choose(LEVELS.includes(mgLevel) ? mgLevel : "both");
  root.dataset.mgLevelSet = ""; // until here the style sheet hides what is folded now
  for (const form of document.querySelectorAll(".mg-levels")) {
    form.addEventListener("change", ({ target }) => {
      choose(target.value);
      remember(target.value);
    });
  }
  openTarget();
  addEventListener("hashchange", openTarget);
  // A choice made in another window holds here too.
  addEventListener("storage", ({ key, newValue }) => {
    if (key === KEY && LEVELS.includes(newValue)) choose(newValue);
  });
})();
