"""What is quicker than the naive fold for visits and issues gives what that gives, moment by moment and day by day."""

from __future__ import annotations

from datetime import date
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.dates import end_of
from domain.dossier import Dossier
from domain.proposal import Proposal
from domain.replay import reader_of
from domain.replay.rectangles import naive_rectangles
from domain.replay.sweep import rectangles
from tests.property.histories import MECHANISM, days, histories
from tests.property.recording import gathered

Kind = Literal["visit", "issue"]


def assert_alike(dossier: Dossier, known: date) -> None:
    """The rectangles are the naive ones; one walk along the days says what a fold for each of them says."""
    assert rectangles(dossier) == naive_rectangles(dossier)
    reader = reader_of(dossier, end_of(known))
    assert reader.standings() == [(day, reader.standing(day)) for day in reader.days_of_change(reader.known_on)]


@pytest.mark.parametrize("kind", ["visit", "issue"])
@settings(max_examples=60)
@given(data=st.data(), known=days)
def test_one_walk_says_what_a_fold_for_every_day_says(kind: Kind, data: st.DataObject, known: date) -> None:
    history: tuple[list[Proposal], ...] = data.draw(histories(kind=kind, most=14))
    assert_alike(gathered([proposal for part in history for proposal in part], MECHANISM), known)
