"""Invented works for the tests of exports: one of every kind with every field, and words that break formats."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from monograph.bibliography import Contributor, Contributors, Record, Reference, load_bibliography
from monograph.bibliography.kinds import FIELDS, REQUIRED

_VALUES = {
    "author": "van der Alder, Jr, Ann B. and Birch, Éric and Cedar and {Humming, Hats and Drums Group} and others",
    "editor": "de la Dogwood, Di and {Zorbatine Institute}",
    "title": "Zorbatine in {HARROW} syndrome: a Trial of {mRNA} & hats",
    "pages": "S57--S63",
    "year": "2031",
    "month": "apr",
    "day": "{9}",
    "doi": "{10.9999/zorb_(1)<a>;2-b%c}",
    "pmid": "{77}",
    "pmcid": "{PMC88}",
    "url": "{https://zorb.example.org/a_b?c=%20d&e=1~f#g}",
    "urldate": "{2032-11-03}",
    "isbn": "{978-0-00-000000-2}",
    "issn": "{1234-567X}",
    "note": "Read on a copy; 50 % of it",
    "epubdate": "2031-02-01",
    "eventdate": "2030-05-01/2030-05-03",
    "pubstate": "aheadofprint",
    "updated": "2032-06",
}


def _written(name: str, kind: str) -> str:
    value = _VALUES.get(name, f"The {name} of this {kind}")
    return value if name in {"month", "year"} or value.startswith("{") else f"{{{value}}}"


def _entry(kind: str) -> str:
    fields = ",\n".join(
        f"  {name} = {_written(name, kind)}" for name in sorted(set(FIELDS) - {"unseen", "without", "crossref"})
    )
    return f"@{kind}{{Whole{kind.capitalize()},\n{fields},\n  unseen = {{edited, translated}}\n}}\n"


def works(text: str) -> tuple[Reference, ...]:
    """Return the works in a BibTeX text."""
    return tuple(load_bibliography(text, "references.bib")[0].values())


EVERY_KIND: Mapping[str, Reference] = {kind: works(_entry(kind))[0] for kind in (*sorted(REQUIRED), "unheardof")}

NASTY = (
    "He said \"hum\", and 'hummed' ``twice''",
    r"a\b \textbf C:\x",
    "an { open brace",
    "a } closed brace {} and {two}",
    "30 % #1 & a_b $5$ ~ ^2",
    "@article{Hum, x@hum.example @",
    "<b>bold</b> </script><script>hum()</script> &amp;",
    "=1+1",
    "+HUM|cmd'!A0",
    "1–2 -- 3 --- 4 — 5",
    "e\u0301tude na\u0308chste Ångström İI ẞ",
    "哼唱综合征 のハミング",
    "متلازمة الهمهمة \u200fRTL\u200e",
    "hum 🎩👩‍⚕️ 🇺🇳",
    "TY  - JOUR",
    "ER  - ",
    "PMID- 12",
    "a; b, c and d AND e",
    "  many   spaces\tand tabs ",
    ",",
    "-",
    "mRNA of the ALSFRS-R, pH and McHum",
)


def work(
    fields: Mapping[str, str],
    kind: str = "article",
    authors: tuple[Contributor, ...] = (),
    editors: tuple[Contributor, ...] = (),
    key: str = "Hum2031",
) -> Reference:
    """Return a work with just these parts, which no check has seen."""
    printed = tuple(f"{one.particle} {one.family}".strip() for one in authors)
    record = Record(kind, fields, Contributors(authors), Contributors(editors))
    return replace(EVERY_KIND["misc"], key=key, kind=kind, authors=printed, record=record)
