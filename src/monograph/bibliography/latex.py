"""The LaTeX that BibTeX values hold, as plain text: accents, emphasis, quotation marks, small formulas.

pylatexenc reads it. What is in neither its tables nor ours is left as it is written, and is a finding.
"""

from __future__ import annotations

import contextlib
import re
import unicodedata
from functools import cache
from typing import Any

from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec
from pylatexenc.latex2text import get_default_latex_context_db as text_macros
from pylatexenc.latexwalker import LatexWalker, LatexWalkerError
from pylatexenc.latexwalker import get_default_latex_context_db as walker_macros
from pylatexenc.macrospec import LatexContextDb, MacroSpec

_BRACES = str.maketrans("", "", "{}")
_BARE_PERCENT = re.compile(r"(?<!\\)%")
_BARE_DOLLAR = re.compile(r"(?<!\\)\$")
# Characters that no readable file holds stand for what the decoder must not see.
_SHIELDED_BACKSLASH, _SHIELDED_DOLLAR = "\ue000", "\ue001"
_BARE_TILDE = re.compile(r"(?<!\\)~")
_ESCAPED_MARK = re.compile(r"\\([&%#_])")
_LEFTOVER = re.compile(r"\\(?:[A-Za-z]+|.)?|\$")
_DEEPEST = 20
_LONGEST = 20_000

# A formula is short and holds no word: "US$ 5 and US$ 6" is no formula, "$p$" and "$I^2$" are.
_FORMULA = re.compile(r"(?<!\\)\$((?:[^$\\]|\\.){1,60})\$")
_WORD = re.compile(r"(?<!\\)(?<![A-Za-z])[A-Za-z]{3,}")
_RAISED_OR_LOWERED = re.compile(r"(?<!\\)([_^])(?:\{([^{}]*)\}|([A-Za-z0-9+\-]))")
_TIE = re.compile(r"(?<=[^\s\\~])~(?=[^\s~])")
_QUOTED = re.compile(r"``|''")

