"""Full-text search: which pages contain a word, and their text, in files of moderate size.

Words are in alphabetical order, cut into files wherever one is full, so that all words with the same first letters
are in one file or in neighbours. `pages.js` says which file begins with what.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from monograph.exports.files import ExportFile
from monograph.exports.search.handing import handed
from monograph.exports.search.page_text import SEAM, PageText
from monograph.exports.search.words import words_of, words_of_chunk

PAGES = "pages"
_FULL = 32_000  # characters of a file of words or of text, beyond which the next is begun
_OFTEN = 4
# Where a page has a word: a number below four, added to four times the page's distance from the last one.
_SOME, _MANY, _HEADING, _TITLE = range(4)
_STEP = 4

Postings = Mapping[str, Sequence[int]]
Key = TypeVar("Key", str, int)
Value = TypeVar("Value")


def text_files(pages: Sequence[PageText]) -> Iterator[ExportFile]:
    """Yield the files of the full text: the list of pages, the words and the texts."""
    postings, lengths = _index(pages)
    words = list(_filled((word, postings[word]) for word in sorted(postings, key=_in_the_browsers_order)))
    texts = list(_filled(_texts(pages)))
    # A page kept by a browser and files of a later site do not fit: each file says which state it is of.
    version = hashlib.sha256(repr((words, texts)).encode()).hexdigest()[:12]
    yield handed(
        PAGES,
        {
            "version": version,
            "pages": [[page.address, page.title, length] for page, length in zip(pages, lengths, strict=True)],
            "words": [part[0][0] for part in words],
            "texts": [part[0][0] for part in texts],
        },
    )
    for number, part in enumerate(words):
        columns = {"words": [word for word, _ in part], "pages": [held for _, held in part]}
        yield handed(f"words-{number}", {"version": version, **columns})
    for number, read in enumerate(texts):
        yield handed(f"text-{number}", {"version": version, "texts": [text for _, text in read]})


def words_on(text: str) -> Iterator[str]:
    """Yield the words of a section's text: where markup parts a word, the whole and its parts."""
    if SEAM not in text:
        yield from words_of(text)
        return
    for chunk in text.split():
        yield from words_of_chunk(chunk.replace(SEAM, ""))
        if SEAM in chunk.strip(SEAM):
            for part in filter(None, chunk.split(SEAM)):
                yield from words_of_chunk(part)


def _index(pages: Sequence[PageText]) -> tuple[Postings, list[int]]:
    """Return the pages with each word, as steps, and the number of words on each page."""
    postings: defaultdict[str, list[int]] = defaultdict(list)
    last: dict[str, int] = {}
    lengths = []
    for place, page in enumerate(pages):
        held = Counter(word for section in page.sections for word in words_on(section.text))
        lengths.append(held.total())
        headings = {word for section in page.sections for word in words_on(section.heading)}
        title = set(words_on(page.title))
        for word in sorted({*held, *headings, *title}):
            how = (
                _TITLE
                if word in title
                else _HEADING
                if word in headings
                else _MANY
                if held[word] >= _OFTEN
                else _SOME
            )
            postings[word].append((place - last.get(word, 0)) * _STEP + how)
            last[word] = place
    return postings, lengths


def _texts(pages: Sequence[PageText]) -> Iterator[tuple[int, object]]:
    for place, page in enumerate(pages):
        yield (
            place,
            [[section.id, section.heading, section.text.replace(SEAM, "")] for section in page.sections],
        )


def _in_the_browsers_order(word: str) -> bytes:
    """Return what sorts words as JavaScript compares them, by halves of characters beyond the first 65,536."""
    return word.encode("utf-16-be")


def _filled(items: Iterator[tuple[Key, Value]]) -> Iterator[list[tuple[Key, Value]]]:
    """Yield items in parts that are full, or the last."""
    part: list[tuple[Key, Value]] = []
    size = 0
    for key, value in items:
        part.append((key, value))
        size += len(repr(value)) + len(str(key))
        if size >= _FULL:
            yield part
            part, size = [], 0
    if part:
        yield part
