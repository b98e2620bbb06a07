"""Recorded speech: which recording says a text. Spanish, opus, one file a text.

A recording is found by its text: the first 16 hexadecimal digits of the SHA-256 of its UTF-8. It is looked
for among the consultation's own recordings of proposals, then among those that were rendered when the
consultation was packed (``voz-….opus`` in the kit), then among those that come with the program.
"""

import hashlib
from collections.abc import Mapping

import assets
from kiosk.consultation import Consultation

FOLDER = "audio"


def key_of(text: str) -> str:
    """16 hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def packed_name(text: str) -> str:
    """Under which name a kit carries the recording of a text."""
    return f"voz-{key_of(text)}.opus"


def own_texts(consultation: Consultation) -> list[str]:
    """Every text of the consultation's own that can be read aloud, each once, in order."""
    texts = [consultation.title]
    for question in consultation.questions:
        texts += [question.prompt, *question.answers]
    for proposal in consultation.proposals:
        texts += [str(proposal.number), proposal.short_title, proposal.text]
    notice = consultation.notice
    texts += [*paragraphs(notice.text), notice.responsible, notice.contact, notice.purpose, notice.rights]
    texts += [notice.sensitive] if notice.sensitive else []
    return list(dict.fromkeys(texts))


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text: each is one recording."""
    return [part.strip() for part in text.split("\n") if part.strip()]


class Recordings:
    """What one kit can say."""

    def __init__(self, consultation: Consultation, files: Mapping[str, bytes]) -> None:
        self._files = files
        self._own = {p.text: p.sound for p in consultation.proposals if p.sound in files}

    def find(self, text: str) -> bytes | None:
        """The recording of a text; None without one."""
        packed = self._own.get(text, packed_name(text))
        if packed in self._files:
            return self._files[packed]
        try:
            return assets.path(f"{FOLDER}/{key_of(text)}.opus").read_bytes()
        except FileNotFoundError:
            return None
