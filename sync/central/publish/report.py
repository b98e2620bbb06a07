"""The results as a report, PDF: what the city published by hand in 2022, made from the release alone.

reportlab writes neither PDF/A nor tagged PDF; the page and the open data are the accessible forms.
"""

import io
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from reportlab.lib.pagesizes import letter
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, KeepTogether, PageTemplate, Spacer

from kiosk.envelope import fingerprint
from kiosk.paper import (
    BLUE,
    BOLD,
    GREEN,
    INK,
    RED,
    REGULAR,
    SEMI,
    SOFT,
    Code,
    Figures,
    heading,
    paragraph,
)
from sync.central.publish.release import Release
from sync.central.publish.report_parts import Bar, Bars
from sync.central.publish.report_words import Words

_MARGIN = 20 * mm
_TOP_ROWS = 3


def report(release: Release, words: Words, page: str = "") -> bytes:
    """The PDF; ``page`` is the address of the results page for the QR, or empty."""
    buffer = io.BytesIO()
    document = BaseDocTemplate(
        buffer, pagesize=letter, leftMargin=_MARGIN, rightMargin=_MARGIN, topMargin=_MARGIN,
        bottomMargin=_MARGIN, title=f"{words.heading} · {release.consultation.title}",
        author=release.consultation.organiser, lang=words.language, invariant=1,
    )  # fmt: skip
    frame = Frame(_MARGIN, _MARGIN, document.width, document.height, 0, 0, 0, 0)

    def foot(canvas: Canvas, _document: BaseDocTemplate) -> None:
        canvas.setFont(REGULAR, 9)
        canvas.setFillColor(SOFT)
        canvas.drawString(_MARGIN, 11 * mm, release.consultation.title)
        number = words.page.format(page=canvas.getPageNumber())
        canvas.drawRightString(letter[0] - _MARGIN, 11 * mm, number)

    document.addPageTemplates([PageTemplate("page", [frame], onPage=foot)])
    document.build(list(_story(release, words, page)))
    return buffer.getvalue()


def _story(release: Release, words: Words, page: str) -> Iterator[Flowable]:
    yield from _opening(release, words)
    yield from _ranking(release, words)
    yield from _people(release, words)
    yield from _places(release, words)
    yield from _groups(release, words)
    yield from _texts(release, words)
    yield from _closing(release, words, page)


def _opening(release: Release, words: Words) -> Iterator[Flowable]:
    value, consultation = release.value, release.consultation
    yield paragraph(words.heading, 30, BOLD, INK, 2)
    yield paragraph(consultation.title, 14, SEMI, BLUE, 2)
    yield paragraph(consultation.organiser, 10.5, REGULAR, SOFT, 2)
    dates = words.between.format(opens=words.day(consultation.opens), closes=words.day(consultation.closes))
    yield paragraph(dates, 10.5, REGULAR, SOFT, 6)
    if value["mode"] == "practice":
        yield paragraph(words.practice, 13, BOLD, RED, 6)
    with_ballots = sum(point["ballots"] > 0 for point in value["participation"])
    yield Figures(
        [
            (str(value["participants"]), words.people),
            (str(value["ballots"]["counted"]), words.counted),
            (str(with_ballots), words.points),
        ]
    )
    yield Spacer(0, 10)


def _ranking(release: Release, words: Words) -> Iterator[Flowable]:
    counted, consultation = release.value["ballots"]["counted"], release.consultation
    ranked = sorted(release.value["proposals"], key=lambda row: (row["rank"], row["number"]))
    marks = {"yes": words.enters, "tied": words.tied, "no": ""}
    bars = [
        Bar(
            label=f"{row['number']}. {consultation.proposal(row['number']).short_title}",
            count=row["votes"],
            text=f"{row['votes']} · {words.percent(row['votes'], counted)}",
            mark=marks[row["enters"]],
            colour=BLUE if row["enters"] == "no" else GREEN,
        )
        for row in ranked
    ]
    yield heading(words.ranking)
    note = words.ranking_note.format(
        least=consultation.min_choices, most=consultation.max_choices, counted=counted
    )
    yield paragraph(note, 9.5, REGULAR, SOFT, 6)
    yield Bars(bars, 0.52)
    yield Spacer(0, 14)


