"""How works of every kind are printed. All of them are invented."""

import pytest

from monograph.bibliography import load_bibliography, with_identifiers
from monograph.findings import Severity

# "…" stands for the fields that do not matter.
REST = "title = {T}, journal = {J}, year = 2031"

WORKS = {
    "six authors and no more are all listed": (
        """@article{A, author = {Alder, Ann and Birch, Bo B. and Cedar, Cy and Dogwood, Di and Elm, Ed and
        Fir, Flo}, title = {Zorbatine for hiccups}, journal = {Journal of Hiccups},
        year = 2031, volume = 4, number = 2, pages = {120--129}}""",
        "Alder A, Birch BB, Cedar C, Dogwood D, Elm E, Fir F. Zorbatine for hiccups. "
        "Journal of Hiccups. 2031;4(2):120-9.",
    ),
    "of seven authors six are listed": (
        """@article{A, author = {Alder, A. and Birch, B. and Cedar, C. and Dogwood, D. and Elm, E. and
        Fir, F. and Gorse, G.}, …}""",
        "Alder A, Birch B, Cedar C, Dogwood D, Elm E, Fir F, et al. T. J. 2031.",
    ),
    "and others is et al.": (
        "@article{A, author = {Alder, A. and others}, …}",
        "Alder A, et al. T. J. 2031.",
    ),
    "a group follows people after a semicolon": (
        """@article{A, author = {Alder, A. and Birch, B. and {Zorbatine and Hiccups Study Group}}, …}""",
        "Alder A, Birch B; Zorbatine and Hiccups Study Group. T. J. 2031.",
    ),
    "a group is cut off with the seventh author": (
        """@article{A, author = {Alder, A. and Birch, B. and Cedar, C. and Dogwood, D. and Elm, E. and
        Fir, F. and Gorse, G. and {Zorbatine Study Group}}, …}""",
        "Alder A, Birch B, Cedar C, Dogwood D, Elm E, Fir F, et al. T. J. 2031.",
    ),
    "a group that comes first is printed first": (
        "@article{A, author = {{Zorbatine Study Group} and Alder, A. and Birch, B.}, …}",
        "Zorbatine Study Group; Alder A, Birch B. T. J. 2031.",
    ),
    "a group between people stays where it stands": (
        "@article{A, author = {Alder, A. and {Zorbatine Study Group} and {Hum Group} and Birch, B.}, …}",
        "Alder A; Zorbatine Study Group; Hum Group; Birch B. T. J. 2031.",
    ),
    "a group that comes first is not lost behind et al.": (
        """@article{A, author = {{Zorbatine Study Group} and Alder, A. and Birch, B. and Cedar, C. and
        Dogwood, D. and Elm, E. and Fir, F. and Gorse, G.}, …}""",
        "Zorbatine Study Group; Alder A, Birch B, Cedar C, Dogwood D, Elm E, Fir F, et al. T. J. 2031.",
    ),
    "a group that comes first has others behind it": (
        "@article{A, author = {{Zorbatine Study Group} and Alder, A. and others}, …}",
        "Zorbatine Study Group; Alder A, et al. T. J. 2031.",
    ),
    "et al. follows a group after a semicolon": (
        "@article{A, author = {Alder, A. and {Zorbatine Study Group} and others}, …}",
        "Alder A; Zorbatine Study Group; et al. T. J. 2031.",
    ),
    "a group may be the only author": (
        "@article{A, author = {{Institute of Hiccups, Southern Branch}}, …}",
        "Institute of Hiccups, Southern Branch. T. J. 2031.",
    ),
    "particles stay with the family name": (
        """@article{A, author = {van der Alder, B. and de Birch, M. and Van Cedar, P. and Al Elm, T. and
        O'Fir, C.}, …}""",
        "van der Alder B, de Birch M, Van Cedar P, Al Elm T, O'Fir C. T. J. 2031.",
    ),
    "ranks follow the initials": (
        """@article{A, author = {Alder, Jr, Robert H. and Birch, III, Sam and Cedar Jr., Tom}, …}""",
        "Alder RH Jr, Birch S 3rd, Cedar T Jr. T. J. 2031.",
    ),
    "a numeral is a rank in capitals only": (
        """@article{A, author = {Alder II, Ann and Birch Ii, Bo}, …}""",
        "Alder A 2nd, Birch Ii B. T. J. 2031.",
    ),
    "hyphenated given names give two initials, and no one has more": (
        """@article{A, author = {Alder, Io-Hwee Amy and Birch, Yo-Ichi and Cedar, J.-P. and
        Dogwood-Elm, Jia Ying}, …}""",
        "Alder IH, Birch YI, Cedar JP, Dogwood-Elm JY. T. J. 2031.",
    ),
    "initials may be written without full stops": (
        "@article{A, author = {Alder, K J and Birch, KJ and Cedar, K.J.}, …}",
        "Alder KJ, Birch KJ, Cedar KJ. T. J. 2031.",
    ),
    "names may be written the other way round": (
        "@article{A, author = {Robert H. Alder and Ludwig van Birch}, …}",
        "Alder RH, van Birch L. T. J. 2031.",
    ),
    "letters of every alphabet are kept": (
        """@article{A, author = {Björk, Åsa and Kuźma, Łucja and Ñandú, Érico},
        title = {µ-zorbatine, 5 × 10⁹}, journal = {J}, year = 2031}""",
        "Björk Å, Kuźma Ł, Ñandú É. µ-zorbatine, 5 × 10⁹. J. 2031.",
    ),
    "LaTeX accents and an escaped ampersand are decoded": (
        r"""@article{A, author = {Bj{\"o}rk, {\'E}ric}, title = {Hiccups \& burps in 50\% of 30%},
        journal = {Hiccup \& Burp}, year = 2031}""",
        "Björk É. Hiccups & burps in 50% of 30%. Hiccup & Burp. 2031.",
    ),
    "a circumflex is decoded": (
        r"""@article{A, author = {Alder, A.}, title = {10\textasciicircum{}9 \& 10\textasciicircum 8 in {\'E}lan},
        journal = {J}, year = 2031}""",
        "Alder A. 10^9 & 10^8 in Élan. J. 2031.",
    ),
    "a bare percent sign hides nothing": (
        r"@article{A, author = {Alder, A.}, title = {Fewer by 30 % in Z\"urich}, journal = {J}, year = 2031}",
        "Alder A. Fewer by 30 % in Zürich. J. 2031.",
    ),
    "braces that protect capitals are dropped": (
        "@article{A, author = {Alder, A.}, title = {The {ZORB} {t{r}i}al}, journal = {J}, year = 2031}",
        "Alder A. The ZORB trial. J. 2031.",
    ),
    "a question mark ends a title": (
        "@article{A, author = {Alder, A.}, title = {Does zorbatine work?}, journal = {J}, year = 2031}",
        "Alder A. Does zorbatine work? J. 2031.",
    ),
    "a full stop is not doubled": (
        "@article{A, author = {Alder, A.}, title = {It does.}, journal = {Ann. Hiccups.}, year = 2031}",
        "Alder A. It does. Ann Hiccups. 2031.",
    ),
    "the short name of a journal is printed": (
        """@article{A, author = {Alder, A.}, title = {T}, journal = {Annals of Hiccups},
        shortjournal = {Ann Hiccups}, year = 2031, month = apr, day = 09, volume = 86, number = 16,
        pages = {1474--1481}}""",
        "Alder A. T. Ann Hiccups. 2031 Apr 9;86(16):1474-81.",
    ),
    "a double month and a double issue": (
        """@article{A, author = {Alder, A.}, …, month = {jan-feb}, volume = 16,
        number = {5--6}, pages = {470}}""",
        "Alder A. T. J. 2031 Jan-Feb;16(5-6):470.",
    ),
    "two seasons, and an issue over the turn of the year": (
        "@article{A, author = {Alder, A.}, …, month = {winter/spring}}\n"
        "@article{B, author = {Birch, B.}, …, month = {Dec-Jan}}",
        "Alder A. T. J. 2031 Winter-Spring.",
    ),
    "a part of a volume": (
        """@article{A, author = {Alder, A.}, …, volume = 126, number = {Pt 4},
        pages = {965-973}}""",
        "Alder A. T. J. 2031;126(Pt 4):965-73.",
    ),
    "a supplement of a volume": (
        """@article{A, author = {Alder, A.}, …, volume = 160,
        number = {Suppl 1}, pages = {S57--S63}}""",
        "Alder A. T. J. 2031;160 Suppl 1:S57-63.",
    ),
    "a supplement of an issue": (
        """@article{A, author = {Alder, A.}, …, volume = 44,
        number = {11 Suppl 9}, pages = {E1453--E1468}}""",
        "Alder A. T. J. 2031;44(11 Suppl 9):E1453-68.",
    ),
    "an article number, and an issue without a volume": (
        """@article{A, author = {Alder, A.}, …, number = 4,
        pages = {CD009999}}""",
        "Alder A. T. J. 2031;(4):CD009999.",
    ),
    "pages only": (
        "@article{A, author = {Alder, A.}, …, pages = {99--101, 105--105a}}",
        "Alder A. T. J. 2031:99-101, 105-105a.",
    ),
    "what no one has seen is named": (
        """@article{A, title = {T}, pages = {42--48}, unseen = {author, journal, year, volume, number}}""",
        "[author not seen]. T. [journal not seen]. [year not seen]:42-8 [volume and issue not seen].",
    ),
    "not even the title": (
        "@article{A, author = {Alder, A.}, journal = {J}, year = 2031, unseen = {title, volume, number}}",
        "Alder A. [title not seen]. J. 2031 [volume and issue not seen].",
    ),
    "a book": (
        """@book{A, author = {Alder, Ann}, title = {Hiccups}, edition = 2, address = {Zorbville},
        publisher = {Burp and Sons}, year = 2031, pages = 300, series = {Small noises}, volume = 3}""",
        "Alder A. Hiccups. 2nd ed. Zorbville: Burp and Sons; 2031. 300 p. (Small noises; vol. 3).",
    ),
    "a book with a number in its series": (
        """@book{A, author = {Alder, Ann}, title = {Hiccups}, edition = 13, publisher = {Burp}, year = 2031,
        series = {Small noises}, number = 17}""",
        "Alder A. Hiccups. 13th ed. Burp; 2031. (Small noises; no. 17).",
    ),
    "a volume of a book without a series": (
        """@book{A, author = {Alder, Ann}, title = {Hiccups}, edition = 2, address = {Zorbville},
        publisher = {Burp}, year = 2031, volume = 305}""",
        "Alder A. Hiccups. Vol. 305. 2nd ed. Zorbville: Burp; 2031.",
    ),
    "a book with editors only": (
        """@book{A, editor = {Alder, Ann and Birch, Bo}, title = {Hiccups}, edition = {Revised},
        publisher = {Burp and Sons}, year = 2031}""",
        "Alder A, Birch B, editors. Hiccups. Revised ed. Burp and Sons; 2031.",
    ),
    "a chapter": (
        """@incollection{A, author = {Alder, Ann}, title = {Causes}, editor = {Birch, Bo},
        booktitle = {Hiccups}, edition = 11, address = {Zorbville}, publisher = {Burp}, year = 2031,
        pages = {93--113}}""",
        "Alder A. Causes. In: Birch B, editor. Hiccups. 11th ed. Zorbville: Burp; 2031. p. 93-113.",
    ),
    "a paper at a meeting": (
        """@inproceedings{A, author = {Alder, Ann}, title = {Causes},
        booktitle = {Proceedings of the 4th Hiccup Day}, publisher = {Burp}, year = 2031, month = may,
        pages = {182--191}}""",
        "Alder A. Causes. In: Proceedings of the 4th Hiccup Day. Burp; 2031 May. p. 182-91.",
    ),
    "a report": (
        """@techreport{A, author = {{Hiccup Unit (ZZ)}}, title = {Care of hiccups},
        institution = {Institute of Burps}, number = {HG42}, year = 2031, month = feb, day = 24}""",
        "Hiccup Unit (ZZ). Care of hiccups. Institute of Burps; 2031 Feb 24. Report No.: HG42.",
    ),
    "a report whose author is the institution, in braces": (
        """@techreport{A, author = {{Institute of Burps}}, title = {Care of hiccups},
        institution = {Institute of Burps}, address = {Zorbville}, year = 2031}""",
        "Institute of Burps. Care of hiccups. Zorbville; 2031.",
    ),
    "a report whose author is the institution": (
        "@techreport{A, title = {Care of hiccups}, institution = {Institute of Burps}, year = 2031}",
        "Institute of Burps. Care of hiccups. 2031.",
    ),
    "a dissertation": (
        """@phdthesis{A, author = {Alder, Ann}, title = {On hiccups}, address = {Zorbville},
        school = {Zorb University}, year = 2031}""",
        "Alder A. On hiccups [dissertation]. Zorbville: Zorb University; 2031.",
    ),
    "a master's thesis": (
        "@mastersthesis{A, author = {Alder, Ann}, title = {On burps}, school = {Zorb College}, year = 2031}",
        "Alder A. On burps [master's thesis]. Zorb College; 2031.",
    ),
    "an unpublished manuscript": (
        "@unpublished{A, author = {Alder, Ann}, title = {More on burps}, year = 2031}",
        "Alder A. More on burps [unpublished]. 2031.",
    ),
    "a web page": (
        """@online{A, author = {Alder, Ann}, title = {All about zorbatine},
        publisher = {Hiccup Society}, year = 2031, urldate = {2031-11-03}, url = {https://hiccups.example.org/zorbatine}}""",
        "Alder A. All about zorbatine [Internet]. Hiccup Society; 2031 [cited 2031 Nov 3].",
    ),
    "a register record": (
        """@online{A, organization = {Register of Hiccup Trials}, number = {RHT0042},
        unseen = {title, year, urldate}, url = {https://trials.example.org/RHT0042}}""",
        "Register of Hiccup Trials [Internet]. Identifier RHT0042, [title not seen]; [year not seen].",
    ),
    "anything else": (
        """@misc{A, organization = {Hiccup Society}, title = {Zorbatine leaflet},
        howpublished = {Package leaflet}, address = {Zorbville}, year = 2031}""",
        "Hiccup Society. Zorbatine leaflet. Package leaflet. Zorbville; 2031.",
    ),
}


