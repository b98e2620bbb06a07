"""What a check says, by its id, in two languages: the words of docs/FORMATS.md, What a verifier checks."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

Language = Literal["es", "en"]


@dataclass(frozen=True)
class Words:
    """One text in both languages."""

    es: str
    en: str

    def said(self, language: Language) -> str:
        """The text in one of them."""
        return self.es if language == "es" else self.en


LINES: Mapping[str, Words] = MappingProxyType(
    {
        "Z1": Words("El paquete está entero", "The bundle is whole"),
        "M1": Words(
            "El inventario lleva la firma de su organizador", "The manifest bears its organiser's signature"
        ),
        "O1": Words(
            "La huella del organizador es la esperada", "The organiser's fingerprint is the expected one"
        ),
        "M2": Words("Cada archivo es el que se firmó", "Every file is the one that was signed"),
        "M3": Words("Están los documentos que debe haber", "The documents that must be here are here"),
        "D1": Words("La consulta se deja leer", "The consultation can be read"),
        "D2": Words(
            "La preparación es de esta consulta y de este organizador",
            "The setup is of this consultation and this organiser",
        ),
        "D3": Words(
            "La lista de puestos lleva la firma del organizador", "The roster bears the organiser's signature"
        ),
        "D4": Words(
            "Los resultados llevan la firma del organizador", "The results bear the organiser's signature"
        ),
        "D5": Words(
            "Están los equipos de la lista y ningún otro", "The kiosks on the roster are here, and no other"
        ),
        "D6": Words("Cada equipo trae sus urnas en regla", "Every kiosk brings its boxes in order"),
        "B1": Words("Cada urna lleva la firma de su equipo", "Every box is signed by its kiosk"),
        "B2": Words(
            "Cada lista de códigos es la urna que su equipo firmó",
            "Every list of codes is the box that its kiosk signed",
        ),
        "C1": Words(
            "Las comprobaciones de la máquina no se contaron como votos",
            "Challenges of the machine were not counted as ballots",
        ),
        "B3": Words("Están los lotes contados y ningún otro", "The batches counted are here, and no other"),
        "B4": Words(
            "Hay recibo del centro por cada lote, y los que faltan están nombrados",
            "The centre gave a receipt for every batch, and missing ones are named",
        ),
        "B5": Words("Los discos rescatados están nombrados", "Rescued disks are named"),
        "B6": Words("Los equipos incompletos están nombrados", "Incomplete kiosks are named"),
        "B7": Words(
            "Cada segunda urna fue admitida, y ninguna excluida se contó",
            "Every second box was admitted, and no excluded one was counted",
        ),
        "P1": Words("Los votos apartados estaban en las urnas", "The ballots set aside were in the boxes"),
        "P2": Words(
            "Votos en las urnas = contados + nulos + apartados",
            "Ballots in the boxes = counted + null + set aside",
        ),
        "P3": Words("Cada voto nulo tiene su razón", "Every null ballot has its reason"),
        "P4": Words(
            "La participación de cada puesto es la de sus urnas", "Each point's turnout is that of its boxes"
        ),
        "V1": Words("Están todas las propuestas", "All proposals are here"),
        "V2": Words("Los votos de las propuestas son posibles", "The proposals' votes are possible"),
        "V3": Words("El orden es el de los votos", "The order is that of the votes"),
        "Q1": Words("Están todas las preguntas", "All questions are here"),
        "Q2": Words(
            "Las respuestas suman las personas, y ningún grupo pequeño se muestra",
            "The answers sum to the people, and no small group is shown",
        ),
        "G1": Words("Los grupos de puestos suman los totales", "The groups of points sum to the totals"),
    }
)

BOTH_PRINTS = Words("se esperaba {}; la del paquete es {}", "{} was expected; the bundle's is {}")
"""What O1 says where it fails, in the place of the names of others."""

CUT_OFF = Words(
    "La huella está incompleta: tiene {digits} de sus {all} signos. No se revisó nada. "
    "Cópiela entera del afiche o del acta de su puesto.",
    "The fingerprint is incomplete: it has {digits} of its {all} digits. Nothing was checked. "
    "Copy all of it from the poster or from the acta of your point.",
)
NO_PRINT = Words(
    "Eso no es una huella: son {all} signos, números y letras de la a a la f. No se revisó nada. "
    "Cópiela del afiche o del acta de su puesto.",
    "That is no fingerprint: it has {all} digits, numbers and letters from a to f. Nothing was checked. "
    "Copy it from the poster or from the acta of your point.",
)

CANNOT_READ = Words(
    "{error}",
    "{file} could not be read, or is larger than a bundle can be. Check that it is the file that was published.",
)

GENUINE = Words(
    "Todo concuerda y lo firmó el organizador: {counted} votos contados.",
    "Everything agrees and the organiser signed it: {counted} ballots counted.",
)
ORIGIN_NOT_CHECKED = Words(
    "Todo concuerda ({counted} votos contados), pero el origen no se revisó: "
    "compare la huella {fingerprint} con la del afiche.",
    "Consistent ({counted} ballots counted), origin not checked: "
    "compare the fingerprint {fingerprint} with the one on the poster.",
)
FAILED = Words(
    "ESTE PAQUETE NO SE SOSTIENE: no lo dé por bueno. Falló {ids}.",
    "THIS BUNDLE DOES NOT HOLD: do not trust it. Failed: {ids}.",
)
AND_MORE = Words(" y {more} más", " and {more} more")
