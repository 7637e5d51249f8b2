"""Raised citation marks: numbers in order, three and more in a row as a range, each a link to its reference."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from monograph.entries.shared.parts import SourceReading

_SHORTEST_RANGE = 3
_UNSOUND = Markup('<span class="mg-chip mg-unsound">{}</span>')
_LINK = Markup('<a id="{}" href="#ref-{}" title="{}">{}</a>')
# No letter of it is seen, and the keyboard passes it by: the ends of the range speak for it.
_WITHIN = Markup('<a class="mg-within" id="{}" href="#ref-{}" title="{}" tabindex="-1"></a>')


@dataclass(frozen=True, slots=True)
class Mark:
    """One work cited at one place of a page.

    ``key`` is that of the work, ``work`` its short name ("Weiss 2016"), ``place`` where in it ("table 2, abstract
    read"). ``before`` are words in front of the mark, such as "see also"; ``warning`` says that the work is not
    sound: "retracted". ``reading`` is how the entry that cites it read it. The number and the anchor follow from
    the finished page.
    """

    key: str
    work: str
    place: str = ""
    before: str = ""
    warning: str = ""
    reading: SourceReading | None = None
    number: int = 0
    anchor: str = ""

    @property
    def said(self) -> str:
        """The work and, behind a colon, the place in it; a warning that it is not sound comes first."""
        return ": ".join(part for part in (self.warning.upper(), self.work, self.place) if part)


def raised(marks: Iterable[Mark]) -> Markup:
    """Return marks as one raised group: 1, 3 or 1–4."""
    inside = Markup(", ").join(_run(run) for run in _runs(in_order(marks)))
    return Markup('<sup class="mg-cite">{}</sup>').format(inside)


def in_order(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Return marks in the order of their numbers; words in front of one keep the order as it was written."""
    written = tuple(marks)
    if any(mark.before for mark in written):
        return written
    return tuple(sorted(written, key=lambda mark: mark.number))


def _runs(marks: Iterable[Mark]) -> Iterator[tuple[Mark, ...]]:
    """Yield marks whose numbers follow one another, together when they make a range, else one by one."""
    run: list[Mark] = []
    for mark in marks:
        if run and (mark.before or mark.warning or run[-1].warning or mark.number != run[-1].number + 1):
            yield from _collapsed(run)
            run = []
        run.append(mark)
    yield from _collapsed(run)


def _collapsed(run: list[Mark]) -> Iterator[tuple[Mark, ...]]:
    if len(run) >= _SHORTEST_RANGE:
        yield tuple(run)
    else:
        yield from ((mark,) for mark in run)


def _run(run: tuple[Mark, ...]) -> Markup:
    first, *within = run
    before = f" {first.before} " if first.before else ""
    if not within:
        return Markup("{}{}").format(before, _link(first))
    last = within.pop()
    hidden = Markup("").join(_WITHIN.format(mark.anchor, mark.number, mark.said) for mark in within)
    return Markup('{}<span class="mg-range">{}–{}{}</span>').format(before, _link(first), hidden, _link(last))


def _link(mark: Mark) -> Markup:
    link = _LINK.format(mark.anchor, mark.number, mark.said, mark.number)
    return Markup("{} {}").format(link, _UNSOUND.format(mark.warning)) if mark.warning else link
