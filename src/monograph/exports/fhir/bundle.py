"""The knowledge base as one FHIR R5 bundle, with a list of what it leaves out."""

from __future__ import annotations

from collections.abc import Iterator

from monograph.entries import Claim, Guideline, Question, Study, Term
from monograph.entries.shared.parts import Reported
from monograph.entries.shared.vocabulary import Certainty
from monograph.evidence.answers.content_version import content_version
from monograph.evidence.answers.eligible import says_something
from monograph.exports.fhir.answers import evidence_of_question
from monograph.exports.fhir.citations import citation
from monograph.exports.fhir.evidence import evidence_of_study
from monograph.exports.fhir.identity import own_names, resource_id
from monograph.exports.fhir.studies import research_study
from monograph.exports.fhir.values import Element, Fhir, fhir_bytes, kept
from monograph.exports.fhir.variables import variables
from monograph.exports.files import ExportFile
from monograph.knowledge_base import KnowledgeBase
from monograph.knowledge_base.reviews import is_approved
from monograph.views.page.reuse import licence_words

ADDRESS = "data/fhir-bundle.json"


def fhir_files(base: KnowledgeBase) -> Iterator[ExportFile]:
    """Yield the bundle: works, studies, their results, and the answers of questions with their certainty."""
    entries: list[Fhir] = [citation(work, base) for work in base.bibliography.values()]
    entries += variables(base)
    for study in base.all(Study):
        made = list(evidence_of_study(study, base))
        entries += [research_study(study, [name for name, _ in made], base), *(one for _, one in made)]
    for question in base.all(Question):
        entries += evidence_of_question(question, base)
    version = kept(system=own_names(base), value=str(content_version(base)))
    bundle: Element = {
        "resourceType": "Bundle",
        "id": resource_id(f"monograph-{content_version(base).digest}"),
        "identifier": version,
        "type": "collection",
        "entry": entries,
        "issues": {"resourceType": "OperationOutcome", "issue": [*_issues(base)]},
    }
    yield ExportFile(ADDRESS, fhir_bytes(bundle))


def _issues(base: KnowledgeBase) -> Iterator[Fhir]:
    approved = sum(is_approved(sheet, base.sheets) for sheet in base.sheets.values())
    yield _issue(
        "informational",
        f"{approved} of {len(base.sheets)} entries were approved by a named person; every other resource is "
        f"a draft. This is not medical advice. Content: {licence_words(base)}; works cited stay their authors'.",
    )
    for text in _left_out(base):
        yield _issue("not-supported", f"Left out: {text}.")


def _issue(code: str, text: str) -> Element:
    return {"severity": "information", "code": code, "details": {"text": text}}


def _left_out(base: KnowledgeBase) -> Iterator[str]:
    """Yield what the bundle leaves out, with numbers."""
    studies = base.all(Study)
    silent = sum(
        sum(not says_something(one) for one in sheet.entry.results)
        + sum(not says_something(one) for one in sheet.entry.harms)
        for sheet in studies
    )
    answers = (
        answer for sheet in base.all(Question) for option in sheet.entry.options for answer in option.outcomes
    )
    unanswered = sum(answer.certainty.level is Certainty.NO_EVIDENCE for answer in answers)
    others = sum(len(one.also_reported) for sheet in studies for _, one in sheet.parts(Reported))
    counted = (
        (silent, "results and harms of which no figure and no direction was seen"),
        (unanswered, "answers for which no study was found: there is no certainty to rate"),
        (others, "values that other sources give for the same thing in a study; the preferred one is here"),
        (len(base.all(Guideline)), "guidelines with their statements"),
        (len(base.all(Claim)), "claims of public documents with their verdicts"),
        (sum(len(sheet.entry.comments) for sheet in studies), "comments of experts on studies"),
        (len(base.all(Term)), "terms of the glossary"),
    )
    yield from (f"{number} {what}" for number, what in counted if number)
    yield "of treatments everything but name and codes: doses, licences, interactions, warnings, unwanted effects"
    yield "of questions verdicts, pathways, what to avoid and searches"
    yield "codes for designs, statistics and roles that we have not verified: the words are there instead"
