"""REST answers about visits, issues, actors and relations, as it does about mechanisms."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.doors.abroad import ADA, ADA_TOO, BEACON, DOUBLE, JOURNEY, TOLL, TOUR
from tests.doors.fictional import COUNCIL, HOTLINE, REPORT

SUBJECTS = [f"/visits/{JOURNEY}", f"/issues/{TOLL}"]
LISTS = ["/visits", "/issues", "/actors", "/relations"]


def get(client: TestClient, path: str, **asked: Any) -> Any:
    response = client.get(path, params=asked)
    assert response.status_code == 200, response.text
    return response.json()


def ids(client: TestClient, path: str, **asked: Any) -> list[str]:
    return [item["id"] for item in get(client, path, **asked)["items"]]


def test_a_visit_shows_what_was_planned_beside_what_took_place(abroad: TestClient) -> None:
    visit = get(abroad, f"/visits/{JOURNEY}")
    assert (visit["status"], visit["since"], visit["traveller"]) == ("made", "2024-05-29", ADA)
    assert (visit["planned"], visit["made"]["when"], visit["made"]["place"]) == (
        "2024-05-29",
        "2024-05-28/2024-05-29",
        "Xebec City",
    )
    (talks,) = visit["meetings"]
    assert (talks["step"], talks["session"], talks["planned"], talks["held"]) == ("held", "talks", "2024-05-29", "2024-05-29")
    assert talks["planned_participants"] == [ADA, "bo-byrne", "xb-union"]
    assert talks["participants"] == [ADA, "bo-byrne", "XB"]
    assert (talks["absent"], talks["unplanned"], talks["withdrawn"]) == (["xb-union"], ["XB"], [])
    assert talks["outcomes"] == [{"text": "Talks go on.", "because": "talks-outcome"}]
    assert visit["because"][0]["citations"][0]["article"] == REPORT
    assert visit["names"][ADA] == "Ada Arden"


@pytest.mark.parametrize(("at", "status"), [("2024-05-20", "announced"), ("2024-05-29", "under way"), ("2024-05-30", "made")])
def test_a_visit_is_asked_at_every_day(abroad: TestClient, at: str, status: str) -> None:
    assert get(abroad, f"/visits/{JOURNEY}", as_of=at, known_by="2024-05-30" if at > "2024-05-20" else at)["status"] == status


def test_an_issue_tells_who_raised_it_against_whom_and_what_was_done(abroad: TestClient) -> None:
    issue = get(abroad, f"/issues/{TOLL}")
    assert (issue["status"], issue["since"]) == ("eased", "2024-06-02")
    assert (issue["raised_by"], issue["against"], issue["protests"]) == (["XB"], ["XA"], ["toll-protest"])
    measure = {"text": "No salt is let in.", "by": ["XB"], "against": ["XA"], "taken": "2024-05-20", "because": "salt-stopped"}
    assert issue["measures"] == [measure]
    assert issue["sentence"] == "Eased since 2 June 2024; raised by Xebec against Xanadu; 1 measure taken."


def test_an_actor_tells_the_offices_over_time_and_the_contacts(abroad: TestClient) -> None:
    actor = get(abroad, f"/actors/{ADA}")
    assert actor["offices"] == [{"office": "chair", "of": "xa-forward", "since": "2023", "until": None, "because": ["chair"]}]
    envoy = {"office": "envoy", "of": "XA", "since": "2016", "until": "2024-05-28", "because": ["no-envoy", "envoy"]}
    assert actor["former_offices"] == [envoy]
    assert [(contact["actors"], contact["countries"]) for contact in actor["contacts"]] == [(["bo-byrne"], None), ([], 12)]
    then = get(abroad, f"/actors/{ADA}", at="2020-01-01")
    assert ([office["office"] for office in then["offices"]], then["contacts"]) == (["envoy"], [])
    assert get(abroad, "/actors/XA")["state"] == "XA"


def test_a_change_of_office_is_context_of_what_the_actor_took_part_in(abroad: TestClient) -> None:
    state = get(abroad, f"/mechanisms/{COUNCIL}", at="2024-05-30")
    assert [(change["actor"], change["event"], change["key"]) for change in state["context"]] == [
        (ADA, "OfficeLeft", "no-envoy"),
        (ADA, "OfficeTaken", "chair"),
        (ADA, "OfficeTaken", "envoy"),
    ]
    left = state["context"][0]
    assert (left["name"], left["office"], left["of"], left["occurred"]) == ("Ada Arden", "envoy", "XA", "2024-05-28")
    assert [cited["article"] for cited in left["citations"]] == [REPORT]
    assert state["names"]["XA"] == "Xanadu"


def test_context_is_only_what_one_could_know_and_what_has_certainly_been(abroad: TestClient) -> None:
    assert get(abroad, f"/mechanisms/{COUNCIL}", at="2024-05-21")["context"] == []  # no fact of it names her yet
    known = get(abroad, f"/mechanisms/{COUNCIL}", as_of="2024-05-27", known_by="2024-05-30")["context"]
    assert [change["key"] for change in known] == ["chair", "envoy"]
    assert get(abroad, f"/mechanisms/{HOTLINE}")["context"] == []


@pytest.mark.parametrize("path", SUBJECTS)
@pytest.mark.parametrize("part", ["facts", "timeline", "beliefs"])
def test_histories_and_facts_are_told_of_all_that_has_a_status(abroad: TestClient, path: str, part: str) -> None:
    assert get(abroad, f"{path}/{part}")["items"]


def test_a_difference_is_told_of_a_visit_and_of_an_issue(abroad: TestClient) -> None:
    points = {"from": "2024-05-25~2024-05-25", "to": "2024-06-05~2024-06-05"}
    visit = {change["field"]: change for change in get(abroad, f"/visits/{JOURNEY}/diff", **points)["changes"]}
    assert (visit["status"]["before"], visit["status"]["after"], visit["status"]["because"]) == ("announced", "made", ["made"])
    issue = {change["field"]: change for change in get(abroad, f"/issues/{TOLL}/diff", **points)["changes"]}
    assert (issue["status"]["after"], issue["status"]["because"]) == ("eased", ["salt-let-in"])


def test_an_actors_facts_are_shown_and_beliefs_it_has_none(abroad: TestClient) -> None:
    assert {fact["key"] for fact in get(abroad, f"/actors/{ADA}/facts")["items"]} >= {"chair", "envoy", "met-bo"}
    assert abroad.get(f"/actors/{ADA}/beliefs").status_code == 404


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("/visits", {"id", "name", "status", "since", "sentence"}),
        ("/issues", {"id", "name", "status", "since", "sentence"}),
        ("/actors", {"id", "name", "kind", "state", "sentence"}),
        ("/relations", {"states", "names", "mechanisms", "visits", "open_issues", "last_contact"}),
    ],
)
def test_a_list_says_of_each_what_it_is(abroad: TestClient, path: str, fields: set[str]) -> None:
    items = get(abroad, path)["items"]
    assert items
    assert all(set(item) == fields for item in items)


def test_lists_are_filtered(abroad: TestClient) -> None:
    assert ids(abroad, "/visits") == [JOURNEY, TOUR]
    assert ids(abroad, "/visits", state="XC") == [TOUR]
    assert ids(abroad, "/visits", party=ADA) == [JOURNEY]
    assert ids(abroad, "/visits", status="announced") == [TOUR]
    assert ids(abroad, "/visits", q="council") == []
    assert ids(abroad, "/visits", q="talks") == [JOURNEY]
    assert ids(abroad, "/visits", q="they MEET") == [JOURNEY]
    assert ids(abroad, "/issues", status="eased") == [TOLL]
    assert ids(abroad, "/issues", state="XC") == [BEACON]
    assert ids(abroad, "/issues", q="salt war") == [TOLL]
    assert ids(abroad, "/actors", kind="person") == [ADA, "bo-byrne"]
    assert ids(abroad, "/actors", state="XB") == ["XB", "bo-byrne", "xb-union"]
    assert ids(abroad, "/actors", q="bo byrne") == ["bo-byrne"]
    assert [item["states"] for item in get(abroad, "/relations", state="XC")["items"]] == [["XA", "XC"], ["XB", "XC"]]


@pytest.mark.parametrize("path", LISTS)
def test_pages_follow_each_other(abroad: TestClient, path: str) -> None:
    whole, found = get(abroad, path)["items"], []
    address: str | None = f"{path}?limit=1"
    while address:
        response = abroad.get(address)
        found += response.json()["items"]
        address = response.links["next"]["url"] if "next" in response.links else None
    assert found == whole


@pytest.mark.parametrize("path", [*LISTS, *SUBJECTS, f"/actors/{ADA}", "/relations/XA/XB"])
def test_what_the_client_holds_is_not_sent_again_and_head_sends_no_body(abroad: TestClient, path: str) -> None:
    etag = abroad.get(path).headers["etag"]
    assert abroad.get(path, headers={"If-None-Match": etag}).status_code == 304
    head = abroad.head(path)
    assert (head.status_code, head.content, head.headers["etag"]) == (200, b"", etag)


@pytest.mark.parametrize(
    "path", ["/visits?kind=person", "/issues?status=made", "/actors?status=open", "/actors?kind=summit", "/relations?q=x"]
)
def test_a_filter_that_does_not_fit_is_refused(abroad: TestClient, path: str) -> None:
    assert abroad.get(path).json()["type"] == "urn:detente:problem:bad-request"


@pytest.mark.parametrize(
    "path",
    [
        f"/mechanisms/{JOURNEY}",
        f"/visits/{TOLL}",
        f"/issues/{COUNCIL}",
        f"/actors/{JOURNEY}",
        f"/visits/{COUNCIL}/diff?from=2024-01-01",
    ],
)
def test_one_kind_is_not_found_among_another(abroad: TestClient, path: str) -> None:
    response = abroad.get(path)
    assert (response.status_code, response.json()["known_from"]) == (404, None)
    assert path.split("/")[1].removesuffix("s") in response.json()["detail"]


def test_before_anything_could_be_known_it_is_not_found(abroad: TestClient) -> None:
    assert abroad.get(f"/visits/{JOURNEY}?at=2024-05-01").json()["known_from"] == "2024-05-20"
    assert abroad.get(f"/issues/{BEACON}?recorded_by=3").status_code == 404


def test_a_double_leads_to_what_it_is_with_the_same_question(abroad: TestClient) -> None:
    moved = abroad.get(f"/visits/{DOUBLE}/facts?at=2024-06-04")
    assert (moved.status_code, moved.headers["location"]) == (307, f"/visits/{JOURNEY}/facts?at=2024-06-04")
    assert {"arden-seen", "made"} <= {fact["key"] for fact in get(abroad, moved.headers["location"])["items"]}
    assert abroad.get(f"/actors/{ADA_TOO}").headers["location"] == f"/actors/{ADA}"
    before = abroad.get(f"/visits/{DOUBLE}?at=2024-06-02")
    assert (before.status_code, before.json()["id"]) == (200, DOUBLE)
    assert DOUBLE in ids(abroad, "/visits", at="2024-06-02")


def test_the_offices_of_an_actor_run_through_time(abroad: TestClient) -> None:
    def held(**asked: str) -> list[tuple[str, str | None, list[str]]]:
        items = get(abroad, f"/actors/{ADA}/timeline", **asked)["items"]
        return [(one["from"], one["to"], [office["office"] for office in one["offices"]]) for one in items]

    assert held() == [
        ("2016-12-31", "2023-12-31", ["envoy"]),
        ("2023-12-31", "2024-05-28", ["envoy", "chair"]),
        ("2024-05-28", None, ["chair"]),
    ]
    assert held(known_by="2017-12-31") == [("2016-12-31", None, ["envoy"])]
    assert abroad.get(f"/actors/{JOURNEY}/timeline").status_code == 404


def test_what_changed_of_an_actor_is_told_with_the_facts_that_did_it(abroad: TestClient) -> None:
    changes = get(abroad, f"/actors/{ADA}/diff", **{"from": "2024-05-27", "to": "2024-05-30"})["changes"]
    offices = next(one for one in changes if one["field"] == "offices")
    assert [office["office"] for office in offices["before"]] == ["envoy", "chair"]
    assert [office["office"] for office in offices["after"]] == ["chair"]
    assert offices["because"] == ["no-envoy"]
    assert {one["field"] for one in changes} >= {"offices", "former_offices"}


def test_actors_are_sought_by_office(abroad: TestClient) -> None:
    assert ids(abroad, "/actors", office="CHAIR") == [ADA]
    assert ids(abroad, "/actors", office="envoy") == []
    assert ids(abroad, "/actors", office="envoy", at="2020-01-01") == [ADA]
    assert ids(abroad, "/actors", of="xa-forward") == [ADA]
    assert ids(abroad, "/actors", office="chair", of="XA") == []
