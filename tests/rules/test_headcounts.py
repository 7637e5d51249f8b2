"""More people than took part, and all the ways in which there may be more."""

from __future__ import annotations

import pytest

from tests.rules.impossible import found, result, side, study

SIXTY = "participants: {randomised: {value: 60, cite: C}}\n"
RULE = "people-counted-took-part"
PEOPLE = "people: {value: 50 of 100, cite: C}"


@pytest.mark.parametrize(
    ("text", "at"),
    [
        (side(PEOPLE, "percentage of people"), "results.second.sides.1.people.value"),
        (side("figure: {value: 75 people, cite: C}", "count"), "results.second.sides.1.figure.value"),
        (result("p: {value: 0.3, cite: C}, analysed: {value: 75, cite: C}"), "results.second.analysed.value"),
        (
            result("p: {value: 0.3, cite: C}, population: {name: Women, people: {value: 75, cite: C}}"),
            "results.second.population.people.value",
        ),
        (
            result(
                "p: {value: 0.3, cite: C}, analysed: {value: 40, cite: C}, "
                "population: {name: Women, people: {value: 30, cite: C}}"
            ),
            "results.second.analysed.value",
        ),
        (f"harms: [{{event: B, arms: [low], {PEOPLE}}}]", "harms.1.people.value"),
        ("harms: [{event: B, arms: [low], count: {value: 75, cite: C}}]", "harms.1.count.value"),
    ],
)
def test_more_people_than_took_part_are_told(text: str, at: str) -> None:
    [finding] = found(RULE, study(SIXTY + text))
    assert finding.startswith(at)
    assert "people, of " in finding


def test_a_group_has_no_more_people_than_it_had_at_any_stage() -> None:
    arms = """
arms:
  - id: low
    name: A
    type: experimental
    participants: {randomised: {value: 20, cite: C}, treated: {value: 22, cite: C}}
  - {id: dummy, name: B, type: placebo, participants: {randomised: {value: 40, cite: C}}}
"""
    harm = "harms: [{event: A, arms: [low], people: {value: 5 of %d, cite: C}}]"
    assert not found(RULE, study(SIXTY + arms + harm % 22))
    assert found(RULE, study(SIXTY + arms + harm % 25)) == ["harms.1.people.value: 25 people, of 22 who took part"]
    pooled = "harms: [{event: A, arms: [low, dummy], people: {value: 5 of 60, cite: C}}]"
    assert not found(RULE, study(SIXTY + arms + pooled))


def test_a_number_that_another_source_gives_counts_too() -> None:
    more = (
        "participants: {randomised: {value: 60, preferred_because: It is the paper., "
        "also_reported: [{value: 100, note: At a meeting., cite: C}], cite: C}}\n"
    )
    assert not found(RULE, study(more + side(PEOPLE, "percentage of people")))


@pytest.mark.parametrize(
    "text",
    [
        side("people: {value: 50 of 100, note: Screened people., cite: C}", "percentage of people"),
        result("p: {value: 0.3, cite: C}, analysed: {value: 75, note: With the run-in., cite: C}"),
        f"design: randomised crossover trial\n{side(PEOPLE, 'percentage of people')}",
        f"design: aggregated N-of-1 trials\n{side(PEOPLE, 'percentage of people')}",
        f"design: systematic review\n{side(PEOPLE, 'percentage of people')}",
        side(PEOPLE, "percentage of people").replace("between arms", "within person"),
        "harms: [{event: A, counts_events: true, arms: [low], count: {value: 75, cite: C}}]",
        side("people: {value: 5 of 60, cite: C}", "percentage of people"),
        side("figure: {value: 75 events, cite: C}".replace("events", "cramps"), "count"),
    ],
)
def test_what_may_be_more_is_not(text: str) -> None:
    assert not found(RULE, study(SIXTY + text))


def test_a_crossover_counts_a_person_once_a_period_at_most() -> None:
    crossover = "design: randomised crossover trial\n" + SIXTY  # of three groups, in turn
    harm = "harms: [{event: A, arms: [low], people: {value: 5 of %d, cite: C}}]"
    assert not found(RULE, study(crossover + harm % 180))
    assert found(RULE, study(crossover + harm % 340))
    assert not found(
        RULE, study(crossover.replace("randomised crossover trial", "aggregated N-of-1 trials") + harm % 340)
    )


def test_a_group_that_was_only_watched_is_not_among_the_people_of_the_study() -> None:
    arms = """
design: pharmacokinetic study
participants: {enrolled: {value: 12, cite: C}}
arms:
  - {id: low, name: A, type: experimental}
  - {id: dummy, name: B, type: observed group}
"""
    harm = "harms: [{event: A, arms: [dummy], people: {value: 4 of 15, cite: C}}]"
    assert not found(RULE, study(arms + harm))
    assert found(RULE, study(arms + harm.replace("[dummy]", "[low]")))


def test_nobody_is_on_two_sides() -> None:
    sides = (
        "sides: [{arms: [low], statistic: count, people: {value: 4 of 30, cite: C}}, "
        "{arms: [dummy], statistic: count, people: {value: 4 of 40, cite: C}}]"
    )
    rule = "sides-share-out-the-people"
    assert found(rule, study(SIXTY + result(sides))) == [
        "results.second.sides.2.people.value: the sides have 30 + 40 = 70 people, of 60 who took part"
    ]
    assert not found(rule, study(SIXTY + result(sides.replace("40", "30"))))
    overlapping = sides.replace("[dummy]", "[low, dummy]")
    assert not found(rule, study(SIXTY + result(overlapping)))
    assert not found(rule, study(SIXTY + result(sides).replace("between arms", "before–after")))
    assert not found(rule, study(f"design: randomised crossover trial\n{SIXTY}{result(sides)}"))


@pytest.mark.parametrize(
    ("rate", "is_wrong"),
    [
        ("people: {value: 5 of 60, cite: C}", True),
        ("count: {value: 45, cite: C}", True),
        ("counts_events: true, count: {value: 45, cite: C}", False),
        ("people: {value: 5 of 38, cite: C}", False),
    ],
)
def test_a_rate_fits_its_group(rate: str, is_wrong: bool) -> None:
    sizes = "group_size: {value: 40, cite: C}"
    drug = (
        "adverse_effects: [{event: A, setting: B, rates: "
        f"[{{group: C, count: {{value: 3, cite: C}}, {sizes}}}, {{group: D, {rate}, {sizes}}}]}}]"
    )
    assert bool(found("rate-fits-its-group", study("{}", drug__zorbatine=drug))) is is_wrong
