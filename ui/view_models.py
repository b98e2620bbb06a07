"""From what is true to what is shown: pure functions, no widgets."""

from dataclasses import dataclass
from datetime import datetime

from kiosk.consultation import VotingPoint
from kiosk.polls import Polls
from kiosk.readiness import LOW_BATTERY_PERCENT, Battery
from kiosk.station import StationStatus
from sync.agent import AgentStatus
from ui.screens.home import Fact, HomeView
from ui.words import day, hour, of_core, plural, tr

_TASK_ICONS = {
    "register": "identification-card", "resume": "play", "batches": "usb", "open": "lock-open",
    "anew": "arrows-clockwise",
}  # fmt: skip
_LOW_MB = 200
_MINUTE, _HOUR = 60, 60


@dataclass(frozen=True)
class Around:
    """How the machine is: its battery or None, free megabytes or None, the local minute, sticks."""

    battery: Battery | None
    free_mb: int | None
    minute: str
    sticks: int


def home_view(
    status: StationStatus,
    point: VotingPoint,
    agent: AgentStatus | None,
    around: Around,
    *,
    ships: bool,
    online: bool,
    practice: bool,
    unsealed: bool = False,
) -> HomeView:
    """The volunteer's home for the present state of the polls; ``online``: the kit names a server;
    ``unsealed``: the polls ended and the last batch is still to be made.
    """
    waits = ships and bool(status.unbatched or status.undelivered or unsealed)
    task, title, line, button = _task(status, waits=waits, practice=practice)
    anew = practice and status.polls is Polls.ENDED and task != "anew"
    return HomeView(
        title=point.name,
        subtitle=f"{point.code} · {_polls_line(status)}",
        task_title=title,
        task_line=line,
        task_button=button,
        task=task,
        task_icon=_TASK_ICONS[task],
        secondary=(
            *_sending_tasks(status, ships=ships, online=online),
            *((("anew", tr("Empezar otra práctica"), _TASK_ICONS["anew"]),) if anew else ()),
            *_secondary(status.polls),
        ),
        facts=(
            _box(status),
            *_sending(status, agent, around.minute, ships=ships, unsealed=unsealed),
            _machine(around, clock_behind=status.clock_behind),
        ),
    )


