"""What page and report say is true of every count: of none, of one, of a sum of exactly 100 %."""

from __future__ import annotations

import html
import re
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.consultation import Consultation
from kiosk.context import StationCode
from sync.central.opening import Tally
from sync.central.publish.open_data import LICENCES, open_data
from sync.central.publish.publish import BUNDLE
from sync.central.publish.release import Release
from sync.central.publish.report import report
from sync.central.publish.report_words import ENGLISH, SPANISH
from sync.central.publish.site import PAGES, site_files
from sync.central.publish.site_words import PageWords
from tests.central.test_report import text_of
from tests.tools.kits import cartagena, cartagena_points
from tests.tools.releases import make_release, people_like_2022, set_aside, with_proposals

WORDS = {"es": SPANISH, "en": ENGLISH}
LANGUAGES = list(WORDS)
PASS = {"es": "pasan de 100", "en": "pass 100"}
BLANK = {"es": "o votar en blanco", "en": "or vote blank"}
# What is counted, in its form for several: beside a 1 each of them would be wrong.
SEVERAL = {
    "es": "votos|personas|puestos|códigos|equipos|urnas|propuestas|veces|contados|apartados|resultaron",
    "en": "ballots|votes|people|points|codes|kiosks|boxes|proposals|times|were",
}
FORMS_FOR_ONE = {
    "es": "voto|persona|puesto|código|equipo|urna",
    "en": "ballot|vote|person|point|code|kiosk|box",
}


@st.composite
def releases(draw: st.DrawFn) -> Release:
    """Small counts, where words go wrong: no ballot or some, at no point or some, any rule of choice."""
    proposals = draw(st.integers(1, 4))
    most = draw(st.integers(1, proposals))
    consultation = replace(
        with_proposals(proposals),
        min_choices=draw(st.integers(1, most)), max_choices=most, enter_plan=draw(st.integers(1, proposals)),
        blank_allowed=draw(st.booleans()),
    )  # fmt: skip
    points, stations = cartagena_points(), dict[StationCode, Tally]()
    for _ in range(draw(st.integers(0, 6))):
        tally = stations.setdefault(StationCode(draw(st.sampled_from(points[:3])).code), Tally())
        tally.add(draw(_ballot(consultation)))
    few, aside = st.integers(0, 2), draw(st.integers(0, 2))
    incomplete = [{"kiosk": f"K-0{n}", "reason": ""} for n in range(draw(few))]
    excluded = {"box": "00" * 16, "kind": "exclude", "kiosk": "K-09", "reason": "Se abrió tarde"}
    people = sum(tally.ballots for tally in stations.values()) + aside
    return make_release(
        consultation, stations, people_like_2022(people), participants=people,
        ballots={"late": draw(few), "challenged": draw(few), "set_aside": aside}, set_aside=set_aside(aside),
        incomplete=incomplete, decisions=[excluded] * draw(few),
    )  # fmt: skip


@st.composite
def _ballot(draw: st.DrawFn, consultation: Consultation) -> Tally:
    if draw(st.integers(0, 5)) == 0:
        return Tally(1, 0, Counter(), Counter({"unsealable": 1}))
    if consultation.blank_allowed and draw(st.booleans()):
        return Tally(1, 1, Counter())
    numbers = [proposal.number for proposal in consultation.proposals]
    chosen = st.sets(
        st.sampled_from(numbers), min_size=consultation.min_choices, max_size=consultation.max_choices
    )
    return Tally(1, 0, Counter(draw(chosen)))


def page_texts(release: Release, trustees: tuple[int, int] = (2, 3)) -> dict[str, str]:
    """What each page says, without markup, by language."""
    files = site_files(release, {}, {"bundle.zip": b"", "datos/cuentas.csv": b""}, trustees)
    found = {}
    for file, language in PAGES.items():
        shown = re.sub(r"<(script|style|svg)\b.*?</\1>", " ", files[file].decode(), flags=re.DOTALL)
        found[language] = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", shown)).split())
    return found


