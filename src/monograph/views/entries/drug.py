"""What the page of a drug or another treatment shows; what stops it comes first."""

from __future__ import annotations

from collections.abc import Iterator

from monograph import urls
from monograph.entries import Drug, Question
from monograph.entries.kinds.drug import AdverseEffect, Rate, RegulatoryRecord, Warning
from monograph.entries.reading.sheet import Sheet
from monograph.evidence.answers.comments import comments_on_drug
from monograph.evidence.answers.order import options_in_order
from monograph.evidence.pico.treatments import results_of_drug, studies_of_drug
from monograph.evidence.studies.trials import trials_of_drug
from monograph.views.entries.comments import comment_section
from monograph.views.entries.mechanism import mechanism_chain
from monograph.views.entries.trials import trial_section
from monograph.views.figures.dose_response import dose_section
from monograph.views.figures.forest import forest_section
from monograph.views.figures.timeline import timeline
from monograph.views.formatting.blocks import Fact, Table, table
from monograph.views.formatting.certainty_chips import certainty_chips
from monograph.views.formatting.content import (
    NOTHING,
    Content,
    chip,
    content,
    joined,
    lines,
    link_to,
    phrase,
    run_of,
)
from monograph.views.formatting.doses import DOSE_COLUMNS, dose_row
from monograph.views.formatting.values import EVENTS_WERE_COUNTED, class_of, identifier_table
from monograph.views.formatting.writer import Writer
from monograph.views.page.blocks import Detail, Facts, Items, Paragraph, same_table_at
from monograph.views.page.document import Block, Remark, Section, untitled
from monograph.views.page.frame import summaries
from monograph.views.tables.interactions import cause_names, interaction_row
from monograph.views.tables.studies import BRIEF_COLUMNS, brief_row

# What is above a mechanism, because a chain that looks sound is easily taken for proof.
_CHAIN = (
    "From the treatment to what people notice, link by link. A broken frame stands for what is not settled. "
    "Whether the treatment helps is judged by trials, not by this."
)
_DOSES = {"label": "Doses on labels", "studied": "Doses that were studied", "guideline": "Doses in guidelines"}


def drug_sections(sheet: Sheet[Drug], writer: Writer) -> Iterator[Section]:
    """Yield the sections of the page of a drug or another treatment; what stops it comes first."""
    drug, base = sheet.entry, writer.base
    what_it_is = joined([str(drug.type).capitalize(), class_of(drug, writer)], ". ")
    yield untitled(Paragraph(what_it_is, "mg-lead"))
    yield Section("When to stop and call", "stop", (Facts(_signs(drug, writer), "mg-stop"),))
    yield Section("In short", "summary", _in_short(sheet, writer))
    yield Section("Warnings", "warnings", (Facts(_warnings(drug, writer)),))
    yield Section("Who must not take it", "contraindications", (Items(contraindications(drug, writer)),))
    yield Section("Doses", "doses", tuple(_doses(drug, writer)))
    yield Section("Interactions", "interactions", (_interactions(drug, writer), _caused(sheet, writer)))
    harms = _adverse_effects(drug, writer), Items(writer.statements(drug.overdose))
    yield Section("Unwanted effects", "adverse-effects", harms)
    yield Section("Monitoring", "monitoring", (_monitoring(drug, writer),))
    yield Section("Studies", "studies", _studies(sheet, writer))
    forests = forest_section(results_of_drug(sheet.id, base), writer)
    yield Section("Effects drawn", "figures", (forests,))
    yield Section("Dose and response", "dose-response", (dose_section(sheet.id, writer),))
    yield trial_section(trials_of_drug(sheet.id, base), writer)
    yield comment_section(comments_on_drug(sheet.id, base), writer)
    yield Section("Licences", "licences", (_licences(drug, writer),))
    yield Section("Through the years", "timeline", (timeline(sheet, writer),))
    yield Section("How it works", "mechanism", _mechanism(drug, writer))
    measures = Detail("Measures", (_pharmacokinetics(drug, writer),))
    yield Section("Pharmacokinetics", "pharmacokinetics", (measures,))
    numbers = Items(writer.statements(drug.forms)), identifier_table(drug.identifiers, drug.name, writer)
    yield Section("Forms and identifiers", "identifiers", (Detail("Forms and numbers", numbers),))


