"""A built website without what no page of it uses, and without blanks and comments that only people read.

A reader with a phone waits for style before anything is shown, and most of the theme's is for things a site may
have and this one has not. What is left out is decided on the finished pages; in doubt a rule stays (decision
0028).
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import tinycss2
from tinycss2.ast import AtRule, Declaration, FunctionBlock, Node, QualifiedRule, SquareBracketsBlock

_THEME_STYLES = "assets/stylesheets/*.css"
_OUR_STYLES = "assets/*.css"
_OUR_SCRIPTS = "assets/*.js"
_THEME_SCRIPTS = "assets/javascripts/*.js"
# The theme's own search, which no page of ours starts: its program, its languages, and an index without a page.
_THEME_SEARCH = ("assets/javascripts/workers", "assets/javascripts/lunr", "search")

_VERBATIM = re.compile(r"(<(pre|textarea|script|style)\b.*?</\2>)", re.DOTALL | re.IGNORECASE)
_BREAK = re.compile(r"[ \t\r]*\n[ \t\r\n]*")
_CLASSES = re.compile(r"\bclass=(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_CHOICES = re.compile(r"\b(?:data-md-color-[\w-]+|dir)=(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_STYLES = re.compile(r"\bstyle=(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_ELEMENTS = re.compile(r"<([a-zA-Z][\w-]*)")
_WORD = re.compile(r"[A-Za-z_][\w-]*")
_PROPERTY_USED = re.compile(r"--[\w-]+")
_NOT_NAMED = (":", "|")  # behind it stands a pseudo-class or, rarer still, a name of a namespace
_NEEDS_NO_BLANK = (";", "{", "}", ",", ">")  # on either side; "+" and "~" need theirs, in calc() and beside words
_NUMBERS = frozenset({"number", "dimension", "percentage"})
_NOUGHT = re.compile(r"^([+-]?)0\.(?=[0-9])")
_NESTING = frozenset({"container", "layer", "media", "supports"})
_SHORTEST_BEGINNING = 4


def squeezed(html: str) -> str:
    """Return a page with one line break where several, or blanks beside one, stood.

    Between words any blank is as good as many; where it is not, in ``pre`` and its like, all is kept.
    """
    parts = _VERBATIM.split(html)  # text, kept, the kept element's name, text, ...
    parts[::3] = [_BREAK.sub("\n", text) for text in parts[::3]]
    del parts[2::3]
    return "".join(parts)


def make_lean(site: Path) -> None:
    """Take out of a website's style sheets and scripts what its pages do not use and nobody reads."""
    ours, theirs = _texts(site, _OUR_STYLES), _texts(site, _THEME_STYLES)
    scripts = _texts(site, _OUR_SCRIPTS)
    in_use = Use.of(
        (path.read_text(encoding="utf-8") for path in site.rglob("*.html")),
        [*scripts.values(), *_texts(site, _THEME_SCRIPTS).values()],
    )
    made = {path: minified(text) for path, text in ours.items()}
    made |= {path: pruned(text, in_use) for path, text in theirs.items()}
    # A property is in use when a rule that is left asks for it, whichever sheet sets it.
    others = [*scripts.values(), *_texts(site, _THEME_SCRIPTS).values(), *in_use.styles]
    asked = frozenset(_properties_asked([*made.values(), *others]))
    made |= {path: without_properties(made[path], asked) for path in theirs}
    made |= {path: shortened(text) for path, text in scripts.items()}
    for path, text in made.items():
        path.write_text(text, encoding="utf-8")
    for folder in _THEME_SEARCH:
        shutil.rmtree(site / folder, ignore_errors=True)


def _texts(site: Path, pattern: str) -> dict[Path, str]:
    return {path: path.read_text(encoding="utf-8") for path in sorted(site.glob(pattern))}


@dataclass(frozen=True, slots=True)
class Use:
    """What a website's pages and scripts can ask of a style sheet.

    ``names`` are the classes and elements of its pages and every word of its scripts, which may make either;
    ``beginnings`` are words of scripts that end in a hyphen or underscore, to which a script may add; ``choices``
    are the colours and the directions of writing that pages name; ``styles`` are their style attributes.
    """

    names: frozenset[str]
    beginnings: tuple[str, ...]
    choices: frozenset[str]
    styles: frozenset[str] = frozenset()

    @classmethod
    def of(cls, pages: Iterable[str], scripts: Iterable[str]) -> Use:
        """Return what the texts of a site's pages and scripts use."""
        names: set[str] = set()
        choices: set[str] = set()
        styles: set[str] = set()
        for page in pages:
            styles |= _values(_STYLES, page)
            names.update(map(str.lower, _ELEMENTS.findall(page)))
            for one in _values(_CLASSES, page):
                names.update(one.split())
            choices.update(_values(_CHOICES, page))
        words = {word for script in scripts for word in _WORD.findall(script)}
        beginnings = (word for word in words if word[-1] in "-_" and len(word) >= _SHORTEST_BEGINNING)
        return cls(frozenset(names | words), tuple(sorted(beginnings)), frozenset(choices), frozenset(styles))

    def has(self, name: str) -> bool:
        """Tell whether a page has a class or an element of that name, or a script could make one."""
        return name in self.names or name.startswith(self.beginnings)


