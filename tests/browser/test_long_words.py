"""Words that cannot break, and long addresses, in every field: no page is wider than the screen for it."""

from __future__ import annotations

import json
from decimal import Decimal
from itertools import cycle
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from monograph.entries.reading.sheet import Sheet, read_sheet
from monograph.pipeline import build_site, check, pages_to_write, write_pages
from monograph.sources import EntryFile, Value
from monograph.text.fields import EntryText, Name
from tests.browser.conftest import BROWSER, IS_REQUIRED, NO_BROWSER
from tests.conftest import EXAMPLE, BuiltSite, CopyProject, Run
from tests.projects import TODAY

if BROWSER is None and not IS_REQUIRED:
    pytest.skip(NO_BROWSER, allow_module_level=True)  # one line, not one for each test

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LONG = (
    "★" * 80,
    "hum" * 1_700,
    "https://pages.example.org/hums/and/drums/of/the/year/all-of-them.html?which=every#hum",
    "humsanddrumsandhumsanddrumsandhumsanddrums",
    "嗡" * 300,
)
NAME_OF_MANY_LETTERS = "Humdrumzorbatineglimmerine" * 200
# The name of a chemical, which has a few hyphens and brackets and no blank.
NAME_OF_A_CHEMICAL = "2-[4-[(5-hydroxy-3-methylhummethyl)amino]-3-(trifluorohumyl)phenyl]zorbatinecarboxamide"

WIDTHS = """() => {
  const width = document.documentElement.clientWidth;
  const over = [...document.querySelectorAll("body *")].filter((element) => {
    const box = element.getBoundingClientRect();
    return box.width && box.right > width + 1 && !element.closest(".mg-table, pre, svg, .md-sidebar, .md-search");
  });
  const names = over.slice(0, 3).map((element) => `${element.tagName}.${element.className}`);
  return [document.documentElement.scrollWidth, document.body.scrollWidth, width, names.join(" ")];
}"""


@pytest.fixture(scope="module")
def long_site(browser: Browser, tmp_path_factory: pytest.TempPathFactory, copy_project: CopyProject) -> BuiltSite:
    """The example's site with a long word in every text, and names of many letters."""
    root = copy_project(EXAMPLE, tmp_path_factory.mktemp("long") / "project")
    for path in sorted((root / "kb/entries").rglob("*.yaml")):
        _lengthen(path, root)
    # No rule judges these words: a name of a register with a chemical behind it is no number of that register.
    write_pages(root, pages_to_write(check(root, TODAY, ())))
    return BuiltSite(root, Run(build_site(root), ""))


def _lengthen(path: Path, root: Path) -> None:
    name = path.relative_to(root).as_posix()
    sheet, _ = read_sheet(EntryFile(name, path.parent.name, path.stem, path.read_bytes()))
    assert isinstance(sheet, Sheet)
    data = sheet.document.data
    assert isinstance(data, dict)
    words = cycle(LONG)
    for place, value in sheet.values:
        # What is no sentence cannot have another word: the condition of a branch, and what a comment says of ties.
        if isinstance(value, Name) and place != ("name",):
            _put(data, place, f"{value} {NAME_OF_A_CHEMICAL}")
        if isinstance(value, EntryText) and not {"when", "ties"} & set(map(str, place)):
            _put(data, place, f"{value} {next(words)}")
    data["name"] = f"{data['name']} {NAME_OF_MANY_LETTERS}"
    path.write_text(json.dumps(data, default=_number, ensure_ascii=False), encoding="utf-8")


def _number(value: object) -> object:
    assert isinstance(value, Decimal)
    return float(value)


def _put(data: Value, place: tuple[str | int, ...], words: str) -> None:
    """Put words at a place of a document; a list of one may be written without being one."""
    *way, last = place
    for step in way:
        match data, step:
            case (list(), int()):
                data = data[step]
            case (dict(), str()):
                data = data[step]
    match data, last:
        case (list(), int()):
            data[last] = words
        case (dict(), str()):
            data[last] = words


@pytest.mark.layout
@pytest.mark.parametrize("width", [1280, 360, 320])
def test_long_words_push_no_page_sideways(browser: Browser, long_site: BuiltSite, width: int) -> None:
    assert long_site.run.code == 0, long_site.run.output
    page = browser.new_page(viewport={"width": width, "height": 800})
    too_wide = [said for path in _pages(long_site.folder) if (said := _too_wide(page, path, long_site.folder))]
    page.close()
    assert not too_wide, "\n".join(too_wide)


def _pages(folder: Path) -> list[Path]:
    # A page that leads on at once has no width.
    found = [
        path for path in sorted(folder.rglob("*.html")) if 'http-equiv="refresh"' not in path.read_text("utf-8")
    ]
    rules = [path for path in found if path.parent.name == "rules"]
    return [path for path in found if path not in rules[1:]]


def _too_wide(page: Page, path: Path, folder: Path) -> str:
    page.goto(path.as_uri(), wait_until="load")
    document, body, screen, elements = page.evaluate(WIDTHS)
    wide = max(document, body) > screen
    return f"{path.relative_to(folder)}: {max(document, body)} px on {screen} px: {elements}" if wide else ""
