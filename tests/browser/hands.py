"""How a person uses a page: with the mouse, or with the keyboard alone."""

from __future__ import annotations

from typing import Protocol

from playwright.sync_api import Locator, Page

MOST_STEPS = 400
"""So many times Tab is pressed before one gives up."""


class Hand(Protocol):
    """What a person does on a page."""

    def follow(self, target: Locator) -> None:
        """Follow a link, press a button, or open what is folded."""

    def write(self, target: Locator, words: str) -> None:
        """Write into a field."""

    def set_day(self, target: Locator, day: str) -> None:
        """Set a date field to a day, ``2024-05-25``."""


class Mouse:
    """Points and clicks."""

    def follow(self, target: Locator) -> None:
        """Click it."""
        target.click()

    def write(self, target: Locator, words: str) -> None:
        """Click into it and type."""
        target.fill(words)

    def set_day(self, target: Locator, day: str) -> None:
        """Choose the day."""
        target.fill(day)


class Keys:
    """Has no mouse."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def follow(self, target: Locator) -> None:
        """Tab to it, and press Enter."""
        self._reach(target)
        self._page.keyboard.press("Enter")

    def write(self, target: Locator, words: str) -> None:
        """Tab to it, and type."""
        self._reach(target)
        self._page.keyboard.press("Control+A")
        self._page.keyboard.type(words)

    def set_day(self, target: Locator, day: str) -> None:
        """Tab to the field, and type the day as an American browser takes it: month, day, year."""
        year, month, of_month = day.split("-")
        self._reach(target)
        self._page.keyboard.type(f"{month}{of_month}{year}")

    def _reach(self, target: Locator) -> None:
        target.wait_for()
        for _ in range(MOST_STEPS):
            if target.evaluate("element => element === document.activeElement"):
                return
            self._page.keyboard.press("Tab")
        raise AssertionError(f"the keyboard does not reach {target}")
