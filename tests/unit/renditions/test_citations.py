"""Citations as independent programs read them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
import rispy
from bibtexparser.entrypoint import parse_string

from api.casebook import read, read_document, shipped
from api.renditions.citations import Reference, bibtex, csl, references, ris
from api.renditions.citations.dates import issued
from api.tracker import open_tracker
from api.views.answers import Answers
from api.views.questions import Question
from api.views.state import State
from tests.doors.fictional import ACTORS, article, fact

NOW = datetime(2024, 6, 30, 12, 0, tzinfo=UTC)
BASE = "https://tracker.example.org"
COUNCIL = "japan-china-ruling-party-exchange-council"
PINNED = f"{BASE}/mechanisms/{COUNCIL}?as_of=2024-05-30&known_by=2024-05-30&recorded_by="
ARTICLE = "japan-today-2024-05-29-talks-restart"
NASTY = r"50 % of {C} & \D_e #1 ~ $x^2$" + "\n@misc{x,} Ж 日中"


@pytest.fixture(scope="module")
def answers() -> Iterator[Answers]:
    tracker = open_tracker("sqlite://")
    tracker.record(read([shipped()]), recorded_at=NOW)
    wire = article(
        "xa-wire-1", "2018~", title=NASTY, publisher=None, authors=["Bo {Byline}", "Li & Li"], url="https://x.example/?a=1&b={2}"
    )
    talks = {
        "id": "talks",
        "name": NASTY,
        "parties": ["XA", "XB"],
        "facts": [fact("held", "SessionHeld", "2018", "They met.", "xa-wire-1")],
    }
    tracker.record(read_document({"actors": ACTORS, "articles": [wire], "mechanisms": [talks]}), recorded_at=NOW)
    yield Answers(tracker, lambda: NOW)
    tracker.close()


@pytest.fixture(scope="module")
def state(answers: Answers) -> State:
    return answers.state(COUNCIL, Question(at=date(2024, 5, 30)))


@pytest.fixture(scope="module")
def nasty(answers: Answers) -> State:
    return answers.state("talks", Question())


def test_cited_are_the_answer_at_its_three_clocks_and_each_article_once(state: State) -> None:
    first, *rest = references(state, BASE)
    assert first.url == f"{PINNED}{state.position}"
    assert [reference.key for reference in rest] == [ARTICLE]
    assert first.title.endswith(state.sentence)


def test_what_is_cited_goes_on_answering_the_same(answers: Answers, state: State) -> None:
    again = answers.state(COUNCIL, Question(as_of=date(2024, 5, 30), known_by=date(2024, 5, 30), recorded_by=state.position))
    assert again.model_copy(update={"recorded_by": None}) == state


def _bibtex(answer: State) -> dict[str, dict[str, str]]:
    library = parse_string(bibtex(answer, BASE))
    assert not library.failed_blocks
    return {e.key: {"ENTRYTYPE": e.entry_type, **{field.key: field.value for field in e.fields}} for e in library.entries}


def test_bibtex_is_read_as_it_is_meant(state: State) -> None:
    entries = _bibtex(state)
    cited = entries[f"{COUNCIL}-2024-05-30-2024-05-30"]
    assert (cited["ENTRYTYPE"], cited["date"], cited["url"]) == ("dataset", "2024-05-30", f"{PINNED}{state.position}")
    news = entries[ARTICLE]
    assert (news["ENTRYTYPE"], news["date"], news["year"]) == ("online", "2024-05-29/2024-05-30", "2024")
    assert "Sakura Murakami" in news["author"]


def test_nothing_in_a_title_breaks_an_entry_out(nasty: State) -> None:
    entries = _bibtex(nasty)
    assert len(entries) == 2
    news = entries["xa-wire-1"]
    assert (
        news["title"]
        == r"{50 \% of \{C\} \& \textbackslash{}D\_e \#1 \textasciitilde{} \$x\textasciicircum{}2\$ @misc\{x,\} Ж 日中}"
    )
    assert news["date"] == "2018~"
    told = rispy.loads(ris(nasty, BASE))
    assert [entry["type_of_reference"] for entry in told] == ["DATA", "NEWS"]
    assert told[1]["title"] == NASTY.replace("\n", " ")


def test_ris_is_read_as_it_is_meant(state: State) -> None:
    cited, news = rispy.loads(ris(state, BASE))
    assert (cited["type_of_reference"], cited["year"], cited["urls"]) == ("DATA", "2024", [f"{PINNED}{state.position}"])
    assert (news["id"], news["authors"], news["publisher"]) == (ARTICLE, ["Sakura Murakami"], "Japan Today")
    assert news["date"] == "2024/05//[2024-05-29..2024-05-30]"
    assert all(line == "" or line[2:6] == "  - " for line in ris(state, BASE).split("\r\n"))


ITEM = {"id", "type", "title", "author", "publisher", "container-title", "issued", "URL", "language", "note"}


def test_csl_has_the_shape_of_its_schema(state: State, nasty: State) -> None:
    for item in (*csl(state, BASE), *csl(nasty, BASE)):
        assert set(item) <= ITEM
        assert item["type"] in ("dataset", "article-newspaper")
        assert set(item["issued"]) <= {"date-parts", "circa", "literal"}
        assert all(set(name) == {"literal"} for name in item.get("author", []))
        assert len(item["issued"].get("date-parts", [[1]])) in (1, 2)
    assert csl(state, BASE)[1]["issued"] == {"date-parts": [[2024, 5, 29], [2024, 5, 30]]}
    assert csl(nasty, BASE)[1]["issued"] == {"date-parts": [[2018]], "circa": True}


@pytest.mark.parametrize(
    ("text", "first", "last", "year"),
    [
        ("2024-05-29", (2024, 5, 29), (2024, 5, 29), "2024"),
        ("2024-05", (2024, 5), (2024, 5), "2024"),
        ("2018", (2018,), (2018,), "2018"),
        ("2018~", (2018,), (2018,), "2018"),
        ("2024-05-29T23:30:00+09:00", (2024, 5, 29), (2024, 5, 29), "2024"),
        ("[2023-12-31..2024-01-01]", (2023, 12, 31), (2024, 1, 1), None),
        ("../2017", (), (2017, 12, 31), None),
        ("2024-21", (2024, 3, 1), (2024, 5, 31), "2024"),
    ],
)
def test_a_vague_date_is_never_made_exact(text: str, first: tuple[int, ...], last: tuple[int, ...], year: str | None) -> None:
    found = issued(text)
    assert (found.first, found.last, found.year) == (first, last, year)


def test_a_reference_may_be_bare() -> None:
    assert Reference("k", "t", "2018").url is None
