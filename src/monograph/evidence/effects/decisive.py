"""Whether a result's own interval and p value show a difference, whatever its source calls it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from monograph.entries.kinds.result import Result
from monograph.entries.shared.parts import value_of
from monograph.entries.shared.values import PValue
from monograph.entries.shared.vocabulary import RATIO_MEASURES, Hypothesis, OtherLimit, Sidedness
from monograph.evidence.effects.effects import interval_of_ratio

_LEVEL = Decimal("0.05")
_LEAST_LEVEL = Decimal(95)
_LEAST_ONE_SIDED_LEVEL = Decimal("97.5")
# A p value under one of these names has another null, or is held against another level.
_OF_ANOTHER_KIND = re.compile(
    r"inferior|equivalen|\bmargin\b|\btost\b|interaction|heterogene|\btrend\b|bonferroni|\bholm\b|hochberg|hierarch|"
    r"gatekeep|multiplicity|multiple (test|compar|endpoint|outcome)|false discovery|dunnett|tukey|sequential|"
    r"(all|across|among|three|four|several) (\w+ )?(groups|arms|doses|times)|omnibus|baseline|over time|"
    r"correct(ed|ion)|adjusted p\b|\balpha\b|significance level|"
    r"(clinical|minimal)\w* (important|relevant|meaningful)",
    re.IGNORECASE,
)
_ONE_SIDED = re.compile(r"\b(one|1|single)[- ](sided|tailed)\b", re.IGNORECASE)


def difference_shown(result: Result) -> bool | None:
    """Return whether interval and p value of a result show a difference; None when they cannot tell.

    The interval leaves out no effect, and p is below 0.05 (0.025 for a one-sided test); with only one of the two,
    it decides. Where they contradict each other, and for tests of non-inferiority, equivalence, interaction or
    several things at once, nothing is known: such a p value says nothing of this difference.
    Source: ICH E9, sections 3.3 and 5.5; Cochrane Handbook 6.3 and 15.3.
    """
    words = " ".join(_words(result))
    is_other = result.analysis is not None and result.analysis.hypothesis not in (None, Hypothesis.SUPERIORITY)
    if is_other or _OF_ANOTHER_KIND.search(words):
        return None
    is_one_sided = result.analysis is not None and result.analysis.sides is Sidedness.ONE_SIDED
    level = _LEVEL / 2 if is_one_sided or _ONE_SIDED.search(words) else _LEVEL
    found = {_by_interval(result), _by_p(value_of(result.p), level)} - {None}
    return found.pop() if len(found) == 1 else None


def _words(result: Result) -> Iterator[str]:
    analysis = result.analysis
    yield from filter(None, (result.test, result.note, result.as_named, analysis.name if analysis else None))
    for reported in (result.p, result.interval, result.effect, result.direction):
        if reported is not None and reported.note:
            yield reported.note


def _by_interval(result: Result) -> bool | None:
    effect = value_of(result.effect)
    interval = value_of(result.interval)
    if effect is None or interval is None or interval.level < _LEAST_LEVEL:
        return None
    ends = interval_of_ratio(effect, interval) or interval
    null = Decimal(1) if effect.measure in RATIO_MEASURES else Decimal(0)
    if ends.both is None:
        # With one limit it may show a difference, never that there is none. The level of a one-sided one counts
        # one side; where that is not said, the stricter reading holds.
        is_beyond = ends.low > null if ends.low is not None else ends.limits[0] < null
        is_two_sided = ends.other_limit not in (None, OtherLimit.ONE_SIDED)
        return True if is_beyond and (is_two_sided or ends.level >= _LEAST_ONE_SIDED_LEVEL) else None
    # An end that is printed as no effect may lie on either side of it.
    return not ends.both[0] <= null <= ends.both[1]


def _by_p(p: PValue | None, level: Decimal) -> bool | None:
    if p is None:
        return None
    if not p.has_figure:
        return False
    if p.comparator in (">", "≥"):
        return False if p.low >= level else None
    if p.comparator in ("<", "≤"):
        return True if p.high <= level else None
    if p.low < level <= p.high:
        return None
    return p.high < level