@pytest.mark.parametrize(("entry", "printed"), WORKS.values(), ids=WORKS)
def test_a_work_is_printed_as_nlm_prints_it(entry: str, printed: str) -> None:
    bibliography, findings = load_bibliography(entry.replace("…", REST), "references.bib")
    assert findings == ()
    assert bibliography["A"].text == printed


@pytest.mark.parametrize(
    ("pages", "printed"),
    [
        ("1474--1481", "1474-81"),
        ("284-289", "284-9"),
        ("100–101", "100-1"),
        ("99--103", "99-103"),
        ("1474--81", "1474-81"),
        ("S57--63", "S57-63"),
        ("e1--e12", "e1-12"),
        ("A5--B7", "A5-B7"),
        ("7--7", "7"),
        ("e803--e803", "e803"),
        ("iii--v", "iii-v"),
        ("e16264", "e16264"),
        ("12A--15A", "12A-15A"),
        ("1--3--5", "1-3-5"),
    ],
)
def test_pages_lose_the_digits_that_repeat(pages: str, printed: str) -> None:
    entry = f"@article{{A, author = {{Alder, A.}}, {REST}, pages = {{{pages}}}}}"
    assert load_bibliography(entry, "x.bib")[0]["A"].text.endswith(f" 2031:{printed}.")


