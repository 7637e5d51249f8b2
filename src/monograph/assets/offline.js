// For the copy that is opened from a folder: browsers start no worker from there, and Material's search needs one. A
// hidden frame does its work instead, begun when the search is first used, because it keeps the page waiting.
"use strict";

(() => {
  if (location.protocol !== "file:") return;

  class WorkerInFrame extends EventTarget {
    #address;
    #waiting = [];
    #inside = null;

    constructor(address) {
      super();
      this.#address = new URL(address, location.href);
      const begin = ({ target }) => {
        if (!target.matches?.('[data-md-component="search-query"]')) return;
        document.removeEventListener("input", begin);
        document.removeEventListener("focusin", begin);
        this.#begin();
      };
      document.addEventListener("input", begin);
      document.addEventListener("focusin", begin);
    }

    postMessage(data) {
      if (!this.#inside) this.#waiting.push(data);
      else setTimeout(() => this.#inside.dispatchEvent(new MessageEvent("message", { data })));
    }

    terminate() {}

    #begin() {
      const frame = document.createElement("iframe");
      frame.hidden = true;
      frame.title = "Search";
      document.body.append(frame);
      const inside = frame.contentWindow;
      inside.postMessage = (data) => this.dispatchEvent(new MessageEvent("message", { data }));
      const script = inside.document.createElement("script");
      script.src = this.#address;
      script.addEventListener("load", () => {
        this.#inside = inside;
        for (const data of this.#waiting.splice(0)) this.postMessage(data);
      });
      inside.document.head.append(script);
    }
  }

  globalThis.Worker = WorkerInFrame;
})();
