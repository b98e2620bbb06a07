"""Nivelación: paper list, register, sessions and box, compared at the close; differences become a note."""

import re
from dataclasses import dataclass

from kiosk.head import Head

_NOTE = re.compile(r"papel=\d+ registro=\d+ urna=\d+ sesiones=\d+ abandonos=\d+ pruebas=\d+")


@dataclass(frozen=True)
class Levelling:
    """``paper`` is the jurado's count of the paper list, typed before the box's own was shown."""

    paper: int
    head: Head

    @property
    def paper_agrees(self) -> bool:
        """The paper list has as many people as the register."""
        return self.paper == self.head.entries

    @property
    def sessions_agree(self) -> bool:
        """Every session that was begun ended in a ballot or a walk-away; challenges are counted apart."""
        return self.head.under_way == 0 and self.head.ballots == self.head.entries

    @property
    def agrees(self) -> bool:
        """Everything agrees."""
        return self.paper_agrees and self.sessions_agree

    def note(self) -> str:
        """For journal and acta: the figures, and nothing about anybody."""
        head = self.head
        return (
            f"papel={self.paper} registro={head.entries} urna={head.ballots} sesiones={head.started} "
            f"abandonos={head.abandoned} pruebas={head.challenged}"
        )


def is_note(text: str) -> bool:
    """True for what `Levelling.note` writes: an acta tells it in words of its own."""
    return _NOTE.fullmatch(text) is not None
