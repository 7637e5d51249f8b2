"""Compact lists for tables of one's own: studies, claims and works."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from monograph import urls
from monograph.bibliography import Contributors, Reference
from monograph.bibliography.works import ReferenceLink
from monograph.entries import Claim, Study
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.parts import value_of
from monograph.entries.shared.values import PartialDate
from monograph.entries.shared.vocabulary import (
    ClaimVerdict,
    DocumentType,
    NoticeType,
    ReadingExtent,
    RecruitmentStatus,
    StudyDesign,
)
from monograph.evidence.pico.treatments import drugs_tested
from monograph.evidence.studies.designs import DesignClass, design_class, extents_read
from monograph.evidence.studies.freshness import first_published
from monograph.evidence.studies.participants import study_people
from monograph.evidence.studies.soundness import notices_of_study, notices_of_work
from monograph.exports.api import addresses
from monograph.exports.api.computed.shared import Ids
from monograph.knowledge_base import KnowledgeBase
from monograph.views.page.frame import writer_for

PageAddress = Annotated[str, "The address of its page, from the site's top."]
FileAddress = Annotated[str, "The address of its file, from the site's top."]


@dataclass(frozen=True, slots=True)
class StudyRow:
    """One study in short. ``name``, ``title`` and ``design`` are as written."""

    id: str
    name: str
    title: str
    page: PageAddress
    api: FileAddress
    design: StudyDesign
    notice_types: Annotated[
        tuple[NoticeType, ...], "Retractions, concerns and corrections of its reports, wherever recorded."
    ]
    recruitment_status: Annotated[RecruitmentStatus | None, "The preferred value of `status`, null without one."]
    design_class: DesignClass
    first_publication: PartialDate | None
    people_counted: Annotated[int | None, "Randomised, else enrolled, treated, analysed."]
    condition_ids: Ids
    symptom_id: str | None
    in_healthy_volunteers: bool
    tested_treatment_ids: Ids
    outcome_ids: Annotated[Ids, "Outcomes of its results."]
    register_numbers: tuple[str, ...]
    number_of_results: int
    number_of_harms: int
    extents_read: tuple[ReadingExtent, ...]


def study_rows(base: KnowledgeBase) -> tuple[StudyRow, ...]:
    """Return every study in short, by name."""
    return tuple(_study(sheet, base) for sheet in base.all(Study))


def _study(sheet: Sheet[Study], base: KnowledgeBase) -> StudyRow:
    study, people = sheet.entry, sheet.entry.population
    extents = extents_read(sheet)
    return StudyRow(
        id=sheet.id,
        name=study.name,
        title=study.title,
        page=urls.entry_page(Study, sheet.id),
        api=addresses.entry(Study, sheet.id),
        design=study.design,
        notice_types=tuple(one.type for one in notices_of_study(sheet.id, base)),
        recruitment_status=value_of(study.status),
        design_class=design_class(study),
        first_publication=first_published(study, base),
        people_counted=study_people(study),
        condition_ids=tuple(map(str, people.conditions)),
        symptom_id=people.target_symptom,
        in_healthy_volunteers=people.healthy,
        tested_treatment_ids=tuple(sorted(drugs_tested(study))),
        outcome_ids=tuple(dict.fromkeys(str(result.outcome) for result in study.results)),
        register_numbers=tuple(str(one.number) for one in study.registrations),
        number_of_results=len(study.results),
        number_of_harms=len(study.harms),
        extents_read=tuple(one for one in ReadingExtent if one in extents),
    )


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """Where a claim was made, as written."""

    title: str
    publisher: str | None
    type: DocumentType
    published: PartialDate | None
    url: str | None


@dataclass(frozen=True, slots=True)
class DecidingResult:
    """A result or harm that decides a claim, in a study's file."""

    study_id: str
    result_id: str


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim with its verdict. ``says_text`` is what the document says, not what we say."""

    id: str
    name: str
    page_title: str
    page: PageAddress
    api: FileAddress
    document: DocumentRow
    says_text: str
    verdict: ClaimVerdict
    because_text: str
    about_ids: Ids
    deciding_results: tuple[DecidingResult, ...]
    work_keys: tuple[str, ...]


def claim_rows(base: KnowledgeBase) -> tuple[ClaimRow, ...]:
    """Return every claim with its verdict, by name."""
    return tuple(_claim(sheet, base) for sheet in base.all(Claim))


def _claim(sheet: Sheet[Claim], base: KnowledgeBase) -> ClaimRow:
    claim, writer, made = sheet.entry, writer_for(sheet, base), sheet.entry.document
    return ClaimRow(
        id=sheet.id,
        name=claim.name,
        page_title=claim.page_title,
        page=urls.entry_page(Claim, sheet.id),
        api=addresses.entry(Claim, sheet.id),
        document=DocumentRow(made.title, made.publisher, made.type, made.published, made.url),
        says_text=writer.plain(claim.says),
        verdict=claim.verdict,
        because_text=writer.plain(claim.because),
        about_ids=tuple(map(str, claim.about)),
        deciding_results=tuple(DecidingResult(str(one.study), one.result) for one in claim.evidence),
        work_keys=tuple(dict.fromkeys(cited.key for cited in sheet.citations)),
    )


@dataclass(frozen=True, slots=True)
class WorkRow:
    """One work in references.bib."""

    key: str
    type: Annotated[str, "BibTeX's entry type."]
    short: Annotated[str, "Its short name on pages, such as: Weiss 2016."]
    printed: Annotated[str, "The reference in Vancouver form."]
    title: str
    container: Annotated[str | None, "The journal or book."]
    year: Annotated[str | None, "null when no one has seen it."]
    authors: Contributors
    editors: Contributors
    doi: str | None
    pmid: str | None
    pmcid: str | None
    url: str | None
    links: Annotated[tuple[ReferenceLink, ...], "Ways to the work, best first."]
    notice_types: Annotated[
        tuple[NoticeType, ...], "Retractions, concerns and corrections, wherever they are recorded."
    ]
    note: Annotated[str | None, "What its entry in references.bib remarks."]
    unseen: Annotated[tuple[str, ...], "Fields that exist and that no one has seen."]
    page: Annotated[str, "Its place in the list of references, from the site's top."]
    cited_by: Annotated[Ids, "Entries that cite it."]


def work_rows(base: KnowledgeBase) -> tuple[WorkRow, ...]:
    """Return every work, in the order of the file."""
    return tuple(_work(work, base) for work in base.bibliography.values())


def _work(work: Reference, base: KnowledgeBase) -> WorkRow:
    return WorkRow(
        key=work.key,
        type=work.kind,
        short=work.short,
        printed=work.text,
        title=work.title,
        container=work.container,
        year=work.year,
        authors=work.record.authors,
        editors=work.record.editors,
        doi=work.doi,
        pmid=work.pmid,
        pmcid=work.pmcid,
        url=work.url,
        links=work.links,
        notice_types=tuple(dict.fromkeys(one.type for one in notices_of_work(work.key, base))),
        note=work.note,
        unseen=tuple(sorted(work.record.unseen)),
        page=urls.work_anchor(work.key),
        cited_by=base.citing[work.key],
    )
