"""A voter, and a vote that was sealed and not yet decided: in memory alone, until it is cast or challenged.

Rules. The record is complete before its tracking code is shown, and what is cast is exactly these bytes. What
is challenged is never cast: of its record only the leaf is kept, and r and the ballot go to the voter alone.
Nothing of a vote that nobody decided is kept.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from kiosk.ballot import write_ballot
from kiosk.challenge import Challenge
from kiosk.consultation import Consultation
from kiosk.context import Context
from kiosk.errors import OperatorError
from kiosk.participant import Document
from kiosk.record import leaf_of, overwrite, seal_record, tracking_code
from kiosk.register_entry import RegisterEntry, entry_digest, seal_entry


@dataclass(frozen=True)
class Voter:
    """A person who was checked in and has not voted yet, in memory alone. ``challenges``: made so far."""

    pseudonym: bytes
    name: str
    document: Document | None
    notice: str
    minute: str
    dispute: int
    challenges: int = 0

    def __repr__(self) -> str:
        return "Voter()"

    def challenged(self) -> "Voter":
        """The same person after one challenge more."""
        return replace(self, challenges=self.challenges + 1)

    def entry(self, answers: tuple[tuple[str, str], ...]) -> RegisterEntry:
        """What the register keeps of this person."""
        return RegisterEntry(
            pseudonym=self.pseudonym,
            name=self.name,
            document_type=self.document.type if self.document else "",
            document=self.document.number if self.document else "",
            answers=answers,
            notice=self.notice,
            minute=self.minute,
            dispute=self.dispute,
        )


@dataclass(frozen=True)
class SealedVote:
    """``record`` has 257 bytes, ``nonce`` (r) 32, ``ballot`` 64, ``entry``, sealed for the register, 560.

    r and the ballot are zeros once it was decided (`forget`): nothing opens the record here any more.
    """

    voter: Voter
    entry: bytes
    context: Context
    record: bytes
    nonce: bytearray
    ballot: bytearray

    def __repr__(self) -> str:
        return "SealedVote()"

    @cached_property
    def leaf(self) -> bytes:
        """SHA-256 of the record."""
        return leaf_of(self.record)

    @cached_property
    def digest(self) -> bytes:
        """SHA-256 of the sealed entry."""
        return entry_digest(self.entry)

    @cached_property
    def code(self) -> str:
        """The tracking code, which binds the machine before the voter decides."""
        return tracking_code(self.leaf)

    def opened(self) -> Challenge:
        """What the voter takes away of a vote that was voided."""
        assert any(self.nonce), "what was forgotten opens nothing"
        return Challenge(self.context, self.record, bytes(self.nonce), bytes(self.ballot))

    def forget(self) -> None:
        """Overwrite r and the ballot where they stand. It may be done again."""
        overwrite(self.nonce)
        overwrite(self.ballot)


def seal_vote(
    context: Context,
    keys: tuple[bytes, bytes],
    voter: Voter,
    answers: tuple[tuple[str, str], ...],
    selections: Collection[int],
) -> SealedVote:
    """Seal to the tally key and the register key (32 bytes each, in this order); nothing is stored."""
    ballot = write_ballot(selections)
    record, nonce = seal_record(context, ballot, voter.pseudonym, *keys)
    entry = seal_entry(context, voter.entry(answers), keys[1])
    return SealedVote(voter, entry, context, record.encoded(), nonce, ballot)


def checked_answers(consultation: Consultation, answers: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """The answers in the consultation's own words; a wrong one is a bug of the screen, refused loudly."""
    for question in consultation.questions:
        answer = answers.get(question.id)
        if answer is None and not question.optional:
            raise OperatorError(
                "Falta la respuesta a «{question}».", "Vuelva atrás y respóndala.", question=question.prompt
            )
        if answer is not None and answer not in question.answers:
            raise ValueError(f"no such answer to {question.id}")
    if not answers.keys() <= {question.id for question in consultation.questions}:
        raise ValueError("an answer to no question")
    return tuple(sorted(answers.items()))
