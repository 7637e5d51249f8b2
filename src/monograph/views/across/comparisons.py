"""Pages that set things side by side: treatments, doses, unwanted effects, studies, results, guidelines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from monograph import urls
from monograph.entries import Condition, Drug, Outcome
from monograph.entries.reading.sheet import Sheet
from monograph.evidence.pico.treatments import results_for, studies_of_drug, treatments_of
from monograph.knowledge_base import KnowledgeBase
from monograph.views.across.chooser import pick_page
from monograph.views.across.comparison_page import comparison_page
from monograph.views.figures.forest import forest_section
from monograph.views.formatting.blocks import table
from monograph.views.formatting.content import Content, content, link_to, phrase
from monograph.views.formatting.writer import Writer
from monograph.views.page.blocks import Items
from monograph.views.page.document import Page, Section
from monograph.views.tables.doses import dose_table
from monograph.views.tables.drugs import DRUG_COLUMNS, drug_row
from monograph.views.tables.harms import harm_table
from monograph.views.tables.interactions import interaction_table
from monograph.views.tables.results import RESULT_COLUMNS, result_rows
from monograph.views.tables.statements import statement_table
from monograph.views.tables.studies import STUDY_COLUMNS, study_row


@dataclass(frozen=True, slots=True)
class _Comparison:
    """A comparison and what the list calls it, under the heading of its sort."""

    name: str
    page: Page


def comparison_pages(base: KnowledgeBase) -> Iterator[Page]:
    """Yield the list of comparisons and every comparison in it; one that would have no row is left out."""
    groups = {
        heading: [one for one in comparisons if one.page.table] for heading, comparisons in _groups(base).items()
    }
    writer = Writer(base, urls.COMPARE)
    lead = "Treatments, doses, unwanted effects, studies, results and guidelines side by side."
    listed = (
        Section(heading, "", (Items(tuple(_link(one, writer) for one in comparisons), "mg-columns"),))
        for heading, comparisons in groups.items()
    )
    yield Page(writer.address, "Compare", lead, (Section("Compare", "", ()), *listed))
    for comparisons in groups.values():
        yield from (one.page for one in comparisons)


def _groups(base: KnowledgeBase) -> dict[str, list[_Comparison]]:
    conditions, drugs, outcomes = base.all(Condition), base.all(Drug), base.all(Outcome)
    return {
        "Any two treatments, or more": [_titled(pick_page(base))],
        "Treatments of a condition": [_Comparison(one.entry.name, _drugs(one, base)) for one in conditions],
        "Doses for a condition": [_Comparison(one.entry.name, _doses(one, base)) for one in conditions],
        "All treatments": [_titled(_harms(base)), _titled(_interactions(base))],
        "Studies of a treatment": [_Comparison(one.entry.name, _studies(one, base)) for one in drugs],
        "Results for an outcome": [_Comparison(one.entry.name, _results(one, base)) for one in outcomes],
        "What guidelines say on a condition": [
            _Comparison(one.entry.name, _statements(one, base)) for one in conditions
        ],
    }


def _titled(page: Page) -> _Comparison:
    return _Comparison(page.title, page)


def _link(one: _Comparison, writer: Writer) -> Content:
    return link_to(writer.href(one.page.address), one.name)


def _drugs(sheet: Sheet[Condition], base: KnowledgeBase) -> Page:
    writer = Writer(base, urls.drugs_for_condition(sheet.id))
    rows = tuple(drug_row(drug, sheet.id, writer) for drug in treatments_of(sheet.id, base))
    heading = f"Treatments of {writer.in_sentence(sheet.entry.name)}, side by side"
    lead = phrase(
        "Every treatment in this base that was asked about, studied or licensed for {}.", writer.link(sheet.id)
    )
    return comparison_page(writer, lead, table(heading, DRUG_COLUMNS, rows))


def _studies(sheet: Sheet[Drug], base: KnowledgeBase) -> Page:
    writer = Writer(base, urls.studies_of_drug(sheet.id))
    rows = tuple(study_row(study, writer) for study in studies_of_drug(sheet.id, base))
    heading = f"Studies of {writer.in_sentence(sheet.entry.name)}, side by side"
    lead = phrase(
        "Every study in this base that gave {}, by year. Results of different studies are not pooled.",
        writer.link(sheet.id),
    )
    return comparison_page(writer, lead, table(heading, STUDY_COLUMNS, rows))


def _results(sheet: Sheet[Outcome], base: KnowledgeBase) -> Page:
    writer = Writer(base, urls.studies_of_outcome(sheet.id))
    heading = f"Results for {writer.in_sentence(sheet.entry.name)}, side by side"
    lead = phrase(
        "Every result in this base on {}. Results of different studies are not pooled.", writer.link(sheet.id)
    )
    forests = forest_section(results_for(sheet.id, base), writer, lists_the_rest=False)
    results = table(heading, RESULT_COLUMNS, result_rows(sheet.id, writer))
    return comparison_page(writer, lead, results, forests)


def _doses(sheet: Sheet[Condition], base: KnowledgeBase) -> Page:
    writer = Writer(base, urls.doses_for_condition(sheet.id))
    heading = f"Doses for {writer.in_sentence(sheet.entry.name)}, side by side"
    shown = dose_table(heading, sheet.id, writer)
    lead = phrase(
        "Every dose in this base for {}: those that were studied, then those on labels, then those in guidelines. "
        "Doses used in studies are not necessarily approved doses.",
        writer.link(sheet.id),
    )
    return comparison_page(writer, lead, shown)


def _harms(base: KnowledgeBase) -> Page:
    writer = Writer(base, urls.ADVERSE_EFFECTS)
    lead = content(
        "Every figure in this base on unwanted effects, a row each: those on the pages of treatments first, then "
        "those of studies. The same people may be counted in several rows, so these figures must not be added up."
    )
    return comparison_page(writer, lead, harm_table(writer))


def _interactions(base: KnowledgeBase) -> Page:
    writer = Writer(base, urls.INTERACTIONS)
    lead = content(
        "Every interaction in this base, by the drug that is changed. "
        "This list is not complete: two medicines may interact and not be listed here."
    )
    return comparison_page(writer, lead, interaction_table(writer))


def _statements(sheet: Sheet[Condition], base: KnowledgeBase) -> Page:
    writer = Writer(base, urls.guidelines_on_condition(sheet.id))
    heading = f"What guidelines say on {writer.in_sentence(sheet.entry.name)}, statement by statement"
    shown = statement_table(heading, sheet.id, writer)
    lead = phrase(
        "Every statement in this base made for people with {}, in the guideline's own grades: those of different "
        "schemes cannot be compared.",
        writer.link(sheet.id),
    )
    return comparison_page(writer, lead, shown)
