"""What the desk says once the count is closed: on the board, of what was set aside, and what comes next.

It knows what the centre's folder holds. The opening happens on another machine: of it nothing is known here
until the results are published.
"""

from collections.abc import Mapping
from enum import Enum, auto
from pathlib import Path

from ui.desk.snapshot import Snapshot
from ui.desk.tones import Tone
from ui.desk.view_models import votes
from ui.desk.views import Line
from ui.words import day, hour, plural, tr


class Following(Enum):
    """How far a closed count is, by what the audit log tells."""

    OPENING = auto()
    PUBLISHED = auto()
    ARCHIVED = auto()


def following(snapshot: Snapshot) -> Following:
    """The last of the steps that was done here."""
    done = {row.action for row in snapshot.audit}
    if "archive" in done:
        return Following.ARCHIVED
    return Following.PUBLISHED if "publish" in done else Following.OPENING


def following_lines(snapshot: Snapshot, frozen: Path) -> tuple[Line, ...]:
    """What was done since the closing, and what comes next."""
    match following(snapshot):
        case Following.OPENING:
            return (to_open(frozen),)
        case Following.PUBLISHED:
            return (*_published(snapshot), _to_hand_out())
        case Following.ARCHIVED:
            return (*_published(snapshot), _archived())


def to_open(frozen: Path) -> Line:
    """Where the frozen box goes, and what comes back."""
    return Line(
        tr("Lo que sigue"),
        tr("Lleve frozen.box a la máquina sin red y ábrala allí con los depositarios: "
           "urna-desk --open frozen.box. Traiga de allí opened.json, y publique aquí: urna-central publish."),
        Tone.OPEN, "key", str(frozen),
    )  # fmt: skip


def _published(snapshot: Snapshot) -> tuple[Line, ...]:
    rows = [row for row in snapshot.audit if row.action == "publish"]
    text = tr("{day}, {hour}, por {who}")
    return tuple(
        Line(
            tr("Resultados publicados"), text.format(day=day(row.at), hour=hour(row.at), who=row.who),
            Tone.DONE, "megaphone",
        )
        for row in rows[-1:]
    )  # fmt: skip


def _to_hand_out() -> Line:
    return Line(
        tr("Lo que sigue"),
        tr("Ponga la carpeta publicada en la página web, y compruebe bundle.zip con urna-verify y la huella "
           "del afiche. Pasado el tiempo de reclamos, borre los equipos y archive: urna-central archive."),
        Tone.OPEN, "megaphone",
    )  # fmt: skip


def _archived() -> Line:
    return Line(
        tr("Archivado"),
        tr("El registro de personas se destruyó: archive.json lo hace constar. No queda nada por hacer."),
        Tone.DONE, "archive",
    )  # fmt: skip


def aside_lines(aside: Mapping[str, int]) -> tuple[Line, ...]:
    """The ballots that the closing set aside, by reason."""
    return tuple(Line(reason_of(r), votes(count), Tone.IDLE, "tray") for r, count in sorted(aside.items()))


def apart_lines(snapshot: Snapshot) -> tuple[Line, ...]:
    """What stands under «Apartados» besides the documents that are held: before the closing, that there are
    none; after it, which ballots it set aside.
    """
    if not snapshot.closed:
        text = tr("Todo lo que llegó entra al cierre. Allí se apartan los votos repetidos, sin abrirlos.")
        return () if snapshot.held else (Line(tr("Nada apartado"), text, Tone.DONE, "check-circle"),)
    if snapshot.set_aside is None:
        text = tr("El acta del cierre no se puede leer. Mire «Cierre».")
        return (Line(tr("No se sabe qué votos se apartaron"), text, Tone.ALARM, "warning"),)
    total = sum(snapshot.set_aside.values())
    if not total:
        text = tr("El cierre no apartó ningún voto.")
        return () if snapshot.held else (Line(tr("Nada apartado"), text, Tone.DONE, "check-circle"),)
    head = plural(total, tr("El cierre apartó 1 voto"), tr("El cierre apartó {n} votos"))
    text = tr("No se abren ni se cuentan. Se publica por qué.")
    return (Line(head, text, Tone.LOOK, "tray"), *aside_lines(snapshot.set_aside))


def reason_of(reason: str) -> str:
    """Why a ballot was set aside, or what the closing found in the register; as it stands if it is new."""
    texts = {
        "voted-elsewhere": tr("La persona ya votó en otra parte"),
        "challenged-and-cast": tr("Voto anulado por una comprobación"),
        "entry-without-ballot": tr("Registro sin voto"),
        "entry-unreadable": tr("Registro que no abre"),
        "entry-false": tr("Registro cuyo seudónimo no es el suyo"),
        "entry-repeated": tr("Registro repetido"),
        "duplicate": tr("Segundo voto de la misma persona"),
        "pseudonym-unreadable": tr("Seudónimo que no abre"),
        "ballot-without-entry": tr("Voto sin registro"),
        "sealed-ballot-repeated": tr("Copia de un voto sellado"),
        "challenged": tr("Voto de prueba, anulado"),
    }
    return texts.get(reason, reason)
