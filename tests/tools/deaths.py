"""A process that dies at the first line of some code, then at the second, and so on: a cut everywhere."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from types import FrameType, ModuleType
from typing import Any

Trace = Callable[[FrameType, str, Any], Any]
_DIED, _FAILED, _MOST_LINES = 9, 1, 2000


def each_death(act: Callable[[], object], *modules: ModuleType) -> Iterator[int]:
    """Do ``act`` in processes of their own, each of which dies one line of these modules later than the last;
    after each the caller looks at what is left. The last one comes to its end. Yields the line.
    """
    for line in range(1, _MOST_LINES):
        pid = os.fork()
        if pid == 0:
            _live(act, _die_at(line, {module.__file__ for module in modules}))
        ended = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        assert ended in (0, _DIED), "what was done failed by itself"
        yield line
        if ended == 0:
            return
    raise AssertionError("it never came to its end")


def _live(act: Callable[[], object], trace: Trace) -> None:
    try:
        sys.settrace(trace)
        act()
        os._exit(0)
    finally:
        os._exit(_FAILED)


def _die_at(line: int, watched: set[str | None]) -> Trace:
    left = line

    def trace(frame: FrameType, event: str, _argument: object) -> Trace | None:
        nonlocal left
        if frame.f_code.co_filename not in watched:
            return None
        if event == "line":
            left -= 1
            if left == 0:
                os._exit(_DIED)
        return trace

    return trace
