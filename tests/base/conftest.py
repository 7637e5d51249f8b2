"""The real base, checked once, and its website, built once; tests of any website look at this one here."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from monograph.findings import render
from monograph.knowledge_base import KnowledgeBase
from monograph.pipeline import Check, check
from tests.conftest import PROJECT, BuiltSite, CopyProject, RunMonograph, built_once, read_pages
from tests.projects import TODAY


@pytest.fixture(scope="session")
def real_check() -> Check:
    """The check of the real knowledge base."""
    return check(PROJECT, TODAY)


@pytest.fixture(scope="session")
def real_base(real_check: Check) -> KnowledgeBase:
    """The real knowledge base."""
    assert real_check.base is not None, "\n".join(map(render, real_check.findings))
    return real_check.base


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory, copy_project: CopyProject, run: RunMonograph) -> BuiltSite:
    """The website of the real knowledge base. Do not change it: other tests look at it too."""
    return built_once("real", PROJECT, tmp_path_factory, copy_project, run)


@pytest.fixture(scope="session")
def site(real_site: BuiltSite) -> BuiltSite:
    """The website that tests of any website look at."""
    return real_site


@pytest.fixture(scope="session")
def site_base(real_base: KnowledgeBase) -> KnowledgeBase:
    """The base that the website was made from."""
    return real_base


@pytest.fixture(scope="session")
def pages(site: BuiltSite) -> dict[str, LexborHTMLParser]:
    """Every page of the website, read, by its address."""
    return read_pages(site)
