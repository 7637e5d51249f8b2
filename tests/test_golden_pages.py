"""The pages of the invented knowledge base: as they were last read by a person, well formed, safe and complete.

``UPDATE_GOLDENS=1 pytest tests/test_golden_pages.py`` writes tests/golden anew; read the diff afterwards.
"""

from __future__ import annotations

import difflib
import inspect
import json
import os
import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel
from selectolax.lexbor import LexborHTMLParser, LexborNode

from monograph import urls
from monograph.entries import KINDS
from monograph.entries.reading.sheet import Sheet
from monograph.entries.shared.values import Written
from monograph.findings import render
from monograph.knowledge_base import KnowledgeBase
from monograph.pipeline import Check, pages_to_write, site_pages
from monograph.render import heading
from monograph.text.fields import CiteKey, EntryLink, EntryText, Name
from monograph.text.pointing import values_of
from monograph.views.formatting.writer import Writer

GOLDEN = Path(__file__).parent / "golden"
EXAMPLE = Path(__file__).parent / "example"

IS_UPDATE = bool(os.environ.get("UPDATE_GOLDENS"))


@pytest.fixture(scope="module")
def base(example_check: Check) -> KnowledgeBase:
    assert example_check.base is not None, "\n".join(map(render, example_check.findings))
    return example_check.base


@pytest.fixture(scope="module")
def pages(example_files: dict[str, str | bytes], base: KnowledgeBase) -> dict[str, str]:
    """The generated pages, without the hand-written ones, the assets and the exports."""
    return {source: str(example_files[source]) for source in (urls.source_of(p.address) for p in site_pages(base))}


# The example itself


def test_the_example_has_nothing_to_mend(example_check: Check) -> None:
    assert [render(finding) for finding in example_check.findings] == []


def test_the_example_has_an_entry_of_every_kind(base: KnowledgeBase) -> None:
    assert [kind.kind for kind in KINDS if not base.all(kind)] == []


def test_the_example_uses_every_field_of_every_model(base: KnowledgeBase) -> None:
    used = {field for sheet in base.sheets.values() for field in _fields_used(sheet.entry)}
    known = {field for kind in KINDS for field in _fields_of(kind)}
    unused = sorted(known - used)
    assert not unused, "\n".join(map(str, unused))


def _fields_used(entry: BaseModel) -> Iterator[tuple[str, str]]:
    for _, value in values_of(entry):
        if isinstance(value, BaseModel):
            for name in value.model_fields_set:
                yield _owner(type(value), name), name


def _fields_of(model: type[BaseModel], seen: set[type[BaseModel]] | None = None) -> Iterator[tuple[str, str]]:
    seen = set() if seen is None else seen
    if model in seen:
        return
    seen.add(model)
    for name, field in model.model_fields.items():
        yield _owner(model, name), name
        for inner in _models_in(field.annotation):
            yield from _fields_of(inner, seen)


