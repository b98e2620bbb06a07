"""The parts of the page without charts: the figures that must add up, the fingerprints, the files."""

from collections import Counter
from collections.abc import Mapping
from xml.etree.ElementTree import Element

from kiosk.envelope import fingerprint
from sync.central.publish.release import Release
from sync.central.publish.site_html import Child, el
from sync.central.publish.site_words import PageWords, one_or_many
from sync.central.seed_text import with_digits

_PRINT_GROUP = 4


def headline(release: Release, words: PageWords) -> list[Element]:
    """The figures at the top: ballots counted, points, choices, ballots set aside."""
    ballots, points = release.value["ballots"], release.value["participation"]
    with_ballots = sum(point["ballots"] > 0 for point in points)
    figures = [
        (ballots["counted"], words.count("figure_counted", ballots["counted"])),
        (with_ballots, words.say(f"figure_points_{one_or_many(with_ballots)}", points=len(points))),
        (release.value["choices"], words.count("figure_choices", release.value["choices"])),
        (ballots["set_aside"], words.count("figure_aside", ballots["set_aside"])),
    ]
    return [el("li", el("strong", words.number(n)), " ", el("span", text)) for n, text in figures]


def accounts(release: Release, stations: Mapping[str, str], words: PageWords) -> list[Element]:
    """Ballots received = counted + null + set aside; and what stands outside that sum. ``stations`` maps each
    kiosk to the code of its point.
    """
    value = release.value
    ballots = value["ballots"]
    inside = ballots["counted"] + ballots["null"] + ballots["set_aside"]
    aside = Counter(item["reason"] for item in value["set_aside"])
    parts = [
        _account("counted", ballots["counted"], {}, words),
        _account("null", ballots["null"], _reasons("null", value["nulls"], words), words),
        _account("aside", ballots["set_aside"], _reasons("aside", aside, words), words),
    ]
    outside = [
        *([_account("blank", ballots["blank"], {}, words)] if release.consultation.blank_allowed else []),
        _account("late", ballots["late"], {}, words),
        _account("challenged", ballots["challenged"], {}, words),
    ]
    whole = el(
        "p", el("strong", words.number(inside)), " ", words.count("account_inside", inside), class_="whole"
    )
    return [
        el("h2", words.say("accounts_title")),
        el("p", words.say("accounts_note"), class_="note"),
        whole,
        el("ul", *parts, class_="accounts sum"),
        el("h3", words.say("account_outside")),
        el("ul", *outside, *_kiosks(release, stations, words), class_="accounts"),
    ]


def _account(key: str, n: int, reasons: Mapping[str, int], words: PageWords) -> Element:
    listed = el("ul", *(el("li", f"{words.number(m)}: {text}") for text, m in reasons.items()))
    return el(
        "li",
        el("strong", words.number(n), class_="amount"),
        el(
            "div",
            el("span", words.say(f"account_{key}"), class_="name"),
            el("span", words.say(f"account_{key}_why"), class_="why"),
            listed if reasons else None,
        ),
    )


def _reasons(kind: str, counted: Mapping[str, int], words: PageWords) -> dict[str, int]:
    """Reason in words → count, most first; those that the page has no words for are summed as the last."""
    other, known = words.say(f"{kind}_other"), Counter[str]()
    for reason, n in counted.items():
        known[words.texts.get(f"{kind}_{reason}", other)] += n
    return dict(sorted(known.items(), key=lambda item: (item[0] == other, -item[1], item[0])))


def _kiosks(release: Release, stations: Mapping[str, str], words: PageWords) -> list[Element]:
    """The kiosks of which something is missing, and the boxes that staff excluded, each with its reason."""
    excluded = [decision for decision in release.value["decisions"] if decision["kind"] == "exclude"]
    names = {point["code"]: point["name"] for point in release.value["participation"]}
    rows = []
    for key, items in (("incomplete", release.value["incomplete"]), ("excluded", excluded)):
        listed = []
        for item in items:
            station = stations.get(item["kiosk"], "")
            where = " · ".join(filter(None, (item["kiosk"], station, names.get(station, ""))))
            listed.append(el("li", f"{where}: {item['reason'] or words.say('no_reason')}"))
        name = el("span", words.say(f"account_{key}"), class_="name")
        why = words.say(f"account_{key}_{'why' if items else 'none'}")
        described = el("div", name, el("span", why, class_="why"), el("ul", *listed) if listed else None)
        rows.append(el("li", el("strong", words.number(len(items)), class_="amount"), described))
    return rows


def prints(release: Release, words: PageWords) -> list[Element]:
    """What ties the page to the poster, the actas and the bundle."""
    value = release.value
    shown = {
        "organiser": fingerprint(bytes.fromhex(value["keys"]["organiser"])),
        "box": _grouped(value["frozen_box_sha256"]),
        "consultation": _grouped(value["consultation"]),
        "seed": with_digits(bytes.fromhex(value["seed"]), _grouped(value["seed"])),
    }
    pairs: list[Child] = []
    for key, text in shown.items():
        pairs += [el("dt", words.say(f"print_{key}")), el("dd", text, class_="print")]
    return [el("dl", *pairs)]


def _grouped(digits: str) -> str:
    return " ".join(digits[at : at + _PRINT_GROUP] for at in range(0, len(digits), _PRINT_GROUP))


def downloads(files: Mapping[str, bytes], words: PageWords) -> list[Element]:
    """A link for every file published beside the page; one that has no name of its own shows its path."""
    order = list(words.texts)
    keyed = [(f"file_{name.replace('/', '_').replace('.', '_')}", name) for name in files]
    keyed.sort(key=lambda item: (order.index(item[0]) if item[0] in words.texts else len(order), item[1]))
    rows = []
    for key, name in keyed:
        title = words.say(key) if key in words.texts else name
        kind = f"{name.rsplit('.', 1)[-1].upper()} · {words.size(len(files[name]))}"
        text = el("span", el("span", title, class_="name"), " ", el("span", kind, class_="why"))
        rows.append(el("li", el("a", text, href=name, download=name.rsplit("/", 1)[-1])))
    return [el("ul", *rows, class_="downloads")]
