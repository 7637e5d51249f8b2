"""One row an interaction, for the page of a drug and for the table of all."""

from __future__ import annotations

from monograph.entries import Drug
from monograph.entries.kinds.drug import Interaction, InteractionEffect
from monograph.evidence.studies.interactions import exposure_ratio
from monograph.views.formatting.blocks import Table, table
from monograph.views.formatting.content import Content, computed, content, joined, lines, phrase, run_of
from monograph.views.formatting.values import counted
from monograph.views.formatting.writer import Writer

COLUMNS = ("Affected drug", "Cause", "Measured effect", "In whom", "What to do")


def interaction_table(page: Writer) -> Table:
    """Return every interaction in the base, by the drug it changes."""
    rows = []
    for sheet in page.base.all(Drug):
        writer = page.reading_from(sheet.entry)
        for one in sheet.entry.interactions:
            rows.append((writer.link(sheet.id), *interaction_row(one, writer, cause_names(one, writer))))
    return table("Interactions of all treatments", COLUMNS, rows)


def cause_names(interaction: Interaction, writer: Writer) -> Content:
    """Return the causes of an interaction, those with an entry as links."""
    return joined((*map(writer.link, interaction.causes), *interaction.cause_names))


def interaction_row(interaction: Interaction, writer: Writer, other: Content) -> tuple[Content, ...]:
    """Return an interaction as a row: the other treatment, what was measured, in whom, what to do."""
    cause = phrase("{}{}", other, writer.cite(interaction.cite))
    effects = [
        *(_interaction_effect(effect, writer) for effect in interaction.effects),
        writer.inline(interaction.mechanism),
    ]
    people = [writer.reported(interaction.participants, counted)] if interaction.participants else []
    return (
        cause,
        lines(effects),
        lines([*people, writer.inline(interaction.doses), f"{interaction.basis} for this pair"]),
        writer.inline(interaction.advice),
    )


def _interaction_effect(effect: InteractionEffect, writer: Writer) -> Content:
    parts = []
    if effect.alone and effect.together:
        alone, together = effect.alone.value, effect.together.value
        ratio = exposure_ratio(alone, together) if alone and together else None
        if ratio is not None:
            parts.append(computed(f"{ratio} times", f"{alone} and {together}"))
        parts.append(phrase("{} → {}", writer.reported(effect.alone), writer.reported(effect.together)))
    elif effect.alone:
        parts.append(phrase("{} without the other treatment", writer.reported(effect.alone)))
    elif effect.together:
        parts.append(phrase("{} with the other treatment", writer.reported(effect.together)))
    if effect.stated_ratio:
        parts.append(phrase("{} times", writer.reported(effect.stated_ratio)))
    if effect.stated_change:
        parts.append(phrase("change {}", writer.reported(effect.stated_change)))
    if effect.direction:
        parts.append(content(effect.direction))
    group = f" ({effect.group})" if effect.group else ""
    return joined([phrase("{}{}: {}", effect.parameter, group, run_of(parts)), writer.note(effect.note)], " ")
