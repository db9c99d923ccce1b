"""Every status that the description promises for an operation is reached by a request that provokes it.

Only 500 is not: it is described because a defect is possible, and no request is known that leads to one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from api.bootstrap import bootstrap
from api.casebook import posted, read
from api.rest import create_app
from api.settings import Settings
from api.tracker import SCOPES
from domain.proposal import Place
from tests.contract.provocations import PROVOKE, WITHHELD, Hall, Operation
from tests.doors.abroad import BEACON, write_abroad
from tests.doors.conftest import NOW
from tests.doors.fictional import HOTLINE, REPORT, article, fact
from tests.engines import Engine

UNREACHED = {"500"}


def _operations() -> Iterator[Operation]:
    with bootstrap(Settings(database="sqlite://")) as nothing:
        described = create_app(nothing).openapi()
    components = described["components"]["responses"]
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            told = {s: components[r["$ref"].rpartition("/")[2]] if "$ref" in r else r for s, r in operation["responses"].items()}
            yield Operation(method.upper(), path, told)


@pytest.fixture(scope="module")
def hall(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    folder = tmp_path_factory.mktemp("hall")
    with engine.place(folder) as url, bootstrap(Settings(database=url)) as tracker:
        tracker.record(read([write_abroad(folder / "book")]), recorded_at=NOW)
        tracker.record(_more(), recorded_at=NOW)
        tracker.withhold(WITHHELD)
        _, token = tracker.create_key("desk", SCOPES, NOW)
        yield Hall(tracker, token)


def _more() -> Any:
    """Doubles of every kind, and an article whose text was taken out."""
    merged = {"mechanisms": ("old-line", HOTLINE), "issues": ("beacon-too", BEACON)}
    document: dict[str, Any] = {
        section: [
            {
                "id": id,
                "name": id,
                "parties": ["XB", "XC"],
                "facts": [fact("same", "MergedInto", "2024-05-29", "The same.", REPORT, id=to)],
            }
        ]
        for section, (id, to) in merged.items()
    }
    document["articles"] = [article(WITHHELD, "2024-05-20", text="Some words that were taken out again.")]
    return posted.casebook([(document, Place())]).proposals


@pytest.mark.parametrize("op", list(_operations()), ids=lambda op: f"{op.method} {op.path}")
def test_every_documented_status_is_reached(hall: Hall, op: Operation) -> None:
    reached = {}
    for status in sorted(set(op.responses) - UNREACHED):
        answer = PROVOKE[status](op, hall)
        reached[status] = str(answer.status_code)
        content = op.responses[status].get("content", {})
        media_type = answer.headers.get("content-type", "").partition(";")[0]
        assert not content or reached[status] != status or media_type in content, (status, media_type, list(content))
    assert reached == {status: status for status in reached}


def test_every_status_that_is_documented_has_its_provocation() -> None:
    assert {status for op in _operations() for status in op.responses} - UNREACHED == set(PROVOKE)
