"""Rules on the ways through a pathway: they lead to every step, on from it, and for everybody."""

from __future__ import annotations

from collections.abc import Iterator

from monograph.entries import Question
from monograph.entries.reading.sheet import Sheet
from monograph.evidence.answers.pathway import endless_circles, reached_from, ways_through
from monograph.findings import Severity
from monograph.rules.rule import Breach, Judgement, Passed, Setting, Theme, rule


@rule(Theme.PATHWAYS, Question)
def pathway_step_is_reached(sheet: Sheet[Question], setting: Setting) -> Iterator[Judgement]:
    """A way leads from the first step of a pathway to each of the others.

    A step with branches does not lead to the one below it unless a branch says so. When one of its branches is
    left out, the step is on the page and belongs to nobody: a reader cannot tell for whom it is. A circle is
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
            remedy = "Let a branch of an earlier step lead here with `go`, or remove the step."
            yield Breach(("pathway", place, "name"), f"nothing leads to the step “{step.name}”", remedy)
            # What follows from here is reached as soon as this step is: one fault is reported once.
            reached |= reached_from(place, ways, reached)


@rule(Theme.PATHWAYS, Question)
def pathway_step_leads_on(sheet: Sheet[Question], setting: Setting) -> Iterator[Judgement]:
    """A step of a pathway with branches leads to something besides itself.

    A branch back to its own step may say that it is done once more. When there is no other way, no one ever gets
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


@rule(Theme.PATHWAYS, Question)
def pathway_circle_can_be_left(sheet: Sheet[Question], setting: Setting) -> Iterator[Judgement]:
    """Where steps of a pathway lead round in a circle, some condition or end lies on the way.

    Raising a dose, looking again and raising it once more is a circle, and a good one: it says when the dose is
    raised and what is done otherwise. A circle without any condition sends a person round for ever, past every
    step that is written below it.

    Source: decision 24 of this project: a pathway is steps, and the ways between them.

    Passes:

        question/does-zorbatine-ease-humming:
          pathway:
            - {id: begin, name: Begin, text: Begin., cite: "Quill2031, abstract"}
            - name: Listen
              text: Listen.
              then:
                - {when: it still hums, go: begin}
                - {end: Nothing more is done.}
              cite: Quill2031, abstract

    Fails:

        question/does-zorbatine-ease-humming:
          pathway:
            - {name: Ask, text: Ask., cite: "Quill2031, abstract"}
            - {id: begin, name: Begin, text: Begin., cite: "Quill2031, abstract"}
            - name: Listen
              text: Listen.
              then:
                - {go: begin}
              cite: Quill2031, abstract
    """
    steps = sheet.entry.pathway
    ways = ways_through(steps)
    circles = {max(circle): circle for circle in endless_circles(steps, ways)}
    for place in range(len(steps)):
        if place in circles:
            names = ", ".join(f"“{steps[one].name}”" for one in sorted(circles[place]))
            remedy = "Say with `when` who repeats it, and add a branch that leads out."
            yield Breach(("pathway", place, "then"), f"no one can leave the loop of {names}", remedy)
        elif any(way.goal < place for way in ways.leaving[place]):
            yield Passed(("pathway", place, "then"))


@rule(Theme.PATHWAYS, Question)
def pathway_branches_differ(sheet: Sheet[Question], setting: Setting) -> Iterator[Judgement]:
    """Two branches of a step with the same condition do not lead to different places.

    The page would tell one person to do two things, and no one could say which. Capitals and blanks make no
    difference; conditions that say the same in other words are not seen.

    Source: decision 24 of this project: a pathway is steps, and the ways between them.

    Passes:

        question/does-zorbatine-ease-humming:
          pathway:
            - name: Listen
              text: Listen.
              then:
                - {when: it hums, end: A hat is put on.}
                - {when: it drums, end: Two hats are put on.}
                - {end: Nothing is done.}
              cite: Quill2031, abstract

    Fails:

        question/does-zorbatine-ease-humming:
          pathway:
            - {name: Ask, text: Ask., cite: "Quill2031, abstract"}
            - name: Listen
              text: Listen.
              then:
                - {when: it hums, end: A hat is put on.}
                - {when: It  hums, end: Two hats are put on.}
                - {end: Nothing is done.}
              cite: Quill2031, abstract
    """
    for place, step in enumerate(sheet.entry.pathway):
        leads_to: dict[str, tuple[str | None, ...]] = {}
        for number, branch in enumerate(step.then):
            if branch.when is None or len(step.then) < 2:
                continue
            here = ("pathway", place, "then", number, "when")
            goal = (branch.go, branch.question, branch.end)
            if leads_to.setdefault(" ".join(branch.when.split()).casefold(), goal) != goal:
                remedy = "Correct the condition that is wrong, or take one of the two branches out."
                found = f"two branches of “{step.name}” have the condition “{branch.when}”, and lead apart"
                yield Breach(here, found, remedy)
            else:
                yield Passed(here)


@rule(Theme.PATHWAYS, Question, Severity.WARNING)
def pathway_branches_leave_nobody_out(sheet: Sheet[Question], setting: Setting) -> Iterator[Judgement]:
    """The last branch of a step says what is done otherwise.

    When each branch has a condition, whoever meets none of them is not told how it goes on. Sometimes the
    conditions leave no one out, such as the two answers to one question. No program can tell, so this is a
    warning; an exception records that somebody looked.

    Source: decision 24 of this project: a pathway is steps, and the ways between them.

    Passes:

        question/does-zorbatine-ease-humming:
          pathway:
            - name: Listen
              text: Listen.
              then:
                - {when: it hums, end: A hat is put on.}
                - {end: Nothing is done.}
              cite: Quill2031, abstract

    Fails:

        question/does-zorbatine-ease-humming:
          pathway:
            - {name: Ask, text: Ask., cite: "Quill2031, abstract"}
            - name: Listen
              text: Listen.
              then:
                - {when: it hums, end: A hat is put on.}
                - {when: it drums, end: Two hats are put on.}
              cite: Quill2031, abstract
    """
    for place, step in enumerate(sheet.entry.pathway):
        here = ("pathway", place, "then")
        if step.then and step.then[-1].when is not None:
            remedy = "Add a last branch without `when`; if no one is left out, say so in kb/exceptions.yaml."
            found = f"the step “{step.name}” does not say what to do when no condition is met"
            yield Breach(here, found, remedy)
        elif step.then:
            yield Passed(here)


RULES = (
    pathway_step_is_reached,
    pathway_step_leads_on,
    pathway_circle_can_be_left,
    pathway_branches_differ,
    pathway_branches_leave_nobody_out,
)
