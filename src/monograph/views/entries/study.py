"""What a study's page shows."""

from __future__ import annotations

from collections.abc import Iterator

from monograph.entries import Study
from monograph.entries.kinds.result import Result
from monograph.entries.kinds.study import ReviewMethods
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.vocabulary import OutcomeRole
from monograph.evidence.answers.comments import comments_on_study
from monograph.evidence.studies.soundness import WorkNotice, carrying_reports, notices_of_study, notices_of_work
from monograph.evidence.studies.whom import how_analysed, of_whom
from monograph.knowledge_base import KnowledgeBase
from monograph.views.entries.comments import comment_section
from monograph.views.entries.study_design import design_sections
from monograph.views.formatting.blocks import Table, table
from monograph.views.formatting.content import NOTHING, Content, content, joined, lines, phrase
from monograph.views.formatting.values import (
    HARM_COLUMNS,
    certainty_of_figures,
    compared,
    counted,
    found,
    harm_row,
)
from monograph.views.formatting.writer import Writer
from monograph.views.page.blocks import Detail, Facts, Items
from monograph.views.page.document import Block, Section, untitled
from monograph.views.page.frame import summaries
from monograph.views.page.soundness import notice_fact


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


def study_sections(sheet: Sheet[Study], writer: Writer) -> Iterator[Section]:
    """Yield the sections of a study's page: what was found first, then how."""
    study = sheet.entry
    notices = Facts(
        tuple(notice_fact(one, writer, has_references=True) for one in _notices(sheet, writer.base)), "mg-stop"
    )
    yield untitled(notices, summaries(sheet, writer), Facts(writer.facts(("Title", study.title))))
    yield Section("Results", "results", (Detail("Every result with its statistics", (_results(study, writer),)),))
    yield Section("Figures", "figures", (Detail("Every figure", (_figures(study, writer),)),))
    laboratory = Items(_laboratory(study, writer))
    yield Section("Laboratory work", "laboratory", (Detail("What was done", (laboratory,)),))
    yield Section("Other findings", "findings", (Items(writer.statements(study.findings)),))
    yield Section("Harms and withdrawals", "harms", (_harms(study, writer),))
    yield Section("Limitations", "limitations", (Items(writer.statements(study.limitations)),))
    yield Section("How the review searched", "review", _review(study.review_methods, writer))
    yield from design_sections(study, writer)
    yield Section("Outcome ledger", "ledger", (Detail("Outcome by outcome", (_ledger(study, writer),)),))
    yield Section("Overlapping studies", "overlaps", (Items(_overlaps(study, writer)),))
    yield comment_section(comments_on_study(sheet), writer)
    yield Section("Reports", "reports", (_reports(study, writer),))


def _results(study: Study, writer: Writer) -> Table:
    return table(
        "Results by outcome",
        ("Outcome", "Compared", "Found", "How sure"),
        tuple(_result(study, result, writer) for result in study.results),
    )


def _result(study: Study, result: Result, writer: Writer) -> tuple[Content, ...]:
    return (
        lines([writer.link(result.outcome), result.as_named or "", _rank(result)]),
        lines(
            [
                compared(study, result),
                _when(result, writer),
                *_of_whom(study, result, writer),
                _analysed(result, writer),
            ]
        ),
        found(study, result, writer),
        certainty_of_figures(result, writer),
    )


def _rank(result: Result) -> str:
    return "rank not stated" if result.role is OutcomeRole.NOT_STATED else f"{result.role} outcome"


def _when(result: Result, writer: Writer) -> Content:
    return phrase("at {}", writer.reported(result.time)) if result.time else NOTHING


def _of_whom(study: Study, result: Result, writer: Writer) -> tuple[Content | str, ...]:
    """Return a subgroup with its number as it is reported, with its source, and how the result was analysed."""
    population, how = result.population, how_analysed(result)
    if population is None or population.people is None:
        return of_whom(study, result), how
    number = writer.reported(population.people, counted)
    return phrase("{}, {}", population.name, number), how


def _analysed(result: Result, writer: Writer) -> Content:
    parts = [writer.reported(result.analysis_set)] if result.analysis_set else []
    parts += [writer.reported(result.analysed, counted)] if result.analysed else []
    return joined(parts)


def _figures(study: Study, writer: Writer) -> Table:
    rows = tuple(
        (content(figure.name), writer.reported(figure.value), writer.inline(figure.note))
        for figure in study.figures
    )
    return table("Figures that compare nothing", ("Figure", "Value", "Remarks"), rows)


def _harms(study: Study, writer: Writer) -> Table:
    rows = tuple(harm_row(study, harm, writer) for harm in study.harms)
    return table("Harms and withdrawals", HARM_COLUMNS, rows)


def _laboratory(study: Study, writer: Writer) -> tuple[Content, ...]:
    if study.laboratory is None:
        return ()
    return writer.statements((study.laboratory.system, *study.laboratory.measured))


def _review(methods: ReviewMethods | None, writer: Writer) -> tuple[Block, ...]:
    if methods is None:
        return ()
    facts = writer.facts(
        writer.fact("Last search", methods.searched),
        writer.fact("Where it searched", methods.databases),
        writer.fact("Studies taken in", methods.studies),
        writer.fact("People in them", methods.participants),
        ("Later studies", writer.inline(methods.later_studies)),
    )
    included = tuple(
        phrase(
            "{}{}",
            writer.link(one.study) if one.study else one.name,
            " (our inference: the review's list was not seen)" if one.inferred else "",
        )
        for one in methods.included
    )
    return Facts(facts), Items(included)


def _ledger(study: Study, writer: Writer) -> Table:
    rows = tuple(
        (
            writer.link(line.outcome, line.name) if line.outcome else content(line.name),
            content(line.role),
            content(line.status),
            writer.inline(line.note),
        )
        for line in study.ledger
    )
    caption = "What became of each outcome the study registered or named"
    return table(caption, ("Outcome", "Rank", "What became of it", "Remarks"), rows)


def _overlaps(study: Study, writer: Writer) -> tuple[Content, ...]:
    return tuple(
        phrase(
            "{}{}: {}",
            writer.link(overlap.study),
            " (possible, not confirmed)" if overlap.possible else "",
            writer.inline(overlap.reason),
        )
        for overlap in study.overlaps
    )


def _reports(study: Study, writer: Writer) -> Table:
    rows = []
    for report in study.reports:
        reference = writer.base.bibliography[report.work]
        rows.append(
            (
                content(reference.short),
                content(report.role),
                writer.full_reference(report.work),
                writer.inline(report.note),
            )
        )
    return table("Documents about the study", ("Document", "Role", "Reference", "Remarks"), tuple(rows))