def _models_in(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_in(argument)


def _owner(model: type[BaseModel], field: str) -> str:
    """Return the name of the model that defines a field."""
    # Reported[int] and Reported[Quantity] have the same fields, and so have entries of all kinds.
    owner = next(each for each in reversed(model.__mro__) if field in inspect.get_annotations(each))
    return owner.__name__.partition("[")[0]


# As they were last read

# Together they show every template and every kind of entry, the nasty names among them.
BODIES = (
    "certainty.md",
    "claims/claim-humming-cured.md",
    "compare/index.md",
    "compare/pick.md",
    "compare/results-for-humming-frequency.md",
    "conditions/humming-in-harrow-syndrome.md",
    "data.md",
    "disagreements.md",
    "drugs/glimmerine.md",
    "drugs/zorbatine.md",
    "evidence-matrix.md",
    "glossary/washout.md",
    "guidelines/harrow-society.md",
    "index.md",
    "news.md",
    "outcomes/hum-score.md",
    "questions/does-zorbatine-ease-humming.md",
    "questions/does-zorbatine-ease-humming/versions/2025-01-10.md",
    "references.md",
    "references/Quill2031.md",
    "rules/segments-fill-the-length.md",
    "studies/index.md",
    "studies/marrow-2032.md",
    "studies/quill-2031.md",
    "tags.md",
    "trials.md",
)
# What every page has alike is in one golden, for pages that have all of it, some of it, and next to nothing.
FRAMES = (
    "index.md",
    "questions/does-zorbatine-ease-humming.md",
    "questions/does-zorbatine-ease-humming/versions/2025-01-10.md",
    "studies/quill-2031.md",
    "drugs/zorbatin.md",
)
FRAME = "frame.txt"
FOOT = re.compile(r"^## [^\n]*\{ #(?:downloads|cite|versions|about-page)\b", re.MULTILINE)


def _split(made: str) -> tuple[str, str, str]:
    """Return a page's front matter, its body, and its foot: all that is alike on every page of its kind."""
    _, front, rest = made.split("---\n", 2)
    foot = FOOT.search(rest)
    end = foot.start() if foot else len(rest)
    return front, rest[:end], rest[end:]


def _frame(name: str, made: str) -> str:
    front, _, foot = _split(made)
    fields = (line.split(": ", 1) for line in front.splitlines())
    shown = (f"{key}: {json.dumps(json.loads(value), ensure_ascii=False, indent=1)}\n" for key, value in fields)
    return f"==== {name}\n{''.join(shown)}\n{foot.rstrip()}\n"


def _assert_as_last_read(name: str, made: str) -> None:
    golden = GOLDEN / name
    if IS_UPDATE:
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(made, encoding="utf-8")
    before = golden.read_text(encoding="utf-8")
    if made != before:  # pytest compares long texts for minutes
        changes = difflib.unified_diff(before.splitlines(), made.splitlines(), name, "made now", lineterm="")
        pytest.fail("\n".join(("run with UPDATE_GOLDENS=1 and read the diff", *changes)), pytrace=False)


@pytest.mark.parametrize("name", BODIES)
def test_a_page_is_as_it_was_last_read(name: str, pages: dict[str, str]) -> None:
    _assert_as_last_read(name, _split(pages[name])[1])


def test_front_matter_and_foot_are_as_they_were_last_read(pages: dict[str, str]) -> None:
    _assert_as_last_read(FRAME, "\n".join(_frame(name, pages[name]) for name in FRAMES))


def test_every_block_and_every_kind_is_among_the_pages_read(base: KnowledgeBase) -> None:
    blocks = {
        urls.source_of(page.address): {type(block) for section in page.shown for block in section.shown}
        for page in site_pages(base)
    }
    assert set().union(*(blocks[name] for name in BODIES)) == set().union(*blocks.values())
    assert {kind.plural for kind in KINDS} <= {name.partition("/")[0] for name in BODIES}


def test_nothing_is_golden_that_is_not_read() -> None:
    there = {path.relative_to(GOLDEN).as_posix() for path in GOLDEN.rglob("*") if path.is_file()}
    assert there == {*BODIES, FRAME}


def test_files_are_the_same_each_time(example_check: Check, example_files: dict[str, str | bytes]) -> None:
    assert pages_to_write(example_check) == example_files


# Form

HEADING = re.compile(
    r"(?P<level>#{1,2}) (?P<words>[^#\n]*(?:&#[0-9]+;[^#\n]*)*?)"
    r"(?: \{ #(?P<id>[a-z0-9-]+)(?: data-search-exclude)? \})?"
)
FRONT_MATTER = {
    "mg_description": str,
    "edit_path": str,
    "mg_moved_to": str,
    "mg_changed": str,
    "mg_feed": str,
    "mg_meta_tags": list,
    "mg_alternates": list,
    "mg_linked_data": dict,
    "mg_is_old": bool,
    "mg_terms": dict,
    "mg_script": str,
    "search": dict,
}
ATTRIBUTES: dict[str, set[str]] = {
    "a": {"id", "class", "href", "title", "aria-label", "data-place", "rel", "tabindex", "download", "data-sort"},
    "blockquote": set(),
    "button": {"type", "class"},
    "caption": set(),
    "circle": {"class", "cx", "cy", "r"},
    "code": set(),
    "pre": {"class", "tabindex"},
    "dd": set(),
    "desc": {"id"},
    "details": {"class", "open"},
    "div": {"class", "role", "aria-label", "tabindex"},
    "dl": {"class"},
    "dt": set(),
    "em": set(),
    "fieldset": set(),
    "figcaption": set(),
    "figure": {"class"},
    "form": {"class", "aria-label"},
    "g": {"class"},
    "h3": set(),
    "input": {"type", "name", "value", "autocomplete", "checked"},
    "label": set(),
    "legend": set(),
    "li": {"id", "class", "value", "data-year", "data-kind", "data-treatment", "data-cited"},
    "line": {"class", "x1", "x2", "y1", "y2"},
    "ol": {"class", "role"},
    "option": {"value"},
    "output": {"aria-live"},
    "p": {"class", "role"},
    "path": {"class", "d"},
    "rect": {"class", "x", "y", "width", "height"},
    "select": {"name"},
    "span": {"class", "title", "data-sort"},
    "strong": set(),
    "summary": {"class"},
    "sup": {"class"},
    "svg": {
        *("class", "role", "aria-labelledby", "aria-hidden", "style", "viewbox"),
        *("width", "height", "x", "y", "overflow"),
    },
    "table": {"class", "role"},
    "tbody": {"role"},
    "td": {"data-label", "role"},
    "text": {"class", "x", "y", "text-anchor"},
    "th": {"scope", "role"},
    "thead": {"role"},
    "title": {"id"},
    "tr": {"role"},
    "ul": {"class"},
}
PHRASING = {"a", "code", "em", "span", "strong", "sup"}
# COinS have a class of their own.
CLASS = re.compile(r"Z3988|mg(-[a-z0-9–/]+)*( mg(-[a-z0-9–/]+)*)*")
EXTERNAL = re.compile(r"https?://[a-z0-9.-]+/[^\s\"<>]*")


class Page:
    """A generated page taken apart: front matter, headings and blocks of HTML."""

    def __init__(self, name: str, made: str) -> None:
        self.name = name
        _, front, body = made.split("---\n", 2)
        self.front = {key: json.loads(value) for key, value in (x.split(": ", 1) for x in front.splitlines())}
        parts = body.strip("\n").split("\n\n")
        self.headings = [part for part in parts if part.startswith("#")]
        self.blocks = [part for part in parts if not part.startswith("#")]
        self.tree = LexborHTMLParser("\n".join(self.blocks))
        self.text = _squeezed(self.tree.body.text() if self.tree.body else "")
        self.heading_ids = [m["id"] for h in self.headings if (m := HEADING.fullmatch(h)) and m["id"]]
        self.ids = [node.attributes["id"] or "" for node in self.tree.css("[id]")]

    def links(self) -> Iterator[tuple[LexborNode, str]]:
        for node in self.tree.css("a[href]"):
            yield node, node.attributes["href"] or ""


def _squeezed(words: str) -> str:
    return " ".join(words.split())


@pytest.fixture(scope="module")
def taken_apart(pages: dict[str, str]) -> dict[str, Page]:
    return {name: Page(name, made) for name, made in pages.items()}


def test_front_matter_holds_nothing_but_our_fields(taken_apart: dict[str, Page]) -> None:
    for page in taken_apart.values():
        assert {key: type(value) for key, value in page.front.items()}.items() <= FRONT_MATTER.items(), page.name
        assert page.front["mg_description"].strip(), page.name


def test_descriptions_are_plain_words_without_mark_up(taken_apart: dict[str, Page]) -> None:
    for page in taken_apart.values():
        description = page.front["mg_description"]
        assert len(description) <= 161, page.name
        assert not re.search(r"\[\[|\]\]|@[A-Z][A-Za-z]+[0-9]{4}|\*stars", description), description


def test_front_matter_is_what_a_yaml_reader_reads(pages: dict[str, str], taken_apart: dict[str, Page]) -> None:
    from mkdocs.utils.meta import get_data

    for name, made in pages.items():
        _, meta = get_data(made)
        assert meta == taken_apart[name].front
        json.dumps(meta, ensure_ascii=False).encode("utf-8")


def test_every_page_has_one_title_and_headings_that_mean_nothing_else(taken_apart: dict[str, Page]) -> None:
    for page in taken_apart.values():
        assert [h.startswith("# ") for h in page.headings] == [True] + [False] * (len(page.headings) - 1)
        for line in page.headings:
            match = HEADING.fullmatch(line)
            assert match, line
            assert not re.search(r"[<>\[\]`*_{}|\\\"']", match["words"]), line


def test_the_title_of_an_entry_is_its_name(base: KnowledgeBase, taken_apart: dict[str, Page]) -> None:
    for sheet in base.sheets.values():
        title = taken_apart[_source(sheet)].headings[0]
        assert re.fullmatch(rf"# {re.escape(str(heading(sheet.entry.page_title)))}( {{ #[a-z-]+ }})?", title)


def test_everything_else_is_whole_blocks_of_html(taken_apart: dict[str, Page]) -> None:
    for page in taken_apart.values():
        for block in page.blocks:
            lines = block.splitlines()
            assert lines[0] == '<div class="mg">', page.name
            assert lines[-1] == "</div>", page.name
            # Python-Markdown ends a block of HTML at its end tag: it must be the last one, in the last line.
            assert all(line.strip() == line and line for line in lines), page.name


class _Strict(HTMLParser):
    """Checks that elements are ours, closed in order and in places that browsers do not mend."""

    def __init__(self, where: str) -> None:
        super().__init__(convert_charrefs=True)
        self.where = where
        self.open: list[str] = []
        self.seen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ATTRIBUTES, f"{self.where}: <{tag}>"
        names = [name for name, _ in attrs]
        assert len(set(names)) == len(names), f"{self.where}: {names}"
        assert set(names) <= ATTRIBUTES[tag], f"{self.where}: <{tag}> {names}"
        for name, value in attrs:
            assert value is not None or name in {"download", "open", "checked"}, f"{self.where}: {name}"
            assert name != "class" or value == "Z3988" or CLASS.fullmatch(value or ""), (
                f"{self.where}: class {value}"
            )
        inside_words = any(parent in PHRASING | {"p", "caption", "dt"} for parent in self.open)
        assert tag in PHRASING or not inside_words, f"{self.where}: <{tag}> in {self.open}"
        assert tag != "a" or "a" not in self.open, f"{self.where}: a link inside a link"
        if tag != "input":  # it holds nothing and has no end
            self.open.append(tag)
        self.seen.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, f"{self.where}: </{tag}>"

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"{self.where}: a comment {data!r}")

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(f"{self.where}: a declaration {decl!r}")

    def handle_pi(self, data: str) -> None:
        raise AssertionError(f"{self.where}: an instruction {data!r}")

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(f"{self.where}: a declaration {data!r}")


