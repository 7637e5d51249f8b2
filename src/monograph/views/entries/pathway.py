"""What a pathway shows: numbered steps, how a reader comes to each, and the ways on from it in words."""

from __future__ import annotations

from collections.abc import Sequence

from monograph.entries.kinds.question import Branch, PathwayStep
from monograph.evidence.answers.pathway import Way, side_steps, ways_through
from monograph.views.formatting.content import NOTHING, Content, content, joined, link_to, phrase
from monograph.views.formatting.doses import dose_words
from monograph.views.formatting.writer import Writer
from monograph.views.page.blocks import Step, Steps


def pathway_steps(steps: Sequence[PathwayStep], writer: Writer) -> Steps:
    """Return the steps of a pathway. Call it where the page shows them: it cites."""
    ways = ways_through(steps)
    aside = side_steps(ways)
    places = {step.id: place for place, step in enumerate(steps) if step.id is not None}
    return Steps(
        tuple(
            Step(
                anchor=_anchor(place),
                title=_title(place, steps),
                came_from=_came_from(place, steps, ways.coming[place]),
                given=_given(step, writer),
                text=phrase("{}{}", writer.inline(step.text), writer.cite(step.cite)),
                ways=tuple(
                    phrase("{}: {}", _condition(branch, step, writer), _leads_to(branch, places, steps, writer))
                    for branch in step.then
                ),
                is_aside=place in aside,
                leads_below=any(way.goal == place + 1 for way in ways.leaving[place]),
            )
            for place, step in enumerate(steps)
        )
    )


def _anchor(place: int) -> str:
    return f"step-{place + 1}"


def _title(place: int, steps: Sequence[PathwayStep]) -> str:
    return f"{place + 1}. {steps[place].name}"


def _link(place: int, steps: Sequence[PathwayStep], before: str = "") -> Content:
    return link_to(f"#{_anchor(place)}", f"{before}{_title(place, steps)}")


def _came_from(place: int, steps: Sequence[PathwayStep], ways: Sequence[Way]) -> Content:
    coming = [way for way in ways if way.start != place]
    if all(way.start == place - 1 and not way.is_conditional for way in coming):
        return NOTHING
    return joined((_link(start, steps) for start in dict.fromkeys(way.start for way in coming)), "; ")


def _given(step: PathwayStep, writer: Writer) -> Content:
    drug = writer.link(step.drug) if step.drug else NOTHING
    dose = writer.reported(step.dose, dose_words) if step.dose else NOTHING
    return joined([drug, dose], " ")


def _condition(branch: Branch, step: PathwayStep, writer: Writer) -> Content:
    if branch.when is not None:
        return phrase("If {}", writer.inline(branch.when))
    return content("Otherwise") if len(step.then) > 1 else content("Then")


def _leads_to(branch: Branch, places: dict[str, int], steps: Sequence[PathwayStep], writer: Writer) -> Content:
    if branch.go is not None:
        return _link(places[branch.go], steps, "go to ")
    if branch.question is not None:
        return phrase("see {}", writer.link(branch.question))
    return writer.inline(branch.end)
