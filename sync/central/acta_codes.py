"""The QR codes of actas, out of what a desk has: a photo, a scan of many pages, a PDF, what a scanner typed.

No signature is looked at here: `kiosk.head_code` does that with what comes out. A picture is tried as it is,
then softened, smaller and larger: a photo of a whole page taken by hand rarely works at the first try.
"""

import io
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.errors import Refused
from kiosk.files import read_file
from kiosk.head_code import MAGIC, clean

if TYPE_CHECKING:  # loaded when the first acta is read
    from PIL.Image import Image

UNREAD = (".heic", ".heif")  # photos of some telephones: told, so that people save them otherwise
SUFFIXES = (".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp", ".bmp", ".txt", *UNREAD)
_FORMATS = ("PNG", "JPEG", "TIFF", "WEBP", "BMP")
_MOST_FILE_BYTES = 100 * 1024 * 1024
_MOST_PAGES = 500
_MOST_TYPED_BYTES = 1024 * 1024
_LONGEST, _LARGE, _SMALL = 5000, 1600, 2600
_DOTS_PER_POINT = 200 / 72
_MOST_PIXELS = 40_000_000  # a page at 600 dots per inch has 35 million
_SOFTENED = 1.5
# Pillow lets many kinds of error of its own through where a file lies about itself.
_DAMAGE = (
    OSError, SyntaxError, ValueError, TypeError, LookupError, AttributeError, ArithmeticError, EOFError,
    RuntimeError, MemoryError, struct.error, zlib.error,
)  # fmt: skip


@dataclass(frozen=True)
class FoundCode:
    """``page`` counts from 1, lines of typed text too. ``text`` is what stands in the QR."""

    page: int
    text: str


def read_codes(path: Path) -> list[FoundCode]:
    """Every acta's code in a file; if it has none of ours, the other QR codes that it has.

    Raises `OperatorError` for a file that cannot be read, `Refused`: ``acta-file`` for another kind of file,
    ``acta-no-code`` without any QR.
    """
    return codes_in(read_file(path, _MOST_FILE_BYTES))


def codes_in(data: bytes) -> list[FoundCode]:
    """The same, of a file's bytes. Raises `Refused`."""
    if clean(data[:64].decode("ascii", "replace")).startswith(MAGIC):
        return typed_codes(data[:_MOST_TYPED_BYTES].decode("ascii", "replace"))
    found = list(_codes(_pages(data)))
    if not found:
        raise Refused(
            "acta-no-code",
            "No se encontró ningún código QR en este archivo.",
            "Tome la foto de cerca, con buena luz y sin sombra, o escanee la hoja.",
        )
    return [code for code in found if code.text.startswith(MAGIC)] or found


def typed_codes(text: str) -> list[FoundCode]:
    """What a hand scanner typed: one code a line."""
    lines = (line for line in text.splitlines() if line.strip())
    return [FoundCode(number, clean(line)) for number, line in enumerate(lines, 1)]


def _codes(pages: Iterator["Image"]) -> Iterator[FoundCode]:
    for number, page in enumerate(pages, 1):
        yield from (FoundCode(number, text) for text in _on_page(page))


def _on_page(page: "Image") -> list[str]:
    """What the first try reads that finds one of ours; otherwise what any try read."""
    import zxingcpp

    others: list[str] = []
    for picture in _tries(page):
        barcodes = zxingcpp.read_barcodes(
            picture, formats=zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])
        )
        found = sorted({barcode.text for barcode in barcodes})
        if any(text.startswith(MAGIC) for text in found):
            return found
        others = others or found
    return others


def _tries(page: "Image") -> Iterator["Image"]:
    from PIL import ImageFilter
    from PIL.Image import Resampling

    yield page
    yield page.filter(ImageFilter.GaussianBlur(_SOFTENED))
    if max(page.size) >= _LARGE:
        yield page.reduce(2)
    if max(page.size) <= _SMALL:
        yield page.resize((page.width * 2, page.height * 2), Resampling.BICUBIC)


def _pages(data: bytes) -> Iterator["Image"]:
    """Grey pictures of every page, none longer than `_LONGEST`."""
    return _pdf_pages(data) if data.startswith(b"%PDF-") else _picture_pages(data)


def _pdf_pages(data: bytes) -> Iterator["Image"]:
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        with PdfDocument(data) as document:
            for number in range(min(len(document), _MOST_PAGES)):
                page = document[number]
                scale = min(_DOTS_PER_POINT, _LONGEST / max(*page.get_size(), 1))
                yield page.render(scale=scale, grayscale=True).to_pil().convert("L")
    except PdfiumError as error:
        raise _unreadable() from error


def _picture_pages(data: bytes) -> Iterator["Image"]:
    with _decoding():
        from PIL import Image

        picture = Image.open(io.BytesIO(data), formats=_FORMATS)
        # A JPEG is made smaller while it is read: a telephone of 108 megapixels is no attack.
        picture.draft("L", (_LONGEST, _LONGEST))
    for number in range(_MOST_PAGES):
        with _decoding():
            try:
                picture.seek(number)
            except EOFError:
                return
            grey = _grey(picture)
        yield grey


def _grey(picture: "Image") -> "Image":
    """The page that a picture stands at. How large it is, it says before anything of it is decoded."""
    if picture.width * picture.height > _MOST_PIXELS:
        raise Refused(
            "acta-size",
            "Esta imagen es demasiado grande: {width} × {height} puntos. No se leyó.",
            "Escanee la hoja a 300 puntos por pulgada, o tome una foto con el teléfono.",
            width=picture.width,
            height=picture.height,
        )
    grey = picture.convert("L")
    grey.thumbnail((_LONGEST, _LONGEST))
    return grey


@contextmanager
def _decoding() -> Iterator[None]:
    """What the library says of a damaged picture; what it warns of is damage too, and told once."""
    from PIL.Image import DecompressionBombError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except (*_DAMAGE, DecompressionBombError) as error:
        raise _unreadable() from error


def _unreadable() -> Refused:
    return Refused(
        "acta-file",
        "Este archivo no es una foto ni un PDF que se pueda leer.",
        "Guárdelo como JPG, PNG o PDF, sin contraseña, e intente otra vez.",
    )
