"""Pages that set things side by side: drugs for a condition, studies of a drug, results for an outcome."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from monograph import urls
from monograph.entries import Condition, Drug, Entry, Outcome
from monograph.entries.sheet import Sheet
from monograph.evidence.treatments import results_for, studies_of_drug, treatments_of
from monograph.knowledge_base import KnowledgeBase
from monograph.views.blocks import Page, table
from monograph.views.comparison_page import comparison_page
from monograph.views.drug_table import DRUG_COLUMNS, drug_row
from monograph.views.forest import forest_section
from monograph.views.pick import HEADING as PICK_HEADING
from monograph.views.pick import pick_page
from monograph.views.result_table import RESULT_COLUMNS, result_rows
from monograph.views.study_table import STUDY_COLUMNS, study_row
from monograph.views.writing import Writer, in_sentence


@dataclass(frozen=True, slots=True)
class ComparisonGroup:
    """Comparisons of one sort."""

    heading: str
    links: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class ComparisonListView:
    """All comparisons, display-ready."""

    groups: tuple[ComparisonGroup, ...]


def comparison_pages(base: KnowledgeBase) -> Iterator[Page]:
    """Yield the list of comparisons and every comparison in it."""
    conditions = [sheet for sheet in base.all(Condition) if treatments_of(sheet.id, base)]
    drugs = [sheet for sheet in base.all(Drug) if studies_of_drug(sheet.id, base)]
    outcomes = [sheet for sheet in base.all(Outcome) if any(results_for(sheet.id, base))]
    yield _list(conditions, drugs, outcomes, base)
    yield pick_page(base)
    yield from (_drugs(sheet, base) for sheet in conditions)
    yield from (_studies(sheet, base) for sheet in drugs)
    yield from (_results(sheet, base) for sheet in outcomes)


def _drugs(sheet: Sheet[Condition], base: KnowledgeBase) -> Page:
    writer = Writer(base, urls.drugs_for_condition(sheet.id))
    rows = tuple(drug_row(drug, sheet.id, writer) for drug in treatments_of(sheet.id, base))
    heading = f"Treatments of {in_sentence(sheet.entry.name)}, side by side"
    lead = Markup("Every treatment in this base that was asked about, studied or licensed for {}.").format(
        writer.link(sheet.id)
    )
    return comparison_page(writer, lead, table(heading, DRUG_COLUMNS, rows))


def _studies(sheet: Sheet[Drug], base: KnowledgeBase) -> Page:
    writer = Writer(base, urls.studies_of_drug(sheet.id))
    rows = tuple(study_row(study, writer) for study in studies_of_drug(sheet.id, base))
    heading = f"Studies of {in_sentence(sheet.entry.name)}, side by side"
    lead = Markup(
        "Every study in this base that gave {}, by year. Results of different studies are not pooled."
    ).format(writer.link(sheet.id))
    return comparison_page(writer, lead, table(heading, STUDY_COLUMNS, rows))


def _results(sheet: Sheet[Outcome], base: KnowledgeBase) -> Page:
    writer = Writer(base, urls.studies_of_outcome(sheet.id))
    heading = f"Results for {in_sentence(sheet.entry.name)}, side by side"
    lead = Markup("Every result in this base on {}. Results of different studies are not pooled.").format(
        writer.link(sheet.id)
    )
    forests = forest_section(results_for(sheet.id, base), writer, lists_the_rest=False)
    results = table(heading, RESULT_COLUMNS, result_rows(sheet.id, writer))
    return comparison_page(writer, lead, results, forests)


def _list(
    conditions: list[Sheet[Condition]],
    drugs: list[Sheet[Drug]],
    outcomes: list[Sheet[Outcome]],
    base: KnowledgeBase,
) -> Page:
    writer = Writer(base, urls.COMPARE)

    view = ComparisonListView(
        groups=(
            ComparisonGroup("Any two treatments, or more", (_link(urls.PICK, PICK_HEADING, writer),)),
            ComparisonGroup("Treatments of a condition", _links(conditions, urls.drugs_for_condition, writer)),
            ComparisonGroup("Studies of a treatment", _links(drugs, urls.studies_of_drug, writer)),
            ComparisonGroup("Results for an outcome", _links(outcomes, urls.studies_of_outcome, writer)),
        )
    )
    lead = "Treatments, studies and results side by side."
    return Page(writer.address, "Compare", lead, "comparisons.md.j2", view)


def _links(sheets: Iterable[Sheet[Entry]], place: Callable[[str], str], writer: Writer) -> tuple[Markup, ...]:
    return tuple(_link(place(sheet.id), sheet.entry.name, writer) for sheet in sheets)


def _link(address: str, words: str, writer: Writer) -> Markup:
    return Markup('<a href="{}">{}</a>').format(writer.href(address), words)
