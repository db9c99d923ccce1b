"""Where the file of a ledger lies: whether it is still the one that was opened, and whether there is room left beside it."""

from __future__ import annotations

import os
from urllib.parse import unquote, urlsplit

from api.ledger.errors import Unavailable

LEAST_ROOM = 4 * 2**20
"""Bytes that must be free on the disk, for a ledger to be called ready to record."""


class Mooring:
    """The file behind a database, as it was when it was opened.

    A connection does not notice when its file is taken away or another is put in its place: what it then writes is acknowledged,
    and gone. So whoever writes looks first, which takes a microsecond or two.
    """

    def __init__(self, database: str) -> None:
        """``database`` is the URI of a file that is there. Raises :class:`Unavailable`."""
        self._path = unquote(urlsplit(database).path)
        self._moored = self._lies()

    def require(self) -> None:
        """Make sure that it still lies there. Raises :class:`Unavailable`."""
        if self._lies() != self._moored:
            raise Unavailable(f"the ledger is not available: another file was put in the place of {self._path}")

    def require_room(self) -> None:
        """Make sure that there is room for more. Raises :class:`Unavailable`."""
        try:
            disk = os.statvfs(self._path)
        except OSError as error:
            raise Unavailable(f"the ledger is not available: {error}") from error
        if disk.f_bavail * disk.f_frsize < LEAST_ROOM:
            raise Unavailable(f"the ledger is not available: the disk of {self._path} is full")

    def _lies(self) -> tuple[int, int]:
        try:
            found = os.stat(self._path)  # noqa: PTH116 -- asked before every writing
        except OSError as error:
            raise Unavailable(f"the ledger is not available: its file was taken away ({error})") from error
        return found.st_dev, found.st_ino
