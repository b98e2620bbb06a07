"""The libraries that come with the page: unchanged since they were made, and right on every vector."""

import base64
import hashlib
import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

import assets
from tests.site.browser import watched

VECTORS = Path(__file__).parents[1] / "vectors"
VENDOR = assets.path("site/vendor")
SCRIPT = VENDOR / "crypto.js"

VERIFY = """([signature, message, key]) =>
    UrnaCrypto.ed25519Verify(...[signature, message, key].map((bytes) => Uint8Array.from(bytes)))"""


def test_the_scripts_are_those_that_make_vendor_made() -> None:
    lines = assets.path("site/vendor/SHA256SUMS").read_text().splitlines()
    made = {
        name: hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() for name in ("crypto.js", "toml.js")
    }

    assert lines == [f"{digest}  {name}" for name, digest in made.items()]


def test_digests_are_those_of_python(browser: Browser) -> None:
    with watched(browser) as seen:
        seen.page.add_script_tag(path=SCRIPT)
        for length in (0, 1, 55, 56, 63, 64, 65, 257, 100_000):
            data = bytes(place * 7 % 256 for place in range(length))
            script = "(bytes) => Array.from(UrnaCrypto.sha256(Uint8Array.from(bytes)))"
            assert bytes(seen.page.evaluate(script, list(data))) == hashlib.sha256(data).digest()


def test_signatures_of_the_vectors_hold_and_changed_ones_do_not(browser: Browser) -> None:
    vectors = json.loads((VECTORS / "envelope.json").read_text())["vectors"]
    with watched(browser) as seen:
        seen.page.add_script_tag(path=SCRIPT)
        for vector in (each for each in vectors if each["valid"]):
            signature, message, key = _signed(vector)
            assert seen.page.evaluate(VERIFY, [signature, message, key])
            assert not seen.page.evaluate(VERIFY, [signature, [*message, 0], key])
            for place in (0, 31, 32, 63):
                changed = list(signature)
                changed[place] ^= 1
                assert not seen.page.evaluate(VERIFY, [changed, message, key])


def test_what_is_no_signature_or_no_key_is_false_and_never_an_error(browser: Browser) -> None:
    with watched(browser) as seen:
        seen.page.add_script_tag(path=SCRIPT)
        for length in (0, 31, 32, 33, 63, 64, 65):
            for fill in (0, 255):
                assert not seen.page.evaluate(VERIFY, [[fill] * length, [1], [fill] * 32])
                assert not seen.page.evaluate(VERIFY, [[fill] * 64, [1], [fill] * length])


def _signed(vector: dict[str, Any]) -> tuple[list[int], list[int], list[int]]:
    """Signature, pre-authentication bytes (see DSSE in docs/FORMATS.md) and public key."""
    envelope = json.loads(base64.b64decode(vector["envelope"]))
    payload = base64.b64decode(envelope["payload"])
    kind = envelope["payloadType"]
    message = f"DSSEv1 {len(kind)} {kind} {len(payload)} ".encode() + payload
    signature = base64.b64decode(envelope["signatures"][0]["sig"])
    return list(signature), list(message), list(bytes.fromhex(vector["public"]))
