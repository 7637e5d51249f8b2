"""Tables on questions: what is asked, the options, and what is known of each for each outcome."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from monograph.entries import Question
from monograph.entries.kinds.question import (
    Avoided,
    Branch,
    Caution,
    Disagreement,
    NotAnswered,
    Option,
    PathwayStep,
    Pico,
    RecommendationUse,
    SearchRecord,
)
from monograph.entries.shared.vocabulary import Certainty, CountsAs
from monograph.evidence.answers.certainty import overall
from monograph.evidence.answers.order import options_in_order
from monograph.evidence.answers.sides import sides_of
from monograph.exports.tables.definitions.answers import answer_tables
from monograph.exports.tables.definitions.own import (
    cited,
    number_in_list,
    of_entry,
    own,
    part_of,
    remarks,
    renamed,
    row_key,
)
from monograph.exports.tables.definitions.placed import Placed, placed
from monograph.exports.tables.model import Cell, Column, ColumnType, DataTable, Field, table
from monograph.knowledge_base import KnowledgeBase

_KEY = row_key("The question and the place in its entry.")
_QUESTION = of_entry("question", "questions", "The question.")


class _Asked(NamedTuple):
    question: str
    role: str
    entry: str


def tables(base: KnowledgeBase) -> Iterator[DataTable]:
    """Yield the tables on questions."""
    yield table(
        "questions",
        "Questions",
        "One row a clinical question; its answer is the summary of the entry.",
        placed(base, Question),
        row_key("The question's entry.", "entries"),
        *own(Question, "name"),
        Field(Column("answer", "The answer in plain words."), lambda it: it.words.text(it.part.summary.plain)),
        *own(
            Pico, "population", "symptom", "interventions", "background", "comparators", "outcomes", under="pico"
        ),
        Field(Column("would_change", "What would change the answer, parted by bars."), _would_change),
        cited(),
    )
    yield table(
        "question_subjects",
        "Subjects of questions",
        "One row a question and an entry it asks about.",
        _asked(base),
        Field(Column("question", "The question.", is_required=True, references="questions"), lambda it: it[0]),
        Field(
            Column("asked_as", "What the entry is to the question.", is_required=True, choices=_ROLES),
            lambda it: it[1],
        ),
        Field(Column("entry", "The entry.", is_required=True, references="entries"), lambda it: it[2]),
        key=("question", "asked_as", "entry"),
    )
    yield table(
        "question_options",
        "Options of questions",
        "One row a treatment and what is known of it for a question, in the order of the page.",
        _options(base),
        _KEY,
        _QUESTION,
        Field(
            Column("computed_place", "Its place on the page, computed; not a recommendation.", ColumnType.INTEGER),
            lambda it: _place(it, base),
        ),
        renamed("treatment", Option, "drug"),
        *own(Option, "verdict", "off_label", "because", "dose"),
        Field(
            Column(
                "computed_certainty",
                "Overall certainty, computed: the lowest among the critical outcomes.",
                choices=tuple(map(str, Certainty)),
            ),
            _overall,
        ),
        *(_of_side(side) for side in CountsAs),
        *(_is_stated(side) for side in CountsAs),
        cited(),
    )
    yield from answer_tables(base)
    yield from _rest(base)


_ROLES = ("population", "symptom", "intervention", "background", "outcome")


def _rest(base: KnowledgeBase) -> Iterator[DataTable]:
    yield table(
        "outcomes_not_answered",
        "Outcomes without an answer",
        "One row an outcome that a question asks about and no option answers, and why.",
        placed(base, NotAnswered),
        _KEY,
        _QUESTION,
        *own(NotAnswered, "outcome", "because"),
    )
    yield table(
        "avoided",
        "What to avoid",
        "One row something that an answer says to avoid.",
        placed(base, Avoided),
        _KEY,
        _QUESTION,
        renamed("treatment", Avoided, "drug"),
        *own(Avoided, "together_with", "name", "reason"),
        cited(),
    )
    yield table(
        "cautions",
        "Combinations that need care",
        "One row treatments of one answer that may be combined only with care.",
        placed(base, Caution),
        _KEY,
        _QUESTION,
        *own(Caution, "drugs", "text"),
        cited(),
    )
    yield table(
        "pathway_steps",
        "Steps of pathways",
        "One row a step of the way from question to treatment.",
        placed(base, PathwayStep),
        _KEY,
        _QUESTION,
        number_in_list("Its place in the order."),
        renamed("local_id", PathwayStep, "id"),
        *own(PathwayStep, "name", "text"),
        renamed("treatment", PathwayStep, "drug"),
        *own(PathwayStep, "dose"),
        remarks(PathwayStep),
        cited(),
    )
    yield table(
        "pathway_branches",
        "Branches of pathways",
        "One row a way on from a step with branches; a step without any leads to the next in its list.",
        placed(base, Branch),
        _KEY,
        part_of("from_step", "pathway_steps", "The step it goes on from.", 2),
        number_in_list("Its place among the branches of the step."),
        renamed("taken_if", Branch, "when"),
        Field(Column("to_step", "The step it leads to.", references="pathway_steps"), _goal),
        renamed("to_question", Branch, "question"),
        renamed("what_is_done", Branch, "end"),
    )
    yield table(
        "question_recommendations",
        "Statements of guidelines used",
        "One row a question and a guideline's statement on which the answer draws.",
        placed(base, RecommendationUse),
        _KEY,
        _QUESTION,
        Field(
            Column("statement", "The statement.", is_required=True, references="guideline_statements"),
            lambda it: f"{it.part.guideline}/statements.{it.part.statement}",
        ),
        *own(RecommendationUse, "although"),
    )
    yield table(
        "disagreements",
        "Where sources disagree",
        "One row a disagreement that an answer tells of, and what may explain it.",
        placed(base, Disagreement),
        _KEY,
        _QUESTION,
        *own(Disagreement, "text"),
        renamed("between_entries", Disagreement, "between"),
        *own(Disagreement, "outcome"),
        cited(),
    )
    yield table(
        "searches",
        "Searches",
        "One row a search for evidence.",
        placed(base, SearchRecord),
        _KEY,
        _QUESTION,
        renamed("place_searched", SearchRecord, "where"),
        *own(SearchRecord, "date", "query", "systematic", "found"),
    )


def _asked(base: KnowledgeBase) -> Iterator[_Asked]:
    for sheet in base.all(Question):
        pico = sheet.entry.pico
        asked = (
            pico.population,
            (pico.symptom,) if pico.symptom else (),
            pico.interventions,
            pico.background,
            pico.outcomes,
        )
        for role, entries in zip(_ROLES, asked, strict=True):
            yield from (_Asked(sheet.id, role, str(one)) for one in dict.fromkeys(entries))


def _goal(it: Placed[Branch]) -> Cell:
    if it.part.go is None or not isinstance(it.sheet.entry, Question):
        return None
    steps = [step.id for step in it.sheet.entry.pathway]
    return it.sibling("pathway", steps.index(it.part.go))


def _would_change(it: Placed[Question]) -> Cell:
    return " | ".join(map(it.words.text, it.part.would_change)) or None


def _options(base: KnowledgeBase) -> Iterator[Placed[Option]]:
    def rank(it: Placed[Option]) -> tuple[str, int]:
        return it.entry, _place(it, base)

    yield from sorted(placed(base, Option), key=rank)


def _place(it: Placed[Option], base: KnowledgeBase) -> int:
    question = it.sheet.entry
    assert isinstance(question, Question)
    numbers = [number for number, _ in options_in_order(question, base)]
    return numbers.index(int(it.path[1])) + 1


def _of_side(side: CountsAs) -> Field[Placed[Option]]:
    def read(it: Placed[Option]) -> Cell:
        return next((str(one.level) for one in sides_of(it.part) if one.side is side), None)

    says = f"Certainty of {side}, computed: the lowest among the critical outcomes that count as {side}."
    return Field(Column(f"computed_certainty_of_{side}", says, choices=tuple(map(str, Certainty))), read)


def _is_stated(side: CountsAs) -> Field[Placed[Option]]:
    def read(it: Placed[Option]) -> Cell:
        return next((one.is_stated for one in sides_of(it.part) if one.side is side), None)

    says = f"Whether the certainty of {side} was taken over from a source."
    return Field(Column(f"computed_certainty_of_{side}_is_a_source_s", says, ColumnType.BOOLEAN), read)


def _overall(it: Placed[Option]) -> Cell:
    level = overall(it.part)
    return str(level) if level else None
