"""The doses that the groups of a study took, as numbers in one unit."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from monograph.entries import Study
from monograph.entries.kinds.study import Arm
from monograph.entries.shared.parts import value_of
from monograph.entries.shared.vocabulary import ArmType
from monograph.evidence.numbers.unit_families import family_of, in_unit
from monograph.evidence.studies.doses import daily_dose


class ArmDose(NamedTuple):
    """What a group took: the drug's dose a day, None when it is not one known number, and which other drugs.

    The dose of a placebo group is 0. A group that took the drug in two ways, such as a first dose and others after
    it, took no one dose.
    """

    arm: Arm
    dose: Decimal | None
    others: frozenset[str]


class ArmDoses(NamedTuple):
    """The doses of the groups of one study, all in ``unit``; ``counted_as`` is empty when it is not said."""

    of_arm: Mapping[str, ArmDose]
    unit: str
    counted_as: str


def arm_doses(study: Study, drug_id: str) -> ArmDoses | None:
    """Return the doses of a drug that the groups of a study took; placebo is 0, a mass is in mg.

    None when not one is known, or when they are in several units or count several things: milligrams of a salt and
    of its base are no doses on one axis. A group that says nothing of it counts what the others count.
    """
    given: dict[str, ArmDose] = {}
    units, counted = set[str](), set[str]()
    for arm in study.arms:
        ours = [one for one in arm.treatments if one.drug == drug_id]
        others = frozenset(str(one.drug) for one in arm.treatments if one.drug not in (None, drug_id))
        if not ours and arm.type is ArmType.PLACEBO:
            given[arm.id] = ArmDose(arm, Decimal(0), others)
        if len(ours) > 1:
            given[arm.id] = ArmDose(arm, None, others)
        if len(ours) != 1:
            continue
        counted |= {str(ours[0].counted_as)} if ours[0].counted_as else set()
        level = value_of(ours[0].dose)
        day = daily_dose(level) if level is not None else None
        if day is None or day.bound or day.low != day.high:
            given[arm.id] = ArmDose(arm, None, others)
            continue
        unit = "mg" if family_of(day.unit) == "mg" else day.unit
        units.add(unit)
        given[arm.id] = ArmDose(arm, in_unit(day.low, day.unit, unit), others)
    return ArmDoses(given, units.pop(), "".join(counted)) if len(units) == 1 and len(counted) < 2 else None
