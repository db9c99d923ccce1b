"""Asking someone at a terminal for what a fact still lacks. In a pipe nobody is asked, and what lacks is an error."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator
from contextlib import contextmanager

import typer

from api.casebook.spelling import nearest
from api.casebook.tables.choices import MEANS
from api.cli.legible import message


def is_terminal() -> bool:
    """Whether there is someone to ask."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def asked(column: str, option: str, choices: Collection[str] = ()) -> str:
    """What lacks, from the terminal; one of the ``choices`` if there are any. Raises a usage error in a pipe."""
    if not is_terminal():
        raise typer.BadParameter("it is missing", param_hint=option)
    if meaning := MEANS.get(column):
        message(f"{column}: {meaning}", style="dim")
    with _completing(choices):
        while True:
            answer = str(typer.prompt(column, err=True)).strip()
            if answer and (not choices or answer in choices):
                return answer
            message(_hint(answer, choices))


def _hint(answer: str, choices: Collection[str]) -> str:
    begun = [choice for choice in choices if choice.lower().startswith(answer.lower())]
    if len(begun) > 1:
        return f"which one: {', '.join(begun)}?"
    meant = begun[0] if begun else nearest(answer, choices)
    return f"did you mean {meant}?" if meant else f"one of {', '.join(choices)}"


@contextmanager
def _completing(words: Collection[str]) -> Iterator[None]:
    """The tab key completes these words meanwhile."""
    import readline  # not before someone types: some versions greet the terminal

    def complete(begun: str, number: int) -> str | None:
        return next(
            (w for n, w in enumerate(word for word in words if word.lower().startswith(begun.lower())) if n == number), None
        )

    before = readline.get_completer()
    readline.parse_and_bind("tab: complete")
    readline.set_completer(complete if words else None)
    try:
        yield
    finally:
        readline.set_completer(before)
