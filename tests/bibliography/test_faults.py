"""Every fault of references.bib, and the exact place where it is reported. All works are invented.

The place is marked «so» in the text; the marks are taken out before the text is read.
"""

import pytest

from monograph.bibliography import load_bibliography
from monograph.findings import Finding, Severity

GOOD = "@misc{Good, author = {Alder, Ann}, title = {Zorbatine}, year = 2031, doi = {10.9999/Good}, pmid = 7}\n"
LAST = "\n@misc{Last, author = {Birch, Bo}, title = {Burps}, year = 2032}\n"

FAULTS = {
    "an entry without its closing brace": (
        "bib-syntax",
        "«@misc{B», author = {Alder, A.}, title = {T}, year = 2031",
        "`@misc` `B` is never closed",
        "Add the }",
    ),
    "a value without its closing brace": (
        "bib-syntax",
        "@misc{B,\n  author = {Alder, A.},\n  «title» = {T,\n  year = 2031\n}",
        "the value of `title` in `B` is never closed",
        "Add the }",
    ),
    "a value without its closing quote": (
        "bib-syntax",
        '@misc{B, author = {Alder, A.}, title = "T, year = 2031«}»',
        "BibTeX cannot read `B` from here on: unbalanced braces",
        "a } for every {",
    ),
    "a missing comma": (
        "bib-syntax",
        "@misc{B,\n  author = {Alder, A.}\n  «title» = {T},\n  year = 2031}",
        "a comma is missing before `title`",
        "Put a comma",
    ),
    "a missing equals sign": (
        "bib-syntax",
        "@misc{B, author = {Alder, A.}, title «{»T}, year = 2031}",
        "BibTeX cannot read `B` from here on: '=' expected",
        "name = {value}",
    ),
    "a brace too many": (
        "bib-syntax",
        "@misc{B, author = {Alder, A.}, title = {T}}«,»\n  year = 2031}",
        "this text is outside any entry",
        "has a } too many",
    ),
    "text between entries": ("bib-syntax", "«see below»", "this text is outside any entry", "begins with %"),
    "an entry behind a percent sign is read all the same": (
        "bib-syntax",
        "«%» @misc{B, author = {Alder, A.}, title = {T}, year = 2031}",
        "this text is outside any entry, or in front of one",
        "begins with %",
    ),
    "a comment that never ends": (
        "bib-syntax",
        "«@comment{» zorbatine",
        "`@comment` is never closed",
        "Add the }",
    ),
    "an undefined abbreviation": (
        "bib-undefined-string",
        "@misc{B, author = {Alder, A.}, title = «zorb», year = 2031}",
        "`zorb` is not defined",
        "Put braces around it: {zorb}",
    ),
    "a misspelt month": (
        "bib-undefined-string",
        "@misc{B, author = {Alder, A.}, title = {T}, year = 2031, month = «marc»}",
        "`marc` is not defined",
        "Did you mean `mar`?",
    ),
    "an abbreviation that explodes": (
        "bib-syntax",
        "@string{«zorb» = {" + "z" * 1001 + "}}",
        "`zorb` stands for more than 1000 characters",
        "Write the text out",
    ),
    "a field given twice": (
        "bib-duplicate-field",
        "@misc{B, author = {Alder, A.}, title = {T},\n  year = 2031,\n «Title» = {U}}",
        "`B` has `title` twice",
        "the first is on line 2",
    ),
    "a key used twice": (
        "bib-duplicate-key",
        "@misc{«Good», author = {Alder, A.}, title = {T}, year = 2031}",
        "`Good` is already the key of another entry",
        "the first is on line 1",
    ),
    "keys that differ in capitals": (
        "bib-key",
        "@misc{«good», author = {Alder, A.}, title = {T}, year = 2031}",
        "`good` and `Good` differ only in capitals",
        "the other is on line 1",
    ),
    "a key with a forbidden character": (
        "bib-key",
        "@misc{«Alder:», author = {Alder, A.}, title = {T}, year = 2031}",
        "`Alder:` cannot be a key",
        "A key begins with a letter",
    ),
    "a key that begins with a digit": (
        "bib-key",
        "@misc{«2031Alder», author = {Alder, A.}, title = {T}, year = 2031}",
        "`2031Alder` cannot be a key",
        "A key begins with a letter",
    ),
    "the same DOI in other capitals": (
        "bib-duplicate-work",
        "@misc{B, author = {Alder, A.}, title = {T}, year = 2031,\n  «doi» = {10.9999/GOOD}, pmid = 7}",
        "`B` has the same DOI as `Good`",
        "the other is on line 1",
    ),
    "the same PMID": (
        "bib-duplicate-work",
        "@misc{B, author = {Alder, A.}, title = {T}, year = 2031,\n  «pmid» = {7}}",
        "`B` has the same PMID as `Good`",
        "the other is on line 1",
    ),
    "no year": (
        "bib-missing-field",
        "@misc{«B», author = {Alder, A.}, title = {T}}",
        "`B` has no `year`",
        "in `unseen`",
    ),
    "an empty title": (
        "bib-missing-field",
        "@misc{«B», author = {Alder, A.}, title = {}, year = 2031}",
        "`B` has no `title`",
        "in `unseen`",
    ),
    "nobody responsible": (
        "bib-missing-field",
        "@misc{«B», title = {T}, year = 2031}",
        "`B` has no `author`",
        "Add",
    ),
    "no journal": (
        "bib-missing-field",
        "@article{«B», author = {Alder, A.}, title = {T}, year = 2031}",
        "`B` has no `journal`",
        "Add `journal`",
    ),
    "an unknown type": (
        "bib-unknown-type",
        "«@artcle»{B, author = {Alder, A.}, title = {T}, year = 2031}",
        "`@artcle` is not a type of entry",
        "Did you mean `article`?",
    ),
    "an unknown field": (
        "bib-unknown-field",
        "@misc{B, author = {Alder, A.}, title = {T}, year = 2031,\n  «publsher» = {Burp}}",
        "`publsher` is not a field we know",
        "Did you mean `publisher`?",
    ),
    "an unknown field in unseen": (
        "bib-unknown-field",
        "@misc{B, author = {Alder, A.}, title = {T},\n  unseen = {year, «colour»}}",
        "`colour` is not a field we know",
        "Leave it out",
    ),
    "a field that is not seen, and there": (
        "bib-unseen",
        "@misc{B, author = {Alder, A.}, title = {T}, year = 2031, unseen = {volume, «year»}}",
        "`year` is listed as not seen, and is there",
        "Delete it from `unseen`",
    ),
    "a LaTeX command": (
        "bib-leftover-latex",
        "@misc{B, author = {Alder, A.}, title = {T\\&U «\\zorb»{in vivo}}, year = 2031}",
        "`\\zorb` would be printed as it stands",
        "write the character itself",
    ),
    "a dollar sign": (
        "bib-leftover-latex",
        "@misc{B, author = {Alder, A.}, title = {US«$» 5 and US$ 6}, year = 2031}",
        "`$` would be printed as it stands",
        "write the character itself",
    ),
    "an accent too nested to read": (
        "bib-leftover-latex",
        "@misc{B, author = {Alder, A.}, title = {" + "{" * 40 + "«\\'»e" + "}" * 40 + "}, year = 2031}",
        "`\\'` would be printed as it stands",
        "write the character itself",
    ),
    "names joined by commas": (
        "bib-name",
        "@misc{B, author = «{Alder, A., Birch, B., Cedar, C.}», title = {T}, year = 2031}",
        "has too many commas",
        "Join names with `and`",
    ),
    "names joined by semicolons": (
        "bib-name",
        "@misc{B, author = «{Alder, A.; Birch, B.}», title = {T}, year = 2031}",
        "is not one name",
        "Join names with `and`",
    ),
    "an empty name": (
        "bib-name",
        "@misc{B, author = «{Alder, A. and and Birch, B.}», title = {T}, year = 2031}",
        "a name is empty",
        "`and` once",
    ),
    "a name of a comma only": (
        "bib-name",
        "@misc{B, author = «{Alder, A. and ,}», title = {T}, year = 2031}",
        "a name is empty",
        "Join names with `and`",
    ),
    "a group of a comma only": (
        "bib-name",
        "@misc{B, author = «{Alder, A. and {,}}», title = {T}, year = 2031}",
        "a name is empty",
        "Join names with `and`",
    ),
    "a name of a tie only": (
        "bib-name",
        "@misc{B, author = «{Alder, A. and ~}», title = {T}, year = 2031}",
        "a name is empty",
        "Join names with `and`",
    ),
    "a name of blanks only": (
        "bib-name",
        "@misc{B, author = «{Alder, A. and {\u2003\u2800}}», title = {T}, year = 2031}",
        "a name is empty",
        "Join names with `and`",
    ),
    "a given name alone": (
        "bib-name",
        "@misc{B, author = «{Alder, A. and , Bo}», title = {T}, year = 2031}",
        "the family name is empty in `, Bo`",
        "Join names with `and`",
    ),
    "a given name alone behind a comma in braces": (
        "bib-name",
        "@misc{B, author = «{Alder, A. and {~}, {Bo, Jr}}», title = {T}, year = 2031}",
        "the family name is empty",
        "Join names with `and`",
    ),
    "others and no one else": (
        "bib-name",
        "@misc{B, author = «{others}», title = {T}, year = 2031}",
        "`others` is not a name",
        "behind the last name",
    ),
    "others in the middle": (
        "bib-name",
        "@misc{B, author = «{Alder, A. and others and Birch, B.}», title = {T}, year = 2031}",
        "`others` is not a name",
        "behind the last name",
    ),
    "et al. for others": (
        "bib-name",
        "@misc{B, author = «{Alder, A. and et al.}», title = {T}, year = 2031}",
        "`et al.` is not a name",
        "Write `and others`",
    ),
    "a group without braces": (
        "bib-name",
        "@misc{B, author = «{Institute of Hiccups}», title = {T}, year = 2031}",
        "`Institute of Hiccups` looks like an organisation",
        "braces of its own",
    ),
    "a year that is none": (
        "bib-date",
        "@misc{B, author = {Alder, A.}, title = {T}, year = «{20311}»}",
        "`20311` is not a year",
        "four digits",
    ),
    "a month that is none": (
        "bib-date",
        "@misc{B, author = {Alder, A.}, title = {T}, year = 2031, month = «{Aprll}»}",
        "`Aprll` is not a month",
        "Write jan, feb",
    ),
    "three months": (
        "bib-date",
        "@misc{B, author = {Alder, A.}, title = {T}, year = 2031, month = «{jan-jan-feb}»}",
        "`jan-jan-feb` is not a month",
        "for two in their order",
    ),
    "a month twice": (
        "bib-date",
        "@misc{B, author = {Alder, A.}, title = {T}, year = 2031, month = «{jan-jan}»}",
        "`jan-jan` is not a month",
        "for two in their order",
    ),
    "two months in the wrong order": (
        "bib-date",
        "@misc{B, author = {Alder, A.}, title = {T}, year = 2031, month = «{mar-feb}»}",
        "`mar-feb` is not a month",
        "for two in their order",
    ),
    "a month and a season": (
        "bib-date",
        "@misc{B, author = {Alder, A.}, title = {T}, year = 2031, month = «{jan-spring}»}",
        "`jan-spring` is not a month",
        "for two in their order",
    ),
    "a day that does not exist": (
        "bib-date",
        "@misc{B, author = {Alder, A.}, title = {T}, year = 2031, month = feb, day = «29»}",
        "the month has no day `29`",
        "Give the number of a day",
    ),
    "a day without a month": (
        "bib-date",
        "@misc{B, author = {Alder, A.}, title = {T}, year = 2031, day = «9»}",
        "the month has no day `9`",
        "in `month`",
    ),
    "a reading date that is none": (
        "bib-date",
        "@misc{B, author = {Alder, A.}, title = {T}, year = 2031, urldate = «{2031-02-30}»}",
        "`2031-02-30` is not a date",
        "YYYY-MM-DD",
    ),
    "a DOI with its address": (
        "bib-identifier",
        "@misc{B, author = {Alder, A.}, title = {T}, year = 2031, doi = «{https://doi.org/10.9999/zorb}»}",
        "is not a DOI",
        "Write only `10.9999/zorb`",
    ),
    "a DOI that is none": (
        "bib-identifier",
        "@misc{B, author = {Alder, A.}, title = {T}, year = 2031, doi = «{zorb}»}",
        "`zorb` is not a DOI",
        "looks like",
    ),
    "a DOI with the escape of LaTeX": (
        "bib-identifier",
        "@misc{B, author = {Alder, A.}, title = {T}, year = 2031, doi = «{10.9999/978-3\\_12}»}",
        "is not a DOI",
        "Write only `10.9999/978-3_12`",
    ),
    "a DOI with a character no DOI has, which is not cut short": (
        "bib-identifier",
        "@misc{B, author = {Alder, A.}, title = {T}, year = 2031, doi = «{10.9999/zo^rb}»}",
        "is not a DOI",
        "looks like",
    ),
    "a PMID that is no number": (
        "bib-identifier",
        "@misc{B, author = {Alder, A.}, title = {T}, year = 2031, pmid = «{PMID: 12}»}",
        "`PMID: 12` is not a PubMed number",
        "plain number",
    ),
    "a PMCID without its letters": (
        "bib-identifier",
        "@misc{B, author = {Alder, A.}, title = {T}, year = 2031, pmcid = «4836»}",
        "`4836` is not a PubMed Central number",
        "looks like",
    ),
    "a DOI in an address with escapes": (
        "bib-identifier",
        "@misc{B, author = {Alder, A.}, title = {T}, year = 2031, doi = «{http://dx.doi.org/10.9999%2Fzorb.1}»}",
        "is not a DOI",
        "Write only `10.9999/zorb.1`",
    ),
    "a bare DOI with escapes": (
        "bib-identifier",
        "@misc{B, author = {Alder, A.}, title = {T}, year = 2031, doi = «{10.9999/(zorb)1%3C2::A%3e3.0}»}",
        "is not a DOI",
        "Write only `10.9999/(zorb)1<2::A>3.0`",
    ),
    "a DOI whose escapes stand for what no DOI holds": (
        "bib-identifier",
        "@misc{B, author = {Alder, A.}, title = {T}, year = 2031, doi = «{10.9999/zorb%20see%20page}»}",
        "is not a DOI",
        "looks like",
    ),
    "a DOI with the full stop of its sentence": (
        "bib-identifier",
        "@misc{B, author = {Alder, A.}, title = {T}, year = 2031, doi = «{10.9999/zorb.}»}",
        "`10.9999/zorb.` is not a DOI",
        "Write only `10.9999/zorb`",
    ),
    "the same PMCID in the second of two entries": (
        "bib-duplicate-work",
        "@misc{A, author = {Birch, B.}, title = {T}, year = 2031, pmcid = {PMC9}}\n"
        "@misc{B, author = {Alder, A.}, title = {U}, year = 2031, «pmcid» = {PMC9}}",
        "`B` has the same PMCID as `A`",
        "the other is on line 2",
    ),
    "a date of first day online that is none": (
        "bib-date",
        "@misc{B, author = {Alder, A.}, title = {T}, year = 2031, epubdate = «{5 Jul 2031}»}",
        "`5 Jul 2031` is not a date",
        "YYYY-MM-DD",
    ),
    "a change of a page on no day": (
        "bib-date",
        "@misc{B, author = {Alder, A.}, title = {T}, year = 2031, updated = «{2031-13}»}",
        "`2031-13` is not a date",
        "YYYY-MM",
    ),
    "a meeting that ends before it begins": (
        "bib-date",
        "@misc{B, author = {Alder, A.}, title = {T}, year = 2031, eventdate = «{2031-05-06/2031-05-03}»}",
        "`2031-05-06/2031-05-03` is not a date",
        "the first and the last day",
    ),
    "a state of publication that is none": (
        "bib-pubstate",
        "@misc{B, author = {Alder, A.}, title = {T}, year = 2031, pubstate = «{in press}»}",
        "`in press` is no state of publication",
        "Did you mean `inpress`?",
    ),
    "a work without an author that has one": (
        "bib-unseen",
        "@misc{B, author = {Alder, A.}, title = {T}, year = 2031, without = {«author»}}",
        "`author` is listed as what the work does not have, and is there",
        "Delete it from `without`",
    ),
    "a work said to be without a volume": (
        "bib-unseen",
        "@misc{B, title = {T}, year = 2031, without = {author, «volume»}}",
        "no reference says that a work is without `volume`",
        "Only author and year",
    ),
    "an unknown field in without": (
        "bib-unknown-field",
        "@misc{B, title = {T}, year = 2031, without = {author, «colour»}}",
        "`colour` is not a field we know",
        "Leave it out",
    ),
    "a field of biblatex that contradicts ours": (
        "bib-unknown-field",
        "@misc{B, author = {Alder, A.}, title = {T}, year = 2031, address = {Zorbville}, «location» = {Burpton}}",
        "`location` is not a field we know",
        "It is another name for `address`, which says something else here",
    ),
    "a date that is none": (
        "bib-date",
        "@misc{B, author = {Alder, A.}, title = {T}, date = «{2031-13}»}",
        "`2031-13` is not a date",
        "Write YYYY-MM-DD",
    ),
    "a date of another year": (
        "bib-date",
        "@misc{B, author = {Alder, A.}, title = {T}, year = 2031, date = «{2032-01}»}",
        "`date` is 2032-01, and `year` is 2031",
        "Keep the one",
    ),
    "a paper that is nowhere": (
        "bib-missing-field",
        "@inproceedings{«B», author = {Alder, A.}, title = {T}, year = 2031}",
        "`B` has no `booktitle`",
        "Add `booktitle`",
    ),
    "a crossref to nothing": (
        "bib-crossref",
        "@book{Book, editor = {Alder, A.}, title = {T}, booktitle = {T}, year = 2031}\n"
        "@misc{B, author = {Birch, B.}, title = {U}, crossref = {Book}, year = 2031}\n"
        "@misc{C, author = {Birch, B.}, title = {V}, year = 2031, crossref = «{Bok}»}",
        "there is no entry `Bok` to take fields from",
        "Did you mean `Book`?",
    ),
    "a crossref to the entry itself": (
        "bib-crossref",
        "@misc{B, author = {Birch, B.}, title = {U}, year = 2031, crossref = «{B}»}",
        "`B` takes fields from itself: B → B",
        "Delete one",
    ),
    "a circle of crossrefs": (
        "bib-crossref",
        "@misc{B, author = {Birch, B.}, title = {U}, year = 2031, crossref = «{C}»}\n"
        "@misc{C, author = {Birch, B.}, title = {V}, year = 2031, crossref = {D}}\n"
        "@misc{D, author = {Birch, B.}, title = {W}, year = 2031, crossref = {B}}",
        "`B` takes fields from itself: B → C → D → B",
        "Delete one",
    ),
    "a chain of crossrefs": (
        "bib-crossref",
        "@misc{B, author = {Birch, B.}, title = {U}, year = 2031, crossref = {D}}\n"
        "@misc{C, author = {Birch, B.}, title = {V}, year = 2031, crossref = «{B}»}\n"
        "@misc{D, author = {Birch, B.}, title = {W}, year = 2031}",
        "`B`, from which `C` takes fields, takes some from `D`",
        "one step only",
    ),
    "UTF-8 read as Windows-1252": (
        "bib-encoding",
        "@misc{B, author = {Björk, Å. and Bj«Ã¶»rk, {\\O}.}, title = {T}, year = 2031}",
        "`BjÃ¶rk` was UTF-8",
        "Write `Björk`",
    ),
    "an address that no browser opens": (
        "bib-url",
        "@misc{B, author = {Alder, A.}, title = {T}, year = 2031, url = «{javascript:alert(1)}»}",
        "the address is neither http nor https",
        "own address",
    ),
    "an address that stops a MkDocs build": (
        "bib-url",
        "@misc{B, author = {Alder, A.}, title = {T}, year = 2031, url = «{https://[zz/}»}",
        "the address holds a space or another character",
        "Copy the address",
    ),
    "an address with a space": (
        "bib-url",
        "@misc{B, author = {Alder, A.}, title = {T}, year = 2031, url = «{https://zorb.example.org/a b}»}",
        "the address holds a space or another character",
        "%20",
    ),
    "an address with an impossible port": (
        "bib-url",
        "@misc{B, author = {Alder, A.}, title = {T}, year = 2031, url = «{https://zorb.example.org:99999/}»}",
        "the address cannot be read",
        "Copy the address",
    ),
    "an address without a site": (
        "bib-url",
        "@misc{B, author = {Alder, A.}, title = {T}, year = 2031, url = «{https:///zorb}»}",
        "the address names no web site",
        "own address",
    ),
    "an address with a password": (
        "bib-url",
        "@misc{B, author = {Alder, A.}, title = {T}, year = 2031, url = «{https://a:b@zorb.example.org/}»}",
        "the address names no web site",
        "own address",
    ),
}


