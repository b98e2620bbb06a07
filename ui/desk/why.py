"""Why a batch is held, in words for staff: what it is called, what happened, and what to do."""

from dataclasses import dataclass

from ui.desk.tones import Tone
from ui.words import tr


@dataclass(frozen=True)
class Why:
    """``short`` fits behind the name of a point; ``what`` and ``do`` are whole sentences. ``decide``: staff
    can decide about its box.
    """

    lead: str
    tone: Tone
    short: str
    what: str
    do: str
    decide: bool = False

    @property
    def icon(self) -> str:
        """A pictogram for its tone."""
        return "warning" if self.tone is Tone.ALARM else "hourglass"


def why_held(reason: str) -> Why:
    """The words for a reason's code."""
    return _waiting().get(reason) or _alarms().get(reason) or _other(reason)


def _waiting() -> dict[str, Why]:
    return {
        "gap": Why(
            tr("En espera"), Tone.LOOK, tr("falta uno anterior"),
            tr("Llegó bien, pero falta un lote anterior de la misma urna. Entra solo cuando ese llegue."),
            tr("Busque la memoria que falta, o pida al puesto que envíe otra vez."),
        ),
        "second-box": Why(
            tr("Por decidir"), Tone.ALARM, tr("viene de otra urna"),
            tr("Este equipo ya había enviado desde otra urna: pudo cambiar de disco, o alguien usó su kit en "
               "otra máquina. No se perdió nada."),
            tr("Llame al puesto y mire el acta. Después decida si la urna cuenta o no cuenta."),
            decide=True,
        ),
        "box-excluded": Why(
            tr("No cuenta"), Tone.IDLE, tr("su urna no cuenta"),
            tr("El personal decidió que esta urna no cuenta. El lote queda guardado aquí."),
            tr("No hay nada que hacer. Si fue un error, decida otra vez."),
            decide=True,
        ),
        "kiosk-revoked": Why(
            tr("Retirado"), Tone.IDLE, tr("el equipo fue retirado"),
            tr("Este lote es posterior al último bueno de un equipo retirado. Queda guardado y no cuenta."),
            tr("No hay nada que hacer. Si el límite está mal, cambie la lista de puestos."),
        ),
    }  # fmt: skip


def _alarms() -> dict[str, Why]:
    return {
        "fork": Why(
            tr("Retenido"), Tone.ALARM, tr("ya había otro con ese número"),
            tr("Ya había otro lote con este número y otro contenido. El primero cuenta; este quedó apartado. "
               "No se perdió nada."),
            tr("Llame al puesto: compare las cuentas y la huella del acta. Si la urna no es de fiar, decida "
               "que no cuenta."),
            decide=True,
        ),
        "rollback": Why(
            tr("Retenido"), Tone.ALARM, tr("no continúa lo que ya llegó"),
            tr("No continúa lo que esta urna ya había enviado: el disco pudo volver atrás. Quedó apartado. "
               "No se perdió nada."),
            tr("Llame al puesto y no deje usar ese equipo. Recupere su disco con «urna-central rescue»."),
            decide=True,
        ),
        "rescue-fork": Why(
            tr("Retenido"), Tone.ALARM, tr("el disco dice otra cosa"),
            tr("Lo que se leyó del disco y lo que ya llegó de su urna se contradicen. Quedó apartado."),
            tr("Compare con el acta del puesto. Después decida si la urna cuenta o no cuenta."),
            decide=True,
        ),
    }  # fmt: skip


def _other(reason: str) -> Why:
    what = tr("Quedó apartado con el código «{reason}». No se perdió nada.").format(reason=reason)
    return Why(tr("Retenido"), Tone.ALARM, reason, what, tr("Llame al puesto."), decide=True)
