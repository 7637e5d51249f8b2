"""What a knowledge base may use beside the words and units that are built in: its own vocabularies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, ValidationInfo

from monograph.entries.shared.typography import plain_unit
from monograph.entries.shared.units import BUILT_IN_UNITS, Unit, Units
from monograph.text.fields import Name


@dataclass(frozen=True, eq=False)
class Vocabularies:
    """The vocabularies that entries of one knowledge base are read with."""

    units: Units = BUILT_IN_UNITS
    # The words that the base adds, by the field of kb/base.yaml that names them.
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


BUILT_IN = Vocabularies()
# In a JSON Schema, names the field of kb/base.yaml whose words may be used too.
OWN_WORDS = "x-own-words"


def vocabularies_of(info: ValidationInfo) -> Vocabularies:
    """Return the vocabularies that a model is validated with; those built in where none are given."""
    return info.context if isinstance(info.context, Vocabularies) else BUILT_IN


def _typed_unit(raw: object) -> object:
    return plain_unit(raw) if isinstance(raw, str) else raw


def _known_unit(words: Name, info: ValidationInfo) -> Name | Unit:
    return vocabularies_of(info).units.find(words) or words


# A unit, or other words in its place such as "per 100 people", which stay as they are.
UnitWords = Annotated[Name, BeforeValidator(_typed_unit), AfterValidator(_known_unit)]
