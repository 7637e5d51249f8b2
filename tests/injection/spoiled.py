"""The invented example with text that tries to be more than text in every field that takes free text.

Which fields these are is read off the models: every value that is a name, a running text or a text as typed.
A field that also asks for a form, such as a number of a register, refuses the text and keeps its own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import cycle
from pathlib import Path

from pydantic import BaseModel

from monograph.entries import Entry
from monograph.entries.base_files.about import About
from monograph.entries.base_files.reviewers import ReviewersFile
from monograph.entries.reading.shape import read_as
from monograph.entries.reading.sheet import FaultySheet, Sheet, read_sheet
from monograph.pipeline import check, pages_to_write, write_pages
from monograph.pipeline.keeping import keep, unkept_answers
from monograph.rules import RULES
from monograph.sources import EntryFile, Value
from monograph.text.fields import EntryText, Name, Verbatim
from monograph.text.pointing import values_of
from tests.projects import TODAY

Place = tuple[str | int, ...]

# What runs, loads, closes an element or begins one, somewhere between YAML and a reader's screen.
ACTIVE = (
    "<script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</textarea></style></noscript></template></svg><img src=x onerror=alert(1)>",
    '"><img src=https://evil.example/x onerror=alert(1)>',
    "' onmouseover='alert(1)' x='",
    "<svg/onload=alert(1)>",
    "<iframe src=https://evil.example></iframe>",
    "<a href=javascript:alert(1)>x</a>",
    "[x](javascript:alert(1))",
    "![x](https://evil.example/x.png)",
    "`</code><script>alert(1)</script>`",
    "<!-- <script>alert(1)</script>",
    "--><script>alert(1)</script>",
    "]]><script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "{{ 7*7 }}{% include 'main.html' %}{# x #}",
    "${alert(1)} #{alert(1)} <%= 7*7 %>",
    "{ .x onclick=alert(1) }",
    "</script><script>alert(1)</script>",
    "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e",
    "<style>*{display:none}</style>",
    "<base href=https://evil.example/>",
    "<meta http-equiv=refresh content=0;url=https://evil.example>",
)
# What medicine writes, and what people type.
HARMLESS = (
    "ALT >3× ULN",
    "p < 0.05",
    "CD4<200 and CD8>500",
    "5 <x< 10",
    "[18F]FDG-PET",
    '(muscle cramp*[tiab] OR "MND"[mesh]) AND (drug[tiab] NOT *x*)',
    "a | b || c",
    "HLA-B*57:01 and CYP2D6*4/*5",
    "snake_case and __init__",
    "`code` and ``more``",
    "A & B &amp; C &nbsp; D",
    "{{ x }} and {% y %}",
    "$x$ and $5",
    "\"quoted\" 'single' “curly”",
    "# 1 and #2",
    "C:\\temp \\* \\n",
    "](http://x) [y",
    "[[z]] and [@z]",
    "-- and ---",
    "=1+1",
    "@SUM(A1)",
    "👍🏽 and 👩‍⚕️",
    "שלום and عربي",
    "é and ọ̈",
    "ﬁ and ﬂ",
    "2 − 1 and 5 mg and 6 mg",
    "10⁹/L ≤ ½ ± µ",
    "~~x~~ ==y== ^^z^^ H~2~O",
    ":smile: 10:30",
    "Pneumonoultramicroscopicsilicovolcanoconiosis" * 3,
    "TY  - JOUR ER  -",
    "a, b; c: d and e and others",
)
STRATEGY = """1. exp Muscle Cramp/ or cramp*.ti,ab.
2. (spasm* adj3 <muscle>)[tiab]
3. 1 or 2 | limit 3 to "humans" <script>alert(1)</script>"""


@dataclass(frozen=True)
class Spoiled:
    """A project full of such text: of each file, what was written, by the place of its field."""

    root: Path
    written: Mapping[str, Mapping[Place, str]]
    are_names: frozenset[tuple[str, Place]]

    def names(self) -> Iterator[str]:
        """Yield what was written as the name of an entry, which is its page's title."""
        for name, fields in self.written.items():
            if name.startswith("kb/entries/"):
                yield fields[("name",)]


