"""Rules on treatments that one answer recommends together."""

from __future__ import annotations

from collections.abc import Iterator

from monograph.entries import Question
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.vocabulary import PharmacodynamicProperty
from monograph.evidence.answers.combinations import (
    DEPRESSANT,
    HEART_RHYTHM,
    KnownInteraction,
    Together,
    breathing_risks,
    carries_a_caution,
    interactions_between,
    properties_of,
    recommended_together,
)
from monograph.evidence.pico.lineage import drug_lineage
from monograph.rules.rule import Breach, Judgement, NotJudged, Passed, Setting, Theme, rule

# These are measured on the person, not on one of the drugs: there is one fall in blood pressure for a pair.


@rule(Theme.COMBINATIONS, Question)
def interacting_drugs_carry_a_caution(sheet: Sheet[Question], setting: Setting) -> Iterator[Judgement]:
    """Drugs that one answer recommends together, and that interact by an entry, carry a caution.

    Someone who follows an answer step by step takes its drugs together, and also takes what they took before. If
    an entry here records that one of them changes the other, the answer must say so itself: under `cautions`, or
    under `avoid` with `together_with`. What is written of a class holds for its members.

    Source: design of this project, section 5: two drugs recommended together that an entry says interact.

    Passes:

        drug/zorbatine:
          interactions:
            - causes: [glimmerine]
              basis: stated
              effects:
                - parameter: peak concentration
                  alone: {value: 2.0 ng/mL, cite: "Pebble2030, abstract"}
                  together: {value: 6.0 ng/mL, cite: "Pebble2030, abstract"}
              cite: Pebble2030, abstract
        question/does-zorbatine-quiet-limb-hum:
          pathway:
            - {name: First, text: Give zorbatine., drug: zorbatine, cite: "Quill2031, page 1"}
            - {name: Then, text: Add glimmerine., drug: glimmerine, cite: "Quill2031, page 2"}
          cautions:
            - drugs: [zorbatine, glimmerine]
              text: Glimmerine triples the level of zorbatine.
              cite: Pebble2030, abstract

    Fails:

        drug/zorbatine:
          interactions:
            - causes: [glimmerine]
              basis: stated
              effects:
                - parameter: peak concentration
                  alone: {value: 2.0 ng/mL, cite: "Pebble2030, abstract"}
                  together: {value: 6.0 ng/mL, cite: "Pebble2030, abstract"}
              cite: Pebble2030, abstract
        question/does-zorbatine-quiet-limb-hum:
          pathway:
            - {name: First, text: Give zorbatine., drug: zorbatine, cite: "Quill2031, page 1"}
            - {name: Then, text: Add glimmerine., drug: glimmerine, cite: "Quill2031, page 2"}
    """
    lineage = drug_lineage(setting.base)
    for pair in recommended_together(sheet.entry, lineage):
        known = interactions_between(pair.first, pair.second, setting.base, lineage)
        if known and not carries_a_caution(pair, sheet.entry, lineage):
            found = f"`{pair.first}` and `{pair.second}` are recommended together, and {_written(known[0])}"
            yield Breach(pair.path, found, _remedy(pair))
        else:
            yield Passed(pair.path)


def _written(known: KnownInteraction) -> str:
    ratios = [effect for effect in known.effects if effect.ratio is not None]
    measured = f" ({ratios[0].effect.parameter}: {ratios[0].ratio} times)" if ratios else ""
    return f"the entry `{known.written_in}` says that `{known.cause}` acts on `{known.affected}`{measured}"


def _remedy(pair: Together) -> str:
    names = f"{pair.first}, {pair.second}"
    return (
        f"Say under `cautions` what can happen (`drugs: [{names}]`) and `cite` where that stands, or use `avoid` "
        "with `together_with`."
    )


