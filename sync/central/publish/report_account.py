"""The last part of the results report: the account of every ballot, how it was counted, how to check it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Paragraph, Spacer, TableStyle
from reportlab.platypus import Table as Grid

from kiosk.envelope import fingerprint
from kiosk.paper import BLUE, BOLD, EDGE, INK, REGULAR, SEMI, SOFT, Code, heading, paragraph
from sync.central.publish.release import Release
from sync.central.publish.report_words import Words
from sync.central.seed_text import with_digits

_SIGN, _NUMBER = 22, 70


def account(release: Release, words: Words) -> Iterator[Flowable]:
    """From the boxes to the count, as a sum that anyone can follow; then what stands beside it."""
    ballots = release.value["ballots"]
    in_boxes = ballots["counted"] + ballots["null"] + ballots["set_aside"]
    aside = Counter(item["reason"] for item in release.value["set_aside"])
    rows = [
        _line("", words.in_boxes, in_boxes, SEMI),
        _line("−", words.set_aside, ballots["set_aside"]),
        *_reasons(aside, words.set_aside_reasons),
        _line("−", words.nulls, ballots["null"]),
        *_reasons(release.value["nulls"], words.null_reasons),
        _line("=", words.counted[1].capitalize(), ballots["counted"], BOLD),
    ]
    if release.consultation.blank_allowed:
        rows.append(_line("", words.blank, ballots["blank"], REGULAR, small=True))
    sums = Grid(
        rows,
        colWidths=[_SIGN, None, _NUMBER],
        style=TableStyle(
            [
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("RIGHTPADDING", (0, 0), (-1, -1), 0),
                ("TOPPADDING", (0, 0), (-1, -1), 3),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
                ("LINEBELOW", (0, 0), (-1, -1), 0.5, EDGE),
                ("LINEABOVE", (0, len(rows) - 1 - release.consultation.blank_allowed), (-1, -1), 1.2, INK),
            ]
        ),
    )
    yield CondPageBreak(220)
    yield heading(words.account)
    yield paragraph(words.account_note, 9.5, REGULAR, SOFT, 6)
    yield sums
    yield Spacer(0, 12)
    yield from _beside(release, words)
    yield Spacer(0, 14)


def _line(sign: str, label: str, count: int, font: str = REGULAR, *, small: bool = False) -> list[Flowable]:
    size = 9.5 if small else 11.5
    colour = SOFT if small else INK
    number = paragraph(str(count), size, font, colour, 0)
    number.style.alignment = 2
    return [paragraph(sign, size, BOLD, BLUE, 0), paragraph(label, size, font, colour, 0), number]


def _reasons(counts: Mapping[str, int], names: Mapping[str, str]) -> Iterator[list[Flowable]]:
    for reason, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        yield _line("", names.get(reason, reason), count, small=True)


def _beside(release: Release, words: Words) -> Iterator[Flowable]:
    """What is no part of the sum: late, challenged, incomplete, excluded."""
    value = release.value
    lines = [
        f"{words.late}: {value['ballots']['late']}",
        f"{words.challenged}: {value['ballots']['challenged']}",
    ]
    listed = [_named(item, words) for item in value["incomplete"]]
    lines += [f"{words.incomplete}: {len(listed)}", *listed] if listed else [words.incomplete_none]
    excluded = [decision for decision in value["decisions"] if decision["kind"] == "exclude"]
    lines += [words.excluded.format(kiosk=d["kiosk"], reason=d["reason"]) for d in excluded]
    first, *more = (paragraph(line, 10.5, REGULAR, INK, 3) for line in lines)
    yield KeepTogether([paragraph(words.others, 12, SEMI, INK, 4), first])
    yield from more


def _named(incomplete: Mapping[str, Any], words: Words) -> str:
    return f"    {incomplete['kiosk']}: {incomplete['reason'] or words.no_reason}"


def how_it_was_counted(words: Words, trustees: tuple[int, int]) -> Iterator[Flowable]:
    """Four numbered steps."""
    quorum, everybody = trustees
    *before, opened = words.how_lines
    opened = words.opened_by_all if quorum == everybody else opened
    steps = [*before, opened.format(quorum=quorum, trustees=everybody)]
    rows = [
        [paragraph(str(n), 15, BOLD, BLUE, 0), paragraph(step, 10.5, REGULAR, INK, 0)]
        for n, step in enumerate(steps, 1)
    ]
    padding = [
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
    yield KeepTogether([heading(words.how), Grid(rows, colWidths=[_SIGN, None], style=TableStyle(padding))])
    yield Spacer(0, 14)


def checking(release: Release, words: Words, page: str) -> Iterator[Flowable]:
    """How anyone checks it: a QR, the fingerprint, and the digests."""
    value = release.value
    seed = with_digits(bytes.fromhex(value["seed"]), value["seed"])
    organiser = fingerprint(bytes.fromhex(value["keys"]["organiser"]))
    beside: list[Paragraph] = [paragraph(f"{n}. {line}", 10) for n, line in enumerate(words.check_lines, 1)]
    code = Code(page or organiser.replace(" ", ""), beside, 104)
    below = [paragraph(words.code_page if page else words.code_fingerprint, 8.5, REGULAR, SOFT, 2)]
    if page:
        below.append(paragraph(page, 10, SEMI, BLUE, 4))
    yield KeepTogether(
        [
            heading(words.check),
            code,
            Spacer(0, 6),
            *below,
            Spacer(0, 4),
            paragraph(words.organiser, 9, REGULAR, SOFT, 0),
            paragraph(organiser, 14, BOLD, INK, 6),
            paragraph(f"{words.box}: {value['frozen_box_sha256']}", 8, REGULAR, SOFT, 1),
            paragraph(f"{words.seed}: {seed}", 8, REGULAR, SOFT, 0),
            Spacer(0, 16),
        ]
    )
