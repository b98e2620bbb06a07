"""A definition is read exactly, with the files that lie beside it."""

import hashlib
from datetime import date
from pathlib import Path

import pytest

from kiosk.consultation import (
    DefinitionError,
    load_consultation,
    load_stations,
    parse_consultation,
)
from kiosk.errors import OperatorError, Refused
from tests.kiosk.definitions import (
    EXAMPLE,
    WITHOUT_QUESTIONS,
    changed,
    line_of,
    parse,
    with_proposals,
)


def test_the_documented_example_is_read_as_it_says() -> None:
    consultation = parse(EXAMPLE)
    assert consultation.id == "parque-2026"
    assert (consultation.opens, consultation.closes) == (date(2026, 11, 15), date(2026, 11, 15))
    assert consultation.document_type("CC").max_length == 10
    assert consultation.question("sector").answers == ("Arriba", "Abajo")
    assert consultation.proposal(2).short_title == "Luces"
    assert consultation.background.tables == 2
    assert consultation.small_groups.cell_minimum == 5


def test_the_digest_is_over_the_exact_bytes() -> None:
    data = EXAMPLE.encode()
    consultation = parse_consultation(data, "c.toml")
    assert consultation.source == data
    assert consultation.digest == hashlib.sha256(data).digest()
    assert parse(EXAMPLE + "# a comment\n").digest != consultation.digest


@pytest.mark.parametrize("text", ["\ufeff" + EXAMPLE, EXAMPLE.replace("\n", "\r\n")])
def test_what_windows_editors_add_does_not_matter(text: str) -> None:
    assert parse(text).proposals == parse(EXAMPLE).proposals


def test_the_rule_of_a_ballot_follows_from_the_definition() -> None:
    rule = parse(EXAMPLE).rule
    rule.check([1, 2])
    rule.check([])
    with pytest.raises(Refused):
        rule.check([3])


def test_without_approved_short_titles_there_is_an_obstacle_to_official_use() -> None:
    obstacle = parse(EXAMPLE).official_obstacle()
    assert obstacle is not None
    assert "short_titles_approved_by" in obstacle
    approved = changed('approved_by = ""', 'approved_by = "La secretaria, 2026-10-01"')
    assert "short_titles" not in (parse(approved).official_obstacle() or "")


_PHONE = ('contact = "Salón comunal"', 'contact = "Salón comunal, calle 5 · (605) 641 1370"')
_SENSITIVE = ('rights = "', 'sensitive = "Nadie está obligado a decir su sector."\nrights = "')
_REVIEWED = ('rights = "', 'reviewed_by = "Asesora jurídica, 2026-10-02"\nrights = "')


@pytest.mark.parametrize(
    ("given", "lacking"),
    [
        ((_SENSITIVE, _REVIEWED), "contact"),
        ((_PHONE, _REVIEWED), "sensitive"),
        ((_PHONE, _SENSITIVE), "reviewed_by"),
        ((_PHONE, _SENSITIVE, _REVIEWED), ""),
    ],
)
def test_official_use_needs_every_element_of_the_notice_that_the_law_names(
    given: tuple[tuple[str, str], ...], lacking: str
) -> None:
    text = changed('approved_by = ""', 'approved_by = "La secretaria, 2026-10-01"')
    for old, new in given:
        text = text.replace(old, new)
    obstacle = parse(text).official_obstacle() or ""
    assert [name for name in ("contact", "sensitive", "reviewed_by") if f"«{name}»" in obstacle] == [
        name for name in (lacking,) if name
    ]


def test_what_is_not_there_is_a_bug_of_the_caller() -> None:
    consultation = parse(EXAMPLE)
    with pytest.raises(KeyError):
        consultation.proposal(3)
    with pytest.raises(KeyError):
        consultation.document_type("XX")
    with pytest.raises(KeyError):
        consultation.question("edad")


def test_people_may_be_known_by_name_alone() -> None:
    text = changed('identity = "document"', 'identity = "name"')
    start, end = text.index("[[document_type]]"), text.index("[[question]]")
    consultation = parse(text[:start] + text[end:])
    assert consultation.identity == "name"
    assert consultation.document_types == ()


@pytest.mark.parametrize("count", [2, 40])
def test_two_to_forty_proposals_are_accepted(count: int) -> None:
    assert len(parse(with_proposals(count)).proposals) == count


def test_up_to_thirty_one_choices_are_accepted() -> None:
    text = with_proposals(40).replace("max_choices = 2", "max_choices = 31")
    assert parse(text).max_choices == 31


def test_a_consultation_may_ask_no_questions() -> None:
    assert parse(WITHOUT_QUESTIONS).questions == ()


def test_pictures_and_sounds_that_are_files_are_listed_once() -> None:
    text = changed('picture = "sun"', 'picture = "b.png"').replace('sound = ""', 'sound = "a.ogg"')
    assert parse(text).files() == ("a.ogg", "b.png")
    assert parse(EXAMPLE).files() == ()


def test_files_must_lie_beside_the_definition(tmp_path: Path) -> None:
    definition = tmp_path / "consultation.toml"
    text = changed('picture = "sun"', 'picture = "b.png"')
    definition.write_text(text, "utf-8")
    with pytest.raises(DefinitionError, match=r"«b\.png» no está junto") as caught:
        load_consultation(definition)
    assert caught.value.line == line_of(text, "b.png")
    (tmp_path / "b.png").write_bytes(b"")
    assert load_consultation(definition).files() == ("b.png",)


def test_an_icon_that_the_program_does_not_carry_is_refused(tmp_path: Path) -> None:
    definition = tmp_path / "consultation.toml"
    definition.write_text(changed('picture = "sun"', 'picture = "unicorn"'), "utf-8")
    with pytest.raises(DefinitionError, match="no trae el ícono «unicorn»"):
        load_consultation(definition)
    definition.write_text(EXAMPLE, "utf-8")
    assert load_consultation(definition).proposal(1).picture == "sun"


def test_a_file_that_cannot_be_read_is_told_to_the_operator(tmp_path: Path) -> None:
    for load in (load_consultation, load_stations):
        with pytest.raises(OperatorError, match="No se pudo leer el archivo"):
            load(tmp_path / "missing.toml")
        with pytest.raises(OperatorError, match="No se pudo leer el archivo"):
            load(tmp_path)