def _people(release: Release, words: Words) -> Iterator[Flowable]:
    people = release.value["participants"]
    for question in release.value["questions"]:
        bars = [
            Bar(answer["label"] or words.unanswered, answer["count"], _cell(answer["count"], people, words))
            for answer in question["answers"]
        ]
        note = paragraph(words.of_people.format(people=people), 9.5, REGULAR, SOFT, 6)
        title = f"{words.who}: {question['label'].lower()}"
        yield KeepTogether([heading(title), note, Bars(bars, 0.3), Spacer(0, 12)])


def _cell(count: int | None, people: int, words: Words) -> str:
    return words.hidden if count is None else f"{count} · {words.percent(count, people)}"


def _places(release: Release, words: Words) -> Iterator[Flowable]:
    def by_localidad(point: dict[str, Any]) -> str:
        return str(point["localidad"])

    yield heading(words.where)
    yield paragraph(words.where_note, 9.5, REGULAR, SOFT, 6)
    points = sorted(release.value["participation"], key=lambda p: (p["localidad"], -p["ballots"], p["code"]))
    for localidad, group in groupby(points, by_localidad):
        rows = list(group)
        total = sum(point["ballots"] for point in rows)
        bars = [Bar(f"{p['code']} · {p['name']}", p["ballots"], str(p["ballots"])) for p in rows]
        title = paragraph(f"{localidad} · {words.votes.format(n=total)}", 11.5, SEMI, INK, 2)
        title.keepWithNext = True
        yield title
        yield Bars(bars, 0.55, 9)
        yield Spacer(0, 6)


def _groups(release: Release, words: Words) -> Iterator[Flowable]:
    yield heading(words.groups)
    if not release.value["groups"]:
        yield paragraph(words.no_groups)
        return
    yield paragraph(words.groups_note, 9.5, REGULAR, SOFT, 6)
    for group in release.value["groups"]:
        ranked = sorted(group["votes"].items(), key=lambda item: (-item[1], int(item[0])))
        best = "; ".join(words.of_group.format(number=n, votes=v) for n, v in ranked[:_TOP_ROWS])
        where = ", ".join(group["localidades"])
        several = len(group["points"]) > 1
        name = words.group_row.format(points=len(group["points"]), localidades=where)
        title = name if several else f"{group['points'][0]} · {where}"
        yield paragraph(f"{title}: {words.votes.format(n=group['ballots'])}. {best}", 10)
    yield Spacer(0, 10)


def _texts(release: Release, words: Words) -> Iterator[Flowable]:
    title = [heading(words.texts)]
    for row in sorted(release.value["proposals"], key=lambda row: (row["rank"], row["number"])):
        proposal = release.consultation.proposal(row["number"])
        name = f"{proposal.number}. {proposal.short_title} · {words.votes.format(n=row['votes'])}"
        text = paragraph(proposal.text, 9.5, REGULAR, SOFT, 7)
        yield KeepTogether([*title, paragraph(name, 11, SEMI, INK, 1), text])
        title = []


def _closing(release: Release, words: Words, page: str) -> Iterator[Flowable]:
    value = release.value
    ballots, incomplete = value["ballots"], ", ".join(value["incomplete"]) or words.none
    figures = (
        (words.set_aside, ballots["set_aside"]),
        (words.nulls, ballots["null"]),
        (words.blank, ballots["blank"]),
        (words.late, ballots["late"]),
        (words.incomplete, incomplete),
    )
    yield KeepTogether([heading(words.numbers), *(paragraph(f"{text}: {n}") for text, n in figures)])
    yield Spacer(0, 8)
    yield KeepTogether([heading(words.how), *(paragraph(line) for line in words.how_lines)])
    yield Spacer(0, 8)
    organiser = fingerprint(bytes.fromhex(value["keys"]["organiser"]))
    beside = [
        *(paragraph(line) for line in words.check_lines),
        paragraph(f"{words.organiser}: {organiser}", 10.5, SEMI),
        paragraph(f"{words.box}: {value['frozen_box_sha256']}", 8, REGULAR, SOFT),
    ]
    content = page or f"urna:{value['frozen_box_sha256']}?organiser={organiser.replace(' ', '')}"
    yield KeepTogether([heading(words.check), Code(content, beside)])