def test_only_known_elements_and_attributes_are_printed(taken_apart: dict[str, Page]) -> None:
    for page in taken_apart.values():
        for block in page.blocks:
            strict = _Strict(page.name)
            strict.feed(block)
            strict.close()
            assert strict.open == [], page.name


def test_browsers_have_nothing_to_mend(taken_apart: dict[str, Page]) -> None:
    for page in taken_apart.values():
        for block in page.blocks:
            strict = _Strict(page.name)
            strict.feed(block)
            body = LexborHTMLParser(block).body
            assert body is not None
            as_built = [node.tag for node in body.traverse(include_text=False)][1:]
            assert as_built == strict.seen, page.name


def test_ids_are_unique_on_a_page(taken_apart: dict[str, Page]) -> None:
    for page in taken_apart.values():
        assert [name for name, times in Counter(page.ids + page.heading_ids).items() if times > 1] == []


def test_every_page_says_that_it_is_a_draft_and_no_advice(taken_apart: dict[str, Page]) -> None:
    for page in taken_apart.values():
        disclaimers = page.tree.css("p.mg-disclaimer")
        assert len(disclaimers) == 1, page.name
        assert "no medical advice" in disclaimers[0].text(), page.name


def test_every_entry_says_on_top_whether_a_person_reviewed_it(
    base: KnowledgeBase, taken_apart: dict[str, Page]
) -> None:
    for sheet in base.sheets.values():
        page = taken_apart[_source(sheet)]
        notices = page.tree.css("p.mg-review")
        assert len(notices) == 1, page.name
        assert notices[0].text() in LexborHTMLParser(page.blocks[0]).text(), page.name
    approved = taken_apart["claims/claim-humming-cured.md"].text
    assert "Reviewed by Prof. Nobody & Co. on 15 January 2035. Next review due 15 January 2036." in approved


