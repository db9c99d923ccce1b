"""Twelve real histories with answers worked out elsewhere; they lie beside the project and are never shipped with it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest

from api.casebook import read
from api.tracker import NotKnown, Tracker
from domain.dates import end_of
from domain.evidence.merges import merged_into
from domain.replay.difference import plain
from domain.replay.reader import NEWEST
from domain.replay.readers import reader_of
from domain.replay.rectangles import naive_rectangles
from tests.engines import Engine

GOLDEN = Path(__file__).parents[3] / "shared" / "golden"
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def tracker(engine: Engine) -> Iterator[Tracker]:
    if not GOLDEN.is_dir():
        pytest.skip("the real histories (shared/golden) are not beside this checkout")
    with engine.tracker() as tracker:
        tracker.record(read([GOLDEN / "casebook"]), recorded_at=NOW)
        yield tracker


def test_the_histories_import_whole_and_only_once(tracker: Tracker) -> None:
    proposals = read([GOLDEN / "casebook"])
    again = tracker.record(proposals, recorded_at=NOW)
    # Facts that touch several mechanisms stand in each of them, so there are more events than proposals.
    assert again.events == 0
    assert again.unchanged == tracker.position() >= len(proposals)


def test_every_expected_answer_is_given(tracker: Tracker) -> None:
    questions = json.loads((GOLDEN / "expected.json").read_text(encoding="utf-8"))
    wrong = [f"{q['id']}: expected {q['expect']}, got {got}" for q in questions if (got := _wrong(tracker, q)) is not None]
    assert len(questions) >= 100
    assert not wrong, "\n".join(wrong)


def test_their_bands_are_what_the_naive_fold_gives(tracker: Tracker) -> None:
    ids = tracker._subjects.ids("mechanism")
    for id in ids:
        dossier = tracker._subjects.dossier(id)
        kept = tracker._ledger.rectangles(id)
        assert kept is not None
        assert tuple(kept) == naive_rectangles(dossier), id


def test_their_status_at_any_point_is_what_the_naive_fold_gives(tracker: Tracker) -> None:
    chance = Random(7)
    for id in tracker._subjects.ids("mechanism"):
        dossier = tracker._subjects.dossier(id)
        for _ in range(250):
            known = date.fromordinal(chance.randint(date(1995, 1, 1).toordinal(), NOW.date().toordinal()))
            day = date.fromordinal(known.toordinal() - chance.randint(-400, 4_000))
            reader = reader_of(dossier, end_of(known))
            if reader.knows and merged_into(dossier, end_of(known), NEWEST) is None:
                assert tracker.standing(id, tracker.clocks(now=NOW, as_of=day, known_by=known)) == reader.standing(day), (
                    id,
                    known,
                    day,
                )


def _wrong(tracker: Tracker, question: dict[str, Any]) -> object:
    """What was answered, as far as it differs from what is expected; None if it is as expected."""
    day, known = (date.fromisoformat(question[name]) for name in ("as_of", "known_by"))
    answer: dict[str, object]
    try:
        state = tracker.state(question["mechanism"], tracker.clocks(now=NOW, as_of=day, known_by=known))
        answer = {name: plain(getattr(state, name)) for name in question["expect"]}
    except NotKnown:
        answer = {"status": "not found"}
    return None if _matches(question["expect"], answer) else answer


def _matches(expected: object, got: object) -> bool:
    """A mapping is compared on its own keys, a list as a set."""
    if isinstance(expected, dict):
        return isinstance(got, dict) and all(_matches(value, got.get(name)) for name, value in expected.items())
    if isinstance(expected, list):
        if not isinstance(got, list) or len(got) != len(expected):
            return False
        return all(any(_matches(item, other) for other in got) for item in expected)
    return expected == got
