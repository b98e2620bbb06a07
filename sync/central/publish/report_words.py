"""The words of the results report, in its two languages."""

from dataclasses import dataclass
from datetime import date

from sync.central.publish.ranking_rule import ChoiceRule

_MONTHS_ES = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
]
_MONTHS_EN = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def of_number(n: int, forms: tuple[str, str]) -> str:
    """The word that stands beside a number: one form for 1, another for the rest."""
    return forms[n != 1]


@dataclass(frozen=True)
class Words:
    """Every text of the report; ``{…}`` are filled in where it is used, pairs are for one and for several."""

    language: str
    heading: str
    practice: str
    between: str
    on_one_day: str
    people: tuple[str, str]
    counted: tuple[str, str]
    points: tuple[str, str]
    winners: str
    winners_one: str
    winners_tied: str
    winners_none: str
    tied_note: str
    winner_line: str
    ranking: str
    ranking_note: str
    ranking_note_fixed: str
    ranking_note_one: str
    ranking_or_blank: str
    ranking_over: str
    ranking_heads: tuple[str, str, str]
    enters: str
    tied: str
    blank_bar: str
    texts: str
    texts_note: str
    who: str
    who_note: str
    hidden: str
    hidden_note: str
    unanswered: str
    where: str
    where_note: str
    groups: str
    groups_note: str
    groups_listed: str
    groups_number: str
    no_groups: str
    group_several: str
    of_group: str
    account: str
    account_note: str
    in_boxes: str
    set_aside: str
    set_aside_reasons: dict[str, str]
    nulls: str
    null_reasons: dict[str, str]
    blank: str
    others: str
    late: str
    challenged: str
    incomplete: str
    incomplete_none: str
    excluded: str
    no_reason: str
    how: str
    how_lines: tuple[str, ...]
    opened_by_all: str
    check: str
    check_lines: tuple[str, ...]
    code_page: str
    code_fingerprint: str
    organiser: str
    box: str
    seed: str
    page: str
    votes: str
    one_vote: str
    decimal: str
    percent_sign: str

    def day(self, day: date) -> str:
        """A date as people write it."""
        if self.language == "es":
            return f"{day.day} de {_MONTHS_ES[day.month - 1]} de {day.year}"
        return f"{day.day} {_MONTHS_EN[day.month - 1]} {day.year}"

    def percent(self, count: int, of: int) -> str:
        """One decimal, with the comma or point of the language."""
        share = 100 * count / of if of else 0.0
        return f"{share:.1f}{self.percent_sign}".replace(".", self.decimal)

    def choice(self, rule: ChoiceRule) -> str:
        """The sentence about how many could be chosen, with ``{blank}``, ``{counted}`` and the bounds."""
        match rule:
            case ChoiceRule.ONE:
                return self.ranking_note_one
            case ChoiceRule.FIXED:
                return self.ranking_note_fixed
            case ChoiceRule.RANGE:
                return self.ranking_note

    def ballots(self, count: int) -> str:
        """``1 voto``, ``12 votos``."""
        return self.one_vote if count == 1 else self.votes.format(n=count)


