"""What went wrong, as a kiosk tells it: what happened, what became of what was there, what to do now.

An error says the last two itself where it knows more; the rest is true of its kind (`kiosk.errors`). Of a box
that does not pass its own check nobody says that nothing was lost.
"""

from kiosk.errors import InvalidInput, Refused, Tampered, UrnaError
from ui.words import parts, tr


def in_three(error: UrnaError) -> list[str]:
    """The three parts as lines for a screen; none is empty. Files are named without their folders."""
    what, kept, do = parts(error, lambda path: path.name)
    kept_by_kind, do_by_kind = _of_kind(error)
    return [what, kept or kept_by_kind, do or do_by_kind]


def in_one(error: UrnaError) -> str:
    """The same in one piece, beside the field that was typed into."""
    return " ".join(in_three(error))


def _of_kind(error: UrnaError) -> tuple[str, str]:
    """What is true of every error of the kind: what became of what was there, and what to do."""
    if isinstance(error, Tampered):
        return (
            tr("Lo que guarda este equipo puede estar en riesgo. El programa no cambió nada en él."),
            tr("No vote en este equipo. Apáguelo, guárdelo y llame al centro de escrutinio."),
        )
    if isinstance(error, Refused):
        return tr("Lo guardado en este equipo sigue como estaba."), tr("Llame al centro de escrutinio.")
    if isinstance(error, InvalidInput):
        return tr("No se cambió nada."), tr("Revíselo y escríbalo otra vez.")
    return tr("No se perdió nada."), tr("Intente otra vez. Si se repite, llame al centro de escrutinio.")
