"""A large base is as sound as the base it is copied from, and no copy points into another."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.large_base import NotSoundError, write_large_base
from monograph.entries import Entry, Study
from monograph.entries.base_files.answers import read_answers
from monograph.entries.base_files.exceptions import read_exceptions
from monograph.entries.reading.sheet import Sheet, read_sheet
from monograph.entries.shared.vocabulary import ReviewStatus
from monograph.pipeline import check
from monograph.sources import read_project
from tests.growth.test_growth import MOST, calls_in
from tests.projects import BASE, TODAY, make_project

pytestmark = pytest.mark.thorough

EXAMPLE = Path(__file__).parents[1] / "example"
STUDY = "kb/entries/study/quill-2031.yaml"
DRUG = "kb/entries/drug/zorbatine.yaml"
COUNT = len(list((BASE / "kb/entries").rglob("*.yaml"))) + 3
HARM = """harms:
  - {event: Yawned, arms: [dummy], people: {value: 3 of 20, cite: "Quill2031, table 5"}}
  - event: Sneezed
    arms: [dummy]
    percent: {value: 3.6 %, cite: "Quill2031, table 5"}
    people: {value: 5 of 141, cite: "Quill2031, table 5", note: With those of an earlier trial.}
registrations:
  - {register_name: ClinicalTrials.gov, number: NCT01234567}
"""
DOSE = """former_ids: [zorba]
doses:
  - purpose: studied
    for_use: hums
    route: oral
    counted_as: base
    start: {value: {amount: 20 mg, times_per_day: 2}, cite: "Quill2031, methods"}
"""
EXCEPTION = """exceptions:
  - rule: percent-agrees-with-its-count
    entry: quill-2031
    place: harms.2.percent
    reason: It is so printed, and [[zorbatine]] has the figure of [@Quill2031, table 5].
"""
ANSWERS = """answers:
  - asked: Does it quiet the hum?
    page: questions/does-zorbatine-quiet-limb-hum.html
    shows: [[Zorbatine may help]]
    never: [no such words]
  - {asked: What is compared?, page: compare/pick.html, shows: [[Zorbatine]]}
"""
# Ids and keys that a copy might have got, an id that is a word of a vocabulary too, a link over the end of a line.
TERM = """name: "{name} of 3 'kinds'"
synonyms: [{name}s, "the {name}"]
sources:
  - {{work: Quill2031, nature: paper, read: excerpt, access: original}}
  - {{work: Quill2031-b, nature: paper, read: excerpt, access: original}}
summary:
  plain: >-
    See [[hum|the
    other hum]] in a remark, [[ hum-b ]] in another [@Quill2031, table 1; @Quill2031-b].
  clinical: "It's 'oral' @Quill2031-b and not @Quill2031; registered as NCT01234567."
cite: ["Quill2031-b, table 2", "Quill2031, table 3"]
see_also: [{others}]
former_ids: [old-{id}]
"""
WORK = """@misc{Quill2031-b,
  author = {Quill, Ada},
  title  = {Another},
  year   = {2031},
  doi    = {10.1234/abc},
  pmid   = {1234567},
}
"""
TERMS = ("hum", "hum-b", "oral")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The small invented base with all that is hard to copy."""
    made = make_project(tmp_path / "project")
    for name, text in ((STUDY, HARM), (DRUG, DOSE), ("references.bib", WORK)):
        with (made / name).open("a", encoding="utf-8") as file:
            file.write(text)
    for term in TERMS:
        others = ", ".join(one for one in (*TERMS, "zorbatine") if one != term)
        text = TERM.format(name=f"The {term}".title(), id=term, others=others)
        (made / f"kb/entries/term/{term}.yaml").write_text(text, encoding="utf-8", newline="\r\n")
    (made / "kb/exceptions.yaml").write_text(EXCEPTION, encoding="utf-8")
    (made / "kb/answers.yaml").write_text(ANSWERS, encoding="utf-8")
    assert not check(made, TODAY).findings
    return made


@pytest.fixture
def large(project: Path, tmp_path: Path) -> Path:
    """That base and two copies of it."""
    made = tmp_path / "large"
    assert write_large_base(made, 3 * COUNT - 1, project) == 3 * COUNT
    return made


def sheets(project: Path) -> dict[str, Sheet[Entry]]:
    read = (read_sheet(source)[0] for source in read_project(project).entries)
    return {sheet.id: sheet for sheet in read if isinstance(sheet, Sheet)}


def test_a_large_base_checks_as_cleanly_as_the_base(large: Path) -> None:
    assert not check(large, TODAY).findings


