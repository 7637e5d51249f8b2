"""Values that are computed once for an entry or a base, and are kept as long as it lives."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, wraps
from typing import Any, TypeVar


class Remembers:
    """What computed values can be kept with."""

    @cached_property
    def computed(self) -> dict[Callable[..., Any], Any]:
        """What ``computed_once`` has computed so far, by the function that did it."""
        return {}


Subject = TypeVar("Subject", bound=Remembers)
Result = TypeVar("Result")


def computed_once(function: Callable[[Subject], Result]) -> Callable[[Subject], Result]:
    """Return a function that computes its result once for each sheet or base; the sheet or base keeps it."""

    @wraps(function)
    def remembered(subject: Subject) -> Result:
        if function not in subject.computed:
            subject.computed[function] = function(subject)
        result: Result = subject.computed[function]
        return result

    return remembered
