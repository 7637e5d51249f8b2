"""The addresses that a built page holds, and whether they lead anywhere in its site."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

_ATTRIBUTES = ("href", "src", "action", "formaction", "poster", "data", "cite", "xlink:href")
_HOLDERS = ", ".join(f"[{name.replace(':', chr(92) + ':')}]" for name in _ATTRIBUTES)
_CSS_ADDRESS = re.compile(r"url\(\s*(?:\"([^\"]*)\"|'([^']*)'|([^'\")\s]+))\s*\)")
_IN_LINKED_DATA = ("url", "item", "@id", "contentUrl", "downloadUrl", "sameAs", "image", "logo")


def addresses_in(tree: LexborHTMLParser) -> Iterator[str]:
    """Yield every address in a page: of links, pictures, styles, forms, linked data, and of where it moved."""
    for node in tree.css(_HOLDERS):
        for name in _ATTRIBUTES:
            if (value := node.attributes.get(name)) is not None:
                yield value
    for node in tree.css("[srcset], [imagesrcset]"):
        for one in (node.attributes.get("srcset") or node.attributes.get("imagesrcset") or "").split(","):
            yield one.split()[0]
    for node in tree.css("meta[http-equiv=refresh]"):
        yield (node.attributes["content"] or "").partition("url=")[2]
    for node in tree.css("style"):
        yield from addresses_in_css(node.text())
    for node in tree.css("*"):
        for value in node.attributes.values():
            if value and "url(" in value:
                yield from addresses_in_css(value)
    for node in tree.css('script[type="application/ld+json"]'):
        # What is behind the # names a thing that is described, not a place in the page.
        yield from (one.partition("#")[0] for one in _addresses_in_data(json.loads(node.text())))


def addresses_in_css(text: str) -> Iterator[str]:
    """Yield every address in a style sheet, or in one declaration."""
    for match in _CSS_ADDRESS.finditer(text):
        yield next(filter(None, match.groups()), "")


def _addresses_in_data(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, one in value.items():
            if name in _IN_LINKED_DATA and isinstance(one, str):
                yield one
            else:
                yield from _addresses_in_data(one)
    elif isinstance(value, list):
        for one in value:
            yield from _addresses_in_data(one)


def places_in(tree: LexborHTMLParser) -> list[str]:
    """Return the ids and names of anchors of a page, in order, each as often as it is there."""
    named = [node.attributes["name"] or "" for node in tree.css("a[name]")]
    return named + [node.attributes["id"] or "" for node in tree.css("[id]")]


def is_internal(address: str) -> bool:
    """Tell whether an address leads to a place of its own site."""
    parts = urlsplit(address)
    return not parts.scheme and not parts.netloc


def leads_somewhere(page: str, address: str, folder: Path, places: Mapping[str, Collection[str]]) -> bool:
    """Tell whether an internal address in a file of a site leads to a file, and to a place in it.

    ``page`` is the file's own address below ``folder``; ``places`` are those of each page.
    """
    parts = urlsplit(address)
    # A server shows 404.html under any address, so its links alone begin at the top of the site.
    assert page == "404.html" or not parts.path.startswith("/"), f"{page}: {address}"
    start = PurePosixPath("/") / PurePosixPath(page).parent
    path = (Path("/site") / str(start / unquote(parts.path)).lstrip("/")).resolve() if parts.path else None
    target = folder / (path.relative_to("/site") if path else page)
    if target.is_dir():
        target /= "index.html"
    if not target.is_file():
        return False
    return not parts.fragment or unquote(parts.fragment) in places[target.relative_to(folder).as_posix()]
