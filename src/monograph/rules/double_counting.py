"""Rules on counting once: every study has one entry, and no one is behind an answer twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from monograph.entries import Question, Study
from monograph.entries.kinds.study import Registration
from monograph.entries.reading.computed import computed_once
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.vocabulary import ReportRole
from monograph.evidence.studies.overlap import why_people_are_shared
from monograph.knowledge_base import KnowledgeBase
from monograph.rules.answers import answers_in
from monograph.rules.rule import Breach, Judgement, Passed, Setting, Theme, rule
from monograph.sources import Path

_NO_REPORTS = frozenset({ReportRole.NEWS, ReportRole.PRESS_RELEASE, ReportRole.COMMENT})
# Another register can give a shorter number, such as 001, to another study.
_SHORTEST_UNIQUE = 8
_ONE_ENTRY = "Put all reports into one entry; or say in `overlaps` that these are parts of one study."


@rule(Theme.SUPPORT, Question)
def people_are_counted_once(sheet: Sheet[Question], setting: Setting) -> Iterator[Judgement]:
    """An answer does not rest on the same people twice.

    A review beside a study it counts, two reviews that count one study, and two studies whose entries say that
    they overlap make a body of evidence look larger than it is. The answer points at one of the two. The other may
    are in `left_out` with the reason, and may be told of in the text, which points at nothing: "the review
    agrees, but counts the same people again".

    Source: Cochrane Handbook, chapters 4 (collating multiple reports) and V (overlap in overviews of reviews).

    Passes:

        study/quill-2031:
          arms: [{id: zorbatine, name: Zorbatine, type: experimental}]
          results:
            - {id: hums, outcome: hum-frequency, contrast: single group, index: [zorbatine], p: not seen}
        study/marrow-2032:
          design: systematic review
          review_methods: {searched: not seen, included: [{study: quill-2031}]}
        question/does-zorbatine-ease-humming:
          options:
            - drug: zorbatine
              verdict: may help
              because: One study.
              outcomes:
                - outcome: hum-frequency
                  importance: critical
                  effect: Fewer hums. The review [[marrow-2032]] agrees, but counts the same people again.
                  results: [{study: quill-2031, result: hums}]
                  left_out: [{study: marrow-2032, because: It counts the people of the trial again.}]
                  certainty: {level: no evidence found, origin: "provisional, by the editors"}

    Fails:

        study/quill-2031:
          arms: [{id: zorbatine, name: Zorbatine, type: experimental}]
          results:
            - {id: hums, outcome: hum-frequency, contrast: single group, index: [zorbatine], p: not seen}
        study/marrow-2032:
          design: systematic review
          review_methods: {searched: not seen, included: [{study: quill-2031}]}
          arms: [{id: zorbatine, name: Zorbatine, type: experimental}]
          results:
            - {id: hums, outcome: hum-frequency, contrast: single group, index: [zorbatine], p: not seen}
        question/does-zorbatine-ease-humming:
          options:
            - drug: zorbatine
              verdict: may help
              because: One study.
              outcomes:
                - outcome: hum-frequency
                  importance: critical
                  effect: Fewer hums.
                  results: [{study: quill-2031, result: hums}, {study: marrow-2032, result: hums}]
                  certainty: {level: no evidence found, origin: "provisional, by the editors"}
    """
    for placed in answers_in(sheet.entry):
        before: list[str] = []
        for number, pointer in enumerate(placed.answer.results):
            study, path = str(pointer.study), (*placed.path, "results", number)
            if study in before:
                continue
            reasons = ((one, why_people_are_shared(one, study, setting.base)) for one in before)
            shared = next(((one, why) for one, why in reasons if why), None)
            if shared:
                found = f"`{study}` and `{shared[0]}` count some of the same people: {shared[1]}"
                yield Breach(path, found, "Point at one of the two; the other goes to `left_out`, with a reason.")
            else:
                yield Passed(path)
            before.append(study)


@rule(Theme.SUPPORT, Study)
def study_is_entered_once(sheet: Sheet[Study], setting: Setting) -> Iterator[Judgement]:
    """No two studies share a number in a register, or the main report of one of them.

    One study has many reports and one entry; a second entry counts its people twice. Two parts of one study that
    are entered apart on purpose, such as a trial and its extension, say so in `overlaps`, and a review names the
    study among those it counts: then no one is counted twice. That no work appears twice in the bibliography,
    under one DOI or PMID, is checked there.

    Source: Cochrane Handbook, chapter 4 (collating multiple reports of one study).

    Passes:

        study/marrow-2032:
          registrations: [{register_name: Invented Register, number: IR0001}]
        study/quill-2031:
          registrations: [{register_name: Invented Register, number: IR0002}]

    Fails:

        study/marrow-2032:
          registrations: [{register_name: Invented Register, number: IR0001}]
        study/quill-2031:
          registrations: [{register_name: Invented Register, number: IR 0001}]
    """
    by_identity = _studies_by_identity(setting.base)
    akin = (by_identity[one] for one in _identities(sheet.entry))
    earlier = dict.fromkeys(other for ids in akin for other in ids[: min(ids.index(sheet.id), _MOST_LOOKED_AT)])
    shared: dict[tuple[Path, str], list[str]] = defaultdict(list)
    for other in earlier:
        found = _identity_shared(sheet.entry, setting.base.get(Study, other).entry)
        if found is not None and not why_people_are_shared(sheet.id, other, setting.base):
            shared[found].append(other)
    for (path, what), others in shared.items():
        yield Breach(path, f"{_named(others)} {'has' if len(others) == 1 else 'have'} {what} too", _ONE_ENTRY)
    if not shared:
        yield Passed(("reports",))


# Whoever has fixed these sees the rest.
_MOST_LOOKED_AT, _MOST_NAMED = 20, 3


def _named(studies: Sequence[str]) -> str:
    """Return the ids of studies as a finding names them, the first few of many."""
    more = len(studies) - _MOST_NAMED
    names = [f"`{one}`" for one in studies[:_MOST_NAMED]] + ([f"{more} more"] if more > 0 else [])
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


@computed_once
def _studies_by_identity(base: KnowledgeBase) -> Mapping[str, tuple[str, ...]]:
    """Return the ids of the studies that share a register number or a report, in the order of the base."""
    found: dict[str, list[str]] = defaultdict(list)
    for sheet in base.all(Study):
        for one in _identities(sheet.entry):
            found[one].append(sheet.id)
    return {one: tuple(ids) for one, ids in found.items()}


def _identities(study: Study) -> set[str]:
    return {_register_number(one) for one in study.registrations} | set(_reports(study))


def _identity_shared(study: Study, other: Study) -> tuple[Path, str] | None:
    """Where a study has the register number or the report of another, and what it is in words."""
    numbers = {_register_number(one) for one in other.registrations}
    for number, registration in enumerate(study.registrations):
        if _register_number(registration) in numbers:
            return ("registrations", number, "number"), f"the number {registration.number}"
    theirs, ours = _reports(other), _reports(study)
    main_works = _main_works(study) & set(theirs) | _main_works(other) & set(ours)
    for work, number in ours.items():
        if work in main_works:
            return ("reports", number, "work"), f"the report `{work}`"
    return None


def _register_number(one: Registration) -> str:
    """Return what identifies a registration: its number, with the register's name when it is a few digits."""
    number = "".join(one.number.split()).casefold()
    is_its_own = any(map(str.isalpha, number)) or len(number) >= _SHORTEST_UNIQUE
    return number if is_its_own else f"{one.register_name.casefold()} {number}"


def _reports(study: Study) -> dict[str, int]:
    return {str(one.work): number for number, one in enumerate(study.reports) if one.role not in _NO_REPORTS}


def _main_works(study: Study) -> set[str]:
    return {str(one.work) for one in study.reports if one.role is ReportRole.MAIN}


RULES = (people_are_counted_once, study_is_entered_once)
