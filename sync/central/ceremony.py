"""The opening ceremony: trustees one after the other, then the box, then nothing is left.

States: ``GATHERING`` until a quorum of trustees has entered their words, ``READY`` then, ``OPENED`` after the
box was opened, ``WIPED`` at the end or when it is given up. Secrets live in this object alone, never on a
disk: a ceremony that is cut off begins again with the words, and nothing was opened. Opening again gives the
same totals; the file of totals is written once, by `write_opened`.

Wiping: the words are not kept, the shares are dropped as soon as the box is open, and the key lives inside
`open_box` alone. Python and its libraries make copies of bytes that cannot be reached; therefore the program
is hardened (`kiosk.hardening`), and the machine is switched off and wiped after the ceremony.
"""

import gc
from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path

from kiosk.envelope import fingerprint
from kiosk.errors import OperatorError
from kiosk.files import read_file, write_durably
from sync.central.frozen_box import FrozenBox, read_frozen_box
from sync.central.opening import Opened, open_box, parse_opened
from sync.central.outputs import require_new_file
from sync.central.places import Centre
from sync.central.trustees import Share, check_share, require_quorum, share_of

MOST_BOX_BYTES = 1024 * 1024 * 1024
_MOST_OPENED_BYTES = 64 * 1024 * 1024


class Stage(StrEnum):
    """How far the ceremony is."""

    GATHERING = "gathering"
    READY = "ready"
    OPENED = "opened"
    WIPED = "wiped"


_NEXT = {
    Stage.GATHERING: (Stage.READY, Stage.WIPED),
    Stage.READY: (Stage.OPENED, Stage.WIPED),
    Stage.OPENED: (Stage.WIPED,),
    Stage.WIPED: (),
}


class Ceremony:
    """One frozen box, read and verified, and the trustees who have come so far."""

    def __init__(self, data: bytes) -> None:
        """Raises `Refused` if the box was altered."""
        self._data = data
        self.box: FrozenBox = read_frozen_box(data)
        self.stage = Stage.GATHERING
        self._shares: dict[int, Share] = {}

    @staticmethod
    def of(path: Path) -> "Ceremony":
        """From a file. Raises `OperatorError` if it cannot be read, `Refused` if it was altered."""
        try:
            return Ceremony(read_file(path, MOST_BOX_BYTES))
        except OperatorError as error:
            gone = isinstance(error.__cause__, FileNotFoundError)
            if not gone or not Centre(path.parent).setup_path.exists():
                raise
            raise OperatorError(
                "El escrutinio de este centro no se ha cerrado todavía: {path} no existe.",
                "Ciérrelo primero con «close»; el archivo se hace entonces.",
                path=path,
            ) from error

    @property
    def trustees(self) -> int:
        """How many hold a share."""
        return len(self.box.setup.share_digests)

    @property
    def quorum(self) -> int:
        """How many of them open."""
        return self.box.setup.quorum

    @property
    def present(self) -> tuple[int, ...]:
        """The numbers of those whose share was accepted, sorted."""
        return tuple(sorted(self._shares))

    @property
    def missing(self) -> int:
        """How many have still to come."""
        return self.quorum - len(self._shares)

    @property
    def organiser(self) -> str:
        """The fingerprint that people compare with the poster."""
        return fingerprint(self.box.setup.keys.organiser)

    def check_turn(self, index: int) -> None:
        """Raise `OperatorError` if there is no such trustee, or this one has come already."""
        if not 1 <= index <= self.trustees:
            raise OperatorError(
                "No hay un depositario {index}: son {n}.", "Revise el número del depositario.",
                index=index, n=self.trustees,
            )  # fmt: skip
        if index in self._shares:
            raise OperatorError(
                "El depositario {index} ya escribió sus palabras.", "Sigue otro depositario.", index=index
            )

    def admit(self, index: int, words: Sequence[str]) -> None:
        """Take a trustee's twelve words. Raises `InvalidInput` naming the word that is wrong, `OperatorError`
        naming the trustee whose share it is not: then nothing was kept.
        """
        self.admit_share(share_of(index, words))

    def admit_share(self, share: Share) -> None:
        """Take a share that was read from a file."""
        assert self.stage in (Stage.GATHERING, Stage.READY), "nobody is asked for words afterwards"
        self.check_turn(share.index)
        check_share(share, self.box.setup.share_digests)
        self._shares[share.index] = share
        if self.stage is Stage.GATHERING and self.missing <= 0:
            self._go(Stage.READY)

    def open(self, progress: Callable[[int, int], None] = lambda _done, _all: None) -> Opened:
        """Open every ballot, and forget the shares whatever comes of it. Raises `OperatorError` without a
        quorum: then those who came stay.
        """
        require_quorum(len(self._shares), self.quorum)
        try:
            opened = open_box(self._data, self.box, list(self._shares.values()), progress)
        except BaseException:
            self.wipe()
            raise
        self._go(Stage.OPENED)
        self._forget()
        return opened

    def anew(self) -> "Ceremony":
        """The same box from the beginning, once the shares are forgotten."""
        return Ceremony(self._data)

    def wipe(self) -> None:
        """Forget everything; once it is done it stays done."""
        if self.stage is not Stage.WIPED:
            self._go(Stage.WIPED)
        self._forget()

    def _go(self, stage: Stage) -> None:
        assert stage in _NEXT[self.stage], f"{self.stage} does not lead to {stage}"
        self.stage = stage

    def _forget(self) -> None:
        self._shares.clear()
        gc.collect()


def write_opened(opened: Opened, out: Path) -> None:
    """Write the totals, whole or not at all. Raises `OperatorError` if the file is there already, or the disk
    refuses.
    """
    require_new_file(out)
    write_durably(out, opened.encoded())


def read_opened(path: Path) -> Opened:
    """The totals. Raises `OperatorError` if they cannot be read, `Refused` for any other form."""
    return parse_opened(read_file(path, _MOST_OPENED_BYTES))
