"""Two folders exchanged in one step, where the operating system has one for it."""

from __future__ import annotations

import ctypes
import os
from pathlib import Path

_AT_THE_WORKING_FOLDER = -100  # AT_FDCWD
_RENAME_EXCHANGE = 2


def exchange(one: Path, other: Path) -> bool:
    """Exchange two folders of one file system, so that neither name is ever without one.

    Return False where the system has no such step, and nothing was changed. Source: renameat2(2), Linux 3.15.
    """
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):  # another system, or an old C library
        return False
    done = renameat2(
        _AT_THE_WORKING_FOLDER, os.fsencode(one), _AT_THE_WORKING_FOLDER, os.fsencode(other), _RENAME_EXCHANGE
    )
    return int(done) == 0
