// Material loads the program of its search and the whole index with every page, most of which nobody will search. This
// holds both back until the search is used, and loads our own part of it (search.js) then. If the theme ever asks in
// another way, its parts are loaded as before; an address that asks for words (?q=) loads everything at once.
"use strict";

(() => {
  const here = document.currentScript.src;
  const field = document.querySelector('[data-md-component="search-query"]');
  if (!field) return;

  function loadOurs() {
    const script = document.createElement("script");
    script.src = new URL("search.js", here);
    document.head.append(script);
  }

  // Whoever presses Enter is not to be sent to this page again with the words in the address.
  field.form?.addEventListener("submit", (submission) => submission.preventDefault());
  const button = document.querySelector(".mg-find");
  button?.addEventListener("click", () => field.focus()); // which opens the search
  button?.classList.add("mg-ready");
  if (new URLSearchParams(location.search).has("q")) {
    loadOurs();
    return;
  }
  const { open, send } = XMLHttpRequest.prototype;
  const TheirWorker = globalThis.Worker;
  const addresses = new WeakMap();
  let isUsed = false;
  const waiting = [];

  const once = (act) => (isUsed ? act() : waiting.push(act));

  function begin() {
    field.removeEventListener("focus", begin);
    field.removeEventListener("input", begin);
    isUsed = true;
    loadOurs();
    for (const act of waiting.splice(0)) act();
  }
  field.addEventListener("focus", begin);
  field.addEventListener("input", begin);

  XMLHttpRequest.prototype.open = function (method, address, ...rest) {
    addresses.set(this, String(address));
    return open.call(this, method, address, ...rest);
  };

  XMLHttpRequest.prototype.send = function (...body) {
    if (!addresses.get(this)?.endsWith("/search/search_index.json")) return send.apply(this, body);
    once(() => send.apply(this, body));
    return undefined;
  };

  class WorkerLater extends EventTarget {
    #worker = null;

    constructor(...how) {
      super();
      once(() => {
        this.#worker = new TheirWorker(...how);
        this.#worker.addEventListener("message", ({ data }) => this.dispatchEvent(new MessageEvent("message", { data })));
      });
    }

    postMessage(...message) {
      once(() => this.#worker.postMessage(...message));
    }

    terminate() {
      this.#worker?.terminate();
    }
  }

  globalThis.Worker = function (address, ...how) {
    return String(address).includes("/workers/search.") ? new WorkerLater(address, ...how) : new TheirWorker(address, ...how);
  };
})();
