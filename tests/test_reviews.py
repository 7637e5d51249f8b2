"""An approval belongs to what was approved: what was changed afterwards is said, and no one is named for it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from monograph.entries import Claim
from monograph.entries.base_files.reviewers import Reviewer
from monograph.pipeline import Check, check, pages_to_write
from tests.projects import TODAY, make_project, monograph

pytestmark = pytest.mark.thorough

PEOPLE = """
reviewers:
  - id: a-hatter
    name: Dr Hatter
    interests: None declared.
  - id: prof-nobody
    name: Prof. Nobody
    orcid: 0000-0002-1825-0097
    affiliation: Institute of Invention
    interests: Owns *one* hat.
"""
APPROVE = ("--by", "prof-nobody", "--date", "2035-05-02", "--next-due", "2036-05-02")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The clean base, with two people who may review."""
    made = make_project(tmp_path)
    (made / "kb/reviewers.yaml").write_text(PEOPLE, encoding="utf-8")
    return made


def question_of(project: Path) -> Path:
    return next((project / "kb/entries/question").glob("*.yaml"))


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def checked(project: Path) -> Check:
    return check(project, TODAY)


def said(project: Path, entry: Path, plural: str) -> tuple[str, dict[str, object], dict[str, object]]:
    """Return the line on the review, the linked data and the computed part of the API of an entry."""
    files = pages_to_write(checked(project))
    page = str(files[f"{plural}/{entry.stem}.md"])
    line = re.search(r'<p class="mg-review" role="note">(.*?)</p>', page)
    linked = re.search(r"^mg_linked_data: (.*)$", page, re.MULTILINE)
    assert line
    assert linked
    address = next(name for name in files if name.startswith("api/") and name.endswith(f"/{entry.stem}.json"))
    graph = json.loads(linked[1])["@graph"]
    return line[1], graph[0], json.loads(files[address])["computed"]


def test_what_was_approved_is_shown_with_who_approved_it(project: Path) -> None:
    entry = question_of(project)
    outcome = monograph(project, "approve", entry.stem, *APPROVE)
    assert outcome.exit_code == 0, outcome.output
    assert checked(project).is_clean, checked(project).findings
    line, linked, computed = said(project, entry, "questions")
    assert line.startswith("Reviewed by Prof. No one on 2 May 2035. Next review due 2 May 2036.")
    assert (
        "Prof. Nobody (Institute of Invention, ORCID 0000-0002-1825-0097) on conflicts of interest: Owns" in line
    )
    assert linked["lastReviewed"] == "2035-05-02"
    assert computed["is_approved_as_it_stands"] is True
    assert computed["changed_since_the_review"] == []


def test_a_change_after_the_review_is_said_everywhere_and_listed(project: Path) -> None:
    entry = question_of(project)
    monograph(project, "approve", entry.stem, *APPROVE)
    text = entry.read_text(encoding="utf-8")
    entry.write_text(
        re.sub(r"plain: .*", "plain: It was found to help everybody.", text, count=1), encoding="utf-8"
    )
    findings = [one for one in checked(project).findings if one.rule == "approval-fits-the-content"]
    assert [one.found for one in findings] == ["changed since it was approved: summary"]
    line, linked, computed = said(project, entry, "questions")
    assert line.startswith(
        "Changed since the review, and not reviewed as it is now: summary. Reviewed by Prof. Nobody"
    )
    assert "reviewedBy" not in linked
    assert "lastReviewed" not in linked
    assert str(linked["creativeWorkStatus"]).startswith("Changed since the review")
    assert computed["is_approved_as_it_stands"] is False
    assert computed["changed_since_the_review"] == ["summary"]


def test_a_change_of_a_result_that_an_approved_answer_rests_on_counts(project: Path) -> None:
    entry = question_of(project)
    monograph(project, "approve", entry.stem, *APPROVE)
    base = checked(project).base
    assert base is not None
    pointed = {one.subject[0] for one in base.sheets[entry.stem].entry.review.digests if one.entry}
    assert pointed
    study = project / f"kb/entries/study/{min(pointed)}.yaml"
    text = study.read_text(encoding="utf-8")
    first = re.search(r"^  - id: .*\n", text[text.index("results:") :], re.MULTILINE)
    assert first
    study.write_text(text.replace(first[0], f"{first[0]}    note: Counted anew.\n", 1), encoding="utf-8")
    changed = said(project, entry, "questions")[2]["changed_since_the_review"]
    assert changed == [f"results of {base.sheets[study.stem].entry.name}"]


