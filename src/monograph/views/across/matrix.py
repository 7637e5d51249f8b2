"""The evidence matrix as a page: a table for each group of outcomes, a row a treatment, a mark beside words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from monograph import urls
from monograph.entries import Condition, Drug, Outcome
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.vocabulary import Certainty
from monograph.evidence.answers.matrix import CellAnswer, Gap, MatrixCell, matrix_cell
from monograph.evidence.studies.overlap import PeopleCount
from monograph.knowledge_base import KnowledgeBase
from monograph.views.formatting.certainty_chips import STATED
from monograph.views.formatting.content import (
    NOTHING,
    Content,
    absent,
    chip,
    content,
    element,
    joined,
    link_to,
    phrase,
)
from monograph.views.formatting.writer import Writer
from monograph.views.page.blocks import Paragraph
from monograph.views.page.document import Page, RecordedNumber, Remark, Section


@dataclass(frozen=True, slots=True)
class Dot:
    """A mark: ``share`` of the largest number of people on the page, 0 to 1; ``level`` is None when not rated."""

    share: float
    level: Certainty | None


@dataclass(frozen=True, slots=True)
class MatrixLine:
    """One answer, or all that is known where no one was asked, in a cell; an absence has no dot."""

    dot: Dot | None
    words: Content


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One treatment: a cell for each outcome of the table."""

    treatment: Content
    cells: tuple[tuple[MatrixLine, ...], ...]


@dataclass(frozen=True, slots=True)
class MatrixTable:
    """The outcomes of one group."""

    caption: str
    outcomes: tuple[str, ...]
    links: tuple[Content, ...]
    rows: tuple[MatrixRow, ...]

    def __bool__(self) -> bool:
        return bool(self.rows)


@dataclass(frozen=True, slots=True)
class MatrixLegend(RecordedNumber):
    """What the marks mean."""

    lines: tuple[MatrixLine, ...]


TITLE = "Evidence matrix"
_LEAD = (
    "Every treatment against every outcome: what the answer is, how sure it is, how many people are behind it, "
    "and where there is nothing. Nothing is pooled."
)
_KEY = (
    "A mark is filled like a clock: a quarter for each level of certainty (GRADE). Its area is the number of "
    "people, down to a smallest size. The verdict is on the treatment, over all outcomes of its question. The "
    "same as data: {}."
)
_NARROW = content("On a narrow screen outcomes that no question asks about are left out of a treatment's card.")
_LEVELS = {
    Certainty.HIGH: "high certainty",
    Certainty.MODERATE: "moderate certainty",
    Certainty.LOW: "low certainty",
    Certainty.VERY_LOW: "very low certainty",
    Certainty.NOT_RATED: "evidence, but no level could be given",
    None: "studies, but no question has rated them",
}


def matrix_page(base: KnowledgeBase) -> Page:
    """Return the evidence matrix. It cites nothing: every word in it is on the pages it links to."""
    writer = Writer(base, urls.MATRIX)
    cells = {
        (drug.id, outcome.id): matrix_cell(drug.id, outcome.id, base)
        for drug in base.all(Drug)
        for outcome in base.all(Outcome)
    }
    most = max((count.number for cell in cells.values() for count in _counts(cell)), default=0)
    answered = Counter(outcome for (_, outcome), cell in cells.items() for _ in cell.answers)
    groups = (
        _section(f"group-{number}", heading, outcomes, cells, most, writer)
        for number, (heading, outcomes) in enumerate(_groups(base, answered), start=1)
    )
    as_data = link_to(writer.href(f"{urls.API}/evidence-matrix.json"), "JSON", download="")
    legend = (MatrixLine(Dot(0.5, level), content(words)) for level, words in _LEVELS.items())
    head = Section(
        TITLE,
        "",
        (
            Paragraph(_LEAD, "mg-lead"),
            MatrixLegend(tuple(legend)),
            Paragraph(phrase(_KEY, as_data), "mg-legend"),
            Paragraph(_NARROW, "mg-legend mg-narrow-only"),
        ),
    )
    return Page(writer.address, TITLE, f"{TITLE}. {_LEAD}"[:160], (head, *groups))


def _counts(cell: MatrixCell) -> Iterator[PeopleCount]:
    yield cell.people
    yield from (answer.people for answer in cell.answers)


