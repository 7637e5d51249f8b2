"""The whole pipeline: files are read and checked, pages written, the website built aside and switched."""

from monograph.pipeline.check import Check, check
from monograph.pipeline.locking import AnotherBuildError, only_build
from monograph.pipeline.pages import PAGES_FOLDER, NotCleanError, pages_to_write, site_pages, write_pages
from monograph.pipeline.reporting import report_of
from monograph.pipeline.schemas import stale_schemas, write_schemas
from monograph.pipeline.site import SITE_FOLDER, build_site, restore_site
from monograph.pipeline.today import today
from monograph.pipeline.writing import FolderNotOursError, writing_fault

__all__ = [
    "PAGES_FOLDER",
    "SITE_FOLDER",
    "AnotherBuildError",
    "Check",
    "FolderNotOursError",
    "NotCleanError",
    "build_site",
    "check",
    "only_build",
    "pages_to_write",
    "report_of",
    "restore_site",
    "site_pages",
    "stale_schemas",
    "today",
    "write_pages",
    "write_schemas",
    "writing_fault",
]
