"""Taking in a whole folder or stick, and leaving there what the kiosks wait for: receipts and the roster.

The desk and the command line both call `import_folder`. A file that cannot be read or is refused stops
nothing; importing the same folder again changes nothing, and writes the receipts that were still missing.
"""

from collections import Counter, deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from kiosk.errors import OperatorError
from kiosk.files import holds, read_found
from sync.batch import SUFFIX
from sync.central.intake import Intake, Looked, Outcome, accepted_before, decide, take_in, verify
from sync.central.places import Centre
from sync.central.processes import processes
from sync.central.store import Store
from sync.rescue import MOST_BYTES
from sync.stick import RECEIPT_SUFFIX, ROSTER_NAME, write_checked

Progress = Callable[[int, int], None]
Take = Callable[[bytes], Intake]
_AHEAD = 2
"""Files that are verified while the database takes the one before."""

_MANY_BYTES = 16 * 1024 * 1024
"""From here on it is worth the start of another process to verify in."""


@dataclass(frozen=True)
class Taken:
    """One file and what became of it."""

    path: Path
    intake: Intake


@dataclass(frozen=True)
class ImportSummary:
    """Every file, in the order of their names. ``receipts``: how many lie beside their batches now;
    ``not_written``: why others could not be written, None if nothing failed. ``left``: files that were not
    looked at any more because it was stopped.
    """

    taken: tuple[Taken, ...]
    receipts: int
    not_written: OperatorError | None
    left: int = 0

    def count(self, outcome: Outcome) -> int:
        """How many files ended so."""
        return Counter(each.intake.outcome for each in self.taken)[outcome]

    def reasons(self) -> dict[str, int]:
        """Why files were held or refused, by code, the most frequent first."""
        counted = Counter(each.intake.reason for each in self.taken if each.intake.reason)
        return dict(sorted(counted.items(), key=lambda item: (-item[1], item[0])))


def import_folder(
    centre: Centre,
    store: Store,
    paths: Sequence[Path],
    *,
    receipts: bool = True,
    progress: Progress = lambda _done, _all: None,
    wanted: Callable[[], bool] = lambda: True,
) -> ImportSummary:
    """Take in every batch under ``paths``; with ``receipts``, answer beside each file. ``wanted`` is asked
    before each file: once it says no, the rest is left as it is, and what was taken in has its answers.

    Raises `OperatorError` if a path does not exist, or the register was destroyed: then nothing was taken in.
    """
    centre.require_whole()
    files = list(_batch_files(paths))
    roster, key = centre.roster(), centre.signing_key
    taken = []
    known = partial(accepted_before, store, roster=roster)
    sent = replace(roster, revocations=dict(roster.revocations))  # a view of one crosses to no process
    verified = partial(verify, roster=sent, centre=key.public)
    with closing(_looked_at(files, known, verified)) as looked:
        for done, path in enumerate(files, 1):
            if not wanted():
                break
            taken.append(Taken(path, decide(store, next(looked), roster, key)))
            progress(done, len(files))
    left = len(files) - len(taken)
    take = partial(take_in, store, roster=roster, centre=key)
    # What waited for a file that came later in this folder has its receipt now.
    taken = list(_let_in(taken, take))
    if not receipts:
        return ImportSummary(tuple(taken), 0, None, left)
    return ImportSummary(tuple(taken), *_answer(taken, centre.roster_envelope()), left)


def _batch_files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if not path.exists():
            raise OperatorError(
                "No existe {path}. No se importó nada.", "Revise el nombre de la carpeta.", path=path
            )
    for path in paths:
        if path.is_dir():
            yield from sorted(found for found in path.rglob(f"*{SUFFIX}") if not found.name.startswith("."))
        else:
            yield path


def _looked_at(
    files: Sequence[Path], known: Callable[[bytes], Intake | None], verified: Callable[[bytes], Looked]
) -> Generator[Looked, None, None]:
    """What each file is, in their order. A large folder is verified in a process of its own, ahead of the
    database.
    """
    if sum(map(_size, files)) < _MANY_BYTES:
        for path in files:
            data = _read(path)
            yield data if isinstance(data, Intake) else known(data) or verified(data)
        return
    waiting = deque[Future[Looked] | Intake]()
    with processes(1) as verifier:
        for path in files:
            data = _read(path)
            if isinstance(data, bytes):
                waiting.append(known(data) or verifier.submit(verified, data))
            else:
                waiting.append(data)
            if len(waiting) > _AHEAD:
                yield _when_known(waiting.popleft())
        while waiting:
            yield _when_known(waiting.popleft())


def _when_known(looked: Future[Looked] | Intake) -> Looked:
    return looked if isinstance(looked, Intake) else looked.result()


def _size(path: Path) -> int:
    """Bytes; 0 for what cannot be read, which is said when its turn comes."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _read(path: Path) -> bytes | Intake:
    try:
        return read_found(path, MOST_BYTES)
    except OperatorError as error:
        return Intake(Outcome.REFUSED, reason="file-unreadable", text=str(error), error=error)


def _let_in(taken: Sequence[Taken], take: Take) -> Iterator[Taken]:
    """The same files, those that waited for another asked a second time; a copy of one is no second one."""
    new: set[bytes] = set()
    for each in taken:
        if each.intake.reason != "gap":
            yield each
            continue
        asked = _again(each, take)
        receipt = asked.intake.receipt
        if receipt is not None and receipt in new:
            asked = Taken(each.path, replace(asked.intake, outcome=Outcome.ALREADY))
        if receipt is not None:
            new.add(receipt)
        yield asked


def _again(taken: Taken, take: Take) -> Taken:
    """Asked a second time, a batch that was let in meanwhile is no longer held: it was new."""
    data = _read(taken.path)
    intake = data if isinstance(data, Intake) else take(data)
    if intake.outcome is not Outcome.ALREADY:
        return taken
    place = (intake.kiosk, intake.box, intake.sequence)
    return Taken(taken.path, Intake(Outcome.NEW, *place, receipt=intake.receipt))


def _answer(taken: Sequence[Taken], roster: bytes) -> tuple[int, OperatorError | None]:
    """Receipts beside their batches and the roster in each folder; how many, and what went wrong first."""
    written = 0
    trouble: OperatorError | None = None
    answers = [
        (each.path.with_name(each.path.name + RECEIPT_SUFFIX), each.intake.receipt)
        for each in taken
        if each.intake.receipt is not None
    ]
    rosters = [(folder / ROSTER_NAME, roster) for folder in {path.parent for path, _ in answers}]
    for path, data in [*answers, *rosters]:
        try:
            if not holds(path, data):
                write_checked(path, data)
        except OperatorError as error:
            trouble = trouble or error
        else:
            written += path.name != ROSTER_NAME
    return written, trouble
