"""Results: exact and internal. What the public sees is what `publish` makes of them."""

import hashlib
from collections import Counter
from dataclasses import dataclass
from typing import Any

from kiosk.canonical import parse_json
from kiosk.envelope import PayloadType, verify_envelope
from kiosk.errors import OperatorError
from kiosk.files import read_file
from sync.central.frozen_box import read_frozen_box
from sync.central.opening import Opened, Tally
from sync.central.places import Centre
from sync.central.store import Store

_MOST_BYTES = 1024 * 1024 * 1024


@dataclass(frozen=True)
class Closed:
    """What the organiser signed at the closing, verified."""

    closing: dict[str, Any]
    participation: dict[str, Any]


def read_closing(centre: Centre) -> Closed:
    """Raises `OperatorError` if the count is not closed, `Refused` if a file was altered."""
    if not centre.frozen_box_path.exists():
        raise OperatorError("El escrutinio no se ha cerrado todavía.", "Ciérrelo con «close».")
    organiser = centre.setup.keys.organiser
    closing, participation = (
        parse_json(verify_envelope(read_file(path, _MOST_BYTES), payload_type, organiser))
        for path, payload_type in (
            (centre.closing_path, PayloadType.CLOSING),
            (centre.participation_path, PayloadType.PARTICIPATION),
        )
    )
    return Closed(closing, participation)


def results(centre: Centre, store: Store, opened: Opened) -> dict[str, Any]:
    """The whole of it as JSON. Raises `OperatorError` if these totals are not those of this frozen box."""
    closed = read_closing(centre)
    _check_totals(centre, closed, opened)
    total = opened.total
    with store.transaction() as transaction:
        received = transaction.ballot_count()
    nulls = sum(total.nulls.values())
    return {
        "ballots_blank": total.blank,
        "ballots_counted": total.ballots - nulls,
        "ballots_late": received - closed.closing["ballots_received"],
        "ballots_null": nulls,
        "ballots_set_aside": len(closed.closing["set_aside"]),
        "choices": sum(total.votes.values()),
        "incomplete": closed.closing["incomplete"],
        "mode": centre.setup.mode.value,
        "participants": closed.participation["participants"],
        "proposals": _proposals(centre, total),
        "questions": _questions(centre, closed.participation["questions"]),
        "stations": _stations(centre, opened),
    }


def _check_totals(centre: Centre, closed: Closed, opened: Opened) -> None:
    """Nobody signs the totals: what can be known of them beforehand must be so."""
    data = read_file(centre.frozen_box_path, _MOST_BYTES)
    digests = {closed.closing["frozen_box_sha256"], closed.participation["frozen_box_sha256"]}
    box, turnout = read_frozen_box(data, centre.setup.keys.organiser), Counter[str]()
    for group in box.groups:
        turnout[group.station] += group.ballots
    chosen = {number for number, votes in opened.total.votes.items() if votes}
    if (
        {opened.frozen_box_sha256} != digests | {hashlib.sha256(data).hexdigest()}
        or {code: tally.ballots for code, tally in opened.stations.items()} != turnout
        or box.ballots != closed.participation["participants"]
        or not chosen <= {proposal.number for proposal in centre.consultation.proposals}
    ):
        raise OperatorError(
            "Estos totales no son de la urna congelada de este centro. No se publicó nada.",
            "Abra otra vez frozen.box con los depositarios y traiga ese archivo.",
        )


def _proposals(centre: Centre, total: Tally) -> list[dict[str, Any]]:
    counted = total.ballots - sum(total.nulls.values())
    return [
        {
            "number": proposal.number,
            "short_title": proposal.short_title,
            "votes": total.votes[proposal.number],
            "share": round(total.votes[proposal.number] / counted, 4) if counted else 0.0,
        }
        for proposal in centre.consultation.proposals
    ]


def _questions(centre: Centre, questions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    labels = {question.id: question.label for question in centre.consultation.questions}
    return [{**question, "label": labels[question["id"]]} for question in questions]


def _stations(centre: Centre, opened: Opened) -> list[dict[str, Any]]:
    return [
        {
            "code": point.code,
            "name": point.name,
            "localidad": point.localidad,
            "ballots": opened.stations[point.code].ballots if point.code in opened.stations else 0,
        }
        for point in centre.roster().points
    ]
