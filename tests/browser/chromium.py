"""Debian's Chromium, driven by Playwright; and the server that it visits."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from api.bootstrap import bootstrap
from api.casebook import read
from api.rest import create_app
from api.settings import Settings
from api.tracker import Tracker
from tests.doors.conftest import NOW, now
from tests.engines import Engine
from tests.listening import listening

QUIET = (
    "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync",
)  # fmt: skip
"""No part of the browser looks for anything but the server of the test."""


def program() -> str | None:
    """Where Chromium is, if it is installed."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


@contextmanager
def browsing(executable: str) -> Iterator[Browser]:
    """Chromium without a window."""
    as_root = ("--no-sandbox",) if os.geteuid() == 0 else ()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=[*QUIET, *as_root])
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def served(engine: Engine, folder: Path, casebook: Path) -> Iterator[tuple[str, Tracker]]:
    """A server over a ledger of its own that holds the casebook, at the tests' own time."""
    with engine.place(folder) as url, bootstrap(Settings(database=url)) as tracker:
        tracker.record(read([casebook]), recorded_at=NOW)
        with listening(create_app(tracker, now)) as address:
            yield address, tracker
