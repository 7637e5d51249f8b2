"""Where each file of the API lives, from the site's top."""

from __future__ import annotations

from monograph import urls
from monograph.entries import Entry

VERSION = "1"
ROOT = urls.API


def collection(name: str) -> str:
    """Return the address of a file that there is one of, such as ``claims``."""
    return urls.collection(name)


def entry(kind: type[Entry], entry_id: str) -> str:
    """Return the address of an entry's file."""
    return urls.entry_data(kind, entry_id)


def comparison_name(page: str) -> str:
    """Return the name of a comparison, from the address of its page."""
    return page.removeprefix("compare/").removesuffix(".html").replace("/", "-")


def comparison(name: str) -> str:
    """Return the address of a comparison's file."""
    return f"{ROOT}/comparisons/{name}.json"


def schema(name: str) -> str:
    """Return the address of the JSON Schema of one type of file."""
    return f"{ROOT}/schema/{name}.json"


def entry_schema(kind: type[Entry]) -> str:
    """Return the name of the JSON Schema of entries of one kind."""
    return f"entry-{kind.kind}"
