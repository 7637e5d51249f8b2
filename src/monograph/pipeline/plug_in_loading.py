"""The plug-ins that a base names: found among the installed packages, loaded, and checked against all others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path

from monograph.entries import KINDS, Entry
from monograph.entries.base_files.about import NamedPlugIn, named_plug_ins
from monograph.exports import BUILT_IN, all_exports
from monograph.findings import Finding, OutsideFaultError, did_you_mean
from monograph.pipeline.plug_in_guards import OWN_NAMES, WORKS, Guard, guarded
from monograph.pipeline.static_files import is_made_by_us
from monograph.plug_ins import Export, InstalledPlugIn, PlugIn, PlugIns, Rule
from monograph.rules import RULES, STRUCTURE, rule_page
from monograph.sources.files import about_file, is_reserved_name
from monograph.text.fields import ID_PATTERN

GROUP = "monograph.plug_ins"
_RULE_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")


def installed_plug_ins() -> Mapping[str, tuple[EntryPoint, ...]]:
    """Return what packages bring, by name and without loading any; two packages may bring the same name."""
    found: dict[str, tuple[EntryPoint, ...]] = {}
    for point in sorted(entry_points(group=GROUP), key=lambda one: (one.name, package_of(one))):
        found[point.name] = (*found.get(point.name, ()), point)
    return found


def package_of(point: EntryPoint) -> str:
    """Return the package that brings a plug-in, with its version."""
    return f"{point.dist.name} {point.dist.version}" if point.dist else "a package without a name"


def plug_ins_of(root: Path) -> tuple[PlugIns, tuple[Finding, ...]]:
    """Return the plug-ins of the project in a folder, as `load_plug_ins` does; elsewhere ours alone."""
    raw = about_file(root)
    return load_plug_ins(named_plug_ins(raw) if raw is not None else ())


def load_plug_ins(named: Iterable[NamedPlugIn]) -> tuple[PlugIns, tuple[Finding, ...]]:
    """Return our plug-ins and those that a base names, without any that has a fault; each fault is a finding."""
    wanted = tuple(named)
    known = installed_plug_ins() if wanted else {}
    plug_ins, findings = BUILT_IN, []
    for one in wanted:
        try:
            point = _only_point(one, known)
            if point is not None:
                plug_ins = PlugIns((*plug_ins.installed, _loaded(one, point, plug_ins)))
        except OutsideFaultError as fault:
            findings.append(fault.finding)
    return plug_ins, tuple(findings)


def _only_point(named: NamedPlugIn, known: Mapping[str, tuple[EntryPoint, ...]]) -> EntryPoint | None:
    """Return where a plug-in is; None for one of ours, which every base has."""
    ours = ("Monograph itself",) if named.name in BUILT_IN.names else ()
    points = known.get(named.name, ())
    packages = (*ours, *map(package_of, points))
    if len(packages) > 1:
        found = f"the plug-in `{named.name}` is brought by {' and '.join(packages)}"
        remedy = "Uninstall the package that you do not mean."
        raise OutsideFaultError(Finding(OWN_NAMES, named.place, found, remedy))
    if not packages:
        otherwise = (
            "Install the package that brings it where `monograph` is installed, or delete the name. "
            "`monograph plug-ins` lists what is there."
        )
        found, remedy = f"no plug-in `{named.name}` is installed", did_you_mean(named.name, known, otherwise)
        raise OutsideFaultError(Finding("plug-in-is-installed", named.place, found, remedy))
    return points[0] if points else None


def _loaded(named: NamedPlugIn, point: EntryPoint, others: PlugIns) -> InstalledPlugIn:
    guard = Guard(f"the plug-in `{named.name}` ({package_of(point)})", named.place)
    with guard.watching("loading it"):
        plug_in = point.load()
        if not isinstance(plug_in, PlugIn):
            raise guard.fault(WORKS, f"`{point.value}` is no PlugIn")
        for wrong in _wrong_parts(plug_in):
            raise guard.fault(WORKS, wrong)
    for taken in _taken_names(named.name, plug_in, others):
        raise guard.fault(OWN_NAMES, taken)
    return guarded(InstalledPlugIn(named.name, package_of(point), plug_in), guard)


def _wrong_parts(plug_in: PlugIn) -> Iterator[str]:
    """Yield what among the rules and exports is none, and what is in the way of a rule's page."""
    rules: tuple[object, ...] = plug_in.rules
    for rule in rules:
        if not isinstance(rule, Rule):
            yield f"among its rules is {rule!r}, which `@rule` did not make"
        elif not _RULE_NAME.fullmatch(rule.name):
            yield f"the name of its rule `{rule.name}` is not several words that say what must hold"
        elif rule.scope not in (*KINDS, Entry):
            yield f"its rule `{rule.name}` looks at {rule.scope!r}, which is no kind of entry"
        else:
            try:
                rule_page(rule)
            except ValueError as error:
                yield f"the docstring of its rule is no page: {error}"
    exports: tuple[object, ...] = plug_in.exports
    for export in exports:
        if not isinstance(export, Export):
            yield f"among its exports is {export!r}, which is no Export"


def _taken_names(name: str, plug_in: PlugIn, others: PlugIns) -> Iterator[str]:
    if is_reserved_name(name):
        yield "its name, which is also its folder, is reserved for a device on Windows"
    elif not re.fullmatch(ID_PATTERN, name):
        yield "its name, which is that of its folder, is not of small letters, digits and single hyphens"
    elif is_made_by_us(f"{name}/index.md"):
        yield f"its pages would be in `{name}/`, which Monograph uses itself"
    rules = {*STRUCTURE, *(rule.name for rule in (*RULES, *others.rules))}
    yield from (f"its rule `{one}` has the name of another" for one in _repeated(plug_in.rules, rules))
    exports = set(all_exports(others))
    yield from (f"its export `{one}` has the name of another" for one in _repeated(plug_in.exports, exports))


def _repeated(named: Iterable[Rule | Export], taken: set[str]) -> Iterator[str]:
    for one in named:
        if one.name in taken:
            yield one.name
        taken.add(one.name)
