"""What a study's page shows."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from monograph import urls
from monograph.entries import Study
from monograph.entries.kinds.result import Result
from monograph.entries.kinds.study import Arm, Participants, Population, Registration, Treatment
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.vocabulary import OutcomeRole, SymptomAtEntry
from monograph.evidence.answers.comments import comments_on_study
from monograph.evidence.studies.participants import STAGES
from monograph.evidence.studies.soundness import WorkNotice, carrying_reports, notices_of_study, notices_of_work
from monograph.evidence.studies.whom import how_analysed, of_whom
from monograph.knowledge_base import KnowledgeBase
from monograph.views.entries.comments import CommentSection, comment_section
from monograph.views.figures.design_drawing import DesignDrawing, design_drawing
from monograph.views.page.frame import entry_page, foot, frame, writer_for
from monograph.views.page.soundness import notice_fact
from monograph.views.writing.blocks import Fact, Foot, Frame, Page, Table, table
from monograph.views.writing.values import (
    HARM_COLUMNS,
    certainty_of_figures,
    compared,
    counted,
    dose_words,
    found,
    harm_row,
)
from monograph.views.writing.writer import NOTHING, Writer, absent, joined, lines

_SYMPTOM = {
    SymptomAtEntry.REQUIRED: "required to take part",
    SymptomAtEntry.NOT_REQUIRED: "not required to take part",
    SymptomAtEntry.NOT_STATED: "not stated whether it was required",
}


@dataclass(frozen=True, slots=True)
class StudyView:
    """A study, display-ready."""

    frame: Frame
    notices: tuple[Fact, ...]
    design: tuple[Fact, ...]
    population: tuple[Fact, ...]
    eligibility: tuple[Markup, ...]
    segments: tuple[Fact, ...]
    drawing: DesignDrawing | None
    arms: Table
    participants: tuple[Fact, ...]
    results: Table
    figures: Table
    findings: tuple[Markup, ...]
    harms: Table
    laboratory: tuple[Markup, ...]
    review_methods: tuple[Fact, ...]
    included: tuple[Markup, ...]
    ledger: Table
    limitations: tuple[Markup, ...]
    overlaps: tuple[Markup, ...]
    comments: CommentSection
    reports: Table
    foot: Foot


def _notices(sheet: Sheet[Study], base: KnowledgeBase) -> tuple[WorkNotice, ...]:
    """Return the notices on the study, then those on other works: reports that do not carry it, others named."""
    study = sheet.entry
    carrying = carrying_reports(study)
    works = (
        *(str(report.work) for report in study.reports),
        *(str(one.work) for one in study.notices if one.work),
    )
    others = (key for key in dict.fromkeys(works) if key not in carrying)
    return (*notices_of_study(sheet.id, base), *(one for key in others for one in notices_of_work(key, base)))


def study_page(sheet: Sheet[Study], base: KnowledgeBase) -> Page:
    """Return a study's page."""
    writer, study = writer_for(sheet, base), sheet.entry
    # In the order of the page: works are numbered as they are cited.
    view = StudyView(
        notices=tuple(notice_fact(one, writer, has_references=True) for one in _notices(sheet, base)),
        frame=frame(sheet, writer, lambda: writer.facts(("Title", study.title))),
        results=table(
            "Results by outcome",
            ("Outcome", "Compared", "Found", "How sure"),
            tuple(
                (
                    lines([writer.link(result.outcome), result.as_named or "", _rank(result)]),
                    lines(
                        [
                            compared(study, result),
                            _when(result, writer),
                            *_of_whom(study, result, writer),
                            _whom(result, writer),
                        ]
                    ),
                    found(study, result, writer),
                    certainty_of_figures(result, writer),
                )
                for result in study.results
            ),
        ),
        figures=table(
            "Figures that compare nothing",
            ("Figure", "Value", "Remarks"),
            tuple(
                (Markup("{}").format(figure.name), writer.reported(figure.value), writer.inline(figure.note))
                for figure in study.figures
            ),
        ),
        laboratory=_laboratory(study, writer),
        findings=writer.statements(study.findings),
        harms=table(
            "Harms and withdrawals",
            HARM_COLUMNS,
            tuple(harm_row(study, harm, writer) for harm in study.harms),
        ),
        limitations=writer.statements(study.limitations),
        review_methods=_review(study, writer),
        included=_included(study, writer),
        design=_design(study, writer),
        population=_population(study.population, writer),
        eligibility=writer.statements(study.population.eligibility),
        participants=_people(study.participants, writer),
        arms=table(
            "Groups and what they received",
            ("Group", "Kind", "Treatment", "People"),
            tuple(_arm_row(arm, writer) for arm in study.arms),
        ),
        segments=tuple(
            Fact(str(segment.name or segment.type), writer.reported(segment.length)) for segment in study.segments
        ),
        drawing=design_drawing(study),
        ledger=table(
            "What became of each outcome the study registered or named",
            ("Outcome", "Rank", "What became of it", "Remarks"),
            tuple(
                (
                    writer.link(line.outcome, line.name) if line.outcome else Markup("{}").format(line.name),
                    Markup("{}").format(line.role),
                    Markup("{}").format(line.status),
                    writer.inline(line.note),
                )
                for line in study.ledger
            ),
        ),
        overlaps=tuple(
            Markup("{}{}: {}").format(
                writer.link(overlap.study),
                " (possible, not confirmed)" if overlap.possible else "",
                writer.inline(overlap.reason),
            )
            for overlap in study.overlaps
        ),
        comments=comment_section(comments_on_study(sheet), writer),
        reports=_reports(study, writer),
        foot=foot(sheet, writer),
    )
    return entry_page(sheet, view)