SPANISH = Words(
    language="es",
    heading="Resultados",
    practice="PRÁCTICA: estos votos no cuentan",
    between="Del {opens} al {closes}",
    on_one_day="El {opens}",
    people=("persona participó", "personas participaron"),
    counted=("voto contado", "votos contados"),
    points=("puesto con votos en el conteo", "puestos con votos en el conteo"),
    winners="Entran al plan",
    winners_one="Entra al plan",
    winners_tied="Empate por entrar al plan",
    winners_none="Ninguna propuesta recibió votos.",
    tied_note="Tienen los mismos votos y no caben todas: el programa no escoge entre ellas. La decisión es de {organiser}.",
    winner_line="{votes} · la eligió el {share} de los votos contados",
    ranking="Las propuestas, por votos",
    ranking_note="Cada persona podía elegir de {least} a {most} propuestas{blank}. Porcentajes sobre los votos contados: {counted}.",
    ranking_note_fixed="Cada persona debía elegir {most} propuestas{blank}. Porcentajes sobre los votos contados: {counted}.",
    ranking_note_one="Cada persona podía elegir una propuesta{blank}. Porcentajes sobre los votos contados: {counted}.",
    ranking_or_blank=", o votar en blanco",
    ranking_over="Todos juntos pasan de 100 %, porque se podía elegir más de una.",
    ranking_heads=("Lugar", "Número y título en el tarjetón", "Votos"),
    enters="entra al plan",
    tied="empate",
    blank_bar="Voto en blanco",
    texts="Los textos completos",
    texts_note="Al pie de la letra, como estuvieron en el tarjetón, de más a menos votos.",
    who="Quiénes participaron",
    who_note="Porcentajes sobre las personas que participaron: {people}. Estas respuestas están en el registro y nunca en el voto.",
    hidden="oculto",
    hidden_note="«Oculto» es un grupo tan pequeño que señalaría a alguien, u otro con el que se podría deducir.",
    unanswered="No respondió",
    where="Dónde se votó",
    where_note="Votos que entraron al conteo, con los nulos, en cada puesto. Porcentajes sobre los de todos los puestos: {ballots}.",
    groups="Votos por puesto",
    groups_note="De cada fila, cuántos votos tuvo cada propuesta; más oscuro es una parte mayor de los votos contados de esa fila. Los puestos con pocos votos van juntos, para que nadie quede señalado.",
    groups_listed="De cada fila, las cinco propuestas con más votos. Los puestos con pocos votos van juntos, para que nadie quede señalado.",
    groups_number="Votos",
    no_groups="No se publican votos por puesto: los grupos serían tan pequeños que señalarían a alguien.",
    group_several="{localidades} · {points} puestos",
    of_group="n.º {number}: {votes}",
    account="Las cuentas",
    account_note="De lo que había en las urnas a lo que se contó.",
    in_boxes="Votos en las urnas",
    set_aside="Apartados antes de abrir",
    set_aside_reasons={
        "duplicate": "segundo voto de una misma persona",
        "voted-elsewhere": "de quien ya había votado por otro medio",
        "ballot-without-entry": "sin persona en el registro de su puesto",
        "pseudonym-unreadable": "con el sello del registro dañado",
        "sealed-ballot-repeated": "copia de un mismo voto sellado",
        "challenged": "dado por voto de prueba y también depositado",
    },
    nulls="Nulos",
    null_reasons={
        "unsealable": "no se pudo abrir",
        "commitment-mismatch": "no es lo que el equipo selló",
        "ballot-malformed": "no tiene la forma de un voto",
        "ballot-unknown-proposal": "nombra una propuesta que no existe",
        "ballot-too-many": "elige más propuestas de las permitidas",
        "ballot-too-few": "elige menos propuestas de las permitidas",
        "ballot-repeats": "nombra dos veces una propuesta",
    },
    blank="de ellos, en blanco",
    others="Además, para que conste",
    late="Votos que llegaron después del cierre y no se contaron",
    challenged="Votos de prueba con los que la gente comprobó la máquina",
    incomplete="Equipos de los que no llegó todo",
    incomplete_none="De todos los equipos llegó todo.",
    excluded="Urna excluida, {kiosk}: {reason}",
    no_reason="sin razón escrita",
    how="Cómo se contó",
    how_lines=(
        "Cada voto se selló en el equipo donde se depositó, con una llave que ningún equipo tiene para abrirla.",
        "Los lotes firmados llegaron por red o en memoria. De cada uno hay un recibo.",
        "Antes de abrir se compararon votos y registros. De cada persona quedó un voto a lo más; entre varios escogió una semilla pública, sin mirar su contenido.",
        "La urna se congeló y se firmó. La abrieron juntos {quorum} de los {trustees} depositarios de la llave, o más, en una máquina sin red y sin el registro.",
    ),
    opened_by_all="La urna se congeló y se firmó. La abrieron juntos los {trustees} depositarios de la llave, en una máquina sin red y sin el registro.",
    check="Compruébelo usted",
    check_lines=(
        "Busque su código de seguimiento en la página de resultados: dice si su voto está en la cuenta.",
        "Descargue el paquete público y revise cada firma y cada suma con el programa urna-verify, o en la misma página.",
        "Compare la huella de aquí con la del afiche y la del acta de su puesto. Si no son iguales, estos no son los resultados.",
    ),
    code_page="La página de resultados",
    code_fingerprint="La huella del organizador, para copiarla sin errores",
    organiser="Huella del organizador",
    box="Urna congelada (SHA-256)",
    seed="Semilla",
    page="Página {page}",
    votes="{n} votos",
    one_vote="1 voto",
    decimal=",",
    percent_sign=" %",
)

