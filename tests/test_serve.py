"""The live preview: every source is watched, faults leave the last good pages up, and it comes to rest."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from monograph.pipeline.site import mkdocs_environment
from tests.conftest import EXAMPLE, PROJECT, CopyProject

pytestmark = pytest.mark.slow

HATS = "kb/entries/drug/night-hats.yaml"
PAGE = "drugs/night-hats.html"
BANNER = "This is an older state."
SECONDS_TO_START = 60.0
SECONDS_TO_REBUILD = 30.0
# MkDocs looks for changes every half second and waits a quarter before it builds: a build that causes the next
# one shows within this time.
SECONDS_AT_REST = 2.0


class Preview:
    """A running `monograph serve`, on a project whose every source may be changed, the package included."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.port = _free_port()
        self.log = root.parent / "terminal.txt"
        environment = mkdocs_environment() | {
            "NO_COLOR": "1",
            "PYTHONPATH": str(root / "src"),
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        command = [sys.executable, "-m", "monograph", "serve", "--address", f"127.0.0.1:{self.port}"]
        # Where the tests themselves run in the background, Ctrl-C is ignored, and a child would inherit that.
        before = signal.signal(signal.SIGINT, signal.default_int_handler)
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                command, cwd=root, env=environment, stdout=log, stderr=log, start_new_session=True
            )
        signal.signal(signal.SIGINT, before)

    def get(self, address: str) -> str:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{address}", timeout=20) as answer:
                return str(answer.read().decode("utf-8"))
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return ""

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8")

    def wait_for(self, happened: Callable[[], bool], seconds: float = SECONDS_TO_REBUILD) -> None:
        end = time.monotonic() + seconds
        while not happened():
            assert self.process.poll() is None, f"the preview ended:\n{self.said()}"
            assert time.monotonic() < end, f"waited {seconds} s in vain; the terminal says:\n{self.said()}"
            time.sleep(0.1)

    def shows(self, words: str, address: str = PAGE) -> None:
        self.wait_for(lambda: words in self.get(address))

    def builds(self) -> int:
        """Return how often the preview was built: each time, the terminal gets what was found."""
        return len(re.findall(rf"^references\.bib.*{UNCITED}|^[0-9,]+ entries, ", self.said(), re.MULTILINE))

    def comes_to_rest(self) -> None:
        """Fail when a build follows a build although no one changes anything."""
        before = self.builds()
        time.sleep(SECONDS_AT_REST)
        if self.builds() > before:  # one more may have been under way
            before = self.builds()
            time.sleep(SECONDS_AT_REST)
        assert self.builds() == before, "the preview builds for ever"

    def stop(self) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(timeout=10)

    def change(self, name: str, old: str, new: str) -> None:
        path = self.root / name
        before = path.read_text(encoding="utf-8")
        assert old in before
        _rewrite(path, before.replace(old, new, 1))


def _rewrite(path: Path, text: str) -> None:
    # As editors do: a new file beside the old one, switched at once, so that no one reads half of it.
    beside = path.with_name(f".{path.name}~")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


# Few entries, and none of them links to another: builds are quick, and any file may be changed alone.
KEPT = {"night-hats", "glow-blockers", "toe-drumming", "nightly-humming"}
# A work that none of them cites: every check of a sound base says so once.
UNCITED = "no entry cites `QuillNews`"


def _project(folder: Path, copy_project: CopyProject) -> Path:
    root = copy_project(EXAMPLE, folder / "project")
    for entry in (root / "kb/entries").rglob("*.yaml"):
        if entry.stem not in KEPT:
            entry.unlink()
    shutil.rmtree(root / "kb/versions")  # of a question that is among the deleted
    shutil.copytree(
        PROJECT / "src/monograph",
        root / "src/monograph",
        ignore=shutil.ignore_patterns("__pycache__"),
        dirs_exist_ok=True,
    )
    return root


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory, copy_project: CopyProject) -> Iterator[Preview]:
    running = Preview(_project(tmp_path_factory.mktemp("serve"), copy_project))
    try:
        running.wait_for(lambda: "Night hats" in running.get(PAGE), SECONDS_TO_START)
        yield running
    finally:
        running.stop()


