"""What became of an acta, in words for the screen."""

from kiosk.paperwork import Papers
from ui.trouble import in_three
from ui.words import tr


def told_papers(papers: Papers) -> list[str]:
    """Where it is, and whether it is on paper; or what went wrong, in its three parts."""
    if papers.trouble is not None:
        return in_three(papers.trouble)
    if papers.printer:
        return [tr("El acta quedó guardada y va a la impresora {name}.").format(name=papers.printer)]
    return [tr("El acta quedó guardada. No hay impresora: irá a la memoria USB con los lotes.")]
