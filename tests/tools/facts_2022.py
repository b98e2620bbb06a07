"""What was published about the consultation of 2022, and nothing else.

Source: «Resultados Fase de Consulta Virtual», Open Government Partnership Local, Oficina Asesora de
Transparencia y Anticorrupción, Cartagena de Indias, November 2022. Only these margins were published: no
table crosses two of them, and nobody's answer is in it. The chart of the document lists «Laboratorios» (43)
before «inventario» (37); the numbered list of proposals, followed here, has the inventory as 11 and the
laboratories as 12. The twelve counts are choices, one to three by each person.
"""

SOURCE = "Resultados Fase de Consulta Virtual, OGP Local, Cartagena de Indias, nov. de 2022"

RESPONSES = 314

PROPOSAL_VOTES: dict[int, int] = {
    1: 61,
    2: 60,
    3: 58,
    4: 85,
    5: 73,
    6: 117,
    7: 109,
    8: 59,
    9: 88,
    10: 63,
    11: 37,
    12: 43,
}

AGES: dict[str, int] = {
    "18 - 24 años": 26,
    "25 - 34 años": 75,
    "35 - 44 años": 66,
    "45 - 54 años": 64,
    "55 - 69 años": 67,
    "> 70 años": 16,
}

SEXES: dict[str, int] = {
    "Masculino": 158,
    "Femenino": 152,
    "No binario": 1,
    "No específica": 3,
}

CHOICES = sum(PROPOSAL_VOTES.values())
MOST_CHOICES = 3