def test_what_says_nothing_about_medicine_changes_no_approval(project: Path) -> None:
    entry = question_of(project)
    monograph(project, "approve", entry.stem, *APPROVE)
    text = entry.read_text(encoding="utf-8")
    moved = re.sub(r"\A(name: [^\n]*\n)(.*)\Z", r"# A remark.\n\2\1tags: [invented]\n", text, flags=re.DOTALL)
    entry.write_text(moved, encoding="utf-8")
    assert checked(project).is_clean, checked(project).findings
    assert said(project, entry, "questions")[2]["is_approved_as_it_stands"] is True


def test_text_that_is_only_folded_otherwise_is_the_same(project: Path) -> None:
    entry = next((project / "kb/entries/term").glob("*.yaml"))
    text = re.sub(
        r"summary:\n(?:  .*\n)+", "summary:\n  plain: A word that hums.\n  clinical: A word.\n", entry.read_text()
    )
    entry.write_text(text, encoding="utf-8")
    monograph(project, "approve", entry.stem, *APPROVE)
    change(entry, "plain: A word that hums.", "plain: |\n    A word\n      that hums.")
    assert not [one for one in checked(project).findings if one.rule == "approval-fits-the-content"]
    change(entry, "that hums.", "that  sings.")
    assert [one for one in checked(project).findings if one.rule == "approval-fits-the-content"]


def test_an_approval_without_digests_is_refused_and_both_remedies_work(project: Path) -> None:
    entry = question_of(project)
    people = "  reviewers: [a-hatter, prof-nobody]\n"
    review = f"review:\n  status: approved\n{people}  date: 2035-05-02\n  next_due: 2036-05-02\n"
    written = entry.read_text(encoding="utf-8") + review
    entry.write_text(written, encoding="utf-8")
    (finding,) = checked(project).findings
    assert finding.rule == "approval-has-digests"
    pasted = re.search(r"`(digests: .*)`", finding.remedy)
    assert pasted
    entry.write_text(f"{written}  {pasted[1]}\n", encoding="utf-8")
    assert checked(project).findings == ()
    entry.write_text(written, encoding="utf-8")
    assert monograph(project, "approve", entry.stem).exit_code == 0
    assert checked(project).findings == ()
    assert "reviewers: [a-hatter, prof-nobody]" in entry.read_text(encoding="utf-8")


def test_a_new_review_of_a_changed_entry_replaces_the_old_one(project: Path) -> None:
    entry = question_of(project)
    monograph(project, "approve", entry.stem, *APPROVE)
    name = re.search(r"^name: (.*)$", entry.read_text(encoding="utf-8"), re.MULTILINE)
    assert name
    change(entry, name[0], "name: Does anything hum?")
    assert [one.rule for one in checked(project).findings] == ["approval-fits-the-content"]
    before = entry.read_text(encoding="utf-8").partition("review:")[0]
    assert monograph(project, "approve", entry.stem, "--date", "2035-09-09").exit_code == 0
    assert checked(project).findings == ()
    after = entry.read_text(encoding="utf-8")
    assert after.count("review:") == 1
    assert after.startswith(before)
    assert "date: 2035-09-09" in after


def test_a_reviewer_nobody_described_is_a_finding(project: Path) -> None:
    entry = question_of(project)
    with entry.open("a", encoding="utf-8") as file:
        file.write("review: {status: under review, reviewers: [a-hatter, prof-nobdy]}\n")
    (finding,) = checked(project).findings
    assert finding.rule == "reviewer-is-known"
    assert "prof-nobody" in finding.remedy
    change(entry, "prof-nobdy", "somebody-else")
    (finding,) = checked(project).findings
    described = re.search(r"`- \{(.*)\}`", finding.remedy)
    assert described
    people = project / "kb/reviewers.yaml"
    people.write_text(f"{PEOPLE}  - {{{described[1]}}}\n", encoding="utf-8")
    assert checked(project).findings == ()