@rule(Theme.COMBINATIONS, Question)
def depressants_carry_a_caution_where_breathing_is_at_risk(
    sheet: Sheet[Question], setting: Setting
) -> Iterator[Judgement]:
    """Two drugs that depress the brain or breathing carry a caution where breathing is at risk.

    What each of two drugs does alone adds up, although no entry records an interaction of the pair. Where the
    disease weakens breathing (`breathing_at_risk` in its entry), an answer that recommends both must say so under
    `cautions` or `avoid`. Cannot judge: no entry says of the people in question that breathing is at risk; or only
    one of the two is known to be such a drug, and the other's entry records no property.

    Source: design of this project, section 5: two drugs with a cited depressant property where breathing is at
    risk.

    Passes:

        condition/harrow-syndrome:
          breathing_at_risk: {text: The chest goes still., cite: "Pebble2030, page 1"}
        drug/zorbatine:
          properties: [{type: central depressant, cite: "ZorbatineLabel2031, section 4"}]
        drug/glimmerine:
          properties: [{type: respiratory depressant, cite: "GlimmerineLabel2031, section 4"}]
        question/does-zorbatine-quiet-limb-hum:
          pathway:
            - {name: First, text: Give zorbatine., drug: zorbatine, cite: "Quill2031, page 1"}
            - {name: Then, text: Add glimmerine., drug: glimmerine, cite: "Quill2031, page 2"}
          avoid:
            - drug: glimmerine
              together_with: [zorbatine]
              name: Glimmerine beside zorbatine
              reason: Both make breathing shallow.
              cite: GlimmerineLabel2031, section 4

    Fails:

        condition/harrow-syndrome:
          breathing_at_risk: {text: The chest goes still., cite: "Pebble2030, page 1"}
        drug/zorbatine:
          properties: [{type: central depressant, cite: "ZorbatineLabel2031, section 4"}]
        drug/glimmerine:
          properties: [{type: respiratory depressant, cite: "GlimmerineLabel2031, section 4"}]
        question/does-zorbatine-quiet-limb-hum:
          pathway:
            - {name: First, text: Give zorbatine., drug: zorbatine, cite: "Quill2031, page 1"}
            - {name: Then, text: Add glimmerine., drug: glimmerine, cite: "Quill2031, page 2"}
    """
    risks = breathing_risks(sheet.entry, setting.base)
    for judgement in _judged_properties(sheet, setting, DEPRESSANT):
        if not isinstance(judgement, Breach):
            yield judgement
        elif risks:
            found = f"{judgement.found}, and breathing is at risk in `{risks[0].condition}`"
            yield Breach(judgement.path, found, judgement.remedy)
        else:
            people = ", ".join(f"`{name}`" for name in sheet.entry.pico.population)
            reason = f"{judgement.found}; whether breathing is at risk in {people} is not recorded"
            yield NotJudged(judgement.path, reason)


@rule(Theme.COMBINATIONS, Question)
def heart_rhythm_drugs_carry_a_caution(sheet: Sheet[Question], setting: Setting) -> Iterator[Judgement]:
    """Two drugs that can disturb the rhythm of the heart carry a caution.

    An answer that recommends together two drugs of which entries say that they prolong the QT interval or can
    cause arrhythmia must say so under `cautions` or `avoid`. Properties of a class hold for its members. Cannot
    judge: one of the two is such a drug, and the other's entry records no property at all.

    Source: design of this project, section 4: properties are recorded because they decide whether two drugs may be
    combined.

    Passes:

        drug/zorbatine:
          properties: [{type: QT prolonging, cite: "ZorbatineLabel2031, section 4"}]
        drug/glimmerine:
          properties: [{type: proarrhythmic, cite: "GlimmerineLabel2031, section 4"}]
        question/does-zorbatine-quiet-limb-hum:
          pico: {background: [glimmerine]}
          options:
            - {drug: zorbatine, verdict: uncertain, because: One trial.}
          cautions:
            - drugs: [glimmerine, zorbatine]
              text: Both can disturb the rhythm of the heart; record it before and after.
              cite: ZorbatineLabel2031, section 4

    Fails:

        drug/zorbatine:
          properties: [{type: QT prolonging, cite: "ZorbatineLabel2031, section 4"}]
        drug/glimmerine:
          properties: [{type: proarrhythmic, cite: "GlimmerineLabel2031, section 4"}]
        drug/spangle-spray:
          properties: [{type: hypotensive, cite: "SpangleLabel2031, section 4"}]
        question/does-zorbatine-quiet-limb-hum:
          pico: {background: [glimmerine]}
          options:
            - {drug: spangle-spray, verdict: may help, because: Two trials.}
            - {drug: zorbatine, verdict: uncertain, because: One trial.}
    """
    return _judged_properties(sheet, setting, HEART_RHYTHM)


def _judged_properties(
    sheet: Sheet[Question], setting: Setting, wanted: frozenset[PharmacodynamicProperty]
) -> Iterator[Judgement]:
    """Yield a breach for each pair of which both have a wanted property and which carries no caution."""
    lineage = drug_lineage(setting.base)
    for pair in recommended_together(sheet.entry, lineage):
        every = {name: properties_of(name, setting.base, lineage) for name in (pair.first, pair.second)}
        having = [name for name, properties in every.items() if properties & wanted]
        silent = [name for name, properties in every.items() if not properties]
        if carries_a_caution(pair, sheet.entry, lineage):
            yield Passed(pair.path)
        elif len(having) == 2:
            words = ", ".join(f"`{name}` ({_joined(every[name] & wanted)})" for name in having)
            yield Breach(pair.path, f"recommended together: {words}", _remedy(pair))
        elif having and silent:
            known = f"`{having[0]}` ({_joined(every[having[0]] & wanted)})"
            yield NotJudged(pair.path, f"no property of `{silent[0]}` is recorded; it is next to {known}")
        else:
            yield Passed(pair.path)


def _joined(properties: frozenset[PharmacodynamicProperty]) -> str:
    return " and ".join(sorted(properties))


RULES = (
    interacting_drugs_carry_a_caution,
    depressants_carry_a_caution_where_breathing_is_at_risk,
    heart_rhythm_drugs_carry_a_caution,
)
