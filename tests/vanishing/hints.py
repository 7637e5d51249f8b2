"""What is in a field whose value cannot be made from its type alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from monograph.sources import Value


@dataclass(frozen=True)
class Local:
    """A word that must be this one, such as the id of an arm; and what else could be there."""

    name: str
    others: tuple[Value, ...] = ()
    is_list: bool = False


Hint = Local | Callable[[int], tuple[Value, str]]


def _in(unit: str) -> Hint:
    return lambda number: (f"{number}.5 {unit}", f"{number}.5")


# A number that fits where only few are allowed, with decimals that nothing else has.
def _few(number: int) -> tuple[Value, str]:
    return f"2.{number}", f"2.{number}"


_ARMS = Local("arm-one", ("arm-two",), is_list=True)

HINTS: Mapping[tuple[str, str], Hint] = {
    ("Arm", "id"): Local("arm-one"),
    ("Result", "index"): _ARMS,
    ("Result", "comparator"): Local("arm-two", ("arm-one",), is_list=True),
    ("Side", "arms"): _ARMS,
    ("Harm", "arms"): _ARMS,
    ("Result", "id"): Local("result-one"),
    ("Harm", "id"): Local("harm-one"),
    ("GuidelineStatement", "id"): Local("statement-one"),
    ("ResultPointer", "result"): Local("result-one", ("result-two",)),
    ("RecommendationUse", "statement"): Local("statement-one", ("statement-two",)),
    ("PathwayStep", "id"): Local("step-one"),
    ("Branch", "go"): Local("step-one", ("step-two",)),
    ("Reported", "absent"): Local("searched, none found", ("not reported",)),
    ("DoseLevel", "times_per_day"): _few,
    ("SaltForm", "base_amount"): lambda number: (f"0.{number} mg", f"0.{number}"),
    ("Interval", "level"): lambda number: (Decimal(f"90.{number}"), f"90.{number}"),
    ("Analysis", "hypothesis"): Local("non-inferiority", ("equivalence",)),
    ("Review", "reviewers"): Local("person-one", ("person-two",), is_list=True),
    ("Review", "digests"): Local("name 0a1b2c3d4e5f", ("summary 0a1b2c3d4e5f",), is_list=True),
    ("PublicDocument", "url"): lambda number: (f"https://example.org/mark{number}q", f"mark{number}q"),
    ("Entry", "former_ids"): lambda number: ([f"mark{number}q"], f"mark{number}q"),
}
