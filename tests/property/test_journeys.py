"""Whatever a publisher does to a list, the visits shown are always the records that it leaves, and an import is done once."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engines import Engine
from tests.unit.journeys.listing import line, record, written
from tests.unit.journeys.replay import left, moments, shown, take_in

Lines = Sequence[dict[str, Any]]

_numbers = st.sampled_from("123")
_days = st.sampled_from(["2001-05-01", "2001-05-02", "2015-03-04", "2015-03-06", "3001-05-01", None])
_countries = st.sampled_from([("Poland", "poland"), ("Xanadu", "xanadu"), ("Poland", None), (None, None)])
_visitors = st.sampled_from(["President Ada Arden", "Prime Minister Ben Birk", "President Birk", None])
_remarks = st.sampled_from(["Working visit.", None])


@st.composite
def _records(draw: st.DrawFn, id: str) -> dict[str, Any]:
    name, country = draw(_countries)
    held = record(id, draw(_visitors), draw(_days), end=draw(_days), description=draw(_remarks))
    return held | {"from": name, "from-id": country}


@st.composite
def _revisions(draw: st.DrawFn) -> Lines:
    """Up to six revisions of up to three records; the operations are named as they are."""
    lines: list[dict[str, Any]] = []
    listed: set[str] = set()
    for revision in range(1, draw(st.integers(2, 6))):
        for id in sorted(draw(st.sets(_numbers, max_size=3))):
            removed = id in listed and draw(st.booleans())
            held = None if removed else draw(_records(id))
            lines.append(line(revision, "delete" if removed else "amend" if id in listed else "add", id, held))
            listed ^= {id} if removed or id not in listed else set()
    return lines


def _kept(lines: Lines, folder: str) -> Path:
    """The file, with a first revision that tells which list it is."""
    first = record("0", visitor="President Zoe Zorn", start="1999-01-01", **{"from": "Xebec", "from-id": "xebec"})
    return written(Path(folder), line(1, "add", "0", first) | {"published": "2015-01-01T00:00:00Z"}, *lines)


@settings(max_examples=25)
@given(lines=_revisions())
def test_at_every_moment_the_visits_are_the_records(engine: Engine, lines: Lines) -> None:
    with TemporaryDirectory() as folder, engine.tracker() as tracker:
        path = _kept(lines, folder)
        take_in(tracker, [path])
        for moment in moments([path]):
            assert shown(tracker, moment) == left([path], moment)
        assert sum(receipt.events for receipt in take_in(tracker, [path])) == 0


@settings(max_examples=25)
@given(lines=_revisions(), cut=st.integers(1, 5))
def test_a_list_may_be_imported_revision_after_revision(engine: Engine, lines: Lines, cut: int) -> None:
    with TemporaryDirectory() as folder, engine.tracker() as tracker:
        path = _kept([one for one in lines if int(one["revision"][1:]) <= cut], folder)
        take_in(tracker, [path])
        later = [one for one in lines if int(one["revision"][1:]) > cut]
        if later:
            take_in(tracker, [written(Path(folder), *later, name="visits-later.jsonl")])
        whole = _kept(lines, folder)
        assert sum(receipt.events for receipt in take_in(tracker, [whole])) == 0, json.dumps(lines)
        assert shown(tracker, moments([whole])[-1]) == left([whole], moments([whole])[-1])
