"""The whole pipeline: files are read and checked, pages written, the website built aside and switched."""

from monograph.build.check import Check, check
from monograph.build.locking import AnotherBuildError, only_build
from monograph.build.pages import PAGES_FOLDER, NotCleanError, pages_to_write, site_pages, write_pages
from monograph.build.reporting import report_of
from monograph.build.schemas import stale_schemas, write_schemas
from monograph.build.site import SITE_FOLDER, build_site, restore_site
from monograph.build.today import today
from monograph.build.writing import FolderNotOursError, writing_fault

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
