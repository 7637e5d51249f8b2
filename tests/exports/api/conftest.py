"""The API of the invented base."""

from __future__ import annotations

import pytest

from monograph.pipeline import Check
from tests.exports.api.reading import Files, files_of


@pytest.fixture(scope="session")
def example_api(example_check: Check) -> Files:
    """Every file of the API of the invented base, by its address."""
    assert example_check.base is not None
    return files_of(example_check.base)
