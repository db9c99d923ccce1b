"""Rows read as facts, and what is refused of them: with sheet, row and column."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.casebook import read
from api.casebook.tables import read_tables
from api.casebook.tables.columns import FACTS, TABLES, headings, shapes, shapes_of
from domain.actor import ActorRegistered, ContactReported
from domain.article import ArticleRegistered, ArticleRetracted
from domain.catalogue import FACTS_OF
from domain.facts import Attribution, Citation, FactCorrected, Passage
from domain.mechanism.events import MechanismRegistered, SessionHeld, StatementMade
from domain.proposal import Proposal, Refusal, Refused

HEAD = "mechanism,event,occurred,gist,article"
FACT = "harbour-talks,SessionHeld,3 March 2021,They met.,gazette"


def proposals(text: str, name: str = "facts.csv") -> list[Proposal]:
    """What a text proposes in which nothing is wrong."""
    outcomes = read_tables(text.encode(), Path(name)).outcomes
    assert [outcome for outcome in outcomes if isinstance(outcome, Refusal)] == []
    return [outcome for outcome in outcomes if isinstance(outcome, Proposal)]


def refused(text: str, name: str = "facts.csv") -> list[str]:
    """What is refused of a text, with the places."""
    return [str(outcome) for outcome in read_tables(text.encode(), Path(name)).outcomes if isinstance(outcome, Refusal)]


def test_a_row_is_a_fact_with_its_place() -> None:
    (proposal,) = proposals(f"{HEAD}\n{FACT}\n")
    fact = {"key": "session-held-2021-03-03", "occurred": "2021-03-03", "gist": "They met.", "citations": [{"article": "gazette"}]}
    assert (proposal.stream, proposal.event) == ("harbour-talks", SessionHeld.model_validate(fact))
    assert str(proposal.place) == "facts.csv row 2, column mechanism"
    assert str(proposal.place.at("citations[0].article")) == "facts.csv row 2, column article"
    assert str(proposal.place.at("citations[0]").at("quote")) == "facts.csv row 2, column quote"
    assert str(proposal.place.at("by[1]")) == "facts.csv row 2, column by"
    assert proposal.place.at("occurred").line == 2


@pytest.mark.parametrize(
    ("columns", "cells", "key"),
    [
        ("event,occurred", "SessionHeld,[2024-05-26..2024-05-28]", "session-held-2024-05-26-2024-05-28"),
        ("event,occurred", "SessionHeld,c. 2018", "session-held-2018"),
        ("event,occurred,fact,by", "FactDenied,2018,some-key,x", "fact-denied-some-key-2018"),
        ("event,occurred,key", "SessionHeld,2018,mine", "mine"),
    ],
)
def test_a_fact_without_a_key_is_called_by_its_event_and_date(columns: str, cells: str, key: str) -> None:
    text = f"mechanism,gist,article,{columns}\nm,g,a,{cells}\n"
    assert [getattr(proposal.event, "key", None) for proposal in proposals(text)] == [key]
    assert proposals(text) == proposals(f"# moved down\n\n{text}")


def test_two_facts_alike_want_keys_of_their_own() -> None:
    assert refused(f"{HEAD}\n{FACT}\n{FACT}2\n") == [
        "facts.csv row 3, column key: row 2 tells the same event of the same date: give each a 'key' of its own"
    ]
    assert len(proposals(f"{HEAD}\n{FACT}\n{FACT}\n")) == 2


def test_headings_are_read_as_people_write_them() -> None:
    text = "Mechanism;EVENT;Occurred;Gist;Article;Planned said;_mine;article 2;Quote 2\nm;SessionAgreed;2018;g;a;next;x;b;words\n"
    (proposal,) = proposals(text)
    stored = proposal.event.model_dump(mode="json", exclude_defaults=True)
    assert stored["planned_said"] == "next"
    assert stored["citations"] == [{"article": "a"}, {"article": "b", "quote": {"exact": "words"}}]


def test_a_citation_has_its_parts_in_columns() -> None:
    digest = f"sha256:{'0' * 64}"
    columns = "passage,speaker,office,party,via,manner"
    (proposal,) = proposals(f"{HEAD},{columns}\n{FACT},12-40 {digest},tom,chair,ldp,the wire,quoted\n")
    said = Attribution(speaker="tom", office="chair", party="ldp", via="the wire", manner="quoted")
    assert isinstance(proposal.event, SessionHeld)
    assert proposal.event.citations == (
        Citation(article="gazette", passage=Passage(start=12, end=40, digest=digest), attribution=said),
    )


def test_several_articles_in_one_cell_are_several_citations() -> None:
    (proposal,) = proposals(f"{HEAD}\nm,SessionHeld,2018,g,a; b;\n")
    assert isinstance(proposal.event, SessionHeld)
    assert [cited.article for cited in proposal.event.citations] == ["a", "b"]
    (told,) = refused(f"{HEAD},manner\nm,SessionHeld,2018,g,a; b,quoted\n")
    assert told.startswith("facts.csv row 2, column article: 'article' names several articles, and 'manner' can be of only one")


def test_a_speaker_is_the_statements_own() -> None:
    (proposal,) = proposals(f"{HEAD},speaker,attribution.speaker,manner\nm,StatementMade,2018,g,a,tom,ann,quoted\n")
    assert isinstance(proposal.event, StatementMade)
    assert (proposal.event.speaker, proposal.event.citations[0].attribution) == ("tom", Attribution(speaker="ann", manner="quoted"))


def test_facts_of_actors_and_corrections() -> None:
    text = (
        "actor,mechanism,event,occurred,gist,article,with,fact,cause,changes.occurred,changes.by\n"
        "tom,,ContactReported,2018,g,a,x; y,,,,\ntom,,ContactReported,2019,g,a,42,,,,\n"
        ",m,FactCorrected,2018,g,a,,k,coder,30.05.2024,x; y\n"
    )
    met, counted, corrected = (proposal.event for proposal in proposals(text))
    assert isinstance(met, ContactReported)
    assert isinstance(counted, ContactReported)
    assert (met.actors, counted.with_) == (("x", "y"), 42)
    assert isinstance(corrected, FactCorrected)
    assert corrected.changes == {"occurred": "2024-05-30", "by": ["x", "y"]}


def test_registrations_are_rows_of_their_own_tables(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("They met.", encoding="utf-8")
    articles = (
        "id,title,published,authors,text,retracted.published,retracted.reason\na,A,4 March 2021,X; Y,a.txt,5.3.2021,Invented.\n"
    )
    for name, text in (
        ("our-articles", articles),
        ("actors", "id,kind,name,names.zh-Hans,names.ja\nJP,state,Japan,日本,日本\n"),
        ("mechanisms", "id,name,kind,parties,cadence,article\nm,M,summit,JP,null,a\n"),
    ):
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    actor, mechanism, article, archived, retracted = (proposal.event for proposal in read([tmp_path]))
    assert isinstance(actor, ActorRegistered)
    assert actor.names == {"zh-Hans": "日本", "ja": "日本"}
    assert isinstance(mechanism, MechanismRegistered)
    assert (mechanism.parties, mechanism.cadence, mechanism.citations) == (("JP",), None, (Citation(article="a"),))
    assert isinstance(article, ArticleRegistered)
    assert (article.published.text, article.authors) == ("2021-03-04", ("X", "Y"))
    assert archived.model_dump()["length"] == 9
    assert isinstance(retracted, ArticleRetracted)
    assert (retracted.published.text, retracted.reason) == ("2021-03-05", "Invented.")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{HEAD},occured\n{FACT},x", "row 1, column occured: unknown column 'occured'; did you mean 'occurred'?"),
        (f"{HEAD},Gist\n{FACT},x", "row 1, column Gist: there are two columns of this name"),
        (f"{HEAD},names.ja\n{FACT},x", "row 1, column names.ja: unknown column 'names.ja'; did you mean 'name'?"),
        (
            f"{HEAD},changes\n{FACT},x",
            "row 1, column changes: the column 'changes' is written in parts, such as 'changes.occurred'",
        ),
        (f"{HEAD}\n{FACT},x", "row 2: 'x' stands in a column without a heading"),
        (f"{HEAD},place,\n{FACT},,x", "row 2: 'x' stands in a column without a heading"),
        (f"{HEAD},planned\n{FACT},2022", "row 2, column planned: SessionHeld takes no 'planned': leave the cell empty"),
        (
            f"{HEAD},visit\n{FACT},v",
            "row 2, column mechanism: a fact is about one thing: 'mechanism' and 'visit' are both filled in",
        ),
        (f"{HEAD},passage\n{FACT},p. 3", "row 2, column passage: 'passage' is 'p. 3'; write where it begins and ends"),
        (f"{HEAD},edition\n{FACT},third", "row 2, column edition: 'edition' must be a whole number, not 'third'"),
        (f"{HEAD},place\n{FACT},=A1", "row 2, column place: the cell holds a formula"),
        (f"{HEAD}\nm,SessionHeld,soon,g,a", "row 2, column occurred: 'occurred': 'soon' is not a date"),
        (f"{HEAD}\nm,SessionHeld,2018,g,", "row 2, column article: a fact cites at least one article"),
        (f"{HEAD}\nm,SessionHeld,2018,,a", "row 2, column gist: the column 'gist' is not filled in"),
        (f"{HEAD}\nm,SesionHeld,2018,g,a", "row 2, column event: unknown event 'SesionHeld'; did you mean 'SessionHeld'?"),
        (f"{HEAD}\nm,,2018,g,a", "row 2, column event: the column 'event' is not filled in"),
        (f"{HEAD}\n,SessionHeld,2018,g,a", "row 2, column mechanism: a fact is about one thing: none of mechanism, visit"),
        (f'{HEAD}\n{FACT}\n"m"x,', "row 3: this is not CSV: "),
        ("# nothing yet\n\n", ": there is nothing in it but remarks"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(text: str, told: str) -> None:
    if "not CSV" in told:
        with pytest.raises(Refused, match="row 3: this is not CSV"):
            read_tables(text.encode(), Path("facts.csv"))
        return
    (refusal,) = refused(text)
    assert refusal.removeprefix("facts.csv").lstrip(" ").startswith(told)


def test_all_that_is_wrong_with_a_row_is_told() -> None:
    told = refused(f"{HEAD},manner,by\nm,SessionHeld,05/06/2024,,,quotd,Tom\n")
    assert [line.split(":")[0].removeprefix("facts.csv row 2, column ") for line in told] == [
        "occurred",
        "gist",
        "article",
        "manner",
        "by",
    ]


def test_every_field_of_every_fact_has_a_column() -> None:
    kinds = [kind for kinds in FACTS_OF.values() for kind in kinds.values()]
    assert {name for kind in kinds for name in shapes_of(kind)} <= shapes(FACTS).keys()
    assert [(kind, name) for kind in kinds for name, shape in shapes_of(kind).items() if shapes(FACTS)[name] != shape] == []
    assert all(len(set(headings(table))) == len(headings(table)) for table in TABLES)
