"""The website of the real base: everything that holds for every website."""

from __future__ import annotations

import pytest

from tests.test_every_website import *  # noqa: F403 - the tests, with their fixtures and marks

pytestmark = pytest.mark.thorough