@pytest.mark.parametrize(
    ("fields", "short"),
    [
        ("author = {van Alder, Ann and Birch, Bo}, year = 2031", "van Alder 2031"),
        ("author = {{Hiccup Group}}, year = 2031", "Hiccup Group 2031"),
        ("author = {{Institute of Very Long Names}}, shortauthor = {IVLN}, year = 2031", "IVLN 2031"),
        ("editor = {Alder, Ann}, year = 2031", "Alder 2031"),
        ("organization = {Register of Hiccups}, year = 2031", "Register of Hiccups 2031"),
        ("author = {Alder, Ann}, unseen = {year}", "Alder [year not seen]"),
        ("unseen = {author, year}", "[author not seen] [year not seen]"),
    ],
)
def test_running_text_names_a_work_by_author_and_year(fields: str, short: str) -> None:
    bibliography, findings = load_bibliography(f"@misc{{A, title = {{T}}, {fields}}}", "x.bib")
    assert findings == ()
    assert bibliography["A"].short == short


def test_a_reference_holds_what_pages_and_exports_need() -> None:
    text = """
@misc{First, author = {Alder, A.}, title = {T}, year = 2030}
@Article{Second,
  author = {Birch, Bo and {Hiccup Group}}, title = {{ZORB} <b>& "burps"</b>}, journal = {Annals of Hiccups},
  shortjournal = {Ann Hiccups}, year = 2031, note = {Invented}, doi = {10.9999/Zorb(1)<2>;3},
}
"""
    bibliography, findings = load_bibliography(text, "references.bib")
    second = bibliography["Second"]
    assert findings == ()
    assert list(bibliography) == ["First", "Second"]
    assert (second.kind, second.year, second.container, second.note) == (
        "article",
        "2031",
        "Annals of Hiccups",
        "Invented",
    )
    assert second.authors == ("Birch B", "Hiccup Group")
    assert second.title == 'ZORB <b>& "burps"</b>'
    assert second.html == (
        "Birch B; Hiccup Group. ZORB &lt;b&gt;&amp; &quot;burps&quot;&lt;/b&gt;. Ann Hiccups. 2031."
    )
    assert second.links[0].url == "https://doi.org/10.9999/Zorb(1)%3C2%3E;3"
    assert (second.place.line, second.place.column, second.place.width) == (3, 10, 6)
    assert second.place.text == "@Article{Second,"


