"""Pictures of the pages for the documentation: ``make screenshots`` writes them to docs/pictures. Look at them."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser

from api.casebook import shipped
from tests.browser.chromium import browsing, program, served
from tests.engines import SQLite

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
COUNCIL = "/m/japan-china-ruling-party-exchange-council"
SHOTS = (
    ("world", "/?at=2024-05-30&from=2017-01-01&to=2025-01-01", "light", 1280, 1320),
    ("council", f"{COUNCIL}?at=2024-05-30", "light", 1280, 1180),
    ("relation-dark", "/r/CN/JP?at=2024-05-30", "dark", 1280, 1100),
)
"""A name, an address, the colours, and the size of the window in pixels."""


def take(browser: Browser, address: str) -> None:
    """Take every picture."""
    PICTURES.mkdir(exist_ok=True)
    for name, path, scheme, width, height in SHOTS:
        context = browser.new_context(
            base_url=address, color_scheme="dark" if scheme == "dark" else "light", viewport={"width": width, "height": height}
        )
        page = context.new_page()
        page.goto(path)
        page.screenshot(path=PICTURES / f"{name}.png")
        context.close()


def main() -> None:
    """Serve the shipped casebook and take the pictures."""
    executable = program()
    if executable is None:
        raise SystemExit("Chromium is not installed")
    with TemporaryDirectory() as folder, browsing(executable) as browser, served(SQLite(), Path(folder), shipped()) as (address, _):
        take(browser, address)
    print(f"{len(SHOTS)} pictures in {PICTURES.relative_to(Path.cwd())}")


if __name__ == "__main__":
    main()
