"""What a question's page shows: the answer first, then what it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from monograph.entries import Question, Study
from monograph.entries.question import (
    Caution,
    CertaintyRating,
    Magnitude,
    Option,
    OutcomeAnswer,
    PathwayStep,
    SearchRecord,
)
from monograph.entries.result import Result
from monograph.entries.sheet import Sheet
from monograph.entries.values import shown
from monograph.evidence.certainty import deciding_outcomes, overall
from monograph.evidence.pointers import pointed_at
from monograph.knowledge_base import KnowledgeBase
from monograph.views.blocks import Fact, Foot, Frame, Page, Table, table
from monograph.views.forest import ForestSection, forest_section
from monograph.views.frame import entry_page, foot, frame, writer_for
from monograph.views.recommendation_table import recommendation_table
from monograph.views.showing import dose_words, finding_cells
from monograph.views.study_table import BRIEF_COLUMNS, brief_row
from monograph.views.support import availability_chips, mismatches, statement_of, support_facts, without_table
from monograph.views.writing import NOTHING, Writer, certainty_chip, chip, folded, in_sentence, joined, lines


@dataclass(frozen=True, slots=True)
class OptionView:
    """One treatment of a question, display-ready."""

    name: str
    link: Markup
    verdict: Markup
    certainty: Markup
    licence: Markup
    because: Markup
    findings: Table
    rests_on: tuple[Fact, ...]
    without: Table
    differences: Table
    left_out: Table
    reasons: Table


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question, display-ready."""

    frame: Frame
    answers: tuple[Fact, ...]
    options: tuple[OptionView, ...]
    forests: ForestSection
    avoid: tuple[Fact, ...]
    cautions: tuple[Fact, ...]
    pathway: tuple[Fact, ...]
    monitoring: tuple[Markup, ...]
    studies: Table
    disagreements: tuple[Markup, ...]
    guidelines: Markup
    recommendations: Table
    would_change: tuple[Markup, ...]
    searches: Table
    foot: Foot


def question_page(sheet: Sheet[Question], base: KnowledgeBase) -> Page:
    """Return a question's page."""
    writer, question = writer_for(sheet, base), sheet.entry
    view = QuestionView(
        frame=frame(sheet, writer, lambda: _facts(question, writer)),
        answers=tuple(_answer(question, option, writer) for option in question.options),
        options=tuple(_option(question, option, writer) for option in question.options),
        forests=forest_section(_results(question, base), writer),
        avoid=tuple(
            Fact(one.name, Markup("{}{}").format(writer.inline(one.reason), writer.cite(one.cite)))
            for one in question.avoid
        ),
        cautions=tuple(_caution(one, writer) for one in question.cautions),
        pathway=tuple(_step(step, writer) for step in question.pathway),
        monitoring=writer.statements(question.monitoring),
        studies=_studies(question, writer),
        disagreements=tuple(
            Markup("{}{}").format(writer.inline(one.text), writer.cite(one.cite)) for one in question.disagreements
        ),
        guidelines=writer.links(question.guidelines),
        recommendations=recommendation_table(question, writer),
        would_change=tuple(writer.inline(one) for one in question.would_change),
        searches=table(
            "How the evidence was looked for",
            ("Where", "When", "Words", "Systematic", "What came out"),
            tuple(_search(one, writer) for one in question.searches),
        ),
        foot=foot(sheet, writer),
    )
    return entry_page(sheet, view)


def _results(question: Question, base: KnowledgeBase) -> Iterator[tuple[Sheet[Study], Result]]:
    """Yield the results the answers rest on, each once, in the order of the answers; harms have no effect."""
    pointers = dict.fromkeys(
        (str(pointer.study), str(pointer.result))
        for option in question.options
        for answer in option.outcomes
        for pointer in answer.results
    )
    for study, result in pointers:
        sheet = base.get(Study, study)
        yield from ((sheet, one) for one in sheet.entry.results if one.id == result)


def _facts(question: Question, writer: Writer) -> tuple[Fact, ...]:
    pico = question.pico
    return writer.facts(
        (
            "People",
            joined(
                [writer.links(pico.population), writer.links([pico.symptom] if pico.symptom else [])],
                " with ",
            ),
        ),
        ("Treatment", writer.links(pico.interventions)),
        ("Compared with", ", ".join(pico.comparators)),
        ("Outcomes", writer.links(pico.outcomes)),
    )


def _answer(question: Question, option: Option, writer: Writer) -> Fact:
    level = overall(option)
    certainty = NOTHING
    if level:
        lowest = ", ".join(in_sentence(writer.base.sheets[one].entry.name) for one in deciding_outcomes(option))
        certainty = Markup("overall certainty {} (the lowest among the critical outcomes: {})").format(
            chip(str(level), "certainty"), lowest
        )
    licence = availability_chips(question, option, writer)
    parts = joined([chip(str(option.verdict), "verdict"), certainty, licence], " ")
    return Fact(writer.base.sheets[option.drug].entry.name, parts)


