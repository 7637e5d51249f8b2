"""The real base as a whole: clean, large enough, reachable, and invented nowhere."""

from __future__ import annotations

import re

import pytest

from monograph import urls
from monograph.entries import KINDS, Question, Study
from monograph.entries.base_files.snapshot_files import snapshot_file
from monograph.entries.shared.vocabulary import ReviewStatus
from monograph.knowledge_base import KnowledgeBase
from monograph.pipeline import Check, check, site_pages
from monograph.views.archive.snapshot import answer_of
from tests.conftest import HAND_WRITTEN, PROJECT
from tests.projects import BASE, TODAY

pytestmark = pytest.mark.thorough


def test_it_is_clean_and_large_enough_to_have_been_read(real_check: Check, real_base: KnowledgeBase) -> None:
    assert [finding for finding in real_check.findings if finding.is_error] == []
    assert real_check.entries == len(real_base.sheets)
    assert len(real_base.all(Study)) >= 10
    assert real_check.checks > 50 * real_check.entries


def test_it_has_an_entry_of_every_kind(real_base: KnowledgeBase) -> None:
    assert [kind.kind for kind in KINDS if not real_base.all(kind)] == []


def test_every_page_in_the_navigation_is_made(real_check: Check, real_base: KnowledgeBase) -> None:
    by_hand = {name for name, _ in real_check.pages}
    assert by_hand >= set(HAND_WRITTEN)
    made = {urls.source_of(page.address) for page in site_pages(real_base)} | by_hand
    text = (PROJECT / "mkdocs.yml").read_text(encoding="utf-8")
    assert set(re.findall(r"^\s+- [^:\n]+: (\S+\.md)$", text, re.MULTILINE)) <= made


def test_an_approval_names_people_and_what_they_approved(real_base: KnowledgeBase) -> None:
    for sheet in real_base.sheets.values():
        review = sheet.entry.review
        assert set(review.reviewers) <= set(real_base.reviewers), sheet.file
        if review.status is ReviewStatus.APPROVED:
            assert review.reviewers, sheet.file
            assert review.digests, sheet.file
            assert review.date is not None, sheet.file
            assert review.next_due is not None, sheet.file
        else:
            assert not review.digests, f"{sheet.file}: not approved, with digests of what was"


def test_nothing_invented_for_tests_has_the_name_of_anything_real(real_base: KnowledgeBase) -> None:
    invented = check(BASE, TODAY).base
    assert invented is not None
    assert not set(real_base.sheets) & set(invented.sheets)
    assert not set(real_base.bibliography) & set(invented.bibliography)


def test_no_kept_answer_takes_more_than_200_lines(real_base: KnowledgeBase) -> None:
    for sheet in real_base.all(Question):
        written = snapshot_file(sheet.id, "2026-11-30", None, answer_of(sheet, real_base))
        assert len(written.splitlines()) <= 200, sheet.id
