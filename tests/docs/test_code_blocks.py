"""Every code block of the documentation does what it says (decision 0009)."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.docs.blocks import blocks, fits
from tests.docs.console import PAGES, ROOT, Console, play
from tests.docs.served import ADDRESS, served

LANGUAGES = {"console", "python", "r", "yaml", "sh", "json", "gherkin", "html", "csv", "ini", "nginx"}
"""``sh`` is for what cannot be run in a test: it serves for ever, or changes the reader's own shell."""

PROGRAMS = ("curl", "khal")
"""What pages use that a machine may lack."""


def _with(*languages: str) -> list[object]:
    chosen = [page for page in PAGES if any(block.language in languages for block in blocks(page))]
    return [pytest.param(page, id=page.relative_to(ROOT).as_posix()) for page in chosen]


@pytest.mark.parametrize("page", _with("console", "yaml", "csv"))
def test_commands_print_what_the_page_shows(place: str, page: Path, tmp_path: Path) -> None:
    """Where output is shown it has to be that; a command that fails has to be shown failing."""
    for program in PROGRAMS:
        if f"$ {program} " in page.read_text() and shutil.which(program) is None:
            pytest.skip(f"{program} is not installed")
    for step, code, printed in play(page, Console(tmp_path, ledger=place)):
        where = f"{page.relative_to(ROOT)}:{step.line}: $ {step.command}"
        assert code == 0 or step.shown, f"{where}\nexit code {code}:\n{printed}"
        assert not step.shown or fits(step.shown, printed), f"{where}\nprints\n{printed}\nand not\n{step.shown}"


@pytest.mark.parametrize("page", _with("python"))
def test_python_blocks_run(place: str, page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names: dict[str, object] = {}
    with _address(page, tmp_path, place) as address:
        monkeypatch.chdir(tmp_path)
        for block in blocks(page):
            if block.language == "python":
                exec(compile("\n" * (block.line - 1) + block.text.replace(ADDRESS, address), page, "exec"), names)
    assert names


@pytest.mark.parametrize("page", _with("r"))
def test_r_blocks_run(place: str, page: Path, tmp_path: Path) -> None:
    rscript = shutil.which("Rscript")
    if rscript is None or subprocess.run([rscript, "-e", "library(jsonlite)"], capture_output=True, check=False).returncode:
        pytest.skip("R with jsonlite is not installed")
    program = "\n".join(block.text for block in blocks(page) if block.language == "r")
    with _address(page, tmp_path, place) as address:
        (tmp_path / "page.R").write_text(program.replace(ADDRESS, address))
        ran = subprocess.run([rscript, "page.R"], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)
    assert ran.returncode == 0, ran.stderr


@contextmanager
def _address(page: Path, folder: Path, ledger: str) -> Iterator[str]:
    """Where the shipped casebook is served, if the page asks a server anything."""
    if ADDRESS not in page.read_text():
        yield ADDRESS
        return
    console = Console(folder, ledger=ledger)
    assert console.run("detente import")[0] == 0
    with served(console.environment) as address:
        yield address


def test_only_known_languages_are_used() -> None:
    assert {block.language for page in PAGES for block in blocks(page)} <= LANGUAGES
