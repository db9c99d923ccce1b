"""A table proposes what a document with the same facts proposes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from api.casebook import read_text
from api.casebook.tables import Tables, read_tables
from domain.proposal import Proposal
from tests.unit.casebook.tables.desk import Value, separated, workbook

# What cells cannot hold: blanks at the ends and control characters; and what they would mean: formulas, remarks, null, lists.
characters = st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"), exclude_characters=";_\ufeff")
words = st.text(characters, min_size=1, max_size=20).map(str.strip).filter(lambda t: t and t[0] not in "#='" and t != "null")
slugs = st.from_regex(r"[a-z]{1,6}(-[a-z0-9]{1,4}){0,2}", fullmatch=True).filter(lambda t: t != "null")
dates = st.sampled_from(["2018", "2024-05", "2024-05-29", "[2024-05-26..2024-05-28]", "../2017", "2024-05-29T10:00:00+09:00"])
FIELDS = {
    "place": words,
    "by": st.lists(slugs | st.just("NO"), min_size=1, max_size=3),
    "edition": st.integers(1, 99),
    "session": words,
    "participants": st.lists(slugs, min_size=1, max_size=2),
    "said": words,
    "reason": words,
    "coding": st.sampled_from(["stated", "inferred"]),
}
quotes = st.fixed_dictionaries({"exact": words})
attributions = st.fixed_dictionaries(
    {"manner": st.sampled_from(["quoted", "paraphrased", "anonymous"])}, optional={"speaker": slugs, "party": slugs, "via": words}
)
citations = st.lists(
    st.fixed_dictionaries({"article": slugs}, optional={"quote": quotes, "attribution": attributions}), min_size=1, max_size=3
)
facts = st.fixed_dictionaries(
    {"key": slugs, "event": st.just("SessionHeld"), "occurred": dates, "gist": words, "citations": citations}, optional=FIELDS
)
mechanisms = st.fixed_dictionaries(
    {"id": slugs, "name": words},
    optional={
        "aliases": st.lists(words, min_size=1, max_size=2),
        "parties": st.lists(slugs, min_size=1),
        "facts": st.lists(facts, max_size=3),
    },
)
documents = st.lists(mechanisms, min_size=1, max_size=3, unique_by=lambda mechanism: mechanism["id"])


def cell(value: Any) -> Value:
    """A value as a desk writes it."""
    return "; ".join(value) if isinstance(value, list) else value


def row_of(mechanism: str, fact: dict[str, Any]) -> dict[str, Value]:
    """A fact as a row: the columns of further citations are numbered."""
    row = {"mechanism": mechanism, **{name: cell(value) for name, value in fact.items() if name != "citations"}}
    for number, cited in enumerate(fact["citations"], 1):
        parts = {"article": cited["article"], "quote": cited.get("quote", {}).get("exact"), **cited.get("attribution", {})}
        row |= {name if number == 1 else f"{name} {number}": value for name, value in parts.items() if value is not None}
    return row


def sheet(rows: list[dict[str, Value]]) -> list[list[Value]]:
    """Rows with every column that one of them has."""
    columns = list(dict.fromkeys(column for row in rows for column in row))
    cells: list[list[Value]] = [[row.get(column) for column in columns] for row in rows]
    return [[*columns], *cells] if rows else []


def proposals(read: Tables) -> list[Proposal]:
    """What the tables propose, if nothing is refused."""
    assert [outcome for outcome in read.outcomes if not isinstance(outcome, Proposal)] == []
    return [outcome for outcome in read.outcomes if isinstance(outcome, Proposal)]


@given(documents)
def test_tables_and_yaml_say_the_same(document: list[dict[str, Any]]) -> None:
    told = read_text(yaml.safe_dump({"mechanisms": document}, allow_unicode=True), "yaml")
    registered = [{name: cell(value) for name, value in mechanism.items() if name != "facts"} for mechanism in document]
    rows = [row_of(mechanism["id"], fact) for mechanism in document for fact in mechanism.get("facts", ())]
    expected = sorted(told, key=lambda proposal: "key" in type(proposal.event).model_fields)
    one = read_tables(separated(sheet(registered)).encode(), Path("mechanisms.csv"))
    other = (
        read_tables(separated(sheet(rows), ";" if len(sheet(rows)) > 1 else ",").encode(), Path("facts.csv")) if rows else Tables()
    )
    assert proposals(one) + proposals(other) == expected
    book = workbook({"mechanisms": sheet(registered), "facts": sheet(rows)})
    assert proposals(read_tables(book, Path("desk.xlsx"))) == expected
