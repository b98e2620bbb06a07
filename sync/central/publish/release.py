"""What is published about a count: totals, margins with small groups hidden, points in safe rows. No files.

The release is one canonical object, signed by the organiser; the PDF, the open data, the page and the bundle
all show it and nothing else. Made twice from one frozen box it is the same to the byte.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kiosk.canonical import canonical_json
from kiosk.consultation import Consultation, VotingPoint
from kiosk.context import StationCode
from kiosk.kit import PublicKeys
from sync.central.opening import Opened, Tally
from sync.central.places import Centre, Setup
from sync.central.publish.evidence import Boxes
from sync.central.publish.small_groups import PointCount, group_points, hide_small_cells
from sync.central.results import Closed


@dataclass(frozen=True)
class Release:
    """``value`` is what is signed; its fields are described in docs/FORMATS.md under Results."""

    consultation: Consultation
    value: dict[str, Any]


def make_release(centre: Centre, closed: Closed, opened: Opened, late: int, boxes: Boxes) -> Release:
    """The release of a closed and opened count; ``late`` ballots are published as a number alone."""
    consultation, closing = centre.consultation, closed.closing
    people = closed.participation["questions"]
    value = {
        **figures(consultation, centre.roster().points, opened.stations, people),
        "batches": closing["batches"],
        "consultation": consultation.digest.hex(),
        "decisions": list(boxes.decisions),
        "frozen_box_sha256": opened.frozen_box_sha256,
        "incomplete": _incomplete(closing),
        "keys": _keys(centre.setup.keys),
        "mode": centre.setup.mode.value,
        "participants": closed.participation["participants"],
        "rescues": closing["rescues"],
        "seed": closing["seed"],
        "set_aside": closing["set_aside"],
        "title": consultation.title,
    }
    value["ballots"] |= {
        "challenged": boxes.challenged,
        "late": late,
        "set_aside": len(closing["set_aside"]),
    }
    return Release(consultation, value)


def figures(
    consultation: Consultation,
    points: Sequence[VotingPoint],
    stations: Mapping[StationCode, Tally],
    people: list[dict[str, Any]],
) -> dict[str, Any]:
    """What is published of opened ballots (by station) and of people (by question): every figure of it, with
    small groups hidden. All else in the release is a digest, a name or a count of documents.
    """
    total = Tally()
    for tally in stations.values():
        total.add(tally)
    nulls = sum(total.nulls.values())
    return {
        "ballots": {"blank": total.blank, "counted": total.ballots - nulls, "null": nulls},
        "choices": sum(total.votes.values()),
        "groups": _groups(consultation, points, stations),
        "nulls": {reason: count for reason, count in total.nulls.items() if count},
        "participation": _participation(points, stations),
        "proposals": _proposals(consultation, total),
        "questions": _questions(consultation, people),
    }


def _keys(keys: PublicKeys) -> dict[str, str]:
    return {
        "centre": keys.centre.hex(),
        "organiser": keys.organiser.hex(),
        "register": keys.register.hex(),
        "tally": keys.tally.hex(),
    }


def public_setup(setup: Setup) -> bytes:
    """What the public gets of the setup: keys, and how many trustees open. Never the wrapped tally key."""
    return canonical_json(
        {
            "consultation": setup.consultation.hex(),
            "keys": _keys(setup.keys),
            "mode": setup.mode.value,
            "quorum": setup.quorum,
            "trustees": len(setup.share_digests),
        }
    )


def _incomplete(closing: Mapping[str, Any]) -> list[dict[str, str]]:
    """Every kiosk that the count was closed without, or without all of it, with the reason given."""
    reasons = {accepted["kiosk"]: accepted["reason"] for accepted in closing["acceptances"]}
    return [{"kiosk": k, "reason": reasons.get(k, "")} for k in sorted(closing["incomplete"])]


def _proposals(consultation: Consultation, total: Tally) -> list[dict[str, Any]]:
    """In the order of the ballot. ``rank``: one more than those with more votes, so ties share it."""
    votes = {p.number: total.votes[p.number] for p in consultation.proposals}
    return [
        {
            "enters": _enters(votes, number, consultation.enter_plan),
            "number": number,
            "rank": 1 + sum(other > votes[number] for other in votes.values()),
            "votes": votes[number],
        }
        for number in votes
    ]


def _enters(votes: dict[int, int], number: int, places: int) -> str:
    """``yes``, ``no``, or ``tied`` where a tie stands across the last place: people decide."""
    more = sum(other > votes[number] for other in votes.values())
    as_many = sum(other == votes[number] for other in votes.values())
    if not votes[number] or more >= places:
        return "no"
    return "yes" if more + as_many <= places else "tied"


def _questions(consultation: Consultation, counted: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Margins; ``count`` is null where a small group is hidden. Unanswered is a cell like the others."""
    questions = []
    for question, given in zip(consultation.questions, counted, strict=True):
        labels = [answer["label"] for answer in given["answers"]]
        counts = [answer["count"] for answer in given["answers"]]
        if question.optional:
            labels.append("")
            counts.append(given["unanswered"])
        shown = hide_small_cells(counts, consultation.small_groups.cell_minimum)
        answers = [{"count": n, "label": label} for label, n in zip(labels, shown, strict=True)]
        questions.append({"answers": answers, "id": question.id, "label": question.label})
    return questions


def _participation(
    points: Sequence[VotingPoint], stations: Mapping[StationCode, Tally]
) -> list[dict[str, Any]]:
    """Ballots by point: how many came, never for what."""
    return [
        {
            "ballots": stations[point.code].ballots if point.code in stations else 0,
            "code": point.code,
            "localidad": point.localidad,
            "name": point.name,
        }
        for point in points
    ]


def _groups(
    consultation: Consultation, points: Sequence[VotingPoint], stations: Mapping[StationCode, Tally]
) -> list[dict[str, Any]]:
    numbers = [proposal.number for proposal in consultation.proposals]
    counts = []
    for point in points:
        tally = stations.get(point.code, Tally())
        counted = tally.ballots - sum(tally.nulls.values())
        votes = tuple(tally.votes[number] for number in numbers)
        counts.append(PointCount(point.code, point.localidad, counted, votes))
    return [
        {
            "ballots": group.ballots,
            "localidades": list(group.localidades),
            "points": list(group.codes),
            "votes": {str(n): votes for n, votes in zip(numbers, group.votes, strict=True)},
        }
        for group in group_points(counts, consultation.small_groups.station_minimum)
    ]
