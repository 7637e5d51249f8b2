"""Entry text, parsed once: nodes that know where they are in what the author typed.

Words for tables, sentences for rules and HTML for pages are all made from these nodes, so they agree on what is
emphasis, a list, a link or a citation.
"""

from monograph.text.nodes import (
    Block,
    Break,
    Citations,
    Document,
    Emphasis,
    Inline,
    ItemList,
    Mention,
    Paragraph,
    WebLink,
    Words,
)
from monograph.text.parser import parse
from monograph.text.walking import inlines, item_starts, paragraphs
from monograph.text.wording import Wording

__all__ = [
    "Block",
    "Break",
    "Citations",
    "Document",
    "Emphasis",
    "Inline",
    "ItemList",
    "Mention",
    "Paragraph",
    "WebLink",
    "Wording",
    "Words",
    "inlines",
    "item_starts",
    "paragraphs",
    "parse",
]
