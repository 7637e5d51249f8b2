"""The style as pybtex uses it prints what the site prints."""

from pybtex.database import parse_string
from pybtex.plugin import find_plugin

from monograph.bibliography import load_bibliography, with_identifiers
from monograph.bibliography.pybtex_style import VancouverStyle

WORKS = r"""
@string{joh = {Journal of Hiccups}}
@article{Alder2031, author = {van der Alder, Jr, Ann B. and Birch, Bo and {Zorbatine Study Group}},
  title = {Hiccups \& burps in {ALS}}, journal = joh, year = 2031, month = apr, volume = 4, number = 2,
  pages = {120--129}, doi = {10.1234/abc}, pmid = {12345678}}
@proceedings{Day2032, editor = {Cedar, Cy}, title = {Hiccup Day}, year = 2032, publisher = {Burp Press}}
@inproceedings{Fir2032, author = {Fir, Flo and others}, title = {On burps}, pages = {1--2}, crossref = {Day2032},
  booktitle = {Hiccup Day}}
@online{Elm2033, author = {{Elm Trust}}, title = {Burping}, year = 2033, urldate = {2034-01-02},
  url = {https://example.org/burping}}
"""


def test_pybtex_prints_what_we_print() -> None:
    ours, _ = load_bibliography(WORKS, "references.bib")
    data = parse_string(WORKS, "bibtex")
    formatted = VancouverStyle().format_bibliography(data)
    printed = {entry.key: str(entry.text) for entry in formatted}
    assert printed == {key: with_identifiers(reference) for key, reference in ours.items()}
    assert printed["Alder2031"] == (
        "van der Alder AB Jr, Birch B; Zorbatine Study Group. Hiccups & burps in ALS. Journal of Hiccups. "
        "2031 Apr;4(2):120-9. doi: 10.1234/abc. PMID: 12345678."
    )


def test_pybtex_finds_the_style_by_its_name() -> None:
    assert find_plugin("pybtex.style.formatting", "vancouver") is VancouverStyle
