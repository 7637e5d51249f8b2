"""What the page of a drug or another treatment shows; what stops it stands first."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from monograph import urls
from monograph.entries import Drug, Question
from monograph.entries.kinds.drug import (
    AdverseEffect,
    Rate,
    RegulatoryRecord,
    Warning,
)
from monograph.entries.reading.sheet import Sheet
from monograph.evidence.answers.comments import comments_on_drug
from monograph.evidence.answers.order import options_in_order
from monograph.evidence.pico.treatments import results_of_drug, studies_of_drug
from monograph.evidence.studies.trials import trials_of_drug
from monograph.knowledge_base import KnowledgeBase
from monograph.views.entries.comments import CommentSection, comment_section
from monograph.views.entries.mechanism import LinkView, mechanism_chain
from monograph.views.figures.dose_response import DoseSection, dose_section
from monograph.views.figures.forest import ForestSection, forest_section
from monograph.views.figures.timeline import TimelineView, timeline
from monograph.views.page.frame import entry_page, foot, frame, writer_for
from monograph.views.tables.interactions import cause_names, interaction_row
from monograph.views.tables.studies import BRIEF_COLUMNS, brief_row
from monograph.views.tables.trials import trial_lines
from monograph.views.writing.blocks import Fact, Foot, Frame, Page, Table, table
from monograph.views.writing.certainty_chips import certainty_chips
from monograph.views.writing.values import DOSE_COLUMNS, EVENTS_WERE_COUNTED, class_of, dose_row, identifier_table
from monograph.views.writing.writer import NOTHING, Writer, chip, joined, lines, run_of


@dataclass(frozen=True, slots=True)
class DrugView:
    """A drug, display-ready."""

    what_it_is: Markup
    frame: Frame
    stop_and_call: tuple[Fact, ...]
    uses: Table
    compare_href: str
    warnings: tuple[Fact, ...]
    contraindications: tuple[Markup, ...]
    doses: tuple[Table, ...]
    salt_forms: tuple[Markup, ...]
    adjustments: tuple[Markup, ...]
    interactions: Table
    causes: Table
    adverse_effects: Table
    overdose: tuple[Markup, ...]
    monitoring: Table
    regulatory: Table
    timeline: TimelineView | None
    chain: tuple[LinkView, ...]
    mechanism: tuple[Markup, ...]
    properties: tuple[Fact, ...]
    pharmacokinetics: Table
    forms: tuple[Markup, ...]
    identifiers: Table
    studies: Table
    studies_href: str
    forests: ForestSection
    dose_responses: DoseSection
    trials: tuple[Markup, ...]
    trials_href: str
    comments: CommentSection
    foot: Foot


def drug_page(sheet: Sheet[Drug], base: KnowledgeBase) -> Page:
    """Return the page of a drug or another treatment."""
    writer, drug = writer_for(sheet, base), sheet.entry
    studies = studies_of_drug(sheet.id, base)
    # Works are numbered as the page cites them, and these two stand above everything else.
    classification = class_of(drug, writer)
    what_it_is = joined([str(drug.type).capitalize(), classification], ". ")
    stop_and_call = tuple(
        Fact(writer.inline(sign.sign), Markup("{}{}").format(writer.inline(sign.action), writer.cite(sign.cite)))
        for sign in drug.stop_and_call
    )
    # In the order of the page: works are numbered as they are cited.
    view = DrugView(
        what_it_is=what_it_is,
        stop_and_call=stop_and_call,
        frame=frame(sheet, writer, lambda: _names(drug, writer)),
        uses=_uses(sheet, writer),
        compare_href=writer.href(urls.picked(sheet.id)),
        warnings=tuple(
            _warning(warning, writer) for warning in sorted(drug.warnings, key=lambda one: not one.boxed)
        ),
        contraindications=tuple(
            Markup("{} ({}){}").format(writer.inline(one.text), one.jurisdiction, writer.cite(one.cite))
            for one in drug.contraindications
        ),
        doses=_doses(drug, writer),
        salt_forms=tuple(
            Markup("{} ({} = {} base)").format(
                writer.statement(form.text), _salt(form.salt, form.salt_amount), form.base_amount
            )
            for form in drug.salt_forms
        ),
        adjustments=tuple(
            Markup("{}, {}: {}{}").format(
                f"{one.organ[:1].upper()}{one.organ[1:]}", one.when, writer.inline(one.text), writer.cite(one.cite)
            )
            for one in drug.adjustments
        ),
        interactions=table(
            f"What other drugs do to {writer.in_sentence(drug.name)}",
            ("Cause", "Measured effect", "In whom", "What to do"),
            tuple(interaction_row(one, writer, cause_names(one, writer)) for one in drug.interactions),
        ),
        causes=_caused(sheet, writer),
        adverse_effects=table(
            "Unwanted effects with denominators",
            ("Effect", "How often", "In whom"),
            tuple(_adverse_row(effect, writer) for effect in drug.adverse_effects),
        ),
        overdose=writer.statements(drug.overdose),
        monitoring=table(
            "What to check, and when",
            ("What", "When", "Remarks"),
            tuple(
                (
                    Markup("{}{}").format(one.what, writer.cite(one.cite)),
                    Markup("{}").format(one.when),
                    writer.inline(one.text),
                )
                for one in drug.monitoring
            ),
        ),
        studies=table("Studies", BRIEF_COLUMNS, tuple(brief_row(study, writer) for study in studies)),
        studies_href=writer.href(urls.studies_of_drug(sheet.id)) if studies else "",
        forests=forest_section(results_of_drug(sheet.id, base), writer),
        dose_responses=dose_section(sheet.id, writer),
        trials=trial_lines(trials_of_drug(sheet.id, base), writer),
        trials_href=writer.href(urls.TRIALS),
        comments=comment_section(comments_on_drug(sheet.id, base), writer),
        regulatory=table(
            "Licences by product, place and date",
            ("Product", "Where", "Status", "Licensed for", "Remarks"),
            tuple(_regulatory_row(record, writer) for record in drug.regulatory),
        ),
        timeline=timeline(sheet, writer),
        chain=mechanism_chain(drug.mechanism_chain, writer),
        mechanism=writer.statements(drug.mechanism),
        properties=tuple(
            Fact(
                str(one.type).replace("_", " "),
                Markup("{}{}").format(writer.inline(one.text), writer.cite(one.cite)),
            )
            for one in drug.properties
        ),
        pharmacokinetics=table(
            "What the body does with it",
            ("Measure", "Value", "In whom"),
            tuple(
                (
                    Markup("{}").format(one.parameter),
                    writer.reported(one.value),
                    Markup("{}").format(one.setting or ""),
                )
                for one in drug.pharmacokinetics
            ),
        ),
        forms=writer.statements(drug.forms),
        identifiers=identifier_table(drug.identifiers, drug.name, writer),
        foot=foot(sheet, writer),
    )
    return entry_page(sheet, view)


def _names(drug: Drug, writer: Writer) -> tuple[Fact, ...]:
    return writer.facts(
        ("Trade names", ", ".join(drug.brand_names)),
        ("Other names", ", ".join(drug.synonyms)),
        ("Belongs to", writer.links(drug.belongs_to)),
    )


def _salt(salt: str, quantity: object) -> str:
    return f"{quantity} {salt}"


def _uses(sheet: Sheet[Drug], writer: Writer) -> Table:
    rows = []
    for question in writer.base.pointing_at(sheet.id, Question):
        for _, option in options_in_order(question.entry, writer.base):
            if option.drug != sheet.id:
                continue
            labels = [chip("off-label", "label")] if option.off_label else []
            where = Markup("{} {}").format(joined(labels), joined(str(place) for place in option.off_label))
            certainty = certainty_chips(option, writer)
            rows.append((writer.link(question.id), chip(str(option.verdict), "verdict"), certainty, where))
    return table("What it is used for here", ("Question", "Verdict", "Certainty", "Licence"), tuple(rows))


def _warning(warning: Warning, writer: Writer) -> Fact:
    boxed = Markup("{} ").format(chip("boxed warning", "label")) if warning.boxed else NOTHING
    text = writer.inline(warning.text)
    return Fact(
        warning.title,
        Markup("{}{}{} ({})").format(boxed, text, writer.cite(warning.cite), warning.jurisdiction),
    )


def _doses(drug: Drug, writer: Writer) -> tuple[Table, ...]:
    captions = {
        "label": "Doses on labels",
        "studied": "Doses that were studied",
        "guideline": "Doses in guidelines",
    }
    return tuple(
        table(
            caption,
            DOSE_COLUMNS,
            tuple(dose_row(dose, writer) for dose in drug.doses if dose.purpose == purpose),
        )
        for purpose, caption in captions.items()
        if any(dose.purpose == purpose for dose in drug.doses)
    )


def _caused(sheet: Sheet[Drug], writer: Writer) -> Table:
    rows = []
    for other in writer.base.pointing_at(sheet.id, Drug):
        for interaction in other.entry.interactions:
            if sheet.id in interaction.causes:
                rows.append(interaction_row(interaction, writer.reading_from(other.entry), writer.link(other.id)))
    columns = ("Affected drug", "Measured effect", "In whom", "What to do")
    return table(f"What {writer.in_sentence(sheet.entry.name)} does to other drugs", columns, tuple(rows))


def _adverse_row(effect: AdverseEffect, writer: Writer) -> tuple[Markup, ...]:
    rates = [_rate(rate, writer) for rate in effect.rates]
    return (
        Markup("{}").format(effect.event),
        lines(rates),
        lines([effect.setting, writer.note(effect.note)]),
    )


def _rate(rate: Rate, writer: Writer) -> Markup:
    figures = [writer.reported(rate.percent)] if rate.percent else []
    figures += [writer.reported(rate.people)] if rate.people else []
    counted = "events" if rate.counts_events else "people or events"
    figures += [Markup("{} {}").format(writer.reported(rate.count), counted)] if rate.count else []
    size = Markup("group size {}").format(writer.reported(rate.group_size)) if rate.group_size else NOTHING
    how = EVENTS_WERE_COUNTED if rate.counts_events else NOTHING
    return Markup("{}: {}").format(rate.group, run_of([*figures, size, how]))


def _regulatory_row(record: RegulatoryRecord, writer: Writer) -> tuple[Markup, ...]:
    status = Markup("{}{}").format(record.status, writer.cite(record.cite))
    dates = [Markup("approved {}").format(writer.reported(record.approved))] if record.approved else []
    dates += [Markup("ended {}").format(writer.reported(record.ended))] if record.ended else []
    uses = [writer.statement(one) for one in record.indications]
    links = [writer.links(record.licensed_for)] if record.licensed_for else []
    holder = [str(record.holder)] if record.holder else []
    return (
        lines([record.product, *holder]),
        Markup("{}").format(record.jurisdiction),
        lines([status, *dates]),
        lines([*uses, *links]),
        lines([*map(writer.statement, record.conditions_of_use), writer.inline(record.note)]),
    )
