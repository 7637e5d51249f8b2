"""What is written in any format is there again when another program reads the file."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monograph.bibliography import Contributor, Reference
from monograph.bibliography.formats import FORMATS
from monograph.bibliography.formats.fields import authors, with_hyphens
from tests.bibliography.formats.reading import READERS, Read
from tests.bibliography.formats.works import EVERY_KIND, NASTY, work, works

pytestmark = pytest.mark.thorough

DATES = {"year", "month", "day", "urldate"}


def read(reader: str, references: tuple[Reference, ...]) -> list[Read]:
    name, read_back = READERS[reader]
    return list(read_back(FORMATS[name].write(references)))


def words(text: str) -> str:
    return " ".join(text.split())


def group_name(reader: str, name: str) -> str:
    """Return a group's name as a format can hold it: in RIS a comma would part family and given names."""
    return words(name.replace(",", " ") if reader == "rispy" else name) or name


@pytest.mark.parametrize("kind", EVERY_KIND)
@pytest.mark.parametrize("reader", READERS)
def test_every_field_of_every_kind_is_found_again(reader: str, kind: str) -> None:
    reference = EVERY_KIND[kind]
    [found] = read(reader, (reference,))
    for name, value in reference.record.fields.items():
        if name == "pages" and reader == "rispy":
            assert {"S57", "S63"} <= set(found.text.split("\n"))
        elif name == "pages":
            assert with_hyphens(value) in with_hyphens(found.text)
        elif name not in DATES:
            assert value in found.text, name
    assert found.title == reference.record.fields["title"]
    for one in (*reference.record.authors.names, *reference.record.editors.names):
        for part in (one.family, one.given, one.particle, one.suffix):
            assert part in found.text
    assert len(found.authors) >= len(reference.record.authors.names)
    assert "edited, translated" in found.text
    assert re.search("others|More authors", "\n".join([found.text, *found.authors]))


@pytest.mark.parametrize("kind", EVERY_KIND)
@pytest.mark.parametrize(
    ("reader", "dates"),
    [
        ("pybtex", ("2031", "April", "9", "2032-11-03")),
        ("bibtexparser", ("2031", "apr", "9", "2032-11-03")),
        ("rispy", ("2031", "2031/04/09/", "2032/11/03")),
        ("citeproc", ("2031\n4\n9", "2032\n11\n3")),
        ("nbib", ("2031 Apr 9", "Accessed: 2032-11-03")),
    ],
)
def test_both_dates_of_every_kind_are_found_again(reader: str, kind: str, dates: tuple[str, ...]) -> None:
    [found] = read(reader, (EVERY_KIND[kind],))
    for date in dates:
        assert f"\n{date}\n" in f"\n{found.text}\n".replace("False\n", "")


@pytest.mark.parametrize("nasty", NASTY)
@pytest.mark.parametrize("reader", READERS)
def test_no_character_breaks_a_format(reader: str, nasty: str) -> None:
    group = Contributor(nasty, is_group=True)
    before = work({"title": "Before", "pmid": "1"}, key="Before")
    reference = work({"title": nasty, "journal": nasty, "note": nasty}, authors=(group,), editors=(group,))
    after = work({"title": "After"}, key="After")
    first, found, last = read(reader, (before, reference, after))
    assert (first.title, last.title) == ("Before", "After")
    assert found.title == words(nasty)
    assert found.authors == found.editors == (group_name(reader, nasty),)
    assert found.text.count(words(nasty)) >= 5


TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=60).map(words).filter(bool)


@pytest.mark.parametrize("reader", READERS)
@settings(deadline=None, max_examples=150)
@given(title=TEXT, note=TEXT, group=TEXT)
def test_any_text_is_found_again(reader: str, title: str, note: str, group: str) -> None:
    reference = work({"title": title, "note": note}, authors=(Contributor(group, is_group=True),))
    [found] = read(reader, (reference,))
    assert found.title == title
    assert note in found.text
    assert found.authors == (group_name(reader, group),)


def assert_read_back_whole(reader: str, references: tuple[Reference, ...]) -> None:
    """Compare works with what a reader finds in our export of them."""
    if reader == "nbib":
        references = tuple(sorted(references, key=lambda one: one.pmid is None))
    found = read(reader, references)
    assert len(found) == len(references)
    for one, reference in zip(found, references, strict=True):
        assert one.key.lower() in ("", reference.key.lower())
        assert one.title == reference.record.fields.get("title", "")
        assert one.doi == (reference.doi or "")
        is_bibtex = READERS[reader][0] == "bibtex"
        is_of_a_register = reference.kind == "online" and "number" in reference.record.fields
        expected = reference.record.authors if is_bibtex and is_of_a_register else authors(reference)
        assert len(one.authors) == len(expected.names) + (expected.has_others and is_bibtex)
        for missing in reference.record.unseen:
            assert missing in one.text
        for note in filter(None, (reference.note, reference.pmid, reference.pmcid, reference.url)):
            assert note in one.text


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_of_no_works_is_empty(name: str) -> None:
    assert FORMATS[name].write(()) == ("[]\n" if name == "csl-json" else "")


@pytest.mark.parametrize("name", FORMATS)
def test_works_may_come_one_at_a_time(name: str) -> None:
    one = FORMATS[name]
    assert one.write(iter(EVERY_KIND.values())) == one.write(tuple(EVERY_KIND.values()))


@pytest.mark.parametrize("name", FORMATS)
def test_what_nobody_has_seen_is_left_out_and_said(name: str) -> None:
    [reference] = works("@article{A, journal = {J}, unseen = {author, title, year, doi}}")
    text = FORMATS[name].write([reference])
    assert "not seen]" not in text
    assert "author, doi, title, year" in text
