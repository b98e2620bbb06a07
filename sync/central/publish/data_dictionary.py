"""The data dictionary of the open data: every table and column, with type, constraints and meaning.

Types and constraints are those of Frictionless Table Schema v1.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

_NEEDED = {"required": True}
_COUNT = {"minimum": 0, "required": True}


@dataclass(frozen=True)
class Column:
    """``kind`` is ``integer``, ``number`` or ``string``."""

    name: str
    kind: str
    text: str
    constraints: Mapping[str, Any] = field(default_factory=lambda: _NEEDED)


@dataclass(frozen=True)
class Table:
    """``key`` names the columns that tell rows apart."""

    file: str
    title: str
    text: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]


TABLES = (
    Table(
        "propuestas.csv",
        "Las propuestas y sus votos",
        "Una fila por propuesta, en el orden del tarjetón.",
        ("numero",),
        (
            Column("numero", "integer", "Número de la propuesta en el tarjetón", {"minimum": 1, "required": True}),
            Column("titulo", "string", "Título corto"),
            Column("texto", "string", "Texto completo, al pie de la letra"),
            Column("votos", "integer", "Votos contados que la eligieron", _COUNT),
            Column(
                "porcentaje", "number", "Parte de los votos contados, de 0 a 100; donde se elige más de una, "
                "todas juntas pueden pasar de 100", {"maximum": 100, "minimum": 0, "required": True},
            ),
            Column("puesto", "integer", "Lugar por votos; los empates lo comparten", {"minimum": 1, "required": True}),
            Column(
                "entra", "string", "yes: entra al plan; tied: empate por entrar; no: no entra",
                {"enum": ["yes", "tied", "no"], "required": True},
            ),
        ),
    ),
    Table(
        "preguntas.csv",
        "Quiénes participaron",
        "Una fila por respuesta de cada pregunta del registro. Se cuentan personas, no votos.",
        ("pregunta", "respuesta"),
        (
            Column("pregunta", "string", "Código de la pregunta"),
            Column("titulo", "string", "La pregunta"),
            Column("respuesta", "string", "La respuesta, o (no respondió)"),
            Column("personas", "integer", "Personas; vacío donde se oculta un grupo pequeño", {"minimum": 0}),
        ),
    ),
    Table(
        "participacion.csv",
        "Votos por puesto",
        "Una fila por puesto de votación: votos que entraron al conteo, con los nulos, nunca por qué.",
        ("puesto",),
        (
            Column("puesto", "string", "Código del puesto"),
            Column("nombre", "string", "Nombre del puesto"),
            Column("localidad", "string", "Localidad"),
            Column("votos", "integer", "Votos depositados, sin los apartados y con los nulos", _COUNT),
        ),
    ),
    Table(
        "grupos.csv",
        "Votos por grupos de puestos",
        "Una fila por grupo y propuesta. Los puestos con pocos votos van juntos. Sin filas cuando ningún grupo es "
        "tan grande que no señale a nadie.",
        ("grupo", "numero"),
        (
            Column("grupo", "integer", "Número del grupo", {"minimum": 1, "required": True}),
            Column("puestos", "string", "Códigos de sus puestos, separados por un espacio"),
            Column("localidades", "string", "Sus localidades"),
            Column("votos_contados", "integer", "Votos contados en el grupo", _COUNT),
            Column("numero", "integer", "Número de la propuesta", {"minimum": 1, "required": True}),
            Column("votos", "integer", "Votos contados del grupo que la eligieron", _COUNT),
        ),
    ),
    Table(
        "cuentas.csv",
        "Las cuentas",
        "De lo que había en las urnas a lo que se contó: en_urnas − apartados − nulos = contados.",
        ("concepto",),
        (
            Column(
                "concepto", "string", "en_urnas; apartados (repetidos o sin registro); nulos; contados; en_blanco "
                "(de los contados); personas (contados y nulos); llegaron_tarde; de_prueba (con los que la gente "
                "comprobó la máquina); equipos_incompletos",
            ),
            Column("cantidad", "integer", "Cuántos", _COUNT),
        ),
    ),
)  # fmt: skip
