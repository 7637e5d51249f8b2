"""How many people a study counts."""

from __future__ import annotations

from monograph.entries.study import Study


def study_people(study: Study) -> int | None:
    """Return how many people a study counts: randomised, else enrolled, treated, analysed; else None."""
    people = study.participants
    if people is None:
        return None
    for stage in (people.randomised, people.enrolled, people.treated, people.analysed):
        if stage is not None and stage.value is not None:
            return stage.value
    return None
