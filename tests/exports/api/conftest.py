"""The API of the invented base, and that of the real one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from monograph.pipeline import Check, check
from tests.exports.api.reading import Files, files_of

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="session")
def example_api(example_check: Check) -> Files:
    """Every file of the API of the invented base, by its address."""
    assert example_check.base is not None
    return files_of(example_check.base)


@pytest.fixture(scope="session")
def real_api() -> Files:
    """Every file of the API of the real base, by its address."""
    base = check(ROOT, date(2026, 11, 30), rules=()).base
    assert base is not None
    return files_of(base)
