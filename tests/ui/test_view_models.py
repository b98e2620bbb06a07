"""What the home says: how long ago, what still waits, in words."""

import pytest

from ui.view_models import ago


@pytest.mark.parametrize(
    ("minute", "said"),
    [
        ("2022-11-15T11:59", "hace 1 minuto"),
        ("2022-11-15T11:40", "hace 20 minutos"),
        ("2022-11-15T12:00", "hace un momento"),
        ("2022-11-15T12:03", "hace un momento"),  # the clock was put back
        ("2022-11-15T08:02", "hoy a las 8:02 a. m."),
        ("2022-11-14T16:30", "el 14 de noviembre de 2022 a las 4:30 p. m."),
    ],
)
def test_how_long_ago_is_told_as_people_say_it(minute: str, said: str) -> None:
    assert ago(minute, "2022-11-15T12:00") == said
