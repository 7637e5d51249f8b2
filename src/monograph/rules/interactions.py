"""Rules on interactions: each is written once."""

from __future__ import annotations

from collections.abc import Iterator

from monograph.entries import Drug
from monograph.entries.kinds.drug import Interaction, InteractionEffect
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.parts import value_of
from monograph.entries.shared.vocabulary import PharmacokineticParameter
from monograph.evidence.pico.lineage import drug_lineage
from monograph.rules.rule import Breach, Judgement, NotJudged, Passed, Setting, Theme, rule
from monograph.sources import Path

_OF_THE_PERSON = frozenset({PharmacokineticParameter.SYSTOLIC_CHANGE, PharmacokineticParameter.DIASTOLIC_CHANGE})


@rule(Theme.COMBINATIONS, Drug)
def interaction_is_written_once(sheet: Sheet[Drug], setting: Setting) -> Iterator[Judgement]:
    """An interaction is written once, in the entry of the drug that is affected.

    When both entries of a pair hold the same measurement, one of the two is in the wrong place, and a later
    correction will reach only one of them. The same measurement is the same parameter with the same figures, or a
    change in blood pressure, which belongs to the person and not to one of the drugs. Cannot judge: both entries
    name the same parameter, or none, and give no figures; each of two drugs may raise the other.

    Source: decision of this project's design, section 4: an interaction is stored once, in the affected drug's
    file.

    Passes:

        drug/glimmerine:
          interactions:
            - causes: [zorbatine]
              basis: stated
              effects:
                - parameter: half-life
                  alone: {value: 4 hours, cite: "Pebble2030, abstract"}
                  together: {value: 9 hours, cite: "Pebble2030, abstract"}
              cite: Pebble2030, abstract
        drug/zorbatine:
          interactions:
            - causes: [glimmerine]
              basis: stated
              effects:
                - parameter: half-life
                  alone: {value: 2 hours, cite: "Pebble2030, abstract"}
                  together: {value: 3 hours, cite: "Pebble2030, abstract"}
              cite: Pebble2030, abstract

    Fails:

        drug/glimmerine:
          interactions:
            - causes: [glow-blockers]
              basis: stated
              effects:
                - parameter: half-life
                  alone: {value: 4 hours, cite: "Pebble2030, abstract"}
                  together: {value: 9 hours, cite: "Pebble2030, abstract"}
              cite: Pebble2030, abstract
        drug/zorbatine:
          belongs_to: [glow-blockers]
          interactions:
            - causes: [glimmerine]
              basis: stated
              effects:
                - parameter: half-life
                  alone: {value: 4 hours, cite: "Pebble2030, abstract"}
                  together: {value: 9 hours, cite: "Pebble2030, abstract"}
              cite: Pebble2030, abstract
    """
    order = [other.id for other in setting.base.all(Drug)]
    earlier = set(order[: order.index(sheet.id)])
    own = drug_lineage(setting.base)[sheet.id]
    for path, interaction in sheet.parts(Interaction):
        for cause in map(str, interaction.causes):
            other = setting.base.get(Drug, cause).entry if cause in earlier else None
            back = [one for one in other.interactions if not own.isdisjoint(map(str, one.causes))] if other else []
            yield _judged_once(path, interaction, cause, back)


def _judged_once(path: Path, interaction: Interaction, cause: str, back: list[Interaction]) -> Judgement:
    theirs = [effect for one in back for effect in one.effects]
    for number, effect in enumerate(interaction.effects):
        twins = [other for other in theirs if other.parameter is effect.parameter]
        figures = _figures(effect)
        is_twice = any(figures and figures == _figures(other) for other in twins)
        if is_twice or (twins and effect.parameter in _OF_THE_PERSON):
            found = f"the {effect.parameter} of this pair is also in the entry `{cause}`"
            return Breach((*path, "effects", number), found, "Keep it in the entry of the drug that is affected.")
        if any(not figures and not _figures(other) for other in twins):
            return NotJudged(
                path, f"without figures, `{effect.parameter}` in both entries may be one thing or two"
            )
    if any(not one.effects for one in back) and not interaction.effects:
        return NotJudged(path, f"the entry `{cause}` names this pair too, and neither says what was measured")
    return Passed(path)


def _figures(effect: InteractionEffect) -> tuple[str, ...]:
    reported = (effect.alone, effect.together, effect.stated_ratio, effect.stated_change)
    values = [value_of(one) for one in reported]
    return tuple(map(str, values)) if any(value is not None for value in values) else ()


RULES = (interaction_is_written_once,)
