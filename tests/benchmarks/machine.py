"""What a run was measured on, in a few plain words: a figure says little without it."""

from __future__ import annotations

import os
import platform
import sqlite3
import tempfile
from collections.abc import Mapping
from pathlib import Path

from tests.benchmarks.figures import percentile, seconds
from tests.benchmarks.prepared import FOLDER

_SYNCS = 300
_BLOCK = 4096


def about() -> Mapping[str, object]:
    """Processors, memory, versions, and how long the disk takes to keep 4 KiB."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile(dir=FOLDER, buffering=0) as file:
        block = os.urandom(_BLOCK)

        def keep() -> None:
            file.write(block)
            os.fsync(file.fileno())

        times = [1000 * seconds(keep) for _ in range(_SYNCS)]
    return {
        "cores": os.cpu_count(),
        "processor": _processor(),
        "memory_mib": os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**20,
        "load_before": round(os.getloadavg()[0], 2),
        "fsync_ms_median": round(percentile(times, 0.5), 3),
        "fsync_ms_p99": round(percentile(times, 0.99), 3),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "system": platform.system(),
    }


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines():
        if line.startswith("model name"):
            return line.partition(": ")[2]
    return platform.machine()
