"""Nothing that a page shows is missing from the pruned style sheet of the theme."""

from __future__ import annotations

import re
from pathlib import Path

import material
import pytest
import tinycss2

from tests.browser.conftest import BROWSER, IS_REQUIRED, NO_BROWSER, Reader
from tests.browser.test_reading import PAGES
from tests.conftest import BuiltSite

if BROWSER is None and not IS_REQUIRED:
    pytest.skip(NO_BROWSER, allow_module_level=True)

pytestmark = [pytest.mark.browser, pytest.mark.slow]

_THEME = Path(material.__file__).parent / "templates"
# States and made-up boxes come and go; the element they belong to decides.
_STATE = re.compile(
    r"::?(?:[a-z-]*(?:before|after|hover|focus|focus-within|focus-visible|active|checked|target|marker))"
)


def test_no_rule_that_was_left_out_fits_anything(reader: Reader, example_site: BuiltSite) -> None:
    left_out: set[str] = set()
    for sheet in sorted((example_site.folder / "assets/stylesheets").glob("*.css")):
        whole = _selectors((_THEME / "assets/stylesheets" / sheet.name).read_text(encoding="utf-8"))
        left_out |= whole - _selectors(sheet.read_text(encoding="utf-8"))
    assert len(left_out) > 500, "the style sheets were not pruned"
    asked = sorted({_STATE.sub("", selector) for selector in left_out} - {""})
    fits = []
    for address in PAGES:
        reader.open(address)
        reader.page.get_by_role("textbox", name="Search").fill("zorbatine")
        found = reader.page.evaluate(
            "all => all.filter(one => { try { return document.querySelector(one); } catch { return false; } })",
            asked,
        )
        fits += [f"{address}: {selector}" for selector in found]
    assert not fits, "\n".join(fits)


def _selectors(css: str) -> set[str]:
    """Return every selector of a style sheet, written without blanks around its marks."""
    return set(_of_rules(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)))


def _of_rules(rules: list[tinycss2.ast.Node]) -> list[str]:
    found: list[str] = []
    for rule in rules:
        if isinstance(rule, tinycss2.ast.QualifiedRule):
            found += [one.strip() for one in re.split(r",(?![^(\[]*[)\]])", tinycss2.serialize(rule.prelude))]
        elif rule.type == "at-rule" and rule.lower_at_keyword in {"media", "supports"}:
            found += _of_rules(tinycss2.parse_stylesheet(rule.content, skip_comments=True, skip_whitespace=True))
    return found
