"""What a consultation is, once its definition has been read: plain frozen values.

`kiosk.consultation` makes these values and is the only module that others need to import.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kiosk.ballot import BallotRule
from kiosk.context import StationCode

PICTURE_SUFFIXES = (".svg", ".png", ".jpg", ".jpeg", ".webp")
SOUND_SUFFIXES = (".ogg", ".opus", ".mp3", ".wav")
MEDIA_SUFFIXES = PICTURE_SUFFIXES + SOUND_SUFFIXES
LICENCES = ("CC-BY-4.0", "CC-BY-SA-4.0", "CC0-1.0", "ODbL-1.0")
"""What open data may be published under; the first where a definition names none."""


class Identity(StrEnum):
    """How people are told apart: by identity document, or by name alone."""

    DOCUMENT = "document"
    NAME = "name"


class Characters(StrEnum):
    """What a document number is made of."""

    DIGITS = "digits"
    LETTERS_AND_DIGITS = "letters_and_digits"


@dataclass(frozen=True)
class Proposal:
    """One proposal on the ballot. ``text`` is the official wording, to the letter.

    ``picture`` is the name of a Phosphor icon or of a file beside the definition; ``sound`` is a file beside
    the definition. Either may be empty.
    """

    number: int
    text: str
    short_title: str
    picture: str
    sound: str


@dataclass(frozen=True)
class Question:
    """A question of the register: ``label`` in published tables, ``prompt`` on the screen."""

    id: str
    label: str
    prompt: str
    answers: tuple[str, ...]
    optional: bool


@dataclass(frozen=True)
class DocumentType:
    """A kind of identity document; lengths in characters, after cleaning."""

    code: str
    name: str
    characters: Characters
    min_length: int
    max_length: int


@dataclass(frozen=True)
class Notice:
    """Notice of data treatment, read and accepted at check-in; ``version`` goes into each register entry.

    Ley 1581 de 2012, article 12, names its elements. ``sensitive`` says which answers nobody has to give;
    ``reviewed_by`` who of counsel read the notice, and when. Both may be empty outside of official use.
    """

    version: str
    text: str
    responsible: str
    contact: str
    purpose: str
    rights: str
    sensitive: str = ""
    reviewed_by: str = ""

    def missing(self, *, asks: bool) -> tuple[str, ...]:
        """What it lacks for official use, in Spanish; ``asks``: the consultation asks about people."""
        reachable = re.search(r"(?:\d[ ()-]?){7}", self.contact)
        wanted = (
            (bool(reachable), "«contact» debe dar la dirección y un teléfono del responsable"),
            (
                bool(self.sensitive) or not asks,
                "«sensitive» debe decir qué preguntas son sensibles y que nadie debe responderlas",
            ),
            (
                bool(self.reviewed_by),
                "«reviewed_by» debe decir qué asesor jurídico revisó el aviso, y cuándo",
            ),
        )
        return tuple(text for holds, text in wanted if not holds)


@dataclass(frozen=True)
class SmallGroups:
    """Below these counts nothing is published on its own: ballots of a point, people in a cell."""

    station_minimum: int = 30
    cell_minimum: int = 5


@dataclass(frozen=True)
class Background:
    """Where the proposals come from: the lines of work, and how many proposals at how many tables."""

    lines: tuple[str, ...]
    proposals_received: int
    tables: int


@dataclass(frozen=True)
class VotingPoint:
    """One place where people vote."""

    code: StationCode
    name: str
    localidad: str


@dataclass(frozen=True)
class Consultation:
    """A whole consultation. ``digest`` is the SHA-256 of ``source``, the exact bytes of the definition.

    ``opens`` and ``closes`` are the first and the last day of voting, both included, in ``timezone``.
    ``challenges``: how often one person may have the machine open a vote. ``results_page``: the address of
    the page that checks codes, or empty. ``licence``: that of the open data, by its SPDX name.
    """

    id: str
    title: str
    organiser: str
    allies: tuple[str, ...]
    background: Background
    opens: date
    closes: date
    timezone: str
    min_choices: int
    max_choices: int
    enter_plan: int
    ties: str
    blank_allowed: bool
    short_titles_approved_by: str
    identity: Identity
    document_types: tuple[DocumentType, ...]
    proposals: tuple[Proposal, ...]
    questions: tuple[Question, ...]
    notice: Notice
    small_groups: SmallGroups
    challenges: int
    results_page: str
    licence: str
    source: bytes
    digest: bytes

    @property
    def rule(self) -> BallotRule:
        """Which selections are a valid ballot."""
        numbers = frozenset(proposal.number for proposal in self.proposals)
        return BallotRule(numbers, self.min_choices, self.max_choices, self.blank_allowed)

    def official_obstacle(self) -> str | None:
        """Why no official centre may be made of this definition yet, in Spanish; None if it may."""
        if self.short_titles_approved_by:
            return self._notice_obstacle()
        return (
            "Los títulos cortos de las propuestas no están aprobados: el campo «short_titles_approved_by» "
            "está vacío. Cuando el organizador los apruebe, escriba allí quién los aprobó. "
            "Mientras tanto solo se puede usar el modo de práctica."
        )

    def _notice_obstacle(self) -> str | None:
        missing = self.notice.missing(asks=bool(self.questions))
        if not missing:
            return None
        return (
            f"Al aviso de datos ([notice]) le faltan elementos que pide la ley: {'; '.join(missing)}. "
            "Mientras tanto solo se puede usar el modo de práctica."
        )

    def proposal(self, number: int) -> Proposal:
        """The proposal with this number; `KeyError` if there is none."""
        for proposal in self.proposals:
            if proposal.number == number:
                return proposal
        raise KeyError(number)

    def document_type(self, code: str) -> DocumentType:
        """The document type with this code; `KeyError` if there is none."""
        for document_type in self.document_types:
            if document_type.code == code:
                return document_type
        raise KeyError(code)

    def question(self, question_id: str) -> Question:
        """The question with this id; `KeyError` if there is none."""
        for question in self.questions:
            if question.id == question_id:
                return question
        raise KeyError(question_id)

    def files(self) -> tuple[str, ...]:
        """Names of the pictures and sounds that are files beside the definition, sorted, each once."""
        named = {name for proposal in self.proposals for name in (proposal.picture, proposal.sound)}
        return tuple(sorted(name for name in named if name.endswith(MEDIA_SUFFIXES)))
