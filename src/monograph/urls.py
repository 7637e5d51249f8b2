"""Where each page lives, and how one page links to another; no one else joins paths.

Addresses end in ``.html`` and are relative, so that the site also works from a USB stick or in a folder of a
web server (docs/decisions/0006).
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from hashlib import sha256

from monograph.entries import KINDS, Entry

HOME = "index.html"
REFERENCES = "references.html"
COMPARE = "compare/index.html"
PICK = "compare/pick.html"
ADVERSE_EFFECTS = "compare/adverse-effects.html"
INTERACTIONS = "compare/interactions.html"
RULES = "rules/index.html"
DISAGREEMENTS = "disagreements.html"
NEWS = "news.html"
MATRIX = "evidence-matrix.html"
DATA = "data.html"
CERTAINTY = "certainty.html"
TRIALS = "trials.html"
TAGS = "tags.html"
API = "api/v1"
LLMS = "llms.txt"
DATA_TABLES = "data/tables"
SEARCH = "assets/search"
FAVICON = "assets/favicon.svg"
OPENSEARCH = "opensearch.xml"
ROBOTS = "robots.txt"
SITEMAP = "sitemap.xml"
# How the addresses of feeds end.
ATOM, JSON_FEED = ".atom", ".json"


def entry_page(kind: type[Entry], entry_id: str) -> str:
    """Return the address of an entry's page, from the site's top."""
    return f"{kind.plural}/{entry_id}.html"


def version_page(question_id: str, name: str) -> str:
    """Return the address of a question's answer as it stood; ``name`` is the day, 2031-05-04 or 2031-05-04-2."""
    return f"questions/{question_id}/versions/{name}.html"


def kind_index(kind: type[Entry]) -> str:
    """Return the address of the page that lists all entries of a kind."""
    return f"{kind.plural}/index.html"


def drugs_for_condition(condition_id: str) -> str:
    """Return the address of the page that compares the treatments of a condition."""
    return f"compare/drugs-for-{condition_id}.html"


def doses_for_condition(condition_id: str) -> str:
    """Return the address of the page that compares the doses for a condition."""
    return f"compare/doses-for-{condition_id}.html"


def guidelines_on_condition(condition_id: str) -> str:
    """Return the address of the page that compares what guidelines say on a condition."""
    return f"compare/guidelines-on-{condition_id}.html"


def picked(drug_id: str) -> str:
    """Return the address of the page on which readers choose what to compare, with one drug chosen."""
    return f"{PICK}?drugs={drug_id}"


def studies_of_drug(drug_id: str) -> str:
    """Return the address of the page that compares the studies of a drug."""
    return f"compare/studies-of-{drug_id}.html"


def studies_of_outcome(outcome_id: str) -> str:
    """Return the address of the page that compares what studies found for an outcome."""
    return f"compare/results-for-{outcome_id}.html"


def certainty_level(name: str) -> str:
    """Return the address of the place that says what a level of certainty means."""
    return f"{CERTAINTY}#{name}"


def tag_id(tag: str) -> str:
    """Return the id of a tag's place on the page of tags; spellings that differ in marks and capitals share it.

    Letters of every script count, and so do signs with a meaning: `CD4<200` and `CD4>200` are two tags.
    """
    folded = tag.casefold()
    words = re.sub(r"[\W_]+", "-", folded).strip("-")
    signs = "".join(sign for sign in folded if unicodedata.category(sign)[0] == "S")
    marks = "-".join(f"{ord(sign):x}" for sign in (signs or ("" if words else folded)))
    return "-".join(filter(None, ("tag", words, marks)))


def tag(name: str) -> str:
    """Return the address of the place that lists the entries under a tag."""
    return f"{TAGS}#{tag_id(name)}"


def rule_page(name: str) -> str:
    """Return the address of the page on a rule."""
    return f"rules/{name}.html"


def hand_written(name: str) -> str:
    """Return the address of the hand-written page in ``kb/pages/<name>``."""
    return name.removesuffix(".md") + ".html"


def work_anchor(key: str) -> str:
    """Return the address of a work in the list of references."""
    return f"{REFERENCES}#{work_id(key)}"


def beside(page: str, suffix: str) -> str:
    """Return the address of a file that belongs to a page: the page's own, with another ending."""
    return page.removesuffix(".html") + suffix


def cite_us(page: str, suffix: str) -> str:
    """Return the address of the file by which others cite a page of ours."""
    return beside(page, f".cite{suffix}")


def entry_data(kind: type[Entry], entry_id: str) -> str:
    """Return the address of an entry as JSON."""
    return f"{API}/entries/{kind.plural}/{entry_id}.json"


def data_table(name: str) -> str:
    """Return the address of a table of the whole base, as CSV."""
    return f"{DATA_TABLES}/{name}.csv"


def collection(name: str) -> str:
    """Return the address of a file of the API that there is one of, such as ``claims``."""
    return f"{API}/{name}.json"


def entry_feed(kind: type[Entry], entry_id: str, suffix: str) -> str:
    """Return the address of the feed of changes that concern an entry; ``suffix`` is `ATOM` or `JSON_FEED`."""
    return f"feeds/{kind.plural}/{entry_id}{suffix}"


def site_feed(suffix: str) -> str:
    """Return the address of the feed of all changes; ``suffix`` as in `entry_feed`."""
    return f"feeds/site{suffix}"


def work_page(key: str) -> str:
    """Return the address of a work's own page."""
    return f"references/{work_name(key)}.html"


def work_id(key: str) -> str:
    """Return the id of a work's element in the list of references."""
    return f"work-{work_name(key)}"


_DIGITS_OF_KEY = 6
_SIGNS_IN_KEY = re.compile(r"[.:/+]+")


def work_name(key: str) -> str:
    """Return what a work is called in addresses and file names: its key, unless signs in it mean something there.

    Then a hyphen stands for them, and the beginning of the key's SHA-256 tells ``a:b`` from ``a/b``.
    """
    if not _SIGNS_IN_KEY.search(key):
        return key
    return f"{_SIGNS_IN_KEY.sub('-', key)}-{sha256(key.encode('utf-8')).hexdigest()[:_DIGITS_OF_KEY]}"


_GENERATED_PAGES = (HOME, REFERENCES, DISAGREEMENTS, NEWS, MATRIX, DATA, CERTAINTY, TRIALS, TAGS)
_GENERATED_FOLDERS = frozenset(
    {"api", "assets", "compare", "data", "feeds", "references", "rules", *(kind.plural for kind in KINDS)}
)


def is_generated(name: str) -> bool:
    """Whether the Markdown file ``name``, relative to the folder of pages, is ours to make from entries."""
    first, slash, _ = name.casefold().partition("/")
    if slash:
        return first in _GENERATED_FOLDERS
    return first in {"404.md", *map(source_of, _GENERATED_PAGES)}


def source_of(address: str) -> str:
    """Return the Markdown file that a builder turns into the page at ``address``."""
    return address.removesuffix(".html") + ".md"


def page_of(source: str) -> str:
    """Return the address of the page that a builder makes of a Markdown file."""
    return source.removesuffix(".md") + ".html"


def relative(page: str, target: str) -> str:
    """Return the link from the page at ``page`` to the address ``target``, fragment included."""
    path, hash_, fragment = target.partition("#")
    if path == page and fragment:
        return f"#{fragment}"
    return posixpath.relpath(path, posixpath.dirname(page) or ".") + hash_ + fragment