def test_links_lead_to_every_identifier_once() -> None:
    text = """@misc{A, author = {Alder, A.}, title = {T}, year = 2031, doi = {10.9999/zorb}, pmid = 99999999,
    pmcid = {PMC9999999}, url = {https://www.ncbi.nlm.nih.gov/pmc/articles/PMC9999999/}}
    @online{B, author = {Birch, B.}, title = {T}, year = 2031, url = {https://www.hiccups.example.org/a?b=1}}
    @online{C, author = {Cedar, C.}, title = {T}, year = 2031, url = {https://clinicaltrials.gov/study/NCT99999999}}"""
    bibliography, _ = load_bibliography(text, "x.bib")
    assert [(link.label, link.text, link.url) for key in "ABC" for link in bibliography[key].links] == [
        ("DOI", "10.9999/zorb", "https://doi.org/10.9999/zorb"),
        ("PubMed", "99999999", "https://pubmed.ncbi.nlm.nih.gov/99999999/"),
        ("PubMed Central", "PMC9999999", "https://pmc.ncbi.nlm.nih.gov/articles/PMC9999999/"),
        ("Web page", "hiccups.example.org", "https://www.hiccups.example.org/a?b=1"),
        ("ClinicalTrials.gov", "NCT99999999", "https://clinicaltrials.gov/study/NCT99999999"),
    ]


