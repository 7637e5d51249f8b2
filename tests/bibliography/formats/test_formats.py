"""The list of formats."""

from __future__ import annotations

from monograph.bibliography.formats import FORMATS


def test_every_format_has_a_name_a_suffix_and_a_type_of_its_own() -> None:
    assert list(FORMATS) == ["bibtex", "ris", "csl-json", "nbib"]
    assert [one.suffix for one in FORMATS.values()] == [".bib", ".ris", ".csl.json", ".nbib"]
    assert len({one.media_type for one in FORMATS.values()}) == len(FORMATS)
    assert all(one.name == name and one.label and one.read_by.startswith("for ") for name, one in FORMATS.items())
