"""A text may be taken out of the ledger: the words are gone from the file, and everything else is as it was recorded."""

from __future__ import annotations

from pathlib import Path

from api.ledger import Ledger, open_ledger, text_digest
from tests.unit.ledger.words import NOON, article

WORDS = "The commission met beneath the old bridge. " * 500
DIGEST = text_digest(WORDS)


def archive(ledger: Ledger, stream: str = "gazette-1", text: str = WORDS) -> None:
    ledger.append({stream: article(text_digest(text), text)}, expected={}, recorded_at=NOON, texts={text_digest(text): text})


def test_a_withheld_text_is_gone_and_all_else_is_sound(ledger: Ledger) -> None:
    archive(ledger)
    archive(ledger, "gazette-2", "Another text.")
    head = ledger.head()
    assert ledger.withhold(DIGEST)
    assert ledger.text(DIGEST) is None
    assert ledger.text(text_digest("Another text.")) == "Another text."
    assert (ledger.head(), ledger.position(), list(ledger.verify())) == (head, 4, [])


def test_to_withhold_what_is_not_there_changes_nothing(ledger: Ledger) -> None:
    assert not ledger.withhold(DIGEST)
    archive(ledger)
    assert [ledger.withhold(DIGEST), ledger.withhold(DIGEST)] == [True, False]


def test_no_word_of_it_stays_in_the_files(path: Path) -> None:
    with open_ledger(f"sqlite:///{path}") as ledger:
        archive(ledger)
        assert any(b"beneath the old bridge" in file.read_bytes() for file in path.parent.iterdir())
        ledger.withhold(DIGEST)
        assert not any(b"beneath the old bridge" in file.read_bytes() for file in path.parent.iterdir())


def test_the_same_text_of_another_article_brings_it_back(ledger: Ledger) -> None:
    archive(ledger)
    ledger.withhold(DIGEST)
    archive(ledger, "gazette-2")
    assert ledger.text(DIGEST) == WORDS
