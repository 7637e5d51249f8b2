"""The same content gives the same version, and other content another."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

from monograph.entries.base_files.about import About
from monograph.evidence.answers.content_version import content_version
from monograph.knowledge_base import KnowledgeBase
from monograph.pipeline import check
from tests.fragments import base_of
from tests.projects import TODAY, make_project


def base(text: str = "First version.", *more: dict[str, Any], **fields: Any) -> KnowledgeBase:
    changes = [{"date": "2035-02", "text": "Earlier."}, *more, {"date": "2034-11-30", "text": text}]
    return base_of({"term/washout": {"changes": changes, **fields}, "term/other": {}})


def test_the_same_content_gives_the_same_version() -> None:
    assert content_version(base()) == content_version(base())


def test_one_word_makes_another_version() -> None:
    assert content_version(base()).digest != content_version(base("Second version.")).digest


def test_a_work_that_changed_makes_another_version() -> None:
    cited = base(cite="Quill2031, page 1")
    other = base(cite="Quill2032, page 1")
    swapped = dataclasses.replace(cited, bibliography=other.bibliography)
    assert content_version(cited).digest != content_version(swapped).digest


def test_what_is_no_content_makes_no_other_version() -> None:
    about = About.model_validate({"title": "Another", "lead": "Other.", "description": "Other."})
    made = base()
    backwards = dataclasses.replace(made, about=about, sheets=dict(reversed(list(made.sheets.items()))))
    assert content_version(backwards) == content_version(made)


def test_comments_line_ends_and_folding_make_no_other_version(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    made = check(project, TODAY).base
    path = project / "kb/entries/term/dummy-tablet.yaml"
    text = path.read_text(encoding="utf-8")
    folded = text.replace("name:", "# A remark.\nname:").replace("plain: ", "plain: >-\n    ")
    assert folded.count("\n") == text.count("\n") + 2
    path.write_bytes(folded.replace("\n", "\r\n").encode("utf-8"))
    again = check(project, TODAY).base
    assert made is not None
    assert again is not None
    assert content_version(again) == content_version(made)
    path.write_text(text.replace("A tablet", "A pill"), encoding="utf-8")
    other = check(project, TODAY).base
    assert other is not None
    assert content_version(other) != content_version(made)


def test_the_version_begins_with_the_newest_change() -> None:
    version = content_version(base("First.", {"date": "2035-02-03", "text": "Later."}))
    assert version.newest_change is not None
    assert version.newest_change.iso == "2035-02-03"
    assert str(version) == f"2035-02-03-{version.digest}"
    assert len(version.digest) == 12


def test_a_base_without_changes_has_a_version_all_the_same() -> None:
    version = content_version(base_of({"term/washout": {}}))
    assert version.newest_change is None
    assert str(version) == version.digest
