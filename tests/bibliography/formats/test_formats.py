"""The list of formats."""

from __future__ import annotations

import pytest

from monograph.bibliography.formats import FORMATS
from tests.bibliography.formats.works import works


def test_every_format_has_a_name_a_suffix_and_a_type_of_its_own() -> None:
    assert list(FORMATS) == ["bibtex", "ris", "csl-json", "nbib"]
    assert [one.suffix for one in FORMATS.values()] == [".bib", ".ris", ".csl.json", ".nbib"]
    assert len({one.media_type for one in FORMATS.values()}) == len(FORMATS)
    assert all(one.name == name and one.label and one.read_by.startswith("for ") for name, one in FORMATS.items())


@pytest.mark.parametrize("name", ["ris", "csl-json", "nbib"])
def test_the_title_that_a_book_lends_to_its_chapters_is_not_told_twice(name: str) -> None:
    book = "@book{A, editor = {Page, Ann}, title = {Lids of hum}, booktitle = {Lids of hum}, year = 2031}"
    assert FORMATS[name].write(works(book)).count("Lids of hum") == 1
