"""Where staff want something written: nothing that is there is ever written over."""

from pathlib import Path

from kiosk.errors import OperatorError


def require_new_file(path: Path) -> None:
    """Raise `OperatorError` if there is something of this name already."""
    if path.exists():
        raise OperatorError("{path} ya existe y no se tocó.", "Elija otro nombre de archivo.", path=path)


def require_empty_folder(folder: Path) -> None:
    """Raise `OperatorError` unless the folder is empty, or not there yet."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise occupied(folder)


def occupied(folder: Path) -> OperatorError:
    """What is there is no folder, or one that holds something else."""
    return OperatorError(
        "La carpeta {folder} ya tiene algo. No se tocó.", "Use una carpeta nueva o vacía.", folder=folder
    )
