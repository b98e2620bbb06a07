"""The results as a report, PDF: what the city published by hand in 2022, made from the release alone.

reportlab writes neither PDF/A nor tagged PDF; the page and the open data are the accessible forms.
"""

import io
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from reportlab.lib.colors import white
from reportlab.lib.pagesizes import letter
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    KeepTogether,
    PageTemplate,
    Spacer,
    TableStyle,
)
from reportlab.platypus import Table as Grid

from kiosk.paper import BLUE, BOLD, GREEN, INK, RED, REGULAR, SEMI, SOFT, Figures, heading, paragraph
from sync.central.publish.ranking_rule import choice_rule, pass_a_hundred
from sync.central.publish.release import Release
from sync.central.publish.report_account import account, checking, how_it_was_counted
from sync.central.publish.report_parts import (
    AMBER,
    GREY,
    Band,
    Chart,
    Masthead,
    Matrix,
    Row,
    Winner,
    WinnerStyle,
)
from sync.central.publish.report_words import Words, of_number

_MARGIN = 20 * mm
_MOST_COLUMNS = 16
_BEST = 5
_MOST_WITH_TEXT = 3
_MOST_LARGE = 5
_LONGEST_TEXT = 900
_COLOURS = {"yes": GREEN, "tied": AMBER, "no": BLUE}


def report(release: Release, words: Words, page: str = "", trustees: tuple[int, int] = (2, 3)) -> bytes:
    """The PDF; ``page`` is the address of the results page for the QR, or empty; ``trustees`` are the quorum
    and all of them.
    """
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
        canvas.drawString(_MARGIN, 11 * mm, _shortened(release.consultation.title))
        number = words.page.format(page=canvas.getPageNumber())
        canvas.drawRightString(letter[0] - _MARGIN, 11 * mm, number)
        if release.value["mode"] == "practice":
            canvas.setFont(BOLD, 9)
            canvas.setFillColor(RED)
            canvas.drawString(_MARGIN, 6.5 * mm, words.practice)

    document.addPageTemplates([PageTemplate("page", [frame], onPage=foot)])
    document.build(list(_story(release, words, page, trustees)))
    return buffer.getvalue()


def _story(release: Release, words: Words, page: str, trustees: tuple[int, int]) -> Iterator[Flowable]:
    yield from _opening(release, words)
    yield from _winners(release, words)
    yield from _ranking(release, words)
    yield from _people(release, words)
    yield from _places(release, words)
    yield from _groups(release, words)
    yield from account(release, words)
    yield from how_it_was_counted(words, trustees)
    yield from _texts(release, words)
    yield from checking(release, words, page)


def _opening(release: Release, words: Words) -> Iterator[Flowable]:
    value, consultation = release.value, release.consultation
    form = words.on_one_day if consultation.opens == consultation.closes else words.between
    dates = form.format(opens=words.day(consultation.opens), closes=words.day(consultation.closes))
    lines = [
        paragraph(words.heading, 36, BOLD, white, 6),
        paragraph(consultation.title, 15, SEMI, white, 8),
        paragraph(consultation.organiser, 10.5, REGULAR, white, 2),
        paragraph(dates, 10.5, REGULAR, white, 0),
    ]
    ranked = _ranked(release)
    largest = max((row["votes"] for row in ranked), default=0) or 1
    bars = [(row["votes"] / largest, row["enters"] != "no") for row in ranked]
    yield Masthead(lines, bars, _MARGIN)
    if value["mode"] == "practice":
        yield Band(words.practice, RED)
    with_ballots = sum(point["ballots"] > 0 for point in value["participation"])
    figures = (
        (value["participants"], words.people),
        (value["ballots"]["counted"], words.counted),
        (with_ballots, words.points),
    )
    yield Figures([(str(n), of_number(n, forms)) for n, forms in figures])
    yield Spacer(0, 12)


def _ranked(release: Release) -> list[dict[str, Any]]:
    return sorted(release.value["proposals"], key=lambda row: (row["rank"], row["number"]))


