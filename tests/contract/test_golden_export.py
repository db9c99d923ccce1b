"""Twelve real histories, taken out and imported again, give the answers that they gave."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.casebook import read
from tests.engines import Engine
from tests.unit.export.again import NOW, again, answers, contents, moments

GOLDEN = Path(__file__).parents[3] / "shared" / "golden"


def test_the_histories_come_back(engine: Engine, tmp_path: Path) -> None:
    if not GOLDEN.is_dir():
        pytest.skip("the real histories (shared/golden) are not beside this checkout")
    with engine.tracker() as tracker:
        tracker.record(read([GOLDEN / "casebook"]), recorded_at=NOW)
        with again(tracker, tmp_path / "golden") as other:
            assert contents(other) == contents(tracker)
            asked = moments("golden")
            assert list(answers(other, asked)) == list(answers(tracker, asked))
