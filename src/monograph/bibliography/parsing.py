"""What pybtex makes of the blocks of a BibTeX file, with the places the scanner found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from pybtex.database.input.bibtex import LowLevelParser, UndefinedMacro, month_names
from pybtex.textutils import normalize_whitespace
from pybtex.utils import CaseInsensitiveDict

from monograph.bibliography.kinds import VERBATIM_FIELDS
from monograph.bibliography.latex import plain
from monograph.bibliography.scanner import DIRECTIVES, Block, FieldSpan, Span, Stray, scan
from monograph.bibliography.source_text import SourceText
from monograph.findings import Finding, Place, did_you_mean

_LONGEST_STRING = 1000
_SWALLOWED = re.compile(r"\n[ \t]*[A-Za-z]+[ \t]*=")
_WRITTEN = re.compile(r"\S")
_FIELD_FOLLOWS = re.compile(r"\s*([A-Za-z][A-Za-z0-9_-]*)\s*=")


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its value with white space collapsed, and how that reads in print.

    LaTeX and braces are still in ``value``. What is taken letter by letter reads as it is written.
    """

    name: str
    value: str
    text: str
    place: Place  # of the name
    value_span: Span


@dataclass(frozen=True, slots=True)
class BibEntry:
    """One entry as written. ``is_whole`` is false when a fault may have swallowed some of its fields."""

    kind: str
    key: str
    fields: Mapping[str, Field]
    place: Place  # of the key
    kind_place: Place
    is_whole: bool


def listed_fields(entry: BibEntry, name: str) -> tuple[str, ...]:
    """Return the fields that an entry lists in one of its fields (`unseen`, `without`), in lower case."""
    listed = entry.fields[name].text if name in entry.fields else ""
    return tuple(field for field in (part.strip().lower() for part in listed.split(",")) if field)


def parse(source: SourceText) -> tuple[tuple[BibEntry, ...], tuple[Finding, ...]]:
    """Read every entry that can be read, in file order, and report the syntax faults of the rest.

    pybtex's low-level parser is used for each block alone: it hands its errors to us instead of to pybtex's
    global state, and it reads on after one.
    """
    scanned = scan(source.text)
    findings = [_stray(source, stray) for stray in scanned.strays]
    macros = CaseInsensitiveDict(month_names)
    entries: list[BibEntry] = []
    followed_by_text = {stray.blocks_before for stray in scanned.strays}
    for number, block in enumerate(scanned.blocks, start=1):
        if block.kind == "comment":
            findings.extend(_unclosed(source, block))
            continue
        errors, command = _read(source, block, macros)
        findings.extend(_too_long(source, block, macros))
        faults = list(_unclosed(source, block))
        faults = faults or [_syntax_finding(source, block, error, macros) for error in errors]
        findings.extend(faults)
        if command is not None and block.kind not in DIRECTIVES:
            fields, repeated = _fields(source, block, command[1][1])
            findings.extend(repeated)
            entries.append(
                BibEntry(
                    kind=block.kind,
                    key=command[1][0],
                    fields=fields,
                    place=source.place(block.key_span.start, block.key_span.end),
                    kind_place=source.place(block.head_span.start, block.head_span.end - 1),
                    is_whole=not faults and number not in followed_by_text,
                )
            )
    return tuple(entries), tuple(findings)


def _read(source: SourceText, block: Block, macros: Any) -> tuple[list[Any], Any]:
    """Return pybtex's errors for one block, and its command, such as ("article", (key, [(name, parts)]))."""
    errors: list[Any] = []
    text = source.text[block.span.start : block.span.end]
    command = next(iter(LowLevelParser(text, macros=macros, handle_error=errors.append)), None)
    if command is not None and block.kind not in DIRECTIVES and not command[1][0]:
        command = None
    return errors, command