def test_a_reviewer_is_shown_with_a_statement_on_interests(taken_apart: dict[str, Page]) -> None:
    assert "Owns one hat." in taken_apart["claims/claim-humming-cured.md"].text


# Citations


def test_citations_and_references_lead_to_each_other(taken_apart: dict[str, Page]) -> None:
    for page in taken_apart.values():
        marks = {node.attributes["id"]: node.attributes["href"] for node in page.tree.css("sup.mg-cite a")}
        listed: dict[str | None, str] = {}
        for item in page.tree.css("ol.mg-references > li"):
            for back in item.css("span.mg-back a[href^='#cite-']"):
                listed[(back.attributes["href"] or "").removeprefix("#")] = f"#{item.attributes['id']}"
        assert marks == listed, page.name


def test_every_reference_at_the_foot_is_cited(taken_apart: dict[str, Page]) -> None:
    for page in taken_apart.values():
        cited = {node.attributes["href"] for node in page.tree.css("sup.mg-cite a")}
        assert {f"#{item.attributes['id']}" for item in page.tree.css("ol.mg-references > li")} == cited, page.name


def test_citations_are_numbered_in_the_order_a_reader_meets_them(taken_apart: dict[str, Page]) -> None:
    for page in taken_apart.values():
        first = dict.fromkeys(node.attributes["href"] for node in page.tree.css("sup.mg-cite a"))
        assert list(first) == [f"#ref-{number}" for number in range(1, len(first) + 1)], page.name


