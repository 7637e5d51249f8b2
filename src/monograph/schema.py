"""Models to JSON Schema for editors, and to the field guide for contributors. Generated, never edited."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Any

from pydantic import BaseModel

from monograph.bibliography.kinds import FIELDS, REQUIRED, RESPONSIBLE
from monograph.entries import KINDS
from monograph.entries.base_files.about import About, ContentLicence
from monograph.entries.base_files.answers import AnswersFile, GoldenAnswer
from monograph.entries.base_files.exceptions import ExceptionsFile, RuleException
from monograph.entries.base_files.journals import Journal, JournalsFile
from monograph.entries.base_files.reviewers import Reviewer, ReviewersFile
from monograph.entries.shared.field_shapes import classes_in, item_of, members, reported_by
from monograph.entries.shared.parts import Citation
from monograph.entries.shared.units import BUILT_IN_UNITS
from monograph.entries.shared.values import Written

FOLDER = "kb/schema"


def schema_files() -> Iterator[tuple[str, str]]:
    """Yield each generated file, relative to the project folder, with its text."""
    for kind in KINDS:
        yield f"{FOLDER}/{kind.kind}.json", _json_schema(kind, f"{kind.label} (Monograph entry)")
    yield f"{FOLDER}/base.json", _json_schema(About, "The knowledge base as a whole (kb/base.yaml)")
    yield f"{FOLDER}/exceptions.json", _json_schema(ExceptionsFile, "Rules that are waived (kb/exceptions.yaml)")
    yield f"{FOLDER}/answers.json", _json_schema(AnswersFile, "Golden answers (kb/answers.yaml)")
    yield f"{FOLDER}/reviewers.json", _json_schema(ReviewersFile, "People who review entries (kb/reviewers.yaml)")
    yield f"{FOLDER}/journals.json", _json_schema(JournalsFile, "Abbreviations of journals (kb/journals.yaml)")
    yield f"{FOLDER}/guide.md", _guide()


def _json_schema(model: type[BaseModel], title: str) -> str:
    made = _without_null(model.model_json_schema())
    made["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    made["title"] = title
    made["description"] = (model.__doc__ or "").strip()
    return json.dumps(made, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def _without_null(schema: Any) -> Any:
    """Return a schema that offers no null: a field that may be absent is left out, never left empty."""
    if isinstance(schema, list):
        return [_without_null(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: _without_null(one) for key, one in schema.items() if not (key == "default" and one is None)}
    if "anyOf" in made:
        choices = [one for one in made.pop("anyOf") if one != {"type": "null"}]
        return made | ({"anyOf": choices} if len(choices) > 1 else choices[0])
    return made


def _guide() -> str:
    lines = [
        "# Field guide",
        "",
        "Generated from the models by `monograph schema`; do not edit it. An entry is one YAML file in",
        "`kb/entries/<kind>/`, and the file's name is its id. Fields in **bold** must be there.",
        "",
        "A *reported value* holds a `value` with `cite`, or the reason why it is `absent`; the words",
        "`not reported`, `not seen` and `not searched` may stand alone; `not reached` and `not estimable` are",
        "what the source says itself, and take `cite`. Sources that differ are under",
        "`also_reported`, and `preferred_because` says why the first value comes first. A *citation* is",
        "`Key, locator`, such as `Weiss2016, abstract`, or the mapping described below. In running text a",
        "citation is `[@Weiss2016, abstract]`; a place with `;` or a single bracket is in quotation marks,",
        '`[@Weiss2016, "box 1; row ]"]`. A line of any text may hold every printable sign, and is shown as typed.',
        "",
        f"Units: {', '.join(f'`{unit}`' for unit in BUILT_IN_UNITS)}.",
        "",
        "What has no single number is written so: `NS` for a p value that is only called not significant;",
        "`> 36 months`, in quotation marks, for a bound; `{absent: not reached, cite: …}` for a median survival",
        "that was not reached, and `not estimable` likewise; for an interval with one limit",
        "`{level: 97.5, low: -6.4, other_limit: one-sided}`. Nothing is computed from what is not there. Signs of",
        "print (−, –, ·, ×10⁹, thin spaces) are read as they are pasted.",
        "",
    ]
    about = f"File `kb/base.yaml`. {(About.__doc__ or '').strip()}"
    lines += ["## The knowledge base", "", about, "", *_fields(About)]
    lines += ["### ContentLicence", "", (ContentLicence.__doc__ or "").strip(), "", *_fields(ContentLicence)]
    golden = f"File `kb/answers.yaml`; it need not be there. {(AnswersFile.__doc__ or '').strip()}"
    lines += ["## Golden answers", "", golden, "", *_fields(AnswersFile)]
    waived = f"File `kb/exceptions.yaml`; it need not be there. {(ExceptionsFile.__doc__ or '').strip()}"
    lines += ["## Exceptions", "", waived, "", *_fields(ExceptionsFile)]
    people = f"File `kb/reviewers.yaml`; it need not be there. {(ReviewersFile.__doc__ or '').strip()}"
    lines += ["## Reviewers", "", people, "", *_fields(ReviewersFile)]
    titles = f"File `kb/journals.yaml`; it need not be there. {(JournalsFile.__doc__ or '').strip()}"
    lines += ["## Journals", "", titles, "", *_fields(JournalsFile)]
    for item in (GoldenAnswer, RuleException, Reviewer, Journal):
        lines += [f"### {item.__name__}", "", (item.__doc__ or "").strip(), "", *_fields(item)]
    described: set[type[BaseModel]] = set()
    for kind in KINDS:
        lines += [
            f"## {kind.label}",
            "",
            f"Folder `kb/entries/{kind.kind}/`. {(kind.__doc__ or '').strip()}",
            "",
        ]
        lines += _fields(kind)
        for part in _parts_of(kind, described):
            lines += [f"### {part.__name__}", "", (part.__doc__ or "").strip(), "", *_fields(part)]
    return "\n".join([*lines, *_works()])


def _works() -> list[str]:
    """Return the section on references.bib: which types there are, what each needs, and every field."""
    lines = ["## Works", "", "File `references.bib`, in BibTeX. Somebody has to answer for each work: one of"]
    lines += [f"{', '.join(f'`{name}`' for name in RESPONSIBLE)}.", ""]
    lines += [f"- `@{kind}` needs {_needed(names)}." for kind, names in REQUIRED.items()]
    lines += ["", "A field that no page you read shows goes into `unseen`; nothing is invented.", ""]
    lines += [
        "Types and fields of biblatex (`@report`, `date`, `journaltitle`, `location`, …) are read too.",
        "What reference managers keep for themselves (`keywords`, `abstract`, `file`, …) is passed over with one",
        "warning a file. Common LaTeX (`\\emph`, `$\\beta$`, accents) is read; the file is UTF-8.",
        "",
    ]
    return [*lines, *(f"- `{name}`: {what}" for name, what in FIELDS.items()), ""]


def _needed(names: Iterable[str]) -> str:
    return ", ".join(" or ".join(f"`{one}`" for one in name.split("|")) for name in names)


def _fields(model: type[BaseModel]) -> list[str]:
    lines = []
    for name, field in model.model_fields.items():
        shown = f"**`{name}`**" if field.is_required() else f"`{name}`"
        lines.append(f"- {shown} ({_type_words(field.annotation)}): {field.description}")
        lines += [f"  Words: {', '.join(f'`{word}`' for word in found)}." for found in _choices(field.annotation)]
    return [*lines, ""]


def _type_words(annotation: Any) -> str:
    return " or ".join(map(_kind_words, members(annotation)))


def _kind_words(kind: Any) -> str:
    if item := item_of(kind):
        inner = _type_words(item)
        return "citations" if inner == "Citation" else f"list of {inner}"
    if not isinstance(kind, type):
        return str(kind)
    if value := reported_by(kind):
        return f"reported value: {_type_words(value)}"
    if issubclass(kind, Written):
        return f"written like {kind.example}"
    if issubclass(kind, StrEnum):
        return "one of the words"
    return _PLAIN.get(kind.__name__, kind.__name__)


_PLAIN = {
    "str": "text",
    "int": "whole number",
    "bool": "true or false",
    "Decimal": "number",
    "EntryText": "text with links",
    "Name": "one line of any text",
    "Verbatim": "any text, as typed",
    "CiteKey": "key of a work",
    "WebAddress": "web address",
    "DocumentAddress": "web address",
    "PublicAddress": "web address",
    "SpdxId": "SPDX identifier",
    "EntryLink": "id of an entry",
    "ConditionLink": "id of a condition",
    "OutcomeLink": "id of an outcome",
    "DrugLink": "id of a drug",
    "StudyLink": "id of a study",
    "GuidelineLink": "id of a guideline",
    "ClaimLink": "id of a claim check",
    "QuestionLink": "id of a question",
}


def _choices(annotation: Any) -> Iterator[tuple[str, ...]]:
    for part in classes_in(annotation):
        if issubclass(part, StrEnum):
            yield tuple(str(word) for word in part)


def _parts_of(model: type[BaseModel], described: set[type[BaseModel]]) -> Iterator[type[BaseModel]]:
    """Yield the mappings a model holds, each once in the whole guide, in the order they are met."""
    for field in model.model_fields.values():
        for part in classes_in(field.annotation):
            if issubclass(part, BaseModel) and part not in described:
                described.add(part)
                yield part
                yield from _parts_of(part, described)
    if Citation not in described:
        described.add(Citation)
        yield Citation
