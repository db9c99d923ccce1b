"""A page of a large ledger: it holds some of the channels, and stays small."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from gzip import decompress

import pytest
from starlette.testclient import TestClient

from api.bootstrap import bootstrap
from api.rest import create_app
from api.settings import Settings
from tests.engines import Engine
from tests.generated.ledgers import ledger
from tests.generated.pouring import pour
from tests.web.pages import links, page

CHANNELS, ON_A_PAGE = 26, 20
MOST_BYTES = 400 * 1024
"""What the first page, of sixty channels, may weigh when it is compressed."""


def later() -> datetime:
    return datetime(2025, 6, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def large(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    file = tmp_path_factory.mktemp("web-large") / "detente.db"
    pour(ledger(seed=5, mechanisms=CHANNELS, facts=12), file)
    with (
        engine.holding(file) as url,
        bootstrap(Settings(database=url)) as opened,
        TestClient(create_app(opened, later), headers={"accept": "text/html"}) as client,
    ):
        yield client


def test_the_first_page_holds_some_channels_and_leads_to_the_others(large: TestClient) -> None:
    first = page(large, f"/?limit={ON_A_PAGE}")
    assert len(first.all("h3")) == ON_A_PAGE
    onward = next(link for link in links(first) if link.words == "More channels")
    second = page(large, f"/?limit={ON_A_PAGE}&cursor=" + onward.parameters["cursor"])
    assert 0 < len(second.all("h3")) <= CHANNELS - ON_A_PAGE
    assert not {e.text for e in first.all("h3")} & {e.text for e in second.all("h3")}


def test_the_first_page_is_small_and_needs_no_script(large: TestClient) -> None:
    with large.stream("GET", f"/?limit={ON_A_PAGE}", headers={"accept-encoding": "gzip"}) as response:
        body = b"".join(response.iter_raw())
    assert len(body) * 60 / ON_A_PAGE < MOST_BYTES
    assert decompress(body).decode().count('class="bands"') == ON_A_PAGE
