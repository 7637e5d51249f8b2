"""The ways through a pathway: in order, by branches, round in circles, and nobody's."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from monograph.entries import Question
from monograph.entries.kinds.question import Branch, PathwayStep
from monograph.evidence.answers.pathway import last_before, reached_from, side_steps, ways_through
from monograph.rules.branches import (
    pathway_branches_differ,
    pathway_branches_leave_nobody_out,
    pathway_circle_can_be_left,
    pathway_step_is_reached,
    pathway_step_leads_on,
)
from monograph.rules.pathways import pathway_step_changes_the_dose
from tests.fragments import base_of, judged

Fields = dict[str, Any]
CITE = "Quill2031, page 1"


def step(name: str, *then: str, dose: str = "") -> Fields:
    """A step; each way on is ``goal`` or ``condition > goal``, and a goal that ends in ``!`` is an end."""
    made: Fields = {"id": name, "name": name.capitalize(), "text": "Do it.", "cite": CITE}
    if dose:
        made |= {"drug": "zorbatine", "dose": {"value": {"per_day": dose}, "cite": CITE}}
    if then:
        made["then"] = [branch(one) for one in then]
    return made


def branch(words: str) -> Fields:
    when, _, goal = words.rpartition(" > ")
    leads = {"end": "Nothing is done."} if goal.endswith("!") else {"go": goal}
    return ({"when": when} if when else {}) | leads


def fragment(*steps: Fields) -> dict[str, Fields]:
    return {"question/does-it-help": {"pathway": list(steps)}, "drug/zorbatine": {}}


def steps_of(*steps: Fields) -> tuple[PathwayStep, ...]:
    return base_of(fragment(*steps)).get(Question, "does-it-help").entry.pathway


def pairs(*steps: Fields) -> list[tuple[int, int]]:
    return [(way.start, way.goal) for way in ways_through(steps_of(*steps))]


LISTEN = step("listen", "a hat is worn > hat", "it drums > stop!", "begin")
HAT = step("hat", "begin")
BEGIN = step("begin")
AGAIN = step("again", "it hums > begin", "call")
CALL = step("call")


def test_a_step_without_branches_leads_to_the_next_and_the_last_to_none() -> None:
    assert pairs(step("one"), step("two"), step("three")) == [(0, 1), (1, 2)]


def test_a_step_with_branches_leads_only_where_they_say() -> None:
    assert pairs(LISTEN, HAT, BEGIN, AGAIN, CALL) == [(0, 1), (0, 2), (1, 2), (2, 3), (3, 2), (3, 4)]


def test_what_is_reached_goes_round_circles_once() -> None:
    ways = ways_through(steps_of(LISTEN, HAT, BEGIN, AGAIN, CALL))
    assert reached_from(0, ways) == {0, 1, 2, 3, 4}
    assert reached_from(3, ways) == {2, 3, 4}
    assert reached_from(2, ways, known={3}) == {2}


@pytest.mark.parametrize(
    ("steps", "aside"),
    [
        ((step("one"), step("two")), set()),
        ((LISTEN, HAT, BEGIN), {1}),
        (
            (step("one", "it hums > two", "it drums > three"), step("two", "four"), step("three"), step("four")),
            {1, 2},
        ),
        ((step("one", "it hums > two", "three"), step("two"), step("more", "three"), step("three")), {1, 2}),
        ((step("one", "it hums > two"), step("two", "it hums > two", "three"), step("three")), {1, 2}),
        (
            (step("one", "it hums > three", "four"), step("two", "four"), step("three", "two"), step("four")),
            {1, 2},
        ),
        ((step("one"), step("two", "it hums > one", "stop!")), set()),
    ],
    ids=[
        "in order",
        "one way round",
        "two ways that meet",
        "two steps aside",
        "a circle of one",
        "backwards",
        "back to the first",
    ],
)
def test_steps_that_only_a_condition_leads_to_stand_aside(steps: tuple[Fields, ...], aside: set[int]) -> None:
    assert side_steps(ways_through(steps_of(*steps))) == aside


def test_each_way_back_is_followed_to_its_first_wanted_step() -> None:
    one, other = step("one", dose="10 mg"), step("other", "last", dose="20 mg")
    steps = steps_of(step("ask", "it hums > one", "other"), one | {"then": [{"go": "last"}]}, other, step("last"))
    ways = ways_through(steps)
    assert last_before(3, steps, ways, lambda step: step.drug is not None) == (1, 2)
    assert last_before(1, steps, ways, lambda step: step.drug is not None) == ()


def found(rule: Any, *steps: Fields) -> list[str]:
    return [finding.at for finding in judged(rule, fragment(*steps)).findings]


def test_people_on_different_branches_may_take_the_same_dose() -> None:
    ask = step("ask", "it hums > one", "other")
    one, other = step("one", "last", dose="10 mg"), step("other", dose="10 mg")
    assert found(pathway_step_changes_the_dose, ask, one, other, step("last", dose="20 mg")) == []
    assert found(pathway_step_changes_the_dose, ask, one, other, step("last", dose="10 mg")) == [
        "pathway.last.dose",
        "pathway.last.dose",
    ]


def test_a_dose_is_compared_past_steps_that_give_none_and_round_a_circle() -> None:
    circle = (
        step("first", dose="10 mg"),
        step("look"),
        step("raise", "it hums > look", "call", dose="20 mg"),
        CALL,
    )
    assert found(pathway_step_changes_the_dose, *circle) == []
    circle[2]["dose"] = {"value": {"per_day": "10 mg"}, "cite": CITE}
    assert found(pathway_step_changes_the_dose, *circle) == ["pathway.raise.dose"]


def test_steps_that_only_follow_from_one_that_is_not_reached_are_not_told_again() -> None:
    lost = (step("ask", "last"), step("lost"), step("after"), step("last"))
    assert found(pathway_step_is_reached, *lost) == ["pathway.lost.name"]


def test_a_circle_that_nobody_gets_into_is_not_reached() -> None:
    lost = (step("ask", "last"), step("round"), step("and-round", "round"), step("last"))
    assert found(pathway_step_is_reached, *lost) == ["pathway.round.name"]


@pytest.mark.parametrize(
    ("then", "places"),
    [
        (("it hums > hat",), ["pathway.hat.then"]),
        (("hat",), ["pathway.hat.then"]),
        (("it hums > hat", "stop!"), []),
        (("ask",), []),
    ],
)
def test_a_step_leads_to_something_besides_itself(then: tuple[str, ...], places: list[str]) -> None:
    assert found(pathway_step_leads_on, step("ask"), step("hat", *then)) == places


@pytest.mark.parametrize(
    ("steps", "places"),
    [
        ((step("ask"), step("hat"), step("look", "hat")), ["pathway.look.then"]),
        ((step("ask", "look"), step("hat", "look"), step("look", "hat")), ["pathway.look.then"]),
        (
            (step("one"), step("two", "one"), step("three"), step("four", "three")),
            ["pathway.two.then", "pathway.four.then"],
        ),
        ((step("ask"), step("hat"), step("look", "it hums > hat", "stop!")), []),
        ((step("ask"), step("hat"), step("look", "it hums > ask", "hat")), []),
        ((step("ask"), step("hat", "hat")), []),
        ((step("ask"), step("hat")), []),
        ((), []),
    ],
    ids=["at the end", "from outside", "two", "an end", "for life", "of one", "none", "no pathway"],
)
def test_a_circle_without_a_condition_is_found_once(steps: tuple[Fields, ...], places: list[str]) -> None:
    assert found(pathway_circle_can_be_left, *steps) == places


@pytest.mark.parametrize(
    ("then", "places"),
    [
        (("it hums > hat", "It  HUMS > stop!", "ask"), ["pathway.look.then.2.when"]),
        (("it hums > hat", "it drums > stop!", "it hums > ask"), ["pathway.look.then.3.when"]),
        (("it hums > hat", "it hums > hat"), []),
        (("it hums > hat", "it drums > hat", "stop!"), []),
    ],
)
def test_one_condition_leads_to_one_place(then: tuple[str, ...], places: list[str]) -> None:
    assert found(pathway_branches_differ, step("ask"), step("hat"), step("look", *then)) == places


@pytest.mark.parametrize(
    ("then", "places"),
    [
        (("it hums > hat",), ["pathway.look.then"]),
        (("it hums > hat", "it drums > stop!"), ["pathway.look.then"]),
        (("it hums > hat", "stop!"), []),
        (("hat",), []),
        ((), []),
    ],
)
def test_a_step_says_what_is_done_otherwise(then: tuple[str, ...], places: list[str]) -> None:
    assert found(pathway_branches_leave_nobody_out, step("hat"), step("look", *then)) == places


@pytest.mark.parametrize(
    "when",
    ["If it hums", "if it hums", "it hums.", "it hums. [@Quill2031, page 1]", "it hums [@Quill2031, page 1]."],
)
def test_a_condition_is_no_whole_sentence(when: str) -> None:
    with pytest.raises(ValidationError, match="does not go on after the word If"):
        Branch.model_validate({"when": when, "go": "hat"})


@pytest.mark.parametrize("when", ["it hums", "iffy hats hum", "it hums above 0.5 [@Quill2031, page 1]"])
def test_a_condition_goes_on_after_if(when: str) -> None:
    assert Branch.model_validate({"when": when, "go": "hat"}).when == when
