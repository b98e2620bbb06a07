"""What the search of a tracking code may answer: every answer lies in the page, hidden until it is given."""

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from sync.central.publish.release import Release
from sync.central.publish.site_html import Child, el
from sync.central.publish.site_words import PageWords, one_or_many

# The codes of docs/FORMATS.md under Counting; another reason is answered with words for any.
_ASIDE = (
    "duplicate",
    "voted-elsewhere",
    "ballot-without-entry",
    "pseudonym-unreadable",
    "sealed-ballot-repeated",
    "challenged-and-cast",
)
_SLIPS = ("empty", "length", "sign", "check")


def answers(release: Release, published: int, words: PageWords) -> Iterator[Element]:
    """``published`` is how many codes the lists hold."""
    for slip in _SLIPS:
        yield _answer(f"slip-{slip}", "slip", words.say(f"slip_{slip}_title"), [_slip(slip, words)])
    yield _answer("counted", "good", words.say("state_counted_title"), _counted(release, words))
    aside = words.say("state_aside_title")
    for reason in (*_ASIDE, "other"):
        why = el("p", words.say(f"state_{reason}"))
        yield _answer(reason, "aside", aside, [why, el("p", words.say("state_aside_next"))])
    challenged = el("p", words.say("state_challenged"))
    yield _answer("challenged", "aside", words.say("state_challenged_title"), [challenged])
    yield _answer("missing", "slip", words.say("state_missing_title"), _missing(release, published, words))
    unloaded = el("p", words.say("state_unloaded"))
    yield _answer("unloaded", "slip", words.say("state_unloaded_title"), [unloaded])


def _answer(state: str, kind: str, title: str, inside: list[Element]) -> Element:
    return el(
        "div", el("h3", title, tabindex=-1), *inside, class_=f"answer {kind}", data_state=state, hidden=True
    )


def _slip(slip: str, words: PageWords) -> Element:
    if slip in ("empty", "check"):
        return el("p", words.say(f"slip_{slip}"))
    found = el("span", data_fill="found")
    return el("p", words.say(f"slip_{slip}_before"), found, words.say(f"slip_{slip}_after"))


def _counted(release: Release, words: PageWords) -> list[Element]:
    ballots = release.value["ballots"]
    inside, null = ballots["counted"] + ballots["null"], ballots["null"]
    lines = [el("p", words.say("state_counted"))]
    if null:
        which = "all" if null == inside else one_or_many(null)
        lines.append(el("p", words.say(f"state_counted_nulls_{which}", null=null, inside=inside)))
    return lines


def _missing(release: Release, published: int, words: PageWords) -> list[Element]:
    late, incomplete = release.value["ballots"]["late"], len(release.value["incomplete"])
    excluded = sum(decision["kind"] == "exclude" for decision in release.value["decisions"])
    steps: list[Child] = [el("li", words.say("state_missing_1"))]
    if late:
        steps.append(el("li", words.count("state_missing_late", late)))
    if incomplete:
        steps.append(el("li", words.count("state_missing_incomplete", incomplete)))
    if excluded:
        steps.append(el("li", words.count("state_missing_excluded", excluded)))
    steps.append(el("li", words.say("state_missing_2")))
    return [
        el("p", words.say("state_missing", published=words.count("codes", published))),
        el("p", words.say("state_missing_next")),
        el("ul", *steps),
    ]


def page_data(release: Release, bits: int, published: int) -> dict[str, Any]:
    """What the scripts need to know: see assets/site/README.md."""
    return {
        "consultation": release.value["consultation"],
        "mode": release.value["mode"],
        "parts": {"bits": bits, "codes": published},
        "proposals": {str(p.number): p.short_title for p in release.consultation.proposals},
    }