def _winners(release: Release, words: Words) -> Iterator[Flowable]:
    """Those that enter, then those tied for the last place. With few of them their whole texts stand here."""
    ranked = _ranked(release)
    entering = [row for row in ranked if row["enters"] == "yes"]
    tied = [row for row in ranked if row["enters"] == "tied"]
    if not entering and not tied:
        yield heading(words.winners)
        yield paragraph(words.winners_none)
    texts = [release.consultation.proposal(row["number"]).text for row in (*entering, *tied)]
    whole = len(texts) <= _MOST_WITH_TEXT and all(len(text) <= _LONGEST_TEXT for text in texts)
    style = WinnerStyle.WHOLE if whole else WinnerStyle.TITLE
    if len(texts) > _MOST_LARGE:
        style = WinnerStyle.COMPACT
    if entering:
        yield heading(words.winners if len(entering) > 1 else words.winners_one)
        yield from (_winner(release, words, row, style) for row in entering)
    if tied:
        yield heading(words.winners_tied)
        note = words.tied_note.format(organiser=release.consultation.organiser)
        yield paragraph(note, 10, REGULAR, SOFT, 6)
        yield from (_winner(release, words, row, style) for row in tied)
    yield Spacer(0, 10)


def _winner(release: Release, words: Words, row: dict[str, Any], style: WinnerStyle) -> Flowable:
    proposal = release.consultation.proposal(row["number"])
    share = words.percent(row["votes"], release.value["ballots"]["counted"])
    line = words.winner_line.format(votes=words.ballots(row["votes"]), share=share)
    lines = (f"{proposal.number}. {proposal.short_title}", line, proposal.text)
    return Winner(_place(release, row), lines, _COLOURS[row["enters"]], style)


def _place(release: Release, row: dict[str, Any]) -> str:
    """``3``, or ``3=`` where others have as many votes; without a vote there is no place to speak of."""
    if not row["votes"]:
        return "–"
    shared = sum(other["rank"] == row["rank"] for other in release.value["proposals"]) > 1
    return f"{row['rank']}{'=' if shared else ''}"


def _ranking(release: Release, words: Words) -> Iterator[Flowable]:
    ballots, consultation = release.value["ballots"], release.consultation
    counted = ballots["counted"]
    marks = {"yes": words.enters, "tied": words.tied, "no": ""}
    rows = [
        Row(
            label=f"{row['number']}. {consultation.proposal(row['number']).short_title}",
            count=row["votes"],
            text=f"{row['votes']} · {words.percent(row['votes'], counted)}",
            rank=_place(release, row),
            mark=marks[row["enters"]],
            colour=_COLOURS[row["enters"]],
        )
        for row in _ranked(release)
    ]
    if consultation.blank_allowed:
        text = f"{ballots['blank']} · {words.percent(ballots['blank'], counted)}"
        rows.append(Row(words.blank_bar, ballots["blank"], text, colour=GREY))
    yield CondPageBreak(220)
    yield heading(words.ranking)
    yield _note(_how_chosen(release, words))
    yield Chart(rows, 0.54, least=23, heads=words.ranking_heads)
    yield Spacer(0, 16)


def _how_chosen(release: Release, words: Words) -> str:
    """How many one person could choose, and what the percentages are of."""
    consultation = release.consultation
    said = words.choice(choice_rule(consultation)).format(
        least=consultation.min_choices, most=consultation.max_choices,
        counted=release.value["ballots"]["counted"],
        blank=words.ranking_or_blank if consultation.blank_allowed else "",
    )  # fmt: skip
    over = pass_a_hundred(release, with_blank=consultation.blank_allowed)
    return f"{said} {words.ranking_over}" if over else said


def _note(text: str) -> Flowable:
    made = paragraph(text, 9.5, REGULAR, SOFT, 7)
    made.keepWithNext = True
    return made


def _people(release: Release, words: Words) -> Iterator[Flowable]:
    """The margins, two beside each other."""
    people, questions = release.value["participants"], release.value["questions"]
    if not questions:
        return
    hidden = any(answer["count"] is None for question in questions for answer in question["answers"])
    note = words.who_note.format(people=people)
    cells = [_margin(question, people, words) for question in questions]
    cells += [[]] * (len(cells) % 2)
    grid = Grid(
        [cells[place : place + 2] for place in range(0, len(cells), 2)],
        colWidths=["50%", "50%"],
        style=TableStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (0, -1), 0),
                ("RIGHTPADDING", (0, 0), (0, -1), 14),
                ("LEFTPADDING", (1, 0), (1, -1), 14),
                ("RIGHTPADDING", (1, 0), (1, -1), 0),
                ("TOPPADDING", (0, 0), (-1, -1), 0),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 12),
            ]
        ),
    )
    yield CondPageBreak(200)
    yield heading(words.who)
    yield _note(f"{note} {words.hidden_note}" if hidden else note)
    yield grid
    yield Spacer(0, 6)