def assert_plurals(text: str, language: str) -> None:
    """A 1 stands beside no word for several, and another number beside none for one."""
    assert not re.search(rf"(?<![\d.,:-])1 (?:{SEVERAL[language]})\b", text), text
    assert not re.search(rf"(?:\b0|[2-9]|\d\d) (?:{FORMS_FOR_ONE[language]})\b", text), text


several = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@several
@given(releases())
def test_what_the_page_says_is_true_of_every_count(release: Release) -> None:
    ballots, rule = release.value["ballots"], release.consultation
    for language, text in page_texts(release).items():
        assert_plurals(text, language)
        assert (PASS[language] in text) == (release.value["choices"] > ballots["counted"])
        assert (BLANK[language] in text) == rule.blank_allowed
        used = sum(point["ballots"] > 0 for point in release.value["participation"])
        several_points = {"es": "puestos", "en": "points"}[language]
        of = {"es": "de", "en": "of"}[language]
        assert f", {of} {len(release.value['participation'])}" in text
        assert f"{used} {of} {len(release.value['participation'])} {several_points}." in text


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(releases())
def test_what_the_report_says_is_true_of_every_count(release: Release) -> None:
    ballots, rule = release.value["ballots"], release.consultation
    shown = release.value["choices"] + ballots["blank"]
    for language, words in WORDS.items():
        text = text_of(report(release, words))
        assert_plurals(text, language)
        assert (PASS[language] in text) == (shown > ballots["counted"])
        assert (BLANK[language] in text) == rule.blank_allowed


def of_two_ballots(*votes: int) -> Release:
    consultation = with_proposals(3, max_choices=2, enter_plan=2)
    tally = Tally(2, 0, Counter(dict(enumerate(votes, 1))))
    return make_release(consultation, {StationCode(cartagena_points()[0].code): tally})


@pytest.mark.parametrize(("votes", "passes"), [((1, 1, 0), False), ((2, 1, 0), True), ((2, 1, 1), True)])
def test_a_sum_of_exactly_a_hundred_does_not_pass_it(votes: tuple[int, ...], passes: bool) -> None:
    release = of_two_ballots(*votes)
    for language, text in page_texts(release).items():
        assert (PASS[language] in text) == passes
        assert (PASS[language] in text_of(report(release, WORDS[language]))) == passes


def test_a_tie_of_three_for_two_places_is_no_tie_for_one_place() -> None:
    text = page_texts(of_two_ballots(1, 1, 1))["es"]
    assert "Hay un empate por entrar al plan" in text
    assert "último cupo" not in text


def test_where_all_trustees_opened_it_is_not_said_that_there_may_be_more() -> None:
    release = make_release()
    for language, more in (("es", "o más, en una máquina"), ("en", "or more of the")):
        words = WORDS[language]
        for trustees, holds in (((2, 3), True), ((3, 3), False)):
            assert (more in page_texts(release, trustees)[language]) == holds
            assert (more in text_of(report(release, words, trustees=trustees))) == holds


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_is_sent_to_a_paper_that_he_may_not_have(language: str) -> None:
    """A code is shown on the screen; a slip of paper is for those points that have a printer."""
    for key, text in PageWords.of(language).texts.items():
        assert not re.search(r"comprobante|\byour slip\b", text), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_file_beside_the_page_has_a_name(language: str) -> None:
    release, texts = make_release(), PageWords.of(language).texts
    data = [f"datos/{name}" for name in open_data(release)]
    for name in (*data, BUNDLE, "resultados.pdf", "results.pdf"):
        assert f"file_{name.replace('/', '_').replace('.', '_')}" in texts, name


@pytest.mark.parametrize("licence", LICENCES)
def test_the_page_names_the_licence_of_the_definition(licence: str) -> None:
    for text in page_texts(make_release(replace(cartagena(), licence=licence))).values():
        assert LICENCES[licence][0] in text
