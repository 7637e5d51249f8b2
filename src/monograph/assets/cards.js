// A card opens at a citation mark, with the whole reference, and at a word of the glossary, with its meaning: on hover,
// on keyboard focus and on a tap. Escape, leaving it, or a tap elsewhere closes it. Without this file a mark leads to
// the list at the foot of the page and back, and a word to the glossary.
"use strict";

(() => {
  const PATIENCE = 120; // milliseconds a pointer rests on a mark before the card opens
  const GRACE = 250; // and those it may take to reach the card
  const GAP = 6; // pixels between mark and card, and between card and the edge of the window

  const marks = document.querySelectorAll('.mg-cite a[href^="#ref-"], a.mg-term');
  let card = null;
  let owner = null;
  let timer = 0;
  let isTouch = false;

  const later = (milliseconds, work) => {
    clearTimeout(timer);
    timer = setTimeout(work, milliseconds);
  };

  const made = (className, ...content) => {
    const element = document.createElement("span");
    element.className = className;
    element.append(...content);
    return element;
  };

  const linkTo = (href, words) => {
    const link = document.createElement("a");
    link.href = href;
    link.textContent = words;
    return link;
  };

  // Of a range, both ends speak for every work in it.
  const citedBy = (mark) => {
    const range = mark.closest(".mg-range");
    return range ? [...range.querySelectorAll('a[href^="#ref-"]')] : [mark];
  };

  const numberOf = (mark) => mark.getAttribute("href").slice("#ref-".length);

  // A title is "Quill 2031: table 2". The number alone would be a poor name for a link, and a poorer one for a range.
  const name = (mark) => {
    const cited = citedBy(mark);
    const numbers = cited.map(numberOf);
    const which = cited.length > 1 ? `References ${numbers[0]} to ${numbers.at(-1)}` : `Reference ${numbers[0]}`;
    mark.setAttribute("aria-label", `${which}: ${cited.map(({ dataset }) => dataset.said).join("; ")}`);
  };

  const learn = (mark) => {
    const [, place = ""] = mark.title.split(/: (.*)/s);
    Object.assign(mark.dataset, mark.matches(".mg-term") ? { meaning: mark.title } : { said: mark.title, place });
    mark.removeAttribute("title"); // the card says it
  };

  const workOf = (mark) => {
    const item = document.querySelector(mark.getAttribute("href")).cloneNode(true);
    const back = item.querySelector(".mg-back");
    const everywhere = back?.querySelector("a[href*='references']");
    back?.remove();
    const number = numberOf(mark);
    const work = made("mg-card-work", made("mg-card-number", `${number}.`), " ", ...item.childNodes);
    if (mark.dataset.place) work.append(made("mg-card-place", `Cited here: ${mark.dataset.place}`));
    work.append(made("mg-card-ways", linkTo(mark.getAttribute("href"), "In the list"), " "));
    if (everywhere) work.lastChild.append(linkTo(everywhere.getAttribute("href"), "All that cite it"));
    return work;
  };

  const meaningOf = (word) =>
    made("mg-card-meaning", word.dataset.meaning, made("mg-card-ways", linkTo(word.getAttribute("href"), "In the glossary")));

  const contentOf = (mark) => (mark.matches(".mg-term") ? [meaningOf(mark)] : citedBy(mark).map(workOf));

  const place = () => {
    if (!card) return;
    const at = owner.getBoundingClientRect();
    if (at.bottom < 0 || at.top > innerHeight) return close();
    const { width, height } = card.getBoundingClientRect();
    const left = Math.max(GAP, Math.min(at.left + at.width / 2 - width / 2, document.documentElement.clientWidth - width - GAP));
    const isBelow = at.bottom + GAP + height <= innerHeight || at.top < innerHeight - at.bottom;
    card.style.left = `${left}px`;
    card.style.top = `${isBelow ? at.bottom + GAP : Math.max(GAP, at.top - GAP - height)}px`;
  };

  const close = () => {
    clearTimeout(timer);
    if (!card) return;
    card.remove();
    owner.removeAttribute("aria-expanded");
    owner.removeAttribute("aria-controls");
    card = owner = null;
  };

  const open = (mark) => {
    clearTimeout(timer);
    if (owner === mark) return;
    close();
    owner = mark;
    card = made("mg-card", ...contentOf(mark));
    card.id = "mg-card";
    card.setAttribute("role", "group");
    card.setAttribute("aria-label", mark.getAttribute("aria-label") || mark.textContent);
    card.addEventListener("pointerenter", () => clearTimeout(timer));
    card.addEventListener("pointerleave", leave);
    mark.setAttribute("aria-expanded", "true");
    mark.setAttribute("aria-controls", card.id);
    mark.after(card); // so that the next stop of the keyboard is in it
    place();
  };

  const leave = ({ pointerType }) => {
    if (pointerType === "mouse" && !holdsFocus()) later(GRACE, close);
  };

  const holdsFocus = () => card?.contains(document.activeElement) || owner?.matches(":focus-visible");

  marks.forEach(learn);
  for (const mark of marks) {
    if (!mark.matches(".mg-term")) name(mark);
    mark.addEventListener("pointerenter", ({ pointerType }) => {
      if (pointerType === "mouse") later(PATIENCE, () => open(mark));
    });
    mark.addEventListener("pointerleave", leave);
    mark.addEventListener("focus", () => {
      if (mark.matches(":focus-visible")) open(mark);
    });
    mark.addEventListener("click", (event) => {
      if (!isTouch || owner === mark) return close();
      event.preventDefault();
      open(mark);
    });
  }

  document.addEventListener("pointerdown", ({ pointerType, target }) => {
    isTouch = pointerType !== "mouse";
    if (card && !card.contains(target) && !owner.contains(target)) close();
  });
  document.addEventListener("focusin", ({ target }) => {
    if (card && !card.contains(target) && target !== owner) close();
  });
  document.addEventListener("click", ({ target }) => {
    if (card?.contains(target) && target.closest('a[href^="#"]')) close();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !card) return;
    const mark = owner;
    const wasInside = card.contains(document.activeElement);
    close();
    if (wasInside) {
      mark.focus();
      close(); // focus would open it again
    }
  });
  addEventListener("scroll", place, { passive: true, capture: true });
  addEventListener("resize", place);
})();
