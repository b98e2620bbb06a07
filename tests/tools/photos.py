"""Photos of a sheet as people take them: from the side, out of focus, grainy, in a shadow, as small JPEG."""

import io
import random
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageFilter
from PIL.Image import Resampling, Transform
from pypdfium2 import PdfDocument

_TABLE, _MARGIN = 96, 120


@dataclass(frozen=True)
class Shot:
    """How one photo is taken. ``turn`` in degrees, ``tilt`` the share by which the far side is shorter,
    ``blur`` in pixels, ``grain`` and ``shadow`` from 0 to 1, ``longest`` side in pixels, ``quality`` of JPEG.
    """

    turn: float = 0
    tilt: float = 0
    blur: float = 0
    grain: float = 0
    shadow: float = 0
    longest: int = 2400
    quality: int = 80


def sheet(pdf: bytes, dots: int = 250, page: int = 0) -> Image.Image:
    """A page of a PDF as paper, in dots per inch."""
    with PdfDocument(pdf) as document:
        paper: Image.Image = document[page].render(scale=dots / 72, grayscale=True).to_pil().convert("L")
        return paper


def photo(paper: Image.Image, shot: Shot, seed: int = 1) -> bytes:
    """The JPEG file of a sheet that lies on a grey table."""
    framed = Image.new("L", (paper.width + 2 * _MARGIN, paper.height + 2 * _MARGIN), _TABLE)
    framed.paste(paper, (_MARGIN, _MARGIN))
    seen = framed.rotate(shot.turn, Resampling.BICUBIC, expand=True, fillcolor=_TABLE)
    seen = _tilted(seen, shot.tilt)
    seen.thumbnail((shot.longest, shot.longest), Resampling.LANCZOS)
    if shot.shadow:
        dark = (
            Image.linear_gradient("L").resize(seen.size).point(lambda value: 255 - round(value * shot.shadow))
        )
        seen = ImageChops.multiply(seen, dark)
    if shot.blur:
        seen = seen.filter(ImageFilter.GaussianBlur(shot.blur))
    if shot.grain:
        source = random.Random(seed)
        noise = Image.frombytes("L", seen.size, source.randbytes(seen.width * seen.height))
        seen = Image.blend(seen, noise, shot.grain)
    out = io.BytesIO()
    seen.convert("RGB").save(out, "JPEG", quality=shot.quality)
    return out.getvalue()


def _tilted(picture: Image.Image, tilt: float) -> Image.Image:
    """As seen from below: the upper side is shorter, and all of it lower."""
    width, height = picture.size
    inset, low = width * tilt / 2, height * tilt / 2
    corners = ((inset, low), (0, height), (width, height), (width - inset, low))
    return picture.transform(
        picture.size, Transform.PERSPECTIVE, _coefficients(corners, picture.size), Resampling.BICUBIC,
        fillcolor=_TABLE,
    )  # fmt: skip


def _coefficients(corners: tuple[tuple[float, float], ...], size: tuple[int, int]) -> list[float]:
    """Of the projection that brings these corners from those of the whole picture (Gauss–Jordan)."""
    width, height = size
    whole = ((0, 0), (0, height), (width, height), (width, 0))
    rows: list[list[float]] = []
    for (x, y), (u, v) in zip(corners, whole, strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y, u])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y, v])
    for column in range(8):
        pivot = max(range(column, 8), key=lambda row: abs(rows[row][column]))
        rows[column], rows[pivot] = rows[pivot], rows[column]
        rows[column] = [value / rows[column][column] for value in rows[column]]
        for row in range(8):
            if row != column:
                factor = rows[row][column]
                rows[row] = [a - factor * b for a, b in zip(rows[row], rows[column], strict=True)]
    return [row[8] for row in rows]
