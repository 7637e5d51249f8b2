"""What must be there for every kind, every rule and every module."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from importlib.resources import files
from pathlib import Path

import pytest

from monograph import urls
from monograph.bibliography.kinds import REQUIRED
from monograph.entries import KIND_BY_NAME, KINDS, Entry
from monograph.pipeline import check, site_pages
from monograph.rules import RULES, STRUCTURE
from monograph.schema import schema_files
from monograph.views import ENTRY_SECTIONS
from monograph.views.across.work import WORK_KINDS
from tests.projects import BASE, CASES, TODAY

pytestmark = pytest.mark.thorough

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "src/monograph").rglob("*.py"))


def test_every_kind_is_registered_once_with_names_of_its_own() -> None:
    assert set(ENTRY_SECTIONS) == set(KINDS)
    assert list(KIND_BY_NAME.values()) == list(KINDS)
    for names in ("kind", "plural", "label", "heading", "lead"):
        values = [getattr(kind, names) for kind in KINDS]
        assert all(values)
        assert len(set(values)) == len(KINDS)


def test_the_invented_base_has_an_entry_of_every_kind_and_a_page_for_each() -> None:
    base = check(BASE, TODAY).base
    assert base is not None
    made = {page.address for page in site_pages(base)}
    for kind in KINDS:
        assert base.all(kind)
        assert urls.kind_index(kind) in made
        assert {urls.entry_page(kind, sheet.id) for sheet in base.all(kind)} <= made


def test_every_block_has_a_macro_and_every_macro_is_used() -> None:
    base = check(ROOT / "tests/example", TODAY).base
    assert base is not None
    text = (files("monograph") / "templates/_blocks.j2").read_text(encoding="utf-8")
    macros = set(re.findall(r"{% macro ([A-Z]\w+)\(", text))
    blocks = [block for page in site_pages(base) for section in page.shown for block in section.shown]
    assert {type(block).__name__ for block in blocks} <= macros
    # An option with more than seven outcomes has a fold: test_page_parts.py shows one.
    assert macros - {*_types_in(blocks)} == {"Fold"}


def _types_in(value: object) -> Iterator[str]:
    """Yield the names of the types of blocks, and of what they are made of."""
    if isinstance(value, (list, tuple)):
        for one in value:
            yield from _types_in(one)
    elif is_dataclass(value):
        yield type(value).__name__
        for name in (one.name for one in fields(value)):
            yield from _types_in(getattr(value, name))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_every_kind_has_a_guide_section_a_schema_and_a_folder(kind: type[Entry]) -> None:
    made = dict(schema_files())
    assert f"\n## {kind.label}\n" in made["kb/schema/guide.md"]
    assert f"Folder `kb/entries/{kind.kind}/`" in made["kb/schema/guide.md"]
    assert f"kb/schema/{kind.kind}.json" in made
    assert list((BASE / f"kb/entries/{kind.kind}").glob("*.yaml"))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_every_kind_has_a_line_in_the_navigation(kind: type[Entry]) -> None:
    lines = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").splitlines()
    assert any(re.fullmatch(rf"\s+- [^:]+: {kind.plural}/index\.md", line) for line in lines)
    assert any(line.strip() == f"/{kind.plural}/*" for line in lines), "pages of entries are in not_in_nav"


def test_every_kind_of_work_has_a_name_for_readers() -> None:
    assert set(REQUIRED) == set(WORK_KINDS)


def test_rules_have_names_of_their_own() -> None:
    names = [*(rule.name for rule in RULES), *STRUCTURE]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", name) for name in names)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT / "src").as_posix())
def test_a_module_is_about_one_noun_and_says_so(path: Path) -> None:
    assert path.stem not in {"utils", "util", "helpers", "common", "misc", "base", "tools", "stuff"}
    text = path.read_text(encoding="utf-8")
    assert text.startswith('"""'), "a module opens with a line on its job"


@pytest.mark.parametrize(
    "case", sorted(path for path in CASES.iterdir() if path.is_dir()), ids=lambda path: path.name
)
def test_a_case_holds_only_files_that_differ_from_the_base(case: Path) -> None:
    folder = case / "input"
    for path in folder.rglob("*"):
        original = BASE / path.relative_to(folder)
        assert path.is_dir() or not original.is_file() or path.read_bytes() != original.read_bytes()
