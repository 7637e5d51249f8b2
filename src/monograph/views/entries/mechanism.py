"""The chain from a treatment to what people notice: each link with how far it is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from monograph.entries.kinds.drug import MechanismLink
from monograph.entries.shared.vocabulary import LinkSupport
from monograph.views.writing.writer import Writer

_SETTLED = frozenset({LinkSupport.LABEL, LinkSupport.PEOPLE})


@dataclass(frozen=True, slots=True)
class LinkView:
    """One link, display-ready. One that ``is_open`` is not settled; ``leads_below`` is whether another follows."""

    title: str
    support: str
    text: Markup
    is_open: bool
    leads_below: bool


def mechanism_chain(links: Sequence[MechanismLink], writer: Writer) -> tuple[LinkView, ...]:
    """Return the links of a chain. Call it where the page shows them: it cites."""
    return tuple(
        LinkView(
            title=f"{place}. {link.name}",
            support=str(link.support),
            text=Markup("{}{}").format(writer.inline(link.text), writer.cite(link.cite)),
            is_open=link.support not in _SETTLED,
            leads_below=place < len(links),
        )
        for place, link in enumerate(links, start=1)
    )