def test_the_old_form_gives_the_new_one_as_its_remedy(project: Path) -> None:
    entry = question_of(project)
    with entry.open("a", encoding="utf-8") as file:
        file.write(
            "review:\n  status: under review\n  reviewers:\n"
            '    - {name: "Dr. X: Y", orcid: 0000-0002-1825-0097, conflict_of_interest: None declared.}\n'
        )
    findings = checked(project).findings
    assert [one.rule for one in findings] == ["reviewer-is-an-id"]
    line = re.search(r"`(- \{.*\})`", findings[0].remedy)
    assert line
    change(entry, entry.read_text(encoding="utf-8").rpartition("    - ")[2], "dr-x-y\n")
    (project / "kb/reviewers.yaml").write_text(f"reviewers:\n  {line[1]}\n", encoding="utf-8")
    assert checked(project).findings == ()
    assert "Dr. X: Y" in said(project, entry, "questions")[0]


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("    interests: Owns *one* hat.\n", "", "missing-field"),
        ("1825-0097", "1825-0079", "orcid-is-one"),
        ("id: prof-nobody", "id: a-hatter", "unique-local-id"),
        ("affiliation:", "affilation:", "unknown-field"),
        ("name: Prof. Nobody", "name: ''", "empty-text"),
    ],
)
def test_faults_in_the_list_of_reviewers_are_findings(project: Path, old: str, new: str, rule: str) -> None:
    change(project / "kb/reviewers.yaml", old, new)
    findings = checked(project).findings
    assert [one.rule for one in findings if one.place.file == "kb/reviewers.yaml"] == [rule]


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("nothing-here",), "There is no entry"),
        (("{entry}",), "--by, --date, --next-due"),
        (("{entry}", "--by", "prof-nobdy", *APPROVE[2:]), "kb/reviewers.yaml has no reviewer `prof-nobdy`"),
    ],
)
def test_an_approval_that_cannot_be_written_says_why(
    project: Path, arguments: tuple[str, ...], reason: str
) -> None:
    entry = question_of(project)
    before = entry.read_bytes()
    outcome = monograph(project, "approve", *(one.format(entry=entry.stem) for one in arguments))
    assert outcome.exit_code == 2
    assert reason in outcome.output
    assert entry.read_bytes() == before


@pytest.mark.parametrize("status", ["draft", "under review"])
def test_whoever_is_named_before_an_approval_is_shown(project: Path, status: str) -> None:
    entry = question_of(project)
    with entry.open("a", encoding="utf-8") as file:
        file.write(
            f"review: {{status: {status}, reviewers: [prof-nobody], date: 2035-05-02, next_due: 2036-05-02}}\n"
        )
    line, linked, _ = said(project, entry, "questions")
    assert "by Prof. Nobody" in line
    assert "An earlier version was" in line
    assert "on 2 May 2035" in line
    assert "reviewedBy" not in linked


def test_every_field_of_a_reviewer_is_shown(project: Path) -> None:
    person = {"id": "mark-one", "name": "Mark two", "affiliation": "Mark three", "interests": "Mark four."}
    person["orcid"] = "0000-0002-1825-0097"
    assert set(person) == set(Reviewer.model_fields)
    (project / "kb/reviewers.yaml").write_text(json.dumps({"reviewers": [person]}), encoding="utf-8")
    entry = next((project / "kb/entries/claim").glob("*.yaml"))
    monograph(project, "approve", entry.stem, "--by", "mark-one", *APPROVE[2:])
    files = pages_to_write(checked(project))
    page = str(files[f"{Claim.plural}/{entry.stem}.md"])
    table = files["data/tables/reviewers.csv"]
    address = next(name for name in files if name.startswith("api/") and name.endswith(f"/{entry.stem}.json"))
    for name, value in person.items():
        assert name == "id" or value in page
        assert value in (table.decode() if isinstance(table, bytes) else table)
        assert value in str(files[address]) or value.encode() in bytes(files[address])  # type: ignore[arg-type]
