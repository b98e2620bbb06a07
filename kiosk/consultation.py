"""The definition of a consultation and its voting points: reading, validation, digest.

docs/consultation.md describes every field. Everything here raises `OperatorError` (as `DefinitionError`,
which names file, line, field and reason) for a definition that does not hold; nothing is repaired silently.
"""

import hashlib
import re
from functools import partial
from pathlib import Path

import assets
from kiosk.ballot import MOST_SELECTIONS
from kiosk.consultation_checks import check_consultation, column
from kiosk.consultation_model import (
    LICENCES,
    MEDIA_SUFFIXES,
    PICTURE_SUFFIXES,
    SOUND_SUFFIXES,
    Background,
    Characters,
    Consultation,
    DocumentType,
    Identity,
    Notice,
    Proposal,
    Question,
    SmallGroups,
    VotingPoint,
)
from kiosk.context import StationCode
from kiosk.definition import Section
from kiosk.definition_source import DefinitionError, Source, read_source, unique
from kiosk.errors import OperatorError
from kiosk.system_words import why

__all__ = [
    "Background",
    "Characters",
    "Consultation",
    "DefinitionError",
    "DocumentType",
    "Identity",
    "Notice",
    "Proposal",
    "Question",
    "SmallGroups",
    "VotingPoint",
    "load_consultation",
    "load_stations",
    "parse_consultation",
    "parse_stations",
]

CHALLENGES = 2
"""How often one person may challenge the machine, unless the definition says otherwise."""

_ICON = "[a-z][a-z0-9-]{0,39}"
_FILE = r"[A-Za-z0-9][A-Za-z0-9._-]{0,55}"


def parse_consultation(data: bytes, name: str) -> Consultation:
    """The consultation that these exact bytes define; ``name`` is the file's name for messages."""
    return _consultation(data, read_source(data, name))


def load_consultation(path: Path) -> Consultation:
    """Like `parse_consultation`, from a file; its pictures and sounds must be there to be shown and heard."""
    data = _read(path)
    source = read_source(data, path.name)
    consultation = _consultation(data, source)
    for position, proposal in enumerate(consultation.proposals):
        for key, name in (("picture", proposal.picture), ("sound", proposal.sound)):
            if name.endswith(MEDIA_SUFFIXES) and not (path.parent / name).is_file():
                source.refuse(("proposal", position, key), f"el archivo «{name}» no está junto a este")
        if proposal.picture and "." not in proposal.picture and not _has_icon(proposal.picture):
            source.refuse(
                ("proposal", position, "picture"), f"el programa no trae el ícono «{proposal.picture}»"
            )
    return consultation


def _has_icon(name: str) -> bool:
    return (assets.path("icons/phosphor") / f"{name}.svg").is_file()


def parse_stations(data: bytes, name: str) -> tuple[VotingPoint, ...]:
    """The voting points, in the order written: 1 to 500, each code once."""
    source = read_source(data, name)
    root = Section(source, (), source.tree)
    points = tuple(_station(section) for section in root.sections("station", 1, 500))
    root.finish()
    unique(source, [point.code for point in points], partial(column, "station", "code"), "código")
    places = [f"{point.name}\n{point.localidad}" for point in points]
    unique(source, places, partial(column, "station", "name"), "puesto, con la misma localidad,")
    return points


def load_stations(path: Path) -> tuple[VotingPoint, ...]:
    """Like `parse_stations`, from a file."""
    return parse_stations(_read(path), path.name)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        what = f"No se pudo leer el archivo {path}: {why(error)}."
        raise OperatorError(what, "Revise el nombre y los permisos del archivo. Nada cambió.") from error


def _consultation(data: bytes, source: Source) -> Consultation:
    root = Section(source, (), source.tree)
    root.integer("format", 1, 1)
    consultation = Consultation(
        id=root.code(
            "id", "[a-z0-9][a-z0-9-]{1,39}", "de 2 a 40 letras minúsculas sin tilde, números y guiones"
        ),
        title=root.text("title", 120),
        organiser=root.text("organiser", 160),
        allies=root.texts("allies", 0, 10, 120),
        background=_background(root.section("background")),
        opens=root.day("opens"),
        closes=root.day("closes"),
        timezone=root.text("timezone", 40),
        min_choices=root.integer("min_choices", 1, MOST_SELECTIONS),
        max_choices=root.integer("max_choices", 1, MOST_SELECTIONS),
        enter_plan=root.integer("enter_plan", 1, 40),
        ties=root.choice("ties", ["shown"]),
        blank_allowed=root.boolean("blank_allowed"),
        short_titles_approved_by=root.text("short_titles_approved_by", 160, shortest=0),
        identity=Identity(root.choice("identity", list(Identity))),
        document_types=tuple(_document_type(s) for s in root.sections("document_type", 0, 12)),
        proposals=tuple(_proposal(section) for section in root.sections("proposal", 2, 40)),
        questions=tuple(_question(section) for section in root.sections("question", 0, 8)),
        notice=_notice(root.section("notice")),
        small_groups=_small_groups(root.section("small_groups")),
        challenges=root.integer("challenges", 0, 9) if root.holds("challenges") else CHALLENGES,
        results_page=_page(root) if root.holds("results_page") else "",
        licence=root.choice("licence", LICENCES) if root.holds("licence") else LICENCES[0],
        source=data,
        digest=hashlib.sha256(data).digest(),
    )
    root.finish()
    check_consultation(consultation, root)
    return consultation


