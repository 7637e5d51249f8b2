"""Computed columns, not copied from a field; `tables.toml` describes and places them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import partial
from operator import attrgetter
from types import MappingProxyType
from typing import Any

from monograph import urls
from monograph.entries import Entry, Question, Study
from monograph.entries.kinds.drug import InteractionEffect
from monograph.entries.kinds.question import Branch, Option, OutcomeAnswer, ResultPointer
from monograph.entries.kinds.result import Harm, Result, Side
from monograph.entries.shared.parts import value_of
from monograph.entries.shared.vocabulary import CountsAs
from monograph.evidence.answers.availability import availability_of
from monograph.evidence.answers.certainty import overall
from monograph.evidence.answers.order import options_in_order
from monograph.evidence.answers.sides import sides_of
from monograph.evidence.effects.effects import relative_change
from monograph.evidence.studies.designs import design_class
from monograph.evidence.studies.freshness import first_published
from monograph.evidence.studies.interactions import exposure_ratio
from monograph.evidence.studies.participants import study_people
from monograph.evidence.studies.soundness import notices_of_study
from monograph.evidence.studies.whom import people_of_result, whom_and_how
from monograph.exports.tables.definitions.located import Located, located, row_id
from monograph.exports.tables.model import Cell
from monograph.knowledge_base import KnowledgeBase
from monograph.views.formatting.values import arm_names, compared
from monograph.views.page.review import changes_in_words

Compute = Callable[[KnowledgeBase, Located[Any]], object]


def _plain_summary(base: KnowledgeBase, it: Located[Entry]) -> Cell:
    return it.words.text(it.part.summary.plain)


def _options(base: KnowledgeBase) -> Iterator[Located[Option]]:
    yield from sorted(located(base, Option), key=lambda it: (it.entry, _place_on_page(base, it)))


def _place_on_page(base: KnowledgeBase, it: Located[Option]) -> int:
    question = it.sheet.entry
    assert isinstance(question, Question)
    numbers = [number for number, _ in options_in_order(question, base)]
    return numbers.index(int(it.path[1])) + 1


def _of_side(side: CountsAs, read: Callable[[Any], object], base: KnowledgeBase, it: Located[Option]) -> object:
    return next((read(one) for one in sides_of(it.part) if one.side is side), None)


def _treatment_of_option(base: KnowledgeBase, it: Located[OutcomeAnswer]) -> Cell:
    option = it.sheet.value_at(it.path[:-2])
    assert isinstance(option, Option)
    return str(option.drug)


def _result(base: KnowledgeBase, it: Located[ResultPointer]) -> Cell:
    study = base.get(Study, it.part.study).entry
    is_result = any(one.id == it.part.result for one in study.results)
    return f"{it.part.study}/results.{it.part.result}" if is_result else None


def _harm(base: KnowledgeBase, it: Located[ResultPointer]) -> Cell:
    sheet = base.get(Study, it.part.study)
    found = (number for number, one in enumerate(sheet.entry.harms) if one.id == it.part.result)
    return next((row_id(sheet, ("harms", number)) for number in found), None)


def _goal(base: KnowledgeBase, it: Located[Branch]) -> Cell:
    if it.part.go is None or not isinstance(it.sheet.entry, Question):
        return None
    steps = [step.id for step in it.sheet.entry.pathway]
    return it.sibling("pathway", steps.index(it.part.go))


def _study(it: Located[object]) -> Study:
    assert isinstance(it.sheet.entry, Study)
    return it.sheet.entry


def _group_name(base: KnowledgeBase, it: Located[Side | Harm]) -> Cell:
    return arm_names(_study(it), it.part.arms)


def _ratio(effect: InteractionEffect) -> Decimal | None:
    alone, together = value_of(effect.alone), value_of(effect.together)
    return exposure_ratio(alone, together) if alone is not None and together is not None else None


def _of_change(name: str, result: Result) -> object:
    change = relative_change(result) if result.comparator else None
    return getattr(change, name) if change else None


# The rows of a table of a model, where they are not simply all parts in their order.
ROWS: Mapping[str, Callable[[KnowledgeBase], Iterator[Located[Any]]]] = MappingProxyType(
    {"question_options": _options}
)

COMPUTED: Mapping[tuple[str, str], Compute] = MappingProxyType(
    {
        ("entries", "kind"): lambda base, it: it.sheet.kind,
        ("entries", "page"): lambda base, it: urls.entry_page(type(it.part), it.entry),
        ("entries", "source_file"): lambda base, it: it.sheet.file,
        ("entries", "computed_changed_since_review"): lambda base, it: changes_in_words(it.sheet, base),
        ("statements", "field"): lambda base, it: ".".join(step for step in it.path if isinstance(step, str)),
        ("terms", "definition"): _plain_summary,
        ("questions", "answer"): _plain_summary,
        ("questions", "would_change"): lambda base, it: (
            " | ".join(map(it.words.text, it.part.would_change)) or None
        ),
        ("question_options", "computed_place"): _place_on_page,
        ("question_options", "computed_certainty"): lambda base, it: overall(it.part),
        **{
            ("question_options", f"computed_certainty_of_{side}{ending}"): partial(_of_side, side, read)
            for side in CountsAs
            for ending, read in (("", attrgetter("level")), ("_is_a_source_s", attrgetter("is_stated")))
        },
        ("option_outcomes", "treatment"): _treatment_of_option,
        **{
            (table, column): read
            for table in ("option_outcome_results", "claim_results")
            for column, read in (("result", _result), ("harm", _harm))
        },
        ("pathway_branches", "to_step"): _goal,
        ("question_recommendations", "statement"): lambda base, it: (
            f"{it.part.guideline}/statements.{it.part.statement}"
        ),
        ("treatments", "computed_availability"): lambda base, it: availability_of(it.part).state,
        ("interaction_effects", "computed_ratio"): lambda base, it: _ratio(it.part),
        ("studies", "computed_design_class"): lambda base, it: design_class(it.part),
        ("studies", "computed_notices"): lambda base, it: tuple(
            one.type for one in notices_of_study(it.entry, base)
        ),
        ("studies", "computed_first_published"): lambda base, it: first_published(it.part, base),
        ("studies", "registrations"): lambda base, it: tuple(
            f"{one.register_name} {one.number}" for one in it.part.registrations
        ),
        ("studies", "computed_people"): lambda base, it: study_people(it.part),
        ("study_results", "compared"): lambda base, it: compared(_study(it), it.part),
        ("study_results", "of_whom_and_how"): lambda base, it: whom_and_how(_study(it), it.part) or None,
        ("study_results", "people_computed"): lambda base, it: people_of_result(_study(it), it.part),
        ("study_results", "computed_change_percent"): lambda base, it: _of_change("percent", it.part),
        ("study_results", "computed_from"): lambda base, it: _of_change("computed_from", it.part),
        ("result_sides", "group_name"): _group_name,
        ("harms", "group_name"): _group_name,
    }
)
