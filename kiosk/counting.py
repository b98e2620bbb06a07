"""Numbers with their names, in Spanish."""

BALLOTS, BATCHES, PEOPLE = ("voto", "votos"), ("lote", "lotes"), ("persona", "personas")


def counted(number: int, names: tuple[str, str]) -> str:
    """``1 archivo``, ``3 archivos``: ``names`` are for one, and for any other number."""
    return " ".join(figure(number, names))


def figure(number: int, names: tuple[str, str]) -> tuple[str, str]:
    """The number and its name, for where they stand apart."""
    return str(number), names[number != 1]
