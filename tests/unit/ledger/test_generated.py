"""Generated ledgers: the same for a seed, accepted as they are, and poured byte for byte as recording would leave them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from api.ledger import open_ledger
from api.ledger.mapper import to_state
from domain.catalogue import EVENTS
from domain.dossier import Clocks
from domain.facts import AboutFact, DisputeSettled, Fact
from domain.merging import MERGES
from domain.proposal import Refused
from tests.engines import Engine
from tests.generated.ledgers import DOUBLED, STRAINED, VISITED, ledger, mechanism, proposals
from tests.generated.pouring import pour, state
from tests.generated.press import (
    CONFIRMED,
    COPIED,
    CORRECTED,
    CORROBORATED,
    DENIED,
    LATE,
    RETRACTED,
    VAGUE,
    WITHDRAWN,
    Told,
)  # fmt: skip

NOW = datetime(2025, 6, 1, tzinfo=UTC)
ABOUT = (AboutFact, DisputeSettled)
FACTS = frozenset(name for name, event in EVENTS.items() if issubclass(event, Fact))


def test_a_seed_gives_one_ledger() -> None:
    assert list(ledger(3, 2, 20)) == list(ledger(3, 2, 20)) != list(ledger(4, 2, 20))


@pytest.mark.parametrize("facts", [10, 300])
def test_every_fact_is_accepted_and_the_size_is_as_asked(engine: Engine, facts: int) -> None:
    told = list(ledger(7, 3, facts))
    with engine.tracker() as tracker:
        receipt = tracker.record(proposals(iter(told)), recorded_at=NOW)
        assert receipt.events == len(told)
        assert len(tracker.mechanisms(Clocks(NOW.date(), NOW))) >= 3
    assert [sum(one.stream == f"channel-{number:05}" for one in told) for number in range(3)] == [facts + 1] * 3


def test_what_is_poured_is_what_recording_leaves(engine: Engine, tmp_path: Path) -> None:
    told = list(ledger(5, 2, 40))
    written = [(p.stream, to_state(p.event)) for p in proposals(iter(told))]
    assert [(one.stream, state(one)) for one in told] == written
    assert pour(told, tmp_path / "poured.db") == len(told)
    with engine.holding(tmp_path / "poured.db") as url, open_ledger(url) as poured:
        assert not list(poured.verify())
        assert poured.position() == len(told)


@pytest.fixture(scope="module")
def told() -> list[Told]:
    """A ledger large enough that a share of a hundredth is no accident."""
    return list(ledger(1, 200, 100))


def test_a_share_of_what_is_said_is_said_about_facts(told: list[Told]) -> None:
    """Corroborated, confirmed, denied, corrected and retracted, each as often as is stated; half of what is denied is settled."""
    kinds = Counter(one.name for one in told)
    facts = sum(kinds[name] for name in kinds if name in FACTS and not issubclass(EVENTS[name], (*ABOUT, *MERGES)))
    shares = {"FactCorroborated": CORROBORATED, "FactCorrected": CORRECTED - DENIED, "FactRetracted": RETRACTED - CORRECTED}
    shares["FactDenied"] = DENIED - CONFIRMED
    for name, share in shares.items():
        assert kinds[name] / facts == pytest.approx(share, rel=0.2), name
    settled = kinds["FactConfirmed"] - (CONFIRMED - CORROBORATED) * facts + kinds["DisputeSettled"]
    assert 0.4 < settled / kinds["FactDenied"] < 0.8


def test_a_share_is_dated_vaguely(told: list[Told]) -> None:
    dated = [one.fields["occurred"] for one in told if one.name in FACTS and not issubclass(EVENTS[one.name], ABOUT)]
    vague = [day for day in dated if len(day) != len("2024-05-29")]
    assert len(vague) / len(dated) == pytest.approx(VAGUE, rel=0.1)
    assert {len(day) for day in vague} >= {len("2024"), len("2024~"), len("2024-05"), len("[2024-05-28..2024-05-30]")}


def test_a_share_is_told_late(told: list[Told]) -> None:
    """Late is later than the fortnight within which the others are told; what is read in an older article has no delay."""
    published = {one.stream: one.fields["published"][:10] for one in told if one.name == "ArticleRegistered"}
    first: dict[str, str] = {}
    for one in told:
        if one.name in FACTS and len(one.fields["occurred"]) == len("2024-05-29"):
            first.setdefault(one.fields["citations"][0]["article"], one.fields["occurred"])
    delays = [(date.fromisoformat(published[id]) - date.fromisoformat(day)).days for id, day in first.items()]
    assert min(delays) >= 0
    assert sum(delay > 14 for delay in delays) / len(delays) == pytest.approx(LATE, rel=0.15)


def test_a_share_is_copied_and_a_few_articles_are_withdrawn(told: list[Told]) -> None:
    cited = [one.fields["citations"] for one in told if one.name in FACTS]
    assert sum(len(citations) > 1 for citations in cited) / len(cited) == pytest.approx(COPIED, rel=0.1)
    articles = Counter("copy" if "copy_of" in one.fields else "first" for one in told if one.name == "ArticleRegistered")
    withdrawn = sum(one.name == "ArticleRetracted" for one in told)
    assert withdrawn / articles["first"] == pytest.approx(WITHDRAWN, rel=0.5)


def test_a_few_channels_are_doubled_and_some_have_visits_and_issues() -> None:
    opened = Counter(one.name for one in ledger(1, 2_000, 1) if one.name.endswith("Registered"))
    assert opened["MechanismRegistered"] / 2_000 - 1 == pytest.approx(DOUBLED, rel=0.6)
    assert opened["VisitRegistered"] / 2_000 == pytest.approx(VISITED, rel=0.2)
    assert opened["IssueRegistered"] / 2_000 == pytest.approx(STRAINED, rel=0.2)


@pytest.mark.parametrize("facts", [10, 100, 10_000])
def test_a_single_channel_has_as_many_facts_as_asked(facts: int) -> None:
    assert sum(one.name in FACTS and one.stream == "channel-00000" for one in mechanism(1, 0, facts)) == facts


def test_a_long_life_fills_its_years() -> None:
    events = [p.event for p in proposals(mechanism(1, 0, 2_000))]
    newest = max(event.occurred.latest.year for event in events if isinstance(event, Fact) and event.occurred.latest)
    assert 2022 <= newest <= 2027


def test_a_large_run_meets_what_is_recorded(engine: Engine) -> None:
    """Of a large run it is asked once which streams are there; what is there is compared, and what is new is added."""
    told = list(ledger(7, 3, 60))
    run = list(proposals(iter(told)))
    first, rest = run[: len(run) // 2], run
    with engine.tracker() as tracker:
        begun = tracker.record(first, recorded_at=NOW)
        gone_on = tracker.record(rest, recorded_at=NOW)
        again = tracker.record(rest, recorded_at=NOW)
        assert (begun.events, gone_on.events, gone_on.unchanged) == (len(first), len(run) - len(first), len(first))
        assert (again.events, again.unchanged) == (0, len(run))
        last = next(one for one in reversed(run) if isinstance(one.event, Fact))
        changed = replace(last, event=last.event.model_copy(update={"gist": "Otherwise."}))
        with pytest.raises(Refused, match="already used"):
            tracker.record([*(one for one in run if one is not last), changed], recorded_at=NOW)
