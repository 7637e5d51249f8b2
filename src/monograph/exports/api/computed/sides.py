"""How certain benefit and harm are, each apart."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import Annotated

from monograph.entries.kinds.question import Option
from monograph.entries.shared.vocabulary import Certainty, CountsAs
from monograph.evidence.answers.sides import sides_of
from monograph.exports.api.computed.shared import Ids


@dataclass(frozen=True, slots=True)
class SideReading:
    """How certain the outcomes of one side are."""

    side: Annotated[CountsAs | None, "null for outcomes that no one has sorted into benefit and harm."]
    certainty_level: Certainty
    deciding_outcome_ids: Annotated[Ids, "The outcomes whose level that is."]
    without_level_outcome_ids: Annotated[Ids, "Outcomes that matter as much and have no level."]
    is_as_stated_by_a_source: Annotated[bool, "Whether the level was taken over from a source."]


def side_readings(option: Option) -> tuple[SideReading, ...]:
    """Return the certainty of an option's benefit and of its harm, as far as it answers on them."""
    return tuple(
        SideReading(one.side, one.level, one.deciding, tuple(chain(*one.without_level.values())), one.is_stated)
        for one in sides_of(option)
    )
