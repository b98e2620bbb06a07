"""Charts that are lists: each bar stands beside its text, and the same figures stand in a table behind it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from sync.central.publish.site_html import Child, el
from sync.central.publish.site_words import PageWords, one_or_many


@dataclass(frozen=True)
class Bar:
    """One bar. ``count`` is None where it is hidden; ``note`` stands behind the count, ``mark`` after both.

    ``kind`` is the bar's class; ``label`` may be an element, such as a text in another language; ``unit`` is
    the key of what is counted, for those who hear the page.
    """

    label: Child
    count: int | None
    note: str = ""
    mark: str = ""
    kind: str = ""
    unit: str = ""


def bar(one: Bar, scale: int, words: PageWords) -> list[Child]:
    """Label and track: a bar as long as its share of ``scale``, and its figures in words."""
    if one.count is None:
        track = el("span", el("span", words.say("hidden"), class_="hidden-cell"), class_="track")
        return [el("span", one.label, class_="label"), " ", track]
    drawn = _drawn(one.count, scale, one.kind)
    unit = words.say(f"{one.unit}_{one_or_many(one.count)}") if one.unit else ""
    figure = el(
        "span",
        el("strong", words.number(one.count)),
        el("span", f" {unit}", class_="spoken") if unit else None,
        f" {one.note}" if one.note else None,
        class_="figure",
    )
    mark = el("span", one.mark, class_=f"mark {one.kind}") if one.mark else None
    label = el("span", one.label, " ", mark, class_="label")
    return [label, " ", el("span", drawn, figure, class_="track")]


def _drawn(count: int, scale: int, kind: str = "") -> Element:
    """The bar itself; its length is an attribute because the page allows no style inside an element."""
    share = 100 * count / scale if scale else 0.0
    return el("svg", class_=f"bar {kind}".strip(), width=f"{share:.1f}%", aria_hidden="true")


def bars(rows: Iterable[Bar], words: PageWords, scale: int = 0) -> Element:
    """A list of bars; without a ``scale`` the longest fills the width."""
    drawn = list(rows)
    longest = scale or max((one.count or 0 for one in drawn), default=0)
    return el("ul", *(el("li", *bar(one, longest, words)) for one in drawn), class_="bars")


def table(caption: str, head: Sequence[str], rows: Iterable[Sequence[Child]], words: PageWords) -> Element:
    """A table that opens at a touch. The first cell of a row names it."""
    body = [
        el("tr", el("th", row[0], scope="row"), *(el("td", cell) for cell in row[1:])) for row in rows
    ]  # fmt: skip
    inner = el(
        "table",
        el("caption", caption, class_="spoken"),
        el("thead", el("tr", *(el("th", text, scope="col") for text in head))),
        el("tbody", *body),
    )
    scroll = el("div", inner, class_="scroll", tabindex=0, role="region", aria_label=caption)
    return el("details", el("summary", words.say("see_table")), scroll, class_="behind")


def bar_table(
    head: Sequence[str], rows: Iterable[tuple[str, int, str]], language: str, words: PageWords
) -> Element:
    """Chart and table in one: name (in this language), count, share, and a bar; the longest is full. As few
    bytes as may be: a page holds one for each row of points.
    """
    drawn = list(rows)
    longest = max((count for _, count, _ in drawn), default=0)
    body = [
        el(
            "tr",
            el("th", name, scope="row", lang=language if language != words.language else None),
            el("td", words.number(count)),
            el("td", share),
            el("td", _drawn(count, longest)),
        )
        for name, count, share in drawn
    ]
    titles = el("tr", *(el("th", text, scope="col") for text in head), el("td"))
    return el("table", el("thead", titles), el("tbody", *body), class_="bar-table")


def spanish(text: str, words: PageWords) -> Child:
    """A text of the consultation itself, marked as Spanish on the page in another language."""
    return text if words.language == "es" else el("span", text, lang="es")
