"""A rule on the order of options: a summary calls no other option the best than the first."""

from __future__ import annotations

import re
from collections.abc import Iterator

from monograph.entries import Drug, Question
from monograph.entries.reading.sheet import Sheet
from monograph.evidence.answers.order import options_in_order
from monograph.evidence.pico.drug_names import names_of
from monograph.evidence.prose.sentences import entry_texts
from monograph.knowledge_base import KnowledgeBase
from monograph.rules.rule import Breach, Judgement, NotJudged, Passed, Setting, Theme, rule

_BEST = re.compile(
    r"\b(?:the\s+)?(?:best[\s-]supported|best\s+(?:evidence|choice|option|treatment|medicine|drug)|strongest\s+evidence"
    r"|first[\s-]choice|first[\s-]line|most\s+effective|the\s+best(?=\s*[.,;:]|\s+(?:is|of|for)\b))",
    re.IGNORECASE,
)
# Somebody else's choice, or a sentence that denies one.
_NOT_OURS = re.compile(
    r"\b(?:no|not|none|never|nor|neither|whether|if|unknown|guidelines?|recommend\w*|says?|calls?|names?|suggest\w*)\b"
    r"|n't\b|@",
    re.IGNORECASE,
)


@rule(Theme.CERTAINTY, Question)
def summary_names_the_first_option(sheet: Sheet[Question], setting: Setting) -> Iterator[Judgement]:
    """Where a summary names a best option, it is the one that comes first.

    The order of options is computed from verdict, certainty and people. A summary that calls another one the best
    supported, the first choice or the most effective contradicts the page below it. A sentence that names several
    options, denies a best one or reports somebody else's choice is not judged.

    Source: our own rule; the order is decision 32 of this project.

    Passes:

        question/does-zorbatine-ease-humming:
          summary: {plain: Nothing helps for sure., clinical: Zorbatine has the best evidence.}
          pico: {interventions: [zorbatine, glimmerine]}
          options:
            - {drug: zorbatine, verdict: uncertain, because: One trial.}
            - {drug: glimmerine, verdict: no evidence found, because: Nothing was found.}

    Fails:

        question/does-anything-ease-humming:
          summary: {plain: Nothing helps for sure., clinical: No trial was found.}
        question/does-zorbatine-ease-humming:
          summary: {plain: Nothing is sure. Glimmerine has the best evidence., clinical: No trial was found.}
          pico: {interventions: [zorbatine, glimmerine]}
          options:
            - {drug: glimmerine, verdict: no evidence found, because: Nothing was found.}
            - {drug: zorbatine, verdict: uncertain, because: One trial.}
    """
    ordered = [str(option.drug) for _, option in options_in_order(sheet.entry, setting.base)]
    names = {drug: _pattern(drug, setting.base) for drug in dict.fromkeys(ordered)}
    for text in entry_texts(sheet):
        if text.path[:1] != ("summary",):
            continue
        for sentence in re.split(r"(?<=[.!?;])\s+", str(text.text)):
            match = _BEST.search(sentence)
            if match is None:
                continue
            named = [drug for drug, pattern in names.items() if pattern.search(sentence)]
            if len(named) != 1 or _NOT_OURS.search(sentence):
                yield NotJudged(text.path, f"whether `{match[0]}` is said of one option is not clear")
            elif named[0] == ordered[0]:
                yield Passed(text.path)
            else:
                found = f"`{match[0]}` is said of `{named[0]}`, but `{ordered[0]}` comes first"
                remedy = f"Say what is known of `{named[0]}` without ranking it, or correct the verdicts."
                yield Breach(text.path, found, remedy, token=match[0])


def _pattern(drug: str, base: KnowledgeBase) -> re.Pattern[str]:
    names = (drug, *names_of(base.get(Drug, drug).entry))
    alternatives = "|".join(re.escape(str(name)) for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])", re.IGNORECASE)


RULES = (summary_names_the_first_option,)
