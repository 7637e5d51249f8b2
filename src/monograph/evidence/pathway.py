"""The ways through a pathway: which step leads to which, and which steps only a condition leads to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from monograph.entries.question import Branch, PathwayStep


@dataclass(frozen=True, slots=True)
class Way:
    """A way from one step to another, by their places in the pathway; ``branch`` is None for the next in order."""

    start: int
    goal: int
    branch: Branch | None

    @property
    def is_conditional(self) -> bool:
        """Whether it is taken only when a condition holds."""
        return self.branch is not None and self.branch.when is not None


def ways_through(steps: Sequence[PathwayStep]) -> tuple[Way, ...]:
    """Return every way from a step to a step of the same pathway, in the order of the steps they start from.

    A step without branches leads to the next one. Branches to other questions and ends are no ways here. A branch
    to a step that is not there has been refused before.
    """
    places = {step.id: place for place, step in enumerate(steps) if step.id is not None}
    return tuple(_ways(steps, places))


def _ways(steps: Sequence[PathwayStep], places: dict[str, int]) -> Iterator[Way]:
    for start, step in enumerate(steps):
        if not step.then and start + 1 < len(steps):
            yield Way(start, start + 1, None)
        yield from (Way(start, places[branch.go], branch) for branch in step.then if branch.go is not None)


def reached_from(start: int, ways: Sequence[Way]) -> frozenset[int]:
    """Return the steps to which the ways from one step lead, that step included."""
    found: set[int] = set()
    waiting = [start]
    while waiting:
        place = waiting.pop()
        if place not in found:
            found.add(place)
            waiting += (way.goal for way in ways if way.start == place)
    return frozenset(found)


def side_steps(steps: Sequence[PathwayStep]) -> frozenset[int]:
    """Return the steps that are not on everybody's way: a condition leads there, or such a step alone does.

    Where ways meet again, or a way is taken otherwise, the step is everybody's.
    """
    ways = ways_through(steps)
    found: set[int] = set()
    for place in range(1, len(steps)):
        coming = [way for way in ways if way.goal == place and way.start != place]
        starts = {way.start for way in coming}
        if coming and (all(way.is_conditional for way in coming) or (len(starts) == 1 and starts <= found)):
            found.add(place)
    return frozenset(found)


def last_before(
    place: int, steps: Sequence[PathwayStep], is_wanted: Callable[[PathwayStep], bool]
) -> tuple[int, ...]:
    """Return the wanted steps that come last before a step, one for each way that leads there, in their order.

    The step itself is none of them, although a circle may lead back to it.
    """
    ways = ways_through(steps)
    found: set[int] = set()
    seen: set[int] = {place}
    waiting = [way.start for way in ways if way.goal == place]
    while waiting:
        before = waiting.pop()
        if before in seen:
            continue
        seen.add(before)
        if is_wanted(steps[before]):
            found.add(before)
        else:
            waiting += (way.start for way in ways if way.goal == before)
    return tuple(sorted(found))
