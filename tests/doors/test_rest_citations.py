"""Citations over HTTP: read by parsers of other makers, and what they read is what is to be cited."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware, SeparateCoAuthors
from starlette.testclient import TestClient

from api.casebook import read
from api.renditions.citations.csl import csl
from api.renditions.citations.dates import biblatex, month, year
from api.renditions.citations.ris import ris
from api.rest import create_app
from api.views.state import State
from domain.dates import parse
from tests.doors.abroad import JOURNEY, TOLL
from tests.doors.conftest import NOW, now
from tests.doors.fictional import ACTORS, COUNCIL, REPORT, article, fact
from tests.engines import Engine

AT = "?at=2024-05-30"
CITABLE = [f"/mechanisms/{COUNCIL}", f"/visits/{JOURNEY}", f"/issues/{TOLL}"]
ODD = 'Salt & ships: 50 % "off" {sic} in #1_2 for $3, C:\\new ~ ^ Œuvre 塩'
PACT = "odd-pact"
CITATIONS = [{"article": "odd-words"}, {"article": "no-name"}, {"article": "odd-words", "quote": {"exact": "Salt"}}]
SONS = ["劉建超", "Rock & Roll {Sons}"]
CASEBOOK = {
    "actors": ACTORS,
    "articles": [
        article("odd-words", "2024-05~", title=ODD, authors=SONS, publisher="Salt & Co.", origin="Wire"),
        article("no-name", "[2024-05-26..2024-05-28]", publisher=None, url="https://post.example/a_b?c=1&d={e}\\f"),
    ],
    "mechanisms": [
        {
            "id": PACT,
            "name": "The odd pact",
            "kind": "agreement",
            "parties": ["XA", "XB"],
            "facts": [
                fact("signed", "MechanismEstablished", "2024-05", "It is signed.", "odd-words", citations=CITATIONS),
            ],
        }
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def odd(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A client over articles with awkward titles."""
    file = tmp_path_factory.mktemp("odd") / "odd.json"
    file.write_text(json.dumps(CASEBOOK))
    with engine.tracker() as tracker:
        tracker.record(read([file]), recorded_at=NOW)
        with TestClient(create_app(tracker, now), follow_redirects=False) as opened:
            yield opened


def fetched(client: TestClient, path: str, ending: str, media_type: str) -> str:
    address, _, query = path.partition("?")
    response = client.get(f"{address}.{ending}{f'?{query}' if query else ''}")
    assert response.status_code == 200, response.text
    assert response.headers["content-type"].partition(";")[0] == media_type
    assert f'.{ending}"' in response.headers["content-disposition"]
    return response.content.decode()


def bib(client: TestClient, path: str) -> dict[str, Any]:
    """The entries by key, as bibtexparser reads them, with TeX undone."""
    text = fetched(client, path, "bib", "application/x-bibtex")
    library = parse_string(text, append_middleware=[LatexDecodingMiddleware(), SeparateCoAuthors()])
    assert not library.failed_blocks
    assert not library.comments
    found = {entry.key: {"type": entry.entry_type} | {f.key: f.value for f in entry.fields} for entry in library.entries}
    for entry in parse_string(text).entries:  # an address is no TeX
        found[entry.key] |= {field.key: field.value for field in entry.fields if field.key == "url"}
    return found


def refs(client: TestClient, path: str) -> dict[str, Any]:
    """The entries by id, as rispy reads them."""
    return {entry["id"]: entry for entry in rispy.loads(fetched(client, path, "ris", "application/x-research-info-systems"))}


def items(client: TestClient, path: str) -> dict[str, Any]:
    """The items by id."""
    return {item["id"]: item for item in json.loads(fetched(client, path, "csl", "application/vnd.citationstyles.csl+json"))}


@pytest.mark.parametrize("path", CITABLE)
def test_what_is_cited_is_the_answer_at_its_three_clocks(abroad: TestClient, path: str) -> None:
    told = abroad.get(f"{path}?at=2024-06-04").json()
    cited = f"{told['id']}-2024-06-04-2024-06-04-{told['position']}"
    title = f"{told['name']}: {told['sentence'].removesuffix('.')}"
    entry, ref, item = (read_as(abroad, f"{path}?at=2024-06-04")[cited] for read_as in (bib, refs, items))
    url = f"http://testserver{path}?as_of=2024-06-04&known_by=2024-06-04&recorded_by={told['position']}"
    assert (entry["title"], ref["title"], item["title"]) == (title, title, title)
    assert (entry["url"], ref["urls"], item["URL"]) == (url, [url], url)
    assert (entry["type"], ref["type_of_reference"], item["type"]) == ("misc", "DATA", "dataset")
    assert (entry["author"], ref["authors"], item["author"]) == (["Détente"], ["Détente"], [{"literal": "Détente"}])
    assert (entry["date"], ref["date"], item["issued"]) == ("2024-06-04", "2024/06/04/", {"date-parts": [[2024, 6, 4]]})
    assert (entry["urldate"], ref["access_date"], item["accessed"]) == (
        "2024-06-30",
        "2024/06/30/",
        {"date-parts": [[2024, 6, 30]]},
    )
    pinned = abroad.get(url.removeprefix("http://testserver"))
    assert (pinned.json()["sentence"], "immutable" in pinned.headers["cache-control"]) == (told["sentence"], True)
    note = f"As of 2024-06-04, by what was known by 2024-06-04, at position {told['position']} of the ledger."
    assert (entry["note"], ref["notes"], item["note"]) == (note, [note], note)


