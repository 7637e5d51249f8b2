"""One build at a time: two of them would write into each other's folders."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from monograph.pipeline.writing import refuse_links


class AnotherBuildError(Exception):
    """Raised when another build of the same project is running."""


@contextmanager
def only_build(root: Path) -> Iterator[None]:
    """Hold the project's lock while the body runs; raise AnotherBuildError when somebody else holds it.

    The lock is the operating system's, so it ends with its process, however that ends.
    """
    refuse_links(root, "build")
    (root / "build").mkdir(exist_ok=True)
    with (root / "build" / ".lock").open("w") as file:
        if not _locked(file.fileno()):
            raise AnotherBuildError("Another build of this project is running. Wait for it to end.")
        yield


def _locked(descriptor: int) -> bool:
    try:
        import fcntl
    except ImportError:  # not a POSIX system: no lock of this kind
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
