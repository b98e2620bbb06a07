"""Report and page say the same figures in both languages, and none that the release does not hold."""

from __future__ import annotations

import html
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

import pytest

import assets
from sync.central.publish.report_words import ENGLISH, SPANISH
from sync.central.publish.site import PAGES, site_files
from sync.central.publish.site_words import NoSuchText, PageWords
from tests.central.test_report import drawn, text_of
from tests.tools.releases import CASES

THOUSANDS = {"es": ".", "en": ","}
LANGUAGES = ("es", "en")
every = pytest.mark.parametrize("name", CASES)


@cache
def pages(name: str) -> dict[str, str]:
    """What stands on each page, without markup, by language; the kiosks' files are left out."""
    files = site_files(CASES[name](), {}, {"bundle.zip": bytes(1_234_567)}, (2, 3))
    words = {}
    for file, language in PAGES.items():
        shown = re.sub(r"<(script|style|svg)\b.*?</\1>", " ", files[file].decode(), flags=re.DOTALL)
        words[language] = html.unescape(re.sub(r"<[^>]+>", " ", shown))
    return words


def figures(text: str, language: str) -> list[str]:
    """Every number in a text, in its order, written without marks for thousands and with a decimal point."""
    thousands = re.escape(THOUSANDS[language])
    found = re.findall(rf"(?<![\w.,])\d{{1,3}}(?:{thousands}\d{{3}})+|\d+(?:[.,]\d+)?", text)
    joined = [re.sub(rf"(?<=\d){thousands}(?=\d{{3}})", "", number) for number in found]
    return [number.replace(",", ".") for number in joined]


def unnumbered(name: str, language: str) -> str:
    """The words of the report without those at the foot of its pages, which may break elsewhere."""
    return re.sub(r"(Página|Page) \d+", "", text_of(drawn(name, language)))


@every
def test_the_report_says_the_same_figures_in_both_languages(name: str) -> None:
    spanish, english = (Counter(figures(unnumbered(name, w), w)) for w in LANGUAGES)
    assert spanish.total() > 100
    assert spanish == english, (spanish - english, english - spanish)


@every
def test_the_page_says_the_same_figures_in_the_same_order_in_both_languages(name: str) -> None:
    spanish, english = (figures(pages(name)[language], language) for language in LANGUAGES)
    assert len(spanish) > 100
    assert spanish == english


def shares(value: dict[str, Any]) -> Iterator[tuple[int, int]]:
    """Every count of which a share is shown, and of what."""
    counted, people = value["ballots"]["counted"], value["participants"]
    yield from ((row["votes"], counted) for row in value["proposals"])
    yield value["ballots"]["blank"], counted
    for question in value["questions"]:
        yield from ((a["count"], people) for a in question["answers"] if a["count"] is not None)
    localidades: dict[str, int] = {}
    for point in value["participation"]:
        localidades[point["localidad"]] = localidades.get(point["localidad"], 0) + point["ballots"]
    yield from ((ballots, sum(localidades.values())) for ballots in localidades.values())
    for group in value["groups"]:
        yield from ((votes, group["ballots"]) for votes in group["votes"].values())


@every
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_share_stands_beside_a_count_of_the_release(name: str, language: str) -> None:
    """``117 · 37,3 %`` in the report, ``117 37,3 %`` on the page."""
    words = SPANISH if language == "es" else ENGLISH
    allowed = {(n, words.percent(n, of).replace("\xa0", " ")) for n, of in shares(CASES[name]().value)}
    for text in (text_of(drawn(name, language)), pages(name)[language]):
        plain = " ".join(text.split())
        shown = re.findall(
            r"(?<![\d.,])([\d.,]+)(?: votos?| votes?| personas?| people)?(?: ·)? (\d+[.,]\d ?%)", plain
        )
        beside = {(int(count.replace(THOUSANDS[language], "")), share) for count, share in shown}
        assert beside <= allowed, beside - allowed
        assert len(beside) > 5 or name == "nobody"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_of_the_page_brings_markup(language: str) -> None:
    for key, text in tomllib.loads(assets.path(f"site/words/{language}.toml").read_text("utf-8")).items():
        assert not re.search(r"</?[a-z]|&[a-z]+;", text), f"{key}: markup is made elsewhere"


@pytest.mark.parametrize(
    ("first", "last", "spanish", "english"),
    [
        ((2022, 11, 15), (2022, 11, 15), "15 de noviembre de 2022", "15 November 2022"),
        ((2022, 11, 15), (2022, 11, 18), "Del 15 al 18 de noviembre de 2022", "From 15 to 18 November 2022"),
        ((2022, 11, 30), (2022, 12, 1), "Del 30 de noviembre de 2022 al 1 de diciembre de 2022",
         "From 30 November 2022 to 1 December 2022"),
        ((2022, 12, 31), (2023, 12, 31), "Del 31 de diciembre de 2022 al 31 de diciembre de 2023",
         "From 31 December 2022 to 31 December 2023"),
    ],
)  # fmt: skip
def test_the_days_are_said_as_people_say_them(
    first: tuple[int, int, int], last: tuple[int, int, int], spanish: str, english: str
) -> None:
    assert PageWords.of("es").days(date(*first), date(*last)) == spanish
    assert PageWords.of("en").days(date(*first), date(*last)) == english


@pytest.mark.parametrize(
    ("length", "spanish", "english"),
    [
        (0, "1 kB", "1 kB"),
        (999, "1 kB", "1 kB"),
        (1_500, "2 kB", "2 kB"),
        (999_499, "999 kB", "999 kB"),
        (1_000_000, "1,0 MB", "1.0 MB"),
        (12_340_000, "12,3 MB", "12.3 MB"),
    ],
)
def test_the_size_of_a_file_is_said_in_round_figures(length: int, spanish: str, english: str) -> None:
    assert (PageWords.of("es").size(length), PageWords.of("en").size(length)) == (spanish, english)


def test_a_text_that_the_page_lacks_is_a_bug_and_no_empty_place() -> None:
    with pytest.raises(NoSuchText, match="en: no_such_text"):
        PageWords.of("en").say("no_such_text")


@pytest.mark.parametrize(("n", "spanish", "english"), [(1, "1 voto", "1 vote"), (0, "0 votos", "0 votes"),
                                                       (12_345, "12.345 votos", "12,345 votes")])  # fmt: skip
def test_a_count_has_its_own_word_for_one(n: int, spanish: str, english: str) -> None:
    assert (PageWords.of("es").count("votes", n), PageWords.of("en").count("votes", n)) == (spanish, english)
