"""`monograph keep`: what changed is written once, and nothing that was kept is ever touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from monograph.entries import Question
from monograph.entries.base_files.snapshot import FactSnapshot
from monograph.pipeline import Check
from monograph.sources import read_document
from monograph.views.archive.snapshot import answer_of
from tests.projects import make_project, monograph
from tests.versions.kept import ENTRY, FIRST, FOLDER, QUESTION, STUDY, change, change_the_study, keep, names

pytestmark = pytest.mark.thorough


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make_project(tmp_path / "project")


def test_an_answer_is_written_in_words(project: Path) -> None:
    run = monograph(project, "keep", "--today", "2026-02-01")
    assert run.exit_code == 0
    assert f"{FIRST}: written" in run.output
    document, faults = read_document((project / FIRST).read_bytes(), FIRST)
    assert not faults
    assert document is not None
    assert isinstance(document.data, dict)
    assert (document.data["question"], document.data["kept"]) == (QUESTION, "2026-02-01")
    text = (project / FIRST).read_text(encoding="utf-8")
    for words in ("may help", "12.0 points on zorbatine", '"certainty": "low"', "Quill 2031", "Journal"):
        assert words in text
    for mark_up in ("[[", "[@", "<", "#ref", ".html"):
        assert mark_up not in text


def test_what_is_kept_as_it_stands_is_not_kept_again(project: Path) -> None:
    keep(project, "2026-02-01")
    run = monograph(project, "keep", "--today", "2026-03-01")
    assert (run.exit_code, names(project)) == (0, ["2026-02-01.yaml"])
    assert "Every answer is kept as it stands." in run.output


def test_a_change_that_no_reader_of_the_answer_sees_is_none(project: Path) -> None:
    keep(project, "2026-02-01")
    change(project, ENTRY, "name: Does", "tags: [loud]\nname: Does")
    assert monograph(project, "keep", "--check").exit_code == 0


def test_a_second_change_of_one_day_gets_a_number(project: Path) -> None:
    keep(project, "2026-02-01")
    first = (project / FIRST).read_bytes()
    for points in ("11.0", "11.5"):
        change_the_study(project, points)
        keep(project, "2026-02-01")
    assert names(project) == ["2026-02-01-2.yaml", "2026-02-01-3.yaml", "2026-02-01.yaml"]
    assert (project / FIRST).read_bytes() == first


def test_an_answer_that_comes_back_is_kept_again(project: Path) -> None:
    keep(project, "2026-02-01")
    for points, day in (("11.0", "2026-02-02"), ("12.0", "2026-02-03")):
        change_the_study(project, points)
        keep(project, day)
    assert len(names(project)) == 3


def test_a_study_s_number_changes_lines_of_the_answer_and_no_others(project: Path) -> None:
    keep(project, "2026-02-01")
    change_the_study(project, "11.0")
    keep(project, "2026-02-02")
    before, after = (
        (project / FOLDER / f"2026-02-0{day}.yaml").read_text(encoding="utf-8").splitlines() for day in (1, 2)
    )
    assert after.pop(4).startswith("after:")
    assert len(before) == len(after)
    kept, digest, outcome = (line for old, line in zip(before, after, strict=True) if old != line)
    assert (kept, digest[:7]) == ("kept: 2026-02-02", "digest:")
    assert "11.0 points on zorbatine" in outcome


def test_a_check_names_what_is_not_kept_and_writes_nothing(project: Path) -> None:
    never = monograph(project, "keep", "--check")
    assert never.exit_code == 1
    assert f"{QUESTION}: the answer was never kept" in never.output
    keep(project, "2026-02-01")
    assert monograph(project, "keep", "--check").exit_code == 0
    change_the_study(project, "11.0")
    changed = monograph(project, "keep", "--check", "--today", "2026-02-02")
    assert changed.exit_code == 1
    assert f"{QUESTION}: the answer changed since it was kept on 1 February 2026" in changed.output
    assert "make publish-data" in changed.output
    assert names(project) == ["2026-02-01.yaml"]


def test_only_the_questions_named_are_kept(project: Path) -> None:
    other = project / "kb/entries/question/another.yaml"
    text = (project / ENTRY).read_text(encoding="utf-8").replace("Does zorbatine quiet", "What of zorbatine and")
    other.write_text(text, encoding="utf-8")
    assert monograph(project, "keep", "another", "--today", "2026-02-01").exit_code == 0
    assert [path.name for path in (project / "kb/versions").iterdir()] == ["another"]


def test_a_question_that_is_not_there_is_refused_with_the_nearest(project: Path) -> None:
    run = monograph(project, "keep", QUESTION.replace("quiet", "quite"))
    assert run.exit_code == 2
    assert f"`{QUESTION}`" in run.output


@pytest.mark.parametrize("arguments", [(), ("--check",)])
def test_a_base_with_errors_keeps_nothing(project: Path, arguments: tuple[str, ...]) -> None:
    change(project, STUDY, "value: 60", "value: sixty")
    run = monograph(project, "keep", *arguments)
    assert run.exit_code == 1
    assert "[wrong-type]" in run.output
    assert not (project / "kb/versions").exists()


def test_a_day_before_the_newest_version_is_refused(project: Path) -> None:
    keep(project, "2026-02-01")
    change_the_study(project, "11.0")
    run = monograph(project, "keep", "--today", "2026-01-31")
    assert run.exit_code == 1
    assert "1 February 2026 is still to come" in run.output
    assert names(project) == ["2026-02-01.yaml"]


def test_a_withdrawn_answer_is_not_kept_again_while_the_page_still_gives_it(project: Path) -> None:
    keep(project, "2026-02-01")
    change(project, FIRST, "answer:\n", "withdrawn: {date: 2026-02-03, reason: It could harm.}\nanswer:\n")
    for arguments in (("--check",), ()):
        run = monograph(project, "keep", *arguments)
        assert run.exit_code in (1, 2)
        assert "withdrawn" in run.output
    change_the_study(project, "11.0")
    keep(project, "2026-02-04")
    assert monograph(project, "keep", "--check").exit_code == 0


def test_what_stands_in_the_place_of_a_file_is_left_alone(project: Path) -> None:
    (project / FOLDER / "2026-02-01.yaml").mkdir(parents=True)
    run = monograph(project, "keep", "--today", "2026-02-01")
    assert run.exit_code == 2
    assert "is there already and is not a kept answer" in run.output


def test_a_link_out_of_the_project_is_never_written_through(project: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (project / "kb/versions").symlink_to(tmp_path / "elsewhere")
    run = monograph(project, "keep")
    assert run.exit_code == 1
    assert "[file-link]" in run.output
    assert not list((tmp_path / "elsewhere").iterdir())


def test_a_renamed_question_goes_on_in_a_folder_of_its_new_name(project: Path) -> None:
    keep(project, "2026-02-01")
    renamed = project / "kb/entries/question/zorbatine-for-limb-hum.yaml"
    (project / ENTRY).rename(renamed)
    with renamed.open("a", encoding="utf-8") as file:
        file.write(f"former_ids: [{QUESTION}]\n")
    assert monograph(project, "keep", "--check").exit_code == 0
    change(project, "kb/entries/question/zorbatine-for-limb-hum.yaml", "It may. One", "It may well. One")
    keep(project, "2026-02-01")
    assert (project / FIRST).is_file()
    assert (project / "kb/versions/zorbatine-for-limb-hum/2026-02-01-2.yaml").is_file()
    assert monograph(project, "keep", "--check").exit_code == 0


def test_an_answer_of_the_first_format_is_the_same_while_what_both_hold_is_the_same(example_check: Check) -> None:
    assert example_check.base is not None
    now = answer_of(example_check.base.all(Question)[0], example_check.base)
    asked = FactSnapshot.model_validate({"label": "People", "said": "All"})
    old = now.model_copy(update={"asked": (asked,)})
    assert old.says_the_same_as(now)
    assert now.says_the_same_as(old)
    first, *more = now.options
    worse = first.model_copy(update={"verdict": "harmful"})
    for other in ({"clinical": ("It changed.",)}, {"options": (worse, *more)}):
        assert not old.says_the_same_as(now.model_copy(update=other))
