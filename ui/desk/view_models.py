"""The board from a snapshot: pure functions, no widgets."""

from collections.abc import Sequence
from itertools import groupby

from kiosk.consultation import VotingPoint
from kiosk.context import KioskId
from sync.central.coverage import KioskCoverage
from sync.central.rows import AcceptedBatch, ActaState
from ui.desk.snapshot import Snapshot
from ui.desk.states import State, ago, standing_of_point
from ui.desk.tones import Tone
from ui.desk.views import (
    BoardView,
    CardView,
    Line,
    SectionView,
    TotalsView,
)
from ui.desk.why import why_held
from ui.words import grouped, plural, tr

_MOST_RECENT = 8


def short_name(point: VotingPoint) -> str:
    """The first place of a name that lists several."""
    return point.name.partition(",")[0]


def totals_view(snapshot: Snapshot) -> TotalsView:
    """Ballots, and how many of the points that have a kiosk are complete, or that the count is closed."""
    standings = [standing_of_point(kiosks, snapshot) for kiosks in by_point(snapshot).values() if kiosks]
    complete = sum(not standing.missing for standing in standings)
    one, many = tr("{n} de 1 puesto completo"), tr("{n} de {all} puestos completos")
    complete_of = (one if len(standings) == 1 else many).format(n=complete, all=len(standings))
    return TotalsView(
        ballots=votes(snapshot.board.ballots),
        points=tr("Escrutinio cerrado") if snapshot.closed else complete_of,
        share=complete / len(standings) if standings else 0.0,
    )


def board_view(snapshot: Snapshot, *, only_missing: bool = False, search: str = "") -> BoardView:
    """Every expected point by localidad, in the order of the roster; some of them if asked for."""
    kiosks, sections = by_point(snapshot), []
    for localidad in dict.fromkeys(point.localidad for point in snapshot.points):
        points = [point for point in snapshot.points if point.localidad == localidad]
        cards = [_card(point, kiosks[point.code], snapshot) for point in points]
        done = sum(card.state in (State.COMPLETE, State.REVOKED) for card in cards)
        shown = [
            card
            for card, point in zip(cards, points, strict=True)
            if _matches(point, kiosks[point.code], search)
            and not (only_missing and card.state in (State.COMPLETE, State.REVOKED))
        ]
        many = tr("{n} de 1 completo") if len(cards) == 1 else tr("{n} de {all} completos")
        note = many.format(n=done, all=len(cards))
        if shown:
            sections.append(SectionView(localidad, note, tuple(shown)))
    empty = tr("Ningún puesto con ese nombre.") if search else tr("No falta nada: todo está completo.")
    return BoardView(tuple(sections), tuple(_recent(snapshot)), "" if sections else empty)


def by_point(snapshot: Snapshot) -> dict[str, list[KioskCoverage]]:
    """The kiosks of each point, by its code; none for a point without a kit."""
    found: dict[str, list[KioskCoverage]] = {point.code: [] for point in snapshot.points}
    for kiosk in snapshot.board.kiosks:
        found[kiosk.station].append(kiosk)
    return found


def _matches(point: VotingPoint, kiosks: Sequence[KioskCoverage], search: str) -> bool:
    words = f"{point.code} {point.name} {' '.join(kiosk.kiosk for kiosk in kiosks)}".casefold()
    return all(part in words for part in search.casefold().split())


def _card(point: VotingPoint, kiosks: Sequence[KioskCoverage], snapshot: Snapshot) -> CardView:
    standing = standing_of_point(kiosks, snapshot)
    ballots, note = sum(kiosk.ballots for kiosk in kiosks), _card_note(kiosks, snapshot)
    spoken = (f"{point.code}, {point.name}", standing.text, votes(ballots), note)
    return CardView(
        code=point.code,
        name=short_name(point),
        ballots=grouped(str(ballots)),
        state=standing.state,
        state_text=standing.text,
        tone=standing.tone,
        icon=standing.icon,
        note=note,
        spoken=". ".join(part for part in spoken if part),
    )


def _card_note(kiosks: Sequence[KioskCoverage], snapshot: Snapshot) -> str:
    """How many kiosks if not one, how many batches, and how old the last one is."""
    parts = [tr("{n} equipos").format(n=len(kiosks))] if len(kiosks) > 1 else []
    batches = sum(kiosk.batches for kiosk in kiosks)
    if batches:
        parts.append(plural(batches, tr("1 lote"), tr("{n} lotes")))
    heard = [snapshot.heard[kiosk.kiosk] for kiosk in kiosks if kiosk.kiosk in snapshot.heard]
    if heard:
        parts.append(ago(max(heard), snapshot.moment))
    return " · ".join(parts)


def _recent(snapshot: Snapshot) -> list[Line]:
    """That the count is closed, what is held or does not agree, then what came last."""
    lines = [
        _held_line(reason, len(tuple(group)), kiosk, snapshot)
        for kiosk, mine in snapshot.held.items()
        for reason, group in groupby(sorted(each.reason for each in mine))
    ]
    lines += [_differs(kiosk, snapshot) for kiosk in snapshot.board.kiosks if kiosk.acta == ActaState.DIFFERS]
    lines.sort(key=lambda line: line.tone is not Tone.ALARM)
    latest = sorted(snapshot.heard.items(), key=lambda item: (item[1], item[0]), reverse=True)
    for kiosk, moment in latest[:_MOST_RECENT]:
        batches, point = snapshot.batches.get(KioskId(kiosk), ()), snapshot.station_of(kiosk)
        if batches and point is not None:
            text = tr("{name}, lote {n} · {votes}").format(
                name=short_name(point), n=batches[-1].sequence, votes=votes(ballots_in(batches, -1))
            )
            lines.append(Line(tr("Recibido"), text, Tone.DONE, "check-circle", ago(moment, snapshot.moment)))
    return [*([_closed_line()] if snapshot.closed else []), *lines[:_MOST_RECENT]]


def _closed_line() -> Line:
    text = tr("Lo que llegue ahora se recibe y se publica como número, pero no se cuenta.")
    return Line(tr("El escrutinio está cerrado"), text, Tone.DONE, "lock-key")


def _differs(kiosk: KioskCoverage, snapshot: Snapshot) -> Line:
    point = snapshot.station_of(kiosk.kiosk)
    text = tr("{name}: su acta dice otra cosa que sus lotes").format(
        name=short_name(point) if point else kiosk.kiosk
    )
    return Line(tr("El acta no coincide"), text, Tone.ALARM, "warning")


def _held_line(reason: str, count: int, kiosk: str, snapshot: Snapshot) -> Line:
    point, why = snapshot.station_of(kiosk), why_held(reason)
    name = short_name(point) if point else kiosk
    lots = plural(count, tr("1 lote"), tr("{n} lotes"))
    return Line(why.lead, f"{name}, {lots}: {why.short}", why.tone, why.icon)


def ballots_in(batches: Sequence[AcceptedBatch], place: int) -> int:
    """How many ballots one batch brought: batches carry sums over their box."""
    batch = batches[place]
    before = [b.total_ballots for b in batches if b.box == batch.box and b.sequence < batch.sequence]
    return batch.total_ballots - max(before, default=0)


def votes(count: int) -> str:
    """``1 voto``, ``1.203 votos``."""
    return tr("1 voto") if count == 1 else tr("{n} votos").format(n=grouped(str(count)))
