"""A work that is in no file: a page of ours, to be cited by others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from types import MappingProxyType
from typing import TypeVar

from markupsafe import escape

from monograph.bibliography.parsing import BibEntry, Field
from monograph.bibliography.printing import reference
from monograph.bibliography.scanner import Span
from monograph.bibliography.works import Reference
from monograph.findings import Place

_NOWHERE = Place("")
_NO_SPAN = Span(0, 0)
# Signs that BibTeX or LaTeX would read. While the work is made, characters that no text holds stand for them.
_SIGNS = "\\{}$~`'\"-^_%&#"
_STANDS_FOR = {ord(sign): chr(0xE100 + number) for number, sign in enumerate(_SIGNS)}
_SIGN_AGAIN = {ord(mark): chr(sign) for sign, mark in _STANDS_FOR.items()}
_IN_HTML = {mark: str(escape(sign)) for mark, sign in _SIGN_AGAIN.items()}
_WHOLE = frozenset({"author", "title"})  # nobody is to take them apart, or to lower their capitals

Made = TypeVar("Made")


def web_page(key: str, fields: Mapping[str, str]) -> Reference:
    """Return a web page as a work; ``fields`` as in references.bib, in plain text; ``author`` is a group.

    Every sign of a text stays as it is: braces, backslashes and dollar signs are no LaTeX here.
    """
    made = {name: _field(name, value) for name, value in fields.items() if value}
    entry = BibEntry("online", key, MappingProxyType(made), _NOWHERE, _NOWHERE, is_whole=True)
    shielded = reference(entry)
    return replace(_with_signs(shielded), html=shielded.html.translate(_IN_HTML))


def _field(name: str, text: str) -> Field:
    if name not in (*_WHOLE, "publisher"):
        return Field(name, text, text, _NOWHERE, _NO_SPAN)
    shielded = text.translate(_STANDS_FOR)
    return Field(name, f"{{{shielded}}}" if name in _WHOLE else shielded, shielded, _NOWHERE, _NO_SPAN)


def _with_signs(value: Made) -> Made:
    """Return a value with the signs that others stood for, in every text inside it."""
    match value:
        case str():
            return value.translate(_SIGN_AGAIN)  # type: ignore[return-value]
        case tuple():
            return tuple(map(_with_signs, value))  # type: ignore[return-value]
        case Mapping():
            return MappingProxyType({name: _with_signs(one) for name, one in value.items()})  # type: ignore[return-value]
    if is_dataclass(value) and not isinstance(value, (type, Place)):
        inside = {one.name: _with_signs(getattr(value, one.name)) for one in fields(value)}
        return replace(value, **inside)
    return value