def test_it_starts_shows_the_pages_and_comes_to_rest(preview: Preview) -> None:
    assert "Woollen headwear." in preview.get(PAGE)
    assert BANNER not in preview.get(PAGE)
    assert preview.builds() == 1
    assert f"http://127.0.0.1:{preview.port}/" in preview.said()
    preview.comes_to_rest()


@pytest.mark.parametrize(
    ("name", "old", "new", "address"),
    [
        (HATS, "Woollen headwear.", "Silken headwear.", PAGE),
        ("references.bib", "Annals of Headwear", "Annals of Bonnets", "references.html"),
        ("kb/pages/methods.md", "Nothing was searched", "No one searched", "methods.html"),
        ("src/monograph/templates/_blocks.j2", "Share this page", "Send this page", PAGE),
        ("src/monograph/theme/main.html", "<span>Information", "<span>Facts", PAGE),
        ("src/monograph/assets/styles/02-type.css", "\n", "\n/* changed */\n", "assets/monograph.css"),
    ],
    ids=["entry", "bibliography", "hand-written page", "template", "theme", "style sheet"],
)
def test_whatever_is_changed_is_shown_and_the_preview_comes_to_rest(
    preview: Preview, name: str, old: str, new: str, address: str
) -> None:
    preview.change(name, old, new)
    preview.shows(new, address)
    preview.comes_to_rest()


def test_a_new_entry_gets_a_page_and_a_deleted_one_loses_it(preview: Preview) -> None:
    entry = preview.root / "kb/entries/term/hum.yaml"
    entry.write_text("name: Hum\nsummary: {plain: A tone., clinical: A low tone.}\n", encoding="utf-8")
    preview.shows("A low tone.", "glossary/hum.html")
    preview.comes_to_rest()
    entry.unlink()
    preview.wait_for(lambda: "A low tone." not in preview.get("glossary/hum.html"))
    preview.comes_to_rest()
    assert not (preview.root / "build/docs/glossary/hum.md").exists()


@pytest.mark.parametrize(
    ("name", "old", "new", "finding"),
    [
        (HATS, "type: non-drug treatment", "type: hat", f"{HATS}:3:7: error: "),
        ("references.bib", "A crossover of two glows},", "A crossover of two glows,", "references.bib:"),
    ],
    ids=["entry", "bibliography"],
)
def test_a_fault_is_told_in_the_terminal_and_on_the_pages_that_stay_up(
    preview: Preview, name: str, old: str, new: str, finding: str
) -> None:
    told = len(preview.said())
    preview.change(name, old, new)
    preview.wait_for(lambda: finding in preview.said()[told:])
    preview.shows(BANNER)
    assert "A hat worn at night." in preview.get(PAGE)
    preview.comes_to_rest()
    preview.change(name, new, old)
    preview.wait_for(lambda: "A hat worn at night." in (page := preview.get(PAGE)) and BANNER not in page)
    assert "Traceback" not in preview.said()


def test_mending_a_fault_shows_what_was_mended(preview: Preview) -> None:
    preview.change(HATS, "A hat worn", '"A cap worn [[no-such-hat]]", x: "')
    preview.shows(BANNER)
    preview.change(HATS, '"A cap worn [[no-such-hat]]", x: "', "A cap worn")
    preview.shows("A cap worn at night.")
    preview.wait_for(lambda: BANNER not in preview.get(PAGE))
    preview.comes_to_rest()


def test_a_preview_that_begins_with_a_fault_waits_for_its_mending_and_ends_on_ctrl_c(
    tmp_path: Path, copy_project: CopyProject
) -> None:
    root = _project(tmp_path, copy_project)
    entry = (root / HATS).read_text(encoding="utf-8")
    _rewrite(root / HATS, "colour: green\n")
    preview = Preview(root)
    try:
        preview.wait_for(lambda: "Not built yet" in preview.get("index.html"), SECONDS_TO_START)
        assert f"{HATS}:1:1: error: " in preview.said()
        _rewrite(root / HATS, entry)
        preview.shows("Woollen headwear.")
        assert BANNER not in preview.get(PAGE)
        os.killpg(preview.process.pid, signal.SIGINT)
        assert preview.process.wait(timeout=20) == 0
        assert "Traceback" not in preview.said()
    finally:
        preview.stop()