WARNINGS = {
    "the same work without an identifier": (
        "bib-duplicate-work",
        "@article{A, author = {Björk, Åsa}, title = {The {ZORB} trial: hats, again}, journal = {J}, year = 2031}\n"
        "@article{«B», author = {Bjork, A.}, title = {The Zorb Trial. Hats again}, journal = {K}, year = 2031,\n"
        "  doi = {10.9999/b}}",
        "`B` has the title, year and first author of `A`",
        "the other is on line 2",
    ),
    "the same page under two keys": (
        "bib-duplicate-work",
        "@online{A, organization = {Hat Net}, title = {Hats}, year = 2031, url = {http://www.hats.example.org/},"
        " unseen = {urldate}}\n"
        "@online{«B», organization = {Hat Net}, title = {Hats}, year = 2031, url = {https://hats.example.org},"
        " unseen = {urldate}}",
        "`B` has the title, year and first author of `A`",
        "add what tells the two apart",
    ),
    "a key that ends in another year": (
        "bib-key",
        "@misc{Birch2031b, author = {Birch, B.}, title = {T}, year = 2031}\n"
        "@misc{«Birch2032a», author = {Birch, B.}, title = {U}, year = 2031}",
        "`Birch2032a` ends in 2032, and its year is 2031",
        "Rename it here and where it is cited",
    ),
    "the year after, though the volume is known": (
        "bib-key",
        "@article{«Birch2032», author = {Birch, B.}, title = {T}, journal = {J}, year = 2031, volume = 4}",
        "`Birch2032` ends in 2032, and its year is 2031",
        "correct `year`",
    ),
}

