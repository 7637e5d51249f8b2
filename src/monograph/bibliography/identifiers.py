"""Identifiers and addresses of a work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote, unquote, urlsplit

from monograph.bibliography.works import ReferenceLink

# What registrars give out. Brackets, < and > are in old ones; a backslash, a brace, a quotation mark or a bar is
# left over from LaTeX or from the text around it, and leads nowhere.
_DOI = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/[!#-\[\]_a-z~]+", re.IGNORECASE)
_LATEX_ESCAPE = re.compile(r"\\([_%&#{}])")
_AROUND_A_DOI = " \"'{}"
_NO_END_OF_A_DOI = (".", ",", ";")  # left over from the sentence it was copied from
_ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}")  # as addresses write a character
_PMID = re.compile(r"[1-9][0-9]{0,8}")
_PMCID = re.compile(r"PMC[1-9][0-9]*")
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]", re.IGNORECASE)
_ADDRESS = re.compile(r"[!#-;=?-Z_a-z~]+")  # printable ASCII without " < > [ \ ] ^ ` { | }
_TRIAL = re.compile(r"https://clinicaltrials\.gov/study/(NCT[0-9]{8})")


def identifier_fault(name: str, value: str) -> tuple[str, str] | None:
    """Return what is wrong with a DOI, PMID or PMCID and its remedy, or None."""
    if name == "doi" and _is_no_doi(value):
        bare = _doi_in(value)
        remedy = f"Write only `{bare}`." if bare else "A DOI looks like `10.1234/abc`."
        return f"`{value}` is not a DOI", remedy
    if name == "pmid" and not _PMID.fullmatch(value):
        return f"`{value}` is not a PubMed number", "A PMID is a plain number, such as `12345678`."
    if name == "pmcid" and not _PMCID.fullmatch(value):
        return f"`{value}` is not a PubMed Central number", "A PMCID looks like `PMC1234567`."
    return None


def _is_no_doi(value: str) -> bool:
    is_whole = _DOI.fullmatch(value) and not value.endswith(_NO_END_OF_A_DOI)
    return not is_whole or _ESCAPE.search(value) is not None


def _doi_in(value: str) -> str:
    """Return the DOI that is written in a value, without LaTeX and the escapes of an address, or nothing."""
    decoded = unquote(_LATEX_ESCAPE.sub(r"\1", value))
    inside = _DOI.search(decoded)
    # One that goes on in characters no DOI has would be cut short, and be the address of something else.
    if inside is None or decoded[inside.end() :].strip(_AROUND_A_DOI):
        return ""
    bare = inside.group().rstrip("".join(_NO_END_OF_A_DOI))
    return "" if _ESCAPE.search(bare) else bare


def url_fault(url: str) -> tuple[str, str] | None:
    """Return what is wrong with a web address and its remedy, or None when it is safe to print as a link.

    One address that `urllib` cannot split stops a MkDocs build, so none gets past here.
    """
    if not _ADDRESS.fullmatch(url):
        return (
            "the address holds a space or another character that no address may hold",
            "Copy the address from the browser: such characters are there as %20 and so on.",
        )
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        return f"the address cannot be read: {error}", "Copy the address from the browser's address bar."
    if parts.scheme not in {"http", "https"}:
        return "the address is neither http nor https", "Give the page's own address: `https://…`."
    if parts.username is not None or not _HOST.fullmatch(host or ""):
        return "the address names no web site", "Give the page's own address: `https://…`."
    return None


def reference_links(
    doi: str | None, pmid: str | None, pmcid: str | None, url: str | None
) -> Iterator[ReferenceLink]:
    """Yield the links of a work, best first; a page that an identifier already leads to is not repeated."""
    if doi:
        yield ReferenceLink("DOI", doi, "https://doi.org/" + quote(doi, safe="/:;()._-+,@!*~"))
    if pmid:
        yield ReferenceLink("PubMed", pmid, f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/")
    if pmcid:
        yield ReferenceLink("PubMed Central", pmcid, f"https://pmc.ncbi.nlm.nih.gov/articles/{pmcid}/")
    if url and not _leads_to_identifier(url, doi, pmid, pmcid):
        trial = _TRIAL.fullmatch(url)
        host = (urlsplit(url).hostname or "").removeprefix("www.")
        label, text = ("ClinicalTrials.gov", trial[1]) if trial else ("Web page", host)
        yield ReferenceLink(label, text, url)


def _leads_to_identifier(url: str, doi: str | None, pmid: str | None, pmcid: str | None) -> bool:
    parts = urlsplit(url)
    host, last = parts.hostname or "", parts.path.rstrip("/").rpartition("/")[2]
    if host.endswith("ncbi.nlm.nih.gov"):
        return last in {pmid, pmcid}
    return doi is not None and host in {"doi.org", "dx.doi.org"} and parts.path[1:].lower() == doi.lower()
