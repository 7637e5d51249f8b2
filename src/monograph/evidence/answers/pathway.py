"""The ways through a pathway: which step leads to which, and which steps only a condition leads to."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from monograph.entries.kinds.question import Branch, PathwayStep


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


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways of a pathway, for each step those that leave it and those that come to it, by its place."""

    leaving: tuple[tuple[Way, ...], ...]
    coming: tuple[tuple[Way, ...], ...]

    def __iter__(self) -> Iterator[Way]:
        return chain.from_iterable(self.leaving)


def ways_through(steps: Sequence[PathwayStep]) -> Ways:
    """Return every way from a step to a step of the same pathway, in the order of the steps they start from.

    A step without branches leads to the next one. Branches to other questions and ends are no ways here. A branch
    to a step that is not there has been refused before.
    """
    places = {step.id: place for place, step in enumerate(steps) if step.id is not None}
    leaving = [tuple(_leaving(place, steps, places)) for place in range(len(steps))]
    coming: list[list[Way]] = [[] for _ in steps]
    for way in chain.from_iterable(leaving):
        coming[way.goal].append(way)
    return Ways(tuple(leaving), tuple(map(tuple, coming)))


def _leaving(start: int, steps: Sequence[PathwayStep], places: Mapping[str, int]) -> Iterator[Way]:
    step = steps[start]
    if not step.then and start + 1 < len(steps):
        yield Way(start, start + 1, None)
    yield from (Way(start, places[branch.go], branch) for branch in step.then if branch.go is not None)


def reached_from(start: int, ways: Ways, known: Container[int] = ()) -> frozenset[int]:
    """Return the steps to which the ways from one step lead, that step included, without following known ones."""
    found: set[int] = set()
    waiting = [start]
    while waiting:
        place = waiting.pop()
        if place not in found and place not in known:
            found.add(place)
            waiting += (way.goal for way in ways.leaving[place])
    return frozenset(found)


def endless_circles(steps: Sequence[PathwayStep], ways: Ways) -> tuple[tuple[int, ...], ...]:
    """Return the circles of two steps or more that no one leaves: from each step one way leads on, to the next.

    A circle with a condition in it is none of them: some treatments are looked at again and again, for life.
    """
    onward = {
        place: leaving[0].goal
        for place, leaving in enumerate(ways.leaving)
        if leaving and len(steps[place].then) < 2 and not leaving[0].is_conditional
    }
    circles: list[tuple[int, ...]] = []
    seen: set[int] = set()
    for start in onward:
        walked: list[int] = []
        place = start
        while place in onward and place not in seen:
            seen.add(place)
            walked.append(place)
            place = onward[place]
        if place in walked and onward[place] != place:
            circles.append(tuple(walked[walked.index(place) :]))
    return tuple(circles)


def side_steps(ways: Ways) -> frozenset[int]:
    """Return the steps that are not on everybody's way: a condition leads there, or such a step alone does.

    Where ways meet again, or a way is taken otherwise, the step is everybody's. In what order the steps are
    written makes no difference.
    """
    coming = [[way for way in found if way.start != place] for place, found in enumerate(ways.coming)]
    only_start = [starts.pop() if len(starts := {way.start for way in found}) == 1 else None for found in coming]
    waiting = [
        place for place, found in enumerate(coming) if place and found and all(way.is_conditional for way in found)
    ]
    aside: set[int] = set()
    while waiting:
        place = waiting.pop()
        if place not in aside:
            aside.add(place)
            waiting += (way.goal for way in ways.leaving[place] if way.goal and only_start[way.goal] == place)
    return frozenset(aside)


def last_before(
    place: int, steps: Sequence[PathwayStep], ways: Ways, is_wanted: Callable[[PathwayStep], bool]
) -> tuple[int, ...]:
    """Return the wanted steps that come last before a step, one for each way that leads there, in their order.

    The step itself is none of them, although a circle may lead back to it.
    """
    found: set[int] = set()
    seen: set[int] = {place}
    waiting = [way.start for way in ways.coming[place]]
    while waiting:
        before = waiting.pop()
        if before in seen:
            continue
        seen.add(before)
        if is_wanted(steps[before]):
            found.add(before)
        else:
            waiting += (way.start for way in ways.coming[before])
    return tuple(sorted(found))