TABLE = {
    **{name: (*fault, Severity.ERROR) for name, fault in FAULTS.items()},
    **{name: (*fault, Severity.WARNING) for name, fault in WARNINGS.items()},
}


@pytest.mark.parametrize(("rule", "text", "found", "remedy", "severity"), TABLE.values(), ids=TABLE)
def test_a_fault_is_reported_once_at_its_place(
    rule: str, text: str, found: str, remedy: str, severity: Severity
) -> None:
    marked = GOOD + text + LAST
    start, end = marked.index("«"), marked.index("»") - 1
    clean = marked.replace("«", "").replace("»", "")
    bibliography, findings = load_bibliography(clean, "references.bib")
    assert [finding.rule for finding in findings] == [rule]
    (finding,) = findings
    assert finding.severity is severity
    assert found in finding.found
    assert remedy in finding.remedy
    line = clean.count("\n", 0, start)
    assert finding.place.file == "references.bib"
    assert (finding.place.line, finding.place.column) == (line + 1, start - clean.rfind("\n", 0, start))
    assert finding.place.width == end - start
    assert finding.place.text == clean.split("\n")[line]
    assert {"Good", "Last"} <= set(bibliography)


@pytest.mark.parametrize(
    "character",
    [
        "\x00",
        "\x07",
        "\x1b",
        "\r",
        "\x0b",
        "\x0c",
        "\x7f",
        "\x85",
        "\u2028",
        "\u2029",
        "\u202e",
        "\u061c",
        "\u115f",
        "\u180e",
        "\u200b",
        "\u3164",
        "\ue000",
        "\uf8ff",
        "\ud800",
        "\ufeff",
    ],
    ids=ascii,
)
def test_a_character_nobody_sees_is_reported_and_goes_no_further(character: str) -> None:
    title = f"Zor{character}batine{character}"
    text = f"{GOOD}@misc{{B, author = {{Birch, B.}},\n  title = {{{title}}}, year = 2031}}"
    bibliography, findings = load_bibliography(text, "references.bib")
    assert [(finding.rule, finding.place.line, finding.place.column) for finding in findings] == [
        ("bib-encoding", 3, 15)
    ]
    assert findings[0].place.text == "  title = {Zor\ufffdbatine\ufffd}, year = 2031}"
    assert f"U+{ord(character):04X}" in findings[0].found
    assert bibliography["B"].title == "Zor batine"


