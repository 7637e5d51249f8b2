"""The answer of a question in words: what is kept of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from monograph.bibliography import Reference
from monograph.entries import Drug, Question
from monograph.entries.base_files.snapshot import (
    AnswerSnapshot,
    FactSnapshot,
    OptionSnapshot,
    OutcomeSnapshot,
    WorkSnapshot,
)
from monograph.entries.kinds.question import Option, OutcomeAnswer, ResultPointer
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.vocabulary import Importance
from monograph.evidence.answers.directness import asked_of
from monograph.evidence.answers.order import options_in_order
from monograph.evidence.answers.statements import statement_on
from monograph.evidence.pico.names import inside_sentence
from monograph.evidence.studies.pointers import pointed_at
from monograph.knowledge_base import KnowledgeBase
from monograph.text import Citations, Mention, Wording
from monograph.views.entries.absolute import absolute_words
from monograph.views.formatting.certainty_chips import certainty_words
from monograph.views.formatting.values import finding_words
from monograph.views.page.frame import writer_for
from monograph.views.page.review import review_words


def answer_of(sheet: Sheet[Question], base: KnowledgeBase) -> AnswerSnapshot:
    """Return the answer to a question in words: what was concluded, of what, how certain, and on which works.

    Links are their words and citations the names of works, so that no later change of an entry alters it. Tables
    of studies, pathways and searches are left out: each has a page of its own and a history in its own file.
    """
    return _AnswerInWords(sheet, base).answer()


class _AnswerInWords:
    """Writes one answer, and remembers the works that it cites."""

    def __init__(self, sheet: Sheet[Question], base: KnowledgeBase) -> None:
        self._sheet = sheet
        self._base = base
        self._names = _names_of_works(base.bibliography.values())
        self._cited: set[str] = set()
        self._wording = Wording(self._mention, self._citation)

    def answer(self) -> AnswerSnapshot:
        question = self._sheet.entry
        fields = {
            "name": question.name,
            "review": review_words(self._sheet, writer_for(self._sheet, self._base)),
            "plain": self._wording.lines(question.summary.plain),
            "clinical": self._wording.lines(question.summary.clinical),
            "options": tuple(self._option(option) for _, option in options_in_order(question, self._base)),
        }
        works = (_work(self._names[key], self._base.bibliography[key]) for key in self._cited)
        return AnswerSnapshot.model_validate(
            {**fields, "works": tuple(sorted(works, key=lambda one: (one.cited_as.casefold(), one.cited_as)))}
        )

    def _option(self, option: Option) -> OptionSnapshot:
        return OptionSnapshot.model_validate(
            {
                "name": self._base.get(Drug, option.drug).entry.name,
                "verdict": str(option.verdict),
                "certainty": certainty_words(option).removeprefix("certainty ") or None,
                "because": self._wording.line(option.because),
                "outcomes": tuple(self._outcome(option, one) for one in _by_importance(option.outcomes)),
            }
        )

    def _outcome(self, option: Option, answer: OutcomeAnswer) -> OutcomeSnapshot:
        treatment, outcome = (self._base.sheets[one].entry.name for one in (option.drug, answer.outcome))
        statement = statement_on(answer, asked_of(self._sheet.entry, option, self._base), self._base).sentence(
            inside_sentence(treatment, self._base), inside_sentence(outcome, self._base)
        )
        return OutcomeSnapshot.model_validate(
            {
                "outcome": outcome,
                "certainty": str(answer.certainty.level),
                "statement": statement or None,
                "absolute": absolute_words(answer, self._base),
                "effect": self._wording.line(answer.effect),
                "results": tuple(self._result(pointer) for pointer in answer.results),
            }
        )

    def _result(self, pointer: ResultPointer) -> FactSnapshot:
        study, found = pointed_at(pointer, self._base)
        return FactSnapshot.model_validate({"label": study.name, "said": finding_words(study, found)})

    def _mention(self, mention: Mention) -> str:
        entry = self._base.sheets[mention.target].entry
        is_lowered = mention.is_in_sentence and entry.is_common_noun
        return mention.words or (inside_sentence(entry.name, self._base) if is_lowered else entry.name)

    def _citation(self, citations: Citations) -> str:
        keys = tuple(dict.fromkeys(one.key for one in citations.cited))
        self._cited.update(keys)
        names = "; ".join(self._names[key] for key in keys)
        return names if citations.is_running else f"[{names}]"


def _by_importance(outcomes: Iterable[OutcomeAnswer]) -> list[OutcomeAnswer]:
    return sorted(outcomes, key=lambda one: list(Importance).index(one.importance))


def _names_of_works(references: Iterable[Reference]) -> dict[str, str]:
    """Return the works' short names by their keys; works of one name get their keys beside it."""
    listed = tuple(references)
    shared = Counter(one.short for one in listed)
    return {one.key: one.short if shared[one.short] == 1 else f"{one.short}, {one.key}" for one in listed}


def _work(name: str, reference: Reference) -> WorkSnapshot:
    url = next((one.url for one in reference.links), None)
    return WorkSnapshot.model_validate({"cited_as": name, "reference": reference.text, "url": url})
