"""Checks P1 to G1: the published figures agree with the boxes, with the rule and with each other. Pure."""

from collections import Counter
from collections.abc import Iterator

from sync.bundle import RESULTS
from sync.verification.reading import Bundle, Finding
from sync.verification.results_form import Enters, Margin, ResultsForm


def check_sums(bundle: Bundle) -> Iterator[Finding]:
    """One finding for each check, in order."""
    results = bundle.results
    yield from _people(bundle)
    yield Finding("P3", _unless(_nulls_hold(results)))
    yield Finding("P4", _turnout(bundle))
    numbers = tuple(row.number for row in results.proposals)
    yield Finding("V1", _unless(numbers == bundle.definition.proposals))
    yield Finding("V2", _unless(_votes_are_possible(bundle)))
    yield Finding("V3", _misplaced(bundle))
    asked = [(q.id, q.label, q.labels) for q in bundle.definition.questions]
    yield Finding("Q1", _unless([(q.id, q.label, q.labels) for q in results.questions] == asked))
    yield Finding("Q2", tuple(q.id for q in results.questions if not _margin_holds(bundle, q)))
    yield Finding("G1", _unless(_groups_hold(bundle)))


def _unless(holds: bool) -> tuple[str, ...]:
    return () if holds else (RESULTS,)


def _cast(bundle: Bundle) -> set[tuple[str, bytes]]:
    """Kiosk and leaf of every ballot in a box: a copy that another kiosk sent is a ballot there."""
    return {(k.known.id, leaf) for k in bundle.kiosks for box in k.boxes for leaf in box.leaves}


def _set_aside(results: ResultsForm) -> set[tuple[str, bytes]]:
    return {(kiosk, leaf) for kiosk, leaf, _ in results.set_aside}


def _people(bundle: Bundle) -> Iterator[Finding]:
    results, ballots = bundle.results, bundle.results.ballots
    cast, aside = _cast(bundle), _set_aside(results)
    yield Finding("P1", _unless(aside <= cast and len(aside) == len(results.set_aside) == ballots.set_aside))
    there, told = len(cast), ballots.counted + ballots.null + ballots.set_aside
    sides = () if there == told else (f"{there} ≠ {told}",)
    rest = results.participants == ballots.counted + ballots.null and ballots.blank <= ballots.counted
    yield Finding("P2", sides or _unless(rest))


def _nulls_hold(results: ResultsForm) -> bool:
    return all(results.nulls.values()) and sum(results.nulls.values()) == results.ballots.null


def _turnout(bundle: Bundle) -> tuple[str, ...]:
    here = [(point.code, point.name, point.localidad) for point in bundle.results.participation]
    if here != [(point.code, point.name, point.localidad) for point in bundle.roster.points]:
        return (RESULTS,)
    stations: dict[str, str] = {kiosk.known.id: kiosk.known.station for kiosk in bundle.kiosks}
    voted: Counter[str] = Counter(stations[kiosk] for kiosk, _ in _cast(bundle) - _set_aside(bundle.results))
    return tuple(
        sorted(point.code for point in bundle.results.participation if point.ballots != voted[point.code])
    )


def _votes_are_possible(bundle: Bundle) -> bool:
    results, rule = bundle.results, bundle.definition
    filled = results.ballots.counted - results.ballots.blank
    votes = [row.votes for row in results.proposals]
    return (
        all(count <= filled for count in votes)
        and results.choices == sum(votes)
        and rule.min_choices * filled <= results.choices <= rule.max_choices * filled
        and (rule.blank_allowed or not results.ballots.blank)
    )


def _misplaced(bundle: Bundle) -> tuple[str, ...]:
    votes = [row.votes for row in bundle.results.proposals]
    wrong = []
    for row in bundle.results.proposals:
        more, as_many = sum(other > row.votes for other in votes), votes.count(row.votes)
        enters = _enters(row.votes, more, as_many, bundle.definition.enter_plan)
        if (row.rank, row.enters) != (more + 1, enters):
            wrong.append(str(row.number))
    return tuple(wrong)


def _enters(votes: int, more: int, as_many: int, places: int) -> Enters:
    if not votes or more >= places:
        return Enters.NO
    return Enters.YES if more + as_many <= places else Enters.TIED


def _margin_holds(bundle: Bundle, question: Margin) -> bool:
    shown = [count for count in question.counts if count is not None]
    hidden, people = len(question.counts) - len(shown), bundle.results.participants
    if any(count < bundle.definition.cell_minimum for count in shown):
        return False
    return sum(shown) == people if not hidden else hidden > 1 and sum(shown) <= people


def _groups_hold(bundle: Bundle) -> bool:
    results, groups = bundle.results, bundle.results.groups
    if not groups:
        return True
    codes = [code for group in groups for code in group.points]
    turnout = {point.code: point.ballots for point in results.participation}
    if len(set(codes)) != len(codes) or not set(codes) <= turnout.keys():
        return False
    least = bundle.definition.station_minimum
    fitting = all(least <= g.ballots <= sum(turnout[code] for code in g.points) for g in groups)
    totals = {str(row.number): row.votes for row in results.proposals}
    listed = all(group.votes.keys() == totals.keys() for group in groups)
    return (
        fitting
        and listed
        and sum(group.ballots for group in groups) == results.ballots.counted
        and all(sum(group.votes[number] for group in groups) == votes for number, votes in totals.items())
    )
