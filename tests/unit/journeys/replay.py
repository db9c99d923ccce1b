"""The law's two sides: the records that the revisions leave, replayed without the importer, and the visits that are shown."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from api.journeys import prepare
from api.tracker import Receipt, Tracker
from domain.dossier import Clocks
from domain.evidence.account import Account
from domain.visit.events import VisitAnnounced, VisitMade

EXTRACT = sorted((Path(__file__).parents[2] / "data" / "state-visits").glob("*.jsonl"))
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
WORDS = {
    "state-visit": {"id": "listed_as", "visitor": "visitor", "from": "country", "from-id": "country_id", "description": "remarks"},
    "travel": {
        "id": "listed_as", "role": "role", "name": "visitor", "country": "country", "country-id": "country_id", "locale": "place",
        "remarks": "remarks",
    },
}  # fmt: skip
Records = Counter[tuple[str, str]]
"""Which list, and the record as JSON with its keys in order → how often."""


def rows(paths: Iterable[Path]) -> list[dict[str, Any]]:
    """Every line of the files."""
    return [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]


def instants(paths: Iterable[Path]) -> list[datetime]:
    """Every instant at which something was published, in order."""
    return sorted({datetime.fromisoformat(row["published"]) for row in rows(paths)})


def left(paths: Iterable[Path], known_by: datetime) -> Records:
    """The records that the revisions up to an instant leave."""
    found: Records = Counter()
    for path in paths:
        records: dict[str, Mapping[str, str | None]] = {}
        for row in rows([path]):
            if datetime.fromisoformat(row["published"]) <= known_by:
                records.pop(row["id"], None)
                records |= {row["id"]: row["record"]} if row["record"] else {}
        found.update(_named(record) for record in records.values())
    return found


def shown(tracker: Tracker, known_by: datetime) -> Records:
    """The visits that are shown at a known date, field by field."""
    visits = tracker.visits(Clocks(date(2027, 1, 1), known_by))
    return Counter(_given_back(visit.id, visit.accounts) for visit in visits)


def take_in(tracker: Tracker, paths: Iterable[Path], runs: int | None = None) -> list[Receipt]:
    """Import the files; only the first ``runs``, as if interrupted then."""
    intake = prepare(list(paths), tracker.streams(tracker.position()))
    return [tracker.record(run.proposals, recorded_at=NOW) for run in intake.runs[:runs]]


def _given_back(visit: str, accounts: Iterable[Account]) -> tuple[str, str]:
    facts = [a.fact for a in accounts if not a.fallen and isinstance(a.fact, VisitMade | VisitAnnounced)]
    assert len(facts) == 1, f"{visit} is told {len(facts)} times"
    fact = facts[0]
    series = next(series for series in WORDS if visit.startswith(f"{series}-"))
    words = {key: getattr(fact, field) for key, field in WORDS[series].items()}
    when, said = (fact.planned, fact.planned_said) if isinstance(fact, VisitAnnounced) else (fact.occurred, fact.said)
    first, slash, last = (said or when.text).partition("/")
    return _named({**words, "start-date": first or None, "end-date": (last if slash else first) or None})


def _named(record: Mapping[str, str | None]) -> tuple[str, str]:
    return "travel" if "role" in record else "state-visit", json.dumps(dict(record), sort_keys=True)


def moments(paths: Iterable[Path]) -> list[datetime]:
    """Every instant of publication, and the one before each."""
    return [moment for instant in instants(paths) for moment in (instant - timedelta(seconds=1), instant)]