def _page(root: Section) -> str:
    rule = "escriba la dirección completa de una página, como https://ejemplo.gov.co/consulta/"
    return root.code("results_page", r"(?:https?://[A-Za-z0-9._~:/?%&=+-]{1,120})?", rule)


def _background(section: Section) -> Background:
    background = Background(
        lines=section.texts("lines", 0, 12, 160),
        proposals_received=section.integer("proposals_received", 0, 1_000_000),
        tables=section.integer("tables", 0, 100_000),
    )
    section.finish()
    return background


def _proposal(section: Section) -> Proposal:
    proposal = Proposal(
        number=section.integer("number", 1, 0xFFFF),
        text=section.text("text", 2000),
        short_title=section.text("short_title", 90),
        picture=_picture(section),
        sound=_sound(section),
    )
    section.finish()
    return proposal


def _picture(section: Section) -> str:
    kinds = "|".join(map(re.escape, PICTURE_SUFFIXES))
    rule = (
        f"escriba el nombre de un ícono Phosphor o de un archivo {', '.join(PICTURE_SUFFIXES)} sin carpetas"
    )
    return section.code("picture", f"(?:{_ICON}|{_FILE}(?:{kinds}))?", rule)


def _sound(section: Section) -> str:
    kinds = "|".join(map(re.escape, SOUND_SUFFIXES))
    rule = f"escriba el nombre de un archivo {', '.join(SOUND_SUFFIXES)} sin carpetas, o nada"
    return section.code("sound", f"(?:{_FILE}(?:{kinds}))?", rule)


def _question(section: Section) -> Question:
    question = Question(
        id=section.code("id", "[a-z][a-z0-9_]{0,19}", "de 1 a 20 letras minúsculas sin tilde, números y _"),
        label=section.text("label", 60),
        prompt=section.text("prompt", 120),
        answers=section.texts("answers", 2, 12, 40),
        optional=section.boolean("optional"),
    )
    section.finish()
    return question


def _document_type(section: Section) -> DocumentType:
    document_type = DocumentType(
        code=section.code("code", "[A-Z][A-Z0-9]{0,7}", "de 1 a 8 letras mayúsculas sin tilde y números"),
        name=section.text("name", 60),
        characters=Characters(section.choice("characters", list(Characters))),
        min_length=section.integer("min_length", 1, 20),
        max_length=section.integer("max_length", 1, 20),
    )
    if document_type.min_length > document_type.max_length:
        section.refuse("max_length", "es menor que min_length")
    section.finish()
    return document_type


def _notice(section: Section) -> Notice:
    notice = Notice(
        version=section.code(
            "version", "[A-Za-z0-9.-]{1,20}", "de 1 a 20 letras sin tilde, números, puntos y guiones"
        ),
        text=section.text("text", 4000, lines=True),
        responsible=section.text("responsible", 200),
        contact=section.text("contact", 300),
        purpose=section.text("purpose", 800),
        rights=section.text("rights", 800),
        sensitive=section.text_or_nothing("sensitive", 800),
        reviewed_by=section.text_or_nothing("reviewed_by", 160),
    )
    section.finish()
    return notice


def _small_groups(section: Section) -> SmallGroups:
    groups = SmallGroups(
        station_minimum=section.integer("station_minimum", 1, 10_000),
        cell_minimum=section.integer("cell_minimum", 1, 1_000),
    )
    section.finish()
    return groups


def _station(section: Section) -> VotingPoint:
    point = VotingPoint(
        code=StationCode(
            section.code(
                "code", "[A-Z0-9][A-Z0-9-]{0,15}", "de 1 a 16 letras mayúsculas sin tilde, números y guiones"
            )
        ),
        name=section.text("name", 80),
        localidad=section.text("localidad", 80),
    )
    section.finish()
    return point