def _rank(result: Result) -> str:
    return "rank not stated" if result.role is OutcomeRole.NOT_STATED else f"{result.role} outcome"


def _when(result: Result, writer: Writer) -> Markup:
    return Markup("at {}").format(writer.reported(result.time)) if result.time else NOTHING


def _of_whom(study: Study, result: Result, writer: Writer) -> tuple[Markup | str, ...]:
    """Return a subgroup with its number as it is reported, with its source, and how the result was analysed."""
    population, how = result.population, how_analysed(result)
    if population is None or population.people is None:
        return of_whom(study, result), how
    number = writer.reported(population.people, counted)
    return Markup("{}, {}").format(population.name, number), how


def _whom(result: Result, writer: Writer) -> Markup:
    parts = [writer.reported(result.analysis_set)] if result.analysis_set else []
    parts += [writer.reported(result.analysed, counted)] if result.analysed else []
    return joined(parts)


def _design(study: Study, writer: Writer) -> tuple[Fact, ...]:
    return writer.facts(
        ("Design", str(study.design)),
        ("About", writer.links(study.about)),
        writer.fact("Masking", study.masking),
        writer.fact("Phase", study.phase),
        ("Question", writer.inline(study.question)),
        (
            "Registration",
            joined(_registration(one, writer) for one in study.registrations),
        ),
        writer.fact("Status", study.status),
        ("Status last looked at", str(study.status_seen or "")),
        writer.fact("Started", study.started),
        writer.fact("Primary outcome complete", study.primary_completed),
        writer.fact("Ended", study.ended),
        writer.fact("Length for one person", study.stated_length),
        writer.fact("Centres", study.sites),
        writer.fact("Countries", study.countries),
        writer.fact("Sponsor", study.sponsor),
        writer.fact("Funding", study.funding),
    )


def _registration(registration: Registration, writer: Writer) -> Markup:
    """Return a study's number in a register, with a link to the page of the record."""
    number = Markup("{} {}").format(registration.register_name, registration.number)
    if registration.work:
        number = Markup('<a href="{}">{}</a>').format(writer.href(urls.work_page(registration.work)), number)
    seen = f" (record last seen {registration.last_seen})" if registration.last_seen else ""
    return Markup("{}{}").format(number, seen)


def _population(population: Population, writer: Writer) -> tuple[Fact, ...]:
    people = "Healthy volunteers" if population.healthy else ""
    entry = population.symptom_at_entry
    symptom = writer.reported(entry, _SYMPTOM.__getitem__) if entry else NOTHING
    if population.target_symptom:
        words = symptom or absent("not recorded")
        symptom = Markup("{}: {}").format(writer.link(population.target_symptom), words)
    return writer.facts(
        ("Disease", joined([people, writer.links(population.conditions)])),
        ("Target symptom", symptom),
        writer.fact("Who took part", population.description, writer.inline),
    )


def _treatment(treatment: Treatment, writer: Writer) -> Markup:
    name = writer.link(treatment.drug) if treatment.drug else Markup("{}").format(treatment.name)
    dose = writer.reported(treatment.dose, dose_words) if treatment.dose else NOTHING
    counted_as = f"(counted as {treatment.counted_as})" if treatment.counted_as else ""
    return joined([name, dose, counted_as], " ")


def _arm_row(arm: Arm, writer: Writer) -> tuple[Markup, ...]:
    treatments = lines(_treatment(treatment, writer) for treatment in arm.treatments)
    people = _people(arm.participants, writer)
    return (
        Markup("{}").format(arm.name),
        Markup("{}").format(arm.type),
        treatments,
        lines(Markup("{}: {}").format(fact.label.lower(), fact.value) for fact in people)
        or absent("not recorded"),
    )


def _people(people: Participants | None, writer: Writer) -> tuple[Fact, ...]:
    if people is None:
        return ()
    return writer.facts(*(writer.fact(stage.capitalize(), getattr(people, stage)) for stage in STAGES))


def _laboratory(study: Study, writer: Writer) -> tuple[Markup, ...]:
    if study.laboratory is None:
        return ()
    return writer.statements((study.laboratory.system, *study.laboratory.measured))


def _review(study: Study, writer: Writer) -> tuple[Fact, ...]:
    methods = study.review_methods
    if methods is None:
        return ()
    return writer.facts(
        writer.fact("Last search", methods.searched),
        writer.fact("Where it searched", methods.databases),
        writer.fact("Studies taken in", methods.studies),
        writer.fact("People in them", methods.participants),
        ("Later studies", writer.inline(methods.later_studies)),
    )


def _included(study: Study, writer: Writer) -> tuple[Markup, ...]:
    methods = study.review_methods
    return tuple(
        Markup("{}{}").format(
            writer.link(one.study) if one.study else one.name,
            " (our inference: the review's list was not seen)" if one.inferred else "",
        )
        for one in (methods.included if methods else ())
    )


def _reports(study: Study, writer: Writer) -> Table:
    rows = []
    for report in study.reports:
        reference = writer.base.bibliography[report.work]
        rows.append(
            (
                Markup("{}").format(reference.short),
                Markup("{}").format(report.role),
                writer.full_reference(report.work),
                writer.inline(report.note),
            )
        )
    return table("Documents about the study", ("Document", "Role", "Reference", "Remarks"), tuple(rows))
