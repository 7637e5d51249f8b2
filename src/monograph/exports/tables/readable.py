"""HTML that our own views made, as one line of readable text for a cell of a table."""

from __future__ import annotations

from html.parser import HTMLParser

from markupsafe import Markup

_REMARKS = frozenset({"mg-note", "mg-also", "mg-why", "mg-slip"})
_MARKS = "mg-cite"
_COMPUTED = "mg-computed"
_SEPARATORS = (" | ", "; ")
_LINES = frozenset({"div", "p", "li"})


def readable(html: Markup) -> str:
    """Return the text of some HTML on one line.

    Lines of a cell are parted by a bar, lines inside a line by a semicolon, items of a list begin with a bullet,
    and a remark stands in brackets. A citation mark is the work and the place that its title gives, in square
    brackets: the number on a page means nothing away from it. A computed value says what it was computed from.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.text


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._parts: list[str] = []
        self._closing: list[tuple[str, str]] = []
        self._marks: list[str] | None = None
        self._is_in_mark = False

    @property
    def text(self) -> str:
        return " ".join("".join(self._parts).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name, title = given.get("class") or "", given.get("title") or ""
        after = ""
        if self._marks is not None:
            if tag == "a":
                self._is_in_mark = True
                self._marks.append(title)
        elif name == _MARKS:
            self._marks = []
        elif name in _REMARKS:
            self._begin_remark()
            after = ")"
        elif name == _COMPUTED:
            after = f", {title[:1].lower()}{title[1:]}"
        elif tag in _LINES:
            self._begin_line(tag)
        self._closing.append((tag, after))

    def handle_endtag(self, tag: str) -> None:
        if not any(open_tag == tag for open_tag, _ in self._closing):
            return
        while self._closing:
            open_tag, after = self._closing.pop()
            if open_tag == "sup" and self._marks is not None:
                self._write(f" [{_cited(self._marks)}]")
                self._marks = None
            elif open_tag == "a":
                self._is_in_mark = False
            self._write(after)
            if open_tag == tag:
                return

    def handle_data(self, data: str) -> None:
        if self._marks is None:
            self._write(data)
        elif not self._is_in_mark and data.strip(" ,;–"):
            self._marks.append(f"{data.strip(' ,;')}\N{NO-BREAK SPACE}")  # words before the next mark

    def _begin_line(self, tag: str) -> None:
        so_far = "".join(self._parts).rstrip()
        is_inside = any(open_tag in _LINES for open_tag, _ in self._closing)
        between = " " if tag != "div" else _SEPARATORS[is_inside]
        if so_far and not so_far.endswith(("|", ";", ":", "(")):
            self._write(between)
        else:
            self._write(" ")
        self._write("• " if tag == "li" else "")

    def _begin_remark(self) -> None:
        if self._parts and self._parts[-1] in _SEPARATORS:
            self._parts.pop()  # the remark is all that its line holds
        self._write(" (")

    def _write(self, text: str) -> None:
        if text:
            self._parts.append(text)


def _cited(marks: list[str]) -> str:
    return "; ".join(marks).replace("\N{NO-BREAK SPACE}; ", " ").replace("\N{NO-BREAK SPACE}", " ").strip()
