"""Sentences that say in the present tense, without any reserve, that a treatment changes something."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from monograph.evidence.prose.sentences import Sentence, holds_any
from monograph.evidence.words.lists import word_list

# Third person, present tense: what a trial found in the past, or what a treatment may do, has another form.
_TONE = word_list("tone")
_WILL_CHANGE = rf"(?:will|does)(?:\s+not|n['’]t)?\s+(?:{'|'.join(_TONE['to_change'])})"
_NOT_IN_THE_BLOOD = rf"(?!\s+(?:the\s+)?(?:\w+\s+)?(?:{'|'.join(_TONE['other_objects'])})\b)"
_CHANGES = rf"(?:{'|'.join((*_TONE['changes'], _WILL_CHANGE))}){_NOT_IN_THE_BLOOD}"
_ADVERBS = rf"(?:{'|'.join(_TONE['adverbs'])})"
_RESERVE = re.compile(rf"\b(?:{'|'.join(_TONE['reserve'])})\b|\?\s*\Z", re.IGNORECASE)
_OBJECT = re.compile(r"[^.;:]{0,80}")


@dataclass(frozen=True, slots=True)
class Effect:
    """A statement that a treatment changes something: where it stands, and what it says it changes."""

    start: int
    end: int
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """How prose names one thing: the id of its entry, for links, and words for it."""

    id: str
    words: tuple[str, ...]

    def is_named_in(self, sentence: Sentence, start: int = 0, end: int | None = None) -> bool:
        """Whether a sentence, or the part of it from ``start`` to ``end``, names it by word or by link."""
        last = len(sentence.text) if end is None else end
        for link in sentence.links:
            if link.target == self.id and start <= link.start < last:
                return True
        return holds_any(sentence.text.lower(), _lowered(self.words)) and bool(
            _pattern(self.words).search(sentence.text, start, last)
        )


def perhaps_named(things: Iterable[Named], text: str) -> tuple[Named, ...]:
    """Return the things of which the id or the letters of a name are in a written text: the few to look at."""
    lower = text.lower()
    return tuple(one for one in things if one.id in lower or holds_any(lower, _lowered(one.words)))


@lru_cache(maxsize=1024)
def _lowered(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word.lower() for word in words)


@lru_cache(maxsize=1024)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern of some words and their plurals."""
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})s?\b", re.IGNORECASE)


def unhedged_effects(sentence: Sentence, treatment: Named, targets: Iterable[Named]) -> tuple[Effect, ...]:
    """Return what a sentence says a treatment changes, among some targets; nothing when it holds a reserve."""
    if _RESERVE.search(sentence.text):
        return ()
    found = []
    for verb in _VERB.finditer(sentence.text):
        subject = _subject_before(sentence, treatment, verb.start())
        object_ends = _end_of_object(sentence.text, verb.end())
        hit = tuple(one.id for one in targets if one.is_named_in(sentence, verb.end(), object_ends))
        if subject is not None and hit:
            found.append(Effect(subject, verb.end(), hit))
    return tuple(found)


_VERB = re.compile(rf"(?:\b{_ADVERBS}\s+)?\b{_CHANGES}\b", re.IGNORECASE)
_LONGEST_SUBJECT = 120
# Between a treatment and its verb: a dose, another name in brackets, words between two commas, or nothing.
_ASIDE = re.compile(r"\s*(?:\(?\d[^.;:]{0,30}|at\s[^.;:]{0,30}|\([^()]{1,60}\)|,[^,.;:]{1,60},)?\s*")


def _subject_before(sentence: Sentence, treatment: Named, verb: int) -> int | None:
    """Return where the treatment's name begins, when it comes right before the verb."""
    near = max(0, verb - _LONGEST_SUBJECT)
    links = (link for link in sentence.links if link.target == treatment.id and near <= link.start)
    spans = [(link.start, link.end) for link in links]
    spans += [match.span() for match in _pattern(treatment.words).finditer(sentence.text, near, verb)]
    text = sentence.text
    return next((start for start, end in spans if end <= verb and _ASIDE.fullmatch(text, end, verb)), None)


def _end_of_object(text: str, start: int) -> int:
    match = _OBJECT.match(text, start)
    return match.end() if match else start
