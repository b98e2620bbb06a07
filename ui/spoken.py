"""What is read aloud on each of the citizen's screens, as pieces that were recorded one by one.

Recorded speech is Spanish, whatever language the words on the screen have. Pure: from the visit to texts.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from kiosk.challenge import Challenge
from kiosk.consultation import Consultation, Proposal, Question
from kiosk.recordings import own_texts, paragraphs
from kiosk.session import SessionState
from ui.visit import Visit

MOST_NUMBER = 60

KEYS = (
    "Puede votar con cuatro teclas. La flecha derecha sigue. La flecha izquierda vuelve. "
    "Enter escoge. La tecla F uno ayuda. "
    "En el teclado de números: seis sigue, cuatro vuelve, cinco escoge y ocho ayuda."
)
DARK = "Oprima ayuda dos veces seguidas para apagar la pantalla, y otra vez dos veces para prenderla."
WELCOME = (
    "Bienvenida, bienvenido a la consulta. Usted decide qué propuestas entran al plan. Su voto es secreto."
)
PROPOSALS = "propuestas. Puede elegir hasta"
BEGIN = "Para empezar, toque el botón grande de abajo."
QUESTION = "La respuesta no queda junto a su voto. Las respuestas son:"
NO_ANSWER = "Prefiero no responder"
BALLOT = (
    "Este es el tarjetón. Toque una tarjeta para elegirla, y otra vez para quitarla. "
    "El parlante lee la propuesta completa."
)
PROPOSAL = "Propuesta"
CHOSEN, NOT_CHOSEN = "Elegida", "Sin elegir"
HAS_CHOSEN, OF = "Ha elegido", "de"
NOTHING_CHOSEN = "Todavía no ha elegido ninguna propuesta."
MAY_BE_BLANK = "También puede votar en blanco, sin elegir ninguna."
MAY_REVIEW = "Cuando termine, escoja: Revisar mi voto."
TOO_MANY = "No caben más. Para cambiar, quite primero una de las elegidas."
DETAIL = "Texto oficial de la propuesta."
REVIEW = "Revise su voto. Usted eligió:"
BLANK = "Su voto va en blanco. No eligió ninguna propuesta."
MORE = "Todavía puede elegir más, si quiere."
ANOTHER_PAGE = "Su voto sigue en otra página. Para continuar, escoja: Seguir revisando."
CAST = "Para depositar su voto, escoja: Depositar mi voto. Después no se puede cambiar."
DECIDE = "Su voto está sellado y todavía no está en la urna. Este es su código. Anótelo antes de decidir:"
DECIDE_HOW = (
    "Para que la máquina muestre lo que selló, escoja: Mostrar lo que selló. Ese voto se anula y usted vota "
    "otra vez. Para depositarlo, escoja: Depositar mi voto."
)
VOIDING = "Anulando este voto. Espere un momento."
OPENED = "Este voto se anuló y no cuenta. La máquina había sellado:"
OPENED_BLANK = "ninguna propuesta. El voto iba en blanco."
OPENED_HOW = (
    "El código QR de la pantalla lo comprueba en su celular. No muestra cómo vota usted ahora. "
    "Para seguir, escoja: Votar otra vez."
)
OPENED_PHOTO = (
    "Puede tomarle una foto al código QR de la pantalla. No muestra cómo vota usted ahora. "
    "Para seguir, escoja: Votar otra vez."
)
CASTING = "Guardando su voto. Espere un momento."
THANKS = "Gracias. Su voto quedó guardado en la urna."
CODE = "Con este código puede comprobar después que su voto fue contado:"
STILL_THERE = "¿Sigue ahí? Toque la pantalla o cualquier tecla. Si nadie responde, se borra lo elegido."
CALL = "Jurado, por favor venga a la pantalla de votación. La persona se fue sin terminar. No se guardó nada."
FAILED = "Su voto todavía no se guardó. Nada se perdió. Intente otra vez, o llame al jurado."
AT_RISK = "Su voto todavía no se guardó. Este equipo puede tener un daño. Por favor llame al jurado."
DIM, LIT = "La pantalla está apagada. Nadie ve lo que usted escoge.", "La pantalla está prendida."
NOTICE = "Aviso de datos personales. Escúchelo y decida."
RESPONSIBLE, CONTACT, PURPOSE, RIGHTS, FREE = (
    "Responsable", "Contacto", "Para qué", "Sus derechos", "Nadie está obligado",
)  # fmt: skip
"""What stands before each line of the notice on the screen, too."""

CONTROLS = (
    "Empezar a votar", "Votar escuchando", "Atrás", "Seguir", "Revisar mi voto", "Ver todas",
    "Elegir esta propuesta", "Quitar esta propuesta", "Cambiar", "Elegir otra", "Seguir revisando",
    "Depositar mi voto", "Más tiempo", "Listo", "Anteriores", "Más", "Texto", "Contraste", "Escuchar",
    "Sí, sigo aquí", "Volver a mi voto", "Pausa", "Seguir oyendo", "Otra vez", "Velocidad", "Volumen",
    "Silencio", "Acepto y sigo", "No acepto", "Quitar la propuesta", "Leer y escuchar la propuesta",
    "Leer completa la propuesta", "English",
    "Prender la pantalla", "Imprimir", "Compruebe la máquina", "Mostrar lo que selló", "Votar otra vez",
)  # fmt: skip
_LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ"
_FIXED = (
    KEYS, DARK, WELCOME, PROPOSALS, BEGIN, QUESTION, NO_ANSWER, BALLOT, PROPOSAL, CHOSEN, NOT_CHOSEN,
    HAS_CHOSEN, OF, NOTHING_CHOSEN, MAY_BE_BLANK, MAY_REVIEW, TOO_MANY, DETAIL, REVIEW, BLANK,
    MORE, ANOTHER_PAGE, CAST, CASTING, DECIDE, DECIDE_HOW, VOIDING, OPENED, OPENED_BLANK, OPENED_HOW,
    OPENED_PHOTO,
    THANKS, CODE, STILL_THERE, CALL, FAILED, AT_RISK, DIM, LIT,
    NOTICE, RESPONSIBLE, CONTACT, PURPOSE, RIGHTS, FREE,
)  # fmt: skip


def program_pieces() -> list[str]:
    """Every piece that the program itself can say, whatever the consultation."""
    numbers = [str(number) for number in range(MOST_NUMBER + 1)]
    return list(dict.fromkeys([*_FIXED, *CONTROLS, *numbers, *_LETTERS]))


def all_pieces(consultation: Consultation) -> list[str]:
    """And those of a consultation."""
    return list(dict.fromkeys([*program_pieces(), *own_texts(consultation)]))


def screen(visit: Visit, detail_of: int | None, *, more: bool = False) -> list[str]:
    """What is said of the screen of a visit; ``detail_of`` is the proposal whose text is open, or None;
    ``more``: the review has a page that was not shown yet.
    """
    if detail_of is not None:
        return detail(visit.consultation.proposal(detail_of), chosen=detail_of in visit.selections)
    if more:
        return review(visit, more=True)
    said = _SAID.get(visit.state)
    return said(visit) if said else []


def welcome(consultation: Consultation) -> list[str]:
    """What this is, what to do, and how to do it without seeing."""
    counts = [str(len(consultation.proposals)), PROPOSALS, str(consultation.max_choices)]
    return [consultation.title, WELCOME, *counts, *_blank(consultation), BEGIN, KEYS, DARK]


def notice(consultation: Consultation) -> list[str]:
    """The notice of data treatment."""
    given = consultation.notice
    lines = (
        (RESPONSIBLE, given.responsible), (CONTACT, given.contact), (PURPOSE, given.purpose),
        (RIGHTS, given.rights), (FREE, given.sensitive),
    )  # fmt: skip
    return [NOTICE, *paragraphs(given.text), *(piece for line in lines if line[1] for piece in line)]


def question(asked: Question) -> list[str]:
    """The question and its answers."""
    declining = [NO_ANSWER] if asked.optional else []
    return [asked.prompt, QUESTION, *asked.answers, *declining]


def ballot(visit: Visit) -> list[str]:
    """How to choose, and how many are chosen."""
    return [BALLOT, *count(visit)]


def count(visit: Visit) -> list[str]:
    """``Ha elegido 2 de 3``."""
    if not visit.selections:
        return [NOTHING_CHOSEN, *_blank(visit.consultation)]
    chosen = [HAS_CHOSEN, str(len(visit.selections)), OF, str(visit.consultation.max_choices)]
    return [*chosen, MAY_REVIEW] if visit.may_review else chosen


def _blank(consultation: Consultation) -> list[str]:
    return [MAY_BE_BLANK] if consultation.blank_allowed else []


def toggled(visit: Visit, number: int) -> list[str]:
    """After a touch on a card: what it is now, and the count."""
    if visit.full:
        return [TOO_MANY, *count(visit)]
    return [*card(visit.consultation.proposal(number), chosen=number in visit.selections), *count(visit)]


def card(proposal: Proposal, *, chosen: bool) -> list[str]:
    """Number, short title and state."""
    return [*_named(proposal), CHOSEN if chosen else NOT_CHOSEN]


def detail(proposal: Proposal, *, chosen: bool) -> list[str]:
    """The full official text."""
    return [*card(proposal, chosen=chosen), DETAIL, proposal.text]


def review(visit: Visit, *, more: bool = False) -> list[str]:
    """What was chosen, and how to cast it; or where there is ``more`` on another page, how to go there."""
    if not visit.selections:
        return [BLANK, CAST]
    named = [
        piece for number in sorted(visit.selections) for piece in _named(visit.consultation.proposal(number))
    ]
    last = ANOTHER_PAGE if more else CAST
    return [REVIEW, *named, *([MORE] if visit.remaining else []), last]


def decide(code: str) -> list[str]:
    """The code letter by letter, and the two ways on."""
    return [DECIDE, *_letters(code), DECIDE_HOW]


def opened(challenge: Challenge, page: str) -> list[str]:
    """What had been sealed, its code, and how to go on; ``page``: that of the results, or none."""
    numbers = [piece for number in challenge.selections for piece in (PROPOSAL, str(number))]
    return [OPENED, *(numbers or [OPENED_BLANK]), OPENED_HOW if page else OPENED_PHOTO]


def thanks(code: str) -> list[str]:
    """That it is stored, and the tracking code letter by letter, twice."""
    letters = _letters(code)
    return [THANKS, CODE, *letters, CODE, *letters]


def _letters(code: str) -> list[str]:
    return [character for character in code if character.isalnum()]


def _named(proposal: Proposal) -> list[str]:
    return [PROPOSAL, str(proposal.number), proposal.short_title]


def control(name: str, states: Iterable[str] = ()) -> Sequence[str]:
    """A button by its name; a number at the end of the name is a piece of its own."""
    start, _, last = name.rpartition(" ")
    pieces = [start, last] if start and last.isdecimal() else [name]
    return [*pieces, *states]


def _opened(visit: Visit) -> list[str]:
    return opened(visit.opened, visit.consultation.results_page) if visit.opened else []


_SAID: Mapping[SessionState, Callable[[Visit], list[str]]] = {
    SessionState.CHECKED_IN: lambda visit: welcome(visit.consultation),
    SessionState.QUESTIONS: lambda visit: question(visit.consultation.questions[visit.question]),
    SessionState.MARKING: ballot,
    SessionState.REVIEW: review,
    SessionState.DECIDING: lambda visit: decide(visit.sealed.code if visit.sealed else ""),
    SessionState.VOIDING: lambda _: [VOIDING],
    SessionState.OPENED: _opened,
    SessionState.CASTING: lambda _: [CASTING],
    SessionState.DONE: lambda visit: thanks(visit.code),
}
