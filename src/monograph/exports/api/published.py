"""Types of the evidence under the public names in `names.toml`; the evidence itself gives the types of fields."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from itertools import chain
from types import MappingProxyType
from typing import Annotated, Any, get_origin, get_type_hints

from monograph import urls
from monograph.bibliography import Contributors
from monograph.bibliography.works import Contributor, ReferenceLink
from monograph.entries.base_files.snapshot_files import AnswerVersion
from monograph.entries.shared.digests import ContentDigest
from monograph.entries.shared.field_shapes import may_be_absent, members
from monograph.entries.shared.values import CountOf, PValue, Quantity
from monograph.evidence.answers.availability import Availability
from monograph.evidence.answers.combinations import KnownInteraction, MeasuredEffect
from monograph.evidence.answers.comments import LocatedComment
from monograph.evidence.answers.content_version import ContentVersion
from monograph.evidence.answers.matrix import CellAnswer, MatrixCell
from monograph.evidence.answers.recommendations import ConcerningStatement, DrugMention
from monograph.evidence.answers.sides import SideCertainty
from monograph.evidence.answers.studied import DoseStudied, StudiedIn
from monograph.evidence.answers.support import Remainder, Support
from monograph.evidence.pico.axes import AxisDirectness
from monograph.evidence.studies.overlap import PeopleCount
from monograph.evidence.studies.soundness import NoticeReach
from monograph.sources import Path

_TYPES = (
    *(Availability, PeopleCount, NoticeReach, Remainder, Support, SideCertainty, AxisDirectness, StudiedIn),
    *(DoseStudied, LocatedComment, MeasuredEffect, KnownInteraction, DrugMention, ConcerningStatement),
    *(
        Quantity,
        PValue,
        ContentDigest,
        CountOf,
        AnswerVersion,
        CellAnswer,
        MatrixCell,
        ContentVersion,
        ReferenceLink,
        Contributor,
        Contributors,
    ),
)


def pointer(path: Path) -> str:
    """Return the JSON Pointer to an authored part, given its path in the entry."""
    return "/".join(("/authored", *map(str, path)))


def _place_of_comment(one: LocatedComment) -> str:
    return pointer(("comments", one.number))


def _place_of_answer(one: CellAnswer) -> str:
    option = pointer(("options", one.option_at))
    return option if one.answer_at is None else f"{option}/outcomes/{one.answer_at}"


def _without_level(one: SideCertainty) -> tuple[str, ...]:
    return tuple(chain(*one.without_level.values()))


def _page_of_version(one: AnswerVersion) -> str:
    return urls.version_page(one.question, one.name)


def _reason_of_withdrawal(one: AnswerVersion) -> str | None:
    return str(one.withdrawn.reason) if one.withdrawn else None


def _low_figure(p: PValue) -> Decimal | None:
    return p.low if p.has_figure else None


def _high_figure(p: PValue) -> Decimal | None:
    return p.high if p.has_figure else None


# Fields that are not simply an attribute; the type of each is what its function returns.
_READERS: Mapping[tuple[str, str], Callable[[Any], object]] = MappingProxyType(
    {
        ("CommentPlace", "place_there"): _place_of_comment,
        ("MatrixAnswer", "place_there"): _place_of_answer,
        ("SideReading", "without_level_outcome_ids"): _without_level,
        ("PValue", "low"): _low_figure,
        ("PValue", "high"): _high_figure,
        ("KeptVersionReading", "page"): _page_of_version,
        ("KeptVersionReading", "withdrawn_because"): _reason_of_withdrawal,
    }
)


@dataclass(frozen=True, slots=True)
class PublicField:
    """One field: its public name, its type with what the schema says of it, and how it is read.

    ``schema`` is what the schema says beyond the type; ``may_be_left_out`` that the field is written only where
    there is a value.
    """

    name: str
    annotation: Any
    read: Callable[[Any], object]
    schema: Mapping[str, Any]
    may_be_left_out: bool


@dataclass(frozen=True, slots=True)
class PublicType:
    """A type under its public name; ``says`` is empty where its docstring describes it."""

    name: str
    says: str
    fields: tuple[PublicField, ...]


def public_type(kind: type) -> PublicType | None:
    """Return how a type of the evidence is published; None for one that has no public names."""
    return _public_types().get(kind)


@cache
def _public_types() -> Mapping[type, PublicType]:
    types = {one.__name__: one for one in _TYPES}
    text = files(__package__).joinpath("names.toml").read_text(encoding="utf-8")
    return {
        types[said["type"]]: PublicType(
            name,
            said.get("says", ""),
            tuple(_field(name, types[said["type"]], field, how) for field, how in said["fields"].items()),
        )
        for name, said in tomllib.loads(text).items()
    }


def _field(public: str, kind: type, name: str, how: Mapping[str, Any]) -> PublicField:
    path = how.get("from", "")
    if path:
        steps = path.removesuffix("?").split(".")
        annotation, read = _type_at(kind, steps, path.endswith("?")), _reader(steps, path.endswith("?"))
    else:
        read = _READERS[public, name]
        annotation = get_type_hints(read)["return"]
    left_out = how.get("may_be_left_out", False)
    if left_out:
        (annotation,) = members(annotation)
    if "says" in how:
        annotation = Annotated[annotation, how["says"]]
    return PublicField(name, annotation, read, how.get("schema", {}), left_out)


def _type_at(kind: Any, steps: list[str], is_optional: bool) -> Any:
    """Return the type at the end of a path of attributes; what may be absent on the way may be absent there."""
    for step in steps:
        (owner,) = members(kind)
        held = getattr(get_origin(owner) or owner, step, None)
        hints = get_type_hints(held.fget if isinstance(held, property) else get_origin(owner) or owner)
        is_optional |= may_be_absent(kind)
        kind = hints["return" if isinstance(held, property) else step]
    return kind | None if is_optional else kind


def _reader(steps: list[str], is_optional: bool) -> Callable[[Any], object]:
    def read(value: Any) -> object:
        for step in steps:
            value = getattr(value, step) if value is not None else None
        return None if is_optional and value == "" else value

    return read
