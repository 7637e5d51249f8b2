"""The public names of tables and of columns that no model gives, kept as data in `tables.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from monograph.entries import KIND_BY_NAME
from monograph.entries.shared import vocabulary
from monograph.evidence.answers.availability import AvailabilityState
from monograph.evidence.studies.designs import DesignClass
from monograph.exports.tables.model import Column, ColumnType, DataTable, Field, Item

_KINDS = "kinds"


@dataclass(frozen=True, slots=True, kw_only=True)
class TableNames:
    """What a table is called and how its rows differ from its model; `tables.toml` explains each field."""

    name: str
    title: str
    description: str
    key: tuple[str, ...] = ("id",)
    of: str = ""
    kind: str = ""
    column: str = ""
    says: str = ""
    row_says: str = ""
    names_entry: bool = True
    entry_column: str = ""
    entry_says: str = ""
    within: tuple[str, ...] = ()
    steps: int = 2
    number: str = ""
    local_id: str = ""
    around: str = ""
    first: tuple[str, ...] = ()
    leave_out: tuple[str, ...] = ()
    rename: Mapping[str, str] = field(default_factory=dict)
    prefix: Mapping[str, str] = field(default_factory=dict)
    remarks_within: tuple[str, ...] = ()
    cited: bool | None = None
    columns: tuple[Column, ...] = ()
    computed: tuple[tuple[Column, str], ...] = ()


@dataclass(frozen=True, slots=True)
class KindNames:
    """What tables call the entries of one kind: the column that names one, and the table of all of them."""

    column: str
    table: str


def named_table(names: TableNames, items: Iterable[Item], *fields: Field[Item]) -> DataTable:
    """Return the table that has a row for each item and a column for each field."""
    rows = tuple(tuple(field.read(item) for field in fields) for item in items)
    columns = tuple(field.column for field in fields)
    return DataTable(names.name, names.title, names.description, columns, ("id",), rows)


@cache
def kind_names() -> Mapping[str, KindNames]:
    """Return what tables call each kind, where that is not the kind's own name."""
    return {kind: KindNames(**names) for kind, names in _written()[_KINDS].items()}


@cache
def table_names() -> tuple[TableNames, ...]:
    """Return the names of every table, in the order of the files."""
    return tuple(_named(name, said) for name, said in _written().items() if name != _KINDS)


def _written() -> Mapping[str, Any]:
    return tomllib.loads(files(__package__).joinpath("tables.toml").read_text(encoding="utf-8"))


def _named(name: str, said: Mapping[str, Any]) -> TableNames:
    given: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in said.items()
    }
    given["columns"] = tuple(_column(**one) for one in said.get("columns", ()))
    given["computed"] = tuple(
        (_column(**{key: one[key] for key in one if key != "after"}), one.get("after", ""))
        for one in said.get("computed", ())
    )
    return TableNames(name=name, **given)


def _column(
    name: str,
    says: str,
    type: str = "string",
    unit: str = "",
    required: bool = False,
    references: str = "",
    choices: list[str] | None = None,
    choices_of: str = "",
    pattern: str = "",
) -> Column:
    words = _vocabulary(choices_of) if choices_of else tuple(choices or ())
    return Column(name, says, ColumnType(type), unit, required, references, words, pattern)


def _vocabulary(name: str) -> tuple[str, ...]:
    if name == _KINDS:
        return tuple(KIND_BY_NAME)
    computed = {one.__name__: one for one in (AvailabilityState, DesignClass)}
    return tuple(map(str, computed.get(name) or getattr(vocabulary, name)))
