// Narrows the list of works by year, kind, treatment, and words; what is chosen stands in the page's address, so that
// it can be sent to others. Without this file the whole list is shown.
"use strict";

(() => {
  const form = document.querySelector(".mg-filter");
  if (!form) return;
  const works = [...document.querySelectorAll(".mg-works > li")];
  const texts = works.map((work) => plain(work.textContent));
  const count = form.querySelector("output");

  // So that "Bjorn" finds "Björn".
  function plain(text) {
    return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  }

  function holds(work, name, value) {
    return name === "treatment" ? work.dataset.treatment.split(" ").includes(value) : work.dataset[name] === value;
  }

  function chosen() {
    return [...new FormData(form)].map(([name, value]) => [name, value.trim()]).filter(([, value]) => value);
  }

  function narrow() {
    const wanted = chosen();
    let shown = 0;
    works.forEach((work, index) => {
      const fits = ([name, value]) =>
        name === "words" ? plain(value).split(/\s+/).every((word) => texts[index].includes(word)) : holds(work, name, value);
      work.hidden = !wanted.every(fits);
      shown += !work.hidden;
    });
    count.textContent = shown === works.length ? `${shown} works` : `${shown} of ${works.length} works`;
  }

  function remember() {
    const query = new URLSearchParams(chosen()).toString();
    history.replaceState(null, "", (query ? `?${query}` : location.pathname) + location.hash);
  }

  for (const [name, value] of new URLSearchParams(location.search)) {
    const field = form.elements.namedItem(name);
    if (field) field.value = value;
  }
  form.addEventListener("input", () => {
    narrow();
    remember();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => form.dispatchEvent(new Event("input"))));
  form.classList.add("mg-ready");
  narrow();
  // A work that somebody was sent to is in sight, whatever else is chosen.
  const target = location.hash && document.getElementById(location.hash.slice(1));
  if (target?.hidden) target.hidden = false;
  if (target) target.scrollIntoView();
})();
