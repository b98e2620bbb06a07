"""What is held, by kiosk and reason, the alarms first: what it is, why, and what to do."""

from dataclasses import dataclass

from ui.desk.point_views import boxes_of
from ui.desk.snapshot import Snapshot
from ui.desk.states import listed
from ui.desk.tones import Tone
from ui.desk.view_models import short_name
from ui.desk.views import BoxChoice, Line
from ui.desk.why import why_held
from ui.words import tr

_MOST_NUMBERS = 8


@dataclass(frozen=True)
class HeldView:
    """Batches of one kiosk that are held for one reason. ``code`` is its point, empty if it has none."""

    code: str
    line: Line
    boxes: tuple[BoxChoice, ...]


def held_views(snapshot: Snapshot) -> tuple[HeldView, ...]:
    """All of them."""
    found = []
    for kiosk, mine in snapshot.held.items():
        point = snapshot.station_of(kiosk)
        for reason in dict.fromkeys(each.reason for each in mine):
            same, why = [each for each in mine if each.reason == reason], why_held(reason)
            name = f"{point.code} · {short_name(point)}" if point else kiosk
            lead = tr("{lead}: {name}, equipo {kiosk}").format(lead=why.lead, name=name, kiosk=kiosk)
            text = f"{_numbers([each.sequence for each in same])} {why.what}"
            boxes = {each.box.hex() for each in same}
            choices = [
                box for box in boxes_of(kiosk, snapshot) if any(b.startswith(box.digits) for b in boxes)
            ]
            found.append(
                HeldView(
                    point.code if point else "",
                    Line(lead, text, why.tone, why.icon, why.do),
                    tuple(choices) if why.decide else (),
                )
            )
    return tuple(sorted(found, key=lambda view: view.line.tone is not Tone.ALARM))


def _numbers(sequences: list[int]) -> str:
    numbers = sorted({number for number in sequences if number})
    if not numbers:
        return tr("Lo leído de su disco.")
    if len(numbers) == 1:
        return tr("Lote {n}.").format(n=numbers[0])
    if len(numbers) > _MOST_NUMBERS:
        text = tr("{n} lotes, del {first} al {last}.")
        return text.format(n=len(numbers), first=numbers[0], last=numbers[-1])
    return tr("Lotes {list}.").format(list=listed([str(number) for number in numbers]))
