"""Open data: CSV and JSON with a data dictionary, described as a Frictionless Data Package (v1)."""

import csv
import io
import json
from typing import Any

from sync.central.publish.release import Release

LICENCE = {
    "name": "CC-BY-4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
    "title": "Creative Commons Attribution 4.0",
}
_HIDDEN = ""

_DICTIONARY: dict[str, list[tuple[str, str, str]]] = {
    "propuestas.csv": [
        ("numero", "integer", "Número de la propuesta en el tarjetón"),
        ("titulo", "string", "Título corto"),
        ("texto", "string", "Texto oficial, al pie de la letra"),
        ("votos", "integer", "Votos contados que la eligieron"),
        ("porcentaje", "number", "Votos sobre votos contados; suman más de 100 porque se elige más de una"),
        ("puesto", "integer", "Lugar por votos; los empates comparten lugar"),
        ("entra", "string", "yes: entra al plan; tied: empate en el último cupo; no"),
    ],
    "preguntas.csv": [
        ("pregunta", "string", "Identificador de la pregunta"),
        ("titulo", "string", "Pregunta"),
        ("respuesta", "string", "Respuesta; vacía si no se respondió"),
        ("personas", "integer", "Personas; vacío donde se oculta un grupo pequeño"),
    ],
    "participacion.csv": [
        ("puesto", "string", "Código del puesto"),
        ("nombre", "string", "Nombre del puesto"),
        ("localidad", "string", "Localidad"),
        ("votos", "integer", "Votos depositados y contados en el puesto, nulos incluidos"),
    ],
    "grupos.csv": [
        ("puestos", "string", "Códigos de los puestos del grupo, separados por espacio"),
        ("localidades", "string", "Localidades del grupo"),
        ("votos_contados", "integer", "Votos contados en el grupo"),
        ("numero", "integer", "Número de la propuesta"),
        ("votos", "integer", "Votos contados del grupo que la eligieron"),
    ],
}


def open_data(release: Release) -> dict[str, bytes]:
    """File name → bytes: four CSV files (UTF-8, comma, header), the release as JSON, and datapackage.json."""
    rows = {
        "propuestas.csv": _proposals(release),
        "preguntas.csv": _questions(release),
        "participacion.csv": _participation(release),
        "grupos.csv": _groups(release),
    }
    files = {name: _csv(name, table) for name, table in rows.items()}
    files["resultados.json"] = _json(release.value)
    files["datapackage.json"] = _json(_package(release))
    return files


def _proposals(release: Release) -> list[list[Any]]:
    counted = release.value["ballots"]["counted"]
    table = []
    for row in release.value["proposals"]:
        proposal = release.consultation.proposal(row["number"])
        share = round(100 * row["votes"] / counted, 1) if counted else 0.0
        table.append(
            [
                row["number"],
                proposal.short_title,
                proposal.text,
                row["votes"],
                share,
                row["rank"],
                row["enters"],
            ]
        )
    return table


def _questions(release: Release) -> list[list[Any]]:
    return [
        [q["id"], q["label"], answer["label"], _HIDDEN if answer["count"] is None else answer["count"]]
        for q in release.value["questions"]
        for answer in q["answers"]
    ]


def _participation(release: Release) -> list[list[Any]]:
    return [[p["code"], p["name"], p["localidad"], p["ballots"]] for p in release.value["participation"]]


def _groups(release: Release) -> list[list[Any]]:
    return [
        [" ".join(g["points"]), " · ".join(g["localidades"]), g["ballots"], int(number), votes]
        for g in release.value["groups"]
        for number, votes in sorted(g["votes"].items(), key=lambda item: int(item[0]))
    ]


def _csv(name: str, table: list[list[Any]]) -> bytes:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow([field for field, _, _ in _DICTIONARY[name]])
    writer.writerows(table)
    return buffer.getvalue().encode()


def _package(release: Release) -> dict[str, Any]:
    return {
        "licenses": [LICENCE],
        "name": f"urna-{release.consultation.id}",
        "profile": "tabular-data-package",
        "resources": [
            {
                "encoding": "utf-8",
                "format": "csv",
                "mediatype": "text/csv",
                "name": name.removesuffix(".csv"),
                "path": name,
                "profile": "tabular-data-resource",
                "schema": {
                    "fields": [
                        {"description": text, "name": field, "type": kind} for field, kind, text in fields
                    ],
                    "missingValues": [_HIDDEN],
                },
            }
            for name, fields in _DICTIONARY.items()
        ],
        "title": release.consultation.title,
    }


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()
