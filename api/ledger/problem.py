"""What an audit finds: one thing that is not as it was recorded, where, and what it should have been."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Place = Literal["file", "log", "texts", "streams", "passages", "index", "bands"]
"""Where something can be wrong, in the order in which it is looked for; *bands* is whatever is derived beside the index."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is not as it was recorded, as a sentence.

    ``position`` is its place in the log and ``stream`` the stream, where it has one; ``expected`` is what should stand there,
    where that can be told.
    """

    position: int | None
    message: str
    place: Place = "log"
    stream: str | None = None
    expected: str | None = None

    def __str__(self) -> str:
        told = self.message if self.position is None else f"event {self.position}: {self.message}"
        return f"{told} (expected: {self.expected})" if self.expected else told
