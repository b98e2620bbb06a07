"""The parts of the page with charts: proposals, people, places. Each is made from the release alone."""

from itertools import groupby
from operator import itemgetter
from typing import Any
from xml.etree.ElementTree import Element

from sync.central.publish.ranking_rule import choice_rule, pass_a_hundred
from sync.central.publish.release import Release
from sync.central.publish.site_charts import Bar, bar, bar_table, bars, spanish, table
from sync.central.publish.site_html import Child, el
from sync.central.publish.site_words import PageWords


def ranking(release: Release, words: PageWords) -> list[Element]:
    """Every proposal as a bar that opens to its official text; ties share a place and are called ties."""
    consultation, counted = release.consultation, release.value["ballots"]["counted"]
    ranked = sorted(release.value["proposals"], key=itemgetter("rank", "number"))
    longest = max((row["votes"] for row in ranked), default=0)
    tied = any(row["enters"] == "tied" for row in ranked)
    rows, votes = [], "votes_word"
    for row in ranked:
        proposal = consultation.proposal(row["number"])
        title = el("span", f"{row['number']}. ", spanish(proposal.short_title, words))
        note_of = words.percent(row["votes"], counted)
        one = Bar(title, row["votes"], note_of, words.say(f"enters_{row['enters']}"), row["enters"], votes)
        text = el("p", proposal.text, lang=None if words.language == "es" else "es")
        place = el("p", _place(row, ranked, words), class_="place")
        drawn = el("details", el("summary", *bar(one, longest, words)), el("div", place, text, class_="full"))
        rows.append(el("li", drawn))
    return [
        el("h2", words.count("ranking_title", len(ranked))),
        el("p", _how_chosen(release, words), class_="note"),
        el("p", f"{_plan(release, words)} {words.say('ranking_open')}", class_="note"),
        *([el("p", words.say("tie_note"), class_="note tie")] if tied else []),
        el("ol", *rows, class_="bars ranking"),
        _ranking_table(release, ranked, words),
    ]


def _how_chosen(release: Release, words: PageWords) -> str:
    """How many one person could choose, and what the percentages are of."""
    consultation = release.consultation
    said = words.say(
        f"ranking_note_{choice_rule(consultation)}",
        least=consultation.min_choices, most=consultation.max_choices,
        counted=release.value["ballots"]["counted"],
        blank=words.say("ranking_or_blank") if consultation.blank_allowed else "",
    )  # fmt: skip
    over = pass_a_hundred(release, with_blank=False)
    return f"{said} {words.say('ranking_over')}" if over else said


def _plan(release: Release, words: PageWords) -> str:
    voted = any(row["votes"] for row in release.value["proposals"])
    return words.count("plan", release.consultation.enter_plan) if voted else words.say("plan_none")


def _place(row: dict[str, Any], ranked: list[dict[str, Any]], words: PageWords) -> str:
    shared = sum(other["rank"] == row["rank"] for other in ranked) > 1
    return words.say("rank_shared" if shared else "rank", n=row["rank"])


def _ranking_table(release: Release, ranked: list[dict[str, Any]], words: PageWords) -> Element:
    counted = release.value["ballots"]["counted"]
    names = ("proposal", "rank", "number", "votes", "share", "plan")
    rows: list[list[Child]] = [
        [
            spanish(release.consultation.proposal(row["number"]).short_title, words),
            words.number(row["rank"]), str(row["number"]), words.number(row["votes"]),
            words.percent(row["votes"], counted),
            words.say(f"enters_{row['enters']}") or words.say("enters_no_word"),
        ]
        for row in ranked
    ]  # fmt: skip
    return table(words.say("table_ranking"), [words.say(f"column_{n}") for n in names], rows, words)


def people(release: Release, words: PageWords) -> list[Element]:
    """One card for each question of the register; what is hidden is shown as hidden, with why."""
    return [_question(release, question, words) for question in release.value["questions"]]


