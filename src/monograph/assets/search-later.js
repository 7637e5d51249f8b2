// Material loads the whole index of its search with every page, most of which nobody will search. This holds that one
// request back until the search is used, or an address asks for it (?q=). If the theme ever asks in another way, the
// index is loaded with the page as before.
"use strict";

(() => {
  if (new URLSearchParams(location.search).has("q")) return;
  const { open, send } = XMLHttpRequest.prototype;
  const addresses = new WeakMap();

  XMLHttpRequest.prototype.open = function (method, address, ...rest) {
    addresses.set(this, String(address));
    return open.call(this, method, address, ...rest);
  };

  XMLHttpRequest.prototype.send = function (...body) {
    if (!addresses.get(this)?.endsWith("/search/search_index.json")) return send.apply(this, body);
    const begin = ({ target }) => {
      if (!target.matches?.('[data-md-component="search-query"]')) return;
      document.removeEventListener("focusin", begin);
      document.removeEventListener("input", begin);
      send.apply(this, body);
    };
    document.addEventListener("focusin", begin);
    document.addEventListener("input", begin);
    return undefined;
  };
})();
