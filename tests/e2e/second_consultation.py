"""A small second consultation, official, in which people who vote twice answer differently each time."""

PROPOSALS = (3, 4, 7, 10, 300)

DEFINITION = """\
format = 1
id = "parque-2026"
title = "Consulta ciudadana del parque"
organiser = "Junta de Acción Comunal"
allies = []
opens = 2026-11-15
closes = 2026-11-15
timezone = "America/Bogota"
min_choices = 2
max_choices = 4
enter_plan = 1
ties = "shown"
blank_allowed = true
short_titles_approved_by = "Asamblea del 1 de noviembre de 2026"
identity = "document"

[background]
lines = []
proposals_received = 9
tables = 2

[notice]
version = "1"
text = "Anotamos su nombre y su documento para que cada persona vote una sola vez."
responsible = "Junta de Acción Comunal"
contact = "Salón comunal, calle 5 número 4-10 · teléfono (605) 641 1370"
purpose = "Comprobar que cada persona vota una sola vez."
rights = "Usted puede conocer, corregir y pedir que se borren sus datos."
sensitive = "Ninguna pregunta es sensible; puede no decir si tiene mascota."
reviewed_by = "Asesora jurídica de la junta, 2 de noviembre de 2026"

[small_groups]
station_minimum = 30
cell_minimum = 5

[[document_type]]
code = "PAS"
name = "pasaporte"
characters = "letters_and_digits"
min_length = 5
max_length = 9

[[question]]
id = "sector"
label = "Sector"
prompt = "¿Dónde vive?"
answers = ["Arriba", "Abajo"]
optional = false

[[question]]
id = "mascota"
label = "Mascota"
prompt = "¿Tiene mascota?"
answers = ["Sí", "No"]
optional = true
""" + "".join(
    f"""
[[proposal]]
number = {number}
text = "Propuesta número {number} para el parque."
short_title = "Propuesta {number}"
picture = ""
sound = ""
"""
    for number in PROPOSALS
)

STATIONS = """\
[[station]]
code = "SALON"
name = "Salón comunal"
localidad = "Centro"

[[station]]
code = "CANCHA"
name = "Cancha"
localidad = "Centro"
"""

KIOSKS = {"A-1": "SALON", "A-2": "SALON", "B-1": "CANCHA"}

Vote = tuple[str, str, str, tuple[int, ...]]
"""Passport, answer to the first question, to the second, choices."""

VOTES: dict[str, tuple[Vote, ...]] = {
    "A-1": (
        ("XA10001", "Arriba", "Sí", (3, 4)),
        ("XA10002", "Arriba", "No", (3, 7)),
        ("XA10003", "Arriba", "", (3, 10)),
        ("XA10004", "Arriba", "Sí", (3, 300)),
        ("XA10005", "Arriba", "", ()),
        ("XA10006", "Abajo", "No", (4, 7, 10)),
    ),
    "A-2": (
        ("xa 10001", "Abajo", "No", (4, 7)),
        ("xa-10003", "Abajo", "No", (4, 10)),
        ("XA10005", "Abajo", "Sí", (4, 300)),
        ("XA10007", "Arriba", "Sí", (3, 4, 7, 10)),
    ),
    "B-1": (
        ("XA10002", "Abajo", "", (7, 10)),
        ("XA1.0003", "Abajo", "Sí", (7, 300)),
        ("XA10004", "Abajo", "", ()),
        ("XA10008", "Abajo", "Sí", (10, 300)),
    ),
}
"""At each kiosk; within a kiosk no two votes of people who vote more than once are alike."""


def person_of(passport: str) -> str:
    """The same for every way of typing a passport."""
    return "".join(character for character in passport.upper() if character.isalnum())


def csv_of(votes: tuple[Vote, ...]) -> str:
    """A file for the cast tool, in its fixed columns."""
    lines = ["document_type,document,name,age,sex,choices"]
    for passport, first, second, choices in votes:
        name = f"Persona {'ABCDEFGH'[int(person_of(passport)[-1]) - 1]} Parque"
        lines.append(f"PAS,{passport},{name},{first},{second},{';'.join(map(str, choices))}")
    return "\n".join(lines) + "\n"
