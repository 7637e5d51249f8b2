"""Works as biblatex and reference managers write them. All works are invented."""

import pytest

from monograph.bibliography import load_bibliography
from monograph.findings import Severity

WORKS = {
    "a report of biblatex": (
        "@report{W2031, author = {{Hiccup Agency}}, title = {Burps of the world}, subtitle = {a second look},"
        " date = {2031-04-05}, institution = {Hiccup Agency}, location = {Zorbville}}",
        "Hiccup Agency. Burps of the world: a second look. Zorbville; 2031 Apr 5.",
    ),
    "a thesis for a master's degree": (
        "@thesis{W2031, author = {Alder, Ann}, title = {Burps}, date = {2031}, type = {mathesis},"
        " institution = {University of Zorb}}",
        "Alder A. Burps [master's thesis]. University of Zorb; 2031.",
    ),
    "a thesis": (
        "@thesis{W2031, author = {Alder, Ann}, title = {Burps}, date = {2031}, type = {phdthesis},"
        " institution = {University of Zorb}}",
        "Alder A. Burps [dissertation]. University of Zorb; 2031.",
    ),
    "an article whose date is a range": (
        "@article{W2031, author = {Alder, Ann}, title = {What is it?}, subtitle = {A study},"
        " date = {2031-01-03/2031-02-04}, journaltitle = {Burps}, volume = {3}, issue = {4}, pages = {1--3}}",
        "Alder A. What is it? A study. Burps. 2031 Jan-Feb;3(4):1-3.",
    ),
    "a chapter": (
        "@inbook{W2031, author = {Alder, Ann}, title = {Zorbatine}, booktitle = {Hiccups},"
        " booksubtitle = {a guide}, date = {2031}, publisher = {Burp}}",
        "Alder A. Zorbatine. In: Hiccups: a guide. Burp; 2031.",
    ),
    "a page, electronic for BibTeX of old": (
        "@electronic{W2031, author = {Alder, Ann}, title = {Zorbatine}, date = {2031-03}, urldate = {2031-05-02},"
        " url = {https://zorb.example.org/}}",
        "Alder A. Zorbatine [Internet]. 2031 Mar [cited 2031 May 2].",
    ),
}

OF_MANAGERS = """
@article{First2031, author = {Alder, Ann}, title = {Zorbatine}, journal = {Burps}, year = 2031, keywords = {a, b},
  abstract = {Long.}, file = {:x.pdf:PDF}, langid = {english}, shorttitle = {Z}, eprinttype = {pubmed},
  eprint = {77}, numpages = {12}, pages = {1--12}, bdsk-url-1 = {https://zorb.example.org/},
  mendeley-groups = {Burps}}
@article{Second2031, author = {Birch, Bo}, title = {More}, journal = {Burps}, year = 2031, keywords = {c},
  timestamp = {2031-01-02}, __markedentry = {[x]}, OPTnote = {x}, ALTeditor = {Y}, biburl = {z},
  bibsource = {dblp}, mrnumber = {1}, citeulike-article-id = {2}, chapter = {3}}
"""


@pytest.mark.parametrize(("written", "printed"), WORKS.values(), ids=WORKS)
def test_a_work_of_biblatex_is_printed_as_if_written_in_our_terms(written: str, printed: str) -> None:
    works, findings = load_bibliography(written, "references.bib")
    assert findings == ()
    assert works["W2031"].text == printed


def test_what_reference_managers_keep_for_themselves_is_one_warning_a_file() -> None:
    works, findings = load_bibliography(OF_MANAGERS, "references.bib")
    (finding,) = findings
    assert (finding.rule, finding.severity) == ("bib-field-is-used", Severity.WARNING)
    assert finding.found.startswith("19 fields of reference managers are not used: `keywords`, `abstract`")
    assert finding.place.line == 2
    assert works["First2031"].pmid == "77"
    assert works["First2031"].record.fields["pages"] == "1–12"


def test_any_other_field_is_an_error_with_its_nearest_match() -> None:
    written = "@misc{W2031, author = {Alder, A.}, title = {T}, year = 2031, keywords = {a}, publsher = {Burp}}"
    _, findings = load_bibliography(written, "references.bib")
    assert [finding.rule for finding in findings] == ["bib-field-is-used", "bib-unknown-field"]
    assert findings[1].remedy == "Did you mean `publisher`?"
