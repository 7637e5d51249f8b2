"""A large base for measuring: copies of a sound base, of which no one points into another.

Entries keep their shape: fields, prose and figures are those of the base, and links stay within each copy. What
must be one of a kind is renamed in each copy: ids and former ids, names, keys of works, DOIs, PubMed numbers
and register numbers. Exceptions and golden answers are copied with the entries they are about, answers without
the names in them. Approvals and kept versions are not copied: they vouch for the very words of the base.

    python benchmarks/large_base.py FOLDER --entries 2000 [--base PROJECT] [--seed 1]
"""

from __future__ import annotations

import argparse
import itertools
import json
import re
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import ceil
from pathlib import Path
from random import Random

from monograph.entries import Entry, Study
from monograph.entries.base_files.answers import AnswersFile, GoldenAnswer
from monograph.entries.base_files.exceptions import ExceptionsFile, RuleException
from monograph.entries.reading.shape import read_as
from monograph.entries.reading.sheet import Sheet, read_sheet
from monograph.entries.shared.vocabulary import ReviewStatus
from monograph.evidence.pico.entry_names import names_in
from monograph.sources import ProjectFiles, read_project
from monograph.sources.documents import Path as Keys
from monograph.sources.files import ABOUT, ANSWERS, BIBLIOGRAPHY, ENTRIES, EXCEPTIONS, JOURNALS, REVIEWERS
from monograph.text.fields import ID_PATTERN
from monograph.text.syntax import BARE_CITATION

PROJECT = Path(__file__).parent.parent
_AS_THEY_ARE = (ABOUT, REVIEWERS, JOURNALS)
_KEY = re.compile(r"^(@[A-Za-z]+\s*\{\s*)([^\s,{}]+)", re.MULTILINE)
_OTHER_KEY = re.compile(r"(\b(?:crossref|xref)\s*=\s*[{\"])([^}\"\s]+)", re.IGNORECASE)
_DOI = re.compile(r"(\bdoi\s*=\s*[{\"][^}\"]+)", re.IGNORECASE)
_PUBMED = re.compile(r"(\bpmc?id\s*=\s*[{\"](?:PMC)?)(\d+)", re.IGNORECASE)
_TITLE = re.compile(r"(^\s*title\s*=\s*[{\"])(?!\[)", re.MULTILINE | re.IGNORECASE)
_ADDRESS = re.compile(r"(?P<before>(?:[a-z]+/)(?:[a-z-]+-(?:for|of|on)-)?)(?P<id>[a-z0-9-]+)\.html")
_LINK = re.compile(rf"(?<!\\)(\[\[\s*)({ID_PATTERN})(?=\s*[|\]])")
_FEWEST_DIGITS = 6  # in a number that has room for those of many copies
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class NotSoundError(ValueError):
    """Raised for a base that cannot be copied because one of its files cannot be read."""


