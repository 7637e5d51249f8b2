// What a reader chose on a page is in the address of the page, so that it can be sent to others.
"use strict";

const monographChoices = (() => {
  /**
   * Small letters without diacritics, so that "Bjorn" finds "Björn".
   * @param {string} text
   */
  const plain = (text) => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();

  /**
   * Whether a plain text holds every word that a reader typed.
   * @param {string} text
   * @param {string} typed
   */
  const holds = (text, typed) => plain(typed).split(/\s+/).every((word) => text.includes(word));

  /** @param {URLSearchParams} query */
  const remember = (query) => {
    const search = `${query}`.replaceAll("%2C", ",");
    history.replaceState(null, "", (search ? `?${search}` : location.pathname) + location.hash);
  };

  return { plain, holds, remember };
})();
