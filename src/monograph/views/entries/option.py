"""What a question's page shows of one option: what was found, how certain that is, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from monograph.entries import Drug, Question
from monograph.entries.kinds.question import CertaintyRating, Magnitude, Option, OutcomeAnswer
from monograph.entries.kinds.result import Result
from monograph.entries.kinds.study import Study
from monograph.entries.shared.values import shown
from monograph.entries.shared.vocabulary import Certainty, Importance, RatingOrigin
from monograph.evidence.studies.pointers import pointed_at
from monograph.views.entries.absolute import absolute_terms
from monograph.views.entries.support import (
    availability_chips,
    mismatches,
    statement_of,
    support_facts,
    without_table,
)
from monograph.views.writing.blocks import Fact, Table, table
from monograph.views.writing.certainty_chips import certainty_chips, level_chip
from monograph.views.writing.values import dose_words, finding_cells, shared_words
from monograph.views.writing.writer import NOTHING, Writer, chip, folded, joined, lines

# GRADE asks for at most seven outcomes in a summary of findings (GRADE handbook, chapter 3).
MOST_OUTCOMES = 7
_RANK = tuple(Importance)
_MOST_NAMED = 6
_COLUMNS = ("Outcome", "In absolute terms", "What was found", "Certainty")


@dataclass(frozen=True, slots=True)
class OutcomeFinding:
    """What is known of one outcome, in pieces: a row of the summary of findings is made of them."""

    name: Markup
    importance: str
    counts_as: str
    absolute: Markup
    statement: Markup
    effect: Markup
    size: Markup
    without: Markup
    results: tuple[Markup, ...]
    level: Markup
    origin: Markup
    reasons: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class OptionView:
    """One treatment of a question, display-ready. ``more_findings`` are outcomes beyond the first seven."""

    name: str
    anchor: str
    link: Markup
    verdict: Markup
    certainty: Markup
    licence: Markup
    because: Markup
    outcomes: tuple[OutcomeFinding, ...]
    findings: Table
    more_findings: Table
    rests_on: tuple[Fact, ...]
    without: Table
    differences: Table
    left_out: Table
    not_for: tuple[Markup, ...]
    drug_links: Markup


def option_view(question: Question, number: int, option: Option, writer: Writer) -> OptionView:
    """Return one option of a question, in the order of the page: works are numbered as they are cited.

    ``number`` is its position in the file, which names its place on the page.
    """
    # Sorting is stable: outcomes of one importance stay in the order of the file.
    ranked = sorted(option.outcomes, key=lambda answer: _RANK.index(answer.importance))
    link, because = writer.link(option.drug), writer.blocks(option.because)
    name = writer.base.sheets[option.drug].entry.name
    outcomes = tuple(_finding(question, option, answer, writer) for answer in ranked)
    return OptionView(
        name=name,
        anchor=f"option-{number + 1}",
        link=link,
        verdict=chip(str(option.verdict), "verdict"),
        certainty=certainty_chips(option, writer),
        licence=availability_chips(question, option, writer),
        because=because,
        outcomes=outcomes,
        findings=_findings(f"Summary of findings: {name}", outcomes[:MOST_OUTCOMES]),
        more_findings=_findings(f"Further outcomes: {name}", outcomes[MOST_OUTCOMES:]),
        rests_on=(
            *_dose(option, writer),
            *support_facts(question, option, writer),
            *_not_answered(question, option, writer),
        ),
        without=without_table(question, option, writer),
        differences=table(
            f"Where the studies differ from the question: {name}",
            ("Outcome", "What differs"),
            tuple(
                (writer.link(answer.outcome), differs)
                for answer in ranked
                if (differs := mismatches(question, option, answer, writer))
            ),
        ),
        left_out=table(
            f"Studies that were left out: {name}",
            ("Outcome", "Study", "Why"),
            tuple(
                (writer.link(answer.outcome), writer.link(one.study), writer.inline(one.because))
                for answer in ranked
                for one in answer.left_out
            ),
        ),
        not_for=tuple(_contraindications(option, writer)),
        drug_links=_drug_links(option, writer),
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


def _findings(caption: str, findings: Iterable[OutcomeFinding]) -> Table:
    return table(caption, _COLUMNS, tuple(map(_row, findings)))


def _finding(question: Question, option: Option, answer: OutcomeAnswer, writer: Writer) -> OutcomeFinding:
    absolute = absolute_terms(answer, writer)
    statement, without = statement_of(question, option, answer, writer)
    rating = answer.certainty
    return OutcomeFinding(
        name=writer.link(answer.outcome),
        importance=str(answer.importance),
        counts_as=f"counts as {answer.counts_as}" if answer.counts_as else "",
        absolute=absolute,
        statement=statement,
        effect=writer.inline(answer.effect),
        size=_magnitude(answer.magnitude, writer),
        without=joined([without, _shared(answer, writer)], " "),
        results=tuple(_pointed(answer, writer)),
        level=level_chip(rating.level, writer),
        origin=_origin(rating, writer),
        reasons=tuple(_reasons(rating, writer)),
    )


def _row(found: OutcomeFinding) -> tuple[Markup, ...]:
    results = folded(_results_words(len(found.results)), lines(found.results))
    return (
        lines([found.name, joined([found.importance, found.counts_as])]),
        found.absolute,
        lines([found.statement, found.effect, found.size, found.without, results]),
        lines([found.level, found.origin, folded("Reasons", lines(found.reasons))]),
    )


def _magnitude(magnitude: Magnitude | None, writer: Writer) -> Markup:
    if magnitude is None:
        return NOTHING
    said = Markup("{} effect: the threshold is {}{}")
    return said.format(magnitude.size, shown(magnitude.threshold), writer.cite(magnitude.cite))


def _origin(rating: CertaintyRating, writer: Writer) -> Markup:
    if rating.level is Certainty.NO_EVIDENCE and rating.origin is not RatingOrigin.STATED:
        return NOTHING  # where nothing was found, nothing was rated
    start = f"starts at {rating.starts_at}; " if rating.starts_at else ""
    return Markup("{}{}{}").format(start, rating.origin, writer.cite(rating.cite))


def _reasons(rating: CertaintyRating, writer: Writer) -> Iterator[Markup]:
    """Yield what each GRADE domain does to a certainty and why."""
    for one in rating.domains:
        yield Markup("<strong>{}</strong> {}: {}").format(one.domain, one.judgement, writer.inline(one.reason))


def _results_words(count: int) -> str:
    return f"The {count} results it rests on" if count > 1 else "The result it rests on"


def _pointed(answer: OutcomeAnswer, writer: Writer) -> Iterator[Markup]:
    for pointer in answer.results:
        study, found = pointed_at(pointer, writer.base)
        compared, said, sure = finding_cells(study, found, writer.reading_from(study))
        name = Markup("<strong>{}</strong>").format(writer.link(pointer.study))
        yield Markup("{}{}").format(name, lines([compared, said, sure]))


def _shared(answer: OutcomeAnswer, writer: Writer) -> Markup:
    """Say where results that an answer rests on count the same people, because they share a group."""
    by_study: dict[str, tuple[Study, list[Result]]] = {}
    for pointer in answer.results:
        study, found = pointed_at(pointer, writer.base)
        if isinstance(found, Result):
            by_study.setdefault(str(pointer.study), (study, []))[1].append(found)
    said = (shared_words(study, results, "results") for study, results in by_study.values())
    return writer.note(" ".join(filter(None, said)))


def _contraindications(option: Option, writer: Writer) -> Iterator[Markup]:
    drug = writer.base.get(Drug, option.drug).entry
    here = writer.reading_from(drug)
    for one in drug.contraindications:
        yield Markup("{} ({}){}").format(here.inline(one.text), one.jurisdiction, here.cite(one.cite))


def _drug_links(option: Option, writer: Writer) -> Markup:
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
    link = Markup('<a href="{}#{}">{}</a>')
    return joined(link.format(href, anchor, words) for words, anchor, there in places if there)
