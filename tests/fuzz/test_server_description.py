"""The server answers as its OpenAPI says, to whatever may be asked; ``make fuzz`` asks more."""

from __future__ import annotations

import pytest

from tests.fuzz.api import ask_the_server


@pytest.mark.expects_log("Invalid HTTP request received")  # it is asked with a zero byte in a header
def test_the_server_answers_as_it_describes_itself() -> None:
    found = ask_the_server(3, phases="fuzzing")
    assert not found, found
