"""A long run is charted by other processes beside it: the bands are those that one process would give, whatever comes between."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime

import pytest

from api.cartography import Cartographer
from api.dossiers import Dossiers
from api.hands import Hands, cores
from api.ledger import Ledger, Prospect
from api.ledger.rows import Drawn
from api.pouches import packed, unpacked
from api.tracker import Tracker
from domain.decide import decide
from domain.mechanism.events import MechanismRegistered, SessionHeld
from domain.merging import MergedInto
from domain.proposal import Proposal
from tests.engines import Engine
from tests.generated.ledgers import ledger as generated
from tests.generated.ledgers import proposals

NOW = datetime(2031, 1, 1, tzinfo=UTC)
CHANNEL = "channel-00000"


def rows(held: Ledger) -> dict[str, list[Drawn]]:
    """Every band of every subject."""
    return {id: held.bands.of(id) for id in held.opened()}


def end(hands: Hands) -> None:
    """Somebody ends the processes."""
    for process in hands._processes:
        process.kill()


def nothing(*_: object) -> None:
    """In between nothing happens."""


def long_run(
    held: Ledger,
    proposed: Iterable[Proposal],
    meanwhile: Callable[[Hands], object] = nothing,
    afterwards: Callable[[], object] = nothing,
) -> None:
    """Record as a long run; something happens before it is recorded, and something after that and before its bands are kept."""
    cartographer = Cartographer(held, long=1)
    with Hands(1) as hands:
        sitting = cartographer.sitting()
        decided = decide(sitting, proposed)
        survey = cartographer.survey(decided.batches, decided.expected, NOW, sitting, hands)
        assert survey.written
        meanwhile(hands)
        position = held.append(survey.written, expected=decided.expected, recorded_at=NOW)
        afterwards()
        cartographer.keep(survey, position)


def assert_as_made_anew(held: Ledger) -> None:
    assert not held.bands.uncharted(1)
    before = rows(held)
    assert sum(map(len, before.values())) > 100
    Tracker(held).rebuild()
    assert rows(held) == before


def fact(kind: type[SessionHeld | MergedInto], **fields: object) -> Proposal:
    """Something said in a channel by an article that it cites already."""
    cited = next(one.fields["citations"] for one in generated(44, 8, 20) if one.stream == CHANNEL and "citations" in one.fields)
    event = kind.model_validate({"key": "said", "occurred": "1991-12", "gist": "So it is said.", "citations": cited, **fields})
    return Proposal(CHANNEL, event)


@pytest.fixture
def told() -> list[Proposal]:
    return list(proposals(generated(44, 8, 20)))


def test_what_is_packed_is_unpacked(engine: Engine, told: list[Proposal]) -> None:
    with engine.ledger() as held:
        Tracker(held).record(told[: len(told) // 2], recorded_at=NOW)
        decided = decide(held, told[len(told) // 2 :])
        dossiers = Dossiers(Prospect(held, decided.batches, {}, NOW))
        packing = [dossier for id in decided.batches if (dossier := dossiers.get(id))]
        assert any(dossier.doubles for dossier in packing)
        assert list(unpacked(packed(packing, held.written(decided.batches, decided.expected)))) == packing


def test_a_long_run_gives_the_bands_of_a_short_one(engine: Engine, told: list[Proposal]) -> None:
    with engine.ledger() as held:
        long_run(held, told[: len(told) // 2])
        long_run(held, told[len(told) // 2 :])
        assert_as_made_anew(held)


@pytest.mark.skipif(cores() < 2, reason="there is no core for another process")
def test_a_tracker_records_one(engine: Engine) -> None:
    proposed = list(proposals(generated(7, 12, 40)))
    with engine.ledger() as held, engine.ledger() as other:
        tracker = Tracker(held)
        tracker._cartographer = Cartographer(held, long=len(proposed))
        receipt = tracker.record(proposed, recorded_at=NOW)
        assert receipt.events == len(proposed)
        assert tracker.chart() == 0
        assert tracker.record(proposed, recorded_at=NOW).events == 0
        for half in (proposed[:300], proposed[300:]):
            Tracker(other).record(half, recorded_at=NOW)
        assert rows(held) == rows(other)


def test_whoever_records_before_it_is_not_forgotten(engine: Engine, told: list[Proposal]) -> None:
    with engine.ledger() as held:
        others = Tracker(held)
        others.record(told[: len(told) // 2], recorded_at=NOW)
        later = [one for one in told[len(told) // 2 :] if one.stream != CHANNEL]
        long_run(held, later, lambda _: others.record([fact(SessionHeld)], recorded_at=NOW))
        assert_as_made_anew(held)


def test_whoever_records_between_it_and_its_bands_is_not_forgotten(engine: Engine, told: list[Proposal]) -> None:
    with engine.ledger() as held:
        others = Tracker(held)
        long_run(held, told, afterwards=lambda: others.record([fact(SessionHeld)], recorded_at=NOW))
        assert_as_made_anew(held)


def test_nor_is_a_double_that_is_found_there(engine: Engine, told: list[Proposal]) -> None:
    with engine.ledger() as held:
        others = Tracker(held)
        opened = next(one.event for one in told if one.stream == CHANNEL and isinstance(one.event, MechanismRegistered))
        double = [Proposal("the-double", opened), Proposal("the-double", fact(MergedInto, id=CHANNEL).event)]
        long_run(held, told, afterwards=lambda: others.record(double, recorded_at=NOW))
        others.chart()
        assert_as_made_anew(held)


def test_what_a_process_leaves_undone_is_done_here(engine: Engine, told: list[Proposal]) -> None:
    with engine.ledger() as held:
        long_run(held, told, end)
        assert_as_made_anew(held)
