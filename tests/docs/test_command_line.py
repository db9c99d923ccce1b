"""The reference of the command line knows every command and every option, and no other."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from api.cli import app
from tests.docs.console import ROOT

TEXT = (ROOT / "docs/reference/command-line.md").read_text()
SHARED, _, _ = TEXT.partition("## Exit codes")


def _commands(group: TyperGroup, name: str) -> Iterator[tuple[str, TyperCommand]]:
    for word, command in group.commands.items():
        if isinstance(command, TyperGroup):
            yield from _commands(command, f"{name} {word}")
        elif isinstance(command, TyperCommand):
            yield f"{name} {word}", command


def _all() -> dict[str, TyperCommand]:
    program = get_command(app)
    assert isinstance(program, TyperGroup)
    return dict(_commands(program, "detente"))


COMMANDS = _all()


def _section(name: str) -> str:
    found = re.search(rf"^### {name}\n(.*?)(?=^##|\Z)", TEXT, re.MULTILINE | re.DOTALL)
    return found[1] if found else ""


def _options(command: TyperCommand) -> set[str]:
    return {option for parameter in command.params for option in parameter.opts if option.startswith("-")}


def test_every_command_is_described_and_no_other() -> None:
    assert set(re.findall(r"^### (.+)$", TEXT, re.MULTILINE)) == set(COMMANDS)


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_option_is_described(name: str) -> None:
    text = SHARED + _section(name)
    assert [option for option in _options(COMMANDS[name]) - {"--help", "-h"} if not re.search(rf"`{option}\b", text)] == []


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_no_option_is_described_that_is_not_there(name: str) -> None:
    tabled = re.findall(r"^\| `(--[\w-]+)", _section(name), re.MULTILINE)
    assert set(tabled) <= _options(COMMANDS[name])


def test_the_shared_options_are_those_of_a_question() -> None:
    assert set(re.findall(r"`(--[\w-]+)", SHARED)) - {"--help", "--version"} == _options(COMMANDS["detente state"]) - {
        "--help",
        "-h",
    }