def _groups(base: KnowledgeBase, answered: Mapping[str, int]) -> list[tuple[str, tuple[Sheet[Outcome], ...]]]:
    """Return the outcomes by what they belong to, the most asked about first.

    In each group what people feel comes before surrogate measures.
    """
    groups: dict[str, list[Sheet[Outcome]]] = {}
    for sheet in base.all(Outcome):
        groups.setdefault(_heading(sheet.entry, base), []).append(sheet)
    felt_first = [
        (heading, tuple(sorted(sheets, key=lambda sheet: not sheet.entry.matters_to_patients)))
        for heading, sheets in groups.items()
    ]
    return sorted(
        felt_first,
        key=lambda group: (group[0] in _OTHERS, -sum(answered.get(one.id, 0) for one in group[1]), group[0]),
    )


_FELT, _SURROGATE = "Whatever the condition: what people feel", "Whatever the condition: surrogate measures"
_OTHERS = (_FELT, _SURROGATE)


def _heading(outcome: Outcome, base: KnowledgeBase) -> str:
    if outcome.condition:
        return base.get(Condition, outcome.condition).entry.name
    return _FELT if outcome.matters_to_patients else _SURROGATE


def _section(
    anchor: str,
    heading: str,
    outcomes: tuple[Sheet[Outcome], ...],
    cells: dict[tuple[str, str], MatrixCell],
    most: int,
    writer: Writer,
) -> Section:
    drugs = writer.base.all(Drug)
    asked = [one for one in outcomes if any(_holds(cells[drug.id, one.id]) for drug in drugs)]
    shown = [drug for drug in drugs if any(_holds(cells[drug.id, one.id]) for one in asked)]
    matrix = MatrixTable(
        caption=f"{heading}: treatments by outcome",
        outcomes=tuple(one.entry.name for one in asked),
        links=tuple(writer.link(one.id) for one in asked),
        rows=tuple(
            MatrixRow(
                writer.link(drug.id),
                tuple(tuple(_lines(cells[drug.id, one.id], most, writer)) for one in asked),
            )
            for drug in shown
        ),
    )
    others = writer.links(drug.id for drug in drugs if drug not in shown)
    nothing_on = "No question asks and no study reports any of these of: {}."
    return Section(heading, anchor, (matrix, Remark(phrase(nothing_on, others) if others else NOTHING)))


def _holds(cell: MatrixCell) -> bool:
    return cell.gap is not Gap.NOT_ASKED


def _lines(cell: MatrixCell, most: int, writer: Writer) -> Iterator[MatrixLine]:
    answered = [answer for answer in cell.answers if answer.gap is None]
    for answer in answered:
        yield MatrixLine(_dot(answer.people, answer.level, most), _answer(answer, writer))
    if cell.studies and not answered:
        words = joined([_people(cell.studies, cell.people), "not rated"])
        yield MatrixLine(_dot(cell.people, None, most), words)
    if cell.noticed:
        names = writer.links(cell.noticed)
        yield MatrixLine(None, phrase("{} retracted or under concern: {}", chip("notice", "label"), names))
    if cell.gap is not None:
        is_asked = cell.gap is not Gap.NOT_ASKED
        words = absent(cell.absence or "")
        yield MatrixLine(None, words if is_asked else element("span", words, class_="mg-not-asked"))


def _dot(people: PeopleCount, level: Certainty | None, most: int) -> Dot:
    return Dot(people.number / most if most else 0, level)


def _answer(answer: CellAnswer, writer: Writer) -> Content:
    question = writer.in_sentence(writer.base.sheets[answer.question].entry.name)
    href = writer.href(f"{writer.address_of(answer.question)}#option-{answer.option_at + 1}")
    link = link_to(href, answer.verdict, aria_label=f"{answer.verdict}: {question}")
    certainty = joined(
        [chip(str(answer.level), "certainty") if answer.level else "", STATED if answer.is_stated else ""], " "
    )
    return joined([link, certainty, _people(answer.studies, answer.people)], " ")


def _people(studies: Iterable[str], people: PeopleCount) -> str:
    count = len(tuple(studies))
    if not count:
        return "rests on no study here"
    in_studies = f"{count} {'study' if count == 1 else 'studies'}"
    if not people.number:
        return f"{in_studies}, number of people not known" if people.at_least else in_studies
    at_least = "at least " if people.at_least else ""
    return f"{at_least}{people.number:,} people, {in_studies}"
