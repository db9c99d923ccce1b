"""Every code block of the documentation does what it says (decision 0009)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.docs.blocks import blocks, fits
from tests.docs.console import PAGES, ROOT, Console, play

LANGUAGES = {"console", "python", "yaml", "sh", "json", "gherkin", "html", "csv"}
"""``sh`` is for what cannot be run in a test: it serves for ever, or changes the reader's own shell."""


def _with(*languages: str) -> list[object]:
    chosen = [page for page in PAGES if any(block.language in languages for block in blocks(page))]
    return [pytest.param(page, id=page.relative_to(ROOT).as_posix()) for page in chosen]


@pytest.mark.parametrize("page", _with("console", "yaml", "csv"))
def test_commands_print_what_the_page_shows(page: Path, tmp_path: Path) -> None:
    """Where output is shown it has to be that; a command that fails has to be shown failing."""
    for step, code, printed in play(page, Console(tmp_path)):
        where = f"{page.relative_to(ROOT)}:{step.line}: $ {step.command}"
        assert code == 0 or step.shown, f"{where}\nexit code {code}:\n{printed}"
        assert not step.shown or fits(step.shown, printed), f"{where}\nprints\n{printed}\nand not\n{step.shown}"


@pytest.mark.parametrize("page", _with("python"))
def test_python_blocks_run(page: Path) -> None:
    names: dict[str, object] = {}
    for block in blocks(page):
        if block.language == "python":
            exec(compile("\n" * (block.line - 1) + block.text, page, "exec"), names)
    assert names


def test_only_known_languages_are_used() -> None:
    assert {block.language for page in PAGES for block in blocks(page)} <= LANGUAGES
