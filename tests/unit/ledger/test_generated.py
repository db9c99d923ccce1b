"""Generated ledgers: the same for a seed, accepted as they are, and poured byte for byte as recording would leave them."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from api.ledger import open_ledger
from api.ledger.mapper import to_state
from api.tracker import open_tracker
from domain.dossier import Clocks
from domain.facts import Fact
from domain.proposal import Refused
from tests.generated.ledgers import ledger, mechanism, proposals
from tests.generated.pouring import pour, state

NOW = datetime(2025, 6, 1, tzinfo=UTC)


def test_a_seed_gives_one_ledger() -> None:
    assert list(ledger(3, 2, 20)) == list(ledger(3, 2, 20)) != list(ledger(4, 2, 20))


@pytest.mark.parametrize("facts", [10, 300])
def test_every_fact_is_accepted_and_the_size_is_as_asked(facts: int) -> None:
    told = list(ledger(7, 3, facts))
    with closing(open_tracker("sqlite://")) as tracker:
        receipt = tracker.record(proposals(iter(told)), recorded_at=NOW)
        assert receipt.events == len(told)
        assert len(tracker.mechanisms(Clocks(NOW.date(), NOW))) >= 3
    assert [sum(one.stream == f"channel-{number:05}" for one in told) for number in range(3)] == [facts + 1] * 3


def test_what_is_poured_is_what_recording_leaves(tmp_path: Path) -> None:
    told = list(ledger(5, 2, 40))
    written = [(p.stream, to_state(p.event)) for p in proposals(iter(told))]
    assert [(one.stream, state(one)) for one in told] == written
    assert pour(told, tmp_path / "poured.db") == len(told)
    with open_ledger(f"sqlite:///{tmp_path / 'poured.db'}") as poured:
        assert not list(poured.verify())
        assert poured.position() == len(told)


def test_the_press_is_as_unkind_as_it_is() -> None:
    """Late, vague, corrected, retracted and denied facts in realistic shares, and articles that are copies."""
    events = [p.event for number in range(20) for p in proposals(mechanism(1, number, 100))]
    kinds = Counter(type(event).__name__ for event in events)
    facts = [event for event in events if isinstance(event, Fact)]
    vague = sum(not fact.occurred.is_day for fact in facts)
    assert 0.06 < vague / len(facts) < 0.2
    assert {"FactDenied", "FactCorrected", "FactRetracted", "FactCorroborated", "DisputeSettled"} <= kinds.keys()
    copies = sum(getattr(event, "copy_of", None) is not None for event in events)
    assert 0.05 < copies / kinds["ArticleRegistered"] < 0.3


def test_a_long_life_fills_its_years() -> None:
    events = [p.event for p in proposals(mechanism(1, 0, 2_000))]
    newest = max(event.occurred.latest.year for event in events if isinstance(event, Fact) and event.occurred.latest)
    assert 2022 <= newest <= 2027


def test_a_large_run_meets_what_is_recorded() -> None:
    """Of a large run it is asked once which streams are there; what is there is compared, and what is new is added."""
    told = list(ledger(7, 3, 60))
    run = list(proposals(iter(told)))
    first, rest = run[: len(run) // 2], run
    with closing(open_tracker("sqlite://")) as tracker:
        begun = tracker.record(first, recorded_at=NOW)
        gone_on = tracker.record(rest, recorded_at=NOW)
        again = tracker.record(rest, recorded_at=NOW)
        assert (begun.events, gone_on.events, gone_on.unchanged) == (len(first), len(run) - len(first), len(first))
        assert (again.events, again.unchanged) == (0, len(run))
        last = next(one for one in reversed(run) if isinstance(one.event, Fact))
        changed = replace(last, event=last.event.model_copy(update={"gist": "Otherwise."}))
        with pytest.raises(Refused, match="already used"):
            tracker.record([*(one for one in run if one is not last), changed], recorded_at=NOW)
