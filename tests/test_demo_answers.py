"""The answers and the people of the demo: the published margins, and nothing that the rules refuse."""

from collections import Counter

import pytest

from kiosk.participant import clean_document, clean_name
from tests.tools.answers import Answer, answers_of_2022
from tests.tools.facts_2022 import AGES, PROPOSAL_VOTES, RESPONSES, SEXES
from tests.tools.kits import cartagena, cartagena_points
from tests.tools.people import ATTENDANCE, Turnout, Visit, turnout_of_2022


@pytest.fixture(scope="module")
def answers() -> tuple[Answer, ...]:
    return answers_of_2022()


@pytest.fixture(scope="module")
def turnout() -> Turnout:
    return turnout_of_2022()


def canonical(visit: Visit) -> str:
    return clean_document(cartagena().document_type(visit.document_type), visit.document).canonical


def test_the_published_figures_are_those_of_the_document() -> None:
    assert list(PROPOSAL_VOTES) == list(range(1, 13))
    assert list(PROPOSAL_VOTES.values()) == [61, 60, 58, 85, 73, 117, 109, 59, 88, 63, 37, 43]
    assert list(AGES.values()) == [26, 75, 66, 64, 67, 16]
    assert list(SEXES.values()) == [158, 152, 1, 3]
    assert sum(PROPOSAL_VOTES.values()) == 853
    assert sum(AGES.values()) == sum(SEXES.values()) == RESPONSES == 314


def test_the_labels_are_those_of_the_consultation() -> None:
    consultation = cartagena()
    assert tuple(AGES) == consultation.question("edad").answers
    assert tuple(SEXES) == consultation.question("sexo").answers
    assert PROPOSAL_VOTES.keys() == consultation.rule.proposals


def test_every_published_margin_is_met_exactly(answers: tuple[Answer, ...]) -> None:
    assert len(answers) == RESPONSES
    assert Counter(number for answer in answers for number in answer.choices) == PROPOSAL_VOTES
    assert Counter(answer.age for answer in answers) == AGES
    assert Counter(answer.sex for answer in answers) == SEXES


@pytest.mark.parametrize("seed", range(5))
def test_any_seed_meets_the_margins(seed: int) -> None:
    answers = answers_of_2022(seed)
    assert Counter(number for answer in answers for number in answer.choices) == PROPOSAL_VOTES


def test_every_answer_obeys_the_ballot_rule(answers: tuple[Answer, ...]) -> None:
    rule = cartagena().rule
    for answer in answers:
        rule.check(answer.choices)
        assert 1 <= len(answer.choices) <= 3
        assert list(answer.choices) == sorted(set(answer.choices))


def test_the_same_seed_gives_the_same_people(turnout: Turnout) -> None:
    assert turnout_of_2022() == turnout
    assert turnout_of_2022(1) != turnout


def test_choices_are_mixed_and_not_a_few_kinds(answers: tuple[Answer, ...]) -> None:
    assert len({answer.choices for answer in answers}) > 100


def test_everybody_has_a_valid_name_and_a_document_of_their_own(turnout: Turnout) -> None:
    assert {visit.document_type for visit in turnout.first} == {"CC", "CE", "PPT"}
    assert all(clean_name(visit.name) == visit.name for visit in turnout.first)
    assert len({visit.name for visit in turnout.first}) == RESPONSES
    assert len({canonical(visit) for visit in turnout.first}) == RESPONSES


def test_people_vote_at_every_point_unevenly(turnout: Turnout) -> None:
    assert list(ATTENDANCE) == [point.code for point in cartagena_points()]
    assert Counter(visit.station for visit in turnout.first) == ATTENDANCE
    assert sum(ATTENDANCE.values()) == RESPONSES
    assert max(ATTENDANCE.values()) > 10 * min(ATTENDANCE.values())


def test_nine_vote_again_elsewhere_with_the_same_answers(turnout: Turnout) -> None:
    first = {canonical(visit): visit for visit in turnout.first}
    assert len({canonical(visit) for visit in turnout.second}) == len(turnout.second) == 9
    for visit in turnout.second:
        before = first[canonical(visit)]
        assert visit.answer == before.answer
        assert visit.station != before.station
        assert visit.document != before.document, "typed in another way"


def test_those_turned_away_come_again_to_the_same_point(turnout: Turnout) -> None:
    assert turnout.turned_away
    assert set(turnout.turned_away) <= set(turnout.first)
    repeaters = {canonical(visit) for visit in turnout.second}
    assert not repeaters & {canonical(visit) for visit in turnout.turned_away}


def test_a_point_sees_everybody_who_comes_to_it(turnout: Turnout) -> None:
    visits = [visit for code in ATTENDANCE for visit in turnout.at(code)]
    assert len(visits) == RESPONSES + 9 + len(turnout.turned_away)
