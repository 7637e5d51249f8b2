"""What evidence is about, as FHIR evidence variables: people, treatments and outcomes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from monograph.entries import Condition, Drug, Entry, Outcome
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.parts import IdentifierValue
from monograph.entries.shared.vocabulary import Identifier
from monograph.exports.fhir.values import Element, Fhir, concept, kept, notes, reference, resource, status
from monograph.knowledge_base import KnowledgeBase
from monograph.views.page.frame import writer_for

_ROLE = "http://terminology.hl7.org/CodeSystem/variable-role"
# The registers of which HL7's terminology gives the address; numbers of others are left out.
_SYSTEMS: Mapping[str, str] = MappingProxyType(
    {
        Identifier.RXNORM: "http://www.nlm.nih.gov/research/umls/rxnorm",
        Identifier.ATC: "http://www.whocc.no/atc",
        Identifier.UNII: "http://fdasis.nlm.nih.gov",
    }
)


def variables(base: KnowledgeBase) -> Iterator[Element]:
    """Yield every outcome, treatment and condition as a variable."""
    for outcome in base.all(Outcome):
        event = outcome.entry.event
        remark = f"{outcome.entry.better[0].upper()}{outcome.entry.better[1:]}."
        if event is not None:
            remark = f"{remark} Ratios count {event.name}, which is {'wanted' if event.wanted else 'unwanted'}."
        yield _variable(
            outcome, base, description=writer_for(outcome, base).plain(outcome.entry.measures), note=notes(remark)
        )
    for drug in base.all(Drug):
        yield _variable(drug, base, characteristic=[{"definitionCodeableConcept": named(drug)}])
    for condition in base.all(Condition):
        yield _variable(condition, base, characteristic=[{"definitionCodeableConcept": named(condition)}])


def _variable(sheet: Sheet[Entry], base: KnowledgeBase, **fields: Fhir) -> Element:
    return resource(
        "EvidenceVariable", sheet.id, base, kept(status=status(sheet, base), title=str(sheet.entry.name), **fields)
    )


def named(sheet: Sheet[Drug] | Sheet[Condition]) -> Element:
    """Return a treatment or a condition by name, with its codes; those of one salt or product are left out."""
    codes = _codes(sheet.entry.identifiers)
    return kept(coding=[*codes], text=str(sheet.entry.name))


def _codes(identifiers: Iterable[IdentifierValue]) -> Iterator[Element]:
    for one in identifiers:
        if one.of is None and one.scheme in _SYSTEMS:
            yield {"system": _SYSTEMS[one.scheme], "code": str(one.value)}


def defined(role: str, description: str, entry_id: str | None, base: KnowledgeBase, **fields: Fhir) -> Element:
    """Return the part that a variable plays in a piece of evidence; ``entry_id`` is its entry, if it has one."""
    observed = kept(observed=variable_reference(entry_id, base)) if entry_id else {}
    return {
        **kept(description=description),
        **kept(**fields),
        "variableRole": concept("", _ROLE, role),
        **observed,
    }


def variable_reference(entry_id: str, base: KnowledgeBase) -> Element:
    """Return a reference to the variable of an entry."""
    return reference("EvidenceVariable", entry_id, str(base.sheets[entry_id].entry.name), base)
