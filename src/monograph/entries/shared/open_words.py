"""Vocabularies that a base may extend in kb/base.yaml, as types of fields."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, TypeAlias

from pydantic import GetCoreSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from monograph.entries.shared import vocabulary as words
from monograph.entries.shared.vocabularies import OWN_WORDS, vocabularies_of
from monograph.findings import did_you_mean


class OwnWord(str):
    """A word that a base added to a vocabulary, or the name of a country."""

    __slots__ = ()


@dataclass(frozen=True)
class Extended:
    """The words of a vocabulary, and those that a base adds under ``field`` of kb/base.yaml."""

    field: str
    words: type[StrEnum]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_plain_validator_function(self._read)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: Any) -> dict[str, Any]:
        # The words of the base come in where schemas are made for it (monograph.schema).
        return {"type": "string", "enum": [str(word) for word in self.words], OWN_WORDS: self.field}

    def _read(self, raw: object, info: ValidationInfo) -> StrEnum | OwnWord:
        own = vocabularies_of(info).words.get(self.field, ())
        if isinstance(raw, str):
            if raw in self._built_in:
                return self._built_in[raw]
            if raw in own or (self.words is words.Jurisdiction and raw in countries()):
                return OwnWord(raw)
        every = (*self._built_in, *own, *(countries() if self.words is words.Jurisdiction else ()))
        listed = ", ".join((*self._built_in, *own))
        otherwise = f"Choose: {listed}; or add the word under `{self.field}` in kb/base.yaml."
        if not isinstance(raw, str):
            raise PydanticCustomError("unknown-word", "a word belongs here", {"remedy": otherwise})
        context = {"found": raw, "remedy": did_you_mean(raw, every, otherwise, always=otherwise)}
        raise PydanticCustomError("unknown-word", "`{found}` is none of the words here", context)

    @property
    def _built_in(self) -> dict[str, StrEnum]:
        return _by_word(self.words)


@cache
def _by_word(vocabulary: type[StrEnum]) -> dict[str, StrEnum]:
    return {str(word): word for word in vocabulary}


@cache
def countries() -> dict[str, str]:
    """Return the codes of ISO 3166-1 and of its subdivisions in the United Kingdom by the names of the places."""
    import pycountry

    found = {getattr(one, "common_name", one.name): one.alpha_2 for one in pycountry.countries}
    parts = (one for one in pycountry.subdivisions if one.country_code == "GB" and one.type == "Country")
    found |= {one.name: one.code for one in parts}
    return found


Route: TypeAlias = Annotated[words.Route | OwnWord, Extended("routes", words.Route)]
TreatmentType: TypeAlias = Annotated[
    words.TreatmentType | OwnWord, Extended("treatment_types", words.TreatmentType)
]
Jurisdiction: TypeAlias = Annotated[words.Jurisdiction | OwnWord, Extended("jurisdictions", words.Jurisdiction)]
Identifier: TypeAlias = Annotated[words.Identifier | OwnWord, Extended("identifiers", words.Identifier)]
Property: TypeAlias = Annotated[
    words.PharmacodynamicProperty | OwnWord, Extended("properties", words.PharmacodynamicProperty)
]
Design: TypeAlias = Annotated[words.StudyDesign | OwnWord, Extended("designs", words.StudyDesign)]