@dataclass(frozen=True)
class Original:
    """The base that is copied, read once."""

    files: ProjectFiles
    sheets: tuple[Sheet[Entry], ...]

    @classmethod
    def read(cls, project: Path) -> Original:
        """Read a base. Raises NotSoundError when an entry cannot be read."""
        files = read_project(project)
        sheets = []
        for source in files.entries:
            sheet, findings = read_sheet(source)
            if not isinstance(sheet, Sheet):
                raise NotSoundError(f"{source.folder}/{source.stem}: {findings[0].found}")
            sheets.append(sheet)
        return cls(files, tuple(sheets))

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of its entries, former ones included."""
        return frozenset(one for sheet in self.sheets for one in (sheet.id, *sheet.entry.former_ids))

    def is_free(self, label: str) -> bool:
        """Whether no id and no key of a copy with this label is one of the base."""
        keys = {match[2].casefold() for match in _KEY.finditer(self.files.bibliography)}
        return not any(f"{name}-{label}" in names for names in (self.ids, keys) for name in names)

    @cached_property
    def register_numbers(self) -> frozenset[str]:
        """The numbers of its studies in trial registers."""
        studies = (sheet.entry for sheet in self.sheets if isinstance(sheet.entry, Study))
        return frozenset(one.number for study in studies for one in study.registrations)

    @cached_property
    def names(self) -> re.Pattern[str]:
        """Every name of an entry, the longest first."""
        names = {used.name for sheet in self.sheets for used in names_in(sheet)}
        longest_first = "|".join(map(re.escape, sorted(names, key=lambda name: (-len(name), name))))
        return re.compile(rf"(?<!\w)(?:{longest_first})(?!\w)", re.IGNORECASE)

    @cached_property
    def answers(self) -> tuple[GoldenAnswer, ...]:
        """What kb/answers.yaml holds."""
        made = read_as(AnswersFile, self.files.answers, ANSWERS)[0] if self.files.answers else None
        return made.answers if made else ()

    @cached_property
    def exceptions(self) -> tuple[RuleException, ...]:
        """What kb/exceptions.yaml holds."""
        made = read_as(ExceptionsFile, self.files.exceptions, EXCEPTIONS)[0] if self.files.exceptions else None
        return made.exceptions if made else ()


@dataclass(frozen=True)
class Copy:
    """One copy: its label, such as ``b``, and how things are called in it."""

    original: Original
    label: str
    numbers: Mapping[str, str]
    pubmed: Mapping[str, str]

    def id(self, name: str) -> str:
        """Return the id of an entry in this copy; an id that no entry has stays."""
        return f"{name}-{self.label}" if name in self.original.ids else name

    def key(self, name: str) -> str:
        """Return the key of a work."""
        return f"{name}-{self.label}"

    def renumbered(self, text: str) -> str:
        """Return a text with this copy's register numbers."""
        for number, other in self.numbers.items():
            text = text.replace(number, other)
        return text

    def prose(self, text: str) -> str:
        """Return text of an entry with this copy's links and citations."""
        linked = _LINK.sub(lambda match: match[1] + self.id(match[2]), text)
        return self.renumbered(BARE_CITATION.sub(lambda match: f"@{self.key(match['key'])}", linked))

    def address(self, page: str) -> str:
        """Return the address of a page that is about one entry; that of another page stays."""
        match = _ADDRESS.fullmatch(page)
        return f"{match['before']}{self.id(match['id'])}.html" if match else page

    def entry(self, sheet: Sheet[Entry]) -> str:
        """Return the file of an entry."""
        lines = list(sheet.document.lines)
        for line, column, old, new in sorted(set(self._edits(sheet)), reverse=True):
            text = lines[line - 1]
            if not text.startswith(old, column - 1):
                raise NotSoundError(f"{sheet.file}:{line}:{column}: `{old}` was looked for here")
            lines[line - 1] = text[: column - 1] + new + text[column - 1 + len(old) :]
        if sheet.entry.review.status is ReviewStatus.APPROVED:
            lines = _without(lines, sheet, "review")
        return self.prose("\n".join(lines))

    def _edits(self, sheet: Sheet[Entry]) -> Iterator[tuple[int, int, str, str]]:
        """Yield what fields say otherwise in a copy of an entry: line, column, old words, new words."""
        for path, old, new in self._renamed(sheet):
            place = sheet.place(path, token=old)
            yield place.line, place.column, old, new

    def _renamed(self, sheet: Sheet[Entry]) -> Iterator[tuple[Keys, str, str]]:
        for link in sheet.links:
            if not link.token:
                yield link.path, link.target, self.id(link.target)
        for cited in sheet.citations:
            if not cited.token:
                yield cited.path, cited.key, self.key(cited.key)
        for used in names_in(sheet):
            word = used.name.split()[0]
            yield used.path, word, f"{self.label.upper()}-{word}"
        for number, former in enumerate(sheet.entry.former_ids):
            yield ("former_ids", number), former, self.id(former)

    def bibliography(self) -> str:
        """Return the works."""
        text = _KEY.sub(lambda match: match[1] + self.key(match[2]), self.original.files.bibliography)
        text = _OTHER_KEY.sub(lambda match: match[1] + self.key(match[2]), text)
        text = _DOI.sub(lambda match: f"{match[1]}.{self.label}", text)
        text = _PUBMED.sub(lambda match: match[1] + self.pubmed[match[2]], text)
        return self.renumbered(_TITLE.sub(lambda match: f"{match[1]}{self.label.upper()}-", text))

    def exceptions(self) -> Iterator[dict[str, object]]:
        """Yield the exceptions, each for the entry's copy."""
        for one in self.original.exceptions:
            yield one.model_dump(mode="json") | {"entry": self.id(one.entry), "reason": self.prose(one.reason)}

    def answers(self) -> Iterator[dict[str, object]]:
        """Yield the golden answers that a page about one entry gives."""
        for one in self.original.answers:
            page = self.address(one.page)
            shows = [words for shown in one.shows if (words := [*self._without_names(shown)])]
            if page != one.page and shows:
                yield {"asked": one.asked, "page": page, "shows": shows, "never": list(one.never)}

    def _without_names(self, shown: Iterable[str]) -> Iterator[str]:
        """Yield what is between names, which have other forms in sentences: a page shows it as well."""
        for words in shown:
            between = (one.strip(" ,;:") for one in self.original.names.split(self.renumbered(words)))
            yield from (one for one in between if any(map(str.isalnum, one)))


