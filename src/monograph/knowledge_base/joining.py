"""Entries and bibliography joined to a knowledge base, once every pointer was checked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from types import MappingProxyType

from monograph.bibliography import Bibliography
from monograph.entries import KINDS, Entry
from monograph.entries.base_files.about import About
from monograph.entries.base_files.exceptions import LocatedException
from monograph.entries.base_files.reviewers import Reviewer
from monograph.entries.base_files.snapshot_files import AnswerVersion
from monograph.entries.reading.sheet import FaultySheet, Sheet
from monograph.findings import Finding
from monograph.knowledge_base import link_checks as checks
from monograph.knowledge_base.citation_checks import (
    empty_bibliography,
    reading_findings,
    unknown_citations,
    unused_works,
)
from monograph.knowledge_base.graph import KnowledgeBase
from monograph.knowledge_base.reviews import review_findings
from monograph.knowledge_base.snapshots import by_question, snapshot_findings

# Looking for the nearest match takes time, and a file with thousands of dead links is an attack or a mishap: it is
# judged up to here, and the rest when these are fixed.
_MOST_FAULTS = 100
NOBODY: Mapping[str, Reviewer] = MappingProxyType({})


@dataclass(frozen=True)
class LinkCheck:
    """What checking the links found: the knowledge base, unless an error is in the way."""

    base: KnowledgeBase | None
    findings: tuple[Finding, ...]
    checks: int


def join(
    about: About | None,
    sheets: Iterable[Sheet[Entry]],
    bibliography: Bibliography,
    faulty: Sequence[FaultySheet] = (),
    exceptions: Sequence[LocatedException] = (),
    kept: Sequence[AnswerVersion] = (),
    reviewers: Mapping[str, Reviewer] = NOBODY,
    *,
    is_sound: bool = True,
) -> LinkCheck:
    """Check every link and citation, and join entries and bibliography to a knowledge base.

    The pointers of ``faulty`` sheets are checked too, and links to them are not dangling. With ``is_sound``
    false, because a file or the bibliography had faults, no knowledge base is made, and works are not called
    unused. So that one mistake is one finding, links to an id that two entries share are not judged, nor are
    citations when the whole bibliography could not be read.
    """
    ordered = sorted(sheets, key=lambda sheet: (_rank(sheet), sheet.entry.name.casefold(), sheet.id))
    by_id = {sheet.id: sheet for sheet in ordered}
    excused = {sheet.id for sheet in faulty} | set(checks.shared_ids(ordered))
    pointing: tuple[Sheet[Entry] | FaultySheet, ...] = (*ordered, *faulty)

    findings = [*checks.repeated_ids(ordered), *checks.cycles(by_id), *snapshot_findings(kept, ordered, faulty)]
    known = checks.KnownNames(by_id, bibliography)
    for one in pointing:
        findings += islice(checks.link_findings(one, by_id, excused, known), _MOST_FAULTS)
        if bibliography:
            findings += islice(unknown_citations(one, bibliography), _MOST_FAULTS)
    if is_sound and not bibliography:
        findings += empty_bibliography({cited.key for one in pointing for cited in one.citations})
    for sheet in ordered:
        findings += checks.pointer_findings(sheet, by_id)
        if all(cited.key in bibliography for cited in sheet.citations):
            findings += reading_findings(sheet)
    if is_sound:
        findings += review_findings(ordered, by_id, reviewers)
        findings += checks.exception_findings(exceptions, by_id, bibliography)
        findings += unused_works(bibliography, {cited.key for one in ordered for cited in one.citations})
    count = len(ordered) + sum(len(one.links) + len(one.citations) for one in pointing)
    if about is None or not is_sound or any(finding.is_error for finding in findings):
        return LinkCheck(None, tuple(findings), count)
    return LinkCheck(_graph(about, by_id, bibliography, exceptions, kept, reviewers), tuple(findings), count)


def _rank(sheet: Sheet[Entry]) -> int:
    return KINDS.index(type(sheet.entry))


def _graph(
    about: About,
    by_id: Mapping[str, Sheet[Entry]],
    bibliography: Bibliography,
    exceptions: Sequence[LocatedException],
    kept: Sequence[AnswerVersion],
    reviewers: Mapping[str, Reviewer],
) -> KnowledgeBase:
    links = {key: [link.target for link in sheet.links] for key, sheet in by_id.items()}
    citations = {key: [cited.key for cited in sheet.citations] for key, sheet in by_id.items()}
    return KnowledgeBase(
        about=about,
        sheets=MappingProxyType(dict(by_id)),
        bibliography=bibliography,
        backlinks=_reversed(by_id, links),
        citing=_reversed(bibliography, citations),
        exceptions=tuple(exceptions),
        reviewers=reviewers,
        kept=by_question(kept, by_id.values()),
    )


def _reversed(targets: Iterable[str], pointers: Mapping[str, Iterable[str]]) -> Mapping[str, tuple[str, ...]]:
    pointing: dict[str, dict[str, None]] = defaultdict(dict)
    for source, found in pointers.items():
        for target in found:
            if target != source:
                pointing[target][source] = None
    return MappingProxyType({target: tuple(pointing[target]) for target in targets})
