"""What an event concerns, by its stored fields alone."""

from __future__ import annotations

from datetime import date

import pytest

from domain.catalogue import EVENTS
from domain.concerns import ONLY_CITING, days_ahead, days_met, parties_named, published
from domain.dates import parse
from domain.evidence.articles import BEYOND, public_from
from domain.instants import microseconds
from tests.golden.samples import full

DATES = (
    "2024-05-29", "2024-05", "2018", "2024~", "[2024-05-29..2024-05-30]", "2018-10-10/2018-10-12", "2019-11/..", "../2016",
    "2025-23", "2024-05-29T10:00:00+09:00", "1969-12-31", "1970-01-01", "0001-01-01", "9999-12-30", "9999-12-31",
    "9999-12-31T23:59:59+00:00",
)  # fmt: skip


@pytest.mark.parametrize("text", DATES)
def test_an_article_counts_as_public_when_its_readers_say_so(text: str) -> None:
    instant, first = public_from(parse(text)), parse(text).earliest or date.min
    due = [(microseconds(instant), first.toordinal())] if instant < BEYOND else []
    assert published("ArticleRegistered", {"published": text}) == due
    assert published("ArticleCorrected", {"published": "2024", "changes": {"published": text}}) == due


@pytest.mark.parametrize("name", sorted(ONLY_CITING))
def test_what_only_cites_concerns_nothing_else(name: str) -> None:
    fields = full(EVENTS[name]).model_dump(mode="json", exclude_defaults=True)
    assert (dict(parties_named(name, fields)), list(days_ahead(name, fields)), list(days_met(name, fields))) == ({}, [], [])


@pytest.mark.parametrize("name", ["SessionHeld", "MechanismEstablished", "VisitMade"])
def test_what_took_place_is_found_by_its_days(name: str) -> None:
    assert list(days_ahead(name, {"occurred": "2018-10-10/2018-10-12"})) == [(date(2018, 10, 10), date(2018, 10, 12))]
    assert list(days_met(name, {"occurred": "2018-10-10/2018-10-12"})) == [date(2018, 10, 10)]