def test_windows_line_ends_and_a_byte_order_mark_are_no_fault() -> None:
    text = "\ufeff" + (GOOD + "@misc{B,\n  author = {Alder, A.}, title = {T}\n}\n").replace("\n", "\r\n")
    _, findings = load_bibliography(text, "references.bib")
    assert [str(finding.place) for finding in findings] == ["references.bib:2:7"]
    assert findings[0].place.text == "@misc{B,"


def test_all_faults_are_reported_together_and_in_order() -> None:
    text = (
        f"{GOOD}@misc{{B, author = {{Alder, A.}}, title = {{T}}, year = 31, doi = {{x}}}}\n"
        "@misc{C, author = {Alder, A.}, title = {T\n@misc{D, author = {Alder, A.}, titel = {T}, year = 2031}"
    )
    bibliography, findings = load_bibliography(text, "references.bib")
    assert [(finding.place.line, finding.rule) for finding in findings] == [
        (2, "bib-date"),
        (2, "bib-identifier"),
        (3, "bib-syntax"),
        (4, "bib-unknown-field"),  # a title under another name is not missing besides
    ]
    assert list(bibliography) == ["Good", "B", "C", "D"]
    assert bibliography["B"].doi is None


def test_of_a_repeated_key_the_first_entry_counts() -> None:
    text = GOOD + "@misc{Good, author = {Birch, B.}, title = {Other}, year = 2032}"
    assert load_bibliography(text, "x.bib")[0]["Good"].title == "Zorbatine"


