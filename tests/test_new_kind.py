"""The steps that CONTRIBUTING gives for a kind of entry, followed in a copy of the program, are enough.

The kind is that of `term` under another name, with a field and a list of parts more.
"""

from __future__ import annotations

import csv
import io
import json
import os
import posixpath
import re
import shutil
import sqlite3
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import PROJECT
from tests.projects import make_project

pytestmark = pytest.mark.thorough

PART = '''
class Reading(Part):
    """What the instrument showed once."""

    of: Name = Field(description="What was measured.")
    figure: Reported[Quantity] | None = Field(None, description="What it showed.")


class Instrument(Entry):'''
FIELDS = """
    maker: Name | None = Field(None, description="Who makes it.")
    readings: tuple[Reading, ...] = Field((), description="What it showed, reading by reading.")
"""
ENTRY = """\
name: Hum meter
summary: {plain: It measures hums., clinical: "It measures [[limb-hum]]."}
sources:
  - {work: Quill2031, nature: paper, read: full text, access: original}
maker: Brook & Sons
synonyms: [humometer]
readings:
  - of: the left limb
  - of: the right limb
    figure: {value: 3.5 points, cite: "Quill2031, table 7"}
see_also: [limb-hum]
"""


@dataclass(frozen=True)
class Made:
    """A project with an entry of the new kind, and the pages made from it by the changed copy."""

    project: Path
    steps: tuple[str, ...]

    def page(self, name: str) -> str:
        return (self.project / "build/docs" / name).read_text(encoding="utf-8-sig")


def renamed(text: str) -> str:
    """Return code about terms as code about instruments."""
    for old, new in (("Term", "Instrument"), ("term", "instrument"), ("glossary", "instruments")):
        text = text.replace(old, new)
    return text.replace('"Glossary"', '"Instruments"').replace(
        "The words of the field, in plain", "Things, in plain"
    )


def change(path: Path, *changes: tuple[str, str]) -> None:
    """Replace pieces of a file, each of which is there once."""
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1, f"{old} in {path}"
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def follow_the_steps(package: Path) -> None:
    """Add the kind `instrument` to a copy of the program: a model, a view, and their registration."""
    for folder in ("entries/kinds", "views/entries"):
        term = (package / folder / "term.py").read_text(encoding="utf-8")
        (package / folder / "instrument.py").write_text(renamed(term), encoding="utf-8")
    change(
        package / "entries/kinds/instrument.py",
        ("import Citations, Entry, Names", "import Citations, Entry, Names, Part, Reported"),
        ("\nfrom monograph.text.fields import EntryLink", ""),
        ("\n\nclass Instrument(Entry):", f"{IMPORTS}\n{PART}"),
        ("\n    synonyms:", f"{FIELDS}\n    synonyms:"),
    )
    change(
        package / "views/entries/instrument.py",
        ('("Other words",', '("Maker", instrument.maker or ""), ("Other words",'),
    )
    change(
        package / "entries/__init__.py",
        ("import Term\n", "import Term\nfrom monograph.entries.kinds.instrument import Instrument\n"),
        ("    Term,\n)", "    Term,\n    Instrument,\n)"),
    )
    change(
        package / "views/__init__.py",
        ("    Guideline,\n    Outcome,", "    Guideline,\n    Instrument,\n    Outcome,"),
        ("import term_sections\n", f"import term_sections\nfrom {VIEW} import instrument_sections\n"),
        (
            "term_sections,\n    }",
            "term_sections,\n        Instrument: instrument_sections,\n    }",
        ),
    )


IMPORTS = (
    "\nfrom monograph.entries.shared.values import Quantity\nfrom monograph.text.fields import EntryLink, Name\n"
)
VIEW = "monograph.views.entries.instrument"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The pages of a project with an entry of the kind, made by a copy of the program that has it."""
    folder = tmp_path_factory.mktemp("kind")
    shutil.copytree(PROJECT / "src/monograph", folder / "src/monograph")
    follow_the_steps(folder / "src/monograph")
    project = make_project(folder / "project")
    entry = project / "kb/entries/instrument/hum-meter.yaml"
    entry.parent.mkdir()
    entry.write_text(ENTRY, encoding="utf-8")
    surroundings = {"PYTHONPATH": str(folder / "src"), "SOURCE_DATE_EPOCH": "2082758400", "NO_COLOR": "1"}
    printed = []
    for command in ("schema", "check", "pages"):
        run = subprocess.run(
            [sys.executable, "-m", "monograph", "--project", str(project), command],
            env={**os.environ, **surroundings},
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        assert run.returncode == 0, run.stdout + run.stderr
        printed.append(run.stdout)
    return Made(project, tuple(printed))


def test_the_entry_is_checked_and_its_schema_and_guide_are_written(made: Made) -> None:
    assert "kb/schema/instrument.json: written" in made.steps[0]
    assert "14 entries, 3 works, " in made.steps[1]
    guide = (made.project / "kb/schema/guide.md").read_text(encoding="utf-8")
    assert "\n## Instrument\n" in guide
    assert "What it showed, reading by reading." in guide


def test_it_has_a_page_and_stands_in_the_list_of_its_kind(made: Made) -> None:
    page = made.page("instruments/hum-meter.md")
    assert "Brook &amp; Sons" in page
    assert '<a href="../conditions/limb-hum.html">' in page
    assert 'href="hum-meter.html"' in made.page("instruments/index.md")
    assert "../instruments/hum-meter.html" in made.page("conditions/limb-hum.md")


def test_every_link_of_its_pages_leads_to_a_page_or_a_file(made: Made) -> None:
    docs = made.project / "build/docs"
    there = {path.relative_to(docs).as_posix() for path in docs.rglob("*") if path.is_file()}
    for name in ("instruments/index.md", "instruments/hum-meter.md", "data.md"):
        for href in re.findall(r'href="([^"#:?]+)', made.page(name)):
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), href))
            assert target in there or target.replace(".html", ".md") in there, f"{name} links to {href}"


def test_the_api_has_what_was_written_and_its_schema(made: Made) -> None:
    entry = json.loads(made.page("api/v1/entries/instruments/hum-meter.json"))
    assert entry["authored"]["maker"] == "Brook & Sons"
    assert entry["authored"]["readings"][1]["of"] == "the right limb"
    assert "instruments" in made.page("api/v1/openapi.json")


def test_tables_have_its_fields_and_its_parts(made: Made) -> None:
    (row,) = csv.DictReader(io.StringIO(made.page("data/tables/instruments.csv")))
    assert (row["id"], row["name"], row["maker"]) == ("hum-meter", "Hum meter", "Brook & Sons")
    assert (row["synonyms"], row["cited_works"]) == ("humometer", "Quill2031")
    with sqlite3.connect(made.project / "build/docs/data/monograph.sqlite") as connection:
        read = list(connection.execute('SELECT "of", figure, figure_absent FROM instruments_readings ORDER BY id'))
        assert ("the left limb", None, "not recorded") in read
        assert ("the right limb", "3.5 points", None) in read
        assert ("hum-meter",) in list(connection.execute("SELECT id FROM entries WHERE kind = 'instrument'"))


def test_the_search_finds_it_by_its_names(made: Made) -> None:
    names = "".join(path.read_text() for path in (made.project / "build/docs/assets/search").glob("names*"))
    assert "Hum meter" in names
    assert "humometer" in names
