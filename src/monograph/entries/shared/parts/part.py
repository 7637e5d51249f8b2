"""A mapping in an entry, and how one is refused."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict
from pydantic_core import PydanticCustomError


class Part(BaseModel):
    """A mapping in an entry. Unknown keys are errors, and nothing changes after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=False)


def as_list(raw: object) -> object:
    """Return one item, given without a list around it, as a list of one."""
    return [raw] if isinstance(raw, (str, dict)) else raw


def refuse(rule: str, found: str, remedy: str) -> None:
    """Refuse what a contributor wrote: the name of what must hold, what was found, and what would be right."""
    raise PydanticCustomError(rule, "{message}", {"message": found, "remedy": remedy})
