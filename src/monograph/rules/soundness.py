"""A rule on works that were retracted: whatever still cites one says so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from monograph.entries import Claim, Entry, Study
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.parts import Change, Citation, Part, SourceReading
from monograph.entries.shared.vocabulary import NoticeType
from monograph.evidence.studies.soundness import is_retracted, notices_on_result
from monograph.rules.rule import Breach, Judgement, Passed, Setting, Theme, rule
from monograph.sources import Path
from monograph.text.fields import EntryText

_SAYS_SO = re.compile(
    r"\bretract(?:ed|ion)\b|\bwithdrawn by (?:its|the) (?:authors?|editors?|journal|publisher)\b", re.IGNORECASE
)
# From the key of a citation to the part that carries it: the key, its place in the list, the list.
_STEPS_TO_PART = 3
_REMEDY = "Rest it on a sound work, or say here that the work was retracted."


@rule(Theme.SUPPORT, Entry)
def cited_work_is_sound(sheet: Sheet[Entry], setting: Setting) -> Iterator[Judgement]:
    """What cites a retracted work says that it was retracted.

    Facts copied from a paper outlive its retraction, because no one looks again at what was copied. The work is
    looked up wherever its retraction is recorded. It is enough that the text, the remark or the plain summary says
    `retracted`, or `withdrawn by its authors`. A study's own entry may cite its reports: its page shows the notice
    on top. Results on which an answer rests are looked at by `answer-rests-on-sound-work`.

    Source: Cochrane Handbook, chapter 4 (retracted studies); COPE guidelines on retraction.

    Passes:

        study/marrow-2032:
          notices:
            - {type: retraction, text: The data were invented., cite: "Notice2033, page 1"}
        drug/zorbatine:
          mechanism:
            - {text: It quietens nerves., cite: "Quill2031, abstract"}
            - {text: "A paper that was retracted said that it wakes them.", cite: "Marrow2032, abstract"}

    Fails:

        study/marrow-2032:
          notices:
            - {type: retraction, text: The data were invented., cite: "Notice2033, page 1"}
        drug/zorbatine:
          mechanism:
            - {text: It quietens nerves., cite: "Quill2031, abstract"}
            - {text: It wakes other nerves., cite: "Marrow2032, abstract"}
    """
    if isinstance(sheet.entry, Claim):
        yield from _deciding_results(sheet, sheet.entry, setting)
    own = _own_works(sheet.entry)
    says_so = _SAYS_SO.search(sheet.entry.summary.plain) is not None
    told: set[tuple[Path, str]] = set()
    for cited in sheet.citations:
        part = _part_around(sheet, cited.path)
        if part is None or cited.key in own or (part, cited.key) in told:
            continue
        told.add((part, cited.key))
        if says_so or not is_retracted(cited.key, setting.base) or _says_so(sheet, part):
            yield Passed(part)
        else:
            yield Breach(cited.path, f"`{cited.key}` was retracted", _REMEDY, token=cited.key)


def _deciding_results(sheet: Sheet[Entry], claim: Claim, setting: Setting) -> Iterator[Judgement]:
    says_so = _SAYS_SO.search(f"{claim.because} {claim.summary.plain}") is not None
    for number, pointer in enumerate(claim.evidence):
        path = ("evidence", number)
        reached = (one.notice.type for one in notices_on_result(pointer, setting.base))
        if says_so or NoticeType.RETRACTION not in reached:
            yield Passed(path)
        else:
            found = f"`{pointer.study}`, whose result decides this, was retracted"
            yield Breach(path, found, "Decide it by sound work, or say in `because` that the study was retracted.")


def _own_works(entry: Entry) -> frozenset[str]:
    return frozenset(str(one.work) for one in entry.reports) if isinstance(entry, Study) else frozenset()


def _part_around(sheet: Sheet[Entry], path: Path) -> Path | None:
    """Return the text or the part that cites; None for what only lists the work, and for the list of changes."""
    value, holder = sheet.value_at(path), sheet.value_at(path[:-1])
    if isinstance(holder, (SourceReading, Change)):
        return None
    if isinstance(value, EntryText):
        return path
    return path[:-_STEPS_TO_PART] if isinstance(holder, Citation) else path[:-1]


def _says_so(sheet: Sheet[Entry], path: Path) -> bool:
    part = sheet.value_at(path)
    words = part.model_dump_json(exclude_none=True) if isinstance(part, Part) else str(part)
    return _SAYS_SO.search(words) is not None


RULES = (cited_work_is_sound,)
