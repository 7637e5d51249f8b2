"""Reading one YAML file: whatever it holds, the answer is a document or findings, never an exception."""

from __future__ import annotations

import json
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from monograph.entries.reading.sheet import FaultySheet, read_sheet
from monograph.findings import Finding, Severity, render
from monograph.sources import Document, EntryFile, Value, read_document
from tests.projects import BASE

pytestmark = pytest.mark.thorough

FILES = sorted((BASE / "kb/entries").rglob("*.yaml"))
SIGNS = st.sampled_from(
    [
        *"\n\t\r -:#&*!|>'\"%@`{}[],?~<=\\\x00\x0b\x85\u2028\ufeff\u202e\U000e0041é½",
        "---",
        "...",
        "<<: *a",
        "&a ",
        "*a ",
        "!!python/object:os.system ",
        "%YAML 1.1\n",
        "1e999",
        "0x7f",
        "2001-01-01",
        "[" * 40,
        "\\ud800",
        "\r\n",
        "? ",
    ]
)
relentless = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read(text: str) -> Document:
    document, findings = read_document(text.encode(), "entry.yaml")
    assert not findings, [render(finding) for finding in findings]
    assert document is not None
    return document


def rules(raw: bytes | str) -> list[str]:
    _, findings = read_document(raw if isinstance(raw, bytes) else raw.encode(), "entry.yaml")
    return [finding.rule for finding in findings]


def has_an_error(findings: Iterable[Finding]) -> bool:
    return any(finding.severity is Severity.ERROR for finding in findings)


def assert_document_or_findings(raw: bytes) -> None:
    document, findings = read_document(raw, "entry.yaml")
    assert (document is None) == bool(findings)
    for finding in findings:
        assert finding.place.line >= 1
        assert finding.place.column >= 1
        assert "\x1b" not in render(finding)


@relentless
@given(st.binary(max_size=300))
def test_any_bytes_give_a_document_or_findings(raw: bytes) -> None:
    assert_document_or_findings(raw)


@relentless
@given(st.lists(SIGNS | st.text(max_size=5), max_size=40).map("".join))
def test_any_text_gives_a_document_or_findings(text: str) -> None:
    assert_document_or_findings(text.encode("utf-8", "surrogatepass"))


@relentless
@given(st.sampled_from(FILES), st.data())
def test_a_mutated_entry_gives_an_entry_or_findings(path: Path, data: st.DataObject) -> None:
    raw = path.read_bytes()
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(raw)))
        end = data.draw(st.integers(start, min(len(raw), start + 12)))
        raw = raw[:start] + data.draw(SIGNS).encode("utf-8", "surrogatepass") + raw[end:]
    assert_document_or_findings(raw)
    sheet, findings = read_sheet(EntryFile(f"kb/entries/{path.parent.name}/x.yaml", path.parent.name, "x", raw))
    assert isinstance(sheet, FaultySheet) == has_an_error(findings)
    for finding in findings:
        render(finding)


plain = st.none() | st.booleans() | st.integers() | st.text(max_size=20)
nested = st.recursive(
    plain,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=20,
)


@relentless
@given(st.dictionaries(st.text(max_size=8), nested, max_size=6))
def test_any_shape_of_values_in_an_entry_gives_an_entry_or_findings(values: dict[str, object]) -> None:
    raw = json.dumps({"name": "Zorbatine", **values}, ensure_ascii=False).encode("utf-8", "surrogatepass")
    for kind in ("drug", "study", "question", "term"):
        sheet, findings = read_sheet(EntryFile(f"kb/entries/{kind}/x.yaml", kind, "x", raw))
        assert isinstance(sheet, FaultySheet) == has_an_error(findings)


