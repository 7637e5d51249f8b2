// Two reading levels: plain words, for clinicians, or both. The choice is kept in this browser. The head of a page says
// at once what was chosen, so that nothing jumps; without scripts both are open, and each can be folded.
"use strict";

(() => {
  const { all, first } = monographElements;
  const KEY = "monograph-level";
  // What each level folds. It stays in its place, and a click opens it.
  const FOLDED = new Map([
    ["plain", "mg-clinical"],
    ["clinical", "mg-plain"],
    ["both", ""],
  ]);
  const root = document.documentElement;

  /** @param {string} level */
  const remember = (level) => {
    try {
      localStorage.setItem(KEY, level);
    } catch {
      // Then the choice holds for this page.
    }
  };

  /** @param {string} level */
  const choose = (level) => {
    root.dataset["mgLevel"] = level;
    const folded = FOLDED.get(level) ?? "";
    for (const fold of all(document, ".mg-plain, .mg-clinical", HTMLDetailsElement)) {
      fold.open = !folded || !fold.classList.contains(folded);
    }
    for (const radio of all(document, ".mg-levels input", HTMLInputElement)) radio.checked = radio.value === level;
  };

  // A link into something folded opens it, in browsers too that would not do so by themselves.
  const openTarget = () => {
    const target = first(document, ":target", Element);
    for (let fold = target?.closest("details"); fold; fold = fold.parentElement?.closest("details")) {
      if (fold.open) continue;
      fold.open = true;
      target?.scrollIntoView();
    }
  };

  const asked = root.dataset["mgLevel"] ?? "";
  choose(FOLDED.has(asked) ? asked : "both");
  root.dataset["mgLevelSet"] = ""; // until here the style sheet hides what is folded now
  for (const form of document.querySelectorAll(".mg-levels")) {
    form.addEventListener("change", ({ target }) => {
      if (!(target instanceof HTMLInputElement)) return;
      choose(target.value);
      remember(target.value);
    });
  }
  openTarget();
  addEventListener("hashchange", openTarget);
  // A choice made in another window holds here too.
  addEventListener("storage", ({ key, newValue }) => {
    if (key === KEY && newValue !== null && FOLDED.has(newValue)) choose(newValue);
  });
})();