def _question(release: Release, question: dict[str, Any], words: PageWords) -> Element:
    whole, answers = release.value["participants"], question["answers"]

    def labels() -> list[Child]:
        """Made anew for bars and table: an element stands in one place."""
        return [spanish(a["label"], words) if a["label"] else words.say("unanswered") for a in answers]

    shares = ["" if a["count"] is None else words.percent(a["count"], whole) for a in answers]
    hidden = any(answer["count"] is None for answer in answers)
    why = words.say("people_hidden", minimum=release.consultation.small_groups.cell_minimum)
    drawn = [
        Bar(label, answer["count"], share, unit="people_word")
        for label, answer, share in zip(labels(), answers, shares, strict=True)
    ]
    columns = [words.say(f"column_{name}") for name in ("answer", "people", "people_share")]
    figures = [words.say("hidden") if a["count"] is None else words.number(a["count"]) for a in answers]
    rows = list(zip(labels(), figures, shares, strict=True))
    return el(
        "section",
        el("h2", spanish(question["label"], words)),
        el("p", words.say("people_note", people=whole), class_="note"),
        bars(drawn, words),
        el("p", why, class_="note hidden-why") if hidden else None,
        table(question["label"], columns, rows, words),
        class_="card people",
    )


def places(release: Release, words: PageWords) -> list[Element]:
    """Localidades as bars, each opening to its points."""
    points = sorted(release.value["participation"], key=lambda p: (p["localidad"], -p["ballots"], p["code"]))
    by_localidad = [(name, list(inside)) for name, inside in groupby(points, itemgetter("localidad"))]
    totals = {name: sum(p["ballots"] for p in inside) for name, inside in by_localidad}
    whole, largest = sum(totals.values()), max((p["ballots"] for p in points), default=0)
    rows, votes = [], "votes_word"
    for name, inside in sorted(by_localidad, key=lambda item: (-totals[item[0]], item[0])):
        one = Bar(spanish(name, words), totals[name], words.percent(totals[name], whole), unit=votes)
        drawn = [Bar(_point(p, words), p["ballots"], unit=votes) for p in inside]
        summary = el("summary", *bar(one, max(totals.values()), words))
        rows.append(el("li", el("details", summary, el("div", bars(drawn, words, largest), class_="full"))))
    cells: list[list[Child]] = [
        [spanish(p["name"], words), p["code"], spanish(p["localidad"], words), words.number(p["ballots"])]
        for p in points
    ]
    columns = [words.say(f"column_{name}") for name in ("point", "code", "localidad", "ballots")]
    return [
        el("h2", words.say("places_title")),
        el("p", _places_note(points, words), class_="note"),
        el("ul", *rows, class_="bars localidades"),
        table(words.say("table_places"), columns, cells, words),
    ]


def _places_note(points: list[dict[str, Any]], words: PageWords) -> str:
    """Points without a ballot are counted apart, as at the head of the page."""
    used, every = sum(point["ballots"] > 0 for point in points), words.count("points", len(points))
    where = every if used == len(points) else words.say("points_part", n=used, points=every)
    return words.say(
        "places_note", ballots=words.count("votes", sum(p["ballots"] for p in points)), where=where
    )


def _point(point: dict[str, Any], words: PageWords) -> Element:
    return el("span", el("span", point["code"], class_="code"), " ", spanish(point["name"], words))


def groups(release: Release, words: PageWords) -> list[Element]:
    """Votes of each published row of points, behind its name."""
    title = el("h2", words.say("groups_title"))
    if not release.value["groups"]:
        return [title, el("p", words.say("groups_none"), class_="note")]
    minimum = release.consultation.small_groups.station_minimum
    rows = [el("li", _group(release, group, words)) for group in release.value["groups"]]
    note = el("p", words.say("groups_note", minimum=minimum), class_="note")
    return [title, note, el("ul", *rows, class_="groups")]


def _group(release: Release, group: dict[str, Any], words: PageWords) -> Element:
    names = {point["code"]: point["name"] for point in release.value["participation"]}
    codes, counted = group["points"], group["ballots"]
    where = ", ".join(group["localidades"])
    alone = len(codes) == 1
    name = f"{codes[0]} · {names[codes[0]]}" if alone else f"{words.say('group_of', n=len(codes))} · {where}"
    ranked = sorted(group["votes"].items(), key=lambda item: (-item[1], int(item[0])))
    titles = {number: release.consultation.proposal(int(number)).short_title for number, _ in ranked}
    rows = [(f"{n}. {titles[n]}", votes, words.percent(votes, counted)) for n, votes in ranked]
    columns = [words.say(f"column_{key}") for key in ("proposal", "votes", "share")]
    inside = el(
        "div",
        None if alone else el("p", words.say("group_points", codes=", ".join(codes)), class_="note"),
        el("p", words.say("group_note", ballots=counted), class_="note"),
        bar_table(columns, rows, "es", words),
        class_="full",
    )
    figure = el("span", words.count("votes", counted), class_="figure")
    return el("details", el("summary", el("span", name, class_="label"), figure), inside)
