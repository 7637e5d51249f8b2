"""Why a value, or one limit of an interval, is missing."""

from __future__ import annotations

from enum import StrEnum


class Absence(StrEnum):
    """Why a value is missing. Different things; none of them is an empty cell.

    The last two are what a source says of a value that it could not give: half of the people had not had the event
    when the study ended, or too few had it for an estimate.
    """

    NOT_REPORTED = "not reported"
    NOT_SEEN = "not seen"
    NONE_FOUND = "searched, none found"
    NOT_SEARCHED = "not searched"
    NOT_REACHED = "not reached"
    NOT_ESTIMABLE = "not estimable"


class OtherLimit(StrEnum):
    """Why an interval has one limit: it was made with one, or the other was not printed or could not be given."""

    ONE_SIDED = "one-sided"
    NOT_PRINTED = "not printed"
    NOT_REACHED = "not reached"
    NOT_ESTIMABLE = "not estimable"
