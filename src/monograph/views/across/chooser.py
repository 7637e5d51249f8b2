"""The page on which readers choose treatments and see them side by side; every row is on it from the start."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass

from monograph import urls
from monograph.entries import Condition, Drug, Question
from monograph.entries.kinds.question import Option
from monograph.entries.reading.sheet import Sheet
from monograph.evidence.answers.order import options_in_order
from monograph.evidence.pico.treatments import studies_of_drug, treatments_of
from monograph.knowledge_base import KnowledgeBase
from monograph.views.across.comparison_page import page_with
from monograph.views.formatting.blocks import table
from monograph.views.formatting.certainty_chips import judgement
from monograph.views.formatting.content import Content, absent, joined, lines, phrase
from monograph.views.formatting.values import class_of
from monograph.views.formatting.writer import Writer
from monograph.views.page.blocks import Paragraph, StyledTable
from monograph.views.page.document import Page, RecordedNumber
from monograph.views.tables.drugs import critical_effects, studied_doses, study_words, warning_titles

HEADING = "Treatments of your choice, side by side"
COLUMNS = (
    "Treatment",
    "What it is",
    "Answers here",
    "What was found",
    "Doses studied",
    "Warnings",
    "Licences",
    "Studies",
)


@dataclass(frozen=True, slots=True)
class Choice:
    """A treatment that can be chosen."""

    value: str
    name: str


@dataclass(frozen=True, slots=True)
class ChoiceGroup:
    """The treatments of one condition."""

    heading: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Chooser(RecordedNumber):
    """All treatments to choose from."""

    groups: tuple[ChoiceGroup, ...]


def pick_page(base: KnowledgeBase) -> Page:
    """Return the page that compares the treatments a reader chooses, with every treatment as a row."""
    writer = Writer(base, urls.PICK)
    shown = table(HEADING, COLUMNS, (_row(sheet, writer) for sheet in base.all(Drug)))
    lead = "Tick two treatments or more. The address of this page then names them, so that you can send it."
    compared = StyledTable(shown, "mg-table mg-compared mg-picked")
    blocks = (Paragraph(lead, "mg-lead"), Chooser(tuple(_groups(base))), compared)
    return page_with(writer, shown.caption, blocks, script="compare.js")


def _groups(base: KnowledgeBase) -> Iterator[ChoiceGroup]:
    """Yield the treatments of each condition that a question asks about, and the rest.

    A condition that has all the treatments of another, as a disease has those of its symptoms, adds only its own.
    """
    asked = dict.fromkeys(condition for sheet in base.all(Question) for condition in _asked(sheet.entry))
    treated = {condition: {sheet.id for sheet in treatments_of(condition, base)} for condition in asked}
    for condition, drugs in treated.items():
        own = drugs.difference(*(others for others in treated.values() if others < drugs))
        yield from _group(base.get(Condition, condition).entry.name, own, base)
    known = {sheet.id for sheet in base.all(Drug)}
    yield from _group("Others", known.difference(*treated.values()), base)


def _group(heading: str, drugs: Set[str], base: KnowledgeBase) -> Iterator[ChoiceGroup]:
    if drugs:
        choices = (Choice(sheet.id, sheet.entry.name) for sheet in base.all(Drug) if sheet.id in drugs)
        yield ChoiceGroup(heading, tuple(choices))


def _asked(question: Question) -> tuple[str, ...]:
    pico = question.pico
    return (str(pico.symptom),) if pico.symptom else tuple(map(str, pico.population))


def _row(sheet: Sheet[Drug], page: Writer) -> tuple[Content, ...]:
    drug, base = sheet.entry, page.base
    writer = page.reading_from(drug)
    options = [
        (question, option)
        for question in base.pointing_at(sheet.id, Question)
        for _, option in options_in_order(question.entry, base)
        if option.drug == sheet.id
    ]
    classification = class_of(drug, writer)
    effects = (
        effect
        for question, option in options
        for effect in critical_effects(option, page.reading_from(question.entry))
    )
    return (
        writer.link(sheet.id),
        lines([str(drug.type), classification]),
        lines(_answer(question, option, writer) for question, option in options) or absent("no question asks yet"),
        lines(dict.fromkeys(effects)) or absent("not recorded"),
        lines(studied_doses(drug.doses, writer)) or absent("not recorded"),
        lines(warning_titles(drug)) or absent("not recorded"),
        lines(dict.fromkeys(_licences(drug, writer))) or absent("not recorded"),
        lines(study_words(study, writer) for study in studies_of_drug(sheet.id, base))
        or absent("none in this base"),
    )


def _answer(question: Sheet[Question], option: Option, writer: Writer) -> Content:
    return phrase("{} {}", judgement(option, writer), writer.link(question.id))


def _licences(drug: Drug, writer: Writer) -> Iterator[Content]:
    for record in drug.regulatory:
        uses = writer.links(record.licensed_for)
        yield joined([phrase("{}: {}", record.jurisdiction, record.status), uses], " for ")
