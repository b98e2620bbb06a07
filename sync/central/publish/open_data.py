"""Open data: CSV and JSON with a data dictionary, described as a Frictionless Data Package (v1).

Every file is made from the release alone, so what is hidden there is hidden here. CSV is as RFC 4180 with
line feeds, UTF-8, a header, and an empty cell where a figure is hidden.
"""

import csv
import hashlib
import io
import json
from collections.abc import Iterator
from typing import Any

from sync.central.publish.data_dictionary import TABLES, Column, Table
from sync.central.publish.release import Release

LICENCES = {
    "CC-BY-4.0": ("Creative Commons Attribution 4.0", "https://creativecommons.org/licenses/by/4.0/"),
    "CC-BY-SA-4.0": (
        "Creative Commons Attribution-ShareAlike 4.0", "https://creativecommons.org/licenses/by-sa/4.0/",
    ),
    "CC0-1.0": ("CC0 1.0 Universal", "https://creativecommons.org/publicdomain/zero/1.0/"),
    "ODbL-1.0": ("Open Data Commons Open Database License 1.0", "https://opendatacommons.org/licenses/odbl/1-0/"),
}  # fmt: skip
_HIDDEN = ""
_JSON = "resultados.json"
_Rows = Iterator[list[Any]]


def open_data(release: Release) -> dict[str, bytes]:
    """File name → bytes: a CSV file for each table, the release as JSON, LEAME.md and datapackage.json."""
    rows = {
        "propuestas.csv": _proposals(release),
        "preguntas.csv": _questions(release),
        "participacion.csv": _participation(release),
        "grupos.csv": _groups(release),
        "cuentas.csv": _account(release),
    }
    files = {table.file: _csv(table, rows[table.file]) for table in TABLES}
    files[_JSON] = _json(release.value)
    files["LEAME.md"] = _readme(release)
    files["datapackage.json"] = _json(_package(release, files))
    return files


def _proposals(release: Release) -> _Rows:
    counted = release.value["ballots"]["counted"]
    for row in release.value["proposals"]:
        proposal = release.consultation.proposal(row["number"])
        share = round(100 * row["votes"] / counted, 1) if counted else 0.0
        title, text = proposal.short_title, proposal.text
        yield [row["number"], title, text, row["votes"], share, row["rank"], row["enters"]]


def _questions(release: Release) -> _Rows:
    for question in release.value["questions"]:
        for answer in question["answers"]:
            count = _HIDDEN if answer["count"] is None else answer["count"]
            label = answer["label"] or "(no respondió)"
            yield [question["id"], question["label"], label, count]


def _participation(release: Release) -> _Rows:
    for point in release.value["participation"]:
        yield [point["code"], point["name"], point["localidad"], point["ballots"]]


def _groups(release: Release) -> _Rows:
    for number, group in enumerate(release.value["groups"], 1):
        points, where = " ".join(group["points"]), " · ".join(group["localidades"])
        for proposal, votes in sorted(group["votes"].items(), key=lambda item: int(item[0])):
            yield [number, points, where, group["ballots"], int(proposal), votes]


def _account(release: Release) -> _Rows:
    ballots = release.value["ballots"]
    yield ["en_urnas", ballots["counted"] + ballots["null"] + ballots["set_aside"]]
    yield ["apartados", ballots["set_aside"]]
    yield ["nulos", ballots["null"]]
    yield ["contados", ballots["counted"]]
    yield ["en_blanco", ballots["blank"]]
    yield ["personas", release.value["participants"]]
    yield ["llegaron_tarde", ballots["late"]]
    yield ["de_prueba", ballots["challenged"]]
    yield ["equipos_incompletos", len(release.value["incomplete"])]


def _csv(table: Table, rows: _Rows) -> bytes:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow([column.name for column in table.columns])
    writer.writerows(rows)
    return buffer.getvalue().encode()


def _package(release: Release, files: dict[str, bytes]) -> dict[str, Any]:
    consultation = release.consultation
    name, path = LICENCES[consultation.licence]
    return {
        "contributors": [{"role": "publisher", "title": consultation.organiser}],
        "description": "Resultados de una consulta. Lo que señalaría a alguien está oculto; vea LEAME.md.",
        "keywords": ["consulta ciudadana", "resultados", "participación"],
        "licenses": [{"name": consultation.licence, "path": path, "title": name}],
        "name": f"urna-{consultation.id}",
        "profile": "data-package",
        "resources": [
            *(_resource(table, files[table.file]) for table in TABLES),
            {
                **_file(_JSON, files[_JSON]),
                "description": "Los resultados firmados, como en el paquete: vea docs/FORMATS.md, Results.",
                "format": "json",
                "mediatype": "application/json",
                "profile": "data-resource",
                "title": "Resultados completos",
            },
        ],
        "title": consultation.title,
        "version": "1.0.0",
    }


def _file(name: str, data: bytes) -> dict[str, Any]:
    return {
        "bytes": len(data),
        "encoding": "utf-8",
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "name": name.partition(".")[0],
        "path": name,
    }


def _resource(table: Table, data: bytes) -> dict[str, Any]:
    return {
        **_file(table.file, data),
        "description": table.text,
        "dialect": {"csvddfVersion": 1.2, "delimiter": ",", "lineTerminator": "\n"},
        "format": "csv",
        "mediatype": "text/csv",
        "profile": "tabular-data-resource",
        "schema": {
            "fields": [_field(column) for column in table.columns],
            "missingValues": [_HIDDEN],
            "primaryKey": list(table.key),
        },
        "title": table.title,
    }


def _field(column: Column) -> dict[str, Any]:
    return {
        "constraints": dict(column.constraints),
        "description": column.text,
        "name": column.name,
        "type": column.kind,
    }


def _readme(release: Release) -> bytes:
    """The data dictionary, for people."""
    name, path = LICENCES[release.consultation.licence]
    lines = [
        f"# Datos abiertos · {release.consultation.title}", "",
        f"Publica: {release.consultation.organiser}. Licencia: [{name}]({path}).", "",
        "Los archivos CSV están en UTF-8, separados por comas, con encabezado. Una celda vacía es una cifra "
        "oculta: un grupo tan pequeño que señalaría a alguien. Ninguna tabla cruza el voto con la edad, el "
        "sexo ni otra respuesta: el programa no tiene esos datos juntos.", "",
        "*In English: CSV in UTF-8 with a header; an empty cell is a figure hidden because the group is so "
        "small that it would name someone.*", "",
    ]  # fmt: skip
    for table in TABLES:
        lines += [
            f"## {table.file}: {table.title}",
            "",
            table.text,
            "",
            "| columna | tipo | qué es |",
            "|---|---|---|",
        ]
        lines += [f"| `{column.name}` | {column.kind} | {column.text} |" for column in table.columns]
        lines.append("")
    lines += [
        f"## {_JSON}",
        "",
        "Los resultados completos que firmó el organizador, tal como van en el paquete.",
        "",
    ]
    return "\n".join(lines).encode()


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()
