// How the other scripts find and make elements of a page. It runs before them.
"use strict";

const monographElements = (() => {
  /**
   * All elements of one type that fit a selector.
   * @template {Element} T
   * @param {ParentNode} root
   * @param {string} selector
   * @param {new () => T} type
   * @returns {T[]}
   */
  const all = (root, selector, type) =>
    [...root.querySelectorAll(selector)].filter(/** @returns {one is T} */ (one) => one instanceof type);

  /**
   * The first element of one type that fits a selector, if there is one.
   * @template {Element} T
   * @param {ParentNode} root
   * @param {string} selector
   * @param {new () => T} type
   * @returns {T | undefined}
   */
  const first = (root, selector, type) => all(root, selector, type)[0];

  /**
   * A new element.
   * @template {keyof HTMLElementTagNameMap} Tag
   * @param {Tag} tag
   * @param {Record<string, string>} [attributes]
   * @param {(string | Node)[]} content
   * @returns {HTMLElementTagNameMap[Tag]}
   */
  const made = (tag, attributes = {}, ...content) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...content);
    return element;
  };

  return { all, first, made };
})();