def test_marks_are_numbered_in_the_order_a_reader_meets_them(taken_apart: dict[str, Page]) -> None:
    for page in taken_apart.values():
        marks = [(node.attributes["id"] or "").split("-") for node in page.tree.css("sup.mg-cite a")]
        counted: Counter[str] = Counter()
        for _, work, mark in marks:
            counted[work] += 1
            assert mark == str(counted[work]), page.name


# Links


def test_every_link_leads_to_a_page_or_place_of_the_site(
    example_files: dict[str, str | bytes], taken_apart: dict[str, Page]
) -> None:
    dead = [
        f"{page.name}: {href}"
        for page in taken_apart.values()
        for _, href in page.links()
        if not EXTERNAL.match(href) and not _leads_somewhere(page.name, href, example_files, taken_apart)
    ]
    assert not dead, "\n".join(dead)


def _leads_somewhere(name: str, href: str, files: dict[str, str | bytes], taken_apart: dict[str, Page]) -> bool:
    place, _, fragment = href.partition("#")
    path = place.partition("?")[0]  # what follows is for the page's script
    if ":" in path or path.startswith("/"):
        return False
    target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path))
    if not path.endswith(".html") and target in files:
        return not fragment
    source = urls.source_of(target) if path else name
    if source not in files or (path and not path.endswith(".html")):
        return False
    return not fragment or fragment in (*taken_apart[source].ids, *taken_apart[source].heading_ids)


def test_links_out_of_the_site_are_marked(taken_apart: dict[str, Page]) -> None:
    for page in taken_apart.values():
        for node, href in page.links():
            if EXTERNAL.match(href):
                assert node.attributes.get("rel") == "noopener", f"{page.name}: {href}"


def test_no_page_links_to_itself(taken_apart: dict[str, Page]) -> None:
    for page in taken_apart.values():
        own = posixpath.basename(page.name).removesuffix(".md") + ".html"
        assert [href for _, href in page.links() if href.split("#")[0] == own] == [], page.name


def test_every_generated_page_can_be_reached_from_the_first(taken_apart: dict[str, Page]) -> None:
    reached, todo = {"index.md"}, ["index.md"]
    while todo:
        here = taken_apart[todo.pop()]
        for _, href in here.links():
            path = href.partition("#")[0].partition("?")[0]
            if not path.endswith(".html") or EXTERNAL.match(href):
                continue
            target = urls.source_of(posixpath.normpath(posixpath.join(posixpath.dirname(here.name), path)))
            if target not in reached:
                reached.add(target)
                todo.append(target)
    moved = {name for name, page in taken_apart.items() if page.headings[0].startswith("# Moved")}
    assert sorted(set(taken_apart) - reached) == sorted(moved)


# Faithful