def test_each_article_that_it_rests_on_is_an_entry(abroad: TestClient) -> None:
    path = f"/mechanisms/{COUNCIL}{AT}"
    for read_as in (bib, refs, items):
        assert list(read_as(abroad, path))[1:] == [REPORT, "xb-mail-2024-05-30"]
    entry, ref, item = (read_as(abroad, path)[REPORT] for read_as in (bib, refs, items))
    assert (entry["type"], entry["journal"], entry["author"], entry["date"], entry["year"], entry["month"]) == (
        "article", "Xanadu Post", ["Bo Byline"], "2024-05-29", "2024", "may",
    )  # fmt: skip
    assert (ref["type_of_reference"], ref["secondary_title"], ref["authors"], ref["year"]) == (
        "NEWS", "Xanadu Post", ["Bo Byline"], "2024",
    )  # fmt: skip
    assert (item["type"], item["container-title"], item["author"]) == (
        "article-newspaper",
        "Xanadu Post",
        [{"literal": "Bo Byline"}],
    )
    assert entry["url"] == ref["urls"][0] == item["URL"] == "https://post.example/2024/05/29"
    copy = items(abroad, path)["xb-mail-2024-05-30"]
    assert copy["note"].startswith("First reported by Xanadu Post. On record at http://testserver/articles/xb-mail-2024-05-30")


def test_awkward_signs_come_out_as_they_went_in(odd: TestClient) -> None:
    entry, ref, item = (read_as(odd, f"/mechanisms/{PACT}")["odd-words"] for read_as in (bib, refs, items))
    assert (ref["title"], item["title"]) == (ODD, ODD)
    undone = ODD.translate({ord(brace): None for brace in "{}"}).replace("^", "ˆ")  # what bibtexparser makes of TeX's own names
    assert entry["title"] == undone
    assert (ref["authors"], item["author"]) == (
        ["劉建超", "Rock & Roll {Sons}"],
        [{"literal": "劉建超"}, {"literal": "Rock & Roll {Sons}"}],
    )
    assert entry["author"] == ["劉建超", "Rock & Roll Sons"]
    assert (entry["journal"], ref["secondary_title"]) == ("Salt & Co.", "Salt & Co.")


def test_braces_match_and_addresses_stay_as_they_are(odd: TestClient) -> None:
    text = fetched(odd, f"/mechanisms/{PACT}", "bib", "application/x-bibtex")
    depth = 0
    for sign in text:
        depth += {"{": 1, "}": -1}.get(sign, 0)
        assert depth >= 0
    assert depth == 0
    assert "url = {https://post.example/a_b?c=1&d=%7Be%7D" in text
    assert bib(odd, f"/mechanisms/{PACT}")["no-name"]["type"] == "misc"  # no paper is named in which it stood
    assert all(ord(sign) >= 32 or sign == "\n" for sign in text)


def test_the_lines_of_ris_are_as_they_have_to_be(odd: TestClient) -> None:
    text = fetched(odd, f"/mechanisms/{PACT}", "ris", "application/x-research-info-systems")
    lines = text.removesuffix("\r\n").split("\r\n")
    assert all(line[:2].isalnum() and line[2:6] == "  - " for line in lines)
    assert (lines[0], lines[-1]) == ("TY  - DATA", "ER  - ")
    assert [line for line in lines if line.startswith("ER")] == ["ER  - "] * 3


CSL_DATE = {"date-parts", "season", "circa", "literal", "raw"}


