"""What is odd is told, one line each; what is no revision is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from api.journeys import prepare
from domain.proposal import Refused
from tests.unit.journeys.listing import line, record, written
from tests.unit.journeys.replay import EXTRACT


def _odd(folder: Path, *lines: dict[str, Any]) -> list[str]:
    path = written(folder, *lines)
    return [sentence.removeprefix(f"{path}:") for sentence in prepare([path], []).odd]


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"description": None}, "description is empty"),
        ({"end": "2001-04-30"}, "ends before it begins: start-date 2001-05-01, end-date 2001-04-30"),
        ({"start": "2001-05-32"}, "has days that cannot be read: start-date 2001-05-32, end-date 2001-05-32"),
        ({"start": "3001-05-01"}, "begins on 3001-05-01, more than a day after it was published: taken as announced"),
        ({"from": "Atlantis", "from-id": "atlantis"}, "no state is known as 'Atlantis' (atlantis): taken as the body atlantis"),
        ({"from": "Mexico", "from-id": "turkey"}, "the country 'Mexico' and its id 'turkey' are different states: taken as MX"),
        ({"wine": "red"}, "the field 'wine' is not known, and not kept"),
        ({"description": " State visit."}, "the spaces around description are not kept"),
    ],
)
def test_an_odd_record_is_told_in_one_line(tmp_path: Path, more: dict[str, Any], told: str) -> None:
    held = record("7", **({"from": "Poland", "from-id": "poland"} | more))
    assert _odd(tmp_path, line(1, "add", "7", held)) == [f"1: record 7: {told}"]


def test_what_stays_odd_is_told_once(tmp_path: Path) -> None:
    held = record("7") | {"from": "Poland", "from-id": None}
    again = line(2, "amend", "7", held | {"description": None})
    assert _odd(tmp_path, line(1, "add", "7", held), again) == [
        "1: record 7: from-id is empty",
        "2: record 7: description is empty",
    ]


def test_what_comes_out_of_turn_is_told(tmp_path: Path) -> None:
    held = record("7", **{"from": "Poland", "from-id": "poland"})
    lines = [
        line(1, "amend", "7", held),
        line(2, "add", "7", held),
        line(3, "delete", "8"),
        line(4, "amend", "7"),
        line(5, "add", "7", held),
    ]
    assert _odd(tmp_path, *lines, line(5, "add", "9", held | {"id": "9"})) == [
        "1: record 7: is amended though it was not listed: taken as added",
        "2: record 7: is added though it is listed already: taken as amended",
        "3: record 8: is removed though it was not listed",
        "4: record 7: the record is missing: taken as removed",
        "5: record 7: says the same as record 9",
        "6: record 9: says the same as record 7",
    ]


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ("{", "not JSON"),
        ("[]", "Input should be"),
        (line(1, "add", "7", record("8")), "the record's id is '8', but the line's is '7'"),
        (line(1, "change", "7", record("7")), "op: Input should be 'add', 'amend' or 'delete'"),
        (line(1, "add", "7", record("7")) | {"published": "2015-03-01T12:00:00"}, "published: Input should have timezone info"),
        (line(1, "add", "–", record("–")), "id: String should match pattern"),
        (line(1, "add", "7", {"visitor": ["Ada"]}), "record.visitor: Input should be a valid string"),
    ],
)
def test_what_is_no_revision_is_refused_with_its_line(tmp_path: Path, wrong: dict[str, Any] | str, reason: str) -> None:
    path = written(tmp_path, line(1, "add", "6", record("6")), "", wrong)
    with pytest.raises(Refused) as refused:
        prepare([path], [])
    assert [str(refusal).startswith(f"{path}:3: ") and reason in refusal.reason for refusal in refused.value.refusals] == [True]


def test_every_file_is_read_before_anything_is_refused(tmp_path: Path) -> None:
    paths = [
        written(tmp_path, "{", name="one.jsonl"),
        written(tmp_path, line(1, "delete", "7"), name="two.jsonl"),
        tmp_path / "none",
    ]
    with pytest.raises(Refused) as refused:
        prepare(paths, [])
    assert [refusal.code for refusal in refused.value.refusals] == ["not-a-revision", "no-series", "no-such-file"]


def test_words_that_no_fact_can_hold_are_refused_with_their_line(tmp_path: Path) -> None:
    path = written(tmp_path, line(1, "add", "7", record("7", description="x" * 20_001)))
    with pytest.raises(Refused, match=r"visits\.jsonl:1: remarks"):
        prepare([path], [])


def test_the_extract_has_every_oddity_of_the_lists() -> None:
    told = " ".join(prepare(EXTRACT, []).odd)
    for words in ("ends before it begins", "is empty", "taken as announced", "different states"):
        assert words in told
