// Narrows the list of works by year, kind, treatment, and words; what is chosen is in the page's address, so that
// it can be sent to others. Without this file the whole list is shown.
"use strict";

(() => {
  const { all, first } = monographElements;
  const { plain, holds, remember } = monographChoices;
  const form = first(document, ".mg-filter", HTMLFormElement);
  const count = form?.querySelector("output");
  if (!form || !count) return;
  const works = all(document, ".mg-works > li", HTMLElement);
  const texts = works.map((work) => plain(work.textContent));

  const chosen = () =>
    [...new FormData(form)].map(([name, value]) => [name, String(value).trim()]).filter(([, value]) => value);

  const narrow = () => {
    const wanted = chosen();
    for (const [place, work] of works.entries()) {
      work.hidden = !wanted.every(([name = "", value = ""]) => {
        if (name === "words") return holds(texts[place] ?? "", value);
        const said = work.dataset[name] ?? "";
        return name === "treatment" ? said.split(" ").includes(value) : said === value;
      });
    }
    const shown = works.filter((work) => !work.hidden).length;
    count.textContent = shown === works.length ? `${shown} works` : `${shown} of ${works.length} works`;
  };

  for (const [name, value] of new URLSearchParams(location.search)) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = value;
  }
  form.addEventListener("input", () => {
    narrow();
    remember(new URLSearchParams(chosen()));
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => form.dispatchEvent(new Event("input"))));
  form.classList.add("mg-ready");
  narrow();
  // A work that the address points at is in sight, whatever else is chosen.
  const target = location.hash ? document.getElementById(location.hash.slice(1)) : null;
  if (target) target.hidden = false;
  target?.scrollIntoView();
})();
