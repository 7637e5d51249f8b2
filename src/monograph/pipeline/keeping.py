"""Answers kept as they stand: which of them differ from what was kept last, and the files that keep them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from monograph.entries import Question
from monograph.entries.base_files.snapshot import AnswerSnapshot
from monograph.entries.base_files.snapshot_files import AnswerVersion, read_snapshot, snapshot_file, version_name
from monograph.knowledge_base import KnowledgeBase
from monograph.knowledge_base.snapshots import folder_of
from monograph.pipeline.writing import refuse_links, replace_file
from monograph.sources import EntryFile
from monograph.views.archive.snapshot import answer_of


class CannotKeepError(Exception):
    """Raised when an answer cannot be kept; says which and why, and nothing was written."""


@dataclass(frozen=True, slots=True)
class UnkeptAnswer:
    """An answer that differs from the newest kept version of it; ``newest`` is None when none was kept.

    ``is_withdrawn`` is whether a version that says the same was withdrawn: then the question is to be fixed, and
    there is nothing to keep.
    """

    question: str
    answer: AnswerSnapshot
    newest: AnswerVersion | None
    is_withdrawn: bool = False


def unkept_answers(base: KnowledgeBase, questions: Iterable[str] = ()) -> tuple[UnkeptAnswer, ...]:
    """Return the answers to some questions, or to all, that are not kept as they stand or were withdrawn."""
    wanted = set(questions)
    found = []
    for sheet in base.all(Question):
        if wanted and sheet.id not in wanted:
            continue
        kept = base.kept.get(sheet.id, ())
        newest = kept[-1] if kept else None
        answer = answer_of(sheet, base)
        is_withdrawn = any(one.withdrawn and one.answer.says_the_same_as(answer) for one in kept)
        if newest is None or not newest.answer.says_the_same_as(answer) or is_withdrawn:
            found.append(UnkeptAnswer(sheet.id, answer, newest, is_withdrawn))
    return tuple(found)


def keep(root: Path, answers: Iterable[UnkeptAnswer], today: date) -> tuple[str, ...]:
    """Write each answer into a file of its own, and return their paths. No file that is there is touched.

    Raises CannotKeepError, before anything is written, for an answer that was withdrawn and for a file that could
    not be read again; and FolderNotOursError when a folder on the way is a link.
    """
    day = today.isoformat()
    made = {}
    for one in tuple(answers):
        refuse_links(root, folder_of(one.question))
        path, text = _file(one, day)
        if (root / path).exists():
            raise CannotKeepError(f"{path} is there already and is not a kept answer. Move it away.")
        made[path] = text
    for path, text in made.items():
        replace_file(root / path, text)
    return tuple(made)


def _file(one: UnkeptAnswer, day: str) -> tuple[str, bytes]:
    """Return the path and the text of the file that keeps an answer, which was read again to be sure."""
    newest = one.newest
    if one.is_withdrawn:
        raise CannotKeepError(
            f"The answer to {one.question} was withdrawn. Correct the question before it is kept."
        )
    assert not newest or newest.day.iso <= day, "a base with an answer dated in the future has errors"
    number = newest.number + 1 if newest and newest.day.iso == day else 1
    path = PurePosixPath(folder_of(one.question), f"{version_name(day, number)}.yaml")
    text = snapshot_file(one.question, day, newest.digest if newest else None, one.answer).encode("utf-8")
    version, faults = read_snapshot(EntryFile(str(path), one.question, path.stem, text))
    if version is None or version.answer != one.answer:
        reason = faults[0].found if faults else "the file would not read back as it was written"
        raise CannotKeepError(f"The answer to {one.question} cannot be kept: {reason}.")
    return str(path), text
