"""What the build needs in mkdocs.yml, and what it overrules there: told, instead of a broken or a silent site.

docs/site-settings.md lists the same for people.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from monograph.findings import Finding, Place, Severity
from monograph.pipeline.site import SITE_FOLDER
from monograph.sources.files import ABOUT, SETTINGS
from monograph.sources.settings import SiteSetting, read_settings

NEEDED, OVERRULED = "site-setting-is-needed", "site-setting-is-overruled"


@dataclass(frozen=True, slots=True)
class NeededSetting:
    """A setting that must have one value: its names from the outside in, the value, MkDocs' default, and why."""

    names: tuple[str, ...]
    value: str
    default: str
    why: str


@dataclass(frozen=True, slots=True)
class NeededItem:
    """An item that a list must hold, MkDocs' default included, and what is missing without it."""

    names: tuple[str, ...]
    item: str
    why: str


_DEAD_LINKS = "pages link to addresses that end in .html, and every such link would lead nowhere"
NEEDED_SETTINGS = (
    NeededSetting(("docs_dir",), "build/docs", "docs", "that is where the pages are written"),
    NeededSetting(("site_dir",), SITE_FOLDER, SITE_FOLDER, "that is where `monograph build` puts the website"),
    NeededSetting(("use_directory_urls",), "false", "true", _DEAD_LINKS),
    NeededSetting(("theme", "name"), "material", "mkdocs", "our templates and styles are made for it"),
)
_SCRIPTS = ("monograph.js", "levels.js", "tables.js", "cards.js", "page.js")
NEEDED_ITEMS = (
    NeededItem(("plugins",), "monograph", "nothing would make the pages, or add the security policy"),
    NeededItem(("plugins",), "search", "the search box would be missing"),
    NeededItem(("markdown_extensions",), "attr_list", "headings would show their anchors in braces"),
    NeededItem(("extra_css",), "assets/monograph.css", "pages would lose their look"),
    *(NeededItem(("extra_javascript",), f"assets/{one}", "parts of the pages would not work") for one in _SCRIPTS),
)
# Features of the theme that we take out, or that break our pages, and why.
FEATURES = {
    "content.tooltips": "it makes HTML of what entries say; we leave it out of the build",
    "navigation.instant": "our scripts run once per page, and a page's security policy blocks those of the next",
    "navigation.instant.prefetch": "it goes with `navigation.instant`, which breaks our pages",
    "navigation.instant.progress": "it goes with `navigation.instant`, which breaks our pages",
    "navigation.instant.preview": "it goes with `navigation.instant`, which breaks our pages",
}
_ELSEWHERE = ("https://", "http://", "//")
_BLOCKED = "the security policy of every page allows nothing from elsewhere, so browsers do not load it"


def setting_findings(raw: bytes | None, address: str, root: Path) -> tuple[Finding, ...]:
    """Return what is in the way of the website in mkdocs.yml; nothing when there is no such file.

    ``address`` is that of the site in kb/base.yaml, empty when it has none.
    """
    if raw is None:
        return ()
    settings, faults = read_settings(raw)
    if settings is None:
        return faults
    found = (*_needed(settings), *_theme_folder(settings, root), *_overruled(settings, address))
    return tuple(found)


def _at(settings: SiteSetting, names: tuple[str, ...]) -> SiteSetting | None:
    found: SiteSetting | None = settings
    for name in names:
        # `theme: material` is short for its name.
        if found is not None and name == "name" and found.word is not None:
            return found
        found = found.find(name) if found is not None else None
    return found


def _needed(settings: SiteSetting) -> Iterator[Finding]:
    is_part = settings.find("INHERIT") is not None  # what is not here may be in the file that it names
    for one in NEEDED_SETTINGS:
        found = _at(settings, one.names)
        word = (found.word if found else one.default) if not (is_part and found is None) else None
        if word is not None and word.rstrip("/").removeprefix("./") != one.value:
            written = f"`{one.names[-1]}` is {'' if found else 'left out, which means '}`{word}`"
            remedy = f"Write `{': '.join((*one.names, one.value))}`: {one.why}."
            yield Finding(NEEDED, found.place if found else Place(SETTINGS), written, remedy)
    for item in NEEDED_ITEMS:
        listed = _at(settings, item.names)
        if listed is None and is_part:
            continue
        if listed is None or item.item not in {entry.word for entry in listed.items()}:
            place = listed.place if listed else Place(SETTINGS)
            missing = f"`{item.item}` is not among `{item.names[-1]}`"
            yield Finding(NEEDED, place, missing, f"Add it, or {item.why}.")


def _theme_folder(settings: SiteSetting, root: Path) -> Iterator[Finding]:
    folder = _at(settings, ("theme", "custom_dir"))
    if folder is None:
        if settings.find("INHERIT") is None:
            missing = "`custom_dir` of the theme is left out"
            remedy = (
                "Name the folder of our templates there: without them, pages lose their notices and references."
            )
            yield Finding(NEEDED, Place(SETTINGS), missing, remedy)
    elif folder.word and not (root / folder.word / "main.html").is_file():
        remedy = "Put our templates back there, or name the folder that holds them."
        yield Finding(NEEDED, folder.place, f"`{folder.word}` holds no main.html", remedy)


def _overruled(settings: SiteSetting, address: str) -> Iterator[Finding]:
    for feature in _items(_at(settings, ("theme", "features"))):
        if why := FEATURES.get(feature.word or ""):
            yield _warning(feature, f"`{feature.word}` does not work here: {why}", "Delete it.")
    for name in ("extra_css", "extra_javascript"):
        for one in _items(settings.find(name)):
            if (one.word or "").startswith(_ELSEWHERE):
                remedy = "Put the file into kb/static, and name it by its address there."
                yield _warning(one, f"`{one.word}` lies elsewhere: {_BLOCKED}", remedy)
    yield from _elsewhere(settings)
    strict = settings.find("strict")
    if strict is not None and strict.word == "false":
        yield _warning(strict, "`monograph build` stops at a warning of MkDocs all the same", "Delete it.")
    yield from _address(settings.find("site_url"), address)


def _elsewhere(settings: SiteSetting) -> Iterator[Finding]:
    font = _at(settings, ("theme", "font"))
    if (font is None and settings.find("INHERIT") is None) or (font is not None and font.word != "false"):
        yield _warning(
            font or settings, f"the theme's fonts lie elsewhere: {_BLOCKED}", "Write `font: false` under `theme`."
        )
    for names in (("repo_url",), ("extra", "analytics")):
        asked = _at(settings, names)
        if asked is not None:
            remedy = f"Delete it. Links to edit a page come from `repository` in {ABOUT}."
            yield _warning(asked, f"`{names[-1]}` asks another website: {_BLOCKED}", remedy)


def _address(site_url: SiteSetting | None, address: str) -> Iterator[Finding]:
    word = site_url.word if site_url is not None else None
    if site_url is not None and word and word.rstrip("/") != address.rstrip("/"):
        said = f"`address` in {ABOUT} is `{address}`" if address else f"{ABOUT} has no `address`"
        remedy = f"Write the address in {ABOUT} alone: feeds, references and canonical links need the same one."
        yield _warning(site_url, f"`site_url` is `{word}`, and {said}", remedy)


def _items(setting: SiteSetting | None) -> tuple[SiteSetting, ...]:
    return tuple(setting.items()) if setting is not None else ()


def _warning(setting: SiteSetting, found: str, remedy: str) -> Finding:
    return Finding(OVERRULED, setting.place, found, remedy, Severity.WARNING)
