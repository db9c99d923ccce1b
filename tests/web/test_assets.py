"""The static files: addressed by digest, kept for ever, and htmx exactly as it was published."""

from __future__ import annotations

from hashlib import sha256
from importlib.resources import files

from starlette.testclient import TestClient

from api.web.assets import HTMX, HTMX_DIGEST, shipped
from tests.web.pages import page


def test_htmx_is_as_it_was_published() -> None:
    body = shipped()[HTMX].body
    assert sha256(body).hexdigest() == HTMX_DIGEST
    assert b"sourceMappingURL" not in body
    assert files("api.web").joinpath("static", "htmx-LICENSE.txt").read_text(encoding="utf-8").startswith("Zero-Clause BSD")


def test_files_are_kept_for_ever_and_checked_by_the_browser(browser: TestClient) -> None:
    found = page(browser, "/")
    referred = [element for element in found.elements if element.tag in ("script", "link") and "integrity" in element.attributes]
    assert len(referred) == 4
    for element in referred:
        response = browser.get(element.attributes.get("src") or element.attributes["href"])
        assert response.status_code == 200
        assert "immutable" in response.headers["cache-control"]
        assert sha256(response.content).hexdigest()[:16] in str(response.url)


def test_an_address_with_another_digest_is_nothing(browser: TestClient) -> None:
    assert browser.get("/assets/detente.0000000000000000.css").status_code == 404
    assert browser.get("/assets/../palette.py").status_code == 404
