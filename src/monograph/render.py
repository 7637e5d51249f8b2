"""View to text: Markdown files that any builder can read. The only place that knows Jinja.

A page is front matter, headings in Markdown, and everything else as blocks of HTML. Escaping depends on the
place: blocks are autoescaped HTML, headings have every ASCII punctuation mark as an entity, front matter is
JSON, which YAML reads.
"""

from __future__ import annotations

import json
import re
import string
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from monograph import urls
from monograph.figures import design_picture, dose_picture, dot, forest_plot, timeline_picture
from monograph.views import Page
from monograph.views.page.document import Block

# In front matter, because a builder that runs no plugin of ours knows nothing else of kb/base.yaml.
_TERMS = "mg_terms"
NO_SIZES: Mapping[str, int] = MappingProxyType({})


def render_pages(pages: Iterable[Page], sizes: Mapping[str, int] = NO_SIZES) -> Iterator[tuple[str, str]]:
    """Yield each page's Markdown file, relative to the folder of pages, and its text.

    ``sizes`` are those of the files a page may link to, in bytes by their address.
    """
    for page in pages:
        yield urls.source_of(page.address), render_page(page, sizes)


def render_page(page: Page, sizes: Mapping[str, int] = NO_SIZES) -> str:
    """Return a page as Markdown text with front matter; ``sizes`` as in `render_pages`."""
    show = _Printer(sizes).show
    made = _environment().get_template("page.md.j2").render(page=page, show=show)
    return f"{_front_matter(page)}\n{_in_blocks(made)}"


class _Printer:
    """Shows blocks, each by the macro that has the name of its type."""

    def __init__(self, sizes: Mapping[str, int]) -> None:
        self._sizes = sizes
        self._macros = _environment().get_template("_blocks.j2").module

    def show(self, block: Block | None) -> Markup:
        """Return a block as lines of HTML; nothing for one that holds nothing."""
        if not block:
            return Markup("")
        shown: Markup = getattr(self._macros, type(block).__name__)(block, self)
        return shown

    def size(self, address: str) -> str:
        """Return the size of a file as readers know it."""
        return size_words(self._sizes.get(address, 0))


def with_site_terms(text: str, terms: Mapping[str, str]) -> str:
    """Return a hand-written page with what its foot says; one with front matter of its own stays as it is."""
    return text if text.startswith("---") else f"---\n{_TERMS}: {_json(terms)}\n---\n{text}"


def size_words(size: int) -> str:
    """Return a size in bytes as readers know it: 12 kB, 3.4 MB; nothing for an unknown one."""
    if not size:
        return ""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} kB"
    return f"{size / 1_000_000:.1f} MB"


# No-break and thin spaces are none of them: they stay as they were typed.
_BLANKS = re.compile(r"[ \t\n\r\f\v]+")


def heading(text: str) -> Markup:
    """Return text for a Markdown heading: every ASCII punctuation mark as an entity, so none has a meaning."""
    escaped = "".join(
        f"&#{ord(mark)};" if mark in string.punctuation else mark for mark in _BLANKS.sub(" ", text.strip())
    )
    return Markup(escaped)  # noqa: S704 - every mark that could mean something is an entity


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("monograph", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,  # a heading after an included piece begins a line of its own
        auto_reload=True,
    )
    environment.globals["heading"] = heading
    environment.globals["forest_plot"] = forest_plot
    environment.globals["dose_picture"] = dose_picture
    environment.globals["dot"] = dot
    environment.globals["timeline_picture"] = timeline_picture
    environment.globals["design_picture"] = design_picture
    # The bibliography escapes what it prints; its HTML is the one value templates may print as it is.
    environment.filters["trusted"] = Markup
    return environment


def _front_matter(page: Page) -> str:
    fields: dict[str, object] = {"mg_description": page.description}
    if page.edit_path:
        fields["edit_path"] = page.edit_path
    if page.moved_to:
        fields["mg_moved_to"] = page.moved_to
    if page.changed:
        fields["mg_changed"] = page.changed
    if page.feed:
        fields["mg_feed"] = urls.relative(page.address, page.feed)
    if page.linked_data:
        fields["mg_linked_data"] = page.linked_data
    if page.meta_tags:
        fields["mg_meta_tags"] = page.meta_tags
    if page.alternates:
        fields["mg_alternates"] = page.alternates
    if page.script:
        fields["mg_script"] = f"assets/{page.script}"
    if page.terms is not None:
        fields[_TERMS] = page.terms
    if page.is_old:
        fields["mg_is_old"] = True
        fields["search"] = {"exclude": True}
    # JSON is YAML, and every character that could end a value or a line is escaped in it. Others are not:
    # YAML would read an emoji written as two escapes as two halves of a character, and drop the front matter.
    written = (f"{name}: {_json(value)}" for name, value in fields.items())
    return "\n".join(["---", *written, "---"])


# What JSON allows inside quotation marks and YAML does not, or takes for the end of a line.
_NOT_IN_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def _json(value: object) -> str:
    written = json.dumps(value, ensure_ascii=False, default=dict)  # read-only mappings are among them
    return _NOT_IN_YAML.sub(lambda match: f"\\u{ord(match[0]):04x}", written)


_PERCENT = re.compile(r"(?<=\d) (?=%)")
_P_VALUE = re.compile(r"\bp (=|&lt;|&gt;|≤|≥) (?=\d)")


def _kept_on_one_line(line: str) -> str:
    """Keep a number and its sign of per cent, and a p value, on one line on the reader's screen."""
    return _P_VALUE.sub("p\u00a0\\1\u00a0", _PERCENT.sub("\u00a0", line))


_HEADING = re.compile(r"#{1,6} ")


def _in_blocks(made: str) -> str:
    """Put headings between blank lines, and everything between two headings into one block of HTML.

    A blank line would end a block of HTML, and a line of entry text that looked like a heading would become
    one. Templates put headings on lines of their own; entry text never holds a line break here.
    """
    parts: list[str] = []
    block: list[str] = []
    for line in (*(line.strip() for line in made.splitlines()), "# "):
        if not line:
            continue
        if not _HEADING.match(line + " "):
            block.append(line)
            continue
        if block:
            parts.append("\n".join(['<div class="mg">', *map(_kept_on_one_line, block), "</div>"]))
            block = []
        parts.append(line)
    return "\n\n".join(parts[:-1]) + "\n"
