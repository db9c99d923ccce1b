"""The fast ways give what the naive fold gives, field by field."""

from __future__ import annotations

from datetime import UTC, date, datetime
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.dates import end_of
from domain.dossier import Dossier
from domain.proposal import Proposal
from domain.replay import MechanismReader
from domain.replay.practised import Practice, PractisedReader
from tests.generated.ledgers import actors, mechanism, proposals
from tests.property.histories import MECHANISM, days, histories
from tests.property.recording import gathered

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def assert_alike(dossier: Dossier, known_by: datetime, asked: list[date]) -> None:
    """Every state of these days, asked of both readers."""
    naive = MechanismReader(dossier, known_by)
    if not naive.knows:
        return
    practice = Practice(naive.registration, naive.accounts)
    swift = PractisedReader(dossier, known_by, None, practice)
    for day in asked:
        assert swift.state(day) == naive.state(day), (day, known_by)


@settings(max_examples=150)
@given(histories(most=14), days, st.lists(days, min_size=3, max_size=10))
def test_a_practised_reader_says_what_the_naive_fold_says(
    history: tuple[list[Proposal], list[Proposal], list[Proposal]], known: date, asked: list[date]
) -> None:
    dossier = gathered([proposal for part in history for proposal in part], MECHANISM)
    assert_alike(dossier, end_of(known), asked)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("facts", [12, 60])
def test_and_so_for_generated_ledgers(seed: int, facts: int) -> None:
    told = [*actors(), *mechanism(seed, 0, facts)]
    dossier = gathered(list(proposals(iter(told))), "channel-00000")
    chance = Random(seed)
    for _ in range(6):
        known = date.fromordinal(chance.randint(date(1992, 1, 1).toordinal(), date(2026, 1, 1).toordinal()))
        asked = [date.fromordinal(chance.randint(date(1990, 1, 1).toordinal(), known.toordinal() + 200)) for _ in range(12)]
        assert_alike(dossier, end_of(known), asked)
