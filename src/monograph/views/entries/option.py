"""What a question's page shows of one option: what was found, how certain that is, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from monograph.entries import Drug, Question
from monograph.entries.kinds.question import CertaintyRating, Magnitude, Option, OutcomeAnswer
from monograph.entries.kinds.result import Result
from monograph.entries.kinds.study import Study
from monograph.entries.shared.vocabulary import Certainty, Importance, RatingOrigin
from monograph.evidence.studies.pointers import pointed_at
from monograph.views.entries.absolute import absolute_terms
from monograph.views.entries.absolute_effects import absolute_table, risk_lines
from monograph.views.entries.drug import contraindications
from monograph.views.entries.support import (
    availability_chips,
    mismatches,
    statement_of,
    support_facts,
    without_table,
)
from monograph.views.formatting.blocks import Fact, Table, table
from monograph.views.formatting.certainty_chips import certainty_chips, level_chip
from monograph.views.formatting.content import (
    NOTHING,
    Content,
    chip,
    folded,
    joined,
    lines,
    link_to,
    phrase,
    strong,
)
from monograph.views.formatting.doses import dose_words
from monograph.views.formatting.values import finding_cells, shared_words
from monograph.views.formatting.writer import Writer
from monograph.views.page.blocks import Detail, Facts, Fold, Items, Paragraph, Prose, Titled
from monograph.views.page.document import Block, Remark, Section

# GRADE asks for at most seven outcomes in a summary of findings (GRADE handbook, chapter 3).
MOST_OUTCOMES = 7
_RANK = tuple(Importance)
_MOST_NAMED = 6
_FRAGILE = "How fragile it is: what each study carries, and where studies differ from the question"
_COLUMNS = ("Outcome", "In absolute terms", "What was found", "Certainty")


def option_section(question: Question, number: int, option: Option, writer: Writer) -> Section:
    """Return one option of a question; ``number`` is its position in the file: it names its place on the page."""
    name = writer.base.sheets[option.drug].entry.name
    # Sorting is stable: outcomes of one importance stay in the order of the file.
    ranked = sorted(option.outcomes, key=lambda answer: _RANK.index(answer.importance))
    blocks = (
        Paragraph(_judged(question, option, writer), "mg-verdict-line"),
        Prose(writer.blocks(option.because), "mg-because"),
        *_findings(name, tuple(_row(question, option, answer, writer) for answer in ranked)),
        absolute_table(str(name), ranked, writer),
        Facts(_rests_on(question, option, writer)),
        Detail(_FRAGILE, tuple(_fragile(question, option, ranked, writer))),
        Titled("Who must not take it", Items(_not_for(option, writer), "mg-list mg-not-for")),
        _on_its_page(option, writer),
    )
    return Section(name, f"option-{number + 1}", blocks)


def _judged(question: Question, option: Option, writer: Writer) -> Content:
    licence = availability_chips(question, option, writer)
    verdict = chip(str(option.verdict), "verdict")
    return phrase("{} {} {} {}", writer.link(option.drug), verdict, certainty_chips(option, writer), licence)


def _findings(name: str, rows: tuple[tuple[Content, ...], ...]) -> tuple[Block, Block]:
    """Return the summary of findings, and the outcomes beyond the first seven."""
    further = f"Further outcomes: {name}"
    first = table(f"Summary of findings: {name}", _COLUMNS, rows[:MOST_OUTCOMES])
    return first, Fold(further, (table(further, _COLUMNS, rows[MOST_OUTCOMES:]),))


def _rests_on(question: Question, option: Option, writer: Writer) -> tuple[Fact, ...]:
    return (
        *_dose(option, writer),
        *support_facts(question, option, writer),
        *_not_answered(question, option, writer),
    )


def _fragile(
    question: Question, option: Option, ranked: Iterable[OutcomeAnswer], writer: Writer
) -> Iterator[Table]:
    """Yield what each study carries, where studies differ from the question, and which were left out."""
    name, answers = writer.base.sheets[option.drug].entry.name, tuple(ranked)
    yield without_table(question, option, writer)
    differing = ((one, mismatches(question, option, one, writer)) for one in answers)
    yield table(
        f"Where the studies differ from the question: {name}",
        ("Outcome", "What differs"),
        tuple((writer.link(one.outcome), differs) for one, differs in differing if differs),
    )
    yield table(
        f"Studies that were left out: {name}",
        ("Outcome", "Study", "Why"),
        tuple(
            (writer.link(answer.outcome), writer.link(one.study), writer.inline(one.because))
            for answer in answers
            for one in answer.left_out
        ),
    )


def _not_answered(question: Question, option: Option, writer: Writer) -> tuple[Fact, ...]:
    """Return the outcomes that other options answer and this one does not; nothing has to be typed for that."""
    said = {*(str(one.outcome) for one in option.outcomes), *(str(one.outcome) for one in question.not_answered)}
    missing = [one for one in question.pico.outcomes if str(one) not in said]
    # A semicolon, for names may have a comma in them.
    named = joined((writer.link(str(one)) for one in missing), "; ")
    is_long = len(missing) > _MOST_NAMED
    return writer.facts(("Not answered here", folded(f"{len(missing)} outcomes", named) if is_long else named))


def _dose(option: Option, writer: Writer) -> tuple[Fact, ...]:
    return writer.facts(("Dose that the answer is about", dose_words(option.dose) if option.dose else None))


def _row(question: Question, option: Option, answer: OutcomeAnswer, writer: Writer) -> tuple[Content, ...]:
    """Return what is known of one outcome: a row of the summary of findings."""
    counts_as = f"counts as {answer.counts_as}" if answer.counts_as else ""
    return (
        lines([writer.link(answer.outcome), joined([str(answer.importance), counts_as])]),
        lines([absolute_terms(answer, writer), *risk_lines(answer.comparator_risks, writer)]),
        lines(_found(question, option, answer, writer)),
        lines(_certainty(answer.certainty, writer)),
    )


def _found(question: Question, option: Option, answer: OutcomeAnswer, writer: Writer) -> Iterator[Content]:
    statement, without = statement_of(question, option, answer, writer)
    yield statement
    yield writer.inline(answer.effect)
    yield _magnitude(answer.magnitude, writer)
    yield joined([without, _shared(answer, writer)], " ")
    results = tuple(_pointed(answer, writer))
    yield folded(_results_words(len(results)), lines(results))


def _certainty(rating: CertaintyRating, writer: Writer) -> Iterator[Content]:
    yield level_chip(rating.level, writer)
    yield _origin(rating, writer)
    yield folded("Reasons", lines(_reasons(rating, writer)))


def _magnitude(magnitude: Magnitude | None, writer: Writer) -> Content:
    if magnitude is None:
        return NOTHING
    return phrase(
        "{} effect: the threshold is {}{}", magnitude.size, magnitude.threshold, writer.cite(magnitude.cite)
    )


def _origin(rating: CertaintyRating, writer: Writer) -> Content:
    if rating.level is Certainty.NO_EVIDENCE and rating.origin is not RatingOrigin.STATED:
        return NOTHING  # where nothing was found, nothing was rated
    start = f"starts at {rating.starts_at}; " if rating.starts_at else ""
    return phrase("{}{}{}", start, rating.origin, writer.cite(rating.cite))


def _reasons(rating: CertaintyRating, writer: Writer) -> Iterator[Content]:
    """Yield what each GRADE domain does to a certainty and why."""
    for one in rating.domains:
        yield phrase("{} {}: {}", strong(one.domain), one.judgement, writer.inline(one.reason))


def _results_words(count: int) -> str:
    return f"The {count} results it rests on" if count > 1 else "The result it rests on"


def _pointed(answer: OutcomeAnswer, writer: Writer) -> Iterator[Content]:
    for pointer in answer.results:
        study, found = pointed_at(pointer, writer.base)
        compared, said, sure = finding_cells(study, found, writer.reading_from(study))
        name = strong(writer.link(pointer.study))
        yield phrase("{}{}", name, lines([compared, said, sure]))


def _shared(answer: OutcomeAnswer, writer: Writer) -> Content:
    """Say where results that an answer rests on count the same people, because they share a group."""
    by_study: dict[str, tuple[Study, list[Result]]] = {}
    for pointer in answer.results:
        study, found = pointed_at(pointer, writer.base)
        if isinstance(found, Result):
            by_study.setdefault(str(pointer.study), (study, []))[1].append(found)
    said = (shared_words(study, results, "results") for study, results in by_study.values())
    return writer.note(" ".join(filter(None, said)))


def _not_for(option: Option, writer: Writer) -> tuple[Content, ...]:
    drug = writer.base.get(Drug, option.drug).entry
    return contraindications(drug, writer.reading_from(drug))


def _on_its_page(option: Option, writer: Writer) -> Remark:
    """Return links to what the treatment's own page says of doses, harms and what to check."""
    drug = writer.base.get(Drug, option.drug).entry
    places = (
        ("when to stop and call", "stop", drug.stop_and_call),
        ("doses", "doses", drug.doses or drug.salt_forms or drug.adjustments),
        ("interactions", "interactions", drug.interactions),
        ("unwanted effects", "adverse-effects", drug.adverse_effects or drug.overdose),
        ("monitoring", "monitoring", drug.monitoring),
    )
    href = writer.href(writer.address_of(option.drug))
    links = joined(link_to(f"{href}#{anchor}", words) for words, anchor, there in places if there)
    return Remark(phrase("On the page of the treatment: {}", links) if links else NOTHING, "mg-more")
