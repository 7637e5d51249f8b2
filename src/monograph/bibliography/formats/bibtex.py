"""Works in BibTeX, for LaTeX and for every reference manager.

The file is UTF-8, which BibTeX's successors and today's LaTeX read; only what LaTeX takes for commands is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from monograph.bibliography.dates import month_name
from monograph.bibliography.formats.fields import authors, corporate_author, one_line
from monograph.bibliography.kinds import VERBATIM_FIELDS
from monograph.bibliography.works import Contributor, Contributors, Record, Reference

_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",  # BibTeX counts the brace of \{ as well
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{mark: f"\\{mark}" for mark in "%#&_$"},
    }
)
# Verbatim fields go to a browser: what BibTeX cannot hold is written as addresses write it.
_ADDRESS_ESCAPES = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})
_OWN_NAMES = {"note": "annotation"}
_LIGATURE = re.compile(r"([-`'])(?=\1)")
_PUNCTUATION = ".,:;!?()[]\"'“”‘’"
_LOWERED = frozenset({"title", "booktitle"})  # styles write them in small letters
_MONTHS = frozenset({"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"})


def bibtex(references: Iterable[Reference]) -> str:
    """Return works as the text of a .bib file: every field of a record under its own name, save two.

    Our remarks are in ``annotation``, which no style prints; every BibTeX style prints ``note`` in the list of
    references. An organisation that answers for a work is its ``author``, where every style looks for one.
    """
    return "\n".join(map(_entry, references))


def _entry(reference: Reference) -> str:
    lines = (f"  {name} = {value},\n" for name, value in _fields(reference))
    return f"@{reference.record.kind}{{{reference.key},\n{''.join(lines)}}}\n"


def _fields(reference: Reference) -> Iterator[tuple[str, str]]:
    record = reference.record
    corporate = None if _is_of_a_register(record) else corporate_author(reference)
    people_of = authors(reference) if corporate else record.authors
    for role, people in (("author", people_of), ("editor", record.editors)):
        if people.names:
            yield role, f"{{{_names(people)}}}"
    for field, value in record.fields.items():
        if field == corporate == "organization":  # a report keeps its institution, which styles ask for
            continue
        name = _OWN_NAMES.get(field, field)
        yield name, _month(value) if name == "month" else f"{{{_value(name, one_line(value))}}}"
    if record.unseen:
        yield "unseen", f"{{{', '.join(sorted(record.unseen))}}}"
    if record.without:
        yield "without", f"{{{', '.join(sorted(record.without))}}}"


def _is_of_a_register(record: Record) -> bool:
    """Whether a work is a record in a register, whose organisation keeps the register and wrote nothing."""
    return record.kind == "online" and "number" in record.fields


def _value(name: str, value: str) -> str:
    if name in VERBATIM_FIELDS:
        return value.translate(_ADDRESS_ESCAPES)
    if name == "pages":
        return "--".join(map(escaped, value.split("–")))
    return _with_capitals(value) if name in _LOWERED else escaped(value)


def escaped(text: str) -> str:
    """Return text as LaTeX writes it. Two hyphens stay two: LaTeX would make a dash of them."""
    return _LIGATURE.sub(r"\1{}", text.translate(_ESCAPES))


def _with_capitals(title: str) -> str:
    """Return a title whose capitals no style can lower: each word that has one is in braces."""
    words = title.split(" ")
    return " ".join(_protected(word, is_first=position == 0) for position, word in enumerate(words))


def _protected(word: str, *, is_first: bool) -> str:
    core = word.strip(_PUNCTUATION)
    start = word.find(core)
    lowered = core[1:] if is_first and not start else core
    if lowered == lowered.lower():
        return escaped(word)
    inside = escaped(core)
    # BibTeX looks for accents, and lowers letters, in braces that begin with a backslash.
    kept = f"{{{{{inside}}}}}" if inside.startswith("\\") else f"{{{inside}}}"
    return f"{escaped(word[:start])}{kept}{escaped(word[start + len(core) :])}"


def _month(value: str) -> str:
    """Return jan, or jan # "--" # feb; a season, which has no such name, in braces."""
    names = (month_name(value) or "").lower().split("-")
    return ' # "--" # '.join(names) if _MONTHS.issuperset(names) else f"{{{escaped(one_line(value))}}}"


def _names(people: Contributors) -> str:
    return " and ".join([*map(_name, people.names), *(["others"] if people.has_others else [])])


def _name(one: Contributor) -> str:
    """Return "van der Alder, Jr, Ann"; a name that BibTeX would take apart is in braces."""
    parts = (one.particle, one.family, one.given, one.suffix)
    particle, family, given, suffix = (escaped(one_line(part)) for part in parts)
    if one.is_group or not (particle or given or suffix or _is_one_word(family)):
        return f"{{{family}}}"
    last = f"{particle} {_whole(family)}" if particle else _whole(family)
    if not given and not suffix:
        return last
    return ", ".join([last, *([_joined(suffix)] if suffix else []), _joined(given)])


def _is_one_word(name: str) -> bool:
    return " " not in name and "," not in name and name != "others"


def _whole(family: str) -> str:
    """Return a family name, in braces when its first words would be read as a particle."""
    *before, _ = family.split(" ")
    return f"{{{family}}}" if any(word[:1].islower() for word in before) else _joined(family)


def _joined(part: str) -> str:
    """Return a part of a name, in braces when it holds what separates names or their parts."""
    return f"{{{part}}}" if "," in part or " and " in f" {part.lower()} " else part
