// The search dialog opens and closes, by mouse and keys. What finds anything is loaded when the search is first used,
// because most pages are read without it. Loaded instead of Material's own search, whose dialog it keeps.
"use strict";

(() => {
  const here = document.currentScript.src;
  const dialog = document.querySelector(".md-search");
  const field = dialog?.querySelector('[data-md-component="search-query"]');
  const toggle = document.getElementById("__search");
  const asked = new URLSearchParams(location.search);
  if (asked.has("h") && dialog?.hasAttribute("data-mg-highlight")) load("search-words", "search-names", "search-text", "search-mark");
  if (!field || !toggle) return;
  const results = dialog.querySelector('[data-md-component="search-result"]');
  const suggested = dialog.querySelector('[data-md-component="search-suggest"]');
  let isLoaded = false;

  // Scripts that are not waited for run in their order.
  function load(...names) {
    for (const name of names) {
      const script = document.createElement("script");
      script.async = false;
      script.src = new URL(`${name}.js`, here);
      document.head.append(script);
    }
  }

  function begin() {
    if (isLoaded) return;
    isLoaded = true;
    load("search-words", "search-names", "search-text", "search");
  }

  const isOpen = () => toggle.checked;
  const setOpen = (isWanted) => {
    if (isOpen() !== isWanted) toggle.click();
  };

  function close() {
    setOpen(false);
    field.blur();
  }

  // A click on the magnifier ticks the box by itself, after the field has taken the focus.
  field.addEventListener("focus", () => {
    begin();
    setTimeout(() => document.activeElement === field && setOpen(true));
  });
  field.addEventListener("input", begin);
  document.querySelector("header [for=__search]")?.addEventListener("click", () => field.focus());
  field.form.addEventListener("reset", () => field.focus());
  dialog.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("a")) setOpen(false);
  });

  // Whoever presses Enter early is not sent to this page again with the words in the address: the form says "entered",
  // and search.js goes to what it finds first.
  field.form.addEventListener("submit", (submission) => {
    submission.preventDefault();
    field.dataset.mgEntered = field.value;
    field.dispatchEvent(new Event("entered"));
  });

  const button = document.querySelector(".mg-find");
  button?.addEventListener("click", () => field.focus()); // which opens the search
  button?.classList.add("mg-ready");

  const takesLetters = (element) =>
    element instanceof HTMLElement && (element.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(element.tagName));

  function step(way) {
    const stops = [field, ...results.querySelectorAll("a[href], button")].filter((one) => one === field || one.offsetParent);
    const at = Math.max(0, stops.indexOf(document.activeElement));
    stops[(at + way + stops.length) % stops.length].focus();
  }

  function whileOpen(pressed) {
    const { key } = pressed;
    const isInField = document.activeElement === field;
    if (key === "Escape" || key === "Tab") close();
    else if (key === "ArrowDown" || key === "ArrowUp") {
      step(key === "ArrowDown" ? 1 : -1);
      pressed.preventDefault();
    } else if (key === "Enter" && isInField) {
      field.form.requestSubmit();
      pressed.preventDefault();
    } else if (key === "ArrowRight" && isInField && suggested?.textContent && field.selectionStart === field.value.length) {
      field.value = suggested.textContent;
      field.dispatchEvent(new Event("input"));
    } else if (!isInField && (key.length === 1 || key === "Backspace") && key !== " ") field.focus();
  }

  window.addEventListener("keydown", (pressed) => {
    if (pressed.metaKey || pressed.ctrlKey || pressed.altKey || pressed.isComposing) return;
    if (isOpen()) whileOpen(pressed);
    else if (["f", "s", "/"].includes(pressed.key) && !takesLetters(document.activeElement)) {
      field.focus();
      field.select();
      pressed.preventDefault();
    }
  });

  if (asked.has("q")) {
    field.value = asked.get("q");
    begin();
    setOpen(true);
    field.focus();
    const forget = () => {
      if (isOpen()) return;
      toggle.removeEventListener("change", forget);
      const address = new URL(location.href);
      address.searchParams.delete("q");
      history.replaceState({}, "", address);
    };
    toggle.addEventListener("change", forget);
  }
})();
