"""Moving a ledger to another place: from a file into a server's database, back, or from one to another of its kind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from api.ledger.backup import Head, head_of
from api.ledger.carrying import carry, finish
from api.ledger.ledger import Ledger
from api.ledger.place import open_recorder
from api.ledger.port import Cursor, Recorder
from api.ledger.whole_files import whole

Told = Callable[[int], object]


def move(source: str, target: str, remake: Callable[[Ledger], object], told: Told) -> Head:
    """Carry the ledger at one URL over to another, which is made; the source stays as it is. Returns the head of both.

    ``remake`` makes anew in the target what is derived. Whatever is broken off may be begun again. Raises :class:`LedgerError`.
    """
    kept = open_recorder(source, must_exist=True)
    try:
        with kept.store.transaction(commit=False) as c:
            return carried_over(c, target, remake, told)
    finally:
        kept.store.close()


def carried_over(source: Cursor, target: str, remake: Callable[[Ledger], object], told: Told) -> Head:
    """Make the ledger at a URL of all that a transaction sees. Returns the head."""
    made = open_recorder(target)
    try:
        head = carry(source, made, told)
        remake(Ledger(made))
        finish(made)
    finally:
        made.store.close()
    return head


def back_up(source: Recorder, file: Path, *, overwrite: bool, told: Told) -> Head:
    """Carry a ledger over into a file of its owner's own, checked before it gets its name. Returns its head.

    Raises :class:`InTheWay`, :class:`Unavailable` or :class:`Unsound`; then no copy is there, and what was there is as it was.
    """
    with whole(file, overwrite=overwrite) as copy:
        made = open_recorder(f"sqlite:///{copy.absolute().as_posix()}")
        try:
            with source.store.transaction(commit=False) as c:
                carry(c, made, told)
            Ledger(made).complete()
            finish(made)
        finally:
            made.store.close()
        return head_of(copy)
