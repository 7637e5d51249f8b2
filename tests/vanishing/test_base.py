"""Every field of kb/base.yaml reaches readers on pages, and programs in a file, whatever else is left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest
from pydantic import ValidationError

from monograph.bibliography import Bibliography
from monograph.entries import Term
from monograph.entries.base_files.about import About
from monograph.exports import EXPORTS, export_files
from monograph.exports.crawlers import crawler_files
from monograph.knowledge_base import join
from monograph.pipeline.pages import site_pages
from monograph.render import render_pages
from monograph.sources import Value
from tests.vanishing.invented_base import sheet_of

_WHOLE: dict[str, Value] = {
    "title": "mark1q",
    "lead": "mark2q",
    "description": "mark3q",
    "address": "https://mark4q.example/",
    "repository": "https://github.com/example/mark5q/",
    "author": "Mark6q",
    "trials_without_entry": ["mark10q"],
    "licence": {
        "name": "mark7q",
        "short_name": "mark8q",
        "url": "https://mark9q.example/",
        "spdx": "CC-BY-SA-4.0",
    },
}
_OPTIONAL = (
    "address",
    "repository",
    "author",
    "trials_without_entry",
    "licence",
    "licence.short_name",
    "licence.spdx",
)
# The others take what they say of the base from the same places, and take longer.
_EXPORTS = ("csv", "feeds", "llms", *(name for name in EXPORTS if name.startswith("cite-")))
# What no page says, with the reason.
_FOR_PROGRAMS = {"licence.spdx": "an identifier for programs; readers get the name"}
# What no file of data says, with the reason.
_FOR_READERS = {
    "lead": "the first words of the first page",
    "licence.short_name": "for the foot of a page; data have the whole name and the identifier",
    "trials_without_entry": "a line of the page of trials, until the trial has an entry",
    "repository": "pages offer to edit and to report; the data have addresses of the site",
}


def _without(data: Mapping[str, Value], *names: str) -> dict[str, Value]:
    left: dict[str, Value] = {}
    for name, value in data.items():
        if name in names:
            continue
        inner = [one.partition(".")[2] for one in names if one.startswith(f"{name}.")]
        left[name] = _without(value, *inner) if isinstance(value, dict) else value
    return left


def _leaves(data: Mapping[str, Value], before: str = "") -> Iterator[tuple[str, str]]:
    for name, value in data.items():
        if isinstance(value, dict):
            yield from _leaves(value, f"{name}.")
        elif isinstance(value, list):
            yield from ((f"{before}{name}", str(one)) for one in value)
        else:
            yield f"{before}{name}", str(value)


def _bases() -> Iterator[tuple[str, dict[str, Value]]]:
    yield "nothing", _WHOLE
    for name in _OPTIONAL:
        yield name, _without(_WHOLE, name)
        more = [other for other in _OPTIONAL if other != name and not name.startswith(f"{other}.")]
        if name == "licence":
            more = [other for other in more if other != "licence"]
        yield f"all but {name}", _without(_WHOLE, *more)


# Words that entries may use: they say nothing by themselves.
_OF_ENTRIES = frozenset(
    {"units", "routes", "treatment_types", "jurisdictions", "identifiers", "properties", "designs"}
)


def test_every_field_is_in_the_example() -> None:
    # A plug-in adds to the site; its name is nothing to say to a reader.
    assert set(_WHOLE) == set(About.model_fields) - {"plug_ins", *_OF_ENTRIES}
    licence = About.model_fields["licence"].annotation
    assert licence is not None
    assert set(dict(_leaves(_WHOLE))) >= {f"licence.{name}" for name in ("name", "short_name", "url", "spdx")}


@pytest.mark.parametrize(("left_out", "data"), [*_bases()], ids=[name for name, _ in _bases()])
def test_what_a_base_says_of_itself_does_not_vanish(left_out: str, data: dict[str, Value]) -> None:
    try:
        about = About.model_validate(data)
    except ValidationError:
        pytest.skip("not valid")
    sheet = sheet_of(Term, "word", {"name": "Word", "summary": {"plain": "A word.", "clinical": "A word."}})
    assert sheet is not None
    base = join(about, (sheet,), Bibliography()).base
    assert base is not None
    pages = site_pages(base)
    said = "\n".join(text for _, text in render_pages(pages)).casefold()
    files = (*export_files(base, pages, _EXPORTS), *crawler_files(base))
    exported = "\n".join(file.data.decode("utf-8", errors="replace") for file in files).casefold()
    leaves = list(_leaves(data))
    assert not [name for name, value in leaves if name not in _FOR_PROGRAMS and value.casefold() not in said]
    assert not [name for name, value in leaves if name not in _FOR_READERS and value.casefold() not in exported]
