"""Why a document does not fit its model, in a contributor's words: one finding for each fault of shape."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from decimal import Decimal
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from monograph.entries.shared.field_shapes import item_of, members
from monograph.entries.shared.parts import Reported
from monograph.findings import Finding, did_you_mean, nearest
from monograph.sources import Document, Path, Value, read_document

Model = TypeVar("Model", bound=BaseModel)


def shape_findings(error: ValidationError, document: Document, model: type[BaseModel]) -> Iterator[Finding]:
    """Yield a finding for each fault that pydantic reports; one mistake is never told twice."""
    faults = error.errors(include_url=False)
    misspelt = {_meant(fault["loc"], model) for fault in faults if fault["type"] == "extra_forbidden"}
    for fault in faults:
        path = fault["loc"]
        if fault["type"] == "missing" and path in misspelt:
            continue  # it is there under a misspelt name, which is reported
        if fault["type"] == "too_short" and fault["input"]:
            continue  # it has items with faults, which are reported
        at_key = fault["type"] in ("extra_forbidden", "missing") or isinstance(fault["input"], dict)
        rule, found, remedy = _explained(fault, path, model, _given(document.data, path))
        token = str(fault.get("ctx", {}).get("token", ""))
        yield Finding(rule, document.place(path, token=token, at_key=at_key), found, remedy)


def read_as(
    model: type[Model], raw: bytes, file: str
) -> tuple[Model | None, Document | None, tuple[Finding, ...]]:
    """Read one file as one model. Every fault is a finding, and then there is no model; nothing is raised."""
    document, findings = read_document(raw, file)
    if document is None:
        return None, None, findings
    if not isinstance(document.data, dict):
        found = "the file does not hold fields and values"
        remedy = f"Begin with `{next(iter(model.model_fields))}:`."
        return None, document, (Finding("wrong-type", document.place(), found, remedy),)
    try:
        return model.model_validate(document.data), document, ()
    except ValidationError as error:
        return None, document, tuple(shape_findings(error, document, model))


def _meant(path: Path, model: type[BaseModel]) -> Path:
    """Return the path of the field that an unknown one was probably meant to be."""
    return (*path[:-1], nearest(str(path[-1]), _fields(model, path[:-1])) or "")


def _explained(
    fault: ErrorDetails, path: Path, model: type[BaseModel], given: Collection[str]
) -> tuple[str, str, str]:
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
            found = f"there is no field `{field}` here"
            return "unknown-field", found, _another_field(field, fields, given)
        case "enum":
            choices = re.findall(r"'((?:[^'\\]|\\.)*)'", str(context.get("expected", "")))
            word, otherwise = fault["input"], f"Choose: {', '.join(choices)}."
            if not isinstance(word, str):
                return "unknown-word", f"`{field}` holds {_named(word)}", otherwise
            found = f"`{word}` is none of the words for `{field}`"
            return "unknown-word", found, did_you_mean(word, choices, otherwise, always=otherwise)
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


def _another_field(field: str, fields: Collection[str], given: Collection[str]) -> str:
    """Return what to do about an unknown field. A field that is there already is never suggested in its place."""
    if not fields:
        return "Delete it."
    if (meant := nearest(field, fields)) in given:
        return f"`{meant}` is there already: delete this one, and keep under `{meant}` what it holds."
    listed = ", ".join(fields)
    return did_you_mean(
        field, fields, f"Delete it, or use one of the fields here: {listed}.", always=f"Fields here: {listed}."
    )


def _given(data: Value, path: Path) -> Collection[str]:
    """Return the fields that are next to the one that ``path`` leads to."""
    beside: Collection[str] = ()
    for step in path:
        if isinstance(data, dict) and step in data:
            beside, data = data, data[str(step)]
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            beside, data = (), data[step]
    return beside


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
    """Yield the models that may be where ``path`` leads, starting from a field's annotation."""
    for kind in members(annotation):
        if item := item_of(kind):
            yield from _models_at(item, path[1:] if path and isinstance(path[0], int) else path)
        elif isinstance(kind, type) and issubclass(kind, BaseModel):
            if not path:
                yield kind
            elif isinstance(path[0], str) and path[0] in kind.model_fields:
                yield from _models_at(kind.model_fields[path[0]].annotation, path[1:])


def _fields(model: type[BaseModel], path: Path) -> tuple[str, ...]:
    return tuple(name for found in _models_at(model, path) for name in found.model_fields)


def _description(model: type[BaseModel], path: Path) -> str:
    names = [index for index, step in enumerate(path) if isinstance(step, str)]
    if not names:
        return ""
    last = names[-1]
    for found in _models_at(model, path[:last]):
        field = found.model_fields.get(str(path[last]))
        if field is not None and field.description:
            return f"It holds: {field.description}"
    return ""