def spoil(root: Path) -> Spoiled:
    """Spoil a copy of a project, keep an answer of it, and write its folder of pages. No rule judges the words."""
    texts = _texts()
    written: dict[str, Mapping[Place, str]] = {}
    names: set[tuple[str, Place]] = set()
    for path in sorted((root / "kb/entries").rglob("*.yaml")):
        name = path.relative_to(root).as_posix()
        written[name], found = _spoil_entry(path, root, texts)
        names.update((name, place) for place in found)
    written["kb/base.yaml"] = _spoil_file(About, root / "kb/base.yaml", texts)
    written["kb/reviewers.yaml"] = _spoil_file(ReviewersFile, root / "kb/reviewers.yaml", texts)
    waived: Value = {"rule": RULES[0].name, "entry": "quill-2031", "place": next(texts), "reason": ACTIVE[0]}
    _write(root / "kb/exceptions.yaml", {"exceptions": [waived]})
    bibliography = root / "references.bib"
    titles = re.sub(
        r"(?m)^( +(?:title|journal|publisher) += \{)(.+)(\},)$",
        lambda match: f"{match[1]}{match[2]} {{<script>alert(1)</script>}}{match[3]}",
        bibliography.read_text(encoding="utf-8"),
    )
    bibliography.write_text(titles, encoding="utf-8")
    first = check(root, TODAY, ())
    assert first.base is not None, [finding.found for finding in first.findings if finding.is_error]
    keep(root, unkept_answers(first.base), TODAY)
    write_pages(root, pages_to_write(check(root, TODAY, ())))
    return Spoiled(root, written, frozenset(names))


def _texts() -> Iterator[str]:
    """Yield one text after another; a number at its end tells each use from the others."""
    for number, text in enumerate(cycle((*ACTIVE, *HARMLESS))):
        yield f"{text} K{number}"


def _spoil_entry(path: Path, root: Path, texts: Iterator[str]) -> tuple[Mapping[Place, str], list[Place]]:
    def read() -> Sheet[Entry] | FaultySheet:
        name = path.relative_to(root).as_posix()
        return read_sheet(EntryFile(name, path.parent.name, path.stem, path.read_bytes()))[0]

    sheet = read()
    assert isinstance(sheet, Sheet), path
    data = sheet.document.data
    written: dict[Place, str] = {}
    for place, value in sheet.values:
        text = _text_for(value, texts)
        if text and (before := put(data, place, text)) is not None:
            _write(path, data)
            if isinstance(read(), Sheet):
                written[place] = text
            else:
                put(data, place, before)
    _write(path, data)
    return written, [place for place, value in sheet.values if isinstance(value, Name) and place in written]


def _text_for(value: object, texts: Iterator[str]) -> str:
    if isinstance(value, Verbatim):
        return f"{STRATEGY} {next(texts)}"
    # In running text the signs of links and of citations mean something: the tests of that text see to them.
    return (
        next(texts).replace("[[", "[").replace("@", "(at)")
        if isinstance(value, EntryText)
        else (next(texts) if isinstance(value, Name) else "")
    )


def _spoil_file(model: type[BaseModel], path: Path, texts: Iterator[str]) -> Mapping[Place, str]:
    made, document, findings = read_as(model, path.read_bytes(), path.name)
    assert made is not None, findings
    assert document is not None
    written = {}
    for place, value in values_of(made):
        if (text := _text_for(value, texts)) and put(document.data, place, text) is not None:
            written[place] = text
    _write(path, document.data)
    return written


def put(data: Value, place: Place, text: str) -> str | None:
    """Put text at a place of a document and return what stood there; None when nothing of its own is there.

    A citation may be written in short, as its key, a comma and the place in the work; one alone needs no list.
    """
    holder: Value = None
    key: int | str = 0
    for step in place:
        match data, step:
            case (list(), int()) if step < len(data):
                holder, key, data = data, step, data[step]
            case (dict(), str()) if step in data:
                holder, key, data = data, step, data[step]
            case (str() | dict(), 0) | (str(), "at") if place[-1] == "at":
                continue
            case _:
                return None
    if not isinstance(data, str):
        return None
    work, comma, locator = data.partition(", ") if place[-1] == "at" else ("", "", data)
    _set(holder, key, f"{work}{comma}{text}" if comma else text)
    return locator if comma else data


def _set(holder: Value, key: str | int, text: str) -> None:
    match holder, key:
        case (list(), int()):
            holder[key] = text
        case (dict(), str()):
            holder[key] = text


def _write(path: Path, data: Value) -> None:
    path.write_text(json.dumps(data, default=_number, ensure_ascii=False), encoding="utf-8")


def _number(value: object) -> float:
    assert isinstance(value, Decimal)
    return float(value)
