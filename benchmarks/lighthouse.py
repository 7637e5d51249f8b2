"""How a reader's first view does in Lighthouse, beside an empty Material site measured in the same run.

Pages: the first page; of questions, drugs and comparisons the one of middling weight and the heaviest. Scores run
from 0 to 100, for a telephone on a slow line (Lighthouse's default); each is the median of some runs. Files are
served compressed, as any host does it. "kB" is what a page loads at once, as it is sent, theme and scripts
included. Needs the program ``lighthouse`` (Node) and a Chromium; says so in one line when they are not
there. Run it with ``make bench``, after ``make site``.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from typing import NamedTuple

PROJECT = Path(__file__).parent.parent
SITE = PROJECT / "site"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FIRST_VIEW = 150  # kB of a question, at most
_TEXT = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_BARE = "site_name: Empty\ntheme: {name: material, font: false}\n"


class Measured(NamedTuple):
    """The scores of a page, in the order of CATEGORIES, and the kB of its first view."""

    scores: tuple[int, ...]
    weight: float


class _Host(SimpleHTTPRequestHandler):
    """Serves text compressed, as the hosts of websites do."""

    def log_message(self, format: str, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if path.suffix not in _TEXT or not path.is_file():
            return super().do_GET()
        data = gzip.compress(path.read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Type", f"{_TEXT[path.suffix]}; charset=utf-8")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)
        return None


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder for a while, and give its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def bare_site(folder: Path) -> Path:
    """Build an empty Material site in ``folder``, and return where it is."""
    (folder / "docs").mkdir()
    (folder / "docs/index.md").write_text("# Empty\n\nNothing yet.\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(_BARE, encoding="utf-8")
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "-q"]
    subprocess.run(command, cwd=folder, env=environment, check=True)
    return folder / "site"


def pages() -> dict[str, str]:
    """Return the address of each page to measure, by what it is called."""
    found = {"home": "index.html"}
    for name, folder in (("question", "questions"), ("drug", "drugs"), ("comparison", "compare")):
        of_kind = [path for path in (SITE / folder).glob("*.html") if path.name != "index.html"]
        by_weight = sorted(of_kind, key=lambda path: path.stat().st_size)
        found[name] = str(by_weight[len(by_weight) // 2].relative_to(SITE))
        found[f"heavy {name}"] = str(by_weight[-1].relative_to(SITE))
    return found


def judged(lighthouse: str, browser: str, address: str) -> Measured:
    """Return what Lighthouse says of one page in one run."""
    with tempfile.TemporaryDirectory() as name:
        report = Path(name) / "report.json"
        subprocess.run(
            [
                lighthouse,
                address,
                "--quiet",
                "--output=json",
                f"--output-path={report}",
                "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
            ],
            env={**os.environ, "CHROME_PATH": browser},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=True,
        )
        said = json.loads(report.read_text(encoding="utf-8"))
    scores = tuple(round(100 * (said["categories"][name]["score"] or 0)) for name in CATEGORIES)
    asked = said["audits"]["network-requests"]["details"]["items"]
    return Measured(scores, sum(one["transferSize"] for one in asked) / 1000)


def measured(lighthouse: str, browser: str, address: str, runs: int) -> Measured:
    """Return the median of some runs."""
    made = [judged(lighthouse, browser, address) for _ in range(runs)]
    middle = tuple(round(median(scores)) for scores in zip(*(one.scores for one in made), strict=True))
    return Measured(middle, max(one.weight for one in made))


def print_row(name: str, one: Measured, remark: str = "") -> None:
    """Print a page's line of the table."""
    print(
        f"{name:>16}" + "".join(f" {score:>15}" for score in one.scores) + f" {one.weight:>6.0f}  {remark}",
        flush=True,
    )


def main() -> None:
    """Print a table of scores, and what falls short of the bar; exit 1 when something does."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3, help="runs of each page, of which the median counts")
    parser.add_argument(
        "--lighthouse",
        default=os.environ.get("LIGHTHOUSE") or "lighthouse",
        help="the program; $LIGHTHOUSE by default, or what is on the PATH",
    )
    given = parser.parse_args()
    lighthouse = shutil.which(given.lighthouse)
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if lighthouse is None or browser is None:
        print("Lighthouse was left out: it needs `lighthouse` (npm install -g lighthouse) and a Chromium.")
        return
    if not (SITE / "index.html").is_file():
        sys.exit("There is no website to measure. Make it first: make site.")
    if not measure_all(lighthouse, browser, given.runs):
        sys.exit(1)


def measure_all(lighthouse: str, browser: str, runs: int) -> bool:
    """Print the table, and return whether every page is up to the bar; of the heaviest it is only told."""
    print(f"{'':>16}" + "".join(f" {name:>15}" for name in CATEGORIES) + f" {'kB':>6}")
    with tempfile.TemporaryDirectory() as name, served(bare_site(Path(name))) as address:
        bare = measured(lighthouse, browser, address, runs)
    print_row("empty site", bare)
    is_good = True
    with served(SITE) as address:
        for page, path in pages().items():
            one = measured(lighthouse, browser, address + path, runs)
            remark = shortcomings(one, bare, FIRST_VIEW if "question" in page else None)
            print_row(page, one, f"{path}{': ' + remark if remark else ''}")
            is_good = is_good and (not remark or page.startswith("heavy"))
    return is_good


def shortcomings(one: Measured, bare: Measured, most: int | None) -> str:
    """Return in words what falls short: speed below the empty site's, another score below 100, a heavy page."""
    said = (
        [f"slower than the empty site by {bare.scores[0] - one.scores[0]}"]
        if one.scores[0] < bare.scores[0]
        else []
    )
    said += [
        f"{name} below 100" for name, score in zip(CATEGORIES[1:], one.scores[1:], strict=True) if score < 100
    ]
    if most is not None and one.weight > most:
        said.append(f"more than {most} kB")
    return ", ".join(said)


if __name__ == "__main__":
    main()