@pytest.mark.parametrize("base", [BASE, EXAMPLE])
def test_doubling_a_base_doubles_its_findings_and_adds_none(base: Path, tmp_path: Path) -> None:
    once = Counter(one.rule for one in check(base, TODAY).findings)
    count = len(sheets(base))
    assert write_large_base(tmp_path / "double", count + 1, base) == 2 * count
    twice = check(tmp_path / "double", TODAY)
    assert twice.base is not None
    assert Counter(one.rule for one in twice.findings) == once + once


def test_no_copy_points_into_another(project: Path, large: Path) -> None:
    ids, made = sheets(project), sheets(large)
    assert made.keys() == {f"{one}{label}" for one in ids for label in ("", "-c", "-d")}
    for one, sheet in ids.items():
        for label in ("", "-c", "-d"):
            copy = made[f"{one}{label}"]
            assert [link.target for link in copy.links] == [f"{link.target}{label}" for link in sheet.links]
            keys = [f"{cited.key}{label}" for cited in sheet.citations]
            assert [cited.key for cited in copy.citations] == keys
            assert list(copy.entry.former_ids) == [f"{former}{label}" for former in sheet.entry.former_ids]


def test_what_must_be_one_of_a_kind_differs_in_each_copy(large: Path) -> None:
    works = (large / "references.bib").read_text(encoding="utf-8")
    for name in ("doi", "pmid"):
        found = re.findall(rf"\b{name}\s*= \{{(.*)\}}", works)
        assert len(found) >= 3
        assert len(set(found)) == len(found)
    made = sheets(large)
    copies = [made[f"quill-2031{label}"].entry for label in ("", "-c", "-d")]
    numbers = [one.registrations[0].number for one in copies if isinstance(one, Study)]
    assert len(set(numbers)) == 3
    assert all(re.fullmatch(r"NCT0\d{7}", number) for number in numbers)
    said = [str(made[f"oral{label}"].entry.summary.clinical) for label in ("", "-c", "-d")]
    assert [number in words for number, words in zip(numbers, said, strict=True)] == [True] * 3
    assert "route: oral\n" in made["zorbatine-c"].document.text


def test_exceptions_and_answers_are_copied_with_their_entries(large: Path) -> None:
    exceptions, _ = read_exceptions((large / "kb/exceptions.yaml").read_bytes())
    assert [one.exception.entry for one in exceptions] == ["quill-2031", "quill-2031-c", "quill-2031-d"]
    assert "[[zorbatine-d]] has the figure of [@Quill2031-d, table 5]" in exceptions[2].exception.reason
    golden, _ = read_answers((large / "kb/answers.yaml").read_bytes())
    page = "questions/does-zorbatine-quiet-limb-hum"
    assert [one.page for one in golden.answers] == [
        *(f"{page}.html", "compare/pick.html"),
        *(f"{page}-c.html", f"{page}-d.html"),
    ]
    assert golden.answers[2].shows == (("may help",),)


def test_an_approval_vouches_for_no_copy(tmp_path: Path) -> None:
    write_large_base(tmp_path / "double", 2 * len(sheets(EXAMPLE)), EXAMPLE)
    made = sheets(tmp_path / "double")
    approved = [one for one, sheet in made.items() if sheet.entry.review.status is ReviewStatus.APPROVED]
    assert approved
    assert approved == list(sheets(EXAMPLE).keys() & set(approved))


def test_the_same_seed_gives_the_same_base(project: Path, tmp_path: Path) -> None:
    made = []
    for name, seed in (("one", 1), ("other", 1), ("third", 2)):
        write_large_base(tmp_path / name, 2 * COUNT, project, seed)
        files = sorted(path for path in (tmp_path / name).rglob("*") if path.is_file())
        made.append({path.relative_to(tmp_path / name): path.read_bytes() for path in files})
    assert made[0] == made[1]
    assert made[0] != made[2]


def test_a_base_that_cannot_be_read_is_not_copied(project: Path, tmp_path: Path) -> None:
    (project / DRUG).write_text("name: [", encoding="utf-8")
    with pytest.raises(NotSoundError, match="drug/zorbatine"):
        write_large_base(tmp_path / "large", 2 * COUNT, project)


def test_twice_the_base_is_little_more_than_twice_the_work(tmp_path: Path) -> None:
    check(BASE, TODAY)  # what is read once, such as lists of words, is read now
    costs = []
    for times in (4, 8):
        folder = tmp_path / str(times)
        write_large_base(folder, times * len(sheets(BASE)), BASE)
        costs.append(calls_in(lambda folder=folder: check(folder, TODAY)))  # type: ignore[misc]
    assert costs[1] <= MOST * costs[0], costs
