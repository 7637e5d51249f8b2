"""Hostile input costs at most n log n: counted in calls of functions, since time is that of the machine."""

from __future__ import annotations

from collections.abc import Callable
from cProfile import Profile
from pathlib import Path

import pytest

from monograph.pipeline import check
from tests.growth.inputs import INPUTS, grown
from tests.projects import TODAY

pytestmark = pytest.mark.thorough

# Twice as much input may cost so many times as much: n log n is about 2.2 times here, n squared 4 times. What the
# base costs anyway is taken off before.
MOST = 2.6
# Pairs of studies and of statements are compared with one another: a page lists each pair. Ancestors are kept for
# each condition.
OF_PAIRS = frozenset(
    {"studies", "studies_that_overlap", "included_studies", "answers_on_studies", "condition_chain"}
)
INPUTS_TO_COUNT = sorted(INPUTS.keys() - OF_PAIRS)


def calls_in(act: Callable[[], object]) -> int:
    """Return how many functions are called, those of C included."""
    counting = Profile()
    counting.runcall(act)
    return sum(one.callcount for one in counting.getstats())


@pytest.fixture(scope="module")
def calls_of_the_base(tmp_path_factory: pytest.TempPathFactory) -> int:
    """What the small base costs without anything added, in calls."""
    project = grown(tmp_path_factory.mktemp("small") / "project", {})
    check(project, TODAY)  # what is read once, such as lists of words, is read now
    return calls_in(lambda: check(project, TODAY))


@pytest.mark.parametrize("name", INPUTS_TO_COUNT)
def test_twice_the_input_is_little_more_than_twice_the_work(
    name: str, calls_of_the_base: int, tmp_path: Path
) -> None:
    make, n = INPUTS[name]
    once, twice = (grown(tmp_path / str(times), make(n * times)) for times in (1, 2))
    costs = [calls_in(lambda: check(project, TODAY)) - calls_of_the_base for project in (once, twice)]  # noqa: B023
    assert costs[1] <= MOST * max(costs[0], calls_of_the_base // 2), costs


def test_copies_of_a_study_are_one_finding_each_that_names_a_few(tmp_path: Path) -> None:
    make, _ = INPUTS["copies_of_a_study"]
    found = check(grown(tmp_path / "project", make(40)), TODAY).findings
    once = [one.found for one in found if one.rule == "study-is-entered-once"]
    assert len(once) == 39
    assert "`copy-0` has the number NCT01234567 too" in once
    assert any(one.startswith("`copy-0`, `copy-1`, `copy-10` and 17 more have the number") for one in once), once
    assert max(map(len, once)) < 120
