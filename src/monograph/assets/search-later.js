// Material loads the program of its search and the whole index with every page, most of which nobody will search. This
// holds both back until the search is used. If the theme ever asks in another way, they are loaded as before; an
// address that asks for words (?q=) loads them at once.
"use strict";

(() => {
  if (new URLSearchParams(location.search).has("q")) return;
  const { open, send } = XMLHttpRequest.prototype;
  const TheirWorker = globalThis.Worker;
  const addresses = new WeakMap();
  let isUsed = false;
  const waiting = [];

  const once = (act) => (isUsed ? act() : waiting.push(act));

  function begin({ target }) {
    if (!target.matches?.('[data-md-component="search-query"]')) return;
    document.removeEventListener("focusin", begin);
    document.removeEventListener("input", begin);
    isUsed = true;
    for (const act of waiting.splice(0)) act();
  }
  document.addEventListener("focusin", begin);
  document.addEventListener("input", begin);

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
