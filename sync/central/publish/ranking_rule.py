"""What page and report say of the choice and of percentages, so that it is true of every count. Pure."""

from enum import StrEnum

from kiosk.consultation import Consultation
from sync.central.publish.release import Release


class ChoiceRule(StrEnum):
    """How many proposals one person could choose."""

    ONE = "one"
    FIXED = "fixed"
    RANGE = "range"


def choice_rule(consultation: Consultation) -> ChoiceRule:
    """By the least and the most of the definition; a blank vote stands beside them."""
    if consultation.max_choices == 1:
        return ChoiceRule.ONE
    return ChoiceRule.FIXED if consultation.min_choices == consultation.max_choices else ChoiceRule.RANGE


def pass_a_hundred(release: Release, *, with_blank: bool) -> bool:
    """Whether the percentages of the ranking, which are of the ballots counted, add up to more than 100;
    ``with_blank`` where blank ballots have a percentage among them.
    """
    ballots = release.value["ballots"]
    shown = release.value["choices"] + (ballots["blank"] if with_blank else 0)
    return bool(shown > ballots["counted"])
