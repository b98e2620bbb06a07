"""The page's verifier gives on every bundle the lines and the sentence that docs/FORMATS.md promises."""

import base64
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

import assets
from tests.site.browser import watched

BUNDLES = Path(__file__).parents[1] / "vectors" / "bundles"
SCRIPTS = (
    "vendor/crypto.js",
    "vendor/toml.js",
    "formats.js",
    "bundle.js",
    "documents.js",
    "checks.js",
    "verify.js",
)
CASES: list[dict[str, Any]] = json.loads((BUNDLES / "index.json").read_text())["vectors"]

VERIFY = """async ([encoded, fingerprint]) => {
    const bytes = UrnaFormats.fromBase64(encoded);
    const lines = { es: [], en: [] };
    const told = await UrnaVerify.verify(bytes.buffer, fingerprint, ({ id, holds, text, detail }) => {
        for (const language of ["es", "en"]) {
            const tail = holds ? "" : `: ${detail[language]}`;
            lines[language].push(`${holds ? "✓" : "✗"} ${id} ${text[language]}${tail}`);
        }
    });
    return { ...told, lines };
}"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    with watched(browser) as seen:
        for script in SCRIPTS:
            seen.page.add_script_tag(path=assets.path(f"site/{script}"))
        yield seen.page


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["description"])
def test_a_bundle_is_judged_as_it_must_be(page: Page, case: dict[str, Any]) -> None:
    encoded = base64.b64encode((BUNDLES / case["file"]).read_bytes()).decode()

    told = page.evaluate(VERIFY, [encoded, case["organiser"]])

    assert told["failed"] == case["fails"]
    assert told["lines"] == {"es": case["lines_es"], "en": case["lines_en"]}
    assert told["sentence"] == {"es": case["sentence_es"], "en": case["sentence_en"]}
    assert told["holds"] is (not case["fails"])
    assert told["origin"] is (case["organiser"] != "" and not _other(case))


def _other(case: dict[str, Any]) -> bool:
    """True where the signer is another one, or could not be read."""
    return bool({"Z1", "M1", "O1"} & set(case["fails"]))