AS_TYPED = [
    ("glossary/washout.md", "wear off; <![ b ]]> and --> and <!-- are text."),
    ("glossary/washout.md", "A line with {% raw %} and {{ secrets }} stays text"),
    ("glossary/washout.md", "gap*year*, _rinse_"),
    ("drugs/glimmerine.md", "stars, `ticks`, <script>alert(1)</script>, [x](javascript:alert(1)) and {{"),
    ("drugs/glimmerine.md", "]]> --> <![CDATA[ x ]]> &lt;entity&gt; &amp; *escaped*"),
    ("studies/vial-2029.md", "below <LLOQ> in 5*10^9 and 6*10^9 cells; 2 * 3 * 4 stays."),
    ("conditions/harrow-syndrome.md", "5*10^9 and 6*10^9 glows/L, mild by definition;"),
    ("conditions/harrow-syndrome.md", "snake_case_words stay whole."),
    ("conditions/toe-drumming.md", "--- title: front matter --- is text here, and so is # a heading."),
    ("claims/claim-humming-cured.md", "> quoted & [click](javascript:alert(1)) <img src=x onerror=alert(1)>"),
    ("outcomes/hum-score.md", "−10 to 1,000"),
    ("studies/quill-2031.md", "mean difference −1,000.5 points"),
    ("studies/quill-2031.md", "50 % lower than"),
    ("studies/tansy-2033.md", "the same as"),
    ("drugs/zorbatine.md", "5 mg twice a day (10 mg a day)"),
    ("drugs/spangle-spray.md", "12 sprays in 24 hours"),
    ("outcomes/people-who-stop-humming.md", "searched on 31 January 2035, none found"),
]


@pytest.mark.parametrize(("name", "words"), AS_TYPED)
def test_text_reads_as_it_was_typed(name: str, words: str, taken_apart: dict[str, Page]) -> None:
    assert _squeezed(words) in _without_marks(taken_apart[name])


def _without_marks(page: Page) -> str:
    """Return a page's text without the numbers of its citations."""
    tree = LexborHTMLParser("\n".join(page.blocks))
    for mark in tree.css("sup.mg-cite"):
        mark.decompose()
    return _squeezed(" ".join([*(tree.body.text(separator="") if tree.body else "").split()]))


# What a contributor writes and a page does not print, with the reason.
NOT_PRINTED = {
    "former_ids": "an address, not words",
    "digests": "of an approved entry they tell what has changed, and that is said in words",
}


def test_every_word_of_an_entry_is_on_its_page(base: KnowledgeBase, taken_apart: dict[str, Page]) -> None:
    missing = [
        f"{sheet.file}: {'.'.join(map(str, path))}: {words}"
        for sheet in base.sheets.values()
        for path, words in _words_of(sheet, base)
        if not set(NOT_PRINTED).intersection(map(str, path))
        and words.casefold() not in _everything_said(taken_apart[_source(sheet)])
    ]
    assert not missing, "\n".join(missing)


def _everything_said(page: Page) -> str:
    """Return what a page says, in its text, its heading and the titles of its citations."""
    titles = (node.attributes["title"] or "" for node in page.tree.css("[title]"))
    return _squeezed(" ".join([page.text, _without_marks(page), *titles])).casefold()


def _words_of(sheet: Sheet, base: KnowledgeBase) -> Iterator[tuple[tuple[str | int, ...], str]]:  # type: ignore[type-arg]
    for path, value in values_of(sheet.entry):
        if path == ("name",):
            continue
        if isinstance(value, EntryText):
            for part in _paragraphs(value, sheet, base):
                yield path, part
        elif isinstance(value, (Name, Written)) and not isinstance(value, (EntryLink, CiteKey)):
            yield path, _squeezed(str(value))


def _paragraphs(source: EntryText, sheet: Sheet, base: KnowledgeBase) -> Iterator[str]:  # type: ignore[type-arg]
    writer = Writer(base, urls.entry_page(type(sheet.entry), sheet.id), sheet.entry.sources)
    tree = LexborHTMLParser(str(writer.blocks(source)))
    for mark in tree.css("sup.mg-cite"):
        mark.decompose()
    yield from filter(None, (_squeezed(node.text()) for node in tree.css("p, li")))


def _source(sheet: Sheet) -> str:  # type: ignore[type-arg]
    return urls.source_of(urls.entry_page(type(sheet.entry), sheet.id))
