"""Why the ledger did not do as asked. Every error that leaves this package is a :class:`LedgerError`."""

from __future__ import annotations


class LedgerError(Exception):
    """The ledger refused or failed; the message is a sentence for people."""


class BadLedgerUrl(LedgerError):
    """The URL names no ledger that this version can open."""


class NotALedger(LedgerError):
    """There is a file, but it is no ledger of Détente, or one of a later version."""


class InTheWay(LedgerError):
    """Something stands where a ledger or its copy is to go, and it was not said that it may be replaced."""


class Unsound(LedgerError):
    """A ledger of which a copy was to be made or put back is not as it was recorded."""


class Unavailable(LedgerError):
    """The engine failed: the disk is full, the file is locked or damaged, or the ledger was closed."""


class Unstorable(LedgerError):
    """The event or text cannot be kept as it is, so nothing was recorded."""


class Unreadable(LedgerError):
    """A stored event no longer reads as the catalogue says it should. ``position`` is its place in the log, if known."""

    def __init__(self, reason: str, position: int | None = None) -> None:
        self.reason, self.position = reason, position
        super().__init__(reason if position is None else f"event {position}: {reason}")


class Conflict(LedgerError):
    """A stream was not as long as expected, so nothing was recorded: read it again and decide anew."""

    def __init__(self, stream: str, expected: int, actual: int) -> None:
        self.stream, self.expected, self.actual = stream, expected, actual
        super().__init__(f"{stream} was expected at version {expected}, and is at version {actual}")
