"""Voters from a CSV file, checked against the consultation before anybody votes.

The first line names the columns, in any order: ``document_type``, ``document``, ``name``, one for each
question, ``choices``. A question's column bears the question's id. ``age`` and ``sex`` also stand for the
questions ``edad`` and ``sexo``; where a consultation has no such ids, for its first and its second question.
A column that stands for no question, or a document where people are known by name, must be empty.

Answers are the labels of the definition, to the letter; empty where the question is optional. ``choices`` are
numbers with semicolons, ``6;7;9``; empty is a blank vote, where the consultation allows one. UTF-8, commas.

Errors name the file, the line and the column, and never repeat what stands there.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.consultation import Consultation
from kiosk.consultation_model import Identity
from kiosk.errors import OperatorError, UrnaError
from kiosk.participant import Document, clean_document, clean_name
from tests.tools.people import Visit

PERSON = ("document_type", "document", "name")
CHOICES = "choices"
_ALIASES = {"age": ("edad", 0), "sex": ("sexo", 1)}


@dataclass(frozen=True)
class VoterRow:
    """One person of the file. ``line`` counts from 1, the line of column names."""

    line: int
    document: Document | None
    name: str
    answers: Mapping[str, str]
    choices: tuple[int, ...]

    def __repr__(self) -> str:
        return f"VoterRow({self.line})"


def read_voters(data: bytes, consultation: Consultation, file: str) -> tuple[VoterRow, ...]:
    """Every row, checked. Raises `OperatorError` naming ``file`` and the line of the first that is wrong."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _wrong(file, line, "no está en UTF-8.") from error
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        columns = next(reader, [])
        questions = _questions(columns, consultation, file)
        return tuple(
            _row(cells, reader.line_num, columns, questions, consultation, file)
            for cells in reader
            if any(cells)
        )
    except csv.Error as error:
        raise _wrong(file, reader.line_num, "las comillas o las comas no concuerdan.") from error


def write_voters(path: Path, visits: Iterable[Visit]) -> None:
    """Write people in the form that `read_voters` reads."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow((*PERSON, *_ALIASES, CHOICES))
        for visit in visits:
            answer = visit.answer
            chosen = ";".join(map(str, answer.choices))
            writer.writerow((visit.document_type, visit.document, visit.name, answer.age, answer.sex, chosen))


def _questions(columns: Sequence[str], consultation: Consultation, file: str) -> dict[str, str]:
    """Which question each column stands for: column → id."""
    ids = [question.id for question in consultation.questions]
    by_document = consultation.identity is Identity.DOCUMENT
    required = (*PERSON, CHOICES) if by_document else ("name", CHOICES)
    for column in required:
        if column not in columns:
            raise _wrong(file, 1, f"falta la columna «{column}».")
    if len(set(columns)) != len(columns):
        raise _wrong(file, 1, "una columna aparece dos veces.")
    questions = {column: column for column in columns if column in ids}
    for column, (alias, place) in _ALIASES.items():
        target = alias if alias in ids else next(iter(ids[place : place + 1]), "")
        if column in columns and column not in ids and target and target not in questions.values():
            questions[column] = target
    for question in consultation.questions:
        if question.id not in questions.values() and not question.optional:
            raise _wrong(file, 1, f"falta la columna «{question.id}».")
    return questions


def _row(
    cells: Sequence[str],
    line: int,
    columns: Sequence[str],
    questions: Mapping[str, str],
    consultation: Consultation,
    file: str,
) -> VoterRow:
    if len(cells) != len(columns):
        raise _wrong(file, line, f"tiene {len(cells)} columnas y deben ser {len(columns)}.")
    values = {column: cell.strip() for column, cell in zip(columns, cells, strict=True)}
    try:
        _refuse_extra(values, questions, consultation)
        return VoterRow(
            line=line,
            document=_document(values, consultation),
            name=clean_name(values["name"]),
            answers=dict(_answers(values, questions, consultation)),
            choices=_choices(values[CHOICES], consultation),
        )
    except UrnaError as error:
        raise _wrong(file, line, error.what.removesuffix(" No se registró nada.")) from error


def _refuse_extra(
    values: Mapping[str, str], questions: Mapping[str, str], consultation: Consultation
) -> None:
    """Nothing may stand in a column that nobody reads."""
    read = {"name", CHOICES, *questions}
    read |= {"document_type", "document"} if consultation.identity is Identity.DOCUMENT else set()
    for column, value in values.items():
        if value and column not in read:
            raise OperatorError(f"la columna «{column}» no es de esta consulta y debe ir vacía.")


def _document(values: Mapping[str, str], consultation: Consultation) -> Document | None:
    if consultation.identity is Identity.NAME:
        return None
    codes = [document_type.code for document_type in consultation.document_types]
    if values["document_type"] not in codes:
        raise OperatorError(f"el tipo de documento debe ser uno de estos: {', '.join(codes)}.")
    return clean_document(consultation.document_type(values["document_type"]), values["document"])


def _answers(
    values: Mapping[str, str], questions: Mapping[str, str], consultation: Consultation
) -> Iterator[tuple[str, str]]:
    for column, question_id in questions.items():
        question, answer = consultation.question(question_id), values[column]
        if answer:
            if answer not in question.answers:
                allowed = " | ".join(question.answers)
                raise OperatorError(f"la columna «{column}» debe decir una de estas respuestas: {allowed}.")
            yield question_id, answer
        elif not question.optional:
            raise OperatorError(f"la columna «{column}» está vacía y esa respuesta es obligatoria.")


def _choices(text: str, consultation: Consultation) -> tuple[int, ...]:
    parts = [part.strip() for part in text.split(";")] if text else []
    if not all(part.isascii() and part.isdigit() and len(part) < 6 for part in parts):
        raise OperatorError("la columna «choices» lleva números separados por punto y coma, como 6;7;9.")
    selections = tuple(sorted(map(int, parts)))
    consultation.rule.check(selections)
    return selections


def _wrong(file: str, line: int, reason: str) -> OperatorError:
    return OperatorError(
        f"{file}, línea {line}: {reason} No se depositó ningún voto.", "Corrija esa línea y vuelva a empezar."
    )
