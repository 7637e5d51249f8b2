"""The chain from a treatment to what people notice: each link with how far it is known."""

from __future__ import annotations

from collections.abc import Sequence

from monograph.entries.kinds.drug import MechanismLink
from monograph.entries.shared.vocabulary import LinkSupport
from monograph.views.formatting.content import phrase
from monograph.views.formatting.writer import Writer
from monograph.views.page.blocks import Step, Steps

_SETTLED = frozenset({LinkSupport.LABEL, LinkSupport.PEOPLE})


def mechanism_chain(links: Sequence[MechanismLink], writer: Writer) -> Steps:
    """Return the links of a chain. Call it where the page shows them: it cites."""
    return Steps(
        tuple(
            Step(
                title=f"{place}. {link.name}",
                given=str(link.support),
                text=phrase("{}{}", writer.inline(link.text), writer.cite(link.cite)),
                is_open=link.support not in _SETTLED,
                leads_below=place < len(links),
            )
            for place, link in enumerate(links, start=1)
        )
    )
