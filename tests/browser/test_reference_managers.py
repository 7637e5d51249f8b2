"""What a reference manager finds in a page that a browser has loaded, and what the page asks for meanwhile."""

from __future__ import annotations

import pytest

from tests.browser.conftest import BROWSER, IS_REQUIRED, NO_BROWSER, Reader

if BROWSER is None and not IS_REQUIRED:
    pytest.skip(NO_BROWSER, allow_module_level=True)

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_a_loaded_page_leads_to_its_references_and_asks_for_no_sitemap(reader: Reader) -> None:
    asked: list[str] = []
    reader.page.on("request", lambda request: asked.append(request.url))
    reader.open("drugs/zorbatine.html")
    reader.page.wait_for_load_state("networkidle")
    found = reader.page.locator('link[rel="alternate"]').evaluate_all("links => links.map(one => one.type)")
    assert found == ["application/x-research-info-systems", "application/x-bibtex"]
    assert not [url for url in asked if "sitemap" in url]
