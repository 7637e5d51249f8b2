"""How many sheets of paper the real questions take."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import BROWSER, IS_REQUIRED, NO_BROWSER, browser_type_launch_args
from tests.browser.test_levels import pages_of
from tests.conftest import BuiltSite

if BROWSER is None and not IS_REQUIRED:
    pytest.skip(NO_BROWSER, allow_module_level=True)

pytestmark = [pytest.mark.browser, pytest.mark.slow]
__all__ = ["browser_type_launch_args"]  # the fixture by which the browser starts


@pytest.mark.layout
def test_every_question_of_the_knowledge_base_fits_four_sheets(browser: Browser, real_site: BuiltSite) -> None:
    assert real_site.run.code == 0, real_site.run.output
    page = browser.new_page()
    too_long = []
    for path in sorted((real_site.folder / "questions").glob("*.html")):
        if path.name == "index.html":
            continue
        page.goto(path.as_uri())
        sheets = pages_of(page.pdf(format="A4", prefer_css_page_size=True))
        if not 2 <= sheets <= 4:
            too_long.append(f"{path.name}: {sheets}")
    page.close()
    assert not too_long, "\n".join(too_long)
