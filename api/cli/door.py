"""The door itself: the settings and the clock of one run, the ledger while a command needs it, and what to say if it fails."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TypeVar

import typer
from pydantic import BaseModel, ValidationError

from api.bootstrap import bootstrap, now
from api.cli.legible import message
from api.settings import Settings
from api.tracker import BadKey, Conflict, LedgerError, NotKnown, Tracker
from api.views.answers import Answers
from api.views.faults import faults
from domain.proposal import Refused

FAILURE, NOT_FOUND, CONFLICT, INVALID = 1, 3, 4, 5
"""Exit codes beside 0 (fine) and 2 (usage, which typer gives)."""
_CODES: Mapping[type[Exception], int] = {NotKnown: NOT_FOUND, Conflict: CONFLICT, Refused: INVALID, BadKey: INVALID}


@dataclass(frozen=True)
class Door:
    """What one run of the command line takes from outside: its settings and its clock."""

    settings: Settings = field(default_factory=Settings)
    now: Callable[[], datetime] = now

    def over(self, database: str | None) -> Door:
        """The same door over another ledger, if one is named."""
        return replace(self, settings=self.settings.model_copy(update={"database": database})) if database else self


@contextmanager
def tracker(context: typer.Context, database: str | None, *, as_it_lies: bool = False) -> Iterator[Tracker]:
    """The tracker over the ledger that the option or the environment names, made unless ``as_it_lies``. Raises LedgerError."""
    with bootstrap(entered(context).over(database).settings, as_it_lies=as_it_lies) as opened:
        yield opened


@contextmanager
def answers(context: typer.Context, database: str | None) -> Iterator[Answers]:
    """The answers of that tracker. Raises LedgerError."""
    with tracker(context, database) as opened:
        yield Answers(opened, entered(context).now)


def entered(context: typer.Context) -> Door:
    """The door by which this run came in."""
    door: Door = context.find_root().obj
    return door


Asked = TypeVar("Asked", bound=BaseModel)


def ask(shape: type[Asked], **given: object) -> Asked:
    """A question from options; a trailing underscore is dropped. Raises a usage error with the option and the reason."""
    named = {name.rstrip("_"): value for name, value in given.items() if value is not None}
    try:
        return shape.model_validate(named)
    except ValidationError as error:
        fault = faults(error.errors())[0]
        option = f"--{fault.field.rstrip('_').replace('_', '-')}" if fault.field else None
        raise typer.BadParameter(fault.reason, param_hint=option) from None


@contextmanager
def explained() -> Iterator[None]:
    """Turn every failure into a sentence on stderr and an exit code; no traceback reaches the user."""
    try:
        yield
    except BrokenPipeError:
        raise  # whoever read our output has seen enough, which is no failure of ours to explain
    except (typer.Exit, typer.Abort, typer.TyperException):
        raise
    except Exception as error:
        message(_why(error), style="red")
        raise typer.Exit(_code(error)) from None


def _code(error: Exception) -> int:
    return next((code for kind, code in _CODES.items() if isinstance(error, kind)), FAILURE)


def _why(error: Exception) -> str:
    match error:
        case NotKnown():
            return str(error)
        case Refused():
            return "\n".join(("Nothing was recorded:", *(f"  {refusal}" for refusal in error.refusals)))
        case Conflict():
            return f"Nothing was recorded: {error}."
        case ValidationError() if error.title == Settings.__name__:
            return "\n".join(f"DETENTE_{fault.field.upper()}: {fault.reason}" for fault in faults(error.errors()))
        case LedgerError() | OSError() | ValidationError():
            return str(error)
        case _:
            return f"This should not have happened, please report it: {type(error).__name__}: {error}"
