"""Kept answers as files in kb/versions: written in one form, read back, and known to be untouched by a digest."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from monograph.entries.base_files.snapshot import FORMAT, AnswerSnapshot, SnapshotFile, Withdrawal
from monograph.entries.reading.shape import read_as
from monograph.entries.shared.values import PartialDate
from monograph.findings import Finding, Place
from monograph.sources import VERSIONS, EntryFile
from monograph.sources.documents import LINE_BREAK
from monograph.text.fields import ID_PATTERN

_DIGITS = 12
_ANSWER = "answer:"
_HEAD = "# The answer as readers saw it on this day. Written by `monograph keep`; never edit or delete the answer."
_STEM = re.compile(r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})(?:-(?P<number>[2-9]|[1-9][0-9]+))?")
_UNTOUCHED = "A kept answer is never changed: take the file back from the history of the project"
# A summary longer than this is written a sentence a line, so that a changed sentence is a changed line.
_LONGEST_LINE = 80  # characters
_SENTENCES = frozenset({"plain", "clinical"})
# Each outcome and each work is one line: what changed in an answer is what changed in a line.
_A_LINE_EACH = frozenset({"outcomes", "works"})
_SENTENCE_END = re.compile(r"(?<=[.!?]) (?=\S)")


@dataclass(frozen=True, slots=True)
class AnswerVersion:
    """One kept answer: the id of the question as it was then, the day, and its number among those of that day.

    ``after`` is the digest of the version before it, None for the first: a version that is missing leaves a gap.
    """

    question: str
    day: PartialDate
    number: int
    after: str | None
    digest: str
    answer: AnswerSnapshot
    place: Place
    withdrawn: Withdrawal | None = None

    @property
    def name(self) -> str:
        """The date, with the number when it is not the first of its day: 2031-05-04, 2031-05-04-2."""
        return version_name(self.day.iso, self.number)

    @property
    def shown(self) -> str:
        """The date as readers know it: 4 May 2031, 4 May 2031 (2)."""
        return f"{self.day} ({self.number})" if self.number > 1 else str(self.day)


def version_name(day: str, number: int) -> str:
    """Return how a version is called in file names and addresses; ``day`` is in ISO 8601."""
    return f"{day}-{number}" if number > 1 else day


def snapshot_file(question: str, day: str, after: str | None, answer: AnswerSnapshot) -> str:
    """Return the text of the file that keeps an answer.

    ``day`` is in ISO 8601; ``after`` is the digest of the version before, None for the first.
    """
    written = "".join(_fields(answer.model_dump(exclude_defaults=True), "  "))
    before = [f'after: "{after}"'] if after else []
    digest = _digest(question, day, after, written)
    head = (_HEAD, f"format: {FORMAT}", f"question: {question}", f"kept: {day}", *before, f'digest: "{digest}"')
    return "\n".join((*head, _ANSWER, written))


def read_snapshot(source: EntryFile) -> tuple[AnswerVersion | None, tuple[Finding, ...]]:
    """Read one file of kb/versions. Every fault is a finding, and then there is no version; nothing is raised."""
    stem = _STEM.fullmatch(source.stem)
    if stem is None or not re.fullmatch(ID_PATTERN, source.folder):
        remedy = (
            f"`monograph keep` names the files: {VERSIONS}/<question>/<date>.yaml. Move it out of this folder."
        )
        found = f"`{source.folder}/{source.stem}` is not the name of a kept answer"
        return None, (Finding("kept-name", Place(source.file), found, remedy),)
    made, document, findings = read_as(SnapshotFile, source.raw, source.file)
    if made is None or document is None:
        return None, findings
    for field, said, named in (("question", made.question, source.folder), ("kept", made.kept.iso, stem["day"])):
        if said != named:
            found = f"`{field}` says {said}, and the file's own place says {named}"
            return None, (Finding("kept-says-its-name", document.place((field,)), found, f"{_UNTOUCHED}."),)
    content = "\n".join(document.lines).partition(f"\n{_ANSWER}\n")[2]
    if not content or _digest(made.question, made.kept.iso, made.after, content) != made.digest:
        found = f"the answer does not give the digest {made.digest}, so it was changed after it was kept"
        remedy = f"{_UNTOUCHED}. To keep the answer of today, fix the entries and run `monograph keep`."
        return None, (Finding("kept-is-untouched", document.place(("digest",)), found, remedy),)
    number = int(stem["number"] or 1)
    place = document.place(("kept",))
    version = AnswerVersion(
        source.folder, made.kept, number, made.after, made.digest, made.answer, place, made.withdrawn
    )
    return version, ()


def _digest(question: str, day: str, after: str | None, written: str) -> str:
    content = "\n".join((question, day, after or "", *LINE_BREAK.split(written)))
    return sha256(content.encode("utf-8")).hexdigest()[:_DIGITS]


# Fields as YAML: texts in quotation marks, summaries a sentence a line, outcomes and works a line each


def _fields(fields: Mapping[str, Any], space: str) -> Iterator[str]:
    for name, value in fields.items():
        if name in _SENTENCES:
            yield f"{space}{name}:{_sentences(value, f'{space}  ')}\n"
        elif isinstance(value, str):
            yield f"{space}{name}: {_quoted(value)}\n"
        elif all(isinstance(item, str) for item in value):
            yield f"{space}{name}: {_quoted(value if len(value) > 1 else value[0])}\n"
        else:
            yield f"{space}{name}:\n"
            yield from (f"{space}- {_item(name, item, space)}" for item in value)


def _item(name: str, item: Mapping[str, Any], space: str) -> str:
    if name in _A_LINE_EACH:
        return f"{_quoted(item)}\n"
    return "".join(_fields(item, f"{space}  ")).lstrip()


def _sentences(paragraphs: Sequence[str], space: str) -> str:
    if len(paragraphs) == 1:
        return f" {_folded(paragraphs[0], space)}"
    return "".join(f"\n{space}- {_folded(one, f'{space}  ')}" for one in paragraphs)


def _folded(text: str, space: str) -> str:
    sentences = _SENTENCE_END.split(text)
    if len(text) <= _LONGEST_LINE or len(sentences) == 1:
        return _quoted(text)
    return "\n".join((">-", *(f"{space}{sentence}" for sentence in sentences)))


def _quoted(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)  # which YAML reads