def test_csl_items_have_the_shape_of_the_schema(odd: TestClient, abroad: TestClient) -> None:
    """csl-data.json 1.0: an id and a type, names in parts or literal, dates in one or two runs of up to three numbers."""
    for item in (*items(odd, f"/mechanisms/{PACT}").values(), *items(abroad, f"/mechanisms/{COUNCIL}{AT}").values()):
        assert item["type"] in {"dataset", "article-newspaper"}
        assert isinstance(item["id"], str)
        assert all(set(name) == {"literal"} for name in item.get("author", []))
        assert item.keys() <= {
            "id",
            "type",
            "title",
            "author",
            "container-title",
            "issued",
            "accessed",
            "version",
            "URL",
            "language",
            "note",
        }
        for when in (item["issued"], item.get("accessed", {"literal": ""})):
            assert when.keys() <= CSL_DATE
            assert 1 <= len(when.get("date-parts", [[1]])) <= 2
            assert all(
                1 <= len(parts) <= 3 and all(isinstance(part, int) for part in parts) for parts in when.get("date-parts", [])
            )


DATES: dict[str, tuple[str, str, int | None, dict[str, Any], str]] = {
    "2018": ("2018", "2018", None, {"date-parts": [[2018]]}, "2018///"),
    "2024-05": ("2024-05", "2024", 5, {"date-parts": [[2024, 5]]}, "2024/05//"),
    "2024-05-29": ("2024-05-29", "2024", 5, {"date-parts": [[2024, 5, 29]]}, "2024/05/29/"),
    "2024-05-29T10:00:00+09:00": ("2024-05-29", "2024", 5, {"date-parts": [[2024, 5, 29]]}, "2024/05/29/"),
    "2024-05~": ("2024-05~", "2024", 5, {"date-parts": [[2024, 5]], "circa": True}, "2024/05//about May 2024"),
    "2018?": ("2018?", "2018", None, {"date-parts": [[2018]], "circa": True}, "2018///perhaps 2018"),
    "2024-23": ("2024-23", "2024", None, {"date-parts": [[2024]], "season": 3}, "2024///autumn 2024"),
    "2024-24": ("2024-24", "2024/2025", None, {"date-parts": [[2024]], "season": 4}, "2024///winter 2024"),
    "[2024-05-26..2024-05-28]": (
        "2024-05-26?/2024-05-28?", "2024", 5, {"date-parts": [[2024, 5, 26], [2024, 5, 28]], "circa": True},
        "2024/05//between 26 and 28 May 2024",
    ),
    "2018-10-10/2018-10-12": (
        "2018-10-10/2018-10-12", "2018", 10, {"date-parts": [[2018, 10, 10], [2018, 10, 12]]}, "2018/10//10–12 October 2018",
    ),
    "2020/2024-05": (
        "2020?/2024-05?", "2020/2024", None, {"date-parts": [[2020], [2024, 5]], "circa": True},
        "///between 2020 and May 2024",
    ),
    "../2016": ("../2016?", "by 2016", None, {"literal": "2016 or earlier"}, "///2016 or earlier"),
    "2019-11/..": ("2019-11/..", "from 2019", None, {"literal": "November 2019 onwards"}, "///November 2019 onwards"),
}  # fmt: skip


@pytest.mark.parametrize("text", DATES)
def test_a_vague_date_is_no_more_exact_than_the_format_can_say(text: str) -> None:
    as_biblatex, as_year, as_month, as_csl, as_ris = DATES[text]
    when = parse(text)
    assert (biblatex(when), year(when), month(when)) == (as_biblatex, as_year, as_month)
    example = State.example()
    example["because"][0]["citations"][0]["published"] = text
    state = State.model_validate(example)
    (item,) = [
        item for item in json.loads(csl(state, "https://t.example", date(2024, 6, 30))) if item["type"] == "article-newspaper"
    ]
    assert item["issued"] == as_csl
    assert f"\r\nDA  - {as_ris}\r\n" in ris(state, "https://t.example", date(2024, 6, 30)).decode()


def test_the_day_on_which_it_is_read_stands_in_it_so_it_is_not_kept_for_ever(abroad: TestClient) -> None:
    pinned = f"/mechanisms/{COUNCIL}.bib?as_of=2024-05-30&known_by=2024-05-30&recorded_by=40"
    assert abroad.get(pinned).headers["cache-control"] == "no-cache"


def test_accept_asks_for_a_citation_too_and_lists_have_none(abroad: TestClient) -> None:
    asked = abroad.get(f"/mechanisms/{COUNCIL}", headers={"Accept": "application/x-bibtex"})
    assert asked.headers["content-type"] == "application/x-bibtex; charset=utf-8"
    assert asked.text.startswith("@misc{")
    assert abroad.get("/mechanisms.bib").status_code == 404
    assert abroad.get(f"/mechanisms/{COUNCIL}/facts.ris").status_code == 404
    assert abroad.get("/mechanisms/no-such-thing.csl").status_code == 404
