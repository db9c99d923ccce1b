"""Whether the file itself is sound: its pages and indexes, as SQLite checks them, and nothing in it that is not of this program."""

from __future__ import annotations

from collections.abc import Iterator

from api.ledger.port import Recorder
from api.ledger.problem import Problem

MOST = 10
"""How many flaws of the pages are told; where there is one, there are many."""
_CHECK = f"PRAGMA integrity_check({MOST})"
_ACTING = "SELECT type, name FROM sqlite_master WHERE type IN ('trigger', 'view') ORDER BY name"
_KINDS = (
    ("originator_id", "text"),
    ("originator_version", "integer"),
    ("topic", "text"),
    ("state", "blob"),
    ("recorded_at", "text"),
    ("digest", "text"),
)
_FOREIGN = (
    "SELECT e.rowid, CAST(originator_id AS TEXT), typeof(originator_id), typeof(originator_version), typeof(topic), typeof(state), "
    "typeof(recorded_at), typeof(digest) FROM stored_events AS e JOIN log ON position = e.rowid WHERE "
    "typeof(originator_id) <> 'text' OR typeof(originator_version) <> 'integer' OR typeof(topic) <> 'text' "
    "OR typeof(state) <> 'blob' OR typeof(recorded_at) <> 'text' OR typeof(digest) <> 'text' ORDER BY e.rowid LIMIT ?"
)


def flaws_of_file(recorder: Recorder) -> Iterator[Problem]:
    """What SQLite finds wrong with its pages and indexes, and what acts in the file by itself: this program makes none of that."""
    for (told,) in recorder.rows(_CHECK):
        if told != "ok":
            yield Problem(None, f"the file is damaged: {told}", "file", expected="ok")
    for kind, name in recorder.rows(_ACTING):
        yield Problem(None, f"the file holds a {kind}, {name}, which this program did not make", "file")


def foreign_values(recorder: Recorder) -> Iterator[Problem]:
    """Events that hold the right bytes as the wrong kind of value: SQLite keeps whatever a stranger writes."""
    for position, stream, *kinds in recorder.rows(_FOREIGN, MOST):
        for (column, expected), found in zip(_KINDS, kinds, strict=True):
            if found != expected:
                yield Problem(position, f"its {column} is kept as {found}", "log", stream, expected)
