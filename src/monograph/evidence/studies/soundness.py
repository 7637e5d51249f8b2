"""Whether a work is sound: what editors and publishers later said of it, wherever that was recorded.

Every rule, page, figure and export asks here. A notice may be recorded in ``references.bib`` (in the work itself,
in the book of which it is a chapter, or in the record of the notice) or in the entry of the study that the work
reports.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from monograph.bibliography import Reference
from monograph.entries import Guideline, Study
from monograph.entries.kinds.question import ResultPointer
from monograph.entries.kinds.result import Harm, Result
from monograph.entries.kinds.study import Notice
from monograph.entries.reading.computed import computed_once
from monograph.entries.shared.parts import Citation
from monograph.entries.shared.vocabulary import NoticeType, ReportRole
from monograph.evidence.studies.designs import included_in
from monograph.knowledge_base import KnowledgeBase

# Notices that reach whatever rests on the work; a correction was heeded when the entry was written or changed.
GRAVE_NOTICES = frozenset({NoticeType.RETRACTION, NoticeType.CONCERN})
SAID_BY_TITLE = "The title itself says so."
_ORDER = tuple(NoticeType)
# Without a main report, these carry a study.
_SECOND_BEST = frozenset({ReportRole.ABSTRACT, ReportRole.SECONDARY})
_OWN_FIELDS = {
    "retraction": NoticeType.RETRACTION,
    "concern": NoticeType.CONCERN,
    "erratum": NoticeType.CORRECTION,
}
_FIELDS_OF_NOTICES = {
    "retractionof": NoticeType.RETRACTION,
    "erratumof": NoticeType.CORRECTION,
    "republishedfrom": NoticeType.CORRECTION,
}
_RETRACTED = re.compile(r"\b(?:retract(?:ed|ion)|withdraw(?:n|al))\b", re.IGNORECASE)
_CONCERN = re.compile(r"\bexpressions? of concern\b", re.IGNORECASE)
# Publishers put the word before the title: "RETRACTED: ...", "WITHDRAWN: ...", "[Retracted article] ...".
_RETRACTED_TITLE = re.compile(
    r"^\W*(?:retracted|withdrawn)(?:\s+(?:article|chapter|paper))?\W*:"
    r"|[\[(](?:retracted|withdrawn)(?:\s+(?:article|chapter|paper))?[\])]",
    re.IGNORECASE,
)
# A drug is withdrawn too, so that a note needs the word that is said of papers only.
_RETRACTED_NOTE = re.compile(r"^\W*retracted\b|\b(?:was|were|has been|is|now) retracted\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class WorkNotice:
    """What an editor or publisher said of a work; ``text`` is plain where it comes from ``references.bib``.

    ``work`` is the work it is on, ``study`` the study in whose entry it is recorded, ``whole`` the book from which
    a chapter has it. ``said`` is the notice in the study's entry, with its citations.
    """

    type: NoticeType
    text: str
    work: str = ""
    study: str = ""
    whole: str = ""
    said: Notice | None = None

    @property
    def is_grave(self) -> bool:
        """Whether it reaches what rests on the work."""
        return self.type in GRAVE_NOTICES


@dataclass(frozen=True, slots=True)
class NoticeReach:
    """A notice on a study that reaches an answer; ``through`` is the review that counts the study, if one does."""

    study: str
    notice: WorkNotice
    through: str | None


def notices_of_work(key: str, base: KnowledgeBase) -> tuple[WorkNotice, ...]:
    """Return every notice on a work, the gravest first; one recorded in two places is given as both say it."""
    found = (*_in_bibliography(key, base), *_in_studies(base).get(key, ()))
    return tuple(sorted(found, key=lambda one: _ORDER.index(one.type)))


def notices_of_study(study_id: str, base: KnowledgeBase) -> tuple[WorkNotice, ...]:
    """Return every notice on a study: those in its entry, and those on the reports that carry it.

    The main report carries a study; without one, its abstract and secondary analyses do. A comment, a news item, a
    protocol or a register record does not. A type of notice that the entry gives itself is not given twice.
    """
    study = base.get(Study, study_id).entry
    carrying = carrying_reports(study)
    own = tuple(
        WorkNotice(one.type, one.text, study=study_id, said=one)
        for one in study.notices
        if one.work is None or str(one.work) in carrying
    )
    told = {one.type for one in own}
    works = (one for key in carrying for one in _in_bibliography(key, base) if one.type not in told)
    return tuple(sorted((*own, *works), key=lambda one: _ORDER.index(one.type)))


def carrying_reports(study: Study) -> tuple[str, ...]:
    """Return the keys of the reports without which there would be no study."""
    main = [str(one.work) for one in study.reports if one.role is ReportRole.MAIN]
    return tuple(main or (str(one.work) for one in study.reports if one.role in _SECOND_BEST))


def soundness_of_work(key: str, base: KnowledgeBase) -> NoticeType | None:
    """Return the gravest of what reaches everything that rests on a work; None when the work is sound."""
    return _unsound_works(base).get(key)


def soundness_of_study(study_id: str, base: KnowledgeBase) -> NoticeType | None:
    """Return the gravest of what reaches everything that rests on a study; None when the study is sound."""
    return _unsound_studies(base).get(study_id)


def soundness_of_entry(entry_id: str, base: KnowledgeBase) -> NoticeType | None:
    """Return what reaches whatever rests on a study, or on a guideline by its documents; else None."""
    entry = base.sheets[entry_id].entry
    if not isinstance(entry, Guideline):
        return soundness_of_study(entry_id, base)
    kinds = (soundness_of_work(str(key), base) for key in entry.documents)
    return min(filter(None, kinds), key=_ORDER.index, default=None)


def is_retracted(key: str, base: KnowledgeBase) -> bool:
    """Whether a work was retracted or withdrawn."""
    return soundness_of_work(key, base) is NoticeType.RETRACTION


def notices_reaching(study_ids: Iterable[str], base: KnowledgeBase) -> tuple[NoticeReach, ...]:
    """Return the retractions and expressions of concern that reach what rests on some studies."""
    return tuple(
        NoticeReach(one, notice, name if one != name else None)
        for name in dict.fromkeys(study_ids)
        for one in (name, *sorted(included_in(name, base) - {name}))
        for notice in notices_of_study(one, base)
        if notice.is_grave
    )


def notices_on_result(pointer: ResultPointer, base: KnowledgeBase) -> tuple[NoticeReach, ...]:
    """Return the grave notices that reach one result: on its study, and on other works that its figures cite."""
    study = str(pointer.study)
    reached = notices_reaching((study,), base)
    known = {(one.notice.type, one.notice.work) for one in reached if not one.through}
    types = {one.notice.type for one in reached if not one.through and not one.notice.work}
    cited = (
        notice
        for key in _works_of_result(pointer, base)
        for notice in _in_bibliography(key, base)
        if notice.is_grave and notice.type not in types and (notice.type, notice.work) not in known
    )
    return (*reached, *(NoticeReach(study, notice, None) for notice in cited))


def _works_of_result(pointer: ResultPointer, base: KnowledgeBase) -> tuple[str, ...]:
    sheet = base.get(Study, pointer.study)
    lists: tuple[tuple[str, tuple[Result | Harm, ...]], ...] = (
        ("results", sheet.entry.results),
        ("harms", sheet.entry.harms),
    )
    places = [(field, at) for field, found in lists for at, one in enumerate(found) if one.id == pointer.result]
    cited = (str(one.work) for path, one in sheet.parts(Citation) if path[:2] in places)
    return tuple(dict.fromkeys(cited))


# Pages ask once for each citation and each link.
@computed_once
def _unsound_works(base: KnowledgeBase) -> Mapping[str, NoticeType]:
    found = {key: _gravest(notices_of_work(key, base)) for key in base.bibliography}
    return {key: kind for key, kind in found.items() if kind}


@computed_once
def _unsound_studies(base: KnowledgeBase) -> Mapping[str, NoticeType]:
    found = {sheet.id: _gravest(notices_of_study(sheet.id, base)) for sheet in base.all(Study)}
    return {study: kind for study, kind in found.items() if kind}


def _gravest(notices: Iterable[WorkNotice]) -> NoticeType | None:
    return min((one.type for one in notices if one.is_grave), key=_ORDER.index, default=None)


def _in_bibliography(key: str, base: KnowledgeBase) -> tuple[WorkNotice, ...]:
    return _bibliography_notices(base).get(key, ())


@computed_once
def _bibliography_notices(base: KnowledgeBase) -> Mapping[str, tuple[WorkNotice, ...]]:
    """Return what references.bib says of each work: in its fields, its title, its book, or a notice's record."""
    found = {key: list(_own_notices(reference)) for key, reference in base.bibliography.items()}
    works = [(one, _known_by(one)) for one in base.bibliography.values()]
    for reference in base.bibliography.values():
        for key, kind in _named_by(reference, works):
            if kind not in {one.type for one in found[key]}:
                found[key].append(WorkNotice(kind, reference.text, work=key))
    for key, reference in base.bibliography.items():
        whole = reference.crossref
        if whole in found and whole != key:
            own = {one.type for one in found[key]}
            inherited = (one for one in found[whole] if one.type not in own and not one.whole)
            found[key] += [WorkNotice(one.type, one.text, work=key, whole=whole) for one in inherited]
    return {key: tuple(notices) for key, notices in found.items() if notices}