def contraindications(drug: Drug, writer: Writer) -> tuple[Content, ...]:
    """Return who must not take a treatment, and where that is said."""
    return tuple(
        phrase("{} ({}){}", writer.inline(one.text), one.jurisdiction, writer.cite(one.cite))
        for one in drug.contraindications
    )


def _signs(drug: Drug, writer: Writer) -> tuple[Fact, ...]:
    return tuple(
        Fact(writer.inline(sign.sign), phrase("{}{}", writer.inline(sign.action), writer.cite(sign.cite)))
        for sign in drug.stop_and_call
    )


def _in_short(sheet: Sheet[Drug], writer: Writer) -> tuple[Block, ...]:
    """Return the summaries, the names and the answers that a treatment is in."""
    compare = link_to(writer.href(urls.picked(sheet.id)), "Compare with other treatments")
    return (
        summaries(sheet, writer),
        Facts(_names(sheet.entry, writer)),
        _uses(sheet, writer),
        Paragraph(compare),
    )


def _names(drug: Drug, writer: Writer) -> tuple[Fact, ...]:
    return writer.facts(
        ("Trade names", ", ".join(drug.brand_names)),
        ("Other names", ", ".join(drug.synonyms)),
        ("Belongs to", writer.links(drug.belongs_to)),
    )


def _uses(sheet: Sheet[Drug], writer: Writer) -> Table:
    rows = []
    for question in writer.base.pointing_at(sheet.id, Question):
        for _, option in options_in_order(question.entry, writer.base):
            if option.drug != sheet.id:
                continue
            labels = [chip("off-label", "label")] if option.off_label else []
            where = phrase("{} {}", joined(labels), joined(str(place) for place in option.off_label))
            certainty = certainty_chips(option, writer)
            rows.append((writer.link(question.id), chip(str(option.verdict), "verdict"), certainty, where))
    return table("What it is used for here", ("Question", "Verdict", "Certainty", "Licence"), tuple(rows))


def _warnings(drug: Drug, writer: Writer) -> tuple[Fact, ...]:
    return tuple(_warning(one, writer) for one in sorted(drug.warnings, key=lambda one: not one.boxed))


def _warning(warning: Warning, writer: Writer) -> Fact:
    boxed = phrase("{} ", chip("boxed warning", "label")) if warning.boxed else NOTHING
    text = writer.inline(warning.text)
    return Fact(
        warning.title,
        phrase("{}{}{} ({})", boxed, text, writer.cite(warning.cite), warning.jurisdiction),
    )


def _doses(drug: Drug, writer: Writer) -> Iterator[Block]:
    for purpose, caption in _DOSES.items():
        rows = tuple(dose_row(dose, writer) for dose in drug.doses if dose.purpose == purpose)
        yield table(caption, DOSE_COLUMNS, rows)
    yield Items(
        tuple(
            phrase(
                "{} ({} {} = {} base)", writer.statement(form.text), form.salt_amount, form.salt, form.base_amount
            )
            for form in drug.salt_forms
        )
    )
    yield Items(
        tuple(
            phrase(
                "{}, {}: {}{}",
                f"{one.organ[:1].upper()}{one.organ[1:]}",
                one.when,
                writer.inline(one.text),
                writer.cite(one.cite),
            )
            for one in drug.adjustments
        )
    )


def _interactions(drug: Drug, writer: Writer) -> Table:
    rows = tuple(interaction_row(one, writer, cause_names(one, writer)) for one in drug.interactions)
    columns = ("Cause", "Measured effect", "In whom", "What to do")
    return table(f"What other drugs do to {writer.in_sentence(drug.name)}", columns, rows)


