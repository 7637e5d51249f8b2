"""What a pointer from an answer or a claim leads to."""

from __future__ import annotations

from monograph.entries import Study
from monograph.entries.kinds.question import ResultPointer
from monograph.entries.kinds.result import Harm, Result
from monograph.knowledge_base import KnowledgeBase


def pointed_at(pointer: ResultPointer, base: KnowledgeBase) -> tuple[Study, Result | Harm]:
    """Return the study and the result or harm in it; both exist, because links were checked."""
    study = base.get(Study, pointer.study).entry
    found: tuple[Result | Harm, ...] = (*study.results, *study.harms)
    return study, next(one for one in found if one.id == pointer.result)
