"""The open data: every table as its dictionary says, the package as Frictionless specifies."""

import csv
import hashlib
import io
import json
import re
from dataclasses import replace
from typing import Any

import pytest

from kiosk.consultation import parse_consultation
from kiosk.consultation_model import LICENCES
from sync.central.publish import open_data as module
from sync.central.publish.data_dictionary import TABLES, Table
from sync.central.publish.open_data import open_data
from sync.central.publish.release import Release
from tests.tools.kits import cartagena
from tests.tools.releases import CASES

NAME = re.compile(r"[-a-z0-9._/]+")
KINDS = {"integer": re.compile(r"-?\d+"), "number": re.compile(r"-?\d+(\.\d+)?"), "string": re.compile(r".+")}
every = pytest.mark.parametrize("name", CASES)


def rows_of(files: dict[str, bytes], table: Table) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files[table.file].decode())))


def package_of(files: dict[str, bytes]) -> dict[str, Any]:
    package = json.loads(files["datapackage.json"])
    assert isinstance(package, dict)
    return package


def check_cell(value: str, kind: str, constraints: dict[str, Any]) -> None:
    """A cell against its field, as Table Schema v1 says."""
    if not value:
        assert not constraints.get("required")
        return
    assert KINDS[kind].fullmatch(value), value
    assert value in constraints.get("enum", [value])
    if kind != "string":
        assert constraints.get("minimum", -1) <= float(value) <= constraints.get("maximum", 1e18)


@every
def test_every_cell_is_of_its_kind_and_within_its_bounds_and_every_key_tells_rows_apart(name: str) -> None:
    files = open_data(CASES[name]())
    for resource in package_of(files)["resources"][: len(TABLES)]:
        table = next(table for table in TABLES if table.file == resource["path"])
        rows, schema = rows_of(files, table), resource["schema"]
        assert files[table.file].decode().splitlines()[0] == ",".join(f["name"] for f in schema["fields"])
        for row in rows:
            for field in schema["fields"]:
                check_cell(row[field["name"]], field["type"], field["constraints"])
        keys = [tuple(row[key] for key in schema["primaryKey"]) for row in rows]
        assert len(set(keys)) == len(keys)


@every
def test_the_package_has_what_the_specification_asks(name: str) -> None:
    files = open_data(CASES[name]())
    package = package_of(files)
    assert NAME.fullmatch(package["name"])
    assert package["profile"] == "data-package"
    assert {"name", "path", "title"} == package["licenses"][0].keys()
    named = [resource["path"] for resource in package["resources"]]
    assert sorted([*named, "LEAME.md", "datapackage.json"]) == sorted(files)
    for resource in package["resources"]:
        data = files[resource["path"]]
        assert NAME.fullmatch(resource["name"])
        assert (resource["bytes"], resource["encoding"]) == (len(data), "utf-8")
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"


@every
def test_tables_and_json_agree(name: str) -> None:
    release = CASES[name]()
    files, value = open_data(release), release.value
    assert json.loads(files["resultados.json"]) == value
    tables = {table.file: rows_of(files, table) for table in TABLES}
    votes = {int(row["numero"]): int(row["votos"]) for row in tables["propuestas.csv"]}
    assert votes == {row["number"]: row["votes"] for row in value["proposals"]}
    counts = [answer["count"] for question in value["questions"] for answer in question["answers"]]
    assert [int(row["personas"]) if row["personas"] else None for row in tables["preguntas.csv"]] == counts
    account = {row["concepto"]: int(row["cantidad"]) for row in tables["cuentas.csv"]}
    assert account["en_urnas"] - account["apartados"] - account["nulos"] == account["contados"]
    grouped = sum(int(row["votos"]) for row in tables["grupos.csv"])
    assert grouped in (0, value["choices"])


def test_the_dictionary_is_there_for_people_too() -> None:
    text = open_data(CASES["2022"]())["LEAME.md"].decode()
    assert all(f"| `{column.name}` |" in text for table in TABLES for column in table.columns)
    assert "https://creativecommons.org/licenses/by/4.0/" in text


def test_a_consultation_may_name_another_licence() -> None:
    source = cartagena().source.replace(b"format = 1\n", b'format = 1\nlicence = "CC0-1.0"\n')
    consultation = parse_consultation(source, "consultation.toml")
    release = CASES["2022"]()
    package = package_of(open_data(Release(replace(consultation), release.value)))
    assert package["licenses"][0]["name"] == "CC0-1.0"
    assert set(LICENCES) == set(module.LICENCES)
    assert cartagena().licence == "CC-BY-4.0"
