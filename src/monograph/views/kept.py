"""A question's answer in words, taken from its page: what is kept of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from monograph.entries.kept_answer import KeptAnswer, KeptFact, KeptLink, KeptOption, KeptOutcome, KeptWork
from monograph.views.blocks import Fact, NumberedReference, Page, Table
from monograph.views.option import OptionView, OutcomeFinding
from monograph.views.pathway import StepView
from monograph.views.plain_words import PlainWords
from monograph.views.question import QuestionView


def answer_on(page: Page) -> KeptAnswer:
    """Return the answer that a question's page gives, in words.

    Studies, drawings, running trials and guidelines are left out: they are no part of the answer, and each has a
    page of its own.
    """
    view = page.view
    assert isinstance(view, QuestionView), "only a question has an answer"
    names = _names(view.foot.references)
    words = PlainWords(names)
    fields = {
        "name": view.frame.name,
        "review": view.frame.review,
        "asked": [*_facts(view.frame.facts, words), *_facts(view.not_answered, words, "Not answered: ")],
        "plain": words.lines(view.frame.plain),
        "clinical": words.lines(view.frame.clinical),
        "options": [_option(option, words) for option in view.options],
        "avoid": _facts(view.avoid, words),
        "cautions": _facts(view.cautions, words),
        "pathway": [_step(step, words) for step in view.pathway],
        "monitoring": words.each(view.monitoring),
        "disagreements": words.each(view.disagreements),
        "would_change": words.each(view.would_change),
        "searches": list(_rows(view.searches, words)),
    }
    works = [_work(one, names[one.number]) for one in view.foot.references if one.number in words.cited]
    return KeptAnswer.model_validate({**fields, "works": sorted(works, key=lambda one: one.cited_as.casefold())})


def _names(references: Iterable[NumberedReference]) -> dict[int, str]:
    """Return the works' short names by their numbers; two works of one name get their keys beside it."""
    listed = tuple(references)
    shared = Counter(one.reference.short for one in listed)
    return {
        one.number: one.reference.short
        if shared[one.reference.short] == 1
        else f"{one.reference.short}, {one.reference.key}"
        for one in listed
    }


def _facts(facts: Iterable[Fact], words: PlainWords, before: str = "") -> list[KeptFact]:
    return [_fact(f"{before}{one.label}", words.lines(one.value)) for one in facts]


def _step(step: StepView, words: PlainWords) -> KeptFact:
    before = f"Reached from: {words.line(step.came_from)}" if step.came_from else ""
    return _fact(step.title, words.each((before, step.given, step.text, *step.ways)))


def _fact(label: str, said: Iterable[str]) -> KeptFact:
    return KeptFact.model_validate({"label": " ".join(label.split()), "said": tuple(said)})


def _rows(table: Table, words: PlainWords) -> Iterator[KeptFact]:
    """Yield the rows of a table: the first cell is what it is, the others are said under their headings."""
    for name, *cells in table.rows:
        said = (f"{column}: {words.line(cell)}" for column, cell in zip(table.columns[1:], cells, strict=True))
        yield _fact(words.line(name), said)


def _option(option: OptionView, words: PlainWords) -> KeptOption:
    return KeptOption.model_validate(
        {
            "name": option.name,
            "verdict": words.line(option.verdict),
            "certainty": words.line(option.certainty).removeprefix("certainty ") or None,
            "licence": words.line(option.licence) or None,
            "because": words.lines(option.because),
            "outcomes": [_outcome(one, words) for one in option.outcomes],
            "rests_on": _facts(option.rests_on, words),
            "not_for": words.each(option.not_for),
        }
    )


def _outcome(found: OutcomeFinding, words: PlainWords) -> KeptOutcome:
    return KeptOutcome.model_validate(
        {
            "outcome": words.line(found.name),
            "importance": ", ".join(filter(None, (found.importance, found.counts_as))),
            "absolute": words.lines(found.absolute),
            "statement": words.line(found.statement) or None,
            "effect": words.each((found.effect, found.size, found.without)),
            "results": [_result(words.lines(one)) for one in found.results],
            "certainty": words.line(found.level),
            "origin": words.lines(found.origin),
            "reasons": words.each(found.reasons),
        }
    )


def _result(lines: tuple[str, ...]) -> KeptFact:
    study, *found = lines
    return _fact(study, found)


def _work(one: NumberedReference, name: str) -> KeptWork:
    reference = one.reference
    links = [KeptLink.model_validate({"label": w.label, "text": w.text, "url": w.url}) for w in reference.links]
    return KeptWork.model_validate({"cited_as": name, "reference": reference.text, "links": tuple(links)})