def _values(attribute: re.Pattern[str], page: str) -> set[str]:
    """Return the different values an attribute has in a page."""
    return {"".join(groups) for groups in attribute.findall(page)}


def pruned(css: str, in_use: Use) -> str:
    """Return a style sheet without the rules that can fit nothing on the site, and without comments."""
    return "".join(_kept(_rules(css), in_use))


def minified(css: str) -> str:
    """Return a style sheet without comments and with the fewest blanks."""
    return "".join(_kept(_rules(css), None))


def shortened(script: str) -> str:
    """Return a script of ours without indentation and without lines that are remarks or empty.

    No text of our scripts runs over a line (a test sees to it): a line that begins with two slashes is a remark.
    Libraries that go further than this take a blank out of a text within a text: ``${`${n} of`}``.
    """
    lines = (line.strip() for line in script.splitlines())
    return "".join(f"{line}\n" for line in lines if line and not line.startswith("//"))


def _rules(css: str | Sequence[Node]) -> list[Node]:
    found: list[Node] = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return found


def _kept(rules: Sequence[Node], in_use: Use | None) -> Iterator[str]:
    for rule in rules:
        if isinstance(rule, QualifiedRule):
            if any(node.type == "error" for node in rule.prelude):
                continue  # as a browser does
            selectors = [one for one in _split(rule.prelude) if in_use is None or _may_fit(one, in_use)]
            if selectors:
                yield f"{','.join(map(_written, selectors))}{{{_written(rule.content)}}}"
        elif isinstance(rule, AtRule) and rule.lower_at_keyword in _NESTING and rule.content is not None:
            if inside := "".join(_kept(_rules(rule.content), in_use)):
                yield f"@{rule.at_keyword} {_written(rule.prelude)}{{{inside}}}"
        elif rule.type != "error":
            yield rule.serialize()


def _split(prelude: Sequence[Node]) -> list[list[Node]]:
    """Return the selectors of a rule, which commas part."""
    selectors: list[list[Node]] = [[]]
    for node in prelude:
        if node == ",":
            selectors.append([])
        else:
            selectors[-1].append(node)
    return selectors


def _may_fit(selector: Sequence[Node], in_use: Use) -> bool:
    """Tell whether a selector can fit something: what stands in brackets, such as ``:not()``, is never doubted."""
    for before, node in zip([None, *selector], selector, strict=False):
        is_name = node.type == "ident" and not any(before == mark for mark in _NOT_NAMED)
        # The names of elements are the same in capitals; those of classes are not.
        if is_name and not in_use.has(node.value if before == "." else node.lower_value):
            return False
        if isinstance(node, SquareBracketsBlock) and not _may_have(node, in_use):
            return False
    return True


def _may_have(brackets: SquareBracketsBlock, in_use: Use) -> bool:
    """Tell whether an element may have an attribute: only one exact colour or direction is doubted."""
    inside = [node for node in brackets.content if node.type != "whitespace"]
    is_exact = len(inside) == 3 and inside[1] == "="
    is_choice = is_exact and (inside[0].value == "dir" or inside[0].value.startswith("data-md-color-"))
    return not is_choice or inside[2].value in in_use.choices


def _written(nodes: Sequence[Node]) -> str:
    """Return what nodes say, without comments and with one blank at most where there were blanks."""
    text = "".join(_pieces(nodes)).strip()
    return text.removesuffix(";")


def _pieces(nodes: Sequence[Node]) -> Iterator[str]:
    for place, node in enumerate(nodes):
        if node.type == "whitespace":
            around = [nodes[place - 1] if place else ";", nodes[place + 1] if place + 1 < len(nodes) else ";"]
            if not any(one in _NEEDS_NO_BLANK for one in around) and around[0] != ":":
                yield " "
        elif node.type in _NUMBERS:
            yield _NOUGHT.sub(r"\1.", node.serialize())
        elif isinstance(node, FunctionBlock):
            yield f"{node.name}({_written(node.arguments)})"
        elif node.type == "() block":
            yield f"({_written(node.content)})"
        elif node.type == "{} block":
            yield f"{{{_written(node.content)}}}"
        elif node.type != "comment":
            yield node.serialize()


def _properties_asked(texts: Iterable[str]) -> Iterator[str]:
    """Yield each custom property that is asked for: by ``var()`` in a style sheet, by name in a script."""
    for text in texts:
        for match in _PROPERTY_USED.finditer(text):
            if not text[match.end() :].lstrip().startswith(":"):
                yield match.group()


def without_properties(css: str, asked: frozenset[str]) -> str:
    """Return a style sheet that sets only those custom properties that are asked for."""
    made = []
    for rule in _rules(css):
        if isinstance(rule, QualifiedRule):
            inside = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
            left = [one for one in inside if not _is_idle(one, asked)]
            if len(left) < len(inside):
                if left:
                    made.append(f"{_written(rule.prelude)}{{{''.join(map(_declared, left))}}}")
                continue
        made.append(rule.serialize())
    return "".join(made)


def _is_idle(node: Node, asked: frozenset[str]) -> bool:
    return isinstance(node, Declaration) and node.name.startswith("--") and node.name not in asked


def _declared(node: Node) -> str:
    return f"{node.serialize()};"
