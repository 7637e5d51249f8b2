"""Which held numbers a sentence may be on: its own entry's, those of linked ones, of the studies it names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from monograph.entries import Entry, Study
from monograph.entries.kinds.question import OutcomeAnswer, ResultPointer
from monograph.entries.reading.sheet import Sheet
from monograph.evidence.numbers.recorded_number import Reading, RecordedNumber
from monograph.evidence.prose.recorded_numbers import RecordedNumbers, recorded_numbers
from monograph.evidence.prose.sentences import LocatedText, Sentence
from monograph.knowledge_base import KnowledgeBase
from monograph.sources import Path


def within_reach(sheet: Sheet[Entry], base: KnowledgeBase) -> tuple[RecordedNumbers, ...]:
    """Return the numbers of an entry and of those it links to."""
    return tuple(recorded_numbers(base.sheets[one]) for one in _ids_within_reach(sheet))


def owners_of_numbers(
    text: LocatedText, sentence: Sentence, sheet: Sheet[Entry], base: KnowledgeBase
) -> tuple[str, ...]:
    """Return the entries that must hold a sentence's numbers; empty where any entry within reach may.

    The summary of a study is about that study and the studies it links to. Elsewhere a sentence that links to
    studies is about those, and part of an answer also about the studies whose results the answer points at.
    """
    linked = [link.target for link in sentence.links if isinstance(base.sheets[link.target].entry, Study)]
    if isinstance(sheet.entry, Study):
        return _owners_in_study(text, sheet, base)
    if not linked:
        return ()
    around = {text.path[:size] for size in range(len(text.path))}
    answers = [answer for where, answer in sheet.parts(OutcomeAnswer) if where in around]
    pointed = [str(one.study) for answer in answers for one in answer.results]
    return tuple(dict.fromkeys((sheet.id, *linked, *pointed)))


def _owners_in_study(text: LocatedText, sheet: Sheet[Entry], base: KnowledgeBase) -> tuple[str, ...]:
    if text.path[0] != "summary":
        return ()
    linked = (link.target for sentence in text.sentences for link in sentence.links)
    return tuple(dict.fromkeys((sheet.id, *(one for one in linked if isinstance(base.sheets[one].entry, Study)))))


def _ids_within_reach(sheet: Sheet[Entry]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((sheet.id, *(link.target for link in sheet.links))))


def entries_spoken_of(
    text: LocatedText, sentence: Sentence, sheet: Sheet[Entry], base: KnowledgeBase
) -> tuple[str, ...]:
    """Return the entries whose figures a sentence is about.

    Those are the studies it links to; else, where it is cited, the studies within reach whose reports it cites;
    else the entry itself and all studies within reach.
    """
    studies = [one for one in _ids_within_reach(sheet) if isinstance(base.sheets[one].entry, Study)]
    linked = [link.target for link in sentence.links if link.target in studies]
    if linked:
        return tuple(dict.fromkeys(linked))
    # What is next to the words of somebody else are our sources, not theirs.
    cited = frozenset(sentence.cites if text.quotes_others else (*sentence.cites, *text.cites))
    if cited:
        return tuple(one for one in studies if cited.intersection(_works_of(base.get(Study, one).entry)))
    return tuple(dict.fromkeys((sheet.id, *studies)))


def _works_of(study: Study) -> frozenset[str]:
    return frozenset(str(report.work) for report in study.reports)


def relative_figures(
    text: LocatedText, sentence: Sentence, sheet: Sheet[Entry], base: KnowledgeBase
) -> tuple[RecordedNumber, ...]:
    """Return the percentages a sentence can be about: changes, levels of the comparator, and other shares.

    Of a study at which the entry's answer or claim points, only the results pointed at count.
    """
    pointed = _pointed(text.path, sheet)
    found: list[RecordedNumber] = []
    for one in entries_spoken_of(text, sentence, sheet, base):
        chosen = pointed.get(one)
        found += (
            held
            for held in recorded_numbers(base.sheets[one]).in_fields("%")
            if chosen is None or _result_of(base, held) in chosen
        )
    return tuple(found) if any(held.reading is not Reading.PLAIN for held in found) else ()


def pointers_of(path: Path, sheet: Sheet[Entry]) -> tuple[ResultPointer, ...]:
    """Return the results that are behind a text: those of its answer, else those of its whole entry."""
    around = {path[:size] for size in range(len(path))}
    answers = [answer for where, answer in sheet.parts(OutcomeAnswer) if where in around]
    if answers:
        return answers[0].results
    return tuple(pointer for _, pointer in sheet.parts(ResultPointer))


def _pointed(path: Path, sheet: Sheet[Entry]) -> Mapping[str, set[str]]:
    pointed: defaultdict[str, set[str]] = defaultdict(set)
    for pointer in pointers_of(path, sheet):
        pointed[str(pointer.study)].add(str(pointer.result))
    return pointed


def _result_of(base: KnowledgeBase, held: RecordedNumber) -> str:
    """Return the id of the result or harm that holds a number, empty when it is none of these."""
    return str(getattr(base.sheets[held.entry].value_at(held.path[:2]), "id", None) or "")
