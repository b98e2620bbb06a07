"""The actas of a station: their values gathered, the PDF saved beside the box file, then printed.

An acta is made after its transaction has committed. A full disk or a printer without paper is told and
stops nothing: the polls are open or closed all the same, and the acta can be made and printed again.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk import journal
from kiosk.connection import in_words
from kiosk.context import Mode
from kiosk.counting import counted, figure
from kiosk.envelope import fingerprint
from kiosk.errors import UrnaError
from kiosk.files import make_folder, write_durably
from kiosk.head import Head
from kiosk.head_code import fold
from kiosk.journal import JournalEvent
from kiosk.levelling import Levelling, is_note
from kiosk.polls import Polls
from kiosk.printing import print_file, printer_name
from kiosk.readiness import Finding, Item, Reading
from kiosk.station import Station

if TYPE_CHECKING:  # reportlab is loaded when the first acta is made: the kiosk starts fast
    from kiosk.acta import Acta, Kind

_ITEMS = {
    Item.DISK: "Disco",
    Item.INTEGRITY: "Urna",
    Item.KEYS: "Llaves",
    Item.CLOCK: "Reloj",
    Item.BATTERY: "Batería",
    Item.SCREEN: "Pantalla",
    Item.SOUND: "Sonido",
    Item.STICK: "Memoria USB",
    Item.PRINTER: "Impresora",
}
_DAY = r"\d{4}-\d\d-\d\d"
_TOLD = {
    JournalEvent.POLLS_PAUSED: "la mesa se pausó",
    JournalEvent.POLLS_RESUMED: "la mesa siguió después de la pausa",
    JournalEvent.CLOCK_WENT_BACK: "el reloj estaba atrasado; antes marcaba {detail}",
    JournalEvent.DISPUTE_OPENED: "se abrió una reclamación: «no fui yo»",
    JournalEvent.CHALLENGED: "una persona comprobó la máquina: un voto de prueba, anulado",
    JournalEvent.UNDECIDED: "una persona se fue sin decidir sobre un voto sellado: no se guardó",
    JournalEvent.SESSIONS_CUT: "el equipo se apagó con {detail} en curso: vuelve a registrarse",
    JournalEvent.PIN_RESET: "se puso un PIN nuevo",
    JournalEvent.NOTE: "{detail}",
}


@dataclass(frozen=True)
class Papers:
    """What became of an acta: its file, the printer that took it (or empty), what went wrong (or None)."""

    name: str
    printer: str
    trouble: UrnaError | None

    @staticmethod
    def opening(station: Station, readings: Sequence[Reading]) -> "Papers":
        """Make, save and print the acta de apertura."""
        from kiosk.acta import Kind

        return _issue(station, _acta(station, Kind.OPENING, readings, None))

    @staticmethod
    def closing(station: Station, levelling: Levelling) -> "Papers":
        """Make, save and print the acta of the jornada, or of the cierre definitivo."""
        from kiosk.acta import Kind

        kind = Kind.FINAL if station.box.head.polls is Polls.ENDED else Kind.DAY
        return _issue(station, _acta(station, kind, (), levelling))


@dataclass(frozen=True)
class Saved:
    """A saved acta: its file, its kind (the value of `kiosk.acta.Kind`), its day, which of that day."""

    name: str
    kind: str
    day: str
    number: int


def saved_papers(station: Station) -> tuple[Saved, ...]:
    """The actas of this kit and mode, the newest day first. Raises `OperatorError` if the disk refuses."""
    form = re.compile(rf"{re.escape(_stem(station))}({_DAY})-([a-z-]+)-{_mode(station)}(?:-(\d+))?\.pdf")
    with in_words():
        matches = [form.fullmatch(path.name) for path in _folder(station).glob("*.pdf")]
    found = [Saved(m[0], m[2], m[1], int(m[3] or 1)) for m in matches if m]
    return tuple(sorted(found, key=lambda saved: (saved.day, saved.kind, saved.number), reverse=True))


def saved_files(station: Station) -> tuple[tuple[str, bytes], ...]:
    """The saved actas as files, name and PDF; one that cannot be read now is left for another time."""
    return tuple(
        (saved.name, data)
        for saved in saved_papers(station)
        if (data := _bytes_of(_folder(station) / saved.name)) is not None
    )


def print_again(station: Station, name: str) -> Papers:
    """Print a saved acta once more."""
    return _printed(_folder(station) / name)


def _issue(station: Station, acta: "Acta") -> Papers:
    from kiosk.acta import render

    folder = _folder(station)
    stem = f"{_stem(station)}{station.minute()[:10]}-{acta.kind}-{_mode(station)}"
    path, again = folder / f"{stem}.pdf", 1
    try:
        make_folder(folder)
        with in_words():
            while path.exists():
                again += 1
                path = folder / f"{stem}-{again}.pdf"
        write_durably(path, render(acta))
    except UrnaError as error:
        return Papers(path.name, "", error)
    return _printed(path)


def _bytes_of(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _printed(path: Path) -> Papers:
    printer = printer_name()
    if not printer:
        return Papers(path.name, "", None)
    try:
        print_file(path, printer)
    except UrnaError as error:
        return Papers(path.name, "", error)
    return Papers(path.name, printer, None)


def _acta(station: Station, kind: "Kind", readings: Sequence[Reading], levelling: Levelling | None) -> "Acta":
    from kiosk.acta import Acta

    head, consultation = station.box.head, station.consultation
    organiser = station.kit.keys.organiser
    return Acta(
        kind=kind,
        practice=station.mode is Mode.PRACTICE,
        consultation=consultation.title,
        organiser=consultation.organiser,
        facts=_facts(station, levelling),
        figures=_figures(station, levelling),
        verdict=_verdict(levelling) if levelling else "",
        agrees=levelling is None or levelling.agrees,
        findings=tuple(
            (_ITEMS[reading.item], str(reading), reading.finding in (Finding.NOTICE, Finding.STOPS))
            for reading in readings
        ),
        notes=_notes(station),
        digests=(
            ("Urna", head.box.hex()),
            ("Votos sellados", head.box_digest.hex()),
            ("Registro sellado", head.register_digest.hex()),
            ("Diario del equipo", head.journal_digest.hex()),
            ("Llave del equipo", fingerprint(station.public_key).replace(" ", "")),
            ("Llave del organizador", fingerprint(organiser).replace(" ", "")),
        ),
        code=fold(station.box.head_envelope()),
    )


def _facts(station: Station, levelling: Levelling | None) -> tuple[tuple[str, str], ...]:
    head, point = station.box.head, station.point
    facts = [
        ("Puesto", f"{point.code} · {point.name}"),
        ("Localidad", point.localidad),
        ("Equipo", station.kit.kiosk),
        ("Modo", "práctica" if station.mode is Mode.PRACTICE else "oficial"),
        ("Abrió", _told_minute(head.opened_at)),
    ]
    facts += [("Cerró", _told_minute(head.closed_at))] if head.closed_at else []
    facts += [("Encendidos", str(head.boots))]
    facts += [("Sesiones", _sessions(head))] if levelling else []
    facts += [("Votos de prueba", _challenges(head))] if levelling else []
    return tuple(facts)


def _sessions(head: Head) -> str:
    """How those who were registered ended; what is nought is left out."""
    parts = [counted(head.started, ("iniciada", "iniciadas"))]
    parts += [f"{head.under_way} sin terminar"] if head.under_way else []
    return ", ".join(parts)


def _challenges(head: Head) -> str:
    """How often people checked the machine: those ballots are void and in no count."""
    void = ("anulado y fuera de la urna", "anulados y fuera de la urna")
    return ", ".join(figure(head.challenged, void)) if head.challenged else "ninguno"


def _figures(station: Station, levelling: Levelling | None) -> tuple[tuple[str, str], ...]:
    head = station.box.head
    figures = (
        figure(head.ballots, ("voto en la urna", "votos en la urna")),
        figure(head.entries, ("persona registrada", "personas registradas")),
    )
    if levelling is None:
        return figures
    return (
        *figures,
        (str(levelling.paper), "en la lista de papel"),
        figure(head.abandoned, ("sesión sin voto", "sesiones sin voto")),
        _batches(station),
    )


def _batches(station: Station) -> tuple[str, str]:
    """How many were made, and of how many the receipt is here; practice on an official kit ships none."""
    made, waiting = station.box.head.batches, len(station.batches.undelivered())
    if not station.ships or not made:
        return figure(made, ("lote hecho", "lotes hechos"))
    return f"{made - waiting} de {made}", figure(made, ("lote con recibo", "lotes con recibo"))[1]


def _verdict(levelling: Levelling) -> str:
    if levelling.agrees:
        return "Nivelación: la lista de papel, el registro y la urna cuadran."
    if not levelling.paper_agrees:
        paper, entries = levelling.paper, levelling.head.entries
        return f"Nivelación: la lista de papel ({paper}) y el registro ({entries}) no cuadran."
    return "Nivelación: las sesiones y la urna no cuadran. Llame al centro de escrutinio."


def _notes(station: Station) -> tuple[str, ...]:
    """Since the polls last opened, what an observer would ask about: so each is told on one acta or two."""
    rows = journal.rows(station.box.connection)
    before = rows[:-1]  # an acta de apertura tells what came before this very opening
    since = max((n for n, row in enumerate(before) if row.event is JournalEvent.POLLS_OPENED), default=0)
    return tuple(
        f"{_told_minute(row.minute)}: {_TOLD[row.event].format(detail=row.detail)}"
        for row in rows[since:]
        if row.event in _TOLD and not is_note(row.detail)
    )


def _told_minute(minute: str) -> str:
    """``2026-11-15T08:02`` as it stands on paper: ``15/11/2026, 08:02``."""
    day, _, hour = minute.partition("T")
    return f"{day[8:]}/{day[5:7]}/{day[:4]}, {hour}"


def _stem(station: Station) -> str:
    return f"{station.point.code}-{station.kit.kiosk}-"


def _folder(station: Station) -> Path:
    return station.box.path.parent / "actas"


def _mode(station: Station) -> str:
    return "practica" if station.mode is Mode.PRACTICE else "oficial"