@pytest.mark.parametrize(
    "raw",
    [
        b"a: " + b"[" * 100_000,
        b"a: " + b"{x: " * 100_000,
        b"- " * 100_000,
        b"? " * 100_000,
        b"a: " + b"!" * 100_000,
        b'a: "' + b"\\" * 100_001,
        b"a: " + b"1" + b"_" * 400_000 + b"x",
        b"a: " + b"1:" * 200_000 + b"x",
        b"a: " + b"9" * 400_000,
        b"a: 1e" + b"9" * 400_000,
        b"".join(b"k%d: v\n" % number for number in range(20_000)),
        b"a: b\n" * 20_000,
        b"\n" * 500_000,
        b"a: " + b"x" * 600_000,
    ],
    ids=lambda raw: raw[:12].decode(),
)
def test_no_hostile_file_takes_long(raw: bytes) -> None:
    assert_document_or_findings(raw)


@pytest.mark.parametrize("written", ["null", "~", "", "# only a remark"])
def test_a_field_without_a_value_is_reported_at_its_name(written: str) -> None:
    _, findings = read_document(f"name: zorbatine\ndose: {written}\nuse: humming\n".encode(), "entry.yaml")
    assert [(finding.rule, finding.place.line, finding.place.column) for finding in findings] == [
        ("empty-value", 2, 1)
    ]


def test_an_item_without_a_value_is_reported() -> None:
    assert rules("names:\n  - zorbatine\n  -\n") == ["empty-value"]


def test_an_expanding_chain_of_aliases_is_refused_and_never_expanded() -> None:
    lines = ["a0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    assert set(rules("\n".join(lines))) == {"yaml-anchor", "yaml-alias"}


def test_a_chain_of_merge_keys_is_refused() -> None:
    lines = ["a0: {k: v}"] + [f"a{n}: {{<<: [*a{n - 1}, *a{n - 1}]}}" for n in range(1, 30)]
    assert rules("\n".join(lines)) == ["yaml-merge-key"]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("12", 12),
        ("-3", -3),
        ("0", 0),
        ("0.10", Decimal("0.10")),
        ("5.30", Decimal("5.30")),
        ("1.5e3", Decimal("1.5e3")),
        ("true", True),
        ("false", False),
        ("2016-04-19", "2016-04-19"),
        ("12 mg", "12 mg"),
        ('"12"', "12"),
        ("'no'", "no"),
        ("9" * 40, int("9" * 40)),
        ("9" * 41, "9" * 41),
        ("1.0.0", "1.0.0"),
        ("≤ 5", "≤ 5"),
        ("a#b", "a#b"),
        ("a #b", "a"),
    ],
)
def test_a_plain_word_means_the_same_to_us_as_to_its_writer(written: str, value: Value) -> None:
    read_value = read(f"x: 1\nfield: {written}\n").data
    assert read_value == {"x": 1, "field": value}
    assert isinstance(read_value, dict)
    assert type(read_value["field"]) is type(value)
    assert str(read_value["field"]) == str(value)


@pytest.mark.parametrize(
    "word",
    [
        "no",
        "No",
        "NO",
        "yes",
        "on",
        "off",
        "y",
        "N",
        "True",
        "FALSE",
        "Null",
        "0123",
        "-07",
        "0x1F",
        "0o17",
        "0b1",
        "1:2",
        "12:30:45",
        "1_5",
        "1_000",
        ".5",
        "5.",
        ".inf",
        "-.Inf",
        ".nan",
        "NaN",
    ],
)
def test_a_word_that_programs_read_differently_is_refused_unless_it_is_quoted(word: str) -> None:
    assert rules(f"x: 1\nfield: {word}\n") == ["yaml-ambiguous-word"]
    assert read(f'x: 1\nfield: "{word}"\n').data == {"x": 1, "field": word}


def test_all_faults_that_leave_a_file_readable_are_reported_together() -> None:
    text = "a: 1\na: 2\nb: [x, no]\nc: &here 1_5\nd: *here\ne: !!str f\n"
    assert rules(text) == [
        "yaml-duplicate-key",
        "yaml-ambiguous-word",
        "yaml-anchor",
        "yaml-ambiguous-word",
        "yaml-alias",
        "yaml-tag",
    ]


