"""A strict reader of YAML: bytes in, a document or findings out.

The loader is stricter than YAML on purpose. It is built on the event stream of libyaml's parser, not on a
PyYAML constructor: a constructor raises a dozen kinds of exception on hostile input, crashes the process on
deep nesting and reads ``1:2`` as sixty-two. Anchors, aliases, tags and merge keys are refused: no one needs
them to describe a study, and each of them has been an attack.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from types import MappingProxyType

import yaml

from monograph.findings import Finding, Place
from monograph.sources.conflicts import conflict_finding
from monograph.sources.cut_text import comment_that_hides_a_bracket
from monograph.sources.documents import LINE_BREAK, Document, Path, Scalar, Span, Value, line_place
from monograph.sources.separators import with_plain_numbers
from monograph.sources.syntax_faults import syntax_fault
from monograph.sources.typed_values import number_split_at_comma, sign_taken_for_mark_up

LARGEST_FILE_BYTES = 512 * 1024
DEEPEST_NESTING = 24
_LONGEST_NUMBER = 40

_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]{1,2})?")
# Plain words that YAML 1.1 and 1.2 read differently, or that look like a number and are none.
_TRAP = re.compile(
    r"(?i:y|n|yes|no|on|off)|True|TRUE|False|FALSE|Null|NULL"
    r"|[-+]?0[0-9]+|[-+]?0[xob][0-9a-fA-F]+|[-+]?[0-9]+(:[0-9]+)+(\.[0-9]*)?|[-+]?[0-9]+_[0-9_]*"
    r"|[-+]?[0-9]+\.|[-+]?\.[0-9]+|[-+]?\.(?i:inf)|\.(?i:nan)|(?i:nan)"
)
_NULLS = ("", "null", "~")
_YES_OR_NO = re.compile(r"(?i:y|n|yes|no|on|off|true|false)")
# Characters no one types: they hide text, reorder it on screen, break lines where no editor shows a break, or
# mean something in one font only (private use).
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069"
    "\u3164\ue000-\uf8ff\ufeff\uffa0\ufff9-\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)


def read_document(raw: bytes, file: str) -> tuple[Document | None, tuple[Finding, ...]]:
    """Parse one YAML file. Returns no document when its text cannot be trusted or understood.

    Never raises on any input: a fault is a finding. All duplicate keys, anchors, tags and misleading words
    of a file are reported together; a syntax error ends the reading of that file.
    """
    if len(raw) > LARGEST_FILE_BYTES:
        remedy = f"An entry holds at most {LARGEST_FILE_BYTES // 1024} kB. Split it into several entries."
        return None, (Finding("file-too-large", Place(file), f"the file is {len(raw) // 1024} kB", remedy),)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8")
        place = _place_after(before, file, error.object.decode("utf-8", errors="replace"))
        found = f"byte {error.object[error.start]:#04x} is not valid UTF-8"
        return None, (Finding("file-encoding", place, found, "Save the file as UTF-8."),)
    if hidden := tuple(_hidden_characters(text, file)):
        return None, hidden
    if conflict := conflict_finding(text, file):
        return None, (conflict,)
    return _Reader(text, file).read()


def _place_after(before: str, file: str, text: str) -> Place:
    """Return the place of the character that follows ``before``, with which ``text`` begins."""
    *above, last = LINE_BREAK.split(before)
    return line_place(file, text, len(above) + 1, len(last) + 1)


def _hidden_characters(text: str, file: str) -> Iterator[Finding]:
    for number, line in enumerate(LINE_BREAK.split(text), start=1):
        for match in _INVISIBLE.finditer(line):
            yield Finding(
                "hidden-character",
                Place(file, number, match.start() + 1, line),
                f"the character U+{ord(match.group()):04X} cannot be in an entry",
                "Delete it, or type the text again: it hides or reorders text, or came from a broken file.",
            )


class _RefusedError(Exception):
    """Raised inside the reader to stop at a fault after which the rest of the file has no meaning."""


class _Reader:
    """Builds a document from the parser's events, collecting findings on the way."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self.document = Document(file, text)
        self.findings: list[Finding] = []
        self.values: dict[Path, Span] = {}
        self.keys: dict[Path, Span] = {}
        self.split_until = (0, 0)

    def read(self) -> tuple[Document | None, tuple[Finding, ...]]:
        try:
            events = yaml.parse(self.text, Loader=yaml.CSafeLoader)
            data = self._only_document(events)
        except yaml.MarkedYAMLError as error:
            self._syntax(error.problem or "not valid YAML", error.problem_mark, error.context_mark)
            return None, tuple(self.findings)
        except yaml.YAMLError as error:
            self._syntax(str(error).splitlines()[0])
            return None, tuple(self.findings)
        except _RefusedError:
            return None, tuple(self.findings)
        if self.findings:
            return None, tuple(self.findings)
        values, keys = MappingProxyType(self.values), MappingProxyType(self.keys)
        return Document(self.file, self.text, data, values, keys), ()

    def _only_document(self, events: Iterator[yaml.Event]) -> Value:
        data: Value = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    found = "a second document begins here"
                    self._refuse("yaml-syntax", event, found, "Keep one entry in one file; delete this `---`.")
                data = self._value(next(events), events, (), 0)
        if not documents:
            self._syntax("the file is empty")
            raise _RefusedError
        return data

    def _value(self, event: yaml.Event, events: Iterator[yaml.Event], path: Path, depth: int) -> Value:
        if depth > DEEPEST_NESTING:
            found = f"values are nested more than {DEEPEST_NESTING} deep"
            self._refuse("yaml-too-deep", event, found, "No entry needs that. Check the indentation.")
        if isinstance(event, yaml.AliasEvent):
            self._report("yaml-alias", event, f"an alias `*{event.anchor}`", "Write the value out here.")
            return None
        self._no_anchor_or_tag(event)
        if isinstance(event, yaml.ScalarEvent):
            self.values[path] = _span(event)
            return self._scalar(event)
        self.values[path] = _span(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(events, path, depth)
        return self._mapping(bool(getattr(event, "flow_style", False)), events, path, depth)

    def _sequence(self, events: Iterator[yaml.Event], path: Path, depth: int) -> list[Value]:
        items: list[Value] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            if _is_empty(event):
                self._report("empty-value", event, "an item without a value", "Give it one, or delete the line.")
            items.append(self._value(event, events, (*path, len(items)), depth + 1))
        return items

    def _mapping(self, is_flow: bool, events: Iterator[yaml.Event], path: Path, depth: int) -> dict[str, Value]:
        mapping: dict[str, Value] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self._key(event, path)
            if key in mapping:
                first = self.keys[(*path, key)].line
                found = f"the key `{key}` was already given on line {first}"
                self._report("yaml-duplicate-key", event, found, "Keep one of the two; merge what differs.")
                self._value(next(events), events, (*path, f"{key} (repeated)"), depth + 1)
                continue
            self.keys[(*path, key)] = _span(event)
            value = next(events)
            if _is_empty(value) and not (is_flow and self._is_split_number(event, path, tuple(mapping))):
                remedy = _COMMA_REMEDY if is_flow else "Give it one, or leave the field out."
                self._report("empty-value", event, f"`{key}` has no value", remedy)
            mapping[key] = self._value(value, events, (*path, key), depth + 1)
        return mapping

    def _is_split_number(self, event: yaml.Event, path: Path, before: tuple[str, ...]) -> bool:
        """Whether a key is the rest of a number cut off at its comma; the whole number is reported once."""
        here = _span(event)
        value = self.values.get((*path, before[-1])) if before else None
        line = self.document.lines[here.line - 1]
        if value is None or line[here.column - 2 : here.column] != f",{line[here.column - 1]}":
            return False
        if self.split_until >= (here.line, here.column):
            return True
        split = number_split_at_comma(line, value.column - 1) if value.line == here.line else None
        if split is None or split[0] + len(split[1]) < here.column:
            return False
        start, written, remedy = split
        self.split_until = (here.line, start + len(written))
        place = Place(self.file, here.line, start + 1, line, len(written))
        self.findings.append(Finding("empty-value", place, f"`{written}` is cut off at its comma", remedy))
        return True

    def _key(self, event: yaml.Event, path: Path) -> str:
        if not isinstance(event, yaml.ScalarEvent):
            self._refuse("yaml-key", event, "a key that is not a word", "Use a field name as the key.")
            raise AssertionError  # pragma: no cover - _refuse always raises
        self._no_anchor_or_tag(event)
        if event.value == "<<" and event.implicit[0]:
            self._refuse("yaml-merge-key", event, "a merge key `<<`", "Write the fields out here.")
        return str(event.value)

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        text = str(event.value)
        if hidden := _INVISIBLE.search(text):
            found = f"an escape stands for the character U+{ord(hidden.group()):04X}"
            self._report("hidden-character", event, found, "Delete the escape.")
        if not event.implicit[0]:
            return text
        if text in _NULLS:
            return None
        if text in ("true", "false"):
            return text == "true"
        if _TRAP.fullmatch(text):
            found = f"`{text}` is read differently by different YAML programs"
            self._report("yaml-ambiguous-word", event, found, _plain_way(text))
            return text
        if len(text) <= _LONGEST_NUMBER:
            if _INTEGER.fullmatch(text):
                return int(text)
            if _DECIMAL.fullmatch(text):
                return Decimal(text)
        return text

    def _no_anchor_or_tag(self, event: yaml.Event) -> None:
        if anchor := getattr(event, "anchor", None):
            found = f"an anchor `&{anchor}`"
            self._report("yaml-anchor", event, found, "Delete it, and write the value out wherever it is used.")
        if tag := getattr(event, "tag", None):
            written = str(tag).replace("tag:yaml.org,2002:", "!!")
            self._report("yaml-tag", event, f"a tag `{written}`", "Delete the tag, and write the value itself.")

    def _report(self, rule: str, event: yaml.Event, found: str, remedy: str) -> None:
        span = _span(event)
        width = span.end_column - span.column if span.end_line == span.line else 1
        line = self.document.lines[span.line - 1] if span.line <= len(self.document.lines) else ""
        place = Place(self.file, span.line, span.column, line, max(1, width))
        self.findings.append(Finding(rule, place, found, remedy))

    def _refuse(self, rule: str, event: yaml.Event, found: str, remedy: str) -> None:
        self._report(rule, event, found, remedy)
        raise _RefusedError

    def _syntax(self, problem: str, mark: yaml.Mark | None = None, begun: yaml.Mark | None = None) -> None:
        if mark is not None and (line := self.document.lines[mark.line : mark.line + 1]):
            sign = sign_taken_for_mark_up(line[0], mark.column)
            if sign is not None:
                place = Place(self.file, mark.line + 1, sign[0] + 1, line[0], len(sign[1]))
                self.findings.append(Finding("yaml-syntax", place, sign[2], sign[3]))
                return
        hidden = None
        if begun is not None and mark is not None and self.text[begun.index : begun.index + 1] in ("{", "["):
            hidden = comment_that_hides_a_bracket(self.document.lines, begun.line, mark.line + 1)
        if hidden is not None:
            place = Place(self.file, hidden[0] + 1, hidden[1] + 1, self.document.lines[hidden[0]], hidden[2])
            found = "a blank and a # begin a comment, which hides the end of the line"
            remedy = "Put quotation marks around the text that holds the #."
            self.findings.append(Finding("yaml-syntax", place, found, remedy))
            return
        fault = syntax_fault(problem)
        at = begun if fault.is_where_it_begins and begun else mark
        number, column = (at.line + 1, at.column + 1) if at else (1, 1)
        found = fault.found.format(line=mark.line + 1 if mark else number) or problem
        place = line_place(self.file, self.text, number, column)
        self.findings.append(Finding("yaml-syntax", place, found, fault.remedy))


def _plain_way(text: str) -> str:
    """Return the remedy for a word that programs read differently."""
    quoted = f'put quotation marks around it if it is text: "{text}".'
    if _HALF_DECIMAL.fullmatch(text):
        return f"Write `{next(with_plain_numbers(text)).text}`; {quoted}"
    plain = "true or false" if _YES_OR_NO.fullmatch(text) else "plain digits, such as 0.5 or 15,"
    return f"Write {plain} if you mean that; {quoted}"


_HALF_DECIMAL = re.compile(r"[-+]?(?:[0-9]{1,15}\.|\.[0-9]{1,15})")
_COMMA_REMEDY = (
    'If it belongs to what comes before the comma, put quotation marks around both: "Key, locator". '
    "Decimals take a point: 0.47."
)


def _is_empty(event: yaml.Event) -> bool:
    return isinstance(event, yaml.ScalarEvent) and bool(event.implicit[0]) and event.value in _NULLS


def _span(event: yaml.Event) -> Span:
    start, end = event.start_mark, event.end_mark
    assert start is not None, "libyaml marks every event"
    assert end is not None
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