def _too_long(source: SourceText, block: Block, macros: Any) -> Iterator[Finding]:
    """Yield a finding for an abbreviation too long to be one, and forget it.

    Twenty lines, each of which writes the one before twice, would otherwise stand for a million copies.
    """
    for field in block.fields if block.kind == "string" else ():
        if len(macros.get(field.name, "")) > _LONGEST_STRING:
            del macros[field.name]
            place = source.place(field.name_span.start, field.name_span.end)
            found = f"`{field.name}` stands for more than {_LONGEST_STRING} characters"
            yield Finding("bib-syntax", place, found, "Write the text out where it is used.")


def _fields(
    source: SourceText, block: Block, read: Iterable[tuple[str, list[str]]]
) -> tuple[Mapping[str, Field], list[Finding]]:
    """Join pybtex's values with the scanner's places; of a repeated field the first counts, as in pybtex."""
    spans: dict[str, list[FieldSpan]] = {}
    for field_span in block.fields:
        spans.setdefault(field_span.name, []).append(field_span)
    fields: dict[str, Field] = {}
    repeated: list[Finding] = []
    for written_name, parts in read:
        name = written_name.lower()
        same_name = spans.get(name, [])
        span = same_name.pop(0) if same_name else None
        name_span = span.name_span if span else block.key_span
        place = source.place(name_span.start, name_span.end)
        if name in fields:
            repeated.append(
                Finding(
                    "bib-duplicate-field",
                    place,
                    f"`{block.key}` has `{name}` twice",
                    f"Keep one of them; the first is on line {fields[name].place.line}.",
                )
            )
            continue
        value = normalize_whitespace("".join(parts)).strip()
        text = value if name in VERBATIM_FIELDS else plain(value)
        fields[name] = Field(name, value, text, place, span.value_span if span else block.key_span)
    return MappingProxyType(fields), repeated


def _stray(source: SourceText, stray: Stray) -> Finding:
    return Finding(
        "bib-syntax",
        source.place(stray.span.start, stray.span.end),
        "this text is outside any entry, or in front of one",
        "If it belongs to the entry above, that one has a } too many; a comment is a line that begins with %.",
    )


def _unclosed(source: SourceText, block: Block) -> Iterator[Finding]:
    """Yield a finding when a block never ends: at the value that is left open, or else at its head."""
    if block.is_closed:
        return
    last = block.fields[-1] if block.fields else None
    swallowed = _SWALLOWED.search(source.text, last.value_span.start, last.value_span.end) if last else None
    if last and (block.open_depth or swallowed):
        place = source.place(last.name_span.start, last.name_span.end)
        found = f"the value of `{last.name}` in `{block.key}` is never closed"
    else:
        place = source.place(block.head_span.start, max(block.key_span.end, block.head_span.end))
        found = f"`@{block.kind}` {f'`{block.key}` ' if block.key else ''}is never closed"
    yield Finding("bib-syntax", place, found, "Add the } that belongs to its {, before the next entry begins.")


def _syntax_finding(source: SourceText, block: Block, error: Any, macros: Mapping[str, str]) -> Finding:
    """Return the finding for one of pybtex's errors, whose offset counts from the start of the block."""
    _, _, offset = error.error_context_info
    position = block.span.start + offset
    if isinstance(error, UndefinedMacro):
        name = str(error.args[0])
        return Finding(
            "bib-undefined-string",
            source.place(position - len(name), position),
            f"`{name}` is not defined",
            did_you_mean(name, macros, f"Put braces around it: {{{name}}}, or define it with @string."),
        )
    expected = str(error.args[0])
    field = _FIELD_FOLLOWS.match(source.text, position, block.span.end)
    if field and expected.endswith("expected"):
        place = source.place(field.start(1), field.end(1))
        return Finding(
            "bib-syntax",
            place,
            f"a comma is missing before `{field[1]}`",
            "Put a comma after the field before it.",
        )
    written = _WRITTEN.search(source.text, position, block.span.end)
    start = written.start() if written else max(block.span.start, position - 1)
    return Finding(
        "bib-syntax",
        source.place(start),
        f"BibTeX cannot read `{block.key or '@' + block.kind}` from here on: {expected}",
        "Write fields as name = {value}, with a comma between them and a } for every {.",
    )
