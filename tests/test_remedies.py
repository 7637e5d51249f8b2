"""Remedies work: each is followed and the check run again; the finding is gone, and no other has come."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

import pytest

from monograph import urls
from monograph.findings import Finding, render
from monograph.pipeline import check
from monograph.render import render_page
from monograph.rules import RULES, Rule, rule_page
from monograph.views import pages_at
from tests.fragments import base_of, written_work
from tests.projects import BASE, CASES, TODAY, make_project
from tests.remedies import OFFERS, apply_remedy, paste, read_remedies, read_spoken, ways_of
from tests.test_cases import NAMES, is_last, project_of

pytestmark = pytest.mark.thorough

Told = tuple[str, str, str]


def told(findings: Iterable[Finding]) -> Counter[Told]:
    """Findings without their lines, which an edit above them moves."""
    return Counter((finding.rule, finding.place.file, finding.found) for finding in findings)


@pytest.mark.parametrize("name", NAMES)
def test_each_remedy_removes_its_finding_and_brings_no_other(name: str, tmp_path: Path) -> None:
    remedies = read_remedies(CASES / name / "remedy.yaml")
    before = check(project_of(name, tmp_path), TODAY).findings
    assert before
    for number, finding in enumerate(before):
        for other, way in enumerate(ways_of(finding, remedies)):
            project = make_project(tmp_path / f"{number}-{other}", CASES / name / "input")
            apply_remedy(project, finding, way)
            after = check(project, TODAY).findings
            explained = f"the remedy of\n{render(finding)}\nleads to\n" + "\n".join(map(render, after))
            assert not told(after) - told(before), explained
            assert told(after)[_key(finding)] < told(before)[_key(finding)], explained


def _key(finding: Finding) -> Told:
    return next(iter(told([finding])))


@pytest.fixture(scope="module")
def fixed(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The project of a case with every remedy followed; it is made once and not to be changed."""
    return cache(lambda name: _fixed(name, tmp_path_factory.mktemp(name)))


def _fixed(name: str, folder: Path) -> Path:
    """The project of a case with every remedy followed, from the end of each file to its beginning.

    What is only looked for when nothing else is wrong comes to light then, and its remedy is followed too.
    """
    project, remedies = project_of(name, folder), read_remedies(CASES / name / "remedy.yaml")
    checked = check(project, TODAY)
    for finding in reversed(checked.findings):
        apply_remedy(project, finding, ways_of(finding, remedies)[0])
    after = check(project, TODAY)
    if not checked.rules_were_run:
        assert all(map(is_last, after.findings)), "\n".join(map(render, after.findings))
        for finding in reversed(after.findings):
            apply_remedy(project, finding, ways_of(finding, remedies)[0])
    return project


@pytest.mark.parametrize("name", NAMES)
def test_all_remedies_together_leave_nothing_to_find(name: str, fixed: Callable[[str], Path]) -> None:
    checked = check(fixed(name), TODAY)
    assert not checked.findings, "\n".join(map(render, checked.findings))


# Where a page speaks for a source or a person: how it was read, what its own figures give, who reviewed.
_SPOKEN = re.compile(
    r"own figures give[^.;<]*|Reviewed by[^.<]*|[Rr]ead: [^.<]*|[Rr]etracted[^.<]*|[Cc]hanged since[^.<]*"
)


def spoken_for_sources(project: Path) -> Counter[tuple[str, str]]:
    """What the pages of entries say of how sources were read, what their figures give and who approved it."""
    checked = check(project, TODAY)
    assert checked.base is not None
    addresses = [urls.entry_page(type(sheet.entry), sheet.id) for sheet in checked.base.sheets.values()]
    return Counter(
        (urls.source_of(page.address), re.sub(r"<[^>]*>", "", said))
        for page in pages_at(addresses, checked.base)
        for said in _SPOKEN.findall(render_page(page))
    )


@pytest.fixture(scope="module")
def spoken_by_the_base() -> Counter[tuple[str, str]]:
    return spoken_for_sources(BASE)


@pytest.mark.parametrize("name", NAMES)
def test_no_remedy_puts_words_into_a_sources_mouth(
    name: str, fixed: Callable[[str], Path], spoken_by_the_base: Counter[tuple[str, str]]
) -> None:
    new = {f"{page}: {said}" for page, said in spoken_for_sources(fixed(name)) - spoken_by_the_base}
    assert new == set(read_spoken(CASES / name / "remedy.yaml"))


def project_of_rule(rule: Rule, folder: Path) -> tuple[Path, list[Finding]]:
    """The failing example of a rule's page as a project, and what the rule finds there."""
    base = base_of(rule_page(rule).fails)
    for sheet in base.sheets.values():
        path = folder / sheet.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(sheet.document.text, encoding="utf-8")
    about = "title: Invented\nlead: Invented.\ndescription: Invented.\n"
    (folder / "kb/base.yaml").write_text(about, encoding="utf-8")
    people = [person.model_dump(mode="json", exclude_none=True) for person in base.reviewers.values()]
    (folder / "kb/reviewers.yaml").write_text(json.dumps({"reviewers": people}), encoding="utf-8")
    (folder / "references.bib").write_text("\n".join(map(written_work, base.bibliography)), encoding="utf-8")
    found = [finding for finding in check(folder, TODAY).findings if finding.rule == rule.name]
    assert found
    return folder, found


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_what_a_rule_offers_to_paste_removes_its_finding(rule: Rule, tmp_path: Path) -> None:
    project, found = project_of_rule(rule, tmp_path)
    before = check(project, TODAY).findings
    for finding in found:
        if not paste(project, finding):
            assert not OFFERS.search(finding.remedy), f"nothing pastes what this offers: {finding.remedy}"
            continue
        after = check(project, TODAY).findings
        explained = f"{render(finding)}\nleads to\n" + "\n".join(map(render, after))
        assert not told([finding]) & told(after), explained
        assert not told(after) - told(before), explained
        before = after
