"""Publishing: the lists of a million tracking codes, and the report as PDF.

The codes are made of a million leaves in memory and written durably, as a publication is: several files wait
for the disk at once, and each folder is kept once, at the end. The bound writes the same files, their bytes
ready made, as a program does that knows nothing of the others: one after the other, its folder kept with
each. The report is that of Cartagena 2022, with its
texts, tables, QR and several pages; the bound is reportlab with its charts alone.
"""

from __future__ import annotations

import io
import random
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from reportlab.platypus import Flowable, SimpleDocTemplate
from reportlab.platypus import Table as Grid

from kiosk.files import write_durably
from sync.central.publish import report
from sync.central.publish.publish import write_files
from sync.central.publish.report_parts import Chart, Matrix
from sync.central.publish.report_words import SPANISH
from sync.central.publish.site_codes import Leaves, code_lists
from tests.benchmarks.figures import Figure, Growth, in_turn, seconds
from tests.benchmarks.prepared import FOLDER
from tests.tools.releases import make_release

_TIMES_CODES, _TIMES_PDF = 2.0, 3.0
_TRUSTEES = (2, 3)


def measure(quick: bool) -> Iterator[Figure | Growth]:
    """All figures of this file."""
    yield from _codes(10_000 if quick else 1_000_000)
    yield _report(3 if quick else 9)


def _codes(codes: int) -> Iterator[Figure | Growth]:
    source = random.Random(3)
    leaves = Leaves(frozenset(source.randbytes(32) for _ in range(codes)), {})
    _, files = code_lists(leaves)
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=FOLDER) as name:
        folder = Path(name)
        ours, bound = in_turn(3, lambda: _publish(leaves, folder), lambda: _write(files, folder))
    yield Figure.within(f"publishing: {codes} codes in {len(files)} files", ours, "s", _TIMES_CODES, bound,
                        "writing the same files")  # fmt: skip
    sizes = [size for size in (1000, 10_000, 100_000, 1_000_000) if size <= codes]
    some = list(leaves.all)
    points = [
        (size, 1e6 * seconds(partial(code_lists, Leaves(frozenset(some[:size]), {}))) / size)
        for size in sizes
    ]
    yield Growth("lists of codes", points)


def _publish(leaves: Leaves, folder: Path) -> None:
    shutil.rmtree(folder)
    write_files(code_lists(leaves)[1], folder)


def _write(files: Mapping[str, bytes], folder: Path) -> None:
    shutil.rmtree(folder)
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        write_durably(path, data, mode=0o644)


def _report(runs: int) -> Figure:
    release = make_release()
    charts = list(_charts(report._story(release, SPANISH, "", _TRUSTEES)))
    ours, bound = in_turn(
        runs,
        lambda: report.report(release, SPANISH, "", _TRUSTEES),
        lambda: SimpleDocTemplate(io.BytesIO()).build(list(charts)),
    )
    return Figure.within("publishing: the report, PDF", 1000 * ours, "ms", _TIMES_PDF, 1000 * bound,
                         "bare pages of its charts")  # fmt: skip


def _charts(story: Iterator[Flowable]) -> Iterator[Flowable]:
    for part in story:
        if isinstance(part, Chart | Matrix):
            yield part
        elif isinstance(part, Grid):
            cells = [cell for row in vars(part)["_cellvalues"] for cell in row if isinstance(cell, list)]
            yield from (each for cell in cells for each in cell if isinstance(each, Chart))
