"""A browser of the system's own, and the invented example's site behind a small web server."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

from tests.browser.fonts import environment_with_one_font
from tests.conftest import BuiltSite

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
BROWSER = next(filter(None, map(shutil.which, BROWSERS)), None)
NO_BROWSER = f"no browser: install one of {', '.join(BROWSERS)}"
IS_REQUIRED = os.environ.get("REQUIRE_BROWSER") == "1"


@pytest.fixture(scope="session")
def browser_type_launch_args(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """How pytest-playwright starts the browser; nothing is downloaded."""
    if BROWSER is None:
        pytest.fail(NO_BROWSER, pytrace=False)
    return {
        "env": {**os.environ, **environment_with_one_font(tmp_path_factory.mktemp("fonts"))},
        "executable_path": BROWSER,
        "args": [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--no-first-run",
        ],
    }


class Quiet(SimpleHTTPRequestHandler):
    """Serves files without a line for each; an unknown address gets the site's own 404 page."""

    def log_message(self, format: str, *args: object) -> None:
        pass

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404:
            return super().send_error(code, message, explain)
        data = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)
        return None


# The browser comes first: without one, nothing is built in vain.
@pytest.fixture(scope="session")
def origin(browser: Browser, example_site: BuiltSite) -> Iterator[str]:
    """The address of a web server that shows the example's site."""
    assert example_site.run.code == 0, example_site.run.output
    handler = partial(Quiet, directory=str(example_site.folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@dataclass
class Reader:
    """A browser window on the site, and everything that went wrong in it."""

    page: Page
    origin: str
    faults: list[str] = field(default_factory=list)

    def open(self, address: str) -> None:
        self.page.goto(self.origin + address, wait_until="load")

    def on_console(self, message: ConsoleMessage) -> None:
        # The answer 404 to a page that is not there is no fault of the page that is shown instead.
        if message.type in ("error", "warning") and "status of 404" not in message.text:
            self.faults.append(f"{self.page.url}: {message.type}: {message.text}")

    def on_request(self, request: Request) -> None:
        if not request.url.startswith((self.origin, "data:", "blob:" + self.origin)):
            self.faults.append(f"{self.page.url}: asks elsewhere: {request.url}")


def watched(context: BrowserContext, origin: str) -> Reader:
    """Return a reader whose window is watched for faults."""
    reader = Reader(context.new_page(), origin)
    reader.page.on("console", reader.on_console)
    reader.page.on("pageerror", lambda error: reader.faults.append(f"{reader.page.url}: {error}"))
    reader.page.on("dialog", lambda dialog: reader.faults.append(f"{reader.page.url}: {dialog.message}"))
    context.on("request", reader.on_request)
    return reader


@pytest.fixture
def reader(browser: Browser, origin: str) -> Iterator[Reader]:
    """A reader at a desk, with a fresh browser; what went wrong fails the test at its end."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, color_scheme="light")
    made = watched(context, origin)
    yield made
    context.close()
    assert not made.faults, "\n".join(made.faults)


def reader_on_a_phone(browser: Browser, origin: str) -> Iterator[Reader]:
    """Yield a reader with a small screen who taps; what went wrong fails the test at its end."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    made = watched(context, origin)
    yield made
    context.close()
    assert not made.faults, "\n".join(made.faults)
