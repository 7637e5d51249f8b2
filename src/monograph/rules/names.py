"""The rule on names: each belongs to one entry of its kind."""

from __future__ import annotations

from collections.abc import Iterator

from monograph.entries import Entry
from monograph.entries.reading.sheet import Sheet
from monograph.evidence.pico.entry_names import earlier_use, names_in
from monograph.findings import Severity
from monograph.rules.rule import Breach, Judgement, Passed, Setting, Theme, rule


@rule(Theme.SUPPORT, Entry, Severity.WARNING)
def name_is_one_entrys(sheet: Sheet[Entry], setting: Setting) -> Iterator[Judgement]:
    """No two entries of a kind have one name: neither as their title nor among their other names or brands.

    Two entries of one name are mostly one thing entered twice, and a reader who follows the one misses what stands
    in the other. Capitals, accents, hyphens, blanks and the way in which a letter with an accent is stored do not
    set names apart. Two things that do share a name, such as an abbreviation, are told apart by a word in brackets
    after it. A class of drugs and its members may share other names and brands.

    Source: NISO Z39.19-2005 (R2010), section 6.2 (homographs are told apart by a qualifier in parentheses).

    Passes:

        term/washout:
          synonyms: [WO (washout)]
        term/walk-over:
          synonyms: [WO (walk-over)]

    Fails:

        term/washout:
          name: Wash-out
        term/washout-again:
          name: Washout
    """
    for used in names_in(sheet):
        other = earlier_use(used, sheet, setting.base)
        if other is None:
            yield Passed(used.path)
        else:
            found = f"`{used.name}` is a name of `{other.entry}` too"
            remedy = (
                "Put both into one entry; or, if they are two things, add what sets this one apart in brackets: "
                f"`{used.name} (…)`."
            )
            yield Breach(used.path, found, remedy)


RULES = (name_is_one_entrys,)
