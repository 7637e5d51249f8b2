// The search dialog opens and closes, by mouse and keys. What finds anything is loaded when the search is first used,
// because most pages are read without it. Loaded instead of Material's own search, whose dialog it keeps.
"use strict";

(() => {
  const { all, first } = monographElements;
  const here = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : "";
  const FINDS = ["search-words", "search-likeness", "search-entries", "search-names", "search-pages", "search-teasers"];
  const query = new URLSearchParams(location.search);
  /** @type {Set<string>} */
  const loaded = new Set();

  /**
   * Scripts that are not waited for run in their order.
   * @param {string[]} names
   */
  const load = (names) => {
    for (const name of names.filter((one) => !loaded.has(one))) {
      const script = document.createElement("script");
      script.async = false;
      script.src = new URL(`${name}.js`, here).href;
      document.head.append(script);
      loaded.add(name);
    }
  };

  const dialog = document.querySelector(".md-search");
  const field = dialog && first(dialog, '[data-md-component="search-query"]', HTMLInputElement);
  const form = field?.form;
  const toggle = first(document, "#__search", HTMLInputElement);
  if (query.has("h") && dialog?.hasAttribute("data-mg-highlight")) load([...FINDS, "search-mark"]);
  if (!field || !form || !toggle) return;
  const results = dialog.querySelector('[data-md-component="search-result"]');
  const suggested = dialog.querySelector('[data-md-component="search-suggest"]');

  const begin = () => load([...FINDS, "search"]);

  /** @param {boolean} isWanted */
  const setOpen = (isWanted) => {
    if (toggle.checked !== isWanted) toggle.click();
  };

  const close = () => {
    setOpen(false);
    field.blur();
  };

  // A click on the magnifier ticks the box by itself, after the field has taken the focus.
  field.addEventListener("focus", () => {
    begin();
    setTimeout(() => document.activeElement === field && setOpen(true));
  });
  field.addEventListener("input", begin);
  document.querySelector("header [for=__search]")?.addEventListener("click", () => field.focus());
  form.addEventListener("reset", () => field.focus());
  dialog.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("a")) setOpen(false);
  });

  // Whoever presses Enter early is not sent to this page again with the words in the address: the form says "entered",
  // and search.js goes to what it finds first.
  form.addEventListener("submit", (submission) => {
    submission.preventDefault();
    field.dataset["mgEntered"] = field.value;
    field.dispatchEvent(new Event("entered"));
  });

  const button = document.querySelector(".mg-find");
  button?.addEventListener("click", () => field.focus()); // which opens the search
  button?.classList.add("mg-ready");

  /** @param {Element | null} element */
  const takesLetters = (element) =>
    element instanceof HTMLElement && (element.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(element.tagName));

  /** @param {number} way */
  const step = (way) => {
    const links = results ? all(results, "a[href], button", HTMLElement) : [];
    const stops = [field, ...links.filter((one) => one.offsetParent)];
    const at = Math.max(0, stops.findIndex((one) => one === document.activeElement));
    stops.at((at + way) % stops.length)?.focus();
  };

  /** @param {KeyboardEvent} pressed */
  const whileOpen = (pressed) => {
    const { key } = pressed;
    const isInField = document.activeElement === field;
    if (key === "Escape" || key === "Tab") close();
    else if (key === "ArrowDown" || key === "ArrowUp") {
      step(key === "ArrowDown" ? 1 : -1);
      pressed.preventDefault();
    } else if (key === "Enter" && isInField) {
      form.requestSubmit();
      pressed.preventDefault();
    } else if (key === "ArrowRight" && isInField && suggested?.textContent && field.selectionStart === field.value.length) {
      field.value = suggested.textContent;
      field.dispatchEvent(new Event("input"));
    } else if (!isInField && (key.length === 1 || key === "Backspace") && key !== " ") field.focus();
  };

  addEventListener("keydown", (pressed) => {
    if (pressed.metaKey || pressed.ctrlKey || pressed.altKey || pressed.isComposing) return;
    if (toggle.checked) whileOpen(pressed);
    else if (["f", "s", "/"].includes(pressed.key) && !takesLetters(document.activeElement)) {
      field.focus();
      field.select();
      pressed.preventDefault();
    }
  });

  const asked = query.get("q");
  if (asked !== null) {
    field.value = asked;
    begin();
    setOpen(true);
    field.focus();
    const forget = () => {
      if (toggle.checked) return;
      toggle.removeEventListener("change", forget);
      const address = new URL(location.href);
      address.searchParams.delete("q");
      history.replaceState({}, "", address);
    };
    toggle.addEventListener("change", forget);
  }
})();
