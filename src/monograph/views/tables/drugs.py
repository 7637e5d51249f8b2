"""One row a drug, for tables that set treatments side by side for a condition."""

from __future__ import annotations

from collections.abc import Iterable

from monograph.entries import Drug, Study
from monograph.entries.kinds.dosing import Dose
from monograph.entries.kinds.question import Option
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.vocabulary import DosePurpose, Importance
from monograph.evidence.answers.availability import LicensedExtent, licensed_extents
from monograph.evidence.pico.treatments import narrower, options_for, studies_of_drug_on
from monograph.knowledge_base import KnowledgeBase
from monograph.views.formatting.certainty_chips import certainty_chips
from monograph.views.formatting.content import NOTHING, Content, absent, chip, joined, lines, phrase, strong
from monograph.views.formatting.doses import dose_words
from monograph.views.formatting.values import people_words
from monograph.views.formatting.writer import Writer

DRUG_COLUMNS = (
    "Treatment",
    "Verdict",
    "Certainty",
    "What was found",
    "Doses studied",
    "Warnings",
    "Licence",
    "Studies",
)


def drug_row(sheet: Sheet[Drug], condition_id: str, writer: Writer) -> tuple[Content, ...]:
    """Return a drug as a row, seen from one condition."""
    drug, base = sheet.entry, writer.base
    writer = writer.reading_from(drug)
    wanted = narrower(condition_id, base)
    options = [option for _, option in options_for(condition_id, base) if option.drug == sheet.id]
    verdicts = dict.fromkeys(chip(str(option.verdict), "verdict") for option in options)
    levels = dict.fromkeys(certainty_chips(option, writer) for option in options if option.outcomes)
    effects = [effect for option in options for effect in critical_effects(option, writer)]
    doses = studied_doses((dose for dose in drug.doses if dose.condition in wanted), writer)
    on_it, others = studies_of_drug_on(condition_id, sheet.id, base)
    studies = [study_words(study, writer) for study in on_it]
    if others:
        studies.append(phrase("{} on other conditions, see {}", len(others), writer.link(sheet.id)))
    return (
        writer.link(sheet.id),
        lines(verdicts) or absent("no question asks yet"),
        lines(levels) or absent("nothing to rate" if options else "not rated"),
        lines(effects) or absent("not recorded"),
        lines(doses) or absent("not recorded"),
        lines(warning_titles(drug)) or absent("not recorded"),
        _licence(drug, condition_id, base),
        lines(studies) or absent("none in this base"),
    )


def critical_effects(option: Option, writer: Writer) -> list[Content]:
    """Return what an option does to each critical outcome, the outcome in bold."""
    return [
        phrase("{}: {}", strong(writer.link(answer.outcome)), writer.inline(answer.effect))
        for answer in option.outcomes
        if answer.importance is Importance.CRITICAL
    ]


def studied_doses(doses: Iterable[Dose], writer: Writer) -> list[Content]:
    """Return the levels and the maximum of those of some dosings that were studied."""
    return [
        writer.reported(level, dose_words)
        for dose in doses
        if dose.purpose is DosePurpose.STUDIED
        for level in (*dose.levels, *([dose.maximum] if dose.maximum else []))
    ]


def warning_titles(drug: Drug) -> list[Content]:
    """Return what a drug's warnings are about, boxed ones marked."""
    return [joined([one.title, chip("boxed", "label") if one.boxed else NOTHING], " ") for one in drug.warnings]


def study_words(sheet: Sheet[Study], writer: Writer) -> Content:
    """Return a study with how many people it counts."""
    return phrase("{} ({})", writer.link(sheet.id), people_words(sheet.entry))


def _licence(drug: Drug, condition_id: str, base: KnowledgeBase) -> Content:
    extents = licensed_extents(drug, condition_id, base)
    by_extent = {
        extent: [str(place) for place in extents if extents[place] is extent] for extent in LicensedExtent
    }
    parts = [f"{extent}: {', '.join(places)}" for extent, places in by_extent.items() if places]
    return lines(parts) or absent("not recorded")
