"""One row an interaction, for the page of a drug and for the table of all."""

from __future__ import annotations

from markupsafe import Markup

from monograph.entries import Drug
from monograph.entries.kinds.drug import Interaction, InteractionEffect
from monograph.evidence.studies.interactions import exposure_ratio
from monograph.views.writing.blocks import Table, table
from monograph.views.writing.values import counted
from monograph.views.writing.writer import Writer, computed, joined, lines, run_of

COLUMNS = ("Affected drug", "Cause", "Measured effect", "In whom", "What to do")


def interaction_table(page: Writer) -> Table:
    """Return every interaction in the base, by the drug it changes."""
    rows = []
    for sheet in page.base.all(Drug):
        writer = page.reading_from(sheet.entry)
        for one in sheet.entry.interactions:
            rows.append((writer.link(sheet.id), *interaction_row(one, writer, cause_names(one, writer))))
    return table("Interactions of all treatments", COLUMNS, rows)


def cause_names(interaction: Interaction, writer: Writer) -> Markup:
    """Return the causes of an interaction, those with an entry as links."""
    return joined((*map(writer.link, interaction.causes), *interaction.cause_names))


def interaction_row(interaction: Interaction, writer: Writer, other: Markup) -> tuple[Markup, ...]:
    """Return an interaction as a row: the other treatment, what was measured, in whom, what to do."""
    cause = Markup("{}{}").format(other, writer.cite(interaction.cite))
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


def _interaction_effect(effect: InteractionEffect, writer: Writer) -> Markup:
    parts = []
    if effect.alone and effect.together:
        alone, together = effect.alone.value, effect.together.value
        ratio = exposure_ratio(alone, together) if alone and together else None
        if ratio is not None:
            parts.append(computed(f"{ratio} times", f"{alone} and {together}"))
        parts.append(Markup("{} → {}").format(writer.reported(effect.alone), writer.reported(effect.together)))
    elif effect.alone:
        parts.append(Markup("{} without the other treatment").format(writer.reported(effect.alone)))
    elif effect.together:
        parts.append(Markup("{} with the other treatment").format(writer.reported(effect.together)))
    if effect.stated_ratio:
        parts.append(Markup("{} times").format(writer.reported(effect.stated_ratio)))
    if effect.stated_change:
        parts.append(Markup("change {}").format(writer.reported(effect.stated_change)))
    if effect.direction:
        parts.append(Markup("{}").format(effect.direction))
    group = f" ({effect.group})" if effect.group else ""
    return joined(
        [Markup("{}{}: {}").format(effect.parameter, group, run_of(parts)), writer.note(effect.note)], " "
    )
