"""Rules on treatments that one answer recommends together."""

from __future__ import annotations

from collections.abc import Iterator

from monograph.entries import Drug, Question
from monograph.entries.kinds.drug import Interaction, InteractionEffect
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.vocabulary import PharmacodynamicProperty, PharmacokineticParameter
from monograph.evidence.answers.combinations import (
    DEPRESSANT,
    HEART_RHYTHM,
    KnownInteraction,
    Together,
    breathing_risks,
    carries_a_caution,
    cautioned_pairs,
    drugs_of_answer,
    interactions_between,
    properties_of,
    recommended_together,
)
from monograph.evidence.pico.lineage import any_related, drug_lineage
from monograph.rules.rule import Breach, Judgement, NotJudged, Passed, Setting, Theme, rule
from monograph.sources import Path

# These are measured on the person, not on one of the drugs: there is one fall in blood pressure for a pair.
_OF_THE_PERSON = frozenset({PharmacokineticParameter.SYSTOLIC_CHANGE, PharmacokineticParameter.DIASTOLIC_CHANGE})


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
            yield NotJudged(pair.path, f"no property of `{silent[0]}` is recorded; it stands beside {known}")
        else:
            yield Passed(pair.path)


def _joined(properties: frozenset[PharmacodynamicProperty]) -> str:
    return " and ".join(sorted(properties))


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
    values = [one.value if one is not None else None for one in reported]
    return tuple(map(str, values)) if any(value is not None for value in values) else ()


@rule(Theme.COMBINATIONS, Question)
def caution_concerns_the_answer(sheet: Sheet[Question], setting: Setting) -> Iterator[Judgement]:
    """A caution names at least one treatment that the answer is about.

    A warning on two drugs of which the answer offers neither, and which nobody in question is said to take, hides
    the warnings that count; and it is often left over from an option that was taken out.

    Source: design of this project, section 6: what a reader must not overlook stands apart from what does not
    concern the answer.

    Passes:

        question/does-zorbatine-quiet-limb-hum:
          cautions:
            - drugs: [zorbatine, glimmerine]
              text: Both make people drowsy.
              cite: ZorbatineLabel2031, section 4

    Fails:

        question/does-zorbatine-quiet-limb-hum:
          cautions:
            - drugs: [zorbatine, glimmerine]
              text: Both make people drowsy.
              cite: ZorbatineLabel2031, section 4
            - drugs: [glimmerine, spangle-spray]
              text: Both make people drowsy.
              cite: SpangleLabel2031, section 4
    """
    lineage = drug_lineage(setting.base)
    answer = drugs_of_answer(sheet.entry)
    for path, pairs in cautioned_pairs(sheet.entry):
        named = sorted({name for pair in pairs for name in pair})
        if any_related(named, answer, lineage):
            yield Passed(path)
        else:
            found = f"none of {', '.join(f'`{name}`' for name in named)} is an option, a step or taken already"
            yield Breach(path, found, "Delete it, or add the treatment that it concerns to the answer.")


RULES = (
    interacting_drugs_carry_a_caution,
    depressants_carry_a_caution_where_breathing_is_at_risk,
    heart_rhythm_drugs_carry_a_caution,
    interaction_is_written_once,
    caution_concerns_the_answer,
)
