"""The only meeting point with MkDocs: pages are made before a build, and again when their sources change."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import shutil
import sys
import threading
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urljoin

import click
from mkdocs.config import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.pages import Page

from monograph.entries.base_files.about import About, read_about
from monograph.findings import OutsideFaultError, capped, render
from monograph.pipeline import (
    PAGES_FOLDER,
    Check,
    FolderNotOursError,
    check,
    pages_to_write,
    today,
    write_pages,
    writing_fault,
)
from monograph.pipeline.site import PAGES_ARE_WRITTEN, PARENT_HOLDS_INPUT, SITE_FOLDER
from monograph.pipeline.static_files import copy_static
from monograph.sources.files import ABOUT
from monograph.views.page.reuse import foot_terms

# Its program, its languages, and an index without a page: our own search is asked instead (decision 0029).
_THEME_SEARCH = ("assets/javascripts/workers", "assets/javascripts/lunr", "search")
_PLACEHOLDER = "# Not built yet\n\nThe knowledge base has errors; the terminal lists them.\n"


class NoOptions(Config):  # type: ignore[no-untyped-call]
    """The plugin has no options: what it needs is in the project's folders."""


class MonographPlugin(BasePlugin[NoOptions]):  # type: ignore[no-untyped-call]
    """Makes the pages before MkDocs reads them.

    In a build, a faulty knowledge base stops MkDocs before it touches the last good site. In a live preview
    the findings go to the terminal, a banner says so, and the last good pages stay until the fault is fixed.
    """

    def __init__(self) -> None:
        self.is_serving = False
        self.is_stale = False
        self.builds = 0

    # MkDocs keeps one instance of a plugin over a whole live preview only when this method is there.
    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether this is a live preview."""
        self.is_serving = command == "serve"
        if os.environ.get(PARENT_HOLDS_INPUT):
            threading.Thread(target=_end_with_the_parent, daemon=True).start()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Make the pages, unless whoever started MkDocs has just made them."""
        root = Path(config.config_file_path).parent
        if self.is_serving:
            # Each build gets a folder of its own, so that the last good one stays whole when this one fails.
            self.builds += 1
            config.site_dir = str(Path(config.site_dir) / str(self.builds))
        _refuse_settings(config)
        config.extra["monograph_banner"] = ""
        about = _about(root)
        address = str(about.address or "") if about else ""
        config.extra["monograph_terms"] = foot_terms(about) if about else None  # for pages without front matter
        config.extra["monograph_address"] = address
        config.site_url = config.site_url or address
        # Material's tooltips make HTML of the text in a title attribute, and ours holds what entries say.
        features = config.theme.get("features") or []
        config.theme["features"] = [name for name in features if name != "content.tooltips"]
        if os.environ.get(PAGES_ARE_WRITTEN):
            return config
        checked = check(root, today())
        shown, more = capped(checked.findings)
        for line in (*map(render, shown), *more):
            click.echo(line)
        if checked.is_clean:
            _write(root, _made(checked))
            if self.is_stale:
                click.echo(f"Mended: the pages are up to date. {checked.closing_line()}")
            self.is_stale = False
        elif self.is_serving:
            self._keep_the_last_good_pages(root, checked, config)
        else:
            raise PluginError(f"The pages were not built. {checked.closing_line()}")
        return config

    def _keep_the_last_good_pages(self, root: Path, checked: Check, config: MkDocsConfig) -> None:
        self.is_stale = True
        click.echo(checked.closing_line())
        config.extra["monograph_banner"] = (
            f"This is an older state. {checked.closing_line()} The terminal lists them."
        )
        if not (root / PAGES_FOLDER / "index.md").exists():
            _write(root, {"index.md": _PLACEHOLDER})

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Watch what contributors edit instead of what is made from it, and go on when a build fails."""
        root = Path(config.config_file_path).parent
        server.unwatch(config.docs_dir)
        # A file that is watched alone is lost when it is deleted; its folder is not.
        server.unwatch(config.config_file_path)
        server.watch(str(root), recursive=False)
        package = Path(__file__).parent
        for path in (root / "kb", package / "templates", package / "assets", package / "theme"):
            if path.exists():
                server.watch(str(path))
        _show(server, Path(config.site_dir))
        server.builder = self._going_on(server, Path(config.site_dir).parent, server.builder)
        return server

    def _going_on(self, server: LiveReloadServer, folder: Path, build: Callable[[], None]) -> Callable[[], None]:
        """Return a build that always lets requests be answered, from the last good site when it fails.

        MkDocs would print a traceback for settings that it cannot read, and let every request wait.
        """

        def built() -> None:
            before, number = Path(server.root), self.builds
            try:
                build()
            except Exception as error:  # noqa: BLE001 - settings, templates and other plugins raise what they like
                # What stopped with an Abort has been told already, by MkDocs or by us.
                why = (
                    "" if isinstance(error, Abort) else f"{' '.join(str(error).split()) or type(error).__name__}. "
                )
                click.echo(f"{why}The preview shows the last good pages until that is fixed.", err=True)
                self.is_stale = True
                useless = folder / str(self.builds)
            else:
                # Without our plugin in mkdocs.yml, MkDocs builds into the folder itself.
                _show(server, folder / str(self.builds) if self.builds > number else folder)
                useless = before
            if useless not in (folder, Path(server.root)):
                shutil.rmtree(useless, ignore_errors=True)

        return built

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the first page of each plug-in to the navigation; its other pages are linked from there."""
        about = _about(Path(config.config_file_path).parent)
        folders = frozenset(about.plug_ins if about else ())
        for file in files.documentation_pages():
            folder, _, name = file.src_uri.partition("/")
            if folder not in folders:
                continue
            if name != "index.md":
                file.inclusion = InclusionLevel.NOT_IN_NAV
            elif config.nav is not None and file.src_uri not in _named_in(config.nav):
                config.nav.append(file.src_uri)
        return files

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Keep pages out of the theme's own index: ours was made with the pages (decision 0029)."""
        page.meta["search"] = {"exclude": True}

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Remember the scripts in a page's own text, which no policy will allow, and where a page has moved."""
        if page.meta.get("mg_moved_to") and page.canonical_url:
            page.canonical_url = urljoin(page.canonical_url, page.meta["mg_moved_to"])
        page.meta["mg_scripts_of_text"] = [match["body"] for match in _SCRIPT.finditer(html)]
        return html

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Add a policy that allows the theme's scripts and nothing from elsewhere."""
        return output if self.is_serving else with_security_policy(output, page.meta.get("mg_scripts_of_text", ()))

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Add the policy to pages of the theme's own, such as 404.html."""
        is_page = template_name.endswith(".html") and not self.is_serving
        return with_security_policy(output_content) if is_page else output_content

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Leave out the theme's own search, which no page starts; add what the publisher needs in the site."""
        for folder in _THEME_SEARCH:
            shutil.rmtree(Path(config.site_dir) / folder, ignore_errors=True)
        copy_static(Path(config.config_file_path).parent, Path(config.site_dir))


