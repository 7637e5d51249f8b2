"""Rules on the ways through a pathway: they lead to every step, and on from it."""

from __future__ import annotations

from collections.abc import Iterator

from monograph.entries import Question
from monograph.entries.sheet import Sheet
from monograph.evidence.pathway import reached_from, ways_through
from monograph.rules.rule import Breach, Judgement, Passed, Setting, Theme, rule


@rule(Theme.PATHWAYS, Question)
def pathway_step_is_reached(sheet: Sheet[Question], setting: Setting) -> Iterator[Judgement]:
    """A way leads from the first step of a pathway to each of the others.

    A step with branches does not lead to the one below it unless a branch says so. When one of its branches is
    left out, the step stands on the page and belongs to nobody: a reader cannot tell for whom it is. A circle is
    fine, such as raising a dose, looking again and raising it once more.

    Source: decision 24 of this project: a pathway is steps, and the ways between them.

    Passes:

        question/does-zorbatine-ease-humming:
          pathway:
            - name: Listen
              text: Listen, and ask about hats.
              then:
                - {when: two hats are worn, go: second-hat}
                - {go: zorbatine}
              cite: Quill2031, abstract
            - id: second-hat
              name: Hats
              text: Take one off.
              then:
                - {go: zorbatine}
              cite: Quill2031, abstract
            - {id: zorbatine, name: Begin, text: Begin., cite: "Quill2031, abstract"}

    Fails:

        question/does-zorbatine-ease-humming:
          pathway:
            - name: Listen
              text: Listen, and ask about hats.
              then:
                - {go: zorbatine}
              cite: Quill2031, abstract
            - id: second-hat
              name: Hats
              text: Take one off.
              then:
                - {go: zorbatine}
              cite: Quill2031, abstract
            - {id: zorbatine, name: Begin, text: Begin., cite: "Quill2031, abstract"}
    """
    steps = sheet.entry.pathway
    ways = ways_through(steps)
    reached = set(reached_from(0, ways)) if steps else set[int]()
    for place, step in enumerate(steps):
        if place in reached:
            yield Passed(("pathway", place))
        else:
            remedy = "Let a branch of an earlier step lead here with `go`, or take the step out."
            yield Breach(("pathway", place, "name"), f"no way leads to the step “{step.name}”", remedy)
            # What follows from here is reached as soon as this step is: one fault is told once.
            reached |= reached_from(place, ways, reached)


@rule(Theme.PATHWAYS, Question)
def pathway_step_leads_on(sheet: Sheet[Question], setting: Setting) -> Iterator[Judgement]:
    """A step of a pathway with branches leads to something besides itself.

    A branch back to its own step may say that it is done once more. When there is no other way, nobody ever gets
    on.

    Source: decision 24 of this project: a pathway is steps, and the ways between them.

    Passes:

        question/does-zorbatine-ease-humming:
          pathway:
            - id: listen
              name: Listen
              text: Listen.
              then:
                - {when: nothing is heard, go: listen}
                - {go: begin}
              cite: Quill2031, abstract
            - {id: begin, name: Begin, text: Begin., cite: "Quill2031, abstract"}

    Fails:

        question/does-zorbatine-ease-humming:
          pathway:
            - {name: Ask, text: Ask., cite: "Quill2031, abstract"}
            - id: listen-a-second-time
              name: Listen
              text: Listen.
              then:
                - {when: nothing is heard, go: listen-a-second-time}
              cite: Quill2031, abstract
    """
    for place, step in enumerate(sheet.entry.pathway):
        if not step.then:
            continue
        if all(branch.go is not None and branch.go == step.id for branch in step.then):
            remedy = "Add a branch that leads to another step, to a question or to an end."
            yield Breach(("pathway", place, "then"), f"the step “{step.name}” leads only to itself", remedy)
        else:
            yield Passed(("pathway", place, "then"))


RULES = (pathway_step_is_reached, pathway_step_leads_on)