ENGLISH = Words(
    language="en",
    heading="Results",
    practice="PRACTICE: these votes do not count",
    between="From {opens} to {closes}",
    on_one_day="On {opens}",
    people=("person took part", "people took part"),
    counted=("ballot counted", "ballots counted"),
    points=("point with ballots in the count", "points with ballots in the count"),
    winners="They enter the plan",
    winners_one="It enters the plan",
    winners_tied="Tied for a place in the plan",
    winners_none="No proposal received a vote.",
    tied_note="They have the same votes and there is not room for all: the program does not choose between them. The decision is with {organiser}.",
    winner_line="{votes} · chosen on {share} of the ballots counted",
    ranking="The proposals, by votes",
    ranking_note="Each person could choose {least} to {most} proposals{blank}. Percentages are of the ballots counted: {counted}.",
    ranking_note_fixed="Each person had to choose {most} proposals{blank}. Percentages are of the ballots counted: {counted}.",
    ranking_note_one="Each person could choose one proposal{blank}. Percentages are of the ballots counted: {counted}.",
    ranking_or_blank=", or vote blank",
    ranking_over="Together they pass 100%, because more than one could be chosen.",
    ranking_heads=("Place", "Number and title on the ballot", "Votes"),
    enters="enters the plan",
    tied="tied",
    blank_bar="Blank ballot",
    texts="The full texts",
    texts_note="Word for word as they stood on the ballot, in Spanish, from most to fewest votes.",
    who="Who took part",
    who_note="Percentages of the people who took part: {people}. These answers are in the register and never in the ballot.",
    hidden="hidden",
    hidden_note="“Hidden” is a group so small that it would name someone, or another from which it could be worked out.",
    unanswered="Did not answer",
    where="Where people voted",
    where_note="Ballots that went into the count at each point, null ones included. Percentages of those of all points: {ballots}.",
    groups="Votes by point",
    groups_note="Of each row, how many votes each proposal had; darker is a larger part of the ballots counted in that row. Points with few ballots go together, so that nobody is named.",
    groups_listed="Of each row, the five proposals with most votes. Points with few ballots go together, so that nobody is named.",
    groups_number="Ballots",
    no_groups="No votes by point are published: the groups would be so small as to name someone.",
    group_several="{localidades} · {points} points",
    of_group="no. {number}: {votes}",
    account="The account",
    account_note="From what was in the boxes to what was counted.",
    in_boxes="Ballots in the boxes",
    set_aside="Set aside before opening",
    set_aside_reasons={
        "duplicate": "second ballot of one person",
        "voted-elsewhere": "of someone who had voted by another way",
        "ballot-without-entry": "without a person in the register of their point",
        "pseudonym-unreadable": "with a damaged register seal",
        "sealed-ballot-repeated": "copy of one sealed ballot",
        "challenged": "declared a test ballot and cast as well",
    },
    nulls="Null",
    null_reasons={
        "unsealable": "could not be opened",
        "commitment-mismatch": "is not what the kiosk sealed",
        "ballot-malformed": "does not have the form of a ballot",
        "ballot-unknown-proposal": "names a proposal that does not exist",
        "ballot-too-many": "chooses more proposals than allowed",
        "ballot-too-few": "chooses fewer proposals than allowed",
        "ballot-repeats": "names a proposal twice",
    },
    blank="of these, blank",
    others="Also, for the record",
    late="Ballots that arrived after the close and were not counted",
    challenged="Test ballots with which people checked the machine",
    incomplete="Kiosks of which not everything arrived",
    incomplete_none="Everything arrived from every kiosk.",
    excluded="Box excluded, {kiosk}: {reason}",
    no_reason="no reason written",
    how="How it was counted",
    how_lines=(
        "Each ballot was sealed on the kiosk where it was cast, with a key that no kiosk has for opening it.",
        "Signed batches arrived by network or memory stick. Each has its receipt.",
        "Before opening, ballots and register were compared. Of each person at most one ballot was kept; among several a public seed chose, without looking at what it holds.",
        "The box was frozen and signed. {quorum} or more of the {trustees} trustees of the key opened it together, on a machine without network or register.",
    ),
    opened_by_all="The box was frozen and signed. The {trustees} trustees of the key opened it together, on a machine without network or register.",
    check="Check it yourself",
    check_lines=(
        "Look for your tracking code on the results page: it says whether your ballot is in the count.",
        "Download the public bundle and check every signature and every sum with the program urna-verify, or on the page itself.",
        "Compare this fingerprint with the one on the poster and on the acta of your point. If they differ, these are not the results.",
    ),
    code_page="The results page",
    code_fingerprint="The organiser's fingerprint, to copy it without a slip",
    organiser="Organiser's fingerprint",
    box="Frozen box (SHA-256)",
    seed="Seed",
    page="Page {page}",
    votes="{n} votes",
    one_vote="1 vote",
    decimal=".",
    percent_sign="%",
)
