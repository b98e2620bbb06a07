"""The results page: a static site that works from a folder, from a stick and from any web server.

``index.html`` is Spanish and ``en.html`` English, whole without any script; ``pagina/`` holds style, fonts
and scripts, ``codigos/`` the tracking codes in parts. What the page is made of lies in assets/site, and how
its parts work together is told there.
"""

import html
from collections.abc import Mapping
from string import Template

import assets
from kiosk.canonical import canonical_json, parse_json
from sync.central.publish.open_data import LICENCES
from sync.central.publish.release import Release
from sync.central.publish.site_accounts import accounts, downloads, headline, prints
from sync.central.publish.site_codes import code_lists, leaves_of
from sync.central.publish.site_html import el, icon, markup
from sync.central.publish.site_search import answers, page_data
from sync.central.publish.site_sections import groups, people, places, ranking
from sync.central.publish.site_words import PageWords

PAGES = {"index.html": "es", "en.html": "en"}
FOLDER = "pagina"
# In the order in which they are loaded.
_SCRIPTS = (
    "vendor/crypto.js", "vendor/toml.js", "formats.js", "bundle.js", "documents.js", "checks.js", "verify.js",
    "challenge.js", "codes.js", "page.js",
)  # fmt: skip
_HEAD_SCRIPT = "theme.js"
_ICONS = ("magnifying-glass", "moon", "seal-check", "sun", "translate")


class _Frame(Template):
    """The keys of the words may hold a dash, as the reasons of docs/FORMATS.md do."""

    idpattern = r"[a-z][a-z0-9_-]*"


def site_files(
    release: Release,
    kiosks: Mapping[str, bytes],
    published: Mapping[str, bytes],
    trustees: tuple[int, int],
) -> dict[str, bytes]:
    """Path → bytes. ``kiosks`` are the bundle's files of the kiosks, ``published`` what the page links to;
    ``trustees`` the quorum and how many there are.
    """
    read = [parse_json(data) for data in kiosks.values()]
    leaves = leaves_of(release.value, read)
    stations = {kiosk["kiosk"]: kiosk["station"] for kiosk in read}
    bits, files = code_lists(leaves)
    frame = _Frame(assets.path("site/page.html").read_text("utf-8"))
    for name, language in PAGES.items():
        words = PageWords.of(language)
        filled = _filled(release, words) | {
            "accounts": markup(*accounts(release, stations, words)),
            "answers": markup(*answers(release, len(leaves.all), words)),
            "downloads": markup(*downloads(published, words)),
            "how_4": html.escape(_opened_by(trustees, words)),
        }
        files[name] = frame.substitute(filled).encode()
    data = canonical_json(page_data(release, bits, len(leaves.all)))
    return files | _parts() | {f"{FOLDER}/data.js": b"window.UrnaData=" + data + b";\n"}


def _opened_by(trustees: tuple[int, int], words: PageWords) -> str:
    quorum, every = trustees
    return words.say("how_4_all" if quorum == every else "how_4", quorum=quorum, trustees=every)


def _parts() -> dict[str, bytes]:
    """Style, fonts, scripts and the licences that travel with them."""
    folder = assets.path("site")
    names = ["style.css", "icon.svg", _HEAD_SCRIPT, *_SCRIPTS, "vendor/LICENSE"]
    files = {f"{FOLDER}/{name}": (folder / name).read_bytes() for name in names}
    fonts = sorted((folder / "fonts").glob("*.woff2"))
    files |= {f"{FOLDER}/fonts/{font.name}": font.read_bytes() for font in fonts}
    return files | {f"{FOLDER}/fonts/OFL.txt": assets.path("fonts/OFL.txt").read_bytes()}


def _filled(release: Release, words: PageWords) -> dict[str, str]:
    """What stands in the frame and needs the release alone: plain words, sentences, whole sections."""
    consultation = release.consultation
    plain = {key: html.escape(text) for key, text in words.texts.items() if "{" not in text}
    scripts = ["data.js", *_SCRIPTS]
    sentences = {
        "page_title": words.say("page_title", title=consultation.title),
        "voted": words.count("voted", release.value["participants"]),
        "dates": words.days(consultation.opens, consultation.closes),
        "title": consultation.title,
        "organiser": consultation.organiser,
        "downloads_note": words.say("downloads_note", licence=LICENCES[consultation.licence][0]),
        "footer_organiser": words.say("footer_organiser", organiser=consultation.organiser),
    }
    sections = {
        "practice_band": _practice(release, words),
        "headline": markup(*headline(release, words)),
        "ranking": markup(*ranking(release, words)),
        "people": markup(*people(release, words)),
        "places": markup(*places(release, words)),
        "groups": markup(*groups(release, words)),
        "prints": markup(*prints(release, words)),
        "scripts": markup(*(el("script", src=f"{FOLDER}/{name}", defer=True) for name in scripts)),
    }
    icons = {f"icon-{name}": icon(name) for name in _ICONS}
    return plain | {key: html.escape(text) for key, text in sentences.items()} | sections | icons


def _practice(release: Release, words: PageWords) -> str:
    if release.value["mode"] != "practice":
        return ""
    text = el("p", el("strong", words.say("practice")), f" {words.say('practice_more')}")
    return markup(el("div", text, class_="practice", role="note"))
