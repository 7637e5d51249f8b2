"""What an entry is, in the words of schema.org; its page points at it as what it is mainly about."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from monograph.entries import Claim, Condition, Drug, Entry, Guideline, Question, Study, Term
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.vocabulary import ClaimVerdict, TreatmentType
from monograph.views.across.search import said_by
from monograph.views.formatting.writer import Writer
from monograph.views.linked_data.nodes import Node, address_of, author_of, codes, day, named_entry, node
from monograph.views.linked_data.studies import study_node

_TREATMENTS: Mapping[str, str] = MappingProxyType(
    {
        TreatmentType.DRUG: "Drug",
        TreatmentType.COMBINATION: "Drug",
        TreatmentType.DRUG_CLASS: "DrugClass",
        TreatmentType.BIOLOGICAL: "Drug",
        TreatmentType.VACCINE: "Drug",
        TreatmentType.DEVICE: "MedicalDevice",
        TreatmentType.PROCEDURE: "MedicalProcedure",
        TreatmentType.BEHAVIOURAL: "PsychologicalTreatment",
        TreatmentType.DIET: "Diet",
        TreatmentType.TEST: "MedicalTest",
        TreatmentType.NON_DRUG: "MedicalTherapy",
    }
)

# A claim's rating is a number for programs; what readers see is the word.
_RATINGS: Mapping[ClaimVerdict, int] = MappingProxyType(
    {
        ClaimVerdict.SUPPORTED: 5,
        ClaimVerdict.PARTLY: 4,
        ClaimVerdict.INDIRECT: 3,
        ClaimVerdict.UNSUPPORTED: 2,
        ClaimVerdict.CONTRADICTED: 1,
    }
)
RATING_SCALE = "; ".join(f"{number}: {verdict}" for verdict, number in _RATINGS.items())


def entry_node(sheet: Sheet[Any], writer: Writer) -> Node | None:
    """Return an entry as a node without its id, or None for a kind that schema.org has no type for."""
    make = _NODES.get(type(sheet.entry))
    return make(sheet, writer) if make else None


def _described(sheet: Sheet[Entry], writer: Writer) -> dict[str, object]:
    return {
        "name": str(sheet.entry.name),
        "description": writer.plain(sheet.entry.summary.plain),
        "url": address_of(writer.address, writer.address, writer.base),
    }


def _drug(sheet: Sheet[Drug], writer: Writer) -> Node:
    drug = sheet.entry
    kind = _TREATMENTS.get(drug.type, "MedicalTherapy")
    names = list(dict.fromkeys(map(str, (*drug.synonyms, *drug.brand_names))))
    own = node(kind, **_described(sheet, writer), alternateName=names, code=codes(drug.identifiers))
    if kind == "Drug":
        classes = [named_entry("DrugClass", entry_id, writer.address, writer.base) for entry_id in drug.belongs_to]
        mechanism = " ".join(writer.plain(one.text) for one in drug.mechanism)
        own |= node(kind, drugClass=classes, mechanismOfAction=mechanism)
    return own


def _condition(sheet: Sheet[Condition], writer: Writer) -> Node:
    condition = sheet.entry
    own = _described(sheet, writer)
    names = list(map(str, condition.synonyms))
    return node("MedicalCondition", **own, alternateName=names, code=codes(condition.identifiers))


def _guideline(sheet: Sheet[Guideline], writer: Writer) -> Node:
    guideline = sheet.entry
    subjects = dict.fromkeys(
        entry_id for one in guideline.statements for entry_id in (*one.population, *filter(None, (one.symptom,)))
    )
    return node(
        "MedicalGuideline",
        **_described(sheet, writer),
        guidelineDate=day(guideline.published.value),
        guidelineSubject=[
            named_entry("MedicalCondition", entry_id, writer.address, writer.base) for entry_id in subjects
        ],
        recognizingAuthority=node("Organization", name=str(guideline.organisation)),
    )


def question_node(sheet: Sheet[Question], writer: Writer) -> Node:
    """Return a question with our answer: the plain summary, then each treatment with verdict and certainty."""
    verdicts = (f"{one.about}: {one.words}." for one in said_by(sheet.entry, writer.base))
    address = address_of(writer.address_of(sheet.id), writer.address, writer.base)
    text = " ".join((writer.plain(sheet.entry.summary.plain), *verdicts))
    answer = node("Answer", text=text, url=address, author=author_of(writer.base))
    return node("Question", name=str(sheet.entry.name), url=address, acceptedAnswer=answer)


def _claim(sheet: Sheet[Claim], writer: Writer) -> Node:
    claim = sheet.entry
    document = claim.document
    publisher = node("Organization", name=str(document.publisher)) if document.publisher else None
    appearance = node(
        "CreativeWork",
        url=str(document.url or ""),
        name=str(document.title),
        publisher=publisher,
        datePublished=day(document.published),
    )
    rating = node(
        "Rating",
        ratingValue=_RATINGS[claim.verdict],
        bestRating=max(_RATINGS.values()),
        worstRating=min(_RATINGS.values()),
        alternateName=str(claim.verdict),
        ratingExplanation=f"How the claim stands up against the sources. {RATING_SCALE}.",
    )
    first = claim.changes[-1].date if claim.changes else None
    return node(
        "ClaimReview",
        url=address_of(writer.address, writer.address, writer.base),
        name=str(claim.page_title),
        claimReviewed=writer.plain(claim.says),
        itemReviewed=node("Claim", name=str(claim.name), author=publisher, appearance=appearance),
        reviewRating=rating,
        reviewBody=writer.plain(claim.because),
        author=author_of(writer.base),
        datePublished=day(first),
    )


def _term(sheet: Sheet[Term], writer: Writer) -> Node:
    glossary = node("DefinedTermSet", name=Term.heading)
    names = list(map(str, sheet.entry.synonyms))
    return node("DefinedTerm", **_described(sheet, writer), alternateName=names, inDefinedTermSet=glossary)


def _study(sheet: Sheet[Study], writer: Writer) -> Node:
    return study_node(sheet, _described(sheet, writer), writer)


_NODES: Mapping[type[Entry], Callable[[Sheet[Any], Writer], Node]] = MappingProxyType(
    {
        Question: question_node,
        Drug: _drug,
        Condition: _condition,
        Study: _study,
        Guideline: _guideline,
        Claim: _claim,
        Term: _term,
    }
)
