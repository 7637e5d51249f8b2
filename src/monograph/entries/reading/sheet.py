"""One entry file, read and checked for shape: the entry, its id, and where everything in it stands."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from types import MappingProxyType
from typing import Generic, TypeVar

from pydantic import ValidationError

from monograph.entries import KIND_BY_NAME
from monograph.entries.reading.computed import Remembers
from monograph.entries.reading.local_ids import local_id_findings
from monograph.entries.reading.partial import values_in
from monograph.entries.reading.shape import shape_findings
from monograph.entries.shared.parts import Entry
from monograph.entries.shared.vocabularies import BUILT_IN, Vocabularies
from monograph.findings import Finding, Place, Severity, did_you_mean
from monograph.sources import Document, EntryFile, Path, cut_text, read_document
from monograph.sources.files import is_reserved_name
from monograph.text.fields import ID_PATTERN, LIST_ID, LONGEST_ID, CiteKey, EntryLink, EntryText, Name
from monograph.text.pointing import CitedWork, Link, citations_in, links_in, values_of

EntryType_co = TypeVar("EntryType_co", bound=Entry, covariant=True)
ValueType = TypeVar("ValueType")


@dataclass(frozen=True, eq=False)
class Sheet(Remembers, Generic[EntryType_co]):
    """An entry with its id and the document it was read from. Two sheets are equal only when they are one."""

    id: str
    entry: EntryType_co
    document: Document
    vocabularies: Vocabularies = BUILT_IN

    @property
    def kind(self) -> str:
        """The entry's kind, such as ``drug``."""
        return self.entry.kind

    @property
    def file(self) -> str:
        """The entry's file, relative to the project folder."""
        return self.document.file

    @cached_property
    def values(self) -> tuple[tuple[Path, object], ...]:
        """Every value inside the entry with its path, in the order of the fields."""
        return tuple(values_of(self.entry))

    def parts(self, kind: type[ValueType]) -> Iterator[tuple[Path, ValueType]]:
        """Yield every part or text of one type, wherever in the entry it stands, with its path, in order."""
        # A class without subclasses is found at once.
        positions = self._positions_of(kind) if kind.__subclasses__() else self.positions.get(kind, ())
        for position in positions:
            path, value = self.values[position]
            assert isinstance(value, kind)
            yield path, value

    def _positions_of(self, *kinds: type) -> list[int]:
        found = (group for made, group in self.positions.items() if issubclass(made, kinds))
        return sorted(chain.from_iterable(found))

    @cached_property
    def positions(self) -> Mapping[type, list[int]]:
        """Where in ``values`` those of each type stand, by the very type; what has no value is left out."""
        # Rules ask for values again and again; walking all of them each time would be most of their work.
        found: dict[type, list[int]] = defaultdict(list)
        for position, (_, value) in enumerate(self.values):
            if value is not None:
                found[type(value)].append(position)
        return MappingProxyType(dict(found))

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Every link from this entry to another one."""
        return tuple(links_in(self.values[it] for it in self._positions_of(EntryLink, EntryText)))

    @cached_property
    def citations(self) -> tuple[CitedWork, ...]:
        """Every use of a work in this entry."""
        return tuple(citations_in(self.values[it] for it in self._positions_of(CiteKey, EntryText)))

    def at(self, path: Path) -> str:
        """Return a path as people write it: ``results.hums.p``; items of a list by id, else counted from 1."""
        value: object = self.entry
        steps = []
        for step in path:
            if isinstance(step, int):
                value = value[step] if isinstance(value, tuple) and step < len(value) else None
                steps.append(str(getattr(value, "id", None) or step + 1))
            else:
                value = getattr(value, step, None)
                steps.append(step)
        return ".".join(steps)

    def value_at(self, path: Path) -> object:
        """Return the value that a path leads to; None when it leads nowhere."""
        value: object = self.entry
        for step in path:
            if isinstance(step, int):
                value = value[step] if isinstance(value, tuple) and step < len(value) else None
            else:
                value = getattr(value, step, None)
        return value

    def place(self, path: Path = (), token: str = "", earlier: int = 0) -> Place:
        """Return the place of the value that ``path`` leads to, or of ``token`` in it after ``earlier`` others."""
        return self.document.place(path, token=token, earlier=earlier)


@dataclass(frozen=True)
class FaultySheet:
    """A file that gives no entry: its id, and the links and citations that could be read all the same."""

    id: str
    document: Document | None = None
    links: tuple[Link, ...] = ()
    citations: tuple[CitedWork, ...] = ()

    def place(self, path: Path = (), token: str = "") -> Place:
        """Return the place of the value that ``path`` leads to, or of ``token`` in it."""
        assert self.document is not None, "pointers are read from a document"
        return self.document.place(path, token=token)


def read_sheet(
    source: EntryFile, known: Vocabularies = BUILT_IN
) -> tuple[Sheet[Entry] | FaultySheet, tuple[Finding, ...]]:
    """Read one entry file with the vocabularies of its base. Every fault is a finding; nothing is raised."""
    findings = list(_name_findings(source))
    document, faults = read_document(source.raw, source.file)
    findings += faults
    model = KIND_BY_NAME.get(source.folder)
    if document is None or model is None:
        return FaultySheet(source.stem), tuple(findings)
    if not isinstance(document.data, dict):
        found = "the file does not hold fields and values"
        remedy = "Begin with `name:`; see the field guide in kb/schema/guide.md."
        findings.append(Finding("wrong-type", document.place(), found, remedy))
        return FaultySheet(source.stem), tuple(findings)
    try:
        entry = model.model_validate(document.data, context=known)
    except ValidationError as error:
        findings += shape_findings(error, document, model)
    else:
        findings += local_id_findings(entry, document)
        if not findings:
            sheet = Sheet(source.stem, entry, document, known)
            return sheet, tuple(_cut_texts(sheet))
    pointers = tuple(values_in(model, document.data))
    links, citations = tuple(links_in(pointers)), tuple(citations_in(pointers))
    return FaultySheet(source.stem, document, links, citations), tuple(findings)


def _cut_texts(sheet: Sheet[Entry]) -> Iterator[Finding]:
    """Yield a warning for each text and each name that YAML ended at a number sign."""
    if " #" not in sheet.document.text:
        return
    for kind in (EntryText, Name):
        for path, _ in sheet.parts(kind):
            cut = cut_text(sheet.document, path, is_prose=kind is EntryText)
            if cut is not None:
                offer = (
                    f"Write `{cut.quoted}`: without"
                    if cut.quoted
                    else "Put quotation marks around it all: without"
                )
                remedy = (
                    f"{offer} quotation marks, a blank and a # begin a comment, which is on a line of its own."
                )
                found = f"the text ends before `{cut.lost[:80]}`, which no reader will see"
                yield Finding("text-is-whole", cut.place, found, remedy, Severity.WARNING, sheet.at(path))


def _name_findings(source: EntryFile) -> Iterator[Finding]:
    place = Place(source.file)
    if source.folder not in KIND_BY_NAME:
        kinds = ", ".join(KIND_BY_NAME)
        remedy = did_you_mean(
            source.folder, KIND_BY_NAME, f"Entries are in a folder named for their kind: {kinds}."
        )
        found = (
            f"`{source.folder}` is no kind of entry"
            if source.folder != "."
            else "the entry is in no kind's folder"
        )
        yield Finding("entry-folder", place, found, remedy)
    if source.stem == LIST_ID:
        remedy = "That is the address of the list of its kind. Choose another name."
        yield Finding("entry-id", place, f"`{LIST_ID}` cannot be an id", remedy)
    elif is_reserved_name(source.stem):
        remedy = "Windows reserves that name for a device and cannot check the file out. Choose another name."
        yield Finding("entry-id", place, f"`{source.stem}` cannot be an id", remedy)
    elif not re.fullmatch(ID_PATTERN, source.stem) or len(source.stem) > LONGEST_ID:
        remedy = (
            "A file name is the entry's id: small letters a to z, digits and single hyphens, "
            f"at most {LONGEST_ID} characters."
        )
        yield Finding("entry-id", place, f"`{source.stem}` is no valid id", remedy)
