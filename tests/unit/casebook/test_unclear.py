"""What refers to an entry that cannot be read is no further fault, and everything else is told at once."""

from __future__ import annotations

from pathlib import Path

from api.casebook import Reading, in_order, read_file
from domain.proposal import Place, Refusal

BROKEN = """
articles:
  - {id: a, title: A, published: soon}
  - {id: b, title: B, published: 2024}
mechanisms:
  - id: m
    name: M
    facts:
      - {key: k, event: SessionHeld, occurred: 2018, citations: [{article: a}]}
      - {key: l, event: SessionHeld, occurred: 2018, gist: g, citations: [{article: a}]}
"""


def read(folder: Path, **files: str) -> Reading:
    """The reading of these files."""
    reading = Reading()
    for name, text in files.items():
        file = folder / name.replace("_", ".")
        file.write_text(text, encoding="utf-8")
        read_file(file, reading)
    return reading


def test_the_ids_and_keys_of_faulty_entries_are_unclear(tmp_path: Path) -> None:
    reading = read(tmp_path, a_yaml=BROKEN, articles_csv="id,title,published\nc,C,soon\nd,D,2024\n")
    assert reading.unclear == {"a", "k", "c"}
    assert [(proposal.stream, getattr(proposal.event, "key", None)) for proposal in reading.proposals] == [
        ("b", None),
        ("m", None),
        ("m", "l"),
        ("d", None),
    ]
    assert [refusal.code for refusal in reading.refusals] == ["not-a-date", "missing-key", "not-a-date"]


def test_where_a_file_cannot_be_read_nothing_is_clear(tmp_path: Path) -> None:
    assert read(tmp_path, a_yaml="a: [", b_yaml=BROKEN).unclear is None
    assert read(tmp_path, a_yaml="mechanismz: []").unclear is None


def test_refusals_are_told_by_file_and_line() -> None:
    refusals = [Refusal("x", "x", Place(file, "", line)) for file, line in (("b", 2), ("a", 1), ("b", 1), ("a", None))]
    assert [(refusal.place.file, refusal.place.line) for refusal in in_order(refusals)] == [
        ("b", 1),
        ("b", 2),
        ("a", None),
        ("a", 1),
    ]
