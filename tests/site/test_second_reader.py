"""The page's own reading of the formats, in JavaScript, on every vector that concerns what is published."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

import assets
from tests.site.browser import watched

VECTORS = Path(__file__).parents[1] / "vectors"
SCRIPTS = ("vendor/crypto.js", "vendor/toml.js", "formats.js", "bundle.js", "documents.js", "challenge.js")

PARSE = """(encoded) => {
    try { return UrnaFormats.parse(UrnaFormats.fromBase64(encoded)); }
    catch (error) { if (error instanceof UrnaFormats.Refused) return null; throw error; }
}"""
OPEN = """([encoded, kind, key]) => {
    try { return UrnaFormats.open(UrnaFormats.fromBase64(encoded), kind, () => {}, key); }
    catch (error) { if (error instanceof UrnaFormats.Refused) return null; throw error; }
}"""


def vectors_of(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((VECTORS / f"{name}.json").read_text())["vectors"]
    assert found
    return found


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    with watched(browser) as seen:
        for script in SCRIPTS:
            seen.page.add_script_tag(path=assets.path(f"site/{script}"))
        yield seen.page


def test_canonical_json_is_read_and_anything_else_refused(page: Page) -> None:
    for vector in vectors_of("canonical_json"):
        read = page.evaluate(PARSE, vector["canonical"])
        assert read == (vector["value"] if vector["valid"] else None), vector


def test_envelopes_are_opened_and_anything_else_refused(page: Page) -> None:
    for vector in vectors_of("envelope"):
        asked = [vector["envelope"], vector["payloadType"].split(".")[2], vector["public"]]
        assert (page.evaluate(OPEN, asked) is not None) is vector["valid"], vector.get("why", "")


@pytest.mark.parametrize(("name", "kind"), [("head", "head"), ("receipt", "receipt"), ("roster", "roster")])
def test_signed_documents_have_their_form(page: Page, name: str, kind: str) -> None:
    bytes_first = kind == "roster"
    for vector in vectors_of(name):
        envelope = "UrnaFormats.fromBase64(text)" if bytes_first else "text"
        script = f"([text, key]) => UrnaDocuments.{kind}({envelope}, key)"
        assert page.evaluate(script, [vector["envelope"], vector["public"]]) == vector["value"]


def test_box_digests_do_not_depend_on_the_order(page: Page) -> None:
    for vector in vectors_of("box_digest"):
        for leaves in (vector["leaves"], vector["leaves"][::-1]):
            assert page.evaluate("(leaves) => UrnaFormats.boxDigest(leaves)", leaves) == vector["digest"]


def test_a_challenge_tells_what_was_committed(page: Page) -> None:
    for vector in vectors_of("challenge"):
        found = page.evaluate("(text) => UrnaChallenge.check(text)", vector["text"])
        if not vector["valid"]:
            assert found == {"outcome": "unreadable"}, vector["why"]
            continue
        assert found.pop("outcome") == ("holds" if vector["holds"] else "differs"), vector
        assert found.pop("practice") is (vector["mode"] == "practice")
        told = {name: found[name] for name in ("code", "leaf", "consultation", "kiosk", "station")}
        assert told == {name: vector[name] for name in told}
        assert found["choices"] == vector["selections"]
