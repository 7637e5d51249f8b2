"""references.bib in, references out: the only place that knows BibTeX.

`load_bibliography` reads the text, reports every fault with its place, and prints each work the way medical
journals do (Vancouver style, as the US National Library of Medicine describes it in *Citing Medicine*).
"""

from monograph.bibliography.making import web_page
from monograph.bibliography.names import full_name
from monograph.bibliography.printing import with_identifiers
from monograph.bibliography.reading import load_bibliography
from monograph.bibliography.works import (
    Bibliography,
    Contributor,
    Contributors,
    Record,
    Reference,
    ReferenceLink,
)

__all__ = [
    "Bibliography",
    "Contributor",
    "Contributors",
    "Record",
    "Reference",
    "ReferenceLink",
    "full_name",
    "load_bibliography",
    "web_page",
    "with_identifiers",
]
