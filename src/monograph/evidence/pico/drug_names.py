"""The names under which a treatment is known."""

from __future__ import annotations

from monograph.entries import Drug


def names_of(drug: Drug) -> frozenset[str]:
    """Return a treatment's name, synonyms and brand names, in small letters."""
    return frozenset(name.casefold() for name in (drug.name, *drug.synonyms, *drug.brand_names))