def test_a_bibliography_cannot_be_changed() -> None:
    bibliography, _ = load_bibliography("@misc{A, author = {Alder, A.}, title = {T}, year = 2031}", "x.bib")
    with pytest.raises(TypeError):
        bibliography["B"] = bibliography["A"]  # type: ignore[index]
    with pytest.raises(AttributeError):
        bibliography["A"].title = "Another"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Am. J. Hum.", "Am J Hum"),
        ("Proc. Natl. Acad. Hum. U.S.A.", "Proc Natl Acad Hum USA"),
        ("Lancet Hum.", "Lancet Hum"),
        ("J. Hum", "J Hum"),
        ("Journal of the Zorb Society. Series B", "Journal of the Zorb Society. Series B"),
        ("Burps", "Burps"),
    ],
)
def test_full_stops_leave_abbreviated_names_of_journals(typed: str, printed: str) -> None:
    work = f"@article{{A, author = {{Alder, A.}}, title = {{T}}, journal = {{{typed}}}, year = 2031}}"
    works, _ = load_bibliography(work, "references.bib")
    assert works["A"].text == f"Alder A. T. {printed}. 2031."


def test_a_page_without_the_day_of_reading_prints_its_address_and_is_a_warning() -> None:
    work = "@online{A, author = {Alder, A.}, title = {T}, year = 2031, url = {https://zorb.example.org/x}%s}"
    works, (finding,) = load_bibliography(work % "", "references.bib")
    assert (
        with_identifiers(works["A"]) == "Alder A. T [Internet]. 2031. Available from: https://zorb.example.org/x"
    )
    assert (finding.rule, finding.severity) == ("bib-web-page-is-dated", Severity.WARNING)
    assert load_bibliography(work % ", unseen = {urldate}", "references.bib")[1] == ()
