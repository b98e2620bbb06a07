"""The dark and light modules of a QR code (ISO/IEC 18004), for screens and paper alike."""

from collections.abc import Iterator
from dataclasses import dataclass

import zxingcpp

_LIGHT = 255


@dataclass(frozen=True)
class QrCode:
    """``side`` modules each way, without the quiet zone around them. ``pixels``: a byte a module, row by row,
    0 dark and 255 light.
    """

    side: int
    pixels: bytes

    def dark(self) -> Iterator[tuple[int, int]]:
        """Row and column of every dark module, from the upper left corner."""
        return (divmod(place, self.side) for place, value in enumerate(self.pixels) if value < _LIGHT)


def qr_code(text: str, level: str = "M") -> QrCode:
    """The smallest code that holds an ASCII text; ``level`` of error correction: L, M, Q or H."""
    barcode = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level=level)
    image = memoryview(barcode.to_image(scale=1, add_quiet_zones=False))  # type: ignore[arg-type]
    side = image.shape[0] if image.shape else 0
    return QrCode(side, image.tobytes())
