"""Whatever a client sends, REST answers it, and never with a failure of its own."""

from __future__ import annotations

from urllib.parse import quote

from hypothesis import example, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from tests.doors.fictional import COUNCIL, REPORT

IDS = st.one_of(st.sampled_from([COUNCIL, REPORT, "..", "%", "\0", "x" * 5_000]), st.text(max_size=30))
ROUTES = st.sampled_from([
    "/mechanisms", "/mechanisms/{}", "/mechanisms/{}/facts", "/mechanisms/{}/timeline", "/mechanisms/{}/beliefs",
    "/mechanisms/{}/diff", "/visits", "/visits/{}", "/visits/{}/timeline", "/visits/{}/beliefs", "/visits/{}/diff", "/issues",
    "/issues/{}", "/issues/{}/diff", "/actors", "/actors/{}", "/actors/{}/facts", "/relations", "/relations/XA/{}", "/snapshot",
    "/changes", "/agenda", "/articles", "/articles/{}", "/ledger", "/livez", "/readyz", "/no/{}", "/docs/assets/{}",
])  # fmt: skip
NAMES = st.sampled_from(
    [
        "as_of",
        "known_by",
        "recorded_by",
        "at",
        "from",
        "to",
        "since",
        "until",
        "hindsight",
        "party",
        "state",
        "kind",
        "status",
        "q",
        "cursor",
        "limit",
    ]
)
DAYS = st.one_of(
    st.dates().map(str),
    st.sampled_from(
        ["0000-01-01", "0001-01-01", "9999-12-31", "10000-01-01", "2024-02-30", "2024", "2018~", "../2024", "-1", "NaN"]
    ),
)
POINTS = st.builds("{}~{}".format, DAYS, DAYS)
INSTANTS = st.builds(
    "{}T{}{}".format, DAYS, st.sampled_from(["00:00:00", "23:59:60", "24:00", "9"]), st.sampled_from(["Z", "+14:00", "-23:59", ""])
)
NUMBERS = st.integers().map(str) | st.sampled_from(["1e9", "0x1", "9" * 5_000, "١"])
VALUES = st.one_of(
    DAYS, POINTS, INSTANTS, NUMBERS, st.text(max_size=40), st.sampled_from(["\0", "JP", "true", "\ud800", "🜁" * 300])
)


def written(text: str) -> str:
    return quote(text, safe="", errors="surrogatepass")


@settings(max_examples=300)
@given(route=ROUTES, id=IDS, asked=st.lists(st.tuples(NAMES | st.text(max_size=8), VALUES), max_size=4))
@example(route="/mechanisms/{}", id=COUNCIL, asked=[("as_of", "9999-12-31"), ("known_by", "9999-12-31")])
@example(route="/mechanisms/{}/timeline", id=COUNCIL, asked=[("known_by", "9999-12-31")])
@example(route="/mechanisms/{}/beliefs", id=COUNCIL, asked=[("as_of", "0001-01-01")])
@example(route="/mechanisms/{}/beliefs", id=COUNCIL, asked=[("known_by", "0001-01-01")])
@example(route="/mechanisms/{}/beliefs", id=COUNCIL, asked=[("as_of", "9999-12-31"), ("known_by", "9999-12-31")])
@example(route="/mechanisms/{}", id=COUNCIL, asked=[("known_by", "0001-01-01T00:00:00+14:00")])
@example(route="/mechanisms/{}", id=COUNCIL, asked=[("recorded_by", "0001-01-01T00:00:00+14:00")])
@example(route="/changes", id="", asked=[("since", "0001-01-01"), ("until", "9999-12-31")])
@example(route="/changes", id="", asked=[("since", "0001-01-01"), ("until", "9999-12-31"), ("hindsight", "true")])
@example(route="/agenda", id="", asked=[("from", "0001-01-01"), ("to", "9999-12-31")])
@example(route="/agenda", id="", asked=[("to", "0001-01-01")])
@example(route="/docs/assets/{}", id="\0", asked=[])
@example(route="/docs/assets/{}", id="x" * 5_000, asked=[])
def test_nothing_that_a_client_sends_is_a_failure_of_ours(
    client: TestClient, route: str, id: str, asked: list[tuple[str, str]]
) -> None:
    query = "&".join(f"{written(name)}={written(value)}" for name, value in asked)
    response = client.get(f"{route.format(written(id))}?{query}")
    assert response.status_code < 500
    is_page = response.url.path == "/"  # such as /mechanisms/.. leads to
    if response.status_code >= 400 and not route.startswith("/docs") and not is_page:
        assert response.headers["content-type"] == "application/problem+json"
        assert response.json()["status"] == response.status_code
