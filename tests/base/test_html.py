"""The pages of the real base: everything that holds for the pages of every website."""

from __future__ import annotations

import pytest

from tests.test_html import *  # noqa: F403 - the tests, with their fixtures and marks

pytestmark = pytest.mark.thorough
