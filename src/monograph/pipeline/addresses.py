"""Whether a hand-written page wants a place that another page has: only one of them would be published."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from monograph import urls
from monograph.findings import Finding, Place
from monograph.sources.files import PAGES


def address_findings(hand_written: Iterable[str], plug_ins: Collection[str] = ()) -> Iterator[Finding]:
    """Yield a finding for each hand-written page at the address of another page.

    Addresses that differ in capitals only are the same on many disks. ``plug_ins`` are the names of those from
    outside, which have the folders of their names.
    """
    taken: dict[str, str] = {}
    for name in hand_written:
        holder = "made from entries" if urls.is_generated(name) else taken.get(name.casefold(), "")
        if (folder := name.casefold().partition("/")[0]) in plug_ins:
            holder = f"of the plug-in `{folder}`"
        if holder:
            remedy = "Give the page another name; capitals make no difference."
            yield Finding(
                "page-in-use", Place(f"{PAGES}/{name}"), f"its address is that of a page {holder}", remedy
            )
        taken[name.casefold()] = f"in {PAGES}/{name}"
