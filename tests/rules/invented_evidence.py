"""Invented trials of several subjects, for sentences in the manner of abstracts and lay summaries to speak of."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

Fields = Mapping[str, Any]


def _reported(value: object, key: str) -> dict[str, Any]:
    return {"value": value, "cite": f"{key}, table 2"}


def _number(text: str) -> Decimal:
    return Decimal(text)


def _people(ours: str, theirs: str, key: str) -> list[dict[str, Any]]:
    return [
        {"arms": [name], "statistic": "percentage of people", "people": _reported(count, key)}
        for name, count in (("index", ours), ("control", theirs))
    ]


def _result(name: str, key: str, outcome: str, **fields: Any) -> dict[str, Any]:
    made = {
        "id": name,
        "outcome": outcome,
        "contrast": "between arms",
        "index": ["index"],
        "comparator": ["control"],
    }
    return made | fields


def _effect(measure: str, estimate: str, key: str, unit: str = "") -> dict[str, Any]:
    return _reported({"measure": measure, "estimate": _number(estimate)} | ({"unit": unit} if unit else {}), key)


def _interval(low: str, high: str, key: str, level: str = "95") -> dict[str, Any]:
    return _reported({"low": _number(low), "high": _number(high), "level": _number(level)}, key)


def _study(key: str, size: int, results: list[dict[str, Any]], **fields: Any) -> dict[str, Any]:
    arms = [
        {"id": "index", "name": "Treatment", "type": "experimental"},
        {"id": "control", "name": "Control", "type": "placebo"},
    ]
    return {"arms": arms, "participants": {"randomised": _reported(size, key)}, "results": results, **fields}


def _p(value: str, key: str) -> dict[str, Any]:
    return _reported(value, key)


# Cardiology: 90 of 1,000 died against 120 of 1,000.
BRINE = _study(
    "Brine2031",
    2000,
    [
        _result(
            "death",
            "Brine2031",
            "death",
            sides=_people("90 of 1000", "120 of 1000", "Brine2031"),
            effect=_effect("risk ratio", "0.75", "Brine2031"),
            interval=_interval("0.58", "0.97", "Brine2031"),
            p=_p("0.03", "Brine2031"),
        ),
        _result("walking", "Brine2031", "walking", p=_p("0.4", "Brine2031")),
        _result("pain", "Brine2031", "pain", p=_p("0.6", "Brine2031")),
    ],
    stated_length=_reported("12 months", "Brine2031"),
)
# Oncology: longer life, by a hazard ratio.
TALLOW = _study(
    "Tallow2030",
    310,
    [
        _result(
            "survival",
            "Tallow2030",
            "survival",
            sides=[
                {"arms": ["index"], "statistic": "median", "figure": _reported("14 months", "Tallow2030")},
                {"arms": ["control"], "statistic": "median", "figure": _reported("10 months", "Tallow2030")},
            ],
            effect=_effect("hazard ratio", "0.62", "Tallow2030"),
            interval=_interval("0.45", "0.85", "Tallow2030"),
            p=_p("0.003", "Tallow2030"),
        ),
        _result("response", "Tallow2030", "response", sides=_people("62 of 155", "31 of 155", "Tallow2030")),
    ],
)
# Psychiatry: a score.
LUMEN = _study(
    "Lumen2029",
    120,
    [
        _result(
            "mood",
            "Lumen2029",
            "mood-score",
            sides=[
                {"arms": ["index"], "statistic": "mean", "figure": _reported("14.1 points", "Lumen2029")},
                {"arms": ["control"], "statistic": "mean", "figure": _reported("17.3 points", "Lumen2029")},
            ],
            effect=_effect("mean difference", "-3.2", "Lumen2029", "points"),
            interval=_interval("-5.1", "-1.3", "Lumen2029"),
            p=_p("0.001", "Lumen2029"),
        ),
        _result("sleep", "Lumen2029", "sleep", p=_p("0.08", "Lumen2029")),
    ],
    stated_length=_reported("8 weeks", "Lumen2029"),
)
# A vaccine: 8 of 20,000 against 160 of 20,000.
FEN = _study(
    "Fen2032",
    40000,
    [
        _result(
            "infection",
            "Fen2032",
            "infection",
            sides=_people("8 of 20000", "160 of 20000", "Fen2032"),
            effect=_effect("percent change", "-95", "Fen2032"),
            interval=_interval("-97.6", "-90.3", "Fen2032"),
        ),
    ],
)
# Infection, surgery and devices: cure, and a non-inferior device.
MOSS = _study(
    "Moss2028",
    200,
    [
        _result(
            "cure",
            "Moss2028",
            "clinical-cure",
            sides=_people("80 of 100", "60 of 100", "Moss2028"),
            effect=_effect("risk difference", "20", "Moss2028", "%"),
            interval=_interval("8", "32", "Moss2028"),
            p=_p("0.002", "Moss2028"),
        ),
    ],
)
# Nutrition: a rate that fell to 69 %.
OAT = _study(
    "Oat2027",
    450,
    [
        _result(
            "attacks",
            "Oat2027",
            "attacks",
            effect=_effect("rate ratio", "0.69", "Oat2027"),
            interval=_interval("0.50", "0.95", "Oat2027"),
            p=_p("0.02", "Oat2027"),
        ),
    ],
)
STUDIES: Mapping[str, Fields] = {
    "brine-2031": BRINE,
    "tallow-2030": TALLOW,
    "lumen-2029": LUMEN,
    "fen-2032": FEN,
    "moss-2028": MOSS,
    "oat-2027": OAT,
}
_LINKS = " ".join(f"[[{name}]]" for name in STUDIES)
_DRUG = "veladipine"


def base_with(sentence: str, *, level: str = "low", **fields: Any) -> dict[str, Any]:
    """Return a base in which a drug's page and a question, of some certainty, both say a sentence."""
    rating = {
        "level": level,
        "starts_at": "high",
        "origin": "provisional, by the editors",
        "domains": [{"domain": "imprecision", "judgement": "no change", "reason": "So."}],
    }
    answer = {
        "outcome": "death",
        "importance": "critical",
        "effect": "It may lower it.",
        "results": [{"study": "brine-2031", "result": "death"}],
        "certainty": rating,
    }
    option = {"drug": _DRUG, "verdict": "may help", "because": "One trial.", "outcomes": [answer]}
    scale = {"name": "Mood score", "lowest": 0, "highest": 52, "step": 1}
    return {
        **{f"study/{name}": dict(study) for name, study in STUDIES.items()},
        "outcome/mood-score": {"scale": _reported(scale, "Lumen2029")},
        "outcome/death": {"name": "Death"},
        "outcome/survival": {"name": "Survival", "better": "higher is better"},
        "condition/attacks-of-quill": {"name": "Quill attacks"},
        f"drug/{_DRUG}": {"summary": {"plain": f"See {_LINKS}.", "clinical": sentence}},
        "question/does-it-help": {
            "summary": {"plain": sentence, "clinical": f"See {_LINKS}."},
            "pico": {"symptom": "attacks-of-quill", "interventions": [_DRUG]},
            "options": [option],
            **fields,
        },
    }
