"""Answers kept as they stand: which of them differ from what was kept last, and the files that keep them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from monograph.build.writing import refuse_links, replace_file
from monograph.entries import Question
from monograph.entries.kept_answer import KeptAnswer
from monograph.entries.kept_files import KeptVersion, kept_file, version_name
from monograph.knowledge_base import KnowledgeBase
from monograph.knowledge_base.kept import folder_of
from monograph.views.kept import answer_on
from monograph.views.question import question_page


class KeptLaterError(Exception):
    """Raised when an answer is to be kept on a day before that of its newest kept version."""


@dataclass(frozen=True, slots=True)
class UnkeptAnswer:
    """An answer that differs from the newest kept version of it; ``newest`` is None when none was kept."""

    question: str
    answer: KeptAnswer
    newest: KeptVersion | None


def unkept_answers(base: KnowledgeBase, questions: Iterable[str] = ()) -> tuple[UnkeptAnswer, ...]:
    """Return the answers to some questions, or to all, that are not kept as they stand."""
    wanted = set(questions)
    found = []
    for sheet in base.all(Question):
        if wanted and sheet.id not in wanted:
            continue
        kept = base.kept.get(sheet.id, ())
        newest = kept[-1] if kept else None
        answer = answer_on(question_page(sheet, base))
        if newest is None or newest.answer != answer:
            found.append(UnkeptAnswer(sheet.id, answer, newest))
    return tuple(found)


def keep(root: Path, answers: Iterable[UnkeptAnswer], today: date) -> tuple[str, ...]:
    """Write each answer into a file of its own, and return their paths. No file that is there is touched.

    Raises KeptLaterError, before anything is written, for a day before that of a newest version, and
    FolderNotOursError when a folder on the way is a link.
    """
    day = today.isoformat()
    chosen = tuple(answers)
    for one in chosen:
        if one.newest and one.newest.day.iso > day:
            raise KeptLaterError(
                f"The answer to {one.question} was kept on {one.newest.day}, after {day}. Keep it on a later day."
            )
        refuse_links(root, folder_of(one.question))
    written = []
    for one in chosen:
        path = f"{folder_of(one.question)}/{version_name(day, _number(one, day))}.yaml"
        assert not (root / path).exists(), "every file there was read, and this one has the next number"
        replace_file(root / path, kept_file(one.question, day, one.answer).encode("utf-8"))
        written.append(path)
    return tuple(written)


def _number(one: UnkeptAnswer, day: str) -> int:
    is_of_today = one.newest is not None and one.newest.day.iso == day
    return one.newest.number + 1 if one.newest and is_of_today else 1
