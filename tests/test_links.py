"""Links and citations are found by type, wherever a model holds them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from monograph.entries import KINDS, Entry
from monograph.pipeline import check
from monograph.text.fields import CiteKey, EntryLink, EntryText
from monograph.text.pointing import citations_of, links_of, values_of
from monograph.text.syntax import BARE_CITATION, CITATION_GROUP, WIKI_LINK, TextCitation, citations_in_group
from monograph.text.walking import cited_in
from tests.projects import BASE, TODAY, make_project

CHECKED = check(BASE, TODAY)


def entry(entry_id: str) -> Entry:
    assert CHECKED.base is not None
    return CHECKED.base.sheets[entry_id].entry


@pytest.mark.parametrize(
    ("entry_id", "path", "target"),
    [
        ("limb-hum-in-ostrel-disease", ("occurs_in", 0), "ostrel-disease"),
        ("limb-hum-in-ostrel-disease", ("summary", "clinical"), "ostrel-disease"),
        ("hum-score", ("condition",), "limb-hum"),
        ("quill-2031", ("arms", 1, "treatments", 0, "drug"), "zorbatine"),
        ("quill-2031", ("results", 1, "outcome"), "stopping-early"),
        ("quill-2031", ("population", "target_symptom"), "limb-hum"),
        ("quill-2031", ("summary", "clinical"), "zorbatine"),
        ("does-zorbatine-quiet-limb-hum", ("pico", "interventions", 1), "pellidone"),
        ("does-zorbatine-quiet-limb-hum", ("options", 1, "outcomes", 0, "left_out", 0, "study"), "tarn-2034"),
        ("does-zorbatine-quiet-limb-hum", ("guidelines", 0), "hespera-2035"),
        ("hespera-2035", ("statements", 1, "interventions", 0, "drug"), "pellidone"),
        ("claim-hum-halved", ("about", 1), "hum-score"),
        ("claim-hum-halved", ("evidence", 0, "study"), "quill-2031"),
        ("dummy-tablet", ("see_also", 1), "quill-2031"),
    ],
)
def test_a_link_is_found_in_every_kind_of_entry(entry_id: str, path: tuple[str | int, ...], target: str) -> None:
    assert (path, target) in {(link.path, link.target) for link in links_of(entry(entry_id))}


def test_every_link_of_the_base_leads_to_where_its_path_says() -> None:
    assert CHECKED.base is not None
    for sheet in CHECKED.base.sheets.values():
        values = dict(values_of(sheet.entry))
        for link in links_of(sheet.entry):
            assert link.token in str(values[link.path])
            assert sheet.place(link.path, link.token).text


def _types_in(annotation: Any) -> Iterator[type]:
    if isinstance(annotation, type):
        yield annotation
    for one in get_args(annotation):
        yield from _types_in(one)


def _field_types(model: type[BaseModel], seen: set[type]) -> Iterator[type]:
    if model in seen:
        return
    seen.add(model)
    for field in model.model_fields.values():
        for one in _types_in(field.annotation):
            yield one
            if issubclass(one, BaseModel):
                yield from _field_types(one, seen)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_no_kind_hides_a_link_in_a_type_the_walk_does_not_enter(kind: type[Entry]) -> None:
    # The walk enters models, tuples and mappings: a list or a set in a model would be passed over.
    types = set(_field_types(kind, set()))
    assert not types & {list, set, frozenset, object}
    assert EntryText in types
    assert CiteKey in types


def test_every_kind_has_a_link_field_or_text() -> None:
    for kind in KINDS:
        types = list(_field_types(kind, set()))
        assert any(issubclass(one, (EntryLink, EntryText)) for one in types)


@pytest.mark.parametrize(
    ("entry_id", "path", "key"),
    [
        ("zorbatine", ("sources", 0, "work"), "Quill2031"),
        ("zorbatine", ("mechanism", 1, "cite", 0, "work"), "Quill2031"),
        ("zorbatine", ("summary", "clinical"), "Quill2031"),
        ("quill-2031", ("results", 0, "sides", 1, "figure", "cite", 0, "work"), "Quill2031"),
        ("hespera-2035", ("documents", 0), "Hespera2035"),
        ("does-zorbatine-quiet-limb-hum", ("options", 0, "because"), "Quill2031"),
    ],
)
def test_a_citation_is_found_in_fields_and_in_text(entry_id: str, path: tuple[str | int, ...], key: str) -> None:
    assert (path, key) in {(cited.path, cited.key) for cited in citations_of(entry(entry_id))}


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("shown [@Quill2031, table 2]", ("Quill2031",)),
        ("shown [see @Quill2031, table 2; also @Tarn2034]", ("Quill2031", "Tarn2034")),
        ("as @Quill2031 says; @Tarn2034 does not", ("Quill2031", "Tarn2034")),
        ("(@Tarn2034)", ("Tarn2034",)),
        ("write to ada@example.org", ()),
        ("https://example.org/@Quill2031", ()),
        (r"an \@Quill2031 that is no citation", ()),
        ("@2031 and @ and @@Quill2031", ()),
        ("@Quill2031. And", ("Quill2031",)),
        (
            "@quill.etal:2031/a+b. And (@DBLP:conf/x/Quill31), @A:, @B/",
            ("quill.etal:2031/a+b", "DBLP:conf/x/Quill31", "A", "B"),
        ),
        ("@Quill2031; @Quill2031", ("Quill2031", "Quill2031")),
    ],
)
def test_keys_are_found_in_running_text(text: str, keys: tuple[str, ...]) -> None:
    assert tuple(one.key for one in cited_in(text)) == keys


@pytest.mark.parametrize(
    ("inside", "cited"),
    [
        ("@Quill2031", (TextCitation("Quill2031"),)),
        ("@a:b, p. 1; @a/b", (TextCitation("a:b", "p. 1"), TextCitation("a/b"))),
        ("@Quill2031, table 2, row 3", (TextCitation("Quill2031", "table 2, row 3"),)),
        (
            "see @Quill2031 , p. 4; and also @Tarn2034",
            (TextCitation("Quill2031", "p. 4", "see"), TextCitation("Tarn2034", "", "and also")),
        ),
        ('@Quill2031, "table [2]; row 3", p. 4', (TextCitation("Quill2031", '"table [2]; row 3", p. 4'),)),
        (
            'see @Quill2031, "box 1; [18F] <5 %"; @Tarn2034, section "Harms"',
            (TextCitation("Quill2031", "box 1; [18F] <5 %", "see"), TextCitation("Tarn2034", 'section "Harms"')),
        ),
        (
            "@Quill2031, table [2; 3]; @Tarn2034",
            (TextCitation("Quill2031", "table [2; 3]"), TextCitation("Tarn2034")),
        ),
        ("see the letter; @Quill2031", ()),
        ("@Quill2031;", ()),
        ("ada@example.org, @Quill2031", ()),
        ("no key", ()),
    ],
)
def test_a_bracket_is_a_citation_when_all_its_parts_are(inside: str, cited: tuple[TextCitation, ...]) -> None:
    assert citations_in_group(inside) == cited


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("shown [@Quill2031, table [2]] here", ["@Quill2031, table [2]"]),
        ('shown [@Quill2031, "a ] b"] here', ['@Quill2031, "a ] b"']),
        ('shown [see @Quill2031, "a ]; b"; @Tarn2034, [x]] and [y]', ['see @Quill2031, "a ]; b"; @Tarn2034, [x]']),
        ("shown [@Quill2031, page 1. Then [@Tarn2034, page 2].", ["@Tarn2034, page 2"]),
        ('shown [@Quill2031, 5" wide] and "so"', ['@Quill2031, 5" wide']),
        ("shown [[[@Quill2031]", ["@Quill2031"]),
    ],
)
def test_a_place_in_a_work_may_hold_brackets(text: str, inside: list[str]) -> None:
    assert [match["inside"] for match in CITATION_GROUP.finditer(text)] == inside


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[[zorbatine]]", [("zorbatine", None)]),
        ("[[zorbatine|the drug]] or [[ pellidone ]]", [("zorbatine", "the drug"), (" pellidone ", None)]),
        (r"\[[zorbatine]]", []),
        ("[[zorbatine", []),
        ("[[zorba\ntine]]", []),
        ("[zorbatine]", []),
    ],
)
def test_links_are_found_in_running_text(text: str, found: list[tuple[str, str | None]]) -> None:
    assert [(match["id"], match["words"]) for match in WIKI_LINK.finditer(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        *("[@" + "a" * 50_000, "[" + "@a" * 25_000, "[[" * 25_000, "@" * 50_000, "[[a|" * 12_500),
        *("[@a [x] " * 6_000 + "[", '[@a, "' * 8_000, "[@a" + "[x]" * 20_000, '[@a, "' + "x" * 50_000),
    ],
)
def test_no_text_makes_the_search_slow(text: str) -> None:
    for pattern in (CITATION_GROUP, BARE_CITATION, WIKI_LINK):
        assert not list(pattern.finditer(text)) or pattern is BARE_CITATION


def test_a_link_to_a_file_with_a_fault_is_not_called_dangling(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project")
    (project / "kb/entries/drug/zorbatine.yaml").write_text("name: [", encoding="utf-8")
    assert {finding.rule for finding in check(project, TODAY).findings} == {"yaml-syntax"}


def test_without_a_bibliography_its_absence_is_the_only_finding(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project")
    (project / "references.bib").unlink()
    assert [finding.rule for finding in check(project, TODAY).findings] == ["file-unreadable"]