def _own_notices(reference: Reference) -> Iterator[WorkNotice]:
    fields = reference.record.fields
    types = set()
    for name, kind in _OWN_FIELDS.items():
        if name in fields:
            said = _kind_of_erratum(fields[name]) if kind is NoticeType.CORRECTION else kind
            types.add(said)
            yield WorkNotice(said, fields[name], work=reference.key)
    if NoticeType.RETRACTION not in types and _RETRACTED_TITLE.search(reference.title):
        types.add(NoticeType.RETRACTION)
        yield WorkNotice(NoticeType.RETRACTION, SAID_BY_TITLE, work=reference.key)
    if NoticeType.RETRACTION not in types and _RETRACTED_NOTE.search(fields.get("note", "")):
        yield WorkNotice(NoticeType.RETRACTION, fields["note"], work=reference.key)


def _kind_of_erratum(words: str) -> NoticeType:
    """Return what a notice filed as an erratum is: some retractions are recorded there."""
    if _RETRACTED.search(words):
        return NoticeType.RETRACTION
    return NoticeType.CONCERN if _CONCERN.search(words) else NoticeType.CORRECTION


def _named_by(
    notice: Reference, works: Iterable[tuple[Reference, tuple[str, ...]]]
) -> Iterator[tuple[str, NoticeType]]:
    """Yield the works that the record of a notice names, by key, identifier or place in a journal.

    Each work comes with what it may be known by. Nearly none is named, and to look for a piece of text costs next
    to nothing beside compiling a pattern.
    """
    for field, kind in _FIELDS_OF_NOTICES.items():
        if words := notice.record.fields.get(field):
            folded = words.casefold()
            possible = (one for one, known_by in works if any(name in folded for name in known_by))
            yield from ((one.key, kind) for one in possible if one.key != notice.key and _is_named(one, words))


