"""Definitions of every shape that a consultation may have, for the screens to be tried on."""

from kiosk.consultation import Consultation, parse_consultation
from tests.kiosk.voting import names_only
from tests.tools.kits import cartagena

__all__ = ["cartagena", "consultation", "names_only"]

_LONG = "Senderos, alumbrado y arborización del caño que atraviesa el barrio"
_HEAD = """\
format = 1
id = "{id}"
title = "Consulta ciudadana del parque"
organiser = "Junta de Acción Comunal"
allies = []
opens = 2022-11-15
closes = 2022-11-15
timezone = "America/Bogota"
min_choices = {least}
max_choices = {most}
enter_plan = 1
ties = "shown"
{page}blank_allowed = {blank}
short_titles_approved_by = ""
identity = "document"

[background]
lines = ["Espacio público"]
proposals_received = 9
tables = 2

[notice]
version = "1"
text = "Anotamos su nombre y su documento para que cada persona vote una sola vez."
responsible = "Junta de Acción Comunal"
contact = "Salón comunal"
purpose = "Comprobar que cada persona vota una sola vez."
rights = "Usted puede conocer, corregir y pedir que se borren sus datos."

[small_groups]
station_minimum = 30
cell_minimum = 5

[[document_type]]
code = "CC"
name = "cédula de ciudadanía"
characters = "digits"
min_length = 3
max_length = 10
"""
_QUESTION = """
[[question]]
id = "sector"
label = "Sector"
prompt = "¿Dónde vive?"
answers = ["Arriba", "Abajo"]
optional = true
"""


def consultation(
    count: int = 2,
    *,
    least: int = 1,
    most: int = 1,
    blank: bool = False,
    questions: bool = False,
    page: str = "",
) -> Consultation:
    """A small consultation of ``count`` proposals; every third has a long title, every other a picture."""
    allowed = "true" if blank else "false"
    head = _HEAD.format(id=f"parque-{count}-{most}", least=least, most=most, blank=allowed, page=_page(page))
    proposals = "".join(_proposal(number) for number in range(1, count + 1))
    return parse_consultation((head + (_QUESTION if questions else "") + proposals).encode(), "parque.toml")


def _page(address: str) -> str:
    return f'results_page = "{address}"\n' if address else ""


def _proposal(number: int) -> str:
    title = f"{_LONG} {number}" if number % 3 == 0 else f"Propuesta del barrio {number}"
    picture = "sun" if number % 2 else ""
    return (
        f'\n[[proposal]]\nnumber = {number}\nshort_title = "{title}"\npicture = "{picture}"\nsound = ""\n'
        f'text = "Texto oficial de la propuesta {number}, completo y a la letra."\n'
    )
