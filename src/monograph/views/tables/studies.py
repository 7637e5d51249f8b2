"""One row a study, for tables that set studies side by side."""

from __future__ import annotations

from monograph.entries import Study
from monograph.entries.kinds.result import Result
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.vocabulary import SymptomAtEntry
from monograph.views.formatting.content import Content, absent, joined, lines, phrase, strong
from monograph.views.formatting.values import apart_lines, arm_names, by_outcome, found, people_words
from monograph.views.formatting.writer import Writer

BRIEF_COLUMNS = ("Study", "Design", "Whom it studied", "Groups")
STUDY_COLUMNS = (*BRIEF_COLUMNS, "Main results")

_SYMPTOM_SHORT = {
    SymptomAtEntry.REQUIRED: "symptom required",
    SymptomAtEntry.NOT_REQUIRED: "symptom not required",
    SymptomAtEntry.NOT_STATED: "symptom at entry not stated",
}


def study_row(sheet: Sheet[Study], writer: Writer) -> tuple[Content, ...]:
    """Return a study as a row: name, design, people, arms and what it found per outcome."""
    study = sheet.entry
    writer = writer.reading_from(study)
    results = [
        phrase("{}: {}", strong(writer.link(outcome)), lines(_one(study, result, writer) for result in group))
        for outcome, group in by_outcome(study).items()
    ]
    results += [writer.statement(one) for one in study.findings] if not results else []
    return (*brief_row(sheet, writer), lines(results))


def brief_row(sheet: Sheet[Study], writer: Writer) -> tuple[Content, ...]:
    """Return a study as a short row: name, design, people and arms."""
    study = sheet.entry
    population = study.population
    entry = population.symptom_at_entry.value if population.symptom_at_entry else None
    healthy = ["healthy volunteers"] if population.healthy else []
    masking = str(study.masking.value) if study.masking and study.masking.value else ""
    conditions = writer.links(population.conditions)
    return (
        writer.link(sheet.id),
        lines([str(study.design), f"masking: {masking}" if masking else ""]),
        lines([*healthy, conditions, people_words(study), _SYMPTOM_SHORT[entry] if entry else ""]),
        lines(arm.name for arm in study.arms) or absent("no groups"),
    )


def _one(study: Study, result: Result, writer: Writer) -> Content:
    said = found(study, result, writer)
    p = writer.reported(result.p) if result.p and result.p.value else ""
    group = "" if result.sides else f"{arm_names(study, result.index)}:"  # sides name their groups themselves
    apart = "; ".join(apart_lines(study, result))
    return joined([f"{apart}:" if apart else "", group, said, p], " ")