SETTINGS = "mkdocs.yml"
GOES_ON = "The preview shows the last good pages until that is fixed."


def _broken(settings: str) -> dict[str, bytes | None]:
    """Return what a slip of the editor makes of mkdocs.yml; None stands for a file that was deleted."""
    return {
        "not YAML": settings.replace("theme:", "theme: [", 1).encode(),
        "empty": b"",
        "a list": b"- a\n- b\n",
        "not UTF-8": settings.replace("cramps", "cr\xe4mps").encode("latin-1"),
        "a plugin that is not there": settings.replace(
            "  - monograph", "  - monograph\n  - no-such-plugin"
        ).encode(),
        "a theme that is not there": settings.replace("name: material", "name: no-such-theme").encode(),
        "templates that are not there": settings.replace("custom_dir: src", "custom_dir: nowhere").encode(),
        "a setting we cannot build with": settings.replace("urls: false", "urls: true").encode(),
        "deleted": None,
    }


def test_the_preview_survives_whatever_becomes_of_the_settings(preview: Preview) -> None:
    path = preview.root / SETTINGS
    settings = path.read_text(encoding="utf-8")
    for number, (what, broken) in enumerate(_broken(settings).items()):
        told = len(preview.said())
        if broken is None:
            path.unlink()
        else:
            path.write_bytes(broken)
        preview.wait_for(lambda told=told: GOES_ON in preview.said()[told:])  # type: ignore[misc]
        assert "worn at night." in preview.get(PAGE), what
        assert "Traceback" not in preview.said()[told:], what
        _rewrite(path, settings.replace('site_name: "', f'site_name: "Number {number} of '))
        preview.shows(f"Number {number} of ")
        assert "worn at night." in preview.get(PAGE), what
    _rewrite(path, settings)
    preview.wait_for(lambda: "Number " not in preview.get(PAGE))
    preview.comes_to_rest()


def test_a_broken_template_leaves_the_last_good_site_up(preview: Preview) -> None:
    told = len(preview.said())
    preview.change("src/monograph/theme/main.html", "{% extends", "{% no_such_tag %}{% extends")
    preview.wait_for(lambda: GOES_ON in preview.said()[told:])
    assert "worn at night." in preview.get(PAGE)
    assert "mg" in preview.get("assets/monograph.css")
    assert "Traceback" not in preview.said()[told:]
    preview.change("src/monograph/theme/main.html", "{% no_such_tag %}", "")
    preview.wait_for(lambda: "Mended: " in preview.said()[told:])
    preview.comes_to_rest()


def test_a_broken_base_file_leaves_the_last_good_pages_up(preview: Preview) -> None:
    path = preview.root / "kb/base.yaml"
    good = path.read_bytes()
    for broken in (b"title: [", b"", b"title: \xe4\n"):
        path.write_bytes(broken)
        preview.shows(BANNER)
        assert "worn at night." in preview.get(PAGE)
        path.write_bytes(good)
        preview.wait_for(lambda: "worn at night." in (page := preview.get(PAGE)) and BANNER not in page)
    assert "Traceback" not in preview.said()


def test_a_file_of_the_publisher_is_shown_and_one_in_the_way_is_told(preview: Preview) -> None:
    static = preview.root / "kb/static"
    (static / ".well-known").mkdir(parents=True)
    (static / ".well-known/security.txt").write_text("Contact: nobody\n", encoding="utf-8")
    preview.shows("Contact: nobody", ".well-known/security.txt")
    (static / "drugs").mkdir()
    (static / "drugs/mine.html").write_text("mine", encoding="utf-8")
    preview.wait_for(lambda: "[static-in-use]" in preview.said())
    shutil.rmtree(static)
    preview.wait_for(lambda: "Contact" not in preview.get(".well-known/security.txt"))
    preview.comes_to_rest()