def ago(minute: str, now: str) -> str:
    """How long ago a local minute was, in words: ``hace 20 minutos``, ``hoy a las 8:02 a. m.``"""
    then, today = datetime.fromisoformat(minute), datetime.fromisoformat(now)
    minutes = max(0, int((today - then).total_seconds()) // _MINUTE)
    if minutes == 0:
        return tr("hace un momento")
    if minutes < _HOUR:
        return plural(minutes, tr("hace 1 minuto"), tr("hace {n} minutos"))
    if then.date() == today.date():
        return tr("hoy a las {hour}").format(hour=hour(minute))
    return tr("el {day} a las {hour}").format(day=day(minute), hour=hour(minute))


def _task(status: StationStatus, *, waits: bool, practice: bool) -> tuple[str, str, str, str]:
    if status.polls is Polls.OPEN:
        return (
            "register",
            tr("Registrar a la siguiente persona"),
            tr("Pida el documento, escriba el número y el nombre, y muestre el aviso de datos."),
            tr("Empezar registro"),
        )
    if status.polls is Polls.PAUSED:
        return (
            "resume",
            tr("La mesa está en pausa"),
            tr("Nadie puede votar hasta que la reanude. Los votos depositados están guardados."),
            tr("Reanudar la mesa"),
        )
    if status.polls is Polls.ENDED:
        return _task_after_the_end(waits=waits, practice=practice)
    return (
        "open",
        tr("Abrir la mesa"),
        tr("Revise que la urna esté vacía, o con los votos de ayer, delante de los testigos."),
        tr("Abrir la mesa"),
    )


def _task_after_the_end(*, waits: bool, practice: bool) -> tuple[str, str, str, str]:
    """What waits for a receipt goes first; then nothing is left but the actas, or practising again."""
    if waits:
        return (
            "batches",
            tr("La mesa cerró definitivamente"),
            tr("Los votos están guardados. Lleve o envíe los lotes al centro de escrutinio."),
            tr("Guardar los lotes"),
        )
    if practice:
        return (
            "anew",
            tr("La práctica terminó"),
            tr("Para practicar con otro grupo empiece otra: los votos de esta se borran."),
            tr("Empezar otra práctica"),
        )
    return (
        "batches",
        tr("La mesa cerró definitivamente"),
        tr("El centro dio recibo de todos los votos. Las actas se pueden guardar en una memoria."),
        tr("Guardar las actas"),
    )


def _secondary(polls: Polls) -> tuple[tuple[str, str, str], ...]:
    close = ("close", tr("Cerrar"), "power")
    always = (("lock", tr("Bloquear"), "lock"), ("more", tr("Más"), "list"))
    if polls is Polls.OPEN:
        return (("pause", tr("Pausar mesa"), "pause"), close, *always)
    if polls is Polls.PAUSED:
        return (close, *always)
    if polls is Polls.DAY_CLOSED:
        return (("end", tr("Cierre definitivo"), "power"), *always)
    return (always[1],)


def _polls_line(status: StationStatus) -> str:
    if status.polls in (Polls.OPEN, Polls.PAUSED) and status.opened_at:
        return tr("Mesa abierta desde las {hour}").format(hour=hour(status.opened_at))
    if status.polls is Polls.DAY_CLOSED:
        return tr("La jornada de hoy está cerrada")
    if status.polls is Polls.ENDED:
        return tr("Cierre definitivo")
    return tr("La mesa está sin abrir")


def _box(status: StationStatus) -> Fact:
    agrees = status.ballots == status.people
    people = plural(status.people, tr("1 persona registrada"), tr("{n} personas registradas"))
    line = f"{people} · {tr('cuadra') if agrees else tr('no cuadra: llame al centro')}"
    return Fact(
        title=plural(status.ballots, tr("voto en la urna"), tr("votos en la urna")),
        line=line,
        figure=str(status.ballots),
        good=agrees,
    )


def _sending_tasks(status: StationStatus, *, ships: bool, online: bool) -> tuple[tuple[str, str, str], ...]:
    if not ships or not status.undelivered:
        return ()
    stick = (("batches", tr("Guardar lotes"), "usb"),) if status.polls is not Polls.ENDED else ()
    return (*((("send", tr("Enviar ahora"), "cloud-arrow-up"),) if online else ()), *stick)


def _sending(
    status: StationStatus, agent: AgentStatus | None, now: str, *, ships: bool, unsealed: bool
) -> tuple[Fact, ...]:
    if not ships:
        return (Fact(tr("Práctica"), tr("Estos votos no se envían."), icon_name="info"),)
    receipt = tr("Todavía no hay recibo del centro.")
    if status.last_receipt:
        receipt = tr("Último recibo del centro: {ago}").format(ago=ago(status.last_receipt, now))
    facts = [_waiting(status, receipt, unsealed=unsealed)]
    if agent is not None and agent.retired:
        facts.append(
            Fact(
                tr("Equipo retirado"),
                tr("El centro retiró este equipo. Llámelo."),
                icon_name="warning",
                good=False,
            )
        )
    elif agent is not None and agent.why:
        facts.append(Fact(tr("Sin envío por ahora"), of_core(agent.why), icon_name="cloud-slash", good=False))
    return tuple(facts)


def _waiting(status: StationStatus, receipt: str, *, unsealed: bool) -> Fact:
    waiting = []
    if status.unbatched:
        waiting.append(plural(status.unbatched, tr("1 voto por enviar"), tr("{n} votos por enviar")))
    if status.undelivered:
        waiting.append(plural(status.undelivered, tr("1 lote sin recibo"), tr("{n} lotes sin recibo")))
    if unsealed and not waiting:
        waiting.append(tr("Falta hacer el último lote"))
    if not waiting:
        return Fact(tr("Nada por enviar"), receipt, icon_name="cloud-check")
    return Fact(", ".join(waiting), receipt, icon_name="cloud-arrow-up")


def _machine(around: Around, clock_behind: bool) -> Fact:
    """Battery, disk, clock and stick on one card; the first thing that is wrong gives its title."""
    battery, free = around.battery, around.free_mb
    parts = []
    title, good = tr("Equipo listo"), True
    if clock_behind:
        title, good = tr("El reloj está atrasado: quedará anotado"), False
    if battery is not None:
        parts.append(tr("Batería {percent} %").format(percent=battery.percent))
        if not battery.charging and battery.percent < LOW_BATTERY_PERCENT:
            title, good = tr("Conecte el equipo a la luz"), False
    if free is not None:
        parts.append(_disk(free))
    if free is None or free < _LOW_MB:
        title, good = tr("Queda poco disco: llame al centro"), False
    parts.append(hour(around.minute))
    if around.sticks:
        parts.append(tr("Memoria USB puesta"))
    return Fact(title, " · ".join(parts), icon_name="check-circle" if good else "warning", good=good)


def _disk(free: int) -> str:
    if free < 1024:
        return tr("Disco {free} MB").format(free=free)
    return tr("Disco {free} GB").format(free=free // 1024)
