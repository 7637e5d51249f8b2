"""What a finding's remedy asks for, done to a project: pasted from the finding itself, or as ``remedy.yaml`` says.

``remedy.yaml`` lies beside a case's ``expected.txt`` and maps the place of a finding, as it is printed, to what is
done by a contributor who takes the remedy at its word. CONTRIBUTING, "Tests", shows one.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from monograph.findings import Finding

Edit = Mapping[str, str]
Way = tuple[Edit, ...]

# What may be in an edit: the underlined text becomes `instead`; `old` becomes `new`, in the finding's line or
# elsewhere; the literal that the remedy offers is pasted with its placeholders filled in (`fill`); a file is
# written, copied, renamed, or read anew from the encoding it was saved in.
_OPERATIONS = frozenset({"instead", "old", "new", "fill", "file", "rename", "write", "copy", "decode"})


class NoRemedyError(AssertionError):
    """A finding whose remedy no one has written down, or whose edit fits nowhere."""


def read_remedies(path: Path) -> Mapping[str, tuple[Way, ...]]:
    """Return a ``remedy.yaml`` as the ways to follow the remedy at each place; none if there is no such file.

    A remedy is one edit, or a list of them that are made together. Other ways that the same remedy names stand
    under ``or``.
    """
    written = yaml.safe_load(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return {place: tuple(_ways(item)) for place, item in written.items() if place != _SPOKEN}


def read_spoken(path: Path) -> tuple[str, ...]:
    """Return what the pages then say for a source or a person, and rightly so, as a ``remedy.yaml`` lists it."""
    written = yaml.safe_load(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return tuple(written.get(_SPOKEN, ()))


_SPOKEN = "pages_then_say"


def _ways(item: Any) -> Iterator[Way]:
    edits = [dict(edit) for edit in (item if isinstance(item, list) else [item])]
    others = [other for edit in edits for other in edit.pop("or", [])]
    for edit in edits:
        assert set(edit) <= _OPERATIONS, f"unknown: {set(edit) - _OPERATIONS}"
    yield tuple(edits)
    for other in others:
        yield from _ways(other)


def ways_of(finding: Finding, remedies: Mapping[str, tuple[Way, ...]]) -> tuple[Way, ...]:
    """Return the ways to follow a finding's remedy; an empty one stands for what the finding offers to paste.

    A place with two findings has the rule's name behind it.
    """
    keys = (f"{finding.place} [{finding.rule}]", str(finding.place))
    return next((remedies[key] for key in keys if key in remedies), ((),))


def apply_remedy(project: Path, finding: Finding, way: Way) -> None:
    """Do to the project what the finding's remedy asks for."""
    for edit in way:
        _apply(project, finding, edit)
    if not way and not paste(project, finding):
        raise NoRemedyError(_HOW_TO.format(place=finding.place, remedy=finding.remedy))


_HOW_TO = """nobody has tried the remedy of the finding at {place}:
  {remedy}
Write into remedy.yaml, beside the case's expected.txt, what a contributor does who takes it at its word:

{place}:
  instead: what the underlined text becomes

or `old` and `new` for another piece of the file (CONTRIBUTING, "Tests", has more). If the remedy leads nowhere,
or to something that no source says, do not work round it: fix the remedy."""


# What is in a remedy to be taken over letter by letter.
OFFERS = re.compile(r"own_figures_give:|^(?:Write|Add) `[^`]+`|`(?:between|drugs|speaks_to): ")


def paste(project: Path, finding: Finding) -> bool:
    """Do what the finding offers in so many words; False if it offers nothing to paste.

    Where the remedy asks for words of one's own besides, a few invented ones are written.
    """
    path = project / finding.place.file
    for offer, do in _PASTES:
        if match := re.search(offer, finding.remedy):
            do(path, finding, *match.groups())
            return True
    return False


def _cited_reading(path: Path, finding: Finding, line: str) -> None:
    _appended(path, "sources", f"  {line}\n")


def _in_the_domain(path: Path, finding: Finding, speaks_to: str) -> None:
    """Add to the domain indirectness, the first behind the finding."""
    lines = read(path).splitlines(keepends=True)
    number = next(
        number
        for number, line in enumerate(lines)
        if number + 1 >= finding.place.line and re.search(r'domain: "?indirectness"?$', line.rstrip())
    )
    indent = len(lines[number]) - len(lines[number].lstrip())
    lines[number] += f"{' ' * indent}{speaks_to}\n"
    write(path, "".join(lines))


