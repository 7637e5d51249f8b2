"""Whether a treatment can be had, and where its use in a question is licensed, from the regulatory records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from monograph.entries import Condition, Drug
from monograph.entries.kinds.drug import RegulatoryRecord
from monograph.entries.shared.vocabulary import LICENSED, Jurisdiction, RegulatoryStatus
from monograph.evidence.pico.populations import People
from monograph.evidence.pico.treatments import narrower
from monograph.knowledge_base import KnowledgeBase


class AvailabilityState(StrEnum):
    """Whether a treatment can be had, as far as its records say."""

    AVAILABLE = "available"
    WITHDRAWN_IN_SOME = "available, withdrawn in some places"
    NOT_MARKETED = "licensed, not marketed"
    WITHDRAWN = "withdrawn wherever it was licensed"
    INVESTIGATIONAL = "investigational only"
    NOT_APPROVED = "not approved"
    NOT_RECORDED = "not recorded"


@dataclass(frozen=True, slots=True)
class Availability:
    """Where a treatment can be had, by jurisdiction, in the order of the records; each is in one list only.

    A place with one product on the market is among ``available_in``, whatever became of other products there.
    """

    state: AvailabilityState
    available_in: tuple[Jurisdiction, ...]
    not_marketed_in: tuple[Jurisdiction, ...]
    withdrawn_in: tuple[Jurisdiction, ...]
    investigational_in: tuple[Jurisdiction, ...]
    not_approved_in: tuple[Jurisdiction, ...]

    @property
    def can_be_had(self) -> bool:
        """Whether a product is on the market somewhere."""
        return bool(self.available_in)

    @property
    def is_withdrawn(self) -> bool:
        """Whether it was withdrawn wherever it had a licence. That makes it unavailable, not its evidence void."""
        return self.state is AvailabilityState.WITHDRAWN


class Licence(StrEnum):
    """Whether one use of a treatment is licensed in one place."""

    LICENSED = "licensed for this use"
    OFF_LABEL = "off-label for this use"
    NONE = "no licence there"
    UNKNOWN = "not known"


class LicensedExtent(StrEnum):
    """How much of a condition the licences of one place cover, whoever is asked about."""

    WHOLE = "licensed for this"
    PART = "licensed for some of this"
    UNKNOWN = "licensed, for what is not recorded"
    NONE = "not licensed for this"


# What stands for a place in which several products have several statuses: the first of these that one of them has.
_BY_WEIGHT = (
    RegulatoryStatus.APPROVED,
    RegulatoryStatus.APPROVED_NOT_MARKETED,
    RegulatoryStatus.WITHDRAWN,
    RegulatoryStatus.INVESTIGATIONAL,
    RegulatoryStatus.NOT_APPROVED,
)
_STATE_ALONE = {
    RegulatoryStatus.APPROVED_NOT_MARKETED: AvailabilityState.NOT_MARKETED,
    RegulatoryStatus.WITHDRAWN: AvailabilityState.WITHDRAWN,
    RegulatoryStatus.INVESTIGATIONAL: AvailabilityState.INVESTIGATIONAL,
    RegulatoryStatus.NOT_APPROVED: AvailabilityState.NOT_APPROVED,
}


def availability_of(drug: Drug) -> Availability:
    """Return whether and where a treatment can be had. A treatment without records is *not recorded*."""
    standing = {place: _standing(records) for place, records in _by_place(drug).items()}
    places = {
        status: tuple(place for place, found in standing.items() if found is status) for status in _BY_WEIGHT
    }
    return Availability(
        state=_state(places),
        available_in=places[RegulatoryStatus.APPROVED],
        not_marketed_in=places[RegulatoryStatus.APPROVED_NOT_MARKETED],
        withdrawn_in=places[RegulatoryStatus.WITHDRAWN],
        investigational_in=places[RegulatoryStatus.INVESTIGATIONAL],
        not_approved_in=places[RegulatoryStatus.NOT_APPROVED],
    )


def licences_of(drug: Drug, people: People, base: KnowledgeBase) -> dict[Jurisdiction, Licence]:
    """Return for each place with a record whether the use a question asks about is licensed there.

    A licence for a condition covers every kind of it. Where the question names a symptom, that is the use, and a
    licence for the disease alone leaves it unknown. So does a licence for only some kinds of the use, unless they
    occur in other diseases only, and a licence of which no condition is recorded. In a place where no product is
    licensed the use is not off-label: there is no label.
    """
    return {place: _licence(records, people, base) for place, records in _by_place(drug).items()}


def licensed_extents(drug: Drug, condition_id: str, base: KnowledgeBase) -> dict[Jurisdiction, LicensedExtent]:
    """Return for each place with a record how much of a condition its licences cover.

    A licence for a condition covers every kind of it. One for a kind of it, or for a symptom that occurs in it,
    covers some of it. Of several products in one place the one that covers most counts.
    """
    return {place: _extent(records, condition_id, base) for place, records in _by_place(drug).items()}


def _by_place(drug: Drug) -> dict[Jurisdiction, list[RegulatoryRecord]]:
    found: dict[Jurisdiction, list[RegulatoryRecord]] = {}
    for record in drug.regulatory:
        found.setdefault(record.jurisdiction, []).append(record)
    return found


def _standing(records: Iterable[RegulatoryRecord]) -> RegulatoryStatus:
    return min((record.status for record in records), key=_BY_WEIGHT.index)


def _state(places: dict[RegulatoryStatus, tuple[Jurisdiction, ...]]) -> AvailabilityState:
    if places[RegulatoryStatus.APPROVED]:
        is_gone_elsewhere = bool(places[RegulatoryStatus.WITHDRAWN])
        return AvailabilityState.WITHDRAWN_IN_SOME if is_gone_elsewhere else AvailabilityState.AVAILABLE
    first = next((status for status in _BY_WEIGHT if places[status]), None)
    return _STATE_ALONE[first] if first is not None else AvailabilityState.NOT_RECORDED


def _licence(records: Iterable[RegulatoryRecord], people: People, base: KnowledgeBase) -> Licence:
    licensed = [record for record in records if record.status in LICENSED]
    if not licensed:
        return Licence.NONE
    found = {_use_covered(record, people, base) for record in licensed}
    for licence in (Licence.LICENSED, Licence.UNKNOWN):
        if licence in found:
            return licence
    return Licence.OFF_LABEL


def _use_covered(record: RegulatoryRecord, people: People, base: KnowledgeBase) -> Licence:
    if not record.licensed_for:
        return Licence.UNKNOWN
    found = {_condition_covered(str(condition), people, base) for condition in record.licensed_for}
    return next(one for one in (Licence.LICENSED, Licence.UNKNOWN, Licence.OFF_LABEL) if one in found)


def _condition_covered(condition: str, people: People, base: KnowledgeBase) -> Licence:
    covered = narrower(condition, base)
    if people.symptom is None:
        if covered.issuperset(people.diseases):
            return Licence.LICENSED
        return Licence.UNKNOWN if covered & people.disease_kinds else Licence.OFF_LABEL
    if people.symptom in covered:
        return Licence.LICENSED
    if covered & people.disease_kinds:
        return Licence.UNKNOWN
    if condition not in people.symptom_kinds:
        return Licence.OFF_LABEL
    occurs_in = set(map(str, base.get(Condition, condition).entry.occurs_in))
    is_elsewhere = bool(occurs_in) and not occurs_in & people.disease_kinds
    return Licence.OFF_LABEL if is_elsewhere else Licence.UNKNOWN


def _extent(records: Iterable[RegulatoryRecord], condition_id: str, base: KnowledgeBase) -> LicensedExtent:
    found = {
        extent
        for record in records
        if record.status in LICENSED
        for extent in _extents_of(map(str, record.licensed_for), condition_id, base)
    }
    return next((extent for extent in LicensedExtent if extent in found), LicensedExtent.NONE)


def _extents_of(licensed: Iterable[str], condition_id: str, base: KnowledgeBase) -> Iterator[LicensedExtent]:
    kinds = narrower(condition_id, base)
    conditions = tuple(licensed)
    if not conditions:
        yield LicensedExtent.UNKNOWN
    for one in conditions:
        if condition_id in narrower(one, base):
            yield LicensedExtent.WHOLE
        elif one in kinds or kinds.intersection(map(str, base.get(Condition, one).entry.occurs_in)):
            yield LicensedExtent.PART
