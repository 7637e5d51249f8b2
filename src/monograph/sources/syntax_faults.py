"""What libyaml's messages mean to a contributor, and what to do about each."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SyntaxFault:
    """A fault libyaml finds: a sign in its message, the remedy, and, where they say more, other words or place."""

    sign: str
    remedy: str
    found: str = ""
    is_where_it_begins: bool = False


_REMEDY = "Check the indentation and the quotation marks on this line and the one above."
_FAULTS = (
    SyntaxFault(
        "mapping values are not allowed",
        "Put quotation marks around text that contains a colon and a space, or correct the indentation.",
        "a colon and a space are where no field may begin",
    ),
    SyntaxFault(
        "did not find expected ','",
        "Close it, add the comma, or put quotation marks around text that holds brackets or commas.",
        "what begins here is not closed, or lacks a comma, when line {line} is reached",
        is_where_it_begins=True,
    ),
    SyntaxFault(
        "found unexpected end of stream",
        "Close it; double a quotation mark that belongs to the text.",
        "this quotation mark is never closed",
        is_where_it_begins=True,
    ),
    SyntaxFault(
        "could not find expected ':'",
        "Give it its colon, or indent it when it goes on with the text above.",
        "this line has no colon",
        is_where_it_begins=True,
    ),
    SyntaxFault(
        "did not find expected key",
        "Indent the line like its neighbours; nothing may follow a closing quotation mark or bracket.",
        "no field can begin here",
    ),
    SyntaxFault(
        "cannot start any token",
        "Put quotation marks around text that begins with this character; indent with spaces, never with tabs.",
        "no value and no field begins with this character",
    ),
    SyntaxFault("did not find expected '-'", "Indent the line like its neighbours.", "no item can begin here"),
    SyntaxFault("tab character", "Indent with spaces, never with tabs."),
    SyntaxFault("alphabetic or numeric", "Put quotation marks around text that begins with * or &."),
    SyntaxFault("tag handle", "Put quotation marks around text that begins with !."),
    SyntaxFault("escape character", "Use single quotation marks: inside them a backslash is only a backslash."),
    SyntaxFault(
        "the file is empty", "Copy a neighbouring entry and change it; kb/schema/guide.md lists the fields."
    ),
)


def syntax_fault(problem: str) -> SyntaxFault:
    """Return what we say of one of libyaml's messages."""
    return next((one for one in _FAULTS if one.sign in problem), SyntaxFault("", _REMEDY))
