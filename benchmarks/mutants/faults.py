"""The places in the code where a small fault can be put, and the code with that fault in it."""

from __future__ import annotations

import ast
import copy
import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import CodeType

_COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
_ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
_TWINS = {"any": "all", "all": "any", "min": "max", "max": "min"}
_TWIN_METHODS = {"startswith": "endswith", "endswith": "startswith"}


@dataclass(frozen=True, slots=True)
class Mutant:
    """One fault: in which file and function, the number of its place there, and what it changes."""

    file: str
    function: str
    line: int
    place: int
    change: str

    @property
    def name(self) -> str:
        """What the list of equivalent mutants calls it; line numbers move, so it has none."""
        return f"{self.file}:{self.function}: {self.change}"


def mutants_in(files: list[Path], root: Path) -> list[Mutant]:
    """Return every fault that can be put into the functions of some files."""
    found = []
    for file in files:
        for name, function in _functions(_parsed(file)):
            for place, (node, change) in enumerate(_places(function)):
                found.append(Mutant(str(file.relative_to(root)), name, node.lineno, place, change))
    return found


def sample(mutants: list[Mutant], count: int, seed: int) -> list[Mutant]:
    """Return so many faults, the same ones for the same seed and code, in the order of the files."""
    chosen = random.Random(seed).sample(range(len(mutants)), min(count, len(mutants)))
    return [mutants[number] for number in sorted(chosen)]


def code_with(mutant: Mutant, root: Path) -> CodeType:
    """Return the code of the function that holds the fault."""
    file = root / mutant.file
    found = _code_named(compile(source_with(mutant, root), str(file), "exec", dont_inherit=True), mutant.function)
    assert found is not None, mutant
    return found


def source_with(mutant: Mutant, root: Path) -> str:
    """Return the text of the file with the fault in it."""
    text = (root / mutant.file).read_text(encoding="utf-8")
    tree = _parsed(root / mutant.file)
    function = next(function for name, function in _functions(tree) if name == mutant.function)
    node, _ = list(_places(function))[mutant.place]
    start, end = (_offset(text, *place) for place in ((node.lineno, node.col_offset), _end(node)))
    changed = ast.unparse(_changed(node))
    written = changed if isinstance(node, ast.stmt) else f"({changed})"
    return f"{text[:start]}{written}{text[end:]}"


def _end(node: ast.expr | ast.stmt) -> tuple[int, int]:
    assert node.end_lineno is not None
    assert node.end_col_offset is not None
    return node.end_lineno, node.end_col_offset


def _offset(text: str, line: int, column: int) -> int:
    lines = text.split("\n")
    before = sum(len(one) + 1 for one in lines[: line - 1])
    return before + len(lines[line - 1].encode()[:column].decode())


@cache
def _parsed(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def _functions(tree: ast.Module) -> Iterator[tuple[str, ast.FunctionDef]]:
    """Yield the functions of a module and the methods of its classes, under their qualified names."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            yield node.name, node
        elif isinstance(node, ast.ClassDef):
            for inner in node.body:
                if isinstance(inner, ast.FunctionDef):
                    yield f"{node.name}.{inner.name}", inner


def _places(function: ast.FunctionDef) -> Iterator[tuple[ast.expr | ast.stmt, str]]:
    """Yield every node that a fault can change, with the change in words, in a fixed order."""
    skipped = {id(part) for one in _without_faults(function) for part in ast.walk(one)}
    for statement in function.body:
        for node in ast.walk(statement):
            if id(node) not in skipped and isinstance(node, ast.expr | ast.Expr):
                changed = _changed(node)
                if changed is not node:
                    yield node, f"`{_short(node)}` -> `{_short(changed)}`"


def _without_faults(function: ast.FunctionDef) -> Iterator[ast.expr]:
    """Yield annotations, which do nothing, and texts with values in them, which only say something."""
    for node in ast.walk(function):
        if isinstance(node, ast.AnnAssign):
            yield node.annotation
        elif isinstance(node, ast.JoinedStr):
            yield node


def _short(node: ast.AST) -> str:
    return " ".join(ast.unparse(node).split())[:120]


def _changed(node: ast.expr | ast.stmt) -> ast.expr | ast.stmt:
    """Return a node with a fault in it; the node itself where it has none to offer."""
    new = copy.deepcopy(node)
    match new:
        case ast.Compare(ops=[operator]) if type(operator) in _COMPARISONS:
            new.ops = [_COMPARISONS[type(operator)]()]
            return new
        case ast.BoolOp():
            new.op = ast.Or() if isinstance(new.op, ast.And) else ast.And()
            return new
        case ast.UnaryOp(op=ast.Not()):
            return new.operand
        case ast.BinOp(op=operator) if type(operator) in _ARITHMETIC and not _joins_text(new):
            new.op = _ARITHMETIC[type(operator)]()
            return new
        case ast.Constant(value=bool()):
            new.value = not new.value
            return new
        case ast.Constant(value=int(number)):
            new.value = number + 1
            return new
        case ast.IfExp():
            new.body, new.orelse = new.orelse, new.body
            return new
        case ast.Call(func=ast.Name(id=name)) if name in _TWINS:
            new.func = ast.Name(id=_TWINS[name], ctx=ast.Load())
            return new
        case ast.Call(func=ast.Attribute(attr=name) as called) if name in _TWIN_METHODS:
            called.attr = _TWIN_METHODS[name]
            return new
        case ast.GeneratorExp(generators=[ast.comprehension(ifs=[_, *_]) as loop]):
            loop.ifs = loop.ifs[1:]
            return new
        case ast.Expr(value=ast.Call() | ast.YieldFrom()):
            return ast.Pass()
    return node


def _joins_text(node: ast.BinOp) -> bool:
    """Whether this puts texts or lists together; taking one from the other would only crash."""
    kinds = ast.JoinedStr | ast.List | ast.Tuple
    return any(
        isinstance(part, kinds) or (isinstance(part, ast.Constant) and isinstance(part.value, str))
        for part in ast.walk(node)
    )


def _code_named(code: CodeType, name: str) -> CodeType | None:
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            if constant.co_qualname == name:
                return constant
            found = _code_named(constant, name)
            if found is not None:
                return found
    return None