def _known_by(work: Reference) -> tuple[str, ...]:
    """Return the texts of which at least one is there wherever a work is named, in small letters."""
    names = (*_identifiers(work), _first_page(work))
    return tuple(name.casefold() for name in names if name)


def _identifiers(work: Reference) -> Iterator[str]:
    return filter(None, (work.key, work.doi, work.pmid, work.pmcid))


def _first_page(work: Reference) -> str:
    fields = work.record.fields
    page = re.match(r"\w+", fields.get("pages", "") or fields.get("eid", ""))
    return page[0] if page else ""


def _is_named(work: Reference, words: str) -> bool:
    if any(
        re.search(rf"(?<![\w./-]){re.escape(one)}(?![\w/-])", words, re.IGNORECASE) for one in _identifiers(work)
    ):
        return True
    volume, page = work.record.fields.get("volume", ""), _first_page(work)
    if not (work.year and volume and page):
        return False
    place = rf"\b{work.year}\b[^;]*;\s*{re.escape(volume)}\b[^:]*:\s*{re.escape(page)}\b"
    return re.search(place, words) is not None


@computed_once
def _in_studies(base: KnowledgeBase) -> Mapping[str, tuple[WorkNotice, ...]]:
    """Return what the entries of studies say of the works that report them."""
    found: defaultdict[str, list[WorkNotice]] = defaultdict(list)
    for sheet in base.all(Study):
        for notice in sheet.entry.notices:
            for key in (str(notice.work),) if notice.work else carrying_reports(sheet.entry):
                found[key].append(WorkNotice(notice.type, notice.text, work=key, study=sheet.id, said=notice))
    return {key: tuple(notices) for key, notices in found.items()}
