"""The pictures and sounds of a consultation: what its definition names, and recordings of its own texts.

All of them travel in every kit. A kit carries them in base64, and its envelope once more: 24 MiB of files
become 43 MiB, which leaves room for the definition and the roster within `kiosk.kit.MOST_BYTES`.
"""

from collections.abc import Mapping
from pathlib import Path

from kiosk.consultation import Consultation
from kiosk.errors import OperatorError
from kiosk.files import read_file
from kiosk.recordings import Recordings, own_texts, packed_name
from sync.central.recording import can_render, render_all

_MIB = 1024 * 1024
MOST_FILE_BYTES = 16 * _MIB
MOST_BYTES = 24 * _MIB
"""Of all files together."""


def prepare_media(consultation: Consultation, folder: Path) -> dict[str, bytes]:
    """What the definition names in ``folder``, and a recording of every text that neither it nor the program
    brings, where recordings can be made. Raises `OperatorError` if one is missing or all are too large.
    """
    media = _named(consultation, folder)
    if can_render():
        rendered = render_all(silent_texts(consultation, media))
        media |= {packed_name(text): data for text, data in rendered.items()}
    return _within_a_kit(media)


def read_media(consultation: Consultation, folder: Path) -> dict[str, bytes]:
    """What a centre keeps in ``folder`` for its kits, by name. Raises `OperatorError` as `prepare_media`."""
    recorded = [packed_name(text) for text in own_texts(consultation)]
    kept = [name for name in recorded if (folder / name).exists()]
    media = {name: read_file(folder / name, MOST_FILE_BYTES) for name in kept}
    return _within_a_kit(_named(consultation, folder) | media)


def silent_texts(consultation: Consultation, media: Mapping[str, bytes]) -> list[str]:
    """Those of its own texts that a kiosk with these files could not read aloud."""
    recordings = Recordings(consultation, media)
    return [text for text in own_texts(consultation) if recordings.find(text) is None]


def _named(consultation: Consultation, folder: Path) -> dict[str, bytes]:
    return {name: read_file(folder / name, MOST_FILE_BYTES) for name in consultation.files()}


def _within_a_kit(media: dict[str, bytes]) -> dict[str, bytes]:
    size = sum(map(len, media.values()))
    if size > MOST_BYTES:
        heaviest = max(media, key=lambda name: len(media[name]))
        raise OperatorError(
            f"Las imágenes y los audios de la consulta pesan {-(-size // _MIB)} MB, y en un kit caben "
            f"{MOST_BYTES // _MIB}. No se hizo nada.",
            f"Use archivos más livianos. El más pesado es {heaviest}.",
        )
    return media
