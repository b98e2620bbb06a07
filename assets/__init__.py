"""What the program carries with it: consultations, fonts, pictures, recorded audio, translations."""

from pathlib import Path

_FOLDER = Path(__file__).resolve().parent


def path(name: str) -> Path:
    """The file or folder `name` inside the assets, such as `path("fonts/AtkinsonHyperlegibleNext-Bold.ttf")`.

    Raises `ValueError` for a name that leads out of the assets and `FileNotFoundError` for one that is not
    there: both are bugs of the caller, never something an operator did.
    """
    found = (_FOLDER / name).resolve()
    if not found.is_relative_to(_FOLDER):
        raise ValueError(f"outside the assets: {name}")
    if not found.exists():
        raise FileNotFoundError(f"not among the assets: {name}")
    return found
