"""A pytest plug-in that runs tests on faulty code: each fault in a child of its own, made by fork.

Collecting the tests once and forking makes a fault cost no more than the tests that can notice it.
"""

from __future__ import annotations

import functools
import gc
import itertools
import json
import os
import signal
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from types import CodeType, FrameType, FunctionType

import pytest

from benchmarks.mutants.faults import Mutant, code_with

_LONGEST = 240


class WhatTestsCall:
    """Notes which functions of some files each test calls, and how long the test takes."""

    def __init__(self, root: Path, files: Iterable[str], answer: Path) -> None:
        self._files = {str(root / file): file for file in files}
        self._answer = answer
        self._seen: set[CodeType] = set()

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        with self._answer.open("w", encoding="utf-8") as answer:
            # A file in a child of its own: what one file left in a cache is no help to the tests of the next.
            for _, items in itertools.groupby(session.items, lambda item: item.path):
                for line in _in_child(functools.partial(self._noted, list(items))):
                    print(line, file=answer)
        return True

    def _noted(self, items: list[pytest.Item]) -> list[str]:
        lines = []
        for item, following in itertools.zip_longest(items, items[1:]):
            self._seen.clear()
            started = time.perf_counter()
            sys.setprofile(self._note)
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            sys.setprofile(None)
            called = {(self._files[code.co_filename], code.co_qualname) for code in self._seen}
            names = sorted({f"{file}:{name.partition('.<locals>')[0]}" for file, name in called})
            lines.append(json.dumps([item.nodeid, round(time.perf_counter() - started, 4), names]))
        return lines

    def _note(self, frame: FrameType, event: str, argument: object) -> None:
        if event == "call" and frame.f_code.co_filename in self._files:
            self._seen.add(frame.f_code)


class FaultByFault:
    """Runs, for each fault, the tests that can notice it; the first that fails ends it."""

    def __init__(self, root: Path, plan: list[tuple[Mutant, list[str]]], answer: Path) -> None:
        self._root = root
        self._plan = plan
        self._answer = answer

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        items = {item.nodeid: item for item in session.items}
        with self._answer.open("w", encoding="utf-8") as answer:
            for mutant, tests in self._plan:
                chosen = [items[test] for test in tests if test in items]
                noticed = _in_child(functools.partial(self._noticed_by, mutant, chosen))
                print(json.dumps([mutant.name, mutant.line, noticed]), file=answer, flush=True)
        return True

    def _noticed_by(self, mutant: Mutant, items: list[pytest.Item]) -> list[str]:
        put_in(mutant, self._root)
        failed: list[str] = []

        class FirstFailure:
            def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
                if report.failed:
                    failed.append(report.nodeid)

        for number, item in enumerate(items):
            if number == 0:
                item.config.pluginmanager.register(FirstFailure())
            following = items[number + 1] if number + 1 < len(items) else None
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if failed:
                return failed
        return []


def put_in(mutant: Mutant, root: Path) -> None:
    """Give the function its faulty code, wherever it is held, and forget what was computed with the old."""
    new = code_with(mutant, root)
    for thing in gc.get_objects():
        if isinstance(thing, FunctionType):
            code = thing.__code__
            if code.co_qualname == mutant.function and code.co_filename == str(root / mutant.file):
                thing.__code__ = new
        elif isinstance(thing, functools._lru_cache_wrapper):
            thing.cache_clear()


def _in_child(work: Callable[[], list[str]]) -> list[str]:
    """Return what ``work`` returns in a child process; one that takes too long or dies has noticed something."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        signal.alarm(_LONGEST)
        silent = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silent, 1)
        os.dup2(silent, 2)
        try:
            said = json.dumps(work())
        except BaseException as error:  # noqa: BLE001 - the child reports whatever ended it, and ends
            said = json.dumps([f"ended by {type(error).__name__}"])
        with os.fdopen(writing, "w", encoding="utf-8") as pipe:
            pipe.write(said)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as pipe:
        said = pipe.read()
    os.waitpid(child, 0)
    answer: list[str] = json.loads(said) if said else ["ended by a signal or after too long"]
    return answer
