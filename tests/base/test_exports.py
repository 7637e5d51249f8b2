"""What programs get of the real base: the API, FHIR and the data in its pages."""

from __future__ import annotations

import pytest

from monograph.knowledge_base import KnowledgeBase
from tests.exports.api.reading import Files, files_of
from tests.exports.api.test_shape import faults, lost_pointers
from tests.exports.fhir.test_bundle import bundle_of, lost, resources
from tests.metadata.test_linked_data import (
    test_every_page_speaks_in_types_and_properties_that_schema_org_knows as test_linked_data,
)

__all__ = ["test_linked_data"]
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def api(real_base: KnowledgeBase) -> Files:
    """Every file of the API of the real base, by its address."""
    return files_of(real_base)


def test_every_file_of_the_api_is_valid(api: Files) -> None:
    assert not list(faults(api))


def test_every_pointer_of_the_api_leads_somewhere(api: Files) -> None:
    assert not list(lost_pointers(api))


def test_fhir_is_valid_and_whole(real_base: KnowledgeBase) -> None:
    bundle = bundle_of(real_base)
    assert not lost(bundle)
    assert len(resources(bundle, "Citation")) == len(real_base.bibliography)
