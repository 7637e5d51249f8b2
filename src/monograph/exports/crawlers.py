"""What search engines and browsers ask a site for by name: robots.txt, and how to search it."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import shorten
from xml.etree import ElementTree

from monograph import urls
from monograph.exports.files import ExportFile
from monograph.knowledge_base import KnowledgeBase

_NAMESPACE = "http://a9.com/-/spec/opensearch/1.1/"
_SHORT_NAME, _LONG_NAME = 16, 48  # characters; OpenSearch 1.1 allows no more


def crawler_files(base: KnowledgeBase) -> Iterator[ExportFile]:
    """Yield robots.txt, and the OpenSearch description when the address of the site is known."""
    yield ExportFile(urls.ROBOTS, _robots(base).encode())
    if base.about.address:
        yield ExportFile(urls.OPENSEARCH, _opensearch(base, base.about.address))


def _robots(base: KnowledgeBase) -> str:
    lines = ["User-agent: *", "Allow: /"]
    if base.about.address:
        lines += ["", f"Sitemap: {base.about.address}{urls.SITEMAP}"]
    return "\n".join(lines) + "\n"


def _opensearch(base: KnowledgeBase, address: str) -> bytes:
    root = ElementTree.Element("OpenSearchDescription", {"xmlns": _NAMESPACE})
    for name, text in (
        ("ShortName", shorten(base.about.title, _SHORT_NAME, placeholder="")),
        ("LongName", shorten(base.about.title, _LONG_NAME, placeholder="…")),
        ("Description", base.about.description),
        ("Language", "en"),
        ("InputEncoding", "UTF-8"),
    ):
        ElementTree.SubElement(root, name).text = text
    icon = ElementTree.SubElement(root, "Image", {"type": "image/svg+xml", "width": "16", "height": "16"})
    icon.text = f"{address}{urls.FAVICON}"
    template = f"{address}?q={{searchTerms}}"
    ElementTree.SubElement(root, "Url", {"type": "text/html", "method": "get", "template": template})
    ElementTree.indent(root)
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"
