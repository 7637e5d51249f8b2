"""Ranges of citations: between 1 and 4 stands a dash that can be seen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import BROWSER, IS_REQUIRED, NO_BROWSER

if BROWSER is None and not IS_REQUIRED:
    pytest.skip(NO_BROWSER, allow_module_level=True)  # one line, not one for each test

pytestmark = [pytest.mark.browser, pytest.mark.slow]

QUESTION = "questions/does-zorbatine-ease-humming.html"

# The boxes of the letters themselves: those of links are larger, so that a finger can hit them.
RANGES = """() => {
  const box = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    const { left, right, width, top, bottom } = range.getBoundingClientRect();
    return { left, right, width, top, bottom };
  };
  return [...document.querySelectorAll(".mg-cite .mg-range")]
    .filter((range) => range.getClientRects().length)
    .map((range) => {
      const [first, last] = [range.querySelector("a"), range.querySelector("a:last-of-type")];
      const dash = [...range.childNodes].find((node) => node.nodeType === 3 && node.data.includes("–"));
      return { words: range.textContent, first: box(first), dash: box(dash), last: box(last) };
    });
}"""

TWO_RANGES = """
<article class="md-typeset"><div class="mg"><p>
Hums<sup class="mg-cite"><span class="mg-range"><a href="#a">1</a>–<a class="mg-within" href="#b"></a><a
 class="mg-within" href="#c"></a><a href="#d">4</a></span></sup>
and drums<sup class="mg-cite"><span class="mg-range"><a href="#e">17</a>–<a class="mg-within" href="#f"></a><a
 class="mg-within" href="#g"></a><a class="mg-within" href="#h"></a><a href="#i">21</a></span></sup>.
</p></div></article>
"""


@pytest.mark.layout
@pytest.mark.parametrize("width", [1280, 360])
def test_the_dash_of_every_range_can_be_seen(browser: Browser, origin: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(origin + QUESTION, wait_until="load")
    page.evaluate(
        "(html) => document.querySelector('.md-content__inner').insertAdjacentHTML('beforeend', html)", TWO_RANGES
    )
    ranges = page.evaluate(RANGES)
    page.close()
    assert {"1–4", "17–21"} <= {one["words"] for one in ranges}
    for one in ranges:
        first, dash, last = one["first"], one["dash"], one["last"]
        assert dash["width"] > 2, one["words"]
        assert first["right"] <= dash["left"] + 0.5, one["words"]
        assert dash["right"] <= last["left"] + 0.5, one["words"]
