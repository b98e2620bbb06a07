"""A definition is read exactly, and a bad one is refused with file, line, field and reason."""

import hashlib
import pickle
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.consultation import (
    Consultation,
    DefinitionError,
    load_consultation,
    load_stations,
    parse_consultation,
    parse_stations,
)
from kiosk.definition_source import MAX_FILE_BYTES
from kiosk.errors import OperatorError, Refused
from kiosk.participant import MAX_NAME_BYTES
from kiosk.register_entry import RegisterEntry

DOCS = Path(__file__).parents[2] / "docs" / "consultation.md"
EXAMPLES: list[str] = re.findall(r"```toml\n(.*?)```", DOCS.read_text("utf-8"), re.DOTALL)
EXAMPLE, STATIONS_EXAMPLE = EXAMPLES

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


def parse(text: str) -> Consultation:
    return parse_consultation(text.encode(), "c.toml")


def refusal(text: str) -> DefinitionError:
    with pytest.raises(DefinitionError) as caught:
        parse(text)
    return caught.value


def changed(old: str, new: str) -> str:
    assert old in EXAMPLE
    return EXAMPLE.replace(old, new, 1)


def line_of(text: str, fragment: str) -> int:
    return text[: text.index(fragment)].count("\n") + 1


def section(header: str, /, **fields: object) -> str:
    body = "".join(f"{key} = {value}\n" for key, value in fields.items())
    return f"[[{header}]]\n{body}\n"


def proposals(count: int) -> str:
    return "".join(
        section("proposal", number=n, text=f'"Texto {n}"', short_title=f'"T {n}"', picture='""', sound='""')
        for n in range(1, count + 1)
    )


def with_proposals(count: int) -> str:
    return EXAMPLE[: EXAMPLE.index("[[proposal]]")] + proposals(count)


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


WITHOUT_QUESTIONS = re.sub(r"\[\[question\]\]\n(?:.+\n)+", "", EXAMPLE)
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


def test_a_consultation_may_ask_no_questions() -> None:
    assert parse(WITHOUT_QUESTIONS).questions == ()


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


HEADERS = [
    "",
    "[background]",
    "[notice]",
    "[small_groups]",
    "[[document_type]]",
    "[[question]]",
    "[[proposal]]",
]


def known_fields(header: str) -> set[str]:
    """The fields that the parser itself names when it meets one that it does not know."""
    text = changed(header, f"{header}\nzzz = 1") if header else "zzz = 1\n" + EXAMPLE
    error = refusal(text)
    assert error.field.endswith("zzz")
    assert error.line == line_of(text, "zzz")
    return set(error.reason.partition("los campos son: ")[2].split(", "))


def documented_fields(heading: str) -> set[str]:
    after = DOCS.read_text("utf-8").partition(f"### {heading}\n")[2]
    return set(re.findall(r"^\| `(\w+)` \|", re.split(r"^##", after, flags=re.MULTILINE)[0], re.MULTILINE))


@pytest.mark.parametrize("header", HEADERS)
def test_every_field_the_parser_knows_is_documented_and_no_other(header: str) -> None:
    sections = {header.strip("[]") for header in HEADERS}
    documented = documented_fields(f"`{header}`" if header else "Top level")
    assert documented == known_fields(header) - sections


def test_every_field_of_a_station_is_documented_and_no_other() -> None:
    with pytest.raises(DefinitionError) as caught:
        parse_stations(f"{STATIONS}zzz = 1".encode(), "s.toml")
    known = set(caught.value.reason.partition("los campos son: ")[2].split(", "))
    assert documented_fields("`[[station]]`") == known
    assert caught.value.line == 10


def questions(count: int, length: int) -> str:
    return "".join(
        section("question", id=f'"q{n:019}"', label=f'"L{n}"', prompt='"P"', optional="false",
                answers=f'["a", "{"ñ" * length}"]')
        for n in range(count)
    )  # fmt: skip


def test_answers_that_could_not_fit_the_register_are_refused() -> None:
    error = refusal(EXAMPLE + questions(5, 40))
    assert error.field == "question"
    assert "512 bytes" in error.reason


@given(st.integers(0, 7), st.integers(1, 40))
def test_whatever_is_accepted_fits_the_register_with_the_longest_name(count: int, length: int) -> None:
    try:
        consultation = parse(EXAMPLE + questions(count, length))
    except DefinitionError:
        return
    entry = RegisterEntry(
        pseudonym=b"\xff" * 32,
        name="ñ" * (MAX_NAME_BYTES // 2),
        document_type="CC",
        document="9" * 10,
        answers=tuple((q.id, max(q.answers, key=len)) for q in consultation.questions),
        notice=consultation.notice.version,
        minute="2026-11-15T23:59",
        dispute=99,
    )
    assert len(entry.encoded()) == 512


def test_signs_that_take_two_bytes_in_the_register_are_counted_so() -> None:
    plain = questions(3, 1).replace("ñ", "x" * 40)
    quoted = questions(3, 1).replace("ñ", r"\"" * 40)
    parse(EXAMPLE + plain)
    assert "512 bytes" in refusal(EXAMPLE + quoted).reason


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


def test_a_refusal_survives_the_way_between_processes() -> None:
    error = refusal("x")
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301
    assert type(copy) is DefinitionError
    assert (str(copy), copy.line) == (str(error), error.line)


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
