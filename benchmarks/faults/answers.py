"""Faults in answers: verdicts, certainties, what they rest on, when was searched."""

from __future__ import annotations

import re
from collections.abc import Iterator

from benchmarks.faults.places import Fault, Places, piece
from monograph.entries import Question, Study
from monograph.entries.kinds.question import OutcomeAnswer
from monograph.entries.shared.vocabulary import (
    Certainty,
    DomainJudgement,
    RatingOrigin,
    Verdict,
)
from monograph.evidence.answers.certainty import level_from_domains


def certainty_level(places: Places) -> Iterator[Fault]:
    """A level of certainty changes, its domains do not. Contradicted: by the domains, if the rating is ours."""
    ladder = [Certainty.VERY_LOW, Certainty.LOW, Certainty.MODERATE, Certainty.HIGH]
    for sheet, path, answer in places.parts(Question, OutcomeAnswer):
        assert isinstance(answer, OutcomeAnswer)
        rating = answer.certainty
        if rating.level in ladder:
            at = ladder.index(rating.level)
            new = places.chance.choice([ladder[near] for near in (at - 1, at + 1) if 0 <= near < len(ladder)])
            why = "" if rating.origin is RatingOrigin.STATED else "its domains"
            yield Fault(sheet, (((*path, "certainty", "level"), str(new)),), why)


def verdict(places: Places) -> Iterator[Fault]:
    """A verdict becomes another one. Contradicted: by results and certainties it rests on, if it has any."""
    for sheet in places.base.all(Question):
        for number, option in enumerate(sheet.entry.options):
            new = places.chance.choice([one for one in Verdict if one is not option.verdict])
            why = "its results and certainties" if option.outcomes else ""
            yield Fault(sheet, ((("options", number, "verdict"), str(new)),), why)


def other_study(places: Places) -> Iterator[Fault]:
    """An answer points at another study's result. Contradicted: by that result's treatment, outcome or people."""
    everything = [
        (sheet.id, result.id, result.outcome) for sheet in places.base.all(Study) for result in sheet.entry.results
    ]
    for sheet, path, answer in places.parts(Question, OutcomeAnswer):
        assert isinstance(answer, OutcomeAnswer)
        for number, pointed in enumerate(answer.results):
            study, result, _ = places.chance.choice([one for one in everything if one[0] != pointed.study])
            here = (*path, "results", number)
            yield Fault(sheet, (((*here, "study"), study), ((*here, "result"), result)), "the result pointed at")


def domain_softened(places: Places) -> Iterator[Fault]:
    """A domain that lowers certainty no longer does. Contradicted: by the level, if the rating is ours."""
    for sheet, path, answer in places.parts(Question, OutcomeAnswer):
        assert isinstance(answer, OutcomeAnswer)
        for number, domain in enumerate(answer.certainty.domains):
            if str(domain.judgement).startswith("down"):
                here = (*path, "certainty", "domains", number, "judgement")
                yield Fault(sheet, ((here, str(DomainJudgement.NO_CHANGE)),), _level_that_differs(answer, number))


def _level_that_differs(answer: OutcomeAnswer, softened: int) -> str:
    """Say that the level no longer follows; below very low there is nothing, so it may follow still."""
    rating = answer.certainty
    if rating.origin is RatingOrigin.STATED:
        return ""
    domains = list(rating.domains)
    domains[softened] = domains[softened].model_copy(update={"judgement": DomainJudgement.NO_CHANGE})
    before, after = (
        level_from_domains(rating),
        level_from_domains(rating.model_copy(update={"domains": tuple(domains)})),
    )
    return "the level" if before != after else ""


def drug_of_option(places: Places) -> Iterator[Fault]:
    """An option's treatment becomes another one. Contradicted: by the treatments of the results it points at."""
    drugs = sorted({str(option.drug) for sheet in places.base.all(Question) for option in sheet.entry.options})
    for sheet in places.base.all(Question):
        for number, option in enumerate(sheet.entry.options):
            new = places.chance.choice([drug for drug in drugs if drug != option.drug])
            why = "the results it points at" if any(answer.results for answer in option.outcomes) else ""
            yield Fault(sheet, ((("options", number, "drug"), new),), why)


def search_in_the_future(places: Places) -> Iterator[Fault]:
    """A search is dated ten years later. Contradicted: by the day of the check."""
    for sheet in places.base.all(Question):
        for number, search in enumerate(sheet.entry.searches):
            old = piece(sheet, ("searches", number, "date"))
            if old and search.where:
                new = re.sub(r"\d{4}", lambda match: str(int(match[0]) + 10), old, count=1)
                yield Fault(sheet, ((("searches", number, "date"), new),), "today's date")