def _margin(question: dict[str, Any], people: int, words: Words) -> list[Flowable]:
    rows = [
        Row(answer["label"] or words.unanswered, answer["count"], _cell(answer["count"], people, words))
        for answer in question["answers"]
    ]
    return [paragraph(question["label"], 12, SEMI, INK, 5), Chart(rows, 0.37, 9.5, 19)]


def _cell(count: int | None, people: int, words: Words) -> str:
    return words.hidden if count is None else f"{count} · {words.percent(count, people)}"


def _places(release: Release, words: Words) -> Iterator[Flowable]:
    def by_localidad(point: dict[str, Any]) -> str:
        return str(point["localidad"])

    points = sorted(release.value["participation"], key=lambda p: (p["localidad"], -p["ballots"], p["code"]))
    everybody, largest = sum(p["ballots"] for p in points), max((p["ballots"] for p in points), default=0)
    yield CondPageBreak(180)
    yield heading(words.where)
    yield _note(words.where_note.format(ballots=words.ballots(everybody)))
    for localidad, group in groupby(points, by_localidad):
        rows = list(group)
        total = sum(point["ballots"] for point in rows)
        share = words.percent(total, everybody)
        title = paragraph(f"{localidad} · {words.ballots(total)} · {share}", 11.5, SEMI, INK, 3)
        title.keepWithNext = True
        bars = [Row(f"{p['code']} · {p['name']}", p["ballots"], str(p["ballots"])) for p in rows]
        yield title
        yield Chart(bars, 0.56, 9, 15, largest)
        yield Spacer(0, 9)


def _groups(release: Release, words: Words) -> Iterator[Flowable]:
    groups = release.value["groups"]
    numbers = [str(proposal.number) for proposal in release.consultation.proposals]
    yield CondPageBreak(150)
    yield heading(words.groups)
    if not groups:
        yield paragraph(words.no_groups)
    elif len(numbers) <= _MOST_COLUMNS:
        yield _note(words.groups_note)
        rows = [(_row_name(g, words), g["ballots"], [g["votes"][n] for n in numbers]) for g in groups]
        yield Matrix(numbers, rows, words.groups_number)
    else:
        yield _note(words.groups_listed)
        for group in groups:
            best = sorted(group["votes"].items(), key=lambda item: (-item[1], int(item[0])))[:_BEST]
            listed = "; ".join(words.of_group.format(number=n, votes=votes) for n, votes in best)
            name = f"{_row_name(group, words)} · {words.ballots(group['ballots'])}"
            yield KeepTogether([paragraph(name, 10, SEMI, INK, 1), paragraph(listed, 9.5, REGULAR, SOFT, 5)])
    yield Spacer(0, 16)


def _row_name(group: dict[str, Any], words: Words) -> str:
    where = " · ".join(group["localidades"])
    if len(group["points"]) == 1:
        return f"{group['points'][0]} · {where}"
    return words.group_several.format(points=len(group["points"]), localidades=where)


def _texts(release: Release, words: Words) -> Iterator[Flowable]:
    yield CondPageBreak(150)
    yield heading(words.texts)
    yield _note(words.texts_note)
    for row in _ranked(release):
        proposal = release.consultation.proposal(row["number"])
        name = f"{proposal.number}. {proposal.short_title} · {words.ballots(row['votes'])}"
        title = paragraph(name, 11, SEMI, INK if row["enters"] == "no" else _COLOURS[row["enters"]], 1)
        yield KeepTogether([title, paragraph(proposal.text, 9.5, REGULAR, SOFT, 8)])


def _shortened(title: str, most: int = 90) -> str:
    """At most that many characters, cut after a whole word: the foot is one line."""
    return title if len(title) <= most else title[: title.rfind(" ", 0, most)] + "…"
