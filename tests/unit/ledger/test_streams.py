"""Many streams that are read at once are those that are read one by one, also when they have grown meanwhile."""

from __future__ import annotations

from datetime import UTC, datetime

from api.ledger import Ledger
from api.ledger.streams import AT_ONCE, Streams
from domain.dossier import Stream
from domain.facts import Citation
from domain.mechanism.events import MechanismRegistered, MechanismRenamed

NOW = datetime(2026, 1, 1, tzinfo=UTC)
IDS = [f"talks-{number:04}" for number in range(AT_ONCE + 3)]


def renamed(number: int) -> MechanismRenamed:
    citation = Citation(article="post-1")
    fields = {"key": f"name-{number}", "occurred": f"200{number}", "gist": "It has another name.", "name": f"Talks {number}"}
    return MechanismRenamed.model_validate(fields | {"citations": [citation]})


def one_by_one(ledger: Ledger) -> dict[str, Stream]:
    fresh = Streams(ledger._recorder, 10)
    return {id: stream for id in IDS if (stream := fresh.stream(id))}


def test_what_is_read_at_once_is_what_is_read_one_by_one(ledger: Ledger) -> None:
    ledger.append({id: [MechanismRegistered(name=id)] for id in IDS}, expected={}, recorded_at=NOW)
    assert ledger.streams([*IDS, "nobody"]) == one_by_one(ledger)
    ledger.append({id: [renamed(1), renamed(2)] for id in IDS[::7]}, expected=dict.fromkeys(IDS[::7], 1), recorded_at=NOW)
    again = ledger.streams(iter(IDS))
    assert again == one_by_one(ledger)
    assert [item.version for item in again[IDS[7]].events] == [1, 2, 3]
    assert list(again) == IDS
    assert ledger.streams([]) == {}
