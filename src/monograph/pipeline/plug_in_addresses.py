"""Where pages and files of a plug-in may be: in the folder of its name, each at an address of its own."""

from __future__ import annotations

import re

from monograph.sources.files import is_reserved_name

# Folders have no dot and files have one, so that no file can have the name of a folder.
_FOLDER = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}")
_FILE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}(?:\.[A-Za-z0-9]{1,20}){1,3}")


def wrong_address(address: str, name: str, taken: set[str], *, is_page: bool) -> tuple[str, str] | None:
    """Return what is wrong with an address of the plug-in ``name``, and the remedy; note it as taken."""
    what = "page" if is_page else "file"
    *folders, file = address.split("/")
    is_plain = _FILE.fullmatch(file) and all(map(_FOLDER.fullmatch, folders))
    if folders[:1] != [name] or not is_plain or any(map(is_reserved_name, (*folders, file))):
        remedy = f"An address is `{name}/`, then a plain name with an ending, such as `{name}/index.html`."
        return f"its {what} `{address}` is not in its folder", remedy
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
