"""What a question compares a treatment with, and how far the other side of a result is that."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from monograph.entries import Drug
from monograph.entries.kinds.study import Arm
from monograph.entries.reading.computed import computed_once
from monograph.entries.shared.vocabulary import ArmType, Contrast, DirectnessAxis
from monograph.evidence.pico.axes import Agreement, AxisDirectness, pooled
from monograph.evidence.pico.drug_names import names_of
from monograph.knowledge_base import KnowledgeBase


class ComparatorKind(StrEnum):
    """What a question's words for a comparator ask for."""

    PLACEBO = "placebo"
    WITHOUT = "without the treatment"
    NOTHING = "no treatment, or care as usual"
    DRUG = "a treatment with an entry"
    OTHER_ACTIVE = "another treatment"
    NOT_READ = "words that cannot be read"


@dataclass(frozen=True, slots=True)
class Comparator:
    """One comparator of a question: its words, what they ask for, and the treatment's id when they name one."""

    name: str
    kind: ComparatorKind
    drug: str = ""


_PLACEBO = re.compile(r"\b(placebo|sham|dummy)\b")
_NOTHING = re.compile(
    r"^nothing\b|\b(usual|standard|supportive)\b.*\bcare\b|\bcare as usual\b|\bbackground\b|\b(alone|only)$"
)
_OTHER = re.compile(r"\b(other|another|active)\b")
_UNTREATED = frozenset({ArmType.NONE, ArmType.BACKGROUND})
_UNCONTROLLED = frozenset({Contrast.BEFORE_AFTER, Contrast.SINGLE_GROUP})


def read_comparators(names: Iterable[str], drug_id: str, base: KnowledgeBase) -> tuple[Comparator, ...]:
    """Return what a question's comparators ask for, seen from one of its treatments.

    They are free text: a placebo, a treatment by one of its names, *no zorbatine*, *no treatment*, *another drug*.
    Words that are none of these are kept as not read, and then no comparison is called a mismatch.
    """
    by_drug = _names_by_drug(base)
    own = by_drug[drug_id]
    known = {name: one for one, names in by_drug.items() if one != drug_id for name in names}
    return tuple(_read(str(name), own, known) for name in names)


def comparator_axis(
    arms: tuple[Arm, ...],
    contrast: Contrast | None,
    asked: tuple[Comparator, ...],
    drug_id: str,
    base: KnowledgeBase,
) -> AxisDirectness:
    """Return how far the other side of a result is what the question compares with.

    ``arms`` are the arms of that side; ``contrast`` is None for a harm. A result that compares nothing differs.
    """
    studied = tuple(str(arm.name) for arm in arms)
    words = tuple(one.name for one in asked)
    if not arms and contrast is Contrast.BETWEEN_ARMS:
        reason = "with whom it was compared is not recorded"
        return AxisDirectness(DirectnessAxis.COMPARATOR, Agreement.UNKNOWN, (), words, reason)
    if not arms or contrast in _UNCONTROLLED:
        reason = "compared with no other group or treatment"
        return AxisDirectness(DirectnessAxis.COMPARATOR, Agreement.DIFFERS, studied, words, reason)
    agreement = pooled(_arm_agreement(arm, asked, drug_id, base) for arm in arms)
    reason = {
        Agreement.MATCHES: "",
        Agreement.PARTLY: "only a part of it is what the question compares with",
        Agreement.DIFFERS: "compared with something else",
        Agreement.UNKNOWN: "whether it is what the question compares with cannot be told",
    }[agreement]
    return AxisDirectness(DirectnessAxis.COMPARATOR, agreement, studied, words, reason)


@computed_once
def _names_by_drug(base: KnowledgeBase) -> Mapping[str, frozenset[str]]:
    return {sheet.id: _names_of(sheet.id, sheet.entry) for sheet in base.all(Drug)}


def _names_of(drug_id: str, drug: Drug) -> frozenset[str]:
    return frozenset(map(_plain, (drug_id, *names_of(drug))))


def _plain(text: str) -> str:
    """The words of a text in small letters, a space between any two of them."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def _read(name: str, own: frozenset[str], known: dict[str, str]) -> Comparator:
    text = _plain(name)
    without = re.match(r"(?:no|without) (.+)", text)
    if without:
        return Comparator(name, ComparatorKind.WITHOUT if without[1] in own else ComparatorKind.NOTHING)
    named = next((known[one] for one in known if f" {one} " in f" {text} "), "")
    if _PLACEBO.search(text):
        return Comparator(name, ComparatorKind.PLACEBO)
    if _NOTHING.search(text):  # "tarnol alone" names what people already take
        return Comparator(name, ComparatorKind.NOTHING, named)
    if named:
        return Comparator(name, ComparatorKind.DRUG, named)
    return Comparator(name, ComparatorKind.OTHER_ACTIVE if _OTHER.search(text) else ComparatorKind.NOT_READ)


def _arm_agreement(arm: Arm, asked: tuple[Comparator, ...], drug_id: str, base: KnowledgeBase) -> Agreement:
    kinds = {one.kind for one in asked}
    drugs = {str(one.drug) for one in arm.treatments if one.drug is not None}
    wanted = {one.drug for one in asked if one.drug}
    names = {str(one.name).casefold() for one in arm.treatments if one.name} | {str(arm.name).casefold()}
    is_named = bool(names & {one.name.casefold() for one in asked})
    if is_named or drugs & wanted or _is_of_a_kind(arm, drugs, drug_id, kinds):
        return Agreement.MATCHES
    if any(wanted & set(map(str, base.get(Drug, one).entry.belongs_to)) for one in drugs):
        return Agreement.PARTLY
    is_recorded = bool(arm.treatments) or arm.type in _UNTREATED or arm.type is ArmType.PLACEBO
    if not is_recorded or ComparatorKind.NOT_READ in kinds:
        return Agreement.UNKNOWN
    return Agreement.DIFFERS


def _is_of_a_kind(arm: Arm, drugs: set[str], drug_id: str, kinds: set[ComparatorKind]) -> bool:
    is_without = drug_id not in drugs
    if arm.type is ArmType.PLACEBO:
        return ComparatorKind.PLACEBO in kinds or (ComparatorKind.WITHOUT in kinds and is_without)
    if arm.type in _UNTREATED:
        return is_without and bool(kinds & {ComparatorKind.NOTHING, ComparatorKind.WITHOUT})
    return ComparatorKind.OTHER_ACTIVE in kinds and bool(arm.treatments) and is_without
