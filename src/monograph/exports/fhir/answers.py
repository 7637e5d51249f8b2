"""Answers of questions as FHIR evidence: what was asked, how certain the answer is, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from monograph.entries import Question
from monograph.entries.kinds.question import CertaintyRating, DomainRating, Option, OutcomeAnswer
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.vocabulary import Certainty, CertaintyDomain, DirectnessAxis, DomainJudgement
from monograph.evidence.answers.directness import asked_of, directness_of_answer
from monograph.evidence.answers.eligible import says_something
from monograph.evidence.answers.order import options_in_order
from monograph.evidence.answers.support import answer_support
from monograph.evidence.studies.pointers import pointed_at
from monograph.exports.fhir.evidence import name_of
from monograph.exports.fhir.values import Element, Fhir, concept, kept, listed, notes, reference, resource, status
from monograph.exports.fhir.variables import defined, variable_reference
from monograph.knowledge_base import KnowledgeBase
from monograph.views.page.frame import writer_for

_TYPE = "http://hl7.org/fhir/certainty-type"
_RATING = "http://hl7.org/fhir/certainty-rating"
_DOMAIN_CODES = MappingProxyType(
    {
        CertaintyDomain.RISK_OF_BIAS: "RiskOfBias",
        CertaintyDomain.INCONSISTENCY: "Inconsistency",
        CertaintyDomain.INDIRECTNESS: "Indirectness",
        CertaintyDomain.IMPRECISION: "Imprecision",
        CertaintyDomain.PUBLICATION_BIAS: "PublicationBias",
        CertaintyDomain.LARGE_EFFECT: "LargeEffect",
        CertaintyDomain.DOSE_RESPONSE: "DoseResponseGradient",
        CertaintyDomain.OPPOSING_CONFOUNDING: "PlausibleConfounding",
    }
)
_JUDGEMENT_CODES = MappingProxyType(
    {
        DomainJudgement.NO_CHANGE: "no-change",
        DomainJudgement.DOWN_1: "downcode1",
        DomainJudgement.DOWN_2: "downcode2",
        DomainJudgement.DOWN_3: "downcode3",
        DomainJudgement.UP_1: "upcode1",
        DomainJudgement.UP_2: "upcode2",
    }
)
_LEVEL_CODES = MappingProxyType(
    {
        Certainty.HIGH: "high",
        Certainty.MODERATE: "moderate",
        Certainty.LOW: "low",
        Certainty.VERY_LOW: "very-low",
    }
)
_AXES = MappingProxyType(
    {
        "population": (DirectnessAxis.DISEASE, DirectnessAxis.SYMPTOM),
        "exposure": (DirectnessAxis.INTERVENTION, DirectnessAxis.DOSE),
        "referenceExposure": (DirectnessAxis.COMPARATOR,),
        "measuredVariable": (DirectnessAxis.OUTCOME,),
    }
)


def evidence_of_question(sheet: Sheet[Question], base: KnowledgeBase) -> Iterator[Element]:
    """Yield the answer on each treatment and outcome for which there is evidence."""
    for _, option in options_in_order(sheet.entry, base):
        for answer in option.outcomes:
            if answer.certainty.level is not Certainty.NO_EVIDENCE:
                name = f"{sheet.id}.{option.drug}.{answer.outcome}"
                yield resource("Evidence", name, base, _answer(sheet, option, answer, base))


def _answer(sheet: Sheet[Question], option: Option, answer: OutcomeAnswer, base: KnowledgeBase) -> Element:
    writer, name = writer_for(sheet, base), base.sheets[option.drug].entry.name
    speaking = [one for one in answer.results if says_something(pointed_at(one, base)[1])]
    silent = len(answer.results) - len(speaking)
    reached = (
        f"{str(one.notice.type).capitalize()} on {base.sheets[one.study].entry.name}, on which the answer rests."
        for one in answer_support(sheet.entry, option, answer, base).notices
    )
    return kept(
        status=status(sheet, base),
        title=f"{sheet.entry.name} {name}: {base.sheets[answer.outcome].entry.name}",
        description="An answer of this knowledge base, by its editors; the studies it rests on were not pooled.",
        assertion=writer.plain(answer.effect),
        relatedArtifact=listed(
            {"type": "derived-from", "resourceReference": reference("Evidence", one, one, base)}
            for one in (name_of(pointer.study, pointer.result) for pointer in speaking)
        ),
        note=notes(
            f"Counts as {answer.counts_as} for this question." if answer.counts_as else None,
            *reached,
            f"It also names results of which nothing was seen: {silent}." if silent else None,
        ),
        variableDefinition=listed(_variables(sheet.entry, option, answer, base)),
        certainty=[_certainty(answer.certainty, sheet, base)],
    )


def _variables(
    question: Question, option: Option, answer: OutcomeAnswer, base: KnowledgeBase
) -> Iterator[Element]:
    differences = _differences(question, option, answer, base)
    pico = question.pico
    for one in (*pico.population, *((pico.symptom,) if pico.symptom else ())):
        yield _intended("population", str(one), differences, base)
    yield _intended("exposure", str(option.drug), differences, base)
    against = " or ".join(map(str, pico.comparators))
    yield defined("referenceExposure", against, None, base, note=differences["referenceExposure"])
    yield _intended("measuredVariable", str(answer.outcome), differences, base)


def _intended(role: str, entry_id: str, differences: dict[str, list[Fhir]], base: KnowledgeBase) -> Element:
    return defined(role, "", None, base, note=differences[role], intended=variable_reference(entry_id, base))


def _differences(
    question: Question, option: Option, answer: OutcomeAnswer, base: KnowledgeBase
) -> dict[str, list[Fhir]]:
    """Where the results behind an answer are known to differ from what was asked, by the part of the question."""
    asked = asked_of(question, option, base)
    found: dict[str, dict[str, None]] = {role: {} for role in _AXES}
    for study, axes in directness_of_answer(answer, asked, base):
        for role, names in _AXES.items():
            for axis in axes:
                if axis.axis in names and axis.is_mismatch:
                    found[role][f"{base.sheets[study].entry.name}: {axis.difference}."] = None
    return {role: notes(*texts) for role, texts in found.items()}


def _certainty(rating: CertaintyRating, sheet: Sheet[Question], base: KnowledgeBase) -> Element:
    writer = writer_for(sheet, base)
    start = f"Starts at {rating.starts_at}. " if rating.starts_at else ""
    sources = "; ".join(f"{base.bibliography[one.work].short}, {one.at}" for one in rating.cite or ())
    return kept(
        description=f"{start}GRADE, {rating.origin}.",
        note=notes(f"Source of the rating: {sources}." if sources else None),
        type=concept("overall certainty", _TYPE, "Overall"),
        rating=concept(str(rating.level), _RATING, _LEVEL_CODES.get(rating.level, "")),
        subcomponent=listed(_domain(one, writer.plain(one.reason)) for one in rating.domains),
    )


def _domain(one: DomainRating, reason: str) -> Element:
    return kept(
        description=reason,
        type=concept(str(one.domain), _TYPE, _DOMAIN_CODES[one.domain]),
        rating=concept(str(one.judgement), _RATING, _JUDGEMENT_CODES.get(one.judgement, "")),
    )
