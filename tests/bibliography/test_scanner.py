"""The scanner finds places for exactly what pybtex reads."""

import pytest
from bibtexparser.entrypoint import parse_string as parse_with_bibtexparser
from pybtex.database import parse_string as parse_with_pybtex

from monograph.bibliography import load_bibliography
from monograph.bibliography.scanner import DIRECTIVES, scan

VARIED = """% A comment with an = sign, a "quote and a { brace
@string{burp = "Journal of Burps"}
@preamble{ "\\newcommand{\\zorb}{zorb}" }

@ARTICLE{ Alder2031 ,
  author="Alder, {A}nn {"}and{"} more and Birch, Bo",
  Title = {A {nested {title}} with @signs, = and "quotes"},
  journal = burp # { and } # {Hiccups},
  year = 2031
}
@comment{jabref-meta: {databaseType:bibtex;}}
@misc(Paren-1,
  author = {Cedar, C.},
  title  = "Brackets ) in quotes (and {braces }) too",
  year   = {2032},
)
@ misc {Spaced_2,author={Dogwood, D.},title={T},
  year=2033}@misc{SameLine3, author = {Elm, E.}, title = {{}}, year=2034,}
@inproceedings{Talk-4, author = {Fir, F.}, title = {T}, eventtitle = {Day},
  eventdate = {2031-01-02/2031-01-03}, year = 2031}
@dataset{Data5, author = {Fir, F.}, title = {D}, version = {1.2}, Crossref = {Book6}}
@Software{Soft6, author = {Fir, F.}, title = {S}, updated = 2031, crossref = "Book6"}
@proceedings{Book6, editor = {Gorse, G.}, title = {B}, booktitle = {B}, year = 2035, without = {author}}

% The end
"""


def test_the_scanner_sees_the_entries_and_fields_that_pybtex_and_bibtexparser_see() -> None:
    blocks = [block for block in scan(VARIED).blocks if block.kind not in DIRECTIVES]
    with_pybtex = parse_with_pybtex(VARIED, "bibtex").entries
    assert [block.key for block in blocks] == list(with_pybtex)
    for block in blocks:
        entry = with_pybtex[block.key]
        fields = {*(name.lower() for name in entry.fields), *entry.persons}
        assert {field.name for field in block.fields} == fields
        assert block.kind == entry.type
    curly = VARIED.replace("@misc(", "@misc{").replace("2032},\n)", "2032},\n}").replace("@ misc ", "\n@misc")
    with_bibtexparser = parse_with_bibtexparser(curly.replace("@misc{SameLine3", "\n@misc{SameLine3"))
    assert [block.key for block in blocks] == [entry.key for entry in with_bibtexparser.entries]


def test_names_and_values_are_found_letter_by_letter() -> None:
    found = {
        (block.key, VARIED[field.name_span.start : field.name_span.end]): VARIED[
            field.value_span.start : field.value_span.end
        ]
        for block in scan(VARIED).blocks
        for field in block.fields
    }
    assert found["Alder2031", "Title"] == '{A {nested {title}} with @signs, = and "quotes"}'
    assert found["Alder2031", "journal"] == "burp # { and } # {Hiccups}"
    assert found["Alder2031", "year"] == "2031"
    assert found["Paren-1", "title"] == '"Brackets ) in quotes (and {braces }) too"'
    assert found["SameLine3", "year"] == "2034"


def test_what_pybtex_reads_is_what_is_printed() -> None:
    bibliography, findings = load_bibliography(VARIED, "x.bib")
    assert [(finding.place.line, finding.rule) for finding in findings] == [(18, "bib-missing-field")]
    assert bibliography["Alder2031"].container == "Journal of Burps and Hiccups"
    assert bibliography["Paren-1"].title == "Brackets ) in quotes (and braces ) too"


@pytest.mark.parametrize("brackets", ["{}", "()"])
def test_an_entry_inside_a_comment_is_hidden(brackets: str) -> None:
    seen = "@misc{Seen, author = {Alder, A.}, title = {T}, year = 2031}"
    text = f"@comment{brackets[0]}\n@misc{{Hidden, title = {{T}}}}\n{brackets[1]}\n{seen}"
    bibliography, findings = load_bibliography(text, "x.bib")
    assert list(bibliography) == ["Seen"]
    assert findings == ()
