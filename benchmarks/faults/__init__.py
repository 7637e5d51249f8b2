"""Kinds of fault in evidence: where in a base each can be made, by which edit, and what else there contradicts it.

A fault is contradicted when the base says the right thing once more, by a test that looks at data only: another
field that must agree by arithmetic or by a rule of GRADE; another entry that is pointed at; or the same number and
unit in a sentence without a citation of its own, which so rests on fields, here or in an entry that links here.
What each kind counts is at its function.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from benchmarks.faults import answers, doses, figures, people, senses
from benchmarks.faults.places import Fault, Places

KINDS: Mapping[str, Callable[[Places], Iterator[Fault]]] = MappingProxyType(
    {
        "percent or count beside each other": people.percent_beside_count,
        "size of an arm": people.arm_size,
        "certainty level, domains as before": answers.certainty_level,
        "verdict": answers.verdict,
        "result of another study": answers.other_study,
        "randomised, analysed and other totals": people.totals,
        "mean of one side": figures.mean,
        "estimate: sign or decimal point": figures.estimate_sign_or_decimal,
        "mg to g": doses.milligrams_to_grams,
        "end of an interval": figures.interval_end,
        "p over 0.05": figures.p_over_the_limit,
        "domain softened": answers.domain_softened,
        "option's drug replaced": answers.drug_of_option,
        "estimate changed a little": figures.estimate_a_little,
        "dose times ten": doses.dose_times_ten,
        "count without percent": people.count_alone,
        "n of x of n": people.denominator,
        "search date in the future": answers.search_in_the_future,
        "direction turned round": senses.direction,
        "better turned round": senses.better,
        "time or length": doses.time,
        "treatment and comparator swapped": senses.swapped,
    }
)

__all__ = ["KINDS", "Fault", "Places"]