def _named_in(navigation: object) -> Iterator[str]:
    """Yield the files that a navigation names, whatever section they are in."""
    match navigation:
        case str():
            yield navigation
        case list():
            yield from (name for item in navigation for name in _named_in(item))
        case dict():
            yield from (name for item in navigation.values() for name in _named_in(item))


def _show(server: LiveReloadServer, folder: Path) -> None:
    """Let the preview show the site in a folder, its page for unknown addresses included."""
    server.root = str(folder)
    page = folder / "404.html"
    server.error_handler = lambda code: page.read_bytes() if code == 404 and page.is_file() else None


def _end_with_the_parent() -> None:
    """End this process when whoever started it is gone, which closes its end of our input."""
    while os.read(sys.stdin.fileno(), 1):
        pass
    os._exit(1)


def _refuse_settings(config: MkDocsConfig) -> None:
    """Raise PluginError for what would break the site, or what we would overrule without a word."""
    written = config.user_configs[0]  # the file; what the command line adds comes after it
    if sys.flags.optimize > 1:
        raise PluginError("Python runs with -OO, which strips the texts of rules and fields: use -O or neither.")
    if config.use_directory_urls:
        raise PluginError(
            "mkdocs.yml: write `use_directory_urls: false`. Pages link to addresses that end in .html, and with "
            "directory addresses every such link would lead nowhere."
        )
    site_folder = str(written.get("site_dir", SITE_FOLDER))
    if Path(site_folder) != Path(SITE_FOLDER) and os.environ.get(PAGES_ARE_WRITTEN):
        raise PluginError(
            f"mkdocs.yml: write `site_dir: {SITE_FOLDER}`, where `monograph build` puts the website."
        )


def _about(root: Path) -> About | None:
    """Return what kb/base.yaml says of the base: the theme needs its address, author and licence."""
    path = root / ABOUT
    return read_about(path.read_bytes())[0] if path.is_file() else None


def _made(checked: Check) -> Mapping[str, str | bytes]:
    try:
        return pages_to_write(checked)
    except OutsideFaultError as fault:
        raise PluginError(render(fault.finding)) from None


def _write(root: Path, made: Mapping[str, str | bytes]) -> None:
    try:
        write_pages(root, made)
    except FolderNotOursError as refusal:
        raise PluginError(str(refusal)) from None
    except OSError as error:
        raise PluginError(writing_fault(error, root)) from None


_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<body>.*?)</script>", re.DOTALL)
# What has an address is allowed by that; linked data is read by programs and not run by browsers.
_NOT_RUN = re.compile(r"\bsrc=|\btype=\"application/ld\+json\"")


def with_security_policy(html: str, smuggled: Collection[str] = ()) -> str:
    """Return a page with a policy, as a meta tag, that names the hash of each script of the theme.

    Everything the page loads must come from its own site. Linked data is never run, so it needs no leave, and what
    it holds is never given any. Scripts among ``smuggled``, which are in the page's
    own text, are not named, so they do not run: a second line behind escaping, not the first.
    """
    bodies = (match["body"] for match in _SCRIPT.finditer(html) if not _NOT_RUN.search(match["attributes"]))
    hashes = dict.fromkeys(f"'sha256-{_sha256(body)}'" for body in bodies if body not in smuggled)
    policy = (
        f"default-src 'none'; script-src 'self' {' '.join(hashes)}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; "
        "base-uri 'self'; form-action 'none'"
    )
    meta = f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{policy}">'
    return html.replace('<meta charset="utf-8">', meta, 1)


def _sha256(body: str) -> str:
    return base64.b64encode(hashlib.sha256(body.encode("utf-8")).digest()).decode("ascii")
