"""What a page says, as lines of plain words: links as their words, citation marks as the names of works."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html.parser import HTMLParser

from markupsafe import Markup

_OWN_LINE = frozenset({"p", "div", "li", "br", "ul", "ol", "summary", "details"})
_REFERENCE = re.compile(r"#ref-([0-9]+)")
# Small labels and small print that a page sets apart by their looks are set apart by marks.
_LABEL = re.compile(r"\bmg-label-")
_REMARK = re.compile(r"\bmg-(?:note|also|why|slip)\b")
_WORD = re.compile(r"\w")


class PlainWords:
    """Turns the HTML of one page into words, and remembers the works that those words cite, by number.

    ``names`` are the works' names by their numbers on the page.
    """

    def __init__(self, names: Mapping[int, str]) -> None:
        self._names = names
        self.cited: dict[int, None] = {}

    def lines(self, html: str | Markup) -> tuple[str, ...]:
        """Return what some HTML of ours says, a line for each paragraph, item or part with a line of its own."""
        reader = _Reader(self._names, self.cited)
        reader.feed(str(Markup("{}").format(html)))
        reader.close()
        return tuple(filter(None, (" ".join("".join(line).split()) for line in reader.lines)))

    def line(self, html: str | Markup, between: str = "; ") -> str:
        """Return what some HTML of ours says as one line, which is empty when it says nothing."""
        return between.join(self.lines(html))

    def each(self, parts: Iterable[str | Markup]) -> tuple[str, ...]:
        """Return one line for each part that says something."""
        return tuple(filter(None, (self.line(part) for part in parts)))


class _Reader(HTMLParser):
    def __init__(self, names: Mapping[int, str], cited: dict[int, None]) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[list[str]] = [[]]
        self._names = names
        self._cited = cited
        self._mark: list[str] | None = None
        self._addresses: list[str] = []
        self._closing: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "sup":
            self._mark = []
        elif tag == "a":
            self._open_link(given.get("href") or "")
        elif tag == "span":
            self._set_apart(given.get("class") or "")
        elif tag in _OWN_LINE:
            self.lines.append(["– "] if tag == "li" else [])

    def _open_link(self, href: str) -> None:
        number = _REFERENCE.fullmatch(href)
        if self._mark is not None and number:
            work = int(number[1])
            self._cited[work] = None
            before = self._mark.pop() if self._mark and self._mark[-1].endswith(" ") else ""
            self._mark.append(before + self._names[work])
        self._addresses.append(href)

    def _set_apart(self, style: str) -> None:
        is_remark = bool(_REMARK.search(style)) and self._is_begun
        self._closing.append(")" if is_remark else "")
        if is_remark:
            self.lines[-1].append(" (")
        elif _LABEL.search(style) and self._is_begun:
            self.lines[-1] = ["".join(self.lines[-1]).rstrip(), "; "]

    @property
    def _is_begun(self) -> bool:
        return bool("".join(self.lines[-1]).strip())

    def handle_endtag(self, tag: str) -> None:
        if tag == "sup" and self._mark is not None:
            self._cite(list(dict.fromkeys(self._mark)))
            self._mark = None
        elif tag == "a":
            address = self._addresses.pop()
            if address.startswith(("http://", "https://")):
                self.lines[-1].append(f" ({address})")
        elif tag == "span":
            self.lines[-1].append(self._closing.pop())
        elif tag in _OWN_LINE:
            self.lines.append([])

    def _cite(self, names: list[str]) -> None:
        """Put the names behind what they support, unless the sentence has just named the only one."""
        before = "".join(self.lines[-1]).rstrip()
        if len(names) == 1 and before.endswith(names[0]):
            return
        self.lines[-1].append(f" [{'; '.join(names)}]")

    def handle_data(self, data: str) -> None:
        if self._mark is None:
            self.lines[-1].append(data)
        elif not self._addresses and _WORD.search(data):
            # Words in front of a mark, such as "see also"; the commas and dashes between marks are none.
            self._mark.append(f"{data.strip(' ,')} ")
