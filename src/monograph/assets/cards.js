// A card opens at a citation mark, with the whole reference, and at a word of the glossary, with its meaning: on hover,
// on keyboard focus and on a tap. Escape, leaving it, or a tap elsewhere closes it. Without this file a mark leads to
// the list at the foot of the page and back, and a word to the glossary.
"use strict";

(() => {
  const { all, made } = monographElements;
  const PATIENCE = 120; // milliseconds a pointer rests on a mark before the card opens
  const GRACE = 250; // and those it may take to reach the card
  const GAP = 6; // pixels between mark and card, and between card and the edge of the window
  const MARKS = '.mg-cite a[href^="#ref-"]';

  const marks = all(document, `${MARKS}, a.mg-term`, HTMLAnchorElement);
  /** @type {{ card: HTMLElement, owner: HTMLAnchorElement } | null} */
  let opened = null;
  let timer = 0;
  let isTouch = false;

  /**
   * @param {number} milliseconds
   * @param {() => void} work
   */
  const later = (milliseconds, work) => {
    clearTimeout(timer);
    timer = setTimeout(work, milliseconds);
  };

  /** @param {Element} link */
  const goal = (link) => link.getAttribute("href") ?? "";

  /**
   * Of a range, both ends speak for every work in it.
   * @param {HTMLAnchorElement} mark
   */
  const citedBy = (mark) => {
    const range = mark.closest(".mg-range");
    return range ? all(range, 'a[href^="#ref-"]', HTMLAnchorElement) : [mark];
  };

  /** @param {Element} mark */
  const numberOf = (mark) => goal(mark).slice("#ref-".length);

  /**
   * A title is "Quill 2031: table 2". The number alone would be a poor name for a link, and a poorer one for a range.
   * @param {HTMLAnchorElement} mark
   */
  const name = (mark) => {
    const cited = citedBy(mark);
    const numbers = cited.map(numberOf);
    const which = cited.length > 1 ? `References ${numbers[0]} to ${numbers.at(-1)}` : `Reference ${numbers[0]}`;
    mark.setAttribute("aria-label", `${which}: ${cited.map(({ dataset }) => dataset["said"]).join("; ")}`);
  };

  /** @param {HTMLAnchorElement} mark */
  const learn = (mark) => {
    const [, place = ""] = mark.title.split(/: (.*)/s);
    Object.assign(mark.dataset, mark.matches(".mg-term") ? { meaning: mark.title } : { said: mark.title, place });
    mark.removeAttribute("title"); // the card says it
  };

  /** @param {HTMLAnchorElement} mark */
  const workOf = (mark) => {
    const item = document.importNode(document.querySelector(goal(mark)) ?? document.createElement("li"), true);
    const back = item.querySelector(".mg-back");
    const everywhere = back?.querySelector("a[href*='references']");
    back?.remove();
    const number = made("span", { class: "mg-card-number" }, `${numberOf(mark)}.`);
    const work = made("span", { class: "mg-card-work" }, number, " ", ...item.childNodes);
    const place = mark.dataset["place"];
    if (place) work.append(made("span", { class: "mg-card-place" }, `Cited here: ${place}`));
    const ways = made("span", { class: "mg-card-ways" }, made("a", { href: goal(mark) }, "In the list"), " ");
    if (everywhere) ways.append(made("a", { href: goal(everywhere) }, "All that cite it"));
    work.append(ways);
    return work;
  };

  /** @param {HTMLAnchorElement} word */
  const meaningOf = (word) => {
    const ways = made("span", { class: "mg-card-ways" }, made("a", { href: goal(word) }, "In the glossary"));
    return made("span", { class: "mg-card-meaning" }, word.dataset["meaning"] ?? "", ways);
  };

  /** @param {HTMLAnchorElement} mark */
  const contentOf = (mark) => (mark.matches(".mg-term") ? [meaningOf(mark)] : citedBy(mark).map(workOf));

  const place = () => {
    if (!opened) return;
    const { card, owner } = opened;
    const at = owner.getBoundingClientRect();
    if (at.bottom < 0 || at.top > innerHeight) {
      close();
      return;
    }
    const { width, height } = card.getBoundingClientRect();
    const most = document.documentElement.clientWidth - width - GAP;
    const isBelow = at.bottom + GAP + height <= innerHeight || at.top < innerHeight - at.bottom;
    card.style.left = `${Math.max(GAP, Math.min(at.left + at.width / 2 - width / 2, most))}px`;
    card.style.top = `${isBelow ? at.bottom + GAP : Math.max(GAP, at.top - GAP - height)}px`;
  };

  const close = () => {
    clearTimeout(timer);
    opened?.card.remove();
    opened?.owner.removeAttribute("aria-expanded");
    opened?.owner.removeAttribute("aria-controls");
    opened = null;
  };

  /** @param {HTMLAnchorElement} mark */
  const open = (mark) => {
    clearTimeout(timer);
    if (opened?.owner === mark) return;
    close();
    const label = mark.getAttribute("aria-label") ?? mark.textContent;
    const about = { class: "mg-card", id: "mg-card", role: "group", "aria-label": label };
    const card = made("span", about, ...contentOf(mark));
    opened = { card, owner: mark };
    card.addEventListener("pointerenter", () => clearTimeout(timer));
    card.addEventListener("pointerleave", leave);
    mark.setAttribute("aria-expanded", "true");
    mark.setAttribute("aria-controls", card.id);
    mark.after(card); // so that the next stop of the keyboard is in it
    place();
  };

  /** @param {PointerEvent} event */
  const leave = ({ pointerType }) => {
    if (pointerType === "mouse" && !holdsFocus()) later(GRACE, close);
  };

  const holdsFocus = () => opened?.card.contains(document.activeElement) || opened?.owner.matches(":focus-visible");

  /** @param {EventTarget | null} target */
  const isInside = (target) =>
    target instanceof Node && Boolean(opened?.card.contains(target) || opened?.owner.contains(target));

  /** @param {HTMLAnchorElement} mark */
  const watch = (mark) => {
    mark.addEventListener("pointerenter", ({ pointerType }) => {
      if (pointerType === "mouse") later(PATIENCE, () => open(mark));
    });
    mark.addEventListener("pointerleave", leave);
    mark.addEventListener("focus", () => {
      if (mark.matches(":focus-visible")) open(mark);
    });
    mark.addEventListener("click", (event) => {
      if (isTouch && opened?.owner !== mark) {
        event.preventDefault();
        open(mark);
      } else close();
    });
  };

  for (const mark of marks) learn(mark);
  for (const mark of marks) {
    if (!mark.matches(".mg-term")) name(mark);
    watch(mark);
  }

  document.addEventListener("pointerdown", ({ pointerType, target }) => {
    isTouch = pointerType !== "mouse";
    if (!isInside(target)) close();
  });
  document.addEventListener("focusin", ({ target }) => {
    if (!isInside(target)) close();
  });
  document.addEventListener("click", ({ target }) => {
    if (target instanceof Element && opened?.card.contains(target) && target.closest('a[href^="#"]')) close();
  });
  document.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !opened) return;
    const { card, owner } = opened;
    const wasInside = card.contains(document.activeElement);
    close();
    if (wasInside) {
      owner.focus();
      close(); // focus would open it again
    }
  });
  addEventListener("scroll", place, { passive: true, capture: true });
  addEventListener("resize", place);
})();
