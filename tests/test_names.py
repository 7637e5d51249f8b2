"""Names take any printable text on one line; what hides, turns round or breaks text is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pydantic import TypeAdapter, ValidationError

from monograph.text.fields import Name, Verbatim
from tests.injection.spoiled import ACTIVE, HARMLESS, STRATEGY
from tests.projects import make_project, monograph

NAME = TypeAdapter(Name)


@pytest.mark.parametrize("text", [*ACTIVE, *HARMLESS, "*", "x" * 5_000, "a " * 2_000, "5\u202f000", "−1\u00a0mg"])
def test_a_name_may_be_any_printable_line(text: str) -> None:
    assert NAME.validate_python(text) == text


@pytest.mark.parametrize("text", ["", " ", "\u2800", "\u0301", "\ufe0f", "\u200d", "a\nb", "a\rb", "a\n"])
def test_a_name_is_one_line_in_which_something_is_seen(text: str) -> None:
    with pytest.raises(ValidationError):
        NAME.validate_python(text)


@pytest.mark.parametrize(
    "sign", "\x00\x07\x0b\x7f\x85\xad\u061c\u200b\u200e\u202e\u2028\u2066\ufeff\ue000\U000e0041"
)
def test_signs_that_hide_or_turn_text_round_are_refused_in_every_file(sign: str, tmp_path: Path) -> None:
    project = make_project(tmp_path / "project")
    for name in ("kb/base.yaml", "kb/entries/study/quill-2031.yaml"):
        file = project / name
        field = "lead" if name.endswith("base.yaml") else "title"
        text = file.read_text(encoding="utf-8").replace(f"{field}: ", f"{field}: A{sign}b ", 1)
        file.write_bytes(text.encode("utf-8"))
    printed = monograph(project, "check").output
    assert printed.count("[hidden-character]") == 2


def test_titles_events_arms_and_queries_pass_as_they_are_printed(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project")
    study = project / "kb/entries/study/quill-2031.yaml"
    title = json.dumps("Uptake of [18F]zorbatine, p < 0.05: CD4<200 | {{ x }} *y*")
    text = study.read_text(encoding="utf-8").replace("name: Dummy tablets", 'name: "Dummy <5 mg> tablets"')
    lines = [f"title: {title}" if line.startswith("title:") else line for line in text.splitlines()]
    event = '{event: "ALT >3× upper limit", arms: [zorbatine-40], count: {value: 3, cite: "Quill2031, table [2]"}}'
    study.write_text("\n".join([*lines, "harms:", f"  - {event}", ""]), encoding="utf-8")
    question = project / "kb/entries/question/does-zorbatine-quiet-limb-hum.yaml"
    searched = question.read_text(encoding="utf-8").replace(
        "systematic: false", f"query: {json.dumps(STRATEGY)}, systematic: false"
    )
    question.write_text(searched, encoding="utf-8")
    run = monograph(project, "check", "--quiet")
    assert ": 0 errors, 0 warnings." in run.output, run.output


def test_a_link_in_a_name_is_a_warning_because_it_is_shown_as_it_is(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project")
    term = project / "kb/entries/term/dummy-tablet.yaml"
    text = term.read_text(encoding="utf-8").replace(
        "name: Dummy tablet", 'name: "Dummy [[zorbatine]] [@Quill2031] [[x]]"'
    )
    term.write_text(text, encoding="utf-8")
    printed = monograph(project, "check", "--quiet").output
    assert "term/dummy-tablet.yaml:1:14: warning: `[[zorbatine]]` is in a name" in printed
    assert "`[@Quill2031]` is in a name" in printed
    assert ": 0 errors, 2 warnings." in printed


def test_a_strategy_keeps_its_lines_and_is_not_empty() -> None:
    assert TypeAdapter(Verbatim).validate_python(STRATEGY) == STRATEGY
    with pytest.raises(ValidationError):
        TypeAdapter(Verbatim).validate_python(" \n")
