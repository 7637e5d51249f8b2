"""Where pages and files of a plug-in may be: in the folder of its name, each at an address of its own."""

from __future__ import annotations

import re

from monograph.sources.files import is_reserved_name

_PART = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")


def wrong_address(address: str, name: str, taken: set[str], *, is_page: bool) -> tuple[str, str] | None:
    """Return what is wrong with an address of the plug-in ``name``, and the remedy; note it as taken."""
    what = "page" if is_page else "file"
    folder, *parts = str(address).split("/")
    is_plain = all(_PART.fullmatch(part) and not is_reserved_name(part) for part in parts)
    if folder != name or not parts or not is_plain:
        return f"its {what} `{address}` is not in its folder", f"An address is `{name}/`, then a plain name."
    if is_page is not address.endswith(".html") or address.endswith(".md"):
        ending = "Addresses of pages end in .html, those of files in anything but .html and .md."
        return f"its {what} `{address}` has the ending of something else", ending
    if address.casefold() in taken:
        return (
            f"its {what} `{address}` is made twice",
            "Give each an address of its own; capitals make no difference.",
        )
    taken.add(address.casefold())
    return None