def _caution(caution: Caution, writer: Writer) -> Fact:
    names = " and ".join(in_sentence(writer.base.sheets[one].entry.name) for one in caution.drugs)
    return Fact(
        f"{names[0].upper()}{names[1:]}",
        Markup("{}{}").format(writer.inline(caution.text), writer.cite(caution.cite)),
    )


def _option(question: Question, option: Option, writer: Writer) -> OptionView:
    return OptionView(
        name=writer.base.sheets[option.drug].entry.name,
        link=writer.link(option.drug),
        verdict=chip(str(option.verdict), "verdict"),
        certainty=certainty_chip(overall(option)),
        licence=availability_chips(question, option, writer),
        because=writer.blocks(option.because),
        findings=table(
            "Summary of findings",
            ("Outcome", "What was found", "Certainty"),
            tuple(_finding(question, option, answer, writer) for answer in option.outcomes),
        ),
        rests_on=support_facts(question, option, writer),
        without=without_table(question, option, writer),
        differences=table(
            "Where the studies differ from the question",
            ("Outcome", "What differs"),
            tuple(
                (writer.link(answer.outcome), differs)
                for answer in option.outcomes
                if (differs := mismatches(question, option, answer, writer))
            ),
        ),
        left_out=table(
            "Studies that were left out",
            ("Outcome", "Study", "Why"),
            tuple(
                (writer.link(answer.outcome), writer.link(one.study), writer.inline(one.because))
                for answer in option.outcomes
                for one in answer.left_out
            ),
        ),
        reasons=table(
            "Why the certainty is what it is (GRADE)",
            ("Outcome", "Domain", "Judgement", "Reason"),
            tuple(
                (
                    writer.link(answer.outcome),
                    Markup("{}").format(domain.domain),
                    Markup("{}").format(domain.judgement),
                    writer.inline(domain.reason),
                )
                for answer in option.outcomes
                for domain in answer.certainty.domains
            ),
        ),
    )


def _finding(question: Question, option: Option, answer: OutcomeAnswer, writer: Writer) -> tuple[Markup, ...]:
    outcome = lines([writer.link(answer.outcome), str(answer.importance)])
    statement, without = statement_of(question, option, answer, writer)
    effect = writer.inline(answer.effect)
    size = _magnitude(answer.magnitude, writer)
    results = folded(_results_words(answer), lines(_pointed(answer, writer)))
    certainty = lines([chip(str(answer.certainty.level), "certainty"), _origin(answer.certainty, writer)])
    return outcome, lines([statement, effect, size, without, results]), certainty


def _magnitude(magnitude: Magnitude | None, writer: Writer) -> Markup:
    if magnitude is None:
        return NOTHING
    said = Markup("{} effect: the threshold is {}{}")
    return said.format(magnitude.size, shown(magnitude.threshold), writer.cite(magnitude.cite))


def _origin(rating: CertaintyRating, writer: Writer) -> Markup:
    start = f"starts at {rating.starts_at}; " if rating.starts_at else ""
    return Markup("{}{}{}").format(start, rating.origin, writer.cite(rating.cite))


def _results_words(answer: OutcomeAnswer) -> str:
    count = len(answer.results)
    return f"The {count} results it rests on" if count > 1 else "The result it rests on"


def _pointed(answer: OutcomeAnswer, writer: Writer) -> list[Markup]:
    cells = []
    for pointer in answer.results:
        study, found = pointed_at(pointer, writer.base)
        compared, said, sure = finding_cells(study, found, writer.reading_from(study))
        name = Markup("<strong>{}</strong>").format(writer.link(pointer.study))
        cells.append(Markup("{}{}").format(name, lines([compared, said, sure])))
    return cells


def _step(step: PathwayStep, writer: Writer) -> Fact:
    drug = writer.link(step.drug) if step.drug else NOTHING
    dose = writer.reported(step.dose, dose_words) if step.dose else NOTHING
    given = Markup("<strong>{}</strong>").format(joined([drug, dose], " ")) if drug or dose else NOTHING
    return Fact(
        step.name,
        joined([given, Markup("{}{}").format(writer.inline(step.text), writer.cite(step.cite))], " "),
    )


def _studies(question: Question, writer: Writer) -> Table:
    named = dict.fromkeys(
        str(pointer.study)
        for option in question.options
        for answer in option.outcomes
        for pointer in answer.results
    )
    rows = tuple(brief_row(writer.base.get(Study, study), writer) for study in named)
    return table("The studies the answer rests on", BRIEF_COLUMNS, rows)


def _search(search: SearchRecord, writer: Writer) -> tuple[Markup, ...]:
    return (
        Markup("{}").format(search.where),
        Markup("{}").format(search.date),
        Markup("{}").format(search.query or "not kept"),
        Markup("{}").format("yes" if search.systematic else "no"),
        writer.inline(search.found),
    )
