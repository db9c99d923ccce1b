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
    "/mechanisms/{}/diff", "/mechanisms/{}/timemap", "/actors/{}/timemap",
    "/visits", "/visits/{}", "/visits/{}/timeline", "/visits/{}/beliefs", "/visits/{}/diff", "/issues",
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


ENDINGS = st.sampled_from(["", "", "", ".json", ".csv", ".link", ".", ".JSON", ".x\0", ".é"])
DATES = st.sampled_from([
    "Thu, 30 May 2024 12:00:00 GMT", "Mon, 01 Jan 0001 00:00:00 GMT", "Fri, 31 Dec 9999 23:59:59 GMT",
    "Thu, 30 Feb 2024 12:00:00 GMT",    "Thu, 30 May 0000 12:00:00 GMT", "yesterday", "",
    "\xff", "Thu, 30 May 2024 12:00:00 GMT" * 300,
])  # fmt: skip
ACCEPTED = st.sampled_from([
    "*/*", "text/csv", "application/link-format", "text/html", "text/csv;q=", "text/csv;q=1e999", "a/b/c", "*", ";;;,,,",
    "\xff/\xff;q=1",    "text/csv;q=0.5," * 500,
])  # fmt: skip
HEADERS = st.fixed_dictionaries(
    {}, optional={"Accept-Datetime": DATES, "Accept": ACCEPTED, "If-None-Match": st.sampled_from(['"', "*", 'W/"x', "\xff"])}
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
    answered(client, route, id, asked, {})


@settings(max_examples=200)
@given(
    route=ROUTES, id=st.just(COUNCIL) | IDS, ending=ENDINGS, headers=HEADERS, asked=st.lists(st.tuples(NAMES, VALUES), max_size=1)
)
@example(route="/mechanisms/{}", id=COUNCIL, ending=".csv", headers={"Accept-Datetime": "Mon, 01 Jan 0001 00:00:00 GMT"}, asked=[])
@example(route="/mechanisms/{}", id=COUNCIL, ending="", headers={"Accept-Datetime": "Fri, 31 Dec 9999 23:59:59 GMT"}, asked=[])
@example(route="/mechanisms/{}/timemap", id=COUNCIL, ending="", headers={}, asked=[("recorded_by", "0")])
@example(route="/mechanisms/{}/timemap", id=COUNCIL, ending="", headers={}, asked=[("recorded_by", "999999999")])
def test_nothing_in_an_ending_or_a_header_is_a_failure_of_ours(
    client: TestClient, route: str, id: str, ending: str, headers: dict[str, str], asked: list[tuple[str, str]]
) -> None:
    answered(client, f"{route}{written(ending)}", id, asked, headers)


def answered(client: TestClient, route: str, id: str, asked: list[tuple[str, str]], headers: dict[str, str]) -> None:
    query = "&".join(f"{written(name)}={written(value)}" for name, value in asked)
    sent = [(name.encode(), value.encode("latin-1")) for name, value in headers.items()]
    response = client.get(f"{route.replace('{}', written(id))}?{query}", headers=sent)
    assert response.status_code < 500
    is_browser = headers.get("Accept") == "text/html" and response.status_code == 404  # where there is nothing, pages say so
    is_page = is_browser or response.url.path.split(".")[0] == "/"  # such as /mechanisms/.. leads to
    if response.status_code >= 400 and not route.startswith("/docs") and not is_page:
        assert response.headers["content-type"] == "application/problem+json"
        assert response.json()["status"] == response.status_code
