"""Vancouver style, as NLM's *Citing Medicine* (NBK7256) and the samples for ICMJE journals have it.

Each function says in which order the parts of one kind of work stand; `parts` says what each part reads.
Addresses and identifiers stay out: a page shows them as links.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from monograph.bibliography.printed_parts import Parts

_TERMINATORS = (".", "?", "!")


def in_vancouver_style(kind: str, parts: Parts) -> str:
    """Return the reference as plain text. A kind we do not know is printed like `@misc`."""
    sentences = _KINDS.get(kind, _misc)(parts)
    return " ".join(filter(None, (*sentences, *map(_sentence, parts.notes))))


def _sentence(*words: str) -> str:
    """Return the words that are there with a full stop behind them, or nothing."""
    text = " ".join(filter(None, words))
    return text if not text or text.endswith(_TERMINATORS) else f"{text}."


def _after(label: str, text: str) -> str:
    """Return a sentence behind a fixed word, or nothing when there is no text."""
    return _sentence(label, text) if text else ""


def _titled(parts: Parts) -> str:
    """Return the title with the kind of document behind it; a full stop goes behind that."""
    return _sentence(parts.title.removesuffix(".") if parts.medium else parts.title, parts.medium)


def _article(parts: Parts) -> Iterable[str]:
    return (
        _sentence(parts.byline),
        _titled(parts),
        _sentence(
            parts.journal.removesuffix(".") if parts.journal_medium else parts.journal, parts.journal_medium
        ),
        _sentence(parts.published),
    )


def _book(parts: Parts) -> Iterable[str]:
    return (
        _sentence(parts.byline),
        _sentence("; ".join((_titled(parts).removesuffix("."), parts.held))) if parts.held else _titled(parts),
        _sentence(parts.meeting),
        _sentence(parts.volume),
        _sentence(parts.edition),
        _sentence(parts.editors),
        _sentence(parts.imprint),
        _sentence(parts.extent),
        _sentence(parts.series),
    )


def _part_of_a_book(parts: Parts) -> Iterable[str]:
    if parts.presented_at:
        return _sentence(parts.byline), _titled(parts), _after(parts.presented_as, parts.presented_at)
    booktitle = "; ".join(filter(None, (parts.booktitle, parts.held)))
    return (
        _sentence(parts.byline),
        _titled(parts),
        " ".join(filter(None, ("In:", _sentence(parts.editors), _sentence(booktitle)))),
        _sentence(parts.meeting),
        _sentence(parts.volume),
        _sentence(parts.edition),
        _sentence(parts.imprint),
        _after("p.", parts.pages),
        _sentence(parts.series),
    )


def _report(parts: Parts) -> Iterable[str]:
    return (
        _sentence(parts.byline),
        _titled(parts),
        _sentence(parts.edition),
        _sentence(parts.imprint),
        _sentence(parts.extent),
        _after("Report No.:", parts.number),
    )


def _thesis(parts: Parts) -> Iterable[str]:
    return _sentence(parts.byline), _titled(parts), _sentence(parts.imprint), _sentence(parts.extent)


def _online(parts: Parts) -> Iterable[str]:
    if parts.register:
        record = f"Identifier {parts.number}, {parts.title.removesuffix('.')}"
        return (
            _sentence(parts.register, parts.medium),
            _sentence(parts.origin),
            _sentence("; ".join(filter(None, (record, parts.date)))),
        )
    return (
        _sentence(parts.byline),
        _titled(parts),
        _sentence(parts.edition),
        _sentence(parts.imprint),
        _after("Identifier:", parts.number),
    )


def _misc(parts: Parts) -> Iterable[str]:
    return (
        _sentence(parts.byline),
        _titled(parts),
        _sentence(parts.howpublished),
        _sentence(parts.edition),
        _sentence(parts.imprint),
        _after("Identifier:", parts.number),
    )


_KINDS: Mapping[str, Callable[[Parts], Iterable[str]]] = MappingProxyType(
    {
        "article": _article,
        "book": _book,
        "dataset": _misc,
        "incollection": _part_of_a_book,
        "inproceedings": _part_of_a_book,
        "mastersthesis": _thesis,
        "misc": _misc,
        "online": _online,
        "phdthesis": _thesis,
        "proceedings": _book,
        "software": _misc,
        "techreport": _report,
        "unpublished": _thesis,
    }
)
