"""Errors say what happened and what to do, and cross from one process to another."""

import pickle

import pytest

from kiosk.errors import AlreadyVoted, InvalidInput, OperatorError, Refused, Tampered, UrnaError


def test_an_error_reads_as_what_happened_and_what_to_do() -> None:
    assert str(OperatorError("La memoria está llena.", "Use otra.")) == "La memoria está llena. Use otra."
    assert str(UrnaError("No hay red.")) == "No hay red."


def test_a_repeat_says_when_and_never_how() -> None:
    error = AlreadyVoted("2026-11-15T08:02")
    assert error.minute == "2026-11-15T08:02"
    assert "2026-11-15 a las 08:02" in error.what
    assert "No fui yo" in error.do


def test_a_refusal_has_a_stable_reason() -> None:
    assert Refused("ballot_repeats", "La papeleta no vale.").reason == "ballot_repeats"


@pytest.mark.parametrize(
    "error",
    [
        UrnaError("a", "b"),
        OperatorError("a"),
        InvalidInput("a", "b"),
        AlreadyVoted("2026-11-15T08:02"),
        Refused("r", "a", "b"),
        Tampered("r", "a"),
    ],
)
def test_an_error_survives_the_way_between_processes(error: UrnaError) -> None:
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301
    assert type(copy) is type(error)
    assert vars(copy) == vars(error)
    assert str(copy) == str(error)