def _domain(path: Path, finding: Finding, speaks_to: str) -> None:
    """Give a domain indirectness before the first of the domains there are, behind the finding or before it."""
    lines = read(path).splitlines(keepends=True)
    heads = [number for number, line in enumerate(lines) if line.strip() == "domains:"]
    head = min(heads, key=lambda number: abs(number + 1 - finding.place.line))
    indent = " " * (len(lines[head]) - len(lines[head].lstrip()) + 2)
    lines[head] += (
        f"{indent}- {{domain: indirectness, judgement: no change, reason: They hum alike., {speaks_to}}}\n"
    )
    write(path, "".join(lines))


def _in_the_list(path: Path, finding: Finding, item: str) -> None:
    """Add an item to the list, an item a line, that the finding points at."""
    lines = read(path).splitlines(keepends=True)
    number, indent = finding.place.line - 1, finding.place.column - 1
    lines[number] = f"{lines[number][:indent]}- {item}\n{lines[number]}"
    write(path, "".join(lines))


def _in_the_pico(path: Path, finding: Finding, item: str, field: str) -> None:
    """Add an item to a list, an item a line, of what the question asks."""
    text = read(path)
    head = re.search(rf"^ +{field}:\n( *)- ", text, re.MULTILINE)
    assert head, f"`{field}` is no list with an item a line"
    write(path, text.replace(head[0], f"{head[0].removesuffix('- ')}- {item}\n{head[1]}- ", 1))


def _below_outcome(path: Path, finding: Finding, field: str) -> None:
    """Add a field below the `outcome` that the finding points at, at its depth."""
    lines = read(path).splitlines(keepends=True)
    number = finding.place.line - 1
    lines[number] += f"{' ' * lines[number].index('outcome:')}{field}\n"
    write(path, "".join(lines))


def _disagreement(path: Path, finding: Finding, between: str, outcome: str | None) -> None:
    named = f"    {outcome}\n" if outcome else ""
    _cited_item(path, "disagreements", f"  - text: Why they differ is not known.\n    {between}\n{named}")


def _caution(path: Path, finding: Finding, drugs: str) -> None:
    _cited_item(path, "cautions", f"  - text: What happens together is not known.\n    {drugs}\n")


def _cited_item(path: Path, field: str, item: str) -> None:
    """Add an item to a list of the entry; it cites a work that the entry has read, or one that it now reads."""
    keys = re.findall(r"@\w+\{(\w+),", read(path.parents[3] / "references.bib"))
    cited = next((key for key in keys if key in read(path)), None)
    if cited is None:
        cited = keys[0]
        _appended(path, "sources", f"  - {{work: {cited}, nature: paper, read: excerpt, access: original}}\n")
    _appended(path, field, f"{item}    cite: {cited}, table 2\n")


def _appended(path: Path, field: str, item: str) -> None:
    text = re.sub(rf"^{field}: \[\]\n?", "", read(path), flags=re.MULTILINE)
    there = text if f"\n{field}:\n" in text else f"{text.rstrip()}\n{field}:\n"
    write(path, there.replace(f"\n{field}:\n", f"\n{field}:\n{item}", 1))


def _renamed(path: Path, finding: Finding, written: str) -> None:
    """Put another field's name where the finding points, or several whole fields in place of this one."""
    if "=" in written:
        line = finding.place.text
        field = re.search(rf"{line[finding.place.column - 1 :][: finding.place.width]}\s*=\s*\{{[^{{}}]*\}}", line)
        assert field, "the finding does not point at a field with its value in braces"
        _swap(path, finding, field[0], written)
    else:
        _underlined(path, finding, written)


def _apply(project: Path, finding: Finding, edit: Mapping[str, Any]) -> None:
    path = project / edit.get("file", finding.place.file)
    match edit:
        case {"rename": target}:
            (project / target).parent.mkdir(exist_ok=True)
            path.rename(project / target)
        case {"copy": source}:
            write(path, read(project / source))
        case {"write": text}:
            write(path, text)
        case {"decode": encoding}:
            write(path, path.read_bytes().decode(encoding))
        case {"fill": placeholders}:
            _underlined(path, finding, _filled(finding.remedy, placeholders))
        case {"instead": text}:
            _underlined(path, finding, text)
        case _:
            _swap(path, finding, edit["old"], edit["new"])


def _filled(remedy: str, placeholders: Mapping[str, str]) -> str:
    """Return the mapping in braces that a remedy offers, with its placeholders filled in."""
    offered = re.search(r"\{.*\}", remedy)
    assert offered, "the remedy offers nothing in braces"
    literal = offered[0]
    for placeholder, text in placeholders.items():
        assert placeholder in literal
        literal = literal.replace(placeholder, text)
    return literal


