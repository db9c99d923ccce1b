"""What the tests of the shipped casebook share: its facts, and the two articles where they lie beside this checkout."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.casebook import read, shipped
from domain.facts import Citation, Fact

SHARED = Path(__file__).parents[4] / "shared"
SEEDS = SHARED / "seeds"
SEED_OF = {
    "japan-today-2024-05-29-talks-restart": "000_f3e7388e340c92fe.txt",
    "unnamed-2024-05-restart-planned": "004_7835fff41dcbf866.txt",
}
LONGEST_RUN = 5
"""So many words in a row may be an article's; names and vague phrases are no longer."""

beside_seeds = pytest.mark.skipif(not SEEDS.is_dir(), reason="the articles are not beside this checkout (../shared/seeds)")


def facts() -> Iterator[tuple[str, Fact]]:
    """Every fact with its stream."""
    return ((p.stream, p.event) for p in read([shipped()]) if isinstance(p.event, Fact))


def fact(stream: str, key: str) -> Fact:
    """The fact of that key."""
    return next(event for of, event in facts() if (of, event.key) == (stream, key))


def cited() -> Iterator[Citation]:
    """Every citation of every fact."""
    return (citation for _, event in facts() for citation in event.citations)


def seed(article: str) -> str:
    """The text of an article."""
    return (SEEDS / SEED_OF[article]).read_bytes().decode("utf-8")


def shared_runs(article: str, text: str) -> list[tuple[str, ...]]:
    """The runs of words, longer than ``LONGEST_RUN``, that a text of ours shares with an article."""
    theirs = set(_runs(_words(seed(article))))
    return [run for run in _runs(_words(text)) if run in theirs]


def _runs(words: list[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[start : start + LONGEST_RUN + 1]) for start in range(len(words) - LONGEST_RUN))


def _words(text: str) -> list[str]:
    return re.findall(r"[\w'-]+", text.lower().replace("–", "-").replace("’", "'"))
