"""Which treatments, studies and results belong to a condition, a drug or an outcome."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set

from monograph.entries import Drug, Question, Study
from monograph.entries.kinds.dosing import Dose
from monograph.entries.kinds.question import Option
from monograph.entries.kinds.result import Result
from monograph.entries.reading.computed import computed_once
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.vocabulary import ArmType
from monograph.evidence.pico.lineage import condition_lineage
from monograph.knowledge_base import KnowledgeBase


def narrower(condition_id: str, base: KnowledgeBase) -> frozenset[str]:
    """Return a condition and every condition that is, directly or through others, a kind of it."""
    kinds = (one for one, above in condition_lineage(base).items() if condition_id in above)
    return frozenset((condition_id, *kinds))


def drugs_given(study: Study) -> frozenset[str]:
    """Return the drugs that a study's experimental and comparator arms received."""
    return frozenset(
        str(treatment.drug) for arm in study.arms for treatment in arm.treatments if treatment.drug is not None
    )


def drugs_tested(study: Study) -> frozenset[str]:
    """Return the drugs a study put to the test: those of its tested arms that its other arms did not also take."""
    tested = {ArmType.EXPERIMENTAL, ArmType.ACTIVE, ArmType.OBSERVED}
    by_arm = [(arm.type, {str(one.drug) for one in arm.treatments if one.drug is not None}) for arm in study.arms]
    background = frozenset[str]().union(*(drugs for kind, drugs in by_arm if kind not in tested))
    return frozenset[str]().union(*(drugs for kind, drugs in by_arm if kind in tested)) - background


def studies_testing(drug_id: str, base: KnowledgeBase) -> tuple[Sheet[Study], ...]:
    """Return the studies that put a drug to the test, sorted by name."""
    return _studies_by_drug(base).get(drug_id, ())


@computed_once
def _studies_by_drug(base: KnowledgeBase) -> Mapping[str, tuple[Sheet[Study], ...]]:
    found: dict[str, list[Sheet[Study]]] = defaultdict(list)
    for sheet in base.all(Study):
        for drug in drugs_tested(sheet.entry):
            found[drug].append(sheet)
    return {drug: tuple(sheets) for drug, sheets in found.items()}


def studies_of_drug(drug_id: str, base: KnowledgeBase) -> tuple[Sheet[Study], ...]:
    """Return the studies that gave a drug or are about it, by year and name."""
    studies = [sheet for sheet in base.all(Study) if drug_id in drugs_given(sheet.entry) | set(sheet.entry.about)]
    return tuple(sorted(studies, key=lambda sheet: (_year(sheet, base), sheet.entry.name)))


def _year(sheet: Sheet[Study], base: KnowledgeBase) -> str:
    return base.bibliography[sheet.entry.reports[0].work].year or "9999"


def results_for(outcome_id: str, base: KnowledgeBase) -> Iterator[tuple[Sheet[Study], Result]]:
    """Yield every result on an outcome, with its study."""
    for sheet in base.all(Study):
        for result in sheet.entry.results:
            if result.outcome == outcome_id:
                yield sheet, result


def results_of_drug(drug_id: str, base: KnowledgeBase) -> Iterator[tuple[Sheet[Study], Result]]:
    """Yield every result for which a drug is what is tested: it is on the treatment's side, and not on the other.

    A study that only is about the drug, without a group that received any, tests it in every result.
    """
    for sheet in studies_of_drug(drug_id, base):
        for result in sheet.entry.results:
            if drug_id in drugs_of_result(sheet.entry, result):
                yield sheet, result


def drugs_of_result(study: Study, result: Result) -> frozenset[str]:
    """Return the drugs that a result tests: those of the treatment's side that the other side did not take too."""
    given = {arm.id: {str(one.drug) for one in arm.treatments if one.drug is not None} for arm in study.arms}
    ours = set[str]().union(*(given[arm] for arm in result.index)) or set(map(str, study.about))
    return frozenset(ours - set[str]().union(*(given[arm] for arm in result.comparator)))


def options_for(condition_id: str, base: KnowledgeBase) -> Iterator[tuple[Sheet[Question], Option]]:
    """Yield every option of every question that asks about a condition or a kind of it."""
    wanted = narrower(condition_id, base)
    for sheet in base.all(Question):
        pico = sheet.entry.pico
        asked = {str(condition) for condition in pico.population} | (
            {str(pico.symptom)} if pico.symptom else set()
        )
        if asked & wanted:
            for option in sheet.entry.options:
                yield sheet, option


def treatments_of(condition_id: str, base: KnowledgeBase) -> tuple[Sheet[Drug], ...]:
    """Return the drugs of a condition: options of its questions, drugs tested, dosed or licensed for it."""
    wanted = narrower(condition_id, base)
    ids = {str(option.drug) for _, option in options_for(condition_id, base)}
    for study in base.all(Study):
        if _is_on(study.entry, wanted):
            ids |= drugs_tested(study.entry)
    for drug in base.all(Drug):
        uses = {str(dose.condition) for dose in drug.entry.doses if dose.condition}
        uses |= {str(condition) for record in drug.entry.regulatory for condition in record.licensed_for}
        if uses & wanted:
            ids.add(drug.id)
    return tuple(sheet for sheet in base.all(Drug) if sheet.id in ids)


def studies_of_drug_on(
    condition_id: str, drug_id: str, base: KnowledgeBase
) -> tuple[tuple[Sheet[Study], ...], tuple[Sheet[Study], ...]]:
    """Return the studies of a drug on a condition or behind an answer on it, and its other studies; by year."""
    wanted = narrower(condition_id, base)
    options = (option for _, option in options_for(condition_id, base) if option.drug == drug_id)
    pointed = {str(one.study) for option in options for answer in option.outcomes for one in answer.results}
    studies = studies_of_drug(drug_id, base)
    here = {sheet.id for sheet in studies if sheet.id in pointed or _is_on(sheet.entry, wanted)}
    on_it = tuple(sheet for sheet in studies if sheet.id in here)
    return on_it, tuple(sheet for sheet in studies if sheet.id not in here)


def _is_on(study: Study, wanted: Set[str]) -> bool:
    """Whether a study's symptom or, where it names none, one of its diseases is wanted."""
    population = study.population
    symptom = {str(population.target_symptom)} if population.target_symptom else set()
    return bool(wanted & (symptom or {str(condition) for condition in population.conditions}))


def doses_for(drug: Drug, asked: Iterable[str], base: KnowledgeBase) -> tuple[Dose, ...]:
    """Return a drug's dosings for some conditions or kinds of them; all its dosings when it has none for those."""
    wanted = frozenset[str]().union(*(narrower(condition, base) for condition in asked))
    fitting = tuple(dose for dose in drug.doses if dose.condition in wanted)
    return fitting or drug.doses