_WRITTEN_SMALL = "0123456789+-()n"
_RAISED = str.maketrans(_WRITTEN_SMALL, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ")
_LOWERED = str.maketrans(_WRITTEN_SMALL, "₀₁₂₃₄₅₆₇₈₉₊₋₍₎ₙ")

# Commands that only change how their words look, or that stand for their words.
_TRANSPARENT = (
    *("emph", "enquote", "ensuremath", "mathit", "mathrm", "mathsf", "mbox", "mkbibemph", "mkbibquote", "text"),
    *("textbf", "textit", "textmd", "textnormal", "textrm", "textsc", "textsf", "textsl", "texttt", "textup"),
    *("underline", "uppercase", "url"),
)
_QUOTING = frozenset({"enquote", "mkbibquote"})
_SWITCHES = ("bf", "bfseries", "em", "it", "itshape", "rm", "sc", "scshape", "sl", "slshape", "tt", "upshape")
_ACCENTS = frozenset({*"'`\"^~=.", "H", "b", "c", "d", "k", "r", "t", "u", "v"})
_SPACES = frozenset({*",;:!/ @", "quad", "qquad"})
_CHARACTERS = {
    **{"-": "", "%": "%", "LaTeX": "LaTeX", "P": "¶", "S": "§", "TeX": "TeX", "copyright": "©", "euro": "€"},
    **{"pounds": "£", "textasciicircum": "^", "textasciitilde": "~", "textbackslash": "\\", "textdegree": "°"},
    **{"texteuro": "€", "textmu": "µ", "textregistered": "®", "texttrademark": "™"},
}
_OURS = frozenset({*_TRANSPARENT, *_SWITCHES, *_CHARACTERS, "textsuperscript", "textsubscript"})
_COMMAND = re.compile(r"\\([A-Za-z]+|.|$)", re.DOTALL)
_LONGEST_SYMBOL = 3


def plain(value: str) -> str:
    """Return a value as it is printed: without braces, ``--`` an en dash, LaTeX as what it stands for."""
    if value.isascii() and value.isalnum():
        return value
    if _is_latex(value) and len(value) <= _LONGEST and _depth(value) <= _DEEPEST:
        value = _decoded(value)
    text = value.translate(_BRACES)
    if "--" in text:
        text = text.replace("---", "\N{EM DASH}").replace("--", "\N{EN DASH}")
    text = " ".join(text.split())
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def leftovers(text: str) -> tuple[str, ...]:
    """Return the LaTeX commands and dollar signs that are still in a printed text, each once."""
    return tuple(dict.fromkeys(match.group() for match in _LEFTOVER.finditer(text)))


def _is_latex(value: str) -> bool:
    return any(mark in value for mark in ("\\", "$", "~", "``", "''"))


def _decoded(value: str) -> str:
    r"""Return a value without its LaTeX; ``\&`` and so on, by far the most frequent, need no decoder."""
    value = _TIE.sub(" ", value)
    value = _QUOTED.sub(lambda mark: "“" if mark.group() == "``" else "”", value)
    value = _FORMULA.sub(_formula, value)
    if value.count("\\") == len(_ESCAPED_MARK.findall(value)):
        return _ESCAPED_MARK.sub(r"\1", value)
    # A bare % would begin a comment, a bare $ a formula, and a bare ~ would become a space.
    shielded = _BARE_TILDE.sub(r"\\textasciitilde{}", _BARE_PERCENT.sub(r"\\%", value))
    shielded = _COMMAND.sub(_shielded, _BARE_DOLLAR.sub(_SHIELDED_DOLLAR, shielded))
    # What cannot be read is left as it is written, and is reported as such.
    with contextlib.suppress(LatexWalkerError, ValueError, IndexError):
        walker = LatexWalker(shielded, latex_context=_walker_context(), tolerant_parsing=False)
        read = str(_writer().nodelist_to_text(walker.get_latex_nodes()[0])).replace("\N{NO-BREAK SPACE}", " ")
        return read.replace(_SHIELDED_BACKSLASH, "\\").replace(_SHIELDED_DOLLAR, "$")
    return value


def _shielded(command: re.Match[str]) -> str:
    """Return a command that the decoder may see, or what stands for one that stays, apart from its words."""
    between = " " if command[1].isalpha() else ""
    return command.group() if _is_known(command[1]) else f"{_SHIELDED_BACKSLASH}{command[1]}{between}"


@cache
def _is_known(command: str) -> bool:
    """Whether a command stands for a character or only changes how its words look.

    pylatexenc also knows commands that lose their words (`\\footnote`) or read the clock (`\\today`).
    """
    if command in _ACCENTS or command in _SPACES or command in _OURS:
        return True
    stands_for = getattr(text_macros().get_macro_spec(command), "simplify_repl", None)
    return isinstance(stands_for, str) and 0 < len(stands_for.strip()) <= _LONGEST_SYMBOL


def _formula(match: re.Match[str]) -> str:
    """Return a formula without its dollar signs, its indices raised and lowered; a text with words stays."""
    inside = match[1]
    if _WORD.search(_without_commands(inside)):
        return match.group()
    return f"{{{_RAISED_OR_LOWERED.sub(_index, inside)}}}"  # in braces, or a command would take the next space


def _without_commands(text: str) -> str:
    return re.sub(r"\\[A-Za-z]+", " ", text)


def _index(match: re.Match[str]) -> str:
    written = match[2] if match[2] is not None else match[3]
    table = _RAISED if match[1] == "^" else _LOWERED
    return written.translate(table) if set(written) <= set(_WRITTEN_SMALL) else f"{match[1]}{written}"


@cache
def _walker_context() -> LatexContextDb:
    context: LatexContextDb = walker_macros()
    names = (*_TRANSPARENT, "textsuperscript", "textsubscript")
    context.add_context_category("ours", macros=[MacroSpec(name, "{") for name in names], prepend=True)
    return context


@cache
def _writer() -> LatexNodes2Text:
    context: LatexContextDb = text_macros()
    macros = [MacroTextSpec(name, "“%s”" if name in _QUOTING else "%s") for name in _TRANSPARENT]
    macros += [MacroTextSpec(name, "") for name in _SWITCHES]
    macros += [MacroTextSpec(name, stands_for) for name, stands_for in _CHARACTERS.items()]
    macros += [
        MacroTextSpec("textsuperscript", _small(_RAISED)),
        MacroTextSpec("textsubscript", _small(_LOWERED)),
    ]
    context.add_context_category("ours", macros=macros, prepend=True)
    return LatexNodes2Text(latex_context=context, math_mode="text", keep_comments=True, strict_latex_spaces=True)


def _small(table: dict[int, int]) -> Any:
    """Return what writes an argument small, where each of its characters has a small form."""

    def write(node: Any, l2tobj: LatexNodes2Text) -> str:
        words = str(l2tobj.nodelist_to_text([one for one in node.nodeargd.argnlist if one is not None]))
        return words.translate(table) if set(words) <= set(_WRITTEN_SMALL) else words

    return write


def _depth(value: str) -> int:
    """Return how deeply braces are nested in a value."""
    depth = deepest = 0
    for character in value:
        depth += (character == "{") - (character == "}")
        deepest = max(deepest, depth)
    return deepest
