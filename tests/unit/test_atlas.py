"""Charting a ledger that nobody has charted: with one pair of hands or with many the bands are the same."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from signal import SIGKILL
from time import monotonic, sleep

import pytest

from api.atlas import MANY, Atlas
from api.hands import Hands
from api.ledger import Ledger, Unavailable, open_ledger
from api.ledger.rows import Drawn
from api.surveyors import charted, charted_at
from api.tracker import open_tracker
from tests.engines import Engine
from tests.generated.ledgers import ledger
from tests.generated.pouring import pour


def rows(held: Ledger) -> dict[str, list[Drawn]]:
    """Every band of every subject."""
    return {id: held.bands.of(id) for id in held.opened()}


def test_many_hands_chart_what_one_would(engine: Engine, tmp_path: Path) -> None:
    file = tmp_path / "many.db"
    pour(ledger(3, MANY, 6), file)
    with engine.holding(file) as url, closing(open_tracker(url)) as tracker, open_ledger(url) as held:
        held.bands.empty()
        ids = held.bands.uncharted(10_000)
        assert len(ids) > MANY
        told: list[int] = []
        assert tracker.chart(told.append) == len(ids) == told[-1]
        assert not held.bands.uncharted(1)
        by_many = rows(held)
        held.bands.empty()
        assert held.bands.keep(charted(held, ids)) == len(ids)
        assert rows(held) == by_many


def test_what_is_charted_already_is_left_alone(engine: Engine, tmp_path: Path) -> None:
    file = tmp_path / "few.db"
    pour(ledger(4, 5, 6), file)
    with engine.holding(file) as url, open_ledger(url) as held:
        held.bands.empty()
        told: list[int] = []
        assert Atlas(held).complete(told.append) > 4
        assert Atlas(held).complete(told.append) == 0
        assert len(told) == 1


def test_a_process_that_cannot_open_the_ledger_says_so(tmp_path: Path) -> None:
    with Hands(1) as hands, pytest.raises(Unavailable, match="there is no ledger"):
        hands.ask(charted_at, f"sqlite:///{tmp_path / 'nowhere.db'}", ["a-channel"]).result()


def test_a_process_that_is_ended_is_told_in_a_sentence() -> None:
    with Hands(1) as hands:
        first = hands.ask(os.getpid)
        os.kill(first.result(), SIGKILL)
        with pytest.raises(Unavailable, match="ended before its time"):
            hands.ask(os.getpid).result()


def test_a_process_ends_with_whoever_asked_it(tmp_path: Path) -> None:
    """Killed, that one can end nothing itself."""
    script = "import os; from api.hands import Hands; print(Hands(1).ask(os.getpid).result(), flush=True); os.kill(os.getpid(), 9)"
    began = subprocess.run([sys.executable, "-c", script], check=False, stdout=subprocess.PIPE, text=True)
    number, deadline = int(began.stdout), monotonic() + 30
    while Path(f"/proc/{number}").exists() and monotonic() < deadline:
        sleep(0.01)
    assert not Path(f"/proc/{number}").exists()