def _swap(path: Path, finding: Finding, old: str, new: str) -> None:
    """Replace a piece of text that appears once in the finding's line, or once in the file."""
    text = read(path)
    lines = text.splitlines(keepends=True)
    number = finding.place.line - 1
    if (
        path.as_posix().endswith(finding.place.file)
        and lines[number : number + 1]
        and lines[number].count(old) == 1
    ):
        lines[number] = lines[number].replace(old, new)
        write(path, "".join(lines))
        return
    if text.count(old) != 1:
        raise NoRemedyError(f"{finding.place}: {old!r} stands {text.count(old)} times in {path.name}")
    write(path, text.replace(old, new))


def _underlined(path: Path, finding: Finding, new: str) -> None:
    lines = read(path).splitlines(keepends=True)
    line, start = lines[finding.place.line - 1], finding.place.column - 1
    end = start + finding.place.width
    assert line[:end] == finding.place.text[:end], (
        "the line is printed otherwise than it is written: use old and new"
    )
    lines[finding.place.line - 1] = line[:start] + new + line[end:]
    write(path, "".join(lines))


def _replace_word(path: Path, finding: Finding, word: str) -> None:
    """Put the suggested word where the finding points, for the word most like it."""
    if not finding.place.text:
        near = difflib.get_close_matches(word, path.parts, 1)[0]
        target = Path(*(word if folder == near else folder for folder in path.parts))
        target.parent.mkdir(exist_ok=True)
        path.rename(target)
        return
    start = finding.place.column - 1
    pointed_at = finding.place.text[start : start + finding.place.width]
    wrong = re.findall(r"`([^`]+)`", finding.found)
    whole = next((piece for piece in wrong if piece in pointed_at and not _is_longer(piece, word)), None)
    old = whole or difflib.get_close_matches(word, re.findall(r"[^\s,]+", pointed_at), 1)[0]
    _underlined(path, finding, pointed_at.replace(old, word, 1))


def _is_longer(piece: str, word: str) -> bool:
    """Whether a piece holds more words than the one suggested, as `16.0 pionts` does beside `points`."""
    return len(piece.split()) > len(word.split()) and piece[0].isdigit()


def _beside_value(path: Path, finding: Finding, slip: str) -> None:
    """Add a line beside the `value` that the finding points at, at its depth."""
    lines = read(path).splitlines(keepends=True)
    line, start = lines[finding.place.line - 1], finding.place.column - 1
    at = re.search(r"\bvalue:", line[start:])
    assert at, "the finding points at no `value`"
    begin = start + at.start()
    if line[:begin].rstrip().endswith("{"):
        lines[finding.place.line - 1] = f"{line[:begin]}{slip}, {line[begin:]}"
    else:
        lines[finding.place.line - 1] = f"{line[:begin]}{slip}\n{' ' * begin}{line[begin:]}"
    write(path, "".join(lines))


_PASTES: tuple[tuple[str, Callable[..., None]], ...] = (
    (r"Did you mean `([^`]+)`\?", _replace_word),
    (r"^Say so there\..* (- \{.*\})$", _cited_reading),
    (r"add beside `value`: (own_figures_give: \".*\")$", _beside_value),
    (r"^Write `([^`]+)`(?:, or| and | here|[.;:]|$)", _underlined),
    (r"^Here that is `([^`]+)`\.$", _renamed),
    (r"put quotation marks around it if it is text: (\".*\")\.$", _underlined),
    (r"[Aa]dd `(speaks_to: [^`]+)` to the domain indirectness", _in_the_domain),
    (r"give the domain indirectness in `domains`, with `(speaks_to: [^`]+)`", _domain),
    (r"^Add `([^`]+)` to `\w+`", _in_the_list),
    (r"^Add `([^`]+)` to `pico\.(\w+)`", _in_the_pico),
    (r"^Add `(counts_as: \w+)`", _below_outcome),
    (r"^Say in `disagreements` .*, with `(between: [^`]+)`(?: and `(outcome: [^`]+)`)?", _disagreement),
    (r"^Say under `cautions` .*\(`(drugs: [^`]+)`\)", _caution),
)


def read(path: Path) -> str:
    """Return a file's text; bytes that are no UTF-8 survive as they are."""
    return path.read_bytes().decode("utf-8", "surrogateescape")


def write(path: Path, text: str) -> None:
    """Write a file as it was read."""
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
