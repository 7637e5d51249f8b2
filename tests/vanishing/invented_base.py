"""A base in memory around some entries: the entries and works that they point at, each as short as can be."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import count

from pydantic import ValidationError

from monograph.bibliography import Bibliography, load_bibliography
from monograph.entries import KIND_BY_NAME, Entry
from monograph.entries.base_files.about import About
from monograph.entries.base_files.reviewers import Reviewer
from monograph.entries.reading.sheet import Sheet
from monograph.knowledge_base import KnowledgeBase, join
from monograph.sources import Document, Value
from tests.vanishing.nodes import Leaf, Maker, Many, Node, Part, least

_ABOUT = {"title": "Invented", "lead": "Nothing here is real.", "description": "Nothing here is real."}
_ARMS: list[Value] = [
    {"id": "arm-one", "name": "Group one", "type": "experimental"},
    {"id": "arm-two", "name": "Group two", "type": "placebo"},
]
_REVIEWERS = {
    name: Reviewer.model_validate({"id": name, "name": f"The {name}", "interests": "None declared."})
    for name in ("person-one", "person-two")
}
_READING: dict[str, Value] = {"nature": "paper", "read": "abstract", "access": "original"}


def leaves_of(node: Node) -> Iterator[Leaf]:
    """Yield every leaf in a node."""
    match node:
        case Leaf():
            yield node
        case Many():
            for item in node.items:
                yield from leaves_of(item)
        case Part():
            for inner in node.fields.values():
                yield from leaves_of(inner)


def sheet_of(kind: type[Entry], entry_id: str, data: Value) -> Sheet[Entry] | None:
    """Return the sheet of an entry, completed so that its own pointers lead somewhere; None when it is invalid."""
    completed = _completed(kind, entry_id, data)
    try:
        entry = kind.model_validate(completed)
    except ValidationError:
        return None
    file = f"kb/entries/{kind.kind}/{entry_id}.yaml"
    return Sheet(entry_id, entry, Document(file, json.dumps(completed, default=str), completed))


def _completed(kind: type[Entry], entry_id: str, data: Value) -> Value:
    assert isinstance(data, dict)
    done = dict(data)
    if "former_ids" in done:
        done["former_ids"] = [f"{one}-{entry_id}" for one in done["former_ids"]]  # type: ignore[union-attr]
    if kind.kind == "study" and ("results" in done or "harms" in done):
        arms = _list(done.get("arms"))
        done["arms"] = [*arms, *_ARMS[len(arms) :]] if len(arms) < len(_ARMS) else _renamed(arms)
    elif kind.kind == "study" and "arms" in done:
        done["arms"] = _renamed(_list(done["arms"]))
    for name in ("results", "harms", "statements"):
        if name in done:
            done[name] = _numbered(_list(done[name]))
    if kind.kind == "question" and "pathway" in done:
        done["pathway"] = _with_steps(_list(done["pathway"]))
    sources = _list(done.get("sources"))
    cited = dict.fromkeys(_works_in(done))
    if sources and not cited:  # how a work was read is shown beside it, and it is shown where it is cited
        done["not_covered"] = " ".join((str(done.get("not_covered", "Much")), "[@Common2031, page 1]"))
    read = {one["work"] for one in sources if isinstance(one, dict)}
    more: list[Value] = [{"work": work, **_READING} for work in cited if work not in read]
    if sources or more:
        done["sources"] = [*sources, *more]
    return done


def _list(value: Value) -> list[Value]:
    return value if isinstance(value, list) else []


def _renamed(arms: list[Value]) -> list[Value]:
    names = ["arm-one", "arm-two", *(f"arm-{number}" for number in range(3, len(arms) + 1))]
    made: list[Value] = [
        {**one, "id": name} for one, name in zip(arms, names, strict=False) if isinstance(one, dict)
    ]
    return made if len(made) > 1 else [*made, *_ARMS[1:]]


def _numbered(items: list[Value]) -> list[Value]:
    """Return parts with ids of their own: of those that have the same, all but the first get a number."""
    made: list[Value] = []
    seen: set[Value] = set()
    for number, one in enumerate(items, start=1):
        assert isinstance(one, dict)
        made.append({**one, "id": f"{one['id']}-{number}"} if one.get("id") in seen else one)
        seen.add(one.get("id"))
    return made


def _with_steps(steps: list[Value]) -> list[Value]:
    made = _numbered(steps)
    there = {one.get("id") for one in made if isinstance(one, dict)}
    more: list[Value] = [
        {"id": name, "name": f"Step {name}", "text": "Wait.", "cite": "Common2031, page 1"}
        for name in ("step-one", "step-two")
        if name not in there
    ]
    return [*made, *more]


def _works_in(value: Value) -> Iterator[str]:
    match value:
        case dict():
            for name, inner in value.items():
                if name == "cite":
                    yield from (str(one["work"]) for one in _list(inner) if isinstance(one, dict))
                    yield from ([inner.partition(",")[0]] if isinstance(inner, str) else [])
                if name != "sources":
                    yield from _works_in(inner)
        case list():
            for inner in value:
                yield from _works_in(inner)


def base_of(sheets: Iterable[Sheet[Entry]], entries: Iterable[Part]) -> KnowledgeBase:
    """Return the base of some sheets, with what the entries they were made from point at."""
    links = (leaf.link for entry in entries for leaf in leaves_of(entry) if leaf.link)
    every = [*sheets, *_supports(links)]
    bibliography = _bibliography(cited.key for sheet in every for cited in sheet.citations)
    joined = join(About.model_validate(_ABOUT), every, bibliography, reviewers=_REVIEWERS)
    assert joined.base is not None, [one.found for one in joined.findings if one.is_error][:20]
    return joined.base


def _supports(links: Iterable[tuple[str, str]]) -> Iterator[Sheet[Entry]]:
    minimal = _minimal_entries()
    wanted, made = [*links], set[str]()
    while wanted:
        kind, entry_id = wanted.pop()
        if entry_id not in made:
            made.add(entry_id)
            sheet = sheet_of(KIND_BY_NAME[kind], entry_id, _pointed_at(minimal[kind], kind, entry_id))
            assert sheet is not None, (kind, entry_id)
            yield sheet
            wanted += [((*link.kinds, "term")[0], link.target) for link in sheet.links]


@cache
def _minimal_entries() -> Mapping[str, Value]:
    maker = Maker(count(70_001))
    return {name: least(maker.entries(kind)[0]) for name, kind in KIND_BY_NAME.items()}


def _pointed_at(data: Value, kind: str, entry_id: str) -> Value:
    assert isinstance(data, dict)
    named: dict[str, Value] = {**data, "name": entry_id}
    if kind == "study":
        effect: Value = {"absent": "not seen", "cite": "Common2031, page 1"}
        outcome = "the-outcome"
        one: dict[str, Value] = {"outcome": outcome, "contrast": "between arms", "index": ["arm-one"], "p": effect}
        named["results"] = [{**one, "id": "result-one"}, {**one, "id": "result-two", "index": ["arm-two"]}]
    if kind == "guideline":
        read: dict[str, Value] = {"reading": "wording read", "direction": "for", "cite": "Common2031, page 1"}
        named["statements"] = [
            {"id": name, "about": f"About {name}", "text": f"It says {name}.", **read}
            for name in ("statement-one", "statement-two")
        ]
    return named


def _bibliography(keys: Iterable[str]) -> Bibliography:
    works = "".join(
        f"@article{{{key}, author = {{{key} X}}, title = {{On {key}}}, journal = {{J}}, year = {{2031}}}}\n\n"
        for key in dict.fromkeys(("Common2031", *filter(None, keys)))
    )
    return load_bibliography(works, "references.bib")[0]
