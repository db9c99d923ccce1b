"""The table of the two articles, sentence by sentence: it leaves out no sentence and no fact, and names none that is not there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest

from tests.unit.casebook.shipped import SEED_OF, beside_seeds, facts, seed, shared_runs

DOCS = Path(__file__).parents[3] / "docs"
ROW = re.compile(
    r"^\| (?P<number>\d+) \| (?P<start>\d+) \| (?P<end>\d+) \| (?P<what>.+?) \| (?P<became>.+?) \| (?P<otherwise>.+?) \|$",
    re.MULTILINE,
)
NOTHING = "—"
MOST_WORDS = 8
TITLE = re.compile("China, Japan agree .* hiatus")
"""The headline is what the article is called by; pages show it where they show a citation."""


@dataclass(frozen=True)
class Row:
    article: str
    number: int
    start: int
    end: int
    what: str
    facts: frozenset[str]
    otherwise: str


def rows() -> Iterator[Row]:
    text = (DOCS / "reference" / "two-articles.md").read_text(encoding="utf-8")
    for section in text.split("\n## ")[1:]:
        article = section.partition("\n")[0].rpartition(": ")[2]
        for row in ROW.finditer(section):
            became = frozenset(re.findall(r"`([^`]+)`", row["became"]))
            yield Row(article, int(row["number"]), int(row["start"]), int(row["end"]), row["what"], became, row["otherwise"])


ROWS = list(rows())
FACTS = {f"{stream}/{fact.key}": fact for stream, fact in facts()}


def of(article: str) -> list[Row]:
    return [row for row in ROWS if row.article == article]


def test_the_table_is_read() -> None:
    assert {row.article for row in ROWS} == SEED_OF.keys()
    for article in SEED_OF:
        assert [row.number for row in of(article)] == list(range(1, len(of(article)) + 1))


def test_every_fact_named_exists_and_every_fact_is_named() -> None:
    assert {fact for row in ROWS for fact in row.facts} == FACTS.keys()


def test_a_sentence_became_something_or_it_is_said_why_not() -> None:
    assert [row for row in ROWS if not row.facts and row.otherwise == NOTHING] == []


def test_a_fact_stands_in_the_row_of_every_sentence_that_it_cites() -> None:
    for name, fact in FACTS.items():
        for citation in fact.citations:
            passage = citation.passage
            assert passage is not None
            cited = [row for row in of(citation.article) if row.start < passage.end and passage.start < row.end]
            assert cited, (name, passage)
            assert [row for row in cited if name not in row.facts] == [], name


def test_a_fact_in_a_row_has_that_article_for_evidence() -> None:
    for row in ROWS:
        assert all(row.article in {c.article for c in FACTS[name].citations} for name in row.facts), row


def test_rows_do_not_overlap_and_repetitions_are_of_rows_that_are_there() -> None:
    for article in SEED_OF:
        found = of(article)
        assert all(before.end <= after.start for before, after in pairwise(found))
        repeated = [int(number) for row in found for number in re.findall(r"repetition of (\d+)", row.otherwise)]
        assert set(repeated) <= {row.number for row in found if row.facts}


def test_the_table_has_our_words_and_few_of_them() -> None:
    assert [row for row in ROWS if len(row.what.split()) > MOST_WORDS] == []


@beside_seeds
@pytest.mark.parametrize("article", sorted(SEED_OF))
def test_every_sentence_is_in_the_table(article: str) -> None:
    text = seed(article)
    covered = {point for row in of(article) for point in range(row.start, row.end)}
    assert [point for point, character in enumerate(text) if not character.isspace() and point not in covered] == []
    assert [row for row in of(article) if text[row.start : row.end] != text[row.start : row.end].strip()] == []


@beside_seeds
@pytest.mark.parametrize("article", sorted(SEED_OF))
def test_a_row_is_no_more_than_one_sentence(article: str) -> None:
    text = seed(article)
    ends = re.compile(r"(?<!U\.S)[.!?]\s+[A-Z]|\n")
    assert [row for row in of(article) if ends.search(text[row.start : row.end])] == []


@beside_seeds
@pytest.mark.parametrize("article", sorted(SEED_OF))
def test_no_page_repeats_a_long_phrase_of_an_article(article: str) -> None:
    for page in sorted(DOCS.rglob("*.md")):
        assert shared_runs(article, TITLE.sub("", page.read_text(encoding="utf-8"))) == [], page.name