def _without(lines: list[str], sheet: Sheet[Entry], name: str) -> list[str]:
    """Return the lines of an entry without one of its fields."""
    starts = sorted(span.line for path, span in sheet.document.keys.items() if len(path) == 1)
    begin = sheet.document.keys[name,].line
    end = next((line for line in starts if line > begin), len(lines) + 1)
    return lines[: begin - 1] + lines[end - 1 :]


def _label(number: int) -> str:
    """Return the label of a copy: b to z, then ba, bb, and so on."""
    label = ""
    while number:
        number, last = divmod(number, len(_LETTERS))
        label = _LETTERS[last] + label
    return label


def _new_numbers(old: Iterable[str], taken: set[str], random: Random) -> dict[str, str]:
    """Return another number for each, of the same shape and with the same first figure, that nothing else has."""
    made = {}
    for number in sorted(old):
        other = number
        while other in taken:
            first, *rest = re.split(r"(?<=\d)", number, maxsplit=1)
            other = first + re.sub(r"\d", lambda _: str(random.randrange(10)), "".join(rest))
            if sum(sign.isdigit() for sign in number) < _FEWEST_DIGITS:
                other = f"{number}-{len(taken)}"
        taken.add(other)
        made[number] = other
    return made


def copies_of(original: Original, count: int, seed: int) -> Iterator[Copy]:
    """Yield that many copies."""
    random = Random(seed)
    registers = set(original.register_numbers)
    pubmed = {match[2] for match in _PUBMED.finditer(original.files.bibliography)}
    taken = set(pubmed)
    labels = (label for label in map(_label, itertools.count(1)) if original.is_free(label))
    for label in itertools.islice(labels, count):
        register_numbers = _new_numbers(original.register_numbers, registers, random)
        yield Copy(original, label, register_numbers, _new_numbers(pubmed, taken, random))


def write_large_base(folder: Path, entries: int, base: Path = PROJECT, seed: int = 1) -> int:
    """Write a base of at least that many entries into a folder, and return how many it has.

    The base itself is the first of them, as it is but for kept versions and pages written by hand.
    """
    original = Original.read(base)
    copies = tuple(copies_of(original, max(0, ceil(entries / len(original.sheets)) - 1), seed))
    for sheet in original.sheets:
        _write(folder / sheet.file, sheet.document.text)
        for copy in copies:
            _write(folder / ENTRIES / sheet.kind / f"{copy.id(sheet.id)}.yaml", copy.entry(sheet))
    works = (original.files.bibliography, *(copy.bibliography() for copy in copies))
    _write(folder / BIBLIOGRAPHY, "\n".join(works))
    exceptions = [one.model_dump(mode="json") for one in original.exceptions]
    answers = [one.model_dump(mode="json") for one in original.answers]
    for copy in copies:
        exceptions += copy.exceptions()
        answers += copy.answers()
    _write_list(folder / EXCEPTIONS, "exceptions", exceptions)
    _write_list(folder / ANSWERS, "answers", answers)
    for name in _AS_THEY_ARE:
        if (base / name).is_file():
            shutil.copy(base / name, folder / name)
    return len(original.sheets) * (len(copies) + 1)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _write_list(path: Path, name: str, items: list[dict[str, object]]) -> None:
    """Write a file of one list, an item a line; JSON is YAML. Nothing is written for an empty list."""
    if items:
        lines = (f"  - {json.dumps(one, ensure_ascii=False)}\n" for one in items)
        _write(path, f"{name}:\n{''.join(lines)}")


def main() -> None:
    """Write a large base into a folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--entries", type=int, default=1000, help="at least so many")
    parser.add_argument("--base", type=Path, default=PROJECT, help="the project to copy; this one by default")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    if given.folder.exists():
        sys.exit(f"{given.folder} is there already: name a new folder.")
    print(f"{write_large_base(given.folder, given.entries, given.base, given.seed)} entries in {given.folder}")


if __name__ == "__main__":
    main()
