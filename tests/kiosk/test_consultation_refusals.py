"""A bad definition is refused with file, line, field and reason."""

import pickle
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.consultation import (
    DefinitionError,
    parse_consultation,
)
from kiosk.definition_source import MAX_FILE_BYTES
from tests.kiosk.definitions import (
    EXAMPLE,
    WITHOUT_QUESTIONS,
    changed,
    line_of,
    parse,
    refusal,
    section,
    with_proposals,
)

# What is replaced, by what, in which field the refusal is, its reason, and how many lines further it points.
REFUSALS = [
    ("format = 1", "format = 2", "format", "entre 1 y 1", 0),
    ('id = "parque-2026"', 'id = "Parque"', "id", "minúsculas", 0),
    ('id = "parque-2026"', 'id = "../x"', "id", "minúsculas", 0),
    ('title = "Consulta ciudadana del parque"', 'title = ""', "title", "está vacío", 0),
    ('title = "Consulta ciudadana del parque"', "title = 3", "title", "texto entre comillas", 0),
    ('title = "Consulta ciudadana del parque"', f'title = "{"x" * 121}"', "title", "caben 120", 0),
    ('title = "Consulta ciudadana del parque"', 'title = "Consulta "', "title", "espacios", 0),
    ('title = "Consulta ciudadana del parque"', 'title = "Une\u0301te"', "title", "tildes sueltas", 0),
    ('title = "Consulta ciudadana del parque"', 'title = "a\\u202Eb"', "title", "U+202E", 0),
    ('title = "Consulta ciudadana del parque"', 'title = "a\\nb"', "title", "U+000A", 0),
    ('title = "Consulta ciudadana del parque"', 'title = "a\u00a0b"', "title", "U+00A0", 0),
    ("allies = []", 'allies = "Junta"', "allies", "lista de textos", 0),
    ("allies = []", 'allies = [\n"a",\n3]', "allies[2]", "texto entre comillas", 2),
    ("allies = []", 'allies = ["a",\n"b",\n"A"]', "allies[3]", "ya está en la línea", 2),
    ("allies = []", f"allies = {[str(n) for n in range(11)]}", "allies", "entre 0 y 10, y hay 11", 0),
    ("opens = 2026-11-15", 'opens = "2026-11-15"', "opens", "una fecha", 0),
    ("opens = 2026-11-15", "opens = 2026-11-15 08:00:00", "opens", "una fecha", 0),
    ("closes = 2026-11-15", "closes = 2026-11-14", "closes", "anterior", 0),
    ('timezone = "America/Bogota"', 'timezone = "America/Macondo"', "timezone", "no se conoce", 0),
    ('timezone = "America/Bogota"', 'timezone = "../../etc/passwd"', "timezone", "no se conoce", 0),
    ('timezone = "America/Bogota"', 'timezone = "America"', "timezone", "no se conoce", 0),
    ("min_choices = 1", "min_choices = 0", "min_choices", "entre 1 y 31", 0),
    ("min_choices = 1", "min_choices = true", "min_choices", "número entero", 0),
    ("min_choices = 1", "min_choices = 1.0", "min_choices", "número entero", 0),
    ("max_choices = 2", "max_choices = 32", "max_choices", "entre 1 y 31", 0),
    ("max_choices = 2", "max_choices = 3", "max_choices", "número de propuestas, que es 2", 0),
    ("min_choices = 1\nmax_choices = 2", "min_choices = 2\nmax_choices = 1", "max_choices", "menor que", 1),
    ("enter_plan = 1", "enter_plan = 3", "enter_plan", "número de propuestas", 0),
    ("enter_plan = 1", "enter_plan = 0", "enter_plan", "entre 1 y 40", 0),
    ('ties = "shown"', 'ties = "drawn"', "ties", "shown", 0),
    ("blank_allowed = true", 'blank_allowed = "si"', "blank_allowed", "true o false", 0),
    ("blank_allowed = true", "blank_allowed = 1", "blank_allowed", "true o false", 0),
    ('identity = "document"', 'identity = "cara"', "identity", "document, name", 0),
    ("tables = 2", "tables = -1", "background.tables", "entre 0 y 100000", 0),
    ('version = "1"', 'version = "una versión"', "notice.version", "letras sin tilde", 0),
    ('rights = "Usted', 'rights = " Usted', "notice.rights", "espacios", 0),
    ("cell_minimum = 5", "cell_minimum = 0", "small_groups.cell_minimum", "entre 1 y 1000", 0),
    ('code = "CC"', 'code = "cc"', "document_type[1].code", "mayúsculas", 0),
    ('characters = "digits"', 'characters = "números"', "document_type[1].characters", "digits", 0),
    ("min_length = 3", "min_length = 11", "document_type[1].max_length", "menor que min_length", 1),
    ("max_length = 10", "max_length = 21", "document_type[1].max_length", "entre 1 y 20", 0),
    ('id = "sector"', 'id = "el sector"', "question[1].id", "minúsculas", 0),
    ('["Arriba", "Abajo"]', '["Arriba"]', "question[1].answers", "entre 2 y 12, y hay 1", 0),
    ('["Arriba", "Abajo"]', '["Arriba",\n"arriba"]', "question[1].answers[2]", "ya está", 1),
    ("number = 2", "number = 1", "proposal[2].number", "este número ya está en la línea", 0),
    ("number = 2", "number = 0", "proposal[2].number", "entre 1 y 65535", 0),
    ("number = 2", "number = 65536", "proposal[2].number", "entre 1 y 65535", 0),
    ('"Luces"', '"árboles"', "proposal[2].short_title", "ya está", 0),
    ('"Poner luces en la cancha."', '"Sembrar árboles en el parque."', "proposal[2].text", "ya está", 0),
    ('"Poner luces en la cancha."', f'"{"x" * 2001}"', "proposal[2].text", "caben 2000", 0),
    ('picture = "sun"', 'picture = "../sun.png"', "proposal[1].picture", "sin carpetas", 0),
    ('picture = "sun"', 'picture = "c:sun.png"', "proposal[1].picture", "sin carpetas", 0),
    ('picture = "sun"', 'picture = ".png"', "proposal[1].picture", "sin carpetas", 0),
    ('picture = "sun"', 'picture = "sun.gif"', "proposal[1].picture", "sin carpetas", 0),
    ('picture = "sun"', 'picture = "Sun"', "proposal[1].picture", "Phosphor", 0),
    ('sound = ""', 'sound = "uno"', "proposal[1].sound", "sin carpetas", 0),
    ('sound = ""', 'sound = "a/b.ogg"', "proposal[1].sound", "sin carpetas", 0),
    ('sound = ""', 'sound = "uno.png"', "proposal[1].sound", "sin carpetas", 0),
]


