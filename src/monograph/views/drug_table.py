"""One row a drug, for tables that set treatments side by side for a condition."""

from __future__ import annotations

from markupsafe import Markup

from monograph.entries import Drug
from monograph.entries.sheet import Sheet
from monograph.entries.vocabulary import LICENSED, DosePurpose, Importance
from monograph.evidence.certainty import overall
from monograph.evidence.treatments import narrower, options_for, studies_of_drug
from monograph.views.showing import dose_words, people_words
from monograph.views.writing import NOTHING, Writer, absent, chip, joined, lines

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


def drug_row(sheet: Sheet[Drug], condition_id: str, writer: Writer) -> tuple[Markup, ...]:
    """Return a drug as a row, seen from one condition."""
    drug, base = sheet.entry, writer.base
    writer = writer.reading_from(drug)
    wanted = narrower(condition_id, base)
    options = [option for _, option in options_for(condition_id, base) if option.drug == sheet.id]
    verdicts = [chip(str(option.verdict), "verdict") for option in options]
    levels = [chip(str(level), "certainty") for option in options if (level := overall(option))]
    effects = [
        Markup("<strong>{}</strong>: {}").format(writer.link(answer.outcome), writer.inline(answer.effect))
        for option in options
        for answer in option.outcomes
        if answer.importance is Importance.CRITICAL
    ]
    doses = [
        writer.reported(level, dose_words)
        for dose in drug.doses
        if dose.purpose is DosePurpose.STUDIED and dose.condition in wanted
        for level in (*dose.levels, *([dose.maximum] if dose.maximum else []))
    ]
    warnings = [
        joined([one.title, chip("boxed", "label") if one.boxed else NOTHING], " ") for one in drug.warnings
    ]
    studies = [
        Markup("{} ({})").format(writer.link(study.id), people_words(study.entry))
        for study in studies_of_drug(sheet.id, base)
    ]
    return (
        writer.link(sheet.id),
        lines(verdicts) or absent("no question asks yet"),
        lines(levels) or absent("not rated"),
        lines(effects) or absent("not recorded"),
        lines(doses) or absent("not recorded"),
        lines(warnings) or absent("not recorded"),
        _licence(drug, wanted),
        lines(studies) or absent("none in this base"),
    )


def _licence(drug: Drug, wanted: frozenset[str]) -> Markup:
    records = drug.regulatory
    held = [one for one in records if one.status in LICENSED and wanted.intersection(one.licensed_for)]
    licensed = [str(one.jurisdiction) for one in held]
    elsewhere = [str(one.jurisdiction) for one in records if one not in held]
    parts = [f"licensed for this: {', '.join(dict.fromkeys(licensed))}"] if licensed else []
    unlicensed = [place for place in dict.fromkeys(elsewhere) if place not in licensed]
    parts += [f"not licensed for this: {', '.join(unlicensed)}"] if unlicensed else []
    return lines(parts) or absent("not recorded")
