"""Writes tests/vectors: inputs and expected outputs of every format, for programs in any language.

`python -m tests.tools.vectors` renews what follows from its inputs alone. What HPKE sealed is random by
nature: the files named ``sealed_*`` are made once and kept (``--seal`` makes new ones), to be opened.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path

from tests.tools import vectors_of_documents as documents
from tests.tools import vectors_of_votes as votes
from tests.tools.vector_inputs import Vectors

FOLDER = Path(__file__).parents[1] / "vectors"

DETERMINISTIC: dict[str, tuple[str, Callable[[], Vectors]]] = {
    "context": ("Context: four parts, each behind its length as u16 big-endian.", votes.contexts),
    "ballot": ("Ballot: 64 bytes; those that are not valid must be refused.", votes.ballots),
    "commitment": ("C = SHA-256('urna/1/commit' ‖ context ‖ r ‖ ballot).", votes.commitments),
    "leaf": ("Leaf = SHA-256(record of 257 bytes).", votes.leaves),
    "challenge": (
        "Challenges: what the QR carries, whether the commitment holds, and what must be refused.",
        votes.challenges,
    ),
    "check_character": ("Luhn mod 32 over the Crockford alphabet.", votes.check_characters),
    "tracking_code": ("The first 75 bits of a leaf and their check character.", votes.tracking_codes),
    "box_digest": ("Digest of a box from its leaves, in whatever order.", votes.box_digests),
    "pseudonym": ("HMAC-SHA256 of a document or name, and of its disputes.", votes.pseudonyms),
    "canonical_json": (
        "Canonical JSON (base64); those that are not valid must be refused.",
        documents.canonical,
    ),
    "envelope": ("DSSE envelopes (base64); those that are not valid must be refused.", documents.envelopes),
    "wrapped_secret": ("Argon2id (64 MiB, 3 passes, 1 lane) and ChaCha20-Poly1305.", documents.wrapped),
    "register_entry": (
        "Plaintext of a register entry: canonical JSON padded to 512 bytes.",
        documents.entries,
    ),
    "journal": ("The chain of a journal: [sequence, minute, event, detail].", documents.journals),
    "head": ("Heads signed by a kiosk.", documents.heads),
    "roster": ("Rosters signed by an organiser.", documents.rosters),
    "batch": (
        "A batch signed by a kiosk. Its records and entries are not real: only the form is.",
        documents.batches,
    ),
    "receipt": ("A receipt signed by a centre.", documents.receipts),
}
SEALED: dict[str, tuple[str, Callable[[], Vectors]]] = {
    "sealed_record": ("Ballot records to be opened with the private keys given.", votes.sealed_records),
    "sealed_register_entry": (
        "Register entries to be opened with the private key given.",
        documents.sealed_entries,
    ),
}


def document(description: str, make: Callable[[], Vectors]) -> str:
    """The text of one file."""
    return json.dumps({"description": description, "vectors": make()}, ensure_ascii=False, indent=1) + "\n"


def main(arguments: list[str]) -> None:
    """Write the files."""
    files = DETERMINISTIC | (SEALED if "--seal" in arguments else {})
    for name, (description, make) in files.items():
        (FOLDER / f"{name}.json").write_text(document(description, make))


if __name__ == "__main__":
    main(sys.argv[1:])