@pytest.mark.parametrize(("old", "new", "field", "reason", "further"), REFUSALS)
def test_a_bad_field_is_refused_with_file_line_field_and_reason(
    old: str, new: str, field: str, reason: str, further: int
) -> None:
    error = refusal(changed(old, new))
    assert (error.file, error.field) == ("c.toml", field)
    assert reason in error.reason
    assert error.line == line_of(EXAMPLE, old) + further
    assert f"c.toml, línea {error.line}, campo «{field}»: " in str(error)


def missing_fields() -> list[tuple[str, int]]:
    """Each field of the example, with the line of the header that it belongs to (1 at the top level)."""
    found, header = [], 1
    for number, line in enumerate(EXAMPLE.split("\n"), 1):
        header = number if line.startswith("[") else header
        if " = " in line:
            found.append((line, header))
    return found


@pytest.mark.parametrize(("line", "header"), missing_fields())
def test_every_field_is_required(line: str, header: int) -> None:
    field = line.partition(" = ")[0]
    number = EXAMPLE.split("\n").index(line, header - 1)
    lines = EXAMPLE.split("\n")
    error = refusal("\n".join([*lines[:number], "#", *lines[number + 1 :]]))
    assert error.reason.startswith("falta este campo")
    assert error.field.split(".")[-1] == field
    assert error.line == header


@pytest.mark.parametrize("name", ["background", "notice", "small_groups"])
def test_every_section_is_required(name: str) -> None:
    error = refusal(re.sub(rf"\[{name}\]\n(?:.+\n)+", "", EXAMPLE))
    assert (error.field, error.line) == (name, 1)
    assert "falta este campo" in error.reason