def test_a_duplicate_key_is_found_at_any_depth() -> None:
    assert rules("a:\n  - b: 1\n  - {c: 1, d: {e: 1, f: 2, e: 3}}\n") == ["yaml-duplicate-key"]


NESTED = """\
name: Zörbatine
arms:
  - id: dummy
    note: first
  - id: zorbatine
    dose: {value: 20 mg,   cite: "Quill2031, table 2"}
    text: >-
      one
      two Ostrel
"""


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["no BOM", "BOM"])
def test_places_of_nested_values_and_keys_are_right(line_end: str, mark: str) -> None:
    document = read(mark + NESTED.replace("\n", line_end))
    place = document.place(("arms", 1, "dose", "cite"))
    assert (place.line, place.column, place.width) == (6, 34, 20)
    assert place.text == '    dose: {value: 20 mg,   cite: "Quill2031, table 2"}'
    key = document.place(("arms", 1, "dose", "cite"), at_key=True)
    assert (key.line, key.column, key.width) == (6, 28, 4)
    name = document.place(("name",))
    assert (name.line, name.column, name.width) == (1, 7, 9)
    token = document.place(("arms", 1, "text"), token="Ostrel")
    assert (token.line, token.column, token.width, token.text) == (9, 11, 6, "      two Ostrel")


def test_the_place_of_a_path_that_goes_too_deep_is_its_deepest_part() -> None:
    document = read(NESTED)
    assert document.place(("arms", 1, "name")).line == 5
    assert document.place(("nothing", 3)).line == 1


def test_an_item_that_was_written_without_its_list_is_found() -> None:
    place = read("x: 1\ncite: Quill2031, table 2\n").place(("cite", 0, "work"))
    assert (place.line, place.column) == (2, 7)


def test_columns_count_characters_before_the_fault_not_bytes() -> None:
    _, findings = read_document("µ: 1\nzörbatine–µg: no\n".encode(), "entry.yaml")
    assert [(finding.place.line, finding.place.column) for finding in findings] == [(2, 15)]


def test_tabs_between_values_are_harmless_and_the_place_stays_right() -> None:
    place = read("a: 1\nb:\t\t2\n").place(("b",))
    assert (place.line, place.column) == (2, 5)


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["no BOM", "BOM"])
def test_a_byte_that_is_not_utf8_has_its_place(mark: bytes) -> None:
    _, findings = read_document(mark + "a: é\r\nb: é".encode() + b"\xf6\n", "entry.yaml")
    (finding,) = findings
    assert "0xf6" in finding.found
    assert (finding.place.line, finding.place.column) == (2, 5)


def test_a_caret_stands_below_the_second_hidden_character() -> None:
    _, findings = read_document("a: x\u200by\u202ez\n".encode(), "entry.yaml")
    _, source, caret, _ = render(findings[1]).splitlines()
    assert source[caret.index("^") :].startswith("\\u202e")
    assert caret.count("^") == len("\\u202e")


@pytest.mark.parametrize(
    "character",
    "\x00\x1b\x7f\x85\xad\u061c\u115f\u180e\u3164\ue000\uf8ff\u200b\u200e\u2028\u202e\u2066\ufeff\ufffd\U000e0041",
)
def test_a_character_nobody_sees_is_refused(character: str) -> None:
    assert rules(f"a: 1\nb: x{character}y\n") == ["hidden-character"]
    if character < "\U00010000":
        assert rules(f'a: 1\nb: "x\\u{ord(character):04x}y"\n') == ["hidden-character"]


def test_letters_of_any_script_are_welcome() -> None:
    text = "name: Ærøskøbing Größe µg 薬 дело\nother: 👩\u200d⚕️\n"
    assert read(text).data == {"name": "Ærøskøbing Größe µg 薬 дело", "other": "👩\u200d⚕️"}
