"""One entry file, read and checked for shape: the entry, its id, and where everything in it stands."""

from __future__ import annotations

import re
import types
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, Generic, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from monograph.entries import KIND_BY_NAME
from monograph.entries.local_ids import local_id_findings
from monograph.entries.parts import Entry, Reported
from monograph.findings import Finding, Place, did_you_mean, nearest
from monograph.links import ID_PATTERN, LONGEST_ID
from monograph.sources import Document, EntryFile, Path, read_document

EntryType_co = TypeVar("EntryType_co", bound=Entry, covariant=True)


@dataclass(frozen=True)
class Sheet(Generic[EntryType_co]):
    """An entry with its id and the document it was read from."""

    id: str
    entry: EntryType_co
    document: Document

    @property
    def kind(self) -> str:
        """The entry's kind, such as ``drug``."""
        return self.entry.kind

    @property
    def file(self) -> str:
        """The entry's file, relative to the project folder."""
        return self.document.file

    def place(self, path: Path = (), token: str = "") -> Place:
        """Return the place of the value that ``path`` leads to, or of ``token`` in it."""
        return self.document.place(path, token=token)


def read_sheet(source: EntryFile) -> tuple[Sheet[Entry] | None, tuple[Finding, ...]]:
    """Read one entry file. Every fault in its name and shape is a finding; nothing is raised."""
    findings = list(_name_findings(source))
    document, faults = read_document(source.raw, source.file)
    findings += faults
    model = KIND_BY_NAME.get(source.folder)
    if document is None or model is None:
        return None, tuple(findings)
    if not isinstance(document.data, dict):
        found = "the file does not hold fields and values"
        remedy = "Begin with `name:`; see the field guide in kb/schema/guide.md."
        findings.append(Finding("wrong-type", document.place(), found, remedy))
        return None, tuple(findings)
    try:
        entry = model.model_validate(document.data)
    except ValidationError as error:
        findings += _shape_findings(error, document, model)
        return None, tuple(findings)
    findings += local_id_findings(entry, document)
    return (None if findings else Sheet(source.stem, entry, document)), tuple(findings)


def _name_findings(source: EntryFile) -> Iterator[Finding]:
    place = Place(source.file)
    if source.folder not in KIND_BY_NAME:
        kinds = ", ".join(KIND_BY_NAME)
        remedy = did_you_mean(
            source.folder, KIND_BY_NAME, f"Entries stand in a folder named for their kind: {kinds}."
        )
        found = (
            f"`{source.folder}` is no kind of entry"
            if source.folder != "."
            else "the entry is in no kind's folder"
        )
        yield Finding("entry-folder", place, found, remedy)
    if not re.fullmatch(ID_PATTERN, source.stem) or len(source.stem) > LONGEST_ID:
        remedy = (
            "A file name is the entry's id: small letters a to z, digits and single hyphens, "
            f"at most {LONGEST_ID} characters."
        )
        yield Finding("entry-id", place, f"`{source.stem}` is no valid id", remedy)


def _shape_findings(error: ValidationError, document: Document, model: type[Entry]) -> Iterator[Finding]:
    faults = error.errors(include_url=False)
    misspelt = {_meant(fault["loc"], model) for fault in faults if fault["type"] == "extra_forbidden"}
    for fault in faults:
        path = fault["loc"]
        if fault["type"] == "missing" and path in misspelt:
            continue  # it is there under a misspelt name, which is reported
        if fault["type"] == "too_short" and fault["input"]:
            continue  # it has items with faults, which are reported
        at_key = fault["type"] in ("extra_forbidden", "missing") or isinstance(fault["input"], dict)
        rule, found, remedy = _explained(fault, path, model)
        yield Finding(rule, document.place(path, at_key=at_key), found, remedy)


def _meant(path: Path, model: type[Entry]) -> Path:
    """Return the path of the field that an unknown one was probably meant to be."""
    return (*path[:-1], nearest(str(path[-1]), _fields(model, path[:-1])) or "")


