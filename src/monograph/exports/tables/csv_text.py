"""Rows as CSV: RFC 4180, exact, and safe to open in a spreadsheet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from monograph.exports.tables.model import Cell, DataTable

# Without the mark Excel reads UTF-8 as the system's old encoding: "µg" and "≤" come out as other signs.
BYTE_ORDER_MARK = "\ufeff"
_END = "\r\n"

# A cell is taken for a formula by what it begins with, full-width and small forms included. Spaces, control
# characters and signs without a width before it are skipped by one program or another. In a spreadsheet that parts
# cells at semicolons or tabs, a text may begin another cell after each of them.
_FORMULA = "[=+\\-@＝＋－＠﹢﹣﹦﹫]"
_SKIPPED = "[\\s\\x00-\\x1f\\x7f-\\xa0\\u200b-\\u200f\\u2028-\\u202f\\u2060-\\u2064\\ufeff']*"
_UNSAFE = re.compile(f"(?:^|(?<=[;\\t\\r\\n]))('*)(?={_SKIPPED}{_FORMULA})|^('*)(?=[\\t\\r\\n])")


def shielded(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: an apostrophe comes before what could begin one.

    Text in which nothing could is returned as it is. `unshielded` is the exact inverse. Source: CWE-1236, and
    OWASP, *CSV injection*.
    """
    return _UNSAFE.sub(lambda match: f"'{match.group()}", text)


def unshielded(text: str) -> str:
    """Return the text that `shielded` was given: one apostrophe less before what could begin a formula."""
    return _UNSAFE.sub(lambda match: match.group()[1:], text)


def csv_text(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """Return a header and rows as CSV with CRLF at each end of line.

    Every text is in quotation marks, and nothing else is: an empty cell differs from an empty text, and a number
    is printed with the digits it was written with, its minus sign included.
    """
    lines = (header, *rows)
    return "".join(f"{','.join(map(_written, line))}{_END}" for line in lines)


def table_csv(table: DataTable) -> bytes:
    """Return a table as a CSV file in UTF-8 with a byte order mark."""
    text = csv_text([column.name for column in table.columns], table.rows)
    return f"{BYTE_ORDER_MARK}{text}".encode()


def _written(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case str():
            return '"{}"'.format(shielded(cell).replace('"', '""'))
        case bool():
            return "true" if cell else "false"
        case Decimal():
            return f"{cell:f}"
        case _:
            return str(cell)
