"""Files in kb/versions that somebody spoiled: each fault is a finding with its place, and nothing is raised."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from monograph.entries.base_files.snapshot import AnswerSnapshot
from monograph.entries.base_files.snapshot_files import read_snapshot, snapshot_file
from monograph.pipeline import check, pages_to_write
from monograph.sources import EntryFile
from tests.projects import TODAY, make_project
from tests.versions.kept import ENTRY, FIRST, FOLDER, QUESTION, change, change_the_study, findings, keep


@pytest.fixture
def project(tmp_path: Path) -> Path:
    made = make_project(tmp_path / "project")
    keep(made, "2026-02-01")
    return made


def sealed(project: Path, file: str = FIRST) -> None:
    """Give the file the digest of what it holds now, as a forger would."""
    path = project / file
    head, _, answer = path.read_text(encoding="utf-8").partition("\nanswer:\n")
    lines = [line for line in head.splitlines() if not line.startswith("digest:")]
    said = dict(line.split(": ") for line in lines if not line.startswith("#"))
    hashed = "\n".join((said["question"], said["kept"], said.get("after", "").strip('"'), answer))
    digest = hashlib.sha256(hashed.encode("utf-8")).hexdigest()[:12]
    path.write_text("\n".join([*lines, f'digest: "{digest}"', "answer:", answer]), encoding="utf-8")


def test_a_kept_answer_is_no_finding(project: Path) -> None:
    assert findings(project) == ()


@pytest.mark.parametrize(
    ("old", "new", "rule", "words"),
    [
        ("format: 2", "format: 3", "wrong-type", "format"),
        ("format: 2\n", "", "missing-field", "`format` is missing"),
        ("format: 2", "format: 2\nmood: loud", "unknown-field", "no field `mood`"),
        ("  review:", "  reviews:", "unknown-field", "no field `reviews`"),
        ("kept: 2026-02-01", "kept: 2026-02-31", "wrong-form", "2026-02-31"),
        ("kept: 2026-02-01", "kept: 2026-02-02", "kept-says-its-name", "`kept` says 2026-02-02"),
        ("kept: 2026-02-01", "kept: 2026-02", "kept-says-its-name", "`kept` says 2026-02"),
        (f"question: {QUESTION}", "question: another", "kept-says-its-name", "`question` says another"),
        (f"question: {QUESTION}", "question: ../../x", "wrong-form", "../../x"),
        ('digest: "', 'digest: "zz', "wrong-form", "zz"),
        ('verdict: "may help"', 'verdict: "proven"', "kept-is-untouched", "changed after it was kept"),
        ('verdict: "may help"', "verdict: {a: b}", "wrong-type", "fields and values"),
        ('verdict: "may help"', 'verdict: "may\\nhelp"', "wrong-form", "of the right form"),
        ('verdict: "may help"', 'verdict: ""', "empty-text", "empty"),
        ("answer:\n", "answer: &a\n", "yaml-anchor", "an anchor"),
        ("answer:\n", "answer:\n\t", "yaml-syntax", ""),
    ],
)
def test_a_file_that_was_changed_is_found_at_its_place(
    project: Path, old: str, new: str, rule: str, words: str
) -> None:
    change(project, FIRST, old, new)
    found = findings(project)
    assert {one.rule for one in found} <= {rule, "missing-field"}, found
    (first, *_) = (one for one in found if one.rule == rule)
    assert first.is_error
    assert words in first.found
    assert first.remedy
    assert (first.place.file, first.place.line > 1) == (FIRST, True)


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        (f"{FOLDER}/yesterday.yaml", "kept-name"),
        (f"{FOLDER}/2026-02-01-1.yaml", "kept-name"),
        (f"{FOLDER}/2026-02-01-02.yaml", "kept-name"),
        (f"{FOLDER}/2026-2-1.yaml", "kept-name"),
        (f"{FOLDER}/more/2026-02-01.yaml", "kept-name"),
        ("kb/versions/2026-02-01.yaml", "kept-name"),
        ("kb/versions/Humming/2026-02-01.yaml", "kept-name"),
        (f"{FOLDER}/2026-02-01.yml", "file-name"),
        (f"{FOLDER}/2026-02-31.yaml", "kept-says-its-name"),
        (f"{FOLDER}/2026-02-01-3.yaml", "kept-is-complete"),
    ],
)
def test_a_file_of_another_name_is_a_finding(project: Path, name: str, rule: str) -> None:
    path = project / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes((project / FIRST).read_bytes())
    (found,) = findings(project)
    assert (found.rule, found.place.file) == (rule, name)
    assert found.remedy


@pytest.mark.parametrize("name", [f"{FOLDER}/2026-02-02.yaml", "kb/versions/another"])
def test_a_symbolic_link_is_a_finding(project: Path, name: str) -> None:
    (project / name).symlink_to(project / (FIRST if name.endswith("yaml") else FOLDER))
    (found,) = findings(project)
    assert (found.rule, found.place.file) == ("file-link", name)


def test_answers_of_no_question_are_a_finding_for_each_folder(project: Path) -> None:
    (project / FOLDER).rename(project / "kb/versions/does-it-hum")
    stray = "kb/versions/does-it-hum/2026-02-01.yaml"
    change(project, stray, f"question: {QUESTION}", "question: does-it-hum")
    sealed(project, stray)
    (found,) = findings(project)
    assert (found.rule, found.place.file) == ("kept-of-a-question", stray)
    assert "former_ids" in found.remedy


def test_a_faulty_question_does_not_make_strangers_of_its_answers(project: Path) -> None:
    change(project, ENTRY, "verdict: may help", "verdict: perhaps")
    assert [one.rule for one in findings(project)] == ["unknown-word"]


def test_one_day_stands_once_under_all_ids_of_a_question(project: Path) -> None:
    with (project / ENTRY).open("a", encoding="utf-8") as file:
        file.write("former_ids: [hum-question]\n")
    other = project / "kb/versions/hum-question/2026-02-01.yaml"
    other.parent.mkdir()
    other.write_text((project / FIRST).read_text().replace(f"question: {QUESTION}", "question: hum-question"))
    sealed(project, "kb/versions/hum-question/2026-02-01.yaml")
    assert {one.rule for one in findings(project)} == {"kept-is-complete"}


def test_a_version_that_is_missing_leaves_a_gap(project: Path) -> None:
    for day, points in (("2026-03-01", "11.0"), ("2026-04-01", "10.0")):
        change_the_study(project, points)
        keep(project, day)
    assert findings(project) == ()
    (project / FOLDER / "2026-03-01.yaml").unlink()
    (found,) = findings(project)
    assert (found.rule, found.place.file) == ("kept-is-complete", f"{FOLDER}/2026-04-01.yaml")
    (project / FOLDER / "2026-04-01.yaml").unlink()
    assert findings(project) == ()
    (project / FIRST).rename(project / FOLDER / "2026-01-01.yaml")
    assert {one.rule for one in findings(project)} == {"kept-says-its-name"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("answer:\n", "answer: # x\n"),
        ("answer:\n", '"answer":\n'),
        ("kept: 2026-02-01", "kept: 2026-02-01\nafter: 0123456789ab"),
    ],
)
def test_the_digest_covers_all_but_a_withdrawal(project: Path, old: str, new: str) -> None:
    change(project, FIRST, old, new)
    assert {one.rule for one in findings(project)} & {"kept-is-untouched", "wrong-type"}


@pytest.mark.parametrize(
    ("day", "rule"),
    [
        ("2026-01-31", "kept-day-has-come"),
        ("2036-01-02", "kept-day-has-come"),
        ("2026", "withdrawn-on-a-day"),
        ("2026-02-01", None),
        ("2036-01-01", None),
    ],
)
def test_a_withdrawal_has_a_day_between_the_answer_s_and_today(project: Path, day: str, rule: str | None) -> None:
    change(project, FIRST, "answer:\n", f"withdrawn: {{date: {day}, reason: It could harm.}}\nanswer:\n")
    assert [one.rule for one in findings(project)] == ([rule] if rule else [])


def test_an_answer_of_a_day_to_come_is_a_finding(project: Path) -> None:
    change_the_study(project, "11.0")
    keep(project, "2036-01-02")
    (found,) = findings(project)
    assert (found.rule, found.place.file) == ("kept-day-has-come", f"{FOLDER}/2036-01-02.yaml")


def test_line_ends_of_another_system_are_no_change(project: Path) -> None:
    path = project / FIRST
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert findings(project) == ()


def test_mark_up_in_a_forged_file_is_shown_as_text(project: Path) -> None:
    nasty = "<script>alert('x')</script> # {{ x }} [a](javascript:b) **c**"
    change(project, FIRST, 'verdict: "may help"', f'verdict: "{nasty}"')
    change(project, FIRST, '- name: "Zorbatine"', f'- name: "{nasty}"')
    with (project / FIRST).open("a", encoding="utf-8") as file:
        file.write('  - cited_as: "X"\n    reference: "<b>Y</b>"\n    links:\n')
        file.write('    - label: "DOI"\n      text: "<i>Z</i>"\n      url: "javascript:alert(1)"\n')
    sealed(project)
    checked = check(project, TODAY)
    assert checked.findings == ()
    made = str(pages_to_write(checked)[f"questions/{QUESTION}/versions/2026-02-01.md"])
    assert "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;" in made
    assert "&lt;b&gt;Y&lt;/b&gt; DOI: &lt;i&gt;Z&lt;/i&gt;" in made
    for harm in ("<script", "<b>", "<i>", 'href="javascript', "## <", "](java"):
        body = made.partition("\n---\n")[2]
        heading = [line for line in body.splitlines() if line.startswith("## ")]
        assert harm not in (body if harm != "](java" else "\n".join(heading))


HARD_WORDS = (
    'He said "no": it is 5 % – so, [a] {b} #c & d\'s \\ back',
    "- not a list",
    "yes",
    "1:30",
    "One sentence ends here. Another begins; it goes on. # Not a comment. - Nor a list. : Nor a key. Last one!",
    "Ein Satz mit Umlauten: äöü ≥ 5 µg/ml. 日本語の文。 \U0001f344 grows here, and this line is long enough.",
)


@pytest.mark.parametrize("words", HARD_WORDS)
def test_what_is_written_is_read_back(words: str) -> None:
    option = {"name": words, "verdict": words, "because": (words, words), "not_for": words}
    fact = {"label": words, "said": (words, words)}
    answer = AnswerSnapshot.model_validate(
        {
            "name": words,
            "review": words,
            "asked": [fact, {"label": words, "said": words}],
            "plain": words,
            "clinical": (words, words),
            "options": [option],
            "works": [{"cited_as": words, "reference": words}],
        }
    )
    raw = snapshot_file("hum", "2026-02-01", "0123456789ab", answer).encode("utf-8")
    version, faults = read_snapshot(EntryFile("kb/versions/hum/2026-02-01.yaml", "hum", "2026-02-01", raw))
    assert faults == ()
    assert version is not None
    assert version.answer == answer