def _explained(fault: ErrorDetails, path: Path, model: type[Entry]) -> tuple[str, str, str]:
    context = fault.get("ctx", {})
    field = next((str(step) for step in reversed(path) if isinstance(step, str)), "the entry")
    if "remedy" in context:
        return fault["type"], _in(path, fault["msg"]), str(context["remedy"])
    match fault["type"]:
        case "missing":
            remedy = f"Add `{field}:`. {_description(model, path)}".strip()
            return "missing-field", _in(path[:-1], f"the field `{field}` is missing"), remedy
        case "extra_forbidden":
            fields = _fields(model, path[:-1])
            otherwise = f"Fields here: {', '.join(fields)}." if fields else "Delete it."
            return (
                "unknown-field",
                f"there is no field `{field}` here",
                did_you_mean(field, fields, otherwise),
            )
        case "enum":
            choices = re.findall(r"'((?:[^'\\]|\\.)*)'", str(context.get("expected", "")))
            word, otherwise = fault["input"], f"Choose: {', '.join(choices)}."
            if not isinstance(word, str):
                return "unknown-word", f"`{field}` holds {_named(word)}", otherwise
            found = f"`{word}` is none of the words for `{field}`"
            return "unknown-word", found, did_you_mean(word, choices, otherwise)
        case "too_short":
            return (
                "empty-list",
                _in(path[:-1], f"`{field}` is empty"),
                f"Give at least one item. {_description(model, path)}",
            )
        case "string_pattern_mismatch":
            is_id = str(context.get("pattern")).startswith("^[a-z0-9]+")
            remedy = _ID_REMEDY if is_id else f"It must match {context.get('pattern')}."
            return "wrong-form", f"`{fault['input']}` is not of the right form for `{field}`", remedy
        case _:
            value = fault["input"]
            remedy = _EXPECTED.get(fault["type"], fault["msg"])
            if fault["type"] == "string_type" and isinstance(value, (int, Decimal)):
                remedy = "Put quotation marks around it: this is text, even when it looks like a number."
            elif any(issubclass(found, Reported) for found in _models_at(model, path)):
                remedy = _REPORTED.format(value=value if isinstance(value, (str, int, Decimal)) else "…")
            return (
                "wrong-type",
                f"`{field}` holds {_named(value)}",
                f"{remedy} {_description(model, path)}".strip(),
            )


_ID_REMEDY = "Write small letters a to z, digits and single hyphens."
_REPORTED = (
    'Write it with its source, {{value: {value}, cite: "Key, locator"}}, or say why there is none: not reported, '
    "not seen or not searched."
)
_EXPECTED = {
    "string_type": "Write text.",
    "int_type": "Write a whole number, without quotation marks.",
    "bool_type": "Write true or false.",
    "tuple_type": "Write a list: one item a line, each after a hyphen.",
    "model_type": "Write fields and values here, one a line, indented.",
    "model_attributes_type": "Write fields and values here, one a line, indented.",
    "dict_type": "Write fields and values here, one a line, indented.",
}


def _in(path: Path, message: str) -> str:
    where = ".".join(str(step + 1) if isinstance(step, int) else step for step in path)
    return f"{message} (in {where})" if where else message


def _named(value: object) -> str:
    match value:
        case None:
            return "nothing"
        case bool():
            return "true or false"
        case dict():
            return "fields and values"
        case list():
            return "a list"
        case str():
            return f"the text `{value[:60]}`"
        case _:
            return f"the number {value}"


def _models_at(annotation: Any, path: Path) -> Iterator[type[BaseModel]]:
    """Yield the models that may stand where ``path`` leads, starting from a field's annotation."""
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _models_at(get_args(annotation)[0], path)
    elif origin in (Union, types.UnionType):
        for member in get_args(annotation):
            yield from _models_at(member, path)
    elif origin is tuple:
        rest = path[1:] if path and isinstance(path[0], int) else path
        yield from _models_at(get_args(annotation)[0], rest)
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        if not path:
            yield annotation
        elif isinstance(path[0], str) and path[0] in annotation.model_fields:
            yield from _models_at(annotation.model_fields[path[0]].annotation, path[1:])


def _fields(model: type[Entry], path: Path) -> tuple[str, ...]:
    return tuple(name for found in _models_at(model, path) for name in found.model_fields)


def _description(model: type[Entry], path: Path) -> str:
    names = [index for index, step in enumerate(path) if isinstance(step, str)]
    if not names:
        return ""
    last = names[-1]
    for found in _models_at(model, path[:last]):
        field = found.model_fields.get(str(path[last]))
        if field is not None and field.description:
            return f"It holds: {field.description}"
    return ""
