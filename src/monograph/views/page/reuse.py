"""On what terms others may use the content, and whom they name: what kb/base.yaml says, and nothing more."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from monograph.entries.base_files.about import About
from monograph.knowledge_base import KnowledgeBase

NO_LICENCE = "no licence stated"
NO_AUTHOR = "no author stated"


def licence_words(base: KnowledgeBase) -> str:
    """Return the licence of the content in few words, such as "CC BY 4.0"; says so when none is stated."""
    return base.about.licence.short if base.about.licence else NO_LICENCE


def whole_licence(base: KnowledgeBase) -> str:
    """Return the licence of the content under its whole name, with the short one where it has one."""
    licence = base.about.licence
    if licence is None:
        return NO_LICENCE
    return f"{licence.name} ({licence.short_name})" if licence.short_name else str(licence.name)


def licence_id(base: KnowledgeBase) -> str | None:
    """Return the licence's SPDX identifier, else its name; None when none is stated."""
    licence = base.about.licence
    return str(licence.spdx or licence.name) if licence else None


def foot_terms(about: About) -> Mapping[str, str]:
    """Return what the foot of every page says: `licence`, in few words, `url` and `author`; each may be empty."""
    licence = about.licence
    return MappingProxyType(
        {
            "licence": licence.short if licence else "",
            "url": str(licence.url) if licence else "",
            "author": str(about.author or ""),
        }
    )


def author_words(base: KnowledgeBase) -> str:
    """Return who made the content; says so when no one is named."""
    return str(base.about.author or NO_AUTHOR)