def _caused(sheet: Sheet[Drug], writer: Writer) -> Table:
    rows = []
    for other in writer.base.pointing_at(sheet.id, Drug):
        for interaction in other.entry.interactions:
            if sheet.id in interaction.causes:
                rows.append(interaction_row(interaction, writer.reading_from(other.entry), writer.link(other.id)))
    columns = ("Affected drug", "Measured effect", "In whom", "What to do")
    return table(f"What {writer.in_sentence(sheet.entry.name)} does to other drugs", columns, tuple(rows))


def _adverse_effects(drug: Drug, writer: Writer) -> Table:
    rows = tuple(_adverse_row(effect, writer) for effect in drug.adverse_effects)
    return table("Unwanted effects with denominators", ("Effect", "How often", "In whom"), rows)


def _adverse_row(effect: AdverseEffect, writer: Writer) -> tuple[Content, ...]:
    rates = [_rate(rate, writer) for rate in effect.rates]
    return (
        content(effect.event),
        lines(rates),
        lines([effect.setting, writer.note(effect.note)]),
    )


def _rate(rate: Rate, writer: Writer) -> Content:
    figures = [writer.reported(rate.percent)] if rate.percent else []
    figures += [writer.reported(rate.people)] if rate.people else []
    counted = "events" if rate.counts_events else "people or events"
    figures += [phrase("{} {}", writer.reported(rate.count), counted)] if rate.count else []
    size = phrase("group size {}", writer.reported(rate.group_size)) if rate.group_size else NOTHING
    how = EVENTS_WERE_COUNTED if rate.counts_events else NOTHING
    return phrase("{}: {}", rate.group, run_of([*figures, size, how]))


def _monitoring(drug: Drug, writer: Writer) -> Table:
    rows = tuple(
        (
            phrase("{}{}", one.what, writer.cite(one.cite)),
            content(one.when),
            writer.inline(one.text),
        )
        for one in drug.monitoring
    )
    return table("What to check, and when", ("What", "When", "Remarks"), rows)


def _studies(sheet: Sheet[Drug], writer: Writer) -> tuple[Block, ...]:
    href = writer.href(urls.studies_of_drug(sheet.id))
    rows = tuple(brief_row(study, writer) for study in studies_of_drug(sheet.id, writer.base))
    lead = same_table_at(href, "All studies side by side, on a page of their own")
    return lead, table("Studies", BRIEF_COLUMNS, rows)


def _licences(drug: Drug, writer: Writer) -> Table:
    rows = tuple(_regulatory_row(record, writer) for record in drug.regulatory)
    columns = ("Product", "Where", "Status", "Licensed for", "Remarks")
    return table("Licences by product, place and date", columns, rows)


def _regulatory_row(record: RegulatoryRecord, writer: Writer) -> tuple[Content, ...]:
    status = phrase("{}{}", record.status, writer.cite(record.cite))
    dates = [phrase("approved {}", writer.reported(record.approved))] if record.approved else []
    dates += [phrase("ended {}", writer.reported(record.ended))] if record.ended else []
    uses = [writer.statement(one) for one in record.indications]
    links = [writer.links(record.licensed_for)] if record.licensed_for else []
    holder = [str(record.holder)] if record.holder else []
    return (
        lines([record.product, *holder]),
        content(record.jurisdiction),
        lines([status, *dates]),
        lines([*uses, *links]),
        lines([*map(writer.statement, record.conditions_of_use), writer.inline(record.note)]),
    )


def _mechanism(drug: Drug, writer: Writer) -> tuple[Block, ...]:
    chain = mechanism_chain(drug.mechanism_chain, writer)
    lead = Remark(_CHAIN if chain else "")
    statements = Items(writer.statements(drug.mechanism))
    properties = tuple(
        Fact(str(one.type).replace("_", " "), phrase("{}{}", writer.inline(one.text), writer.cite(one.cite)))
        for one in drug.properties
    )
    return lead, chain, Detail("Mechanism and properties", (statements, Facts(properties)))


def _pharmacokinetics(drug: Drug, writer: Writer) -> Table:
    rows = tuple(
        (content(one.parameter), writer.reported(one.value), content(one.setting or ""))
        for one in drug.pharmacokinetics
    )
    return table("What the body does with it", ("Measure", "Value", "In whom"), rows)
