"""Invented trials and answers on zorbatine, as fields of fragments."""

from __future__ import annotations

from typing import Any

from monograph.entries import Question, Study
from monograph.entries.kinds.result import Harm, Result
from monograph.entries.shared.vocabulary import DirectnessAxis
from monograph.evidence.answers.directness import asked_of, directness
from monograph.evidence.pico.axes import AxisDirectness
from monograph.knowledge_base import KnowledgeBase

Fields = dict[str, Any]

ZORBATINE: Fields = {
    "id": "zorbatine",
    "name": "Zorbatine",
    "type": "experimental",
    "treatments": [{"drug": "zorbatine"}],
}
PLACEBO: Fields = {"id": "placebo", "name": "Placebo", "type": "placebo", "treatments": [{"name": "placebo"}]}
HUMS: Fields = {
    "id": "hums",
    "outcome": "hum-frequency",
    "contrast": "between arms",
    "index": ["zorbatine"],
    "comparator": ["placebo"],
    "p": {"value": "0.03", "cite": "Quill2031, table 2"},
}
NO_EVIDENCE: Fields = {"level": "no evidence found", "origin": "provisional, by the editors"}


def arm(name: str, kind: str, *treatments: Fields) -> Fields:
    """Return an arm of a study."""
    return {"id": name, "name": name.capitalize(), "type": kind, "treatments": list(treatments)}


def trial(**fields: Any) -> Fields:
    """Return a trial of zorbatine against placebo in harrow syndrome, with one result on hum frequency."""
    made: Fields = {
        "population": {"conditions": ["harrow-syndrome"]},
        "arms": [ZORBATINE, PLACEBO],
        "results": [HUMS],
        "participants": {"randomised": {"value": 40, "cite": "Quill2031, table 1"}},
    }
    return made | fields


def rating(**fields: Any) -> Fields:
    """Return a rating of low certainty."""
    domain = {"domain": "imprecision", "judgement": "down two levels", "reason": "Few people."}
    made: Fields = {
        "level": "low",
        "starts_at": "high",
        "origin": "provisional, by the editors",
        "domains": [domain],
    }
    return made | fields


def answer(*studies: str, **fields: Any) -> Fields:
    """Return an answer on hum frequency that rests on the hums of some studies."""
    made: Fields = {
        "outcome": "hum-frequency",
        "importance": "critical",
        "effect": "Fewer hums.",
        "results": [{"study": study, "result": "hums"} for study in studies],
        "certainty": rating(),
    }
    return made | fields


def option(*answers: Fields, **fields: Any) -> Fields:
    """Return an option on zorbatine."""
    made: Fields = {
        "drug": "zorbatine",
        "verdict": "may help",
        "because": "It is invented.",
        "outcomes": list(answers),
    }
    return made | fields


def question(*answers: Fields, pico: Fields | None = None, **fields: Any) -> Fields:
    """Return a question on zorbatine in harrow syndrome, with one option that has these answers."""
    return {"options": [option(*answers)]} | ({"pico": pico} if pico else {}) | fields


def the_question(base: KnowledgeBase) -> Question:
    """Return the only question of a base."""
    (sheet,) = base.all(Question)
    return sheet.entry


def axes_of(base: KnowledgeBase, study_id: str = "quill-2031", found: str = "hums") -> dict[str, AxisDirectness]:
    """Return how direct a result of a study is for the first answer of the only question, by axis."""
    asked_by = the_question(base)
    asked = asked_of(asked_by, asked_by.options[0], base)
    study = base.get(Study, study_id).entry
    everything: tuple[Result | Harm, ...] = (*study.results, *study.harms)
    result = next(one for one in everything if one.id == found)
    axes = directness(study, result, "hum-frequency", asked, base)
    return {str(axis.axis): axis for axis in axes}


def agreement(base: KnowledgeBase, axis: DirectnessAxis, study_id: str = "quill-2031", found: str = "hums") -> str:
    """Return how far one result agrees with the only question on one axis."""
    return str(axes_of(base, study_id, found)[axis].agreement)