def test_a_fault_is_printed_without_a_traceback_after_an_error_in_pybtex() -> None:
    import pybtex.errors

    load_bibliography("@misc{B, author = {a, b, c, d}, title = zorb, year", "x.bib")
    assert pybtex.errors.captured_errors is None
    assert pybtex.errors.error_code == 0


def test_fields_nobody_has_seen_are_no_finding() -> None:
    text = GOOD + "@article{B, doi = {10.9999/b}, unseen = {Author,title ,journal, year, volume, pmid}}"
    findings: tuple[Finding, ...] = load_bibliography(text, "x.bib")[1]
    assert findings == ()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("type = {letter}, pages = 4", "type = {reply}, pages = 4"),
        ("pages = {4--9}", "pages = {10--12}"),
        ("doi = {10.9999/a}", "doi = {10.9999/b}"),
        ("volume = 1", "volume = 2"),
        ("url = {https://hats.example.org/a}", "url = {https://hats.example.org/b}"),
        ("note = {A}", "author = {Birch, B.}"),
        ("note = {A}", "year = 2032"),
        ("title = {[Record]}", "title = {[Record]}"),
    ],
)
def test_works_that_something_tells_apart_are_two(first: str, second: str) -> None:
    usual = {"author": "{Alder, A.}", "title": "{T}", "year": "2031"}
    entries = []
    for key, fields in (("A", first), ("B", second)):
        rest = ", ".join(f"{name} = {value}" for name, value in usual.items() if name not in fields)
        entries.append(f"@article{{{key}, {fields}, {rest}, journal = {{J}}}}")
    assert load_bibliography("\n".join(entries), "x.bib")[1] == ()


@pytest.mark.parametrize(
    ("key", "fields"),
    [
        ("Weld2031", "year = 2031, volume = 1"),
        ("Weld2031a", "year = 2031, volume = 1"),
        ("Weld2032", "year = 2031, unseen = {volume}"),
        ("Weld2030", "year = 2031, volume = 1, epubdate = {2030-12-24}"),
        ("Weld2032", "volume = 1, unseen = {year}"),
        ("WeldPMC3002031", "year = 2033, volume = 1"),
        ("Weld2032protocol", "year = 2031, volume = 1"),
        ("WeldHG1042", "year = 2031, volume = 1"),
    ],
)
def test_a_key_may_end_in_other_figures_than_the_year(key: str, fields: str) -> None:
    text = f"{GOOD}@article{{{key}, author = {{Weld, W.}}, title = {{T}}, journal = {{J}}, {fields}}}"
    assert load_bibliography(text, "x.bib")[1] == ()
