"""The newest roster that this kiosk has seen, kept beside its box file.

What comes by network or stick is kept only if the organiser signed it, it is of this consultation and mode,
and it is newer; what lies here is verified again whenever it is read: an edited file is as good as none.
"""

from pathlib import Path

from kiosk.errors import OperatorError, Refused
from kiosk.files import read_file, write_durably
from kiosk.kit import Kit
from kiosk.roster import MOST_BYTES, Roster, read_roster


class RosterShelf:
    """One kit's rosters. ``path`` is the file that keeps the newest."""

    def __init__(self, kit: Kit, path: Path) -> None:
        self._kit = kit
        self._path = path
        self.newest = self._stored() or kit.roster

    @property
    def retired(self) -> bool:
        """True if the newest roster revokes this kiosk."""
        return self._kit.kiosk in self.newest.revocations

    def offer(self, envelope: bytes) -> bool:
        """Keep this roster if it is a newer one of the organiser; whether it was kept."""
        try:
            roster = self._read(envelope)
        except Refused:
            return False
        if roster.version <= self.newest.version:
            return False
        write_durably(self._path, envelope)
        self.newest = roster
        return True

    def _stored(self) -> Roster | None:
        try:
            roster = self._read(read_file(self._path, MOST_BYTES))
        except (OperatorError, Refused):
            return None
        return roster if roster.version > self._kit.roster.version else None

    def _read(self, envelope: bytes) -> Roster:
        roster = read_roster(envelope, self._kit.keys.organiser)
        if (roster.consultation, roster.mode) != (self._kit.consultation.digest, self._kit.mode):
            raise Refused("roster-consultation", "La lista de puestos es de otra consulta.")
        return roster
