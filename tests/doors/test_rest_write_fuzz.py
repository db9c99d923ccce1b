"""Whatever a client sends to be recorded is answered, never with a failure of ours, and what is refused leaves nothing behind."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from api.casebook import read, shipped
from api.rest.samples import SAMPLES
from api.rest.vocabulary import OF_CITATIONS, OF_ENTRIES, OF_FACTS
from tests.doors.conftest import NOW
from tests.doors.scribe import Scribe, scribe
from tests.doors.test_rest_writing import TRIED
from tests.engines import Engine

PATHS = {
    f"record_{kind}{facts}": f"/{kind}s{f'/{id}/facts' if facts else ''}" for kind, id in TRIED.items() for facts in ("", "_facts")
} | {"import_casebook": "/import"}
NAMES = st.sampled_from(
    sorted({name.rpartition(".")[2] for name in (*OF_ENTRIES, *OF_FACTS, *OF_CITATIONS)} | {"event", "", "\0", "x" * 400})
)
SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=20), st.dates().map(str),
    st.sampled_from(
        ["2018", "2024-05~", "../2024", "[2024-05-01..2024-05-03]", "9999-12-31", "0001-01-01", "P1Y", "P" + "9" * 400 + "Y", "CN",
         "jp-ldp", "x" * 21_000, "\0", "🜁", "resumption-agreed-2024", "japan-today-2024-05-29-talks-restart", "sha256:" + "0" * 64,
         -1, 10**30, "http://[", "2024-05-29T10:00:00+09:00", "SessionHeld", "FactCorrected", "MergedInto", "quoted",
         "later-evidence"]
    ),
)  # fmt: skip
VALUES = st.recursive(
    SCALARS, lambda within: st.lists(within, max_size=3) | st.dictionaries(NAMES, within, max_size=4), max_leaves=8
)


@pytest.fixture(scope="module")
def desk(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scribe]:
    """A client that may do everything, over the shipped casebook."""
    with engine.place(tmp_path_factory.mktemp("desk")) as url, scribe(url, book=None) as opened:
        opened.tracker.record(read([shipped()]), recorded_at=NOW)
        yield opened


def spots(part: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The place of every value in a body."""
    yield path
    for step, within in part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ():
        yield from spots(within, (*path, step))


def replaced(body: Any, path: tuple[Any, ...], value: Any) -> Any:
    """The body with another value there."""
    if not path:
        return value
    changed = copy.deepcopy(body)
    part = changed
    for step in path[:-1]:
        part = part[step]
    part[path[-1]] = value
    return changed


@st.composite
def bodies(draw: st.DrawFn) -> tuple[str, Any]:
    """A route, and a body that could be recorded there but for a value or two."""
    operation = draw(st.sampled_from(sorted(PATHS)))
    body = draw(st.sampled_from([sample["value"] for sample in SAMPLES[operation].values()]))
    for _ in range(draw(st.integers(0, 2))):
        path = draw(st.sampled_from(list(spots(body))))
        more = (*path, draw(NAMES)) if isinstance(body, dict) and draw(st.booleans()) and _is_mapping(body, path) else path
        body = replaced(body, more, draw(VALUES))
    return PATHS[operation], body


def _is_mapping(body: Any, path: tuple[Any, ...]) -> bool:
    for step in path:
        body = body[step]
    return isinstance(body, dict)


def told(desk: Scribe, path: str, content: bytes, media_type: str = "application/json") -> None:
    """Send it, on trial and in earnest: the trial says whether it is recorded."""
    before = desk.tracker.position()
    trial = desk.send(f"{path}?dry_run=true", content, media_type)
    assert desk.tracker.position() == before
    answer = desk.send(path, content, media_type)
    assert answer.status_code < 500, answer.text
    assert (trial.status_code < 300) == (answer.status_code < 300), (trial.text, answer.text)
    if answer.status_code >= 400:
        assert (answer.headers["content-type"], trial.status_code) == ("application/problem+json", answer.status_code)
        assert desk.tracker.position() == before
    else:
        assert desk.tracker.position() == before + len(trial.json()["events"])


@settings(max_examples=250, suppress_health_check=list(HealthCheck))
@given(sent=bodies())
@example(sent=("/mechanisms", {"id": "x", "name": "X", "cadence": "P" + "9" * 400 + "Y"}))
@example(sent=("/import", {"articles": [{"id": "x", "title": "X", "published": "2024", "url": "http://["}]}))
@example(sent=("/import", {"\0": []}))
@example(sent=("/import", {"x" * 5_000: []}))
def test_nothing_that_is_sent_is_a_failure_of_ours(desk: Scribe, sent: tuple[str, Any]) -> None:
    path, body = sent
    told(desk, path, json.dumps(body, ensure_ascii=False).encode("utf-8", "surrogatepass"))


@settings(max_examples=80, suppress_health_check=list(HealthCheck))
@given(content=st.binary(max_size=60) | st.text(alphabet=" \n-:[]{}\"'&*!|>#%@,ab1\t", max_size=60).map(str.encode))
@pytest.mark.parametrize("media_type", ["application/json", "application/yaml"])
def test_no_bytes_are_a_failure_of_ours(desk: Scribe, media_type: str, content: bytes) -> None:
    told(desk, "/import", content, media_type)
