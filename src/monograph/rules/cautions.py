"""Rules on what a caution is about."""

from __future__ import annotations

from collections.abc import Iterator

from monograph.entries import Question
from monograph.entries.reading.sheet import Sheet
from monograph.evidence.answers.combinations import (
    cautioned_pairs,
    drugs_of_answer,
)
from monograph.evidence.pico.lineage import any_related, drug_lineage
from monograph.rules.rule import Breach, Judgement, Passed, Setting, Theme, rule


@rule(Theme.COMBINATIONS, Question)
def caution_concerns_the_answer(sheet: Sheet[Question], setting: Setting) -> Iterator[Judgement]:
    """A caution names at least one treatment that the answer is about.

    A warning on two drugs of which the answer offers neither, and which no one in question is said to take, hides
    the warnings that count; and it is often left over from an option that was taken out.

    Source: design of this project, section 6: what a reader must not overlook is apart from what does not
    concern the answer.

    Passes:

        question/does-zorbatine-quiet-limb-hum:
          cautions:
            - drugs: [zorbatine, glimmerine]
              text: Both make people drowsy.
              cite: ZorbatineLabel2031, section 4

    Fails:

        question/does-zorbatine-quiet-limb-hum:
          cautions:
            - drugs: [zorbatine, glimmerine]
              text: Both make people drowsy.
              cite: ZorbatineLabel2031, section 4
            - drugs: [glimmerine, spangle-spray]
              text: Both make people drowsy.
              cite: SpangleLabel2031, section 4
    """
    lineage = drug_lineage(setting.base)
    answer = drugs_of_answer(sheet.entry)
    for path, pairs in cautioned_pairs(sheet.entry):
        named = sorted({name for pair in pairs for name in pair})
        if any_related(named, answer, lineage):
            yield Passed(path)
        else:
            found = f"none of {', '.join(f'`{name}`' for name in named)} is an option, a step or taken already"
            yield Breach(path, found, "Delete it, or add the treatment that it concerns to the answer.")


RULES = (caution_concerns_the_answer,)
