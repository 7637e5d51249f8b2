"""What resources are called: ids that FHIR allows, addresses in the bundle, and namespaces for numbers."""

from __future__ import annotations

import hashlib
import re
from types import MappingProxyType
from uuid import NAMESPACE_URL, uuid5

from monograph.knowledge_base import KnowledgeBase

_LONGEST_ID, _DIGEST = 64, 12  # FHIR R5 allows 64 signs
_NOT_IN_ID = re.compile(r"[^A-Za-z0-9.-]")
# Registers by their names in small letters; any other gets our own namespace.
_REGISTERS = MappingProxyType(
    {
        "clinicaltrials.gov": "https://clinicaltrials.gov",
        "eudract": "https://www.clinicaltrialsregister.eu",
        "isrctn": "https://www.isrctn.com",
        "prospero": "https://www.crd.york.ac.uk/prospero",
    }
)


def resource_id(name: str) -> str:
    """Return a name as FHIR's id: unchanged if it can be one, else cut and made unique by a digest."""
    cleaned = _NOT_IN_ID.sub("-", name)
    if cleaned == name and 0 < len(name) <= _LONGEST_ID:
        return name
    digest = hashlib.sha256(name.encode("utf-8")).hexdigest()[:_DIGEST]
    return f"{cleaned[: _LONGEST_ID - _DIGEST - 1]}-{digest}"


def address(kind: str, name: str, base: KnowledgeBase) -> str:
    """Return the address of a resource in the bundle: the same name in the same base has the same."""
    return _urn(f"{kind}/{name}", base)


def own_names(base: KnowledgeBase) -> str:
    """Return the namespace of the names that this base gives: its address, or one made from its title."""
    return str(base.about.address or _urn("", base))


def numbers_of(publisher: str, base: KnowledgeBase) -> str:
    """Return the namespace of the numbers that a register or a publisher gives."""
    return _REGISTERS.get(publisher.casefold()) or _urn(f"numbers/{publisher}", base)


def _urn(name: str, base: KnowledgeBase) -> str:
    return uuid5(NAMESPACE_URL, f"{base.about.address or base.about.title}#{name}").urn