WITHOUT_DOCUMENTS = re.sub(r"\[\[document_type\]\]\n(?:.+\n)+", "", EXAMPLE)
SAME_DOCUMENT = section(
    "document_type", code='"CC"', name='"otra"', characters='"digits"', min_length=1, max_length=2
)
SAME_QUESTION = section(
    "question", id='"sector"', label='"L"', prompt='"P"', answers='["a", "b"]', optional="true"
)


@pytest.mark.parametrize(
    ("text", "field", "reason"),
    [
        (changed("[background]", "[[background]]"), "background", "una sección [background]"),
        (with_proposals(1), "proposal", "entre 2 y 40, y hay 1"),
        (with_proposals(0), "proposal", "falta este campo"),
        (with_proposals(41), "proposal", "entre 2 y 40, y hay 41"),
        ("question = [1]\n" + WITHOUT_QUESTIONS, "question[1]", "[[question]]"),
        ("question = 1\n" + WITHOUT_QUESTIONS, "question", "[[question]]"),
        (WITHOUT_DOCUMENTS, "document_type", "al menos un tipo"),
        (changed('identity = "document"', 'identity = "name"'), "document_type", "no debe haber"),
        (EXAMPLE + SAME_DOCUMENT, "document_type[2].code", "ya está"),
        (EXAMPLE + SAME_QUESTION, "question[2].id", "ya está"),
    ],
)
def test_sections_of_the_wrong_number_or_kind_are_refused(text: str, field: str, reason: str) -> None:
    error = refusal(text)
    assert error.field == field
    assert reason in error.reason


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        (changed("format = 1", "format 1"), 1, "falta el signo ="),
        (changed("min_choices = 1", "min_choices = uno"), 8 + 1, "no se entiende"),
        (changed("min_choices = 1", "min_choices = 1\nmin_choices = 1"), 10, "ya estaba escrito"),
        (changed('ties = "shown"', 'ties = "shown'), 12, "comillas"),
        (changed("opens = 2026-11-15", "opens = 2026-02-30"), 6, "fecha no existe"),
        (EXAMPLE + "x = [1", EXAMPLE.count("\n") + 1, "corchete"),
        (EXAMPLE + "x = " + "[" * 5000, EXAMPLE.count("\n") + 1, "corchetes"),
        (EXAMPLE + "x = " + "9" * 5000, EXAMPLE.count("\n") + 1, "TOML"),
        ("¡hola!", 1, "ni un campo ni una sección"),
    ],
)
def test_what_is_not_toml_is_refused_on_its_line(text: str, line: int, reason: str) -> None:
    error = refusal(text)
    assert reason in error.reason
    assert error.line == line
    assert error.field == ""


def test_a_file_in_another_encoding_is_refused_on_its_line() -> None:
    with pytest.raises(DefinitionError, match=r"línea 3: el archivo no está guardado como UTF-8"):
        parse_consultation('a = 1\n\nb = "votación"\n'.encode("latin-1"), "c.toml")


def test_a_file_too_large_is_refused_before_it_is_read() -> None:
    with pytest.raises(DefinitionError, match="pesa más de 1024 KiB"):
        parse_consultation(b"#" * (MAX_FILE_BYTES + 1), "c.toml")
    parse(EXAMPLE + "#" * (MAX_FILE_BYTES - len(EXAMPLE.encode())))


def test_a_refusal_survives_the_way_between_processes() -> None:
    error = refusal("x")
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301
    assert type(copy) is DefinitionError
    assert (str(copy), copy.line) == (str(error), error.line)


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_read_or_refused_and_nothing_else(data: bytes) -> None:
    with pytest.raises(DefinitionError):
        parse_consultation(data, "c.toml")


@given(st.integers(0, len(EXAMPLE) - 1), st.integers(0, 40), st.text(max_size=5))
def test_a_damaged_definition_is_read_or_refused_within_its_lines(at: int, cut: int, put: str) -> None:
    text = EXAMPLE[:at] + put + EXAMPLE[at + cut :]
    line = 1
    try:
        parse(text)
    except DefinitionError as error:
        line = error.line
    assert 1 <= line <= text.count("\n") + 1
