"""Which treatments an answer recommends together, and what is known of them in combination."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from monograph.entries import Question
from monograph.entries.shared.vocabulary import PharmacodynamicProperty
from monograph.evidence.answers.combinations import (
    Together,
    breathing_risks,
    carries_a_caution,
    drugs_of_answer,
    interactions_between,
    properties_of,
    recommended_together,
)
from monograph.evidence.pico.lineage import drug_lineage
from monograph.knowledge_base import KnowledgeBase
from tests.fragments import base_of

Fields = dict[str, Any]

PAIR = Together("zorbatine", "glimmerine", ())


def step(drug: str | None) -> Fields:
    named = {"drug": drug} if drug else {}
    return {"name": "A step", "text": "Do it.", "cite": "Quill2031, page 1", **named}


def base(**fields: Any) -> KnowledgeBase:
    more = fields.pop("more", {})
    return base_of({"question/does-it-help": fields, "drug/glimmerine": {}} | more)


def question(base: KnowledgeBase) -> Question:
    return base.get(Question, "does-it-help").entry


def pairs(base: KnowledgeBase) -> set[tuple[str, str, str]]:
    together = recommended_together(question(base), drug_lineage(base))
    return {(pair.first, pair.second, ".".join(map(str, pair.path))) for pair in together}


def test_every_two_treatments_of_a_pathway_are_recommended_together() -> None:
    steps = [step("zorbatine"), step(None), step("glimmerine"), step("zorbatine"), step("spangle-spray")]
    assert pairs(base(pathway=steps)) == {
        ("zorbatine", "glimmerine", "pathway.2.drug"),
        ("zorbatine", "spangle-spray", "pathway.4.drug"),
        ("glimmerine", "spangle-spray", "pathway.4.drug"),
    }


def test_what_people_already_take_stands_beside_each_option_and_each_step() -> None:
    found = pairs(base(pico={"background": ["spangle-spray"]}, pathway=[step("glimmerine")]))
    assert found == {
        ("spangle-spray", "zorbatine", "options.0.drug"),
        ("spangle-spray", "glimmerine", "pathway.0.drug"),
    }


def test_a_class_and_its_member_are_no_combination() -> None:
    more = {"drug/zorbatine": {"belongs_to": ["glow-blockers"]}}
    assert not pairs(base(pathway=[step("glow-blockers"), step("zorbatine")], more=more))


def interaction(*causes: str, **fields: Any) -> Fields:
    given = {"causes": list(causes), "basis": "stated", "cite": "Pebble2030, abstract"}
    return {"interactions": [given | fields]}


def known(
    more: dict[str, Fields], first: str = "zorbatine", second: str = "glimmerine"
) -> list[tuple[str, str, str]]:
    made = base(more=more)
    found = interactions_between(first, second, made, drug_lineage(made))
    return [(one.cause, one.affected, one.written_in) for one in found]


def test_an_interaction_is_found_from_either_side() -> None:
    more = {"drug/zorbatine": interaction("glimmerine")}
    assert known(more) == [("glimmerine", "zorbatine", "zorbatine")]
    assert known(more, "glimmerine", "zorbatine") == [("glimmerine", "zorbatine", "zorbatine")]


def test_a_class_of_a_class_passes_its_interactions_on() -> None:
    cause = {
        "drug/zorbatine": interaction("glow-drugs"),
        "drug/glimmerine": {"belongs_to": ["glow-blockers"]},
        "drug/glow-blockers": {"belongs_to": ["glow-drugs"]},
    }
    affected = {"drug/zorbatine": {"belongs_to": ["hummers"]}, "drug/hummers": interaction("glimmerine")}
    assert known(cause) == [("glimmerine", "zorbatine", "zorbatine")]
    assert known(affected) == [("glimmerine", "zorbatine", "hummers")]


def test_a_cause_that_is_only_named_counts_when_an_entry_has_that_name() -> None:
    more = {
        "drug/zorbatine": interaction()
        | {"interactions": [{"cause_names": ["glimmerine"], "basis": "stated", "cite": "Pebble2030, abstract"}]}
    }
    assert known(more) == [("glimmerine", "zorbatine", "zorbatine")]


def test_a_record_that_nothing_changed_is_no_interaction() -> None:
    unchanged = {"parameter": "half-life", "direction": "no change"}
    changed = {"parameter": "clearance", "direction": "decrease"}
    assert not known({"drug/zorbatine": interaction("glimmerine", effects=[unchanged])})
    assert known({"drug/zorbatine": interaction("glimmerine", effects=[unchanged, changed])})


def test_the_ratio_of_a_measured_effect_is_computed() -> None:
    measured = {
        "parameter": "peak concentration",
        "alone": {"value": "1.8 ng/mL", "cite": "Pebble2030, abstract"},
        "together": {"value": "5.3 ng/mL", "cite": "Pebble2030, abstract"},
    }
    worded = {"parameter": "half-life", "direction": "increase"}
    made = base(more={"drug/zorbatine": interaction("glimmerine", effects=[measured, worded])})
    (one,) = interactions_between("glimmerine", "zorbatine", made, drug_lineage(made))
    assert [effect.ratio for effect in one.effects] == [Decimal("2.9"), None]


def test_properties_of_a_class_are_those_of_its_members() -> None:
    hats = {"properties": [{"type": "QT prolonging", "cite": "Pebble2030, page 1"}]}
    own = {"properties": [{"type": "hypotensive", "cite": "Pebble2030, page 2"}], "belongs_to": ["hats"]}
    made = base(more={"drug/hats": hats, "drug/zorbatine": own})
    assert properties_of("zorbatine", made, drug_lineage(made)) == {
        PharmacodynamicProperty.QT_PROLONGING,
        PharmacodynamicProperty.HYPOTENSIVE,
    }


def test_breathing_at_risk_in_a_broader_disease_is_at_risk_here() -> None:
    risk = {"breathing_at_risk": {"text": "The chest goes still.", "cite": "Pebble2030, page 1"}}
    more = {"condition/harrow-syndrome": {"broader": ["all-stillness"]}, "condition/all-stillness": risk}
    made = base(more=more)
    assert [one.condition for one in breathing_risks(question(made), made)] == ["all-stillness"]
    assert not breathing_risks(question(base()), base())


CAUTION = {"text": "Take care.", "cite": "Pebble2030, page 1"}
AVOIDED = {"name": "The two together", "reason": "They harm.", "cite": "Pebble2030, page 1"}


@pytest.mark.parametrize(
    ("fields", "is_cautioned"),
    [
        ({"cautions": [CAUTION | {"drugs": ["spangle-spray", "glimmerine", "zorbatine"]}]}, True),
        ({"cautions": [CAUTION | {"drugs": ["glow-blockers", "glimmerine"]}]}, True),
        ({"cautions": [CAUTION | {"drugs": ["spangle-spray", "glimmerine"]}]}, False),
        ({"avoid": [AVOIDED | {"drug": "glimmerine", "together_with": ["spangle-spray", "zorbatine"]}]}, True),
        ({"avoid": [AVOIDED | {"drug": "zorbatine", "together_with": ["glimmerine"]}]}, True),
        ({"avoid": [AVOIDED | {"together_with": ["zorbatine", "glimmerine"]}]}, True),
        ({"avoid": [AVOIDED | {"drug": "glimmerine"}]}, False),
        ({"avoid": [AVOIDED | {"drug": "spangle-spray", "together_with": ["zorbatine", "glimmerine"]}]}, False),
    ],
)
def test_a_caution_names_both_treatments_or_their_classes(fields: Fields, is_cautioned: bool) -> None:
    made = base(**fields, more={"drug/zorbatine": {"belongs_to": ["glow-blockers"]}})
    assert carries_a_caution(PAIR, question(made), drug_lineage(made)) is is_cautioned


def test_an_answer_is_about_options_steps_and_what_people_take() -> None:
    made = base(pico={"background": ["spangle-spray"]}, pathway=[step("glimmerine")])
    assert drugs_of_answer(question(made)) == {"zorbatine", "glimmerine", "spangle-spray"}
