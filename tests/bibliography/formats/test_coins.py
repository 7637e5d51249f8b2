"""COinS: what Zotero finds on a page."""

from __future__ import annotations

from urllib.parse import parse_qsl

import pytest

from monograph.bibliography import Contributor
from monograph.bibliography.formats import coins
from tests.bibliography.formats.works import EVERY_KIND, NASTY, work, works


def test_an_article_is_described_in_full() -> None:
    [reference] = works(
        """@article{Alder2031, author = {van der Alder, Jr, Ann B. and Birch, Bo and {Humming Group}},
        title = {Zorbatine & hats}, journal = {Journal of Humming}, shortjournal = {J Hum}, year = 2031,
        month = apr, day = 9, volume = 4, number = {2}, pages = {120--129}, doi = {10.9999/a}, pmid = 7}"""
    )
    assert parse_qsl(coins(reference)) == [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", "info:ofi/fmt:kev:mtx:journal"),
        ("rft_id", "info:doi/10.9999/a"),
        ("rft_id", "info:pmid/7"),
        ("rft.genre", "article"),
        ("rft.atitle", "Zorbatine & hats"),
        ("rft.jtitle", "Journal of Humming"),
        ("rft.stitle", "J Hum"),
        ("rft.volume", "4"),
        ("rft.issue", "2"),
        ("rft.pages", "120-129"),
        ("rft.spage", "120"),
        ("rft.epage", "129"),
        ("rft.date", "2031-04-09"),
        ("rft.au", "van der Alder, Ann B. Jr"),
        ("rft.au", "Birch, Bo"),
        ("rft.aucorp", "Humming Group"),
    ]


@pytest.mark.parametrize(
    ("kind", "fields", "expected"),
    [
        ("book", {"title": "Hums", "publisher": "P"}, "book rft.genre=book rft.btitle=Hums rft.pub=P"),
        (
            "incollection",
            {"title": "Hum", "booktitle": "Hums", "pages": "3–9"},
            "book rft.genre=bookitem rft.atitle=Hum rft.btitle=Hums rft.pages=3-9 rft.spage=3 rft.epage=9",
        ),
        ("inproceedings", {"title": "Hum"}, "book rft.genre=proceeding rft.atitle=Hum"),
        ("techreport", {"title": "Hum", "institution": "I"}, "book rft.genre=report rft.btitle=Hum rft.pub=I"),
        ("phdthesis", {"title": "Hum", "school": "S"}, "dissertation rft.title=Hum rft.inst=S"),
        (
            "online",
            {"title": "Hum", "url": "https://hum.example.org/"},
            "dc rft.type=webpage rft.title=Hum rft.identifier=https://hum.example.org/",
        ),
        ("dataset", {"title": "Hum"}, "dc rft.type=dataset rft.title=Hum"),
        (
            "misc",
            {"title": "Hum", "year": "2031", "month": "jan-feb"},
            "dc rft.type=document rft.title=Hum rft.date=2031",
        ),
        (
            "article",
            {"title": "Hum", "journal": "humRxiv", "pubstate": "prepublished"},
            "dc rft.type=preprint rft.title=Hum rft.publisher=humRxiv",
        ),
        ("online", {"publisher": "P", "organization": "O"}, "dc rft.type=webpage rft.publisher=P"),
        ("unheardof", {}, "dc rft.type=document"),
    ],
)
def test_other_works_are_described_in_the_format_that_fits(
    kind: str, fields: dict[str, str], expected: str
) -> None:
    pairs = [(name, value) for name, value in parse_qsl(coins(work(fields, kind))) if name != "rft_id"]
    form, *rest = (f"{name}={value}" for name, value in pairs[1:])
    assert [form.rpartition(":")[2], *rest] == expected.split(" ")


@pytest.mark.parametrize("nasty", NASTY)
def test_no_character_ends_a_value(nasty: str) -> None:
    text = coins(work({"title": nasty}, authors=(Contributor(nasty, is_group=True),)))
    assert {"rft.atitle", "rft.aucorp"} <= {
        name for name, value in parse_qsl(text) if value == " ".join(nasty.split())
    }
    assert text.isascii()
    assert not set(text) & set("<>\"' ")


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_every_kind_has_a_title_a_date_and_its_authors(kind: str) -> None:
    pairs = parse_qsl(coins(EVERY_KIND[kind]))
    names = [name for name, _ in pairs]
    assert "Zorbatine in HARROW syndrome: a Trial of mRNA & hats" in dict(pairs).values()
    assert ("rft.date", "2031-04-09") in pairs
    assert names.count("rft.au") == 3
    assert names.count("rft.aucorp") == 1
