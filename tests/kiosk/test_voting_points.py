"""The list of voting points is read in its order, or refused on its line."""

import pytest

from kiosk.consultation import (
    DefinitionError,
    parse_stations,
)
from tests.kiosk.definitions import STATIONS_EXAMPLE, documented_fields, section

STATIONS = """\
[[station]]
code = "A-1"
name = "Escuela"
localidad = "Norte"

[[station]]
code = "A-2"
name = "Salón"
localidad = "Norte"
"""


def test_voting_points_keep_their_order() -> None:
    assert [point.code for point in parse_stations(STATIONS.encode(), "s.toml")] == ["A-1", "A-2"]
    assert parse_stations(STATIONS_EXAMPLE.encode(), "s.toml")[0].name == "Salón comunal"


@pytest.mark.parametrize(
    ("old", "new", "line", "field", "reason"),
    [
        ('"A-2"', '"A-1"', 7, "station[2].code", "ya está en la línea 2"),
        ('"A-2"', '"a-2"', 7, "station[2].code", "mayúsculas"),
        ('"A-2"', '"A/2"', 7, "station[2].code", "mayúsculas"),
        ('"A-2"', '""', 7, "station[2].code", "mayúsculas"),
        ('"A-2"', f'"{"A" * 17}"', 7, "station[2].code", "de 1 a 16"),
        ('"Salón"', '"Escuela"', 8, "station[2].name", "con la misma localidad"),
        ('"Salón"', '""', 8, "station[2].name", "vacío"),
        ('name = "Salón"', "", 6, "station[2].name", "falta este campo"),
        ("[[station]]", "x = 1\n[[station]]", 1, "x", "no existe"),
    ],
)
def test_a_bad_voting_point_is_refused_on_its_line(
    old: str, new: str, line: int, field: str, reason: str
) -> None:
    with pytest.raises(DefinitionError) as caught:
        parse_stations(STATIONS.replace(old, new, 1).encode(), "s.toml")
    assert (caught.value.file, caught.value.line, caught.value.field) == ("s.toml", line, field)
    assert reason in caught.value.reason


def many_stations(count: int) -> bytes:
    return "".join(
        section("station", code=f'"P-{n}"', name=f'"Puesto {n}"', localidad='"Norte"') for n in range(count)
    ).encode()


@pytest.mark.parametrize("count", [1, 500])
def test_one_to_five_hundred_voting_points_are_accepted(count: int) -> None:
    assert len(parse_stations(many_stations(count), "s.toml")) == count


@pytest.mark.parametrize("count", [0, 501])
def test_no_voting_point_and_too_many_are_refused(count: int) -> None:
    with pytest.raises(DefinitionError, match="«station»"):
        parse_stations(many_stations(count), "s.toml")


def test_every_field_of_a_station_is_documented_and_no_other() -> None:
    with pytest.raises(DefinitionError) as caught:
        parse_stations(f"{STATIONS}zzz = 1".encode(), "s.toml")
    known = set(caught.value.reason.partition("los campos son: ")[2].split(", "))
    assert documented_fields("`[[station]]`") == known
    assert caught.value.line == 10
