"""The words of the results report, in its two languages."""

from dataclasses import dataclass
from datetime import date

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


@dataclass(frozen=True)
class Words:
    """Every text of the report; ``{…}`` are filled in where it is used."""

    language: str
    heading: str
    practice: str
    between: str
    people: str
    counted: str
    points: str
    ranking: str
    ranking_note: str
    enters: str
    tied: str
    texts: str
    who: str
    of_people: str
    hidden: str
    unanswered: str
    where: str
    where_note: str
    groups: str
    groups_note: str
    no_groups: str
    group_row: str
    of_group: str
    how: str
    how_lines: tuple[str, ...]
    numbers: str
    set_aside: str
    nulls: str
    blank: str
    late: str
    incomplete: str
    none: str
    check: str
    check_lines: tuple[str, ...]
    organiser: str
    box: str
    page: str
    votes: str
    decimal: str

    def day(self, day: date) -> str:
        """A date as people write it."""
        if self.language == "es":
            return f"{day.day} de {_MONTHS_ES[day.month - 1]} de {day.year}"
        return f"{day.day} {_MONTHS_EN[day.month - 1]} {day.year}"

    def percent(self, count: int, of: int) -> str:
        """One decimal, with the comma or point of the language."""
        share = 100 * count / of if of else 0.0
        return f"{share:.1f} %".replace(".", self.decimal)


SPANISH = Words(
    language="es",
    heading="Resultados",
    practice="PRÁCTICA: estos votos no cuentan",
    between="Del {opens} al {closes}",
    people="personas participaron",
    counted="votos contados",
    points="puestos con votos",
    ranking="Las propuestas, por votos",
    ranking_note="Cada persona eligió de {least} a {most} propuestas. El porcentaje es sobre los {counted} votos "
    "contados, así que todos juntos pasan de 100 %.",
    enters="entra al plan",
    tied="empate en el último cupo",
    texts="Los textos oficiales",
    who="Quiénes participaron",
    of_people="Porcentaje sobre {people} personas.",
    hidden="oculto: grupo pequeño",
    unanswered="No respondió",
    where="Dónde se votó",
    where_note="Votos depositados y contados en cada puesto, por localidad.",
    groups="Votos por puesto",
    groups_note="Solo se muestran puestos con votos suficientes; los demás van juntos, para que nadie quede "
    "señalado. Las tres propuestas con más votos de cada fila:",
    no_groups="No se publican votos por puesto: los grupos serían tan pequeños que señalarían a alguien.",
    group_row="{points} puestos de {localidades}",
    of_group="propuesta {number}, {votes} votos",
    how="Cómo se contó",
    how_lines=(
        "Cada voto se selló en el equipo donde se depositó, con una llave que ningún equipo tiene para abrirla.",
        "Los lotes firmados llegaron por red o en memoria; cada uno tiene recibo.",
        "Antes de abrir se compararon votos y registros, y de cada persona se dejó un solo voto, escogido por "
        "una semilla pública sin mirar su contenido.",
        "La urna se congeló y la abrieron los depositarios de la llave, en una máquina sin red y sin el registro.",
    ),
    numbers="Las cuentas",
    set_aside="Votos apartados (repetidos o sin registro)",
    nulls="Votos nulos",
    blank="Votos en blanco",
    late="Llegaron después del cierre y no se contaron",
    incomplete="Equipos que no se completaron",
    none="ninguno",
    check="Compruébelo usted",
    check_lines=(
        "Con su código de seguimiento busque su voto en la página de resultados.",
        "Con el paquete público y el programa urna-verify, o en la misma página, revise cada firma y cada suma.",
        "Compare la huella con la del afiche y la del acta de su puesto.",
    ),
    organiser="Huella del organizador",
    box="Urna congelada (SHA-256)",
    page="Página {page}",
    votes="{n} votos",
    decimal=",",
)

ENGLISH = Words(
    language="en",
    heading="Results",
    practice="PRACTICE: these votes do not count",
    between="From {opens} to {closes}",
    people="people took part",
    counted="ballots counted",
    points="points with ballots",
    ranking="The proposals, by votes",
    ranking_note="Each person chose {least} to {most} proposals. Percentages are of the {counted} ballots "
    "counted, so together they pass 100 %.",
    enters="enters the plan",
    tied="tied for the last place",
    texts="The official texts",
    who="Who took part",
    of_people="Percentages of {people} people.",
    hidden="hidden: small group",
    unanswered="Did not answer",
    where="Where people voted",
    where_note="Ballots cast and counted at each point, by locality.",
    groups="Votes by point",
    groups_note="Only points with enough ballots are shown; the others go together, so that nobody is named. "
    "The three proposals with most votes of each row:",
    no_groups="No votes by point are published: the groups would be so small as to name someone.",
    group_row="{points} points of {localidades}",
    of_group="proposal {number}, {votes} votes",
    how="How it was counted",
    how_lines=(
        "Each ballot was sealed on the kiosk where it was cast, with a key that no kiosk has for opening it.",
        "Signed batches arrived by network or memory stick; each has its receipt.",
        "Before opening, ballots and register were compared, and of each person one ballot was kept, chosen by "
        "a public seed without looking at what it holds.",
        "The box was frozen, and the trustees of the key opened it on a machine without network or register.",
    ),
    numbers="The figures",
    set_aside="Ballots set aside (repeated, or without a register entry)",
    nulls="Null ballots",
    blank="Blank ballots",
    late="Arrived after the close and were not counted",
    incomplete="Kiosks that were not completed",
    none="none",
    check="Check it yourself",
    check_lines=(
        "With your tracking code, look for your ballot on the results page.",
        "With the public bundle and the program urna-verify, or on the page itself, check every signature and sum.",
        "Compare the fingerprint with the one on the poster and on the acta of your point.",
    ),
    organiser="Organiser's fingerprint",
    box="Frozen box (SHA-256)",
    page="Page {page}",
    votes="{n} votes",
    decimal=".",
)
