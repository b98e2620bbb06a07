"""What the poster of a voting point says: from the definition, so that it is true of every consultation."""

from kiosk.consultation import Consultation, Identity
from sync.central.publish.ranking_rule import ChoiceRule, choice_rule


def how_to_vote(consultation: Consultation) -> tuple[tuple[str, str], ...]:
    """Each step: what to do, and more of it."""
    return (
        _who(consultation),
        ("Lea el aviso de datos y decida", "Si no acepta, no vota, y no queda nada suyo en el equipo."),
        (_choose(consultation), _also(consultation)),
        (
            "Revise y deposite su voto",
            "Cuando la pantalla dice «¡Gracias!», su voto está en la urna. Antes, no.",
        ),
        (
            "Guarde su código de seguimiento",
            "Con él comprueba después que su voto está en la cuenta. No dice qué eligió.",
        ),
    )


def _who(consultation: Consultation) -> tuple[str, str]:
    if consultation.identity is Identity.NAME:
        return "Diga su nombre en la mesa", "Se anota para que cada persona vote una sola vez."
    names = [document.name for document in consultation.document_types]
    return "Muestre su documento en la mesa", f"Sirve {_either(names)}. Cada persona vota una sola vez."


def _either(names: list[str]) -> str:
    """``la primera``, ``la primera o la segunda``."""
    *most, last = names
    return f"{', '.join(most)} o {last}" if most else last


def _choose(consultation: Consultation) -> str:
    least, most = consultation.min_choices, consultation.max_choices
    match choice_rule(consultation):
        case ChoiceRule.ONE:
            return "Elija en la pantalla una propuesta"
        case ChoiceRule.FIXED:
            return f"Elija en la pantalla {most} propuestas"
        case ChoiceRule.RANGE:
            return f"Elija en la pantalla de {least} a {most} propuestas"


def _also(consultation: Consultation) -> str:
    """That a ballot can be blank, where that is allowed, and that help needs nobody to look on."""
    help_ = "Puede pedir letra más grande o audífonos. Nadie mira mientras usted vota."
    return f"O vote en blanco. {help_}" if consultation.blank_allowed else help_


def free(consultation: Consultation) -> tuple[str, ...]:
    """That nobody has to, and that the vote is secret."""
    asked = [question for question in consultation.questions if question.optional]
    silent = "Puede no responder las preguntas sobre usted."
    if len(asked) < len(consultation.questions):
        silent = "Algunas preguntas sobre usted se pueden dejar sin responder."
    return (
        "Nadie está obligado",
        "Votar es libre, y nadie puede exigirle que muestre por qué votó.",
        "El voto es secreto: no lleva su nombre ni su documento.",
        *((silent,) if asked else ()),
    )


def what_for() -> tuple[str, ...]:
    """What the fingerprint is compared with."""
    return (
        "Es la misma en las actas de este puesto y en los resultados.",
        "Si allí ve otra, no son de esta consulta: avise a la mesa.",
    )


def printed_below(page: str) -> tuple[str, ...]:
    """Below the QR: where it leads."""
    return ("Los resultados:", page) if page else ("La huella, para leerla con el teléfono.",)
