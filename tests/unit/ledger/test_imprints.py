"""Of an article to which nothing has happened the imprint is read; of any other, and of what is unusual, all of it."""

from __future__ import annotations

import pytest

from api.ledger import Ledger, Unreadable, open_ledger, text_digest
from domain.article import ArticleRegistered
from domain.dates import parse
from domain.facts import Event
from domain.imprints import Imprint
from tests.engines import change, reworded
from tests.unit.ledger.words import NOON, article, held

TEXT = "The commission met on the river."
COPY = ArticleRegistered(title="The river again", published=parse("2024-05-30T09:00+09:00"), copy_of="gazette-1")


def record(ledger: Ledger) -> None:
    registered, archived = article(text_digest(TEXT), TEXT)
    batches: dict[str, list[Event]] = {"gazette-1": [registered], "gazette-2": [registered, archived], "gazette-3": [COPY]}
    ledger.append(batches, expected={}, recorded_at=NOON, texts={text_digest(TEXT): TEXT})


def test_what_is_read_of_articles(ledger: Ledger) -> None:
    record(ledger)
    found = ledger.imprints(["gazette-1", "gazette-2", "gazette-3", "nobody"])
    assert found.plain == {
        "gazette-1": Imprint(1, parse("2024-05-29"), None),
        "gazette-3": Imprint(4, parse("2024-05-30T09:00+09:00"), "gazette-1"),
    }
    assert found.others == {"gazette-2": ledger.stream("gazette-2")}
    assert (len(found), sorted(found)) == (3, ["gazette-1", "gazette-2", "gazette-3"])


def test_whoever_asks_for_one_is_given_the_whole(ledger: Ledger) -> None:
    record(ledger)
    found = ledger.imprints(["gazette-1", "gazette-2"])
    assert dict(found) == ledger.streams(["gazette-1", "gazette-2"])
    assert "gazette-1" in found
    assert "gazette-3" not in found
    with pytest.raises(KeyError):
        found["gazette-3"]


def test_what_is_no_article_is_read_whole(ledger: Ledger) -> None:
    ledger.append({"gazette-1": [held(1)]}, expected={}, recorded_at=NOON)
    found = ledger.imprints(["gazette-1"])
    assert (dict(found.plain), dict(found.others)) == ({}, ledger.streams(["gazette-1"]))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"2024-05-29"', '"the day before"'),
        ('"2024-05-29"', "20240529"),
        ('"published"', '"publisher"'),
        ("}", ',"@version":2}'),
        ("}", ',"copy_of":7}'),
        ("}", ""),
    ],
)
def test_what_this_program_does_not_write_is_told_with_its_place(place: str, old: str, new: str) -> None:
    with open_ledger(place) as ledger:
        record(ledger)
        change(place, f"UPDATE stored_events SET state = {reworded(place, old, new)} WHERE rowid = 1")
        with pytest.raises(Unreadable) as caught:
            ledger.imprints(["gazette-1", "gazette-3"])
        assert caught.value.position == 1
