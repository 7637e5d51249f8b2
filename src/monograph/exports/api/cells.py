"""What a cell of a table says, without its mark-up: text, and the entries and works that it points at."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Annotated

from markupsafe import Markup

_BLOCKS = frozenset({"div", "p", "li", "ul", "ol", "br", "details", "summary", "pre"})
_MARKED = frozenset({"span", "sup"})
_REFERENCE = re.compile(r"#ref-([0-9]+)")


@dataclass(frozen=True, slots=True)
class ComputedWords:
    """Words of the cell that no source states: they were worked out."""

    words: str
    computed_from: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell says."""

    plain_text: Annotated[str, "One line for each line a reader sees; citation marks are left out."]
    is_absent: Annotated[bool, "Whether the text only says why there is no value."]
    computed_words: tuple[ComputedWords, ...]
    entry_ids: Annotated[tuple[str, ...], "Entries it links to, in order."]
    work_keys: Annotated[tuple[str, ...], "Works it cites, in order."]


class _Reader(HTMLParser):
    """Collects text and link targets. Raised marks are numbers for the eye and no text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.targets: dict[str, None] = {}
        self.computed: list[tuple[str, str]] = []
        self.says_something = False
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "a" and given.get("href"):
            self.targets[given["href"]] = None
        if tag in _MARKED:
            self._open.append(given.get("class", ""))
        if self._is_inside("mg-computed") and tag == "span":
            self.computed.append((given.get("title", ""), ""))
        if tag in _BLOCKS:
            self.text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _MARKED and self._open:
            self._open.pop()
        if tag in _BLOCKS:
            self.text.append("\n")

    def handle_data(self, data: str) -> None:
        if self._is_inside("mg-cite"):
            return
        self.text.append(data)
        if self._is_inside("mg-computed"):
            title, words = self.computed[-1]
            self.computed[-1] = (title, words + data)
        if data.strip() and not self._is_inside("mg-absent"):
            self.says_something = True

    def _is_inside(self, name: str) -> bool:
        return name in self._open


def _read(markup: Markup) -> _Reader:
    reader = _Reader()
    reader.feed(str(markup))
    reader.close()
    return reader


def read_cell(markup: Markup, page: str, cited: Sequence[str], entry_at: Mapping[str, str]) -> Cell:
    """Return what a cell says.

    ``page`` is the address of the page it stands on, ``cited`` the works of that page in the order of their
    numbers, and ``entry_at`` the id of the entry whose page stands at an address.
    """
    reader = _read(markup)
    folder = posixpath.dirname(page)
    paths = (posixpath.normpath(posixpath.join(folder, target.partition("#")[0])) for target in reader.targets)
    numbers = (match[1] for target in reader.targets if (match := _REFERENCE.fullmatch(target)))
    return Cell(
        plain_text=text_of_lines("".join(reader.text)),
        is_absent=not reader.says_something,
        computed_words=tuple(
            ComputedWords(words, title.removeprefix("Computed from ")) for title, words in reader.computed
        ),
        entry_ids=tuple(dict.fromkeys(entry_at[path] for path in paths if path in entry_at)),
        work_keys=tuple(dict.fromkeys(cited[int(number) - 1] for number in numbers if int(number) <= len(cited))),
    )


def text_of_lines(text: str) -> str:
    """Return text with single spaces, without empty lines and without spaces at the ends of lines."""
    lines = (re.sub(r"\s+", " ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def plain_words(shown: Markup | str) -> str:
    """Return the text of mark-up, or a text as it is, in one line."""
    if not isinstance(shown, Markup):
        return shown
    return text_of_lines("".join(_read(shown).text)).replace("\n", "; ")
