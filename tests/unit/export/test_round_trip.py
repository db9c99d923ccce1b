"""What is taken out imports into an empty ledger, which then gives the same answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.casebook import read
from api.export.arranging import Texts
from api.export.casebook import entries
from api.export.taking import take
from api.known import NotKnown
from api.tracker import Tracker
from domain.facts import Fact
from tests.engines import Engine
from tests.unit.export.again import NOW, again, answers, contents, moments, taken_out

TARGETS = ("ledger.yaml", "ledger.json", "folder")


@pytest.mark.parametrize("target", TARGETS)
def test_everything_that_a_casebook_can_hold_comes_back(rich: Tracker, tmp_path: Path, target: str) -> None:
    with again(rich, tmp_path / target) as other:
        assert contents(other) == contents(rich)
        assert Texts.of(take(other), other.text) == Texts.of(take(rich), rich.text)
        asked = moments(target, 20)
        assert list(answers(other, asked)) == list(answers(rich, asked))


@pytest.mark.parametrize("target", TARGETS)
def test_the_shipped_casebook_gives_the_same_answers(shipped_tracker: Tracker, tmp_path: Path, target: str) -> None:
    with again(shipped_tracker, tmp_path / target) as other:
        assert contents(other) == contents(shipped_tracker)
        asked = moments(target)
        assert list(answers(other, asked)) == list(answers(shipped_tracker, asked))


@pytest.mark.parametrize("target", TARGETS)
def test_taken_out_again_it_is_the_same_to_the_byte(rich: Tracker, tmp_path: Path, target: str) -> None:
    """But for the place in the ledger."""
    (tmp_path / "second").mkdir()
    with again(rich, tmp_path / target) as other:
        for name in taken_out(other, tmp_path / "second" / target):
            around = Path(target) if "." not in target else Path()
            first, second = ((folder / around / name).read_bytes() for folder in (tmp_path, tmp_path / "second"))
            assert [line for line in first.splitlines() if b"Taken from a ledger" not in line] == [
                line for line in second.splitlines() if b"Taken from a ledger" not in line
            ]


def test_the_order_of_recording_does_not_show(engine: Engine, rich: Tracker, tmp_path: Path) -> None:
    taken_out(rich, tmp_path / "one.json")
    with engine.tracker() as other:
        other.record(reversed(read([tmp_path / "rich"])), recorded_at=NOW)
        taken_out(other, tmp_path / "other.json")
    one = (tmp_path / "one.json").read_text()
    assert one.replace("one.texts", "other.texts") == (tmp_path / "other.json").read_text()


def test_a_fact_that_stands_in_several_streams_is_written_once(rich: Tracker) -> None:
    mechanisms = {one["id"]: one for one in entries(take(rich), "mechanism", {})}
    written = [fact["key"] for one in mechanisms.values() for fact in one.get("facts", ())]
    assert written.count("second-held") == 2  # this one, and the summit's own
    assert next(f for f in mechanisms["arts-commission"]["facts"] if f["key"] == "second-held")["also_in"] == ["crafts-commission"]


def test_one_mechanism_goes_with_all_that_it_rests_on(rich: Tracker, tmp_path: Path) -> None:
    around = take(rich).around(["crafts-commission"])
    # the stream with the shared fact and its parent, the predecessor, and whoever and whatever they name
    assert {"arts-commission", "xa-xb-council", "guilds-commission", "mail-11"} <= around.streams.keys()
    assert not {"lake-water", "river-water"} & around.streams.keys()
    named = {actor for stream in around.streams.values() for _, fact in stream.facts() for actor in fact.by}
    assert named <= around.streams.keys()


def test_what_the_ledger_does_not_hold_cannot_be_taken_out(rich: Tracker) -> None:
    with pytest.raises(NotKnown, match="no mechanism, visit, issue, actor or article atlantis"):
        take(rich).around(["atlantis"])


def test_an_empty_ledger_is_an_empty_casebook(engine: Engine, tmp_path: Path) -> None:
    with engine.tracker() as tracker:
        for target in TARGETS:
            taken_out(tracker, tmp_path / target)
            assert list(read([tmp_path / target])) == []


def test_a_text_that_would_be_refused_is_left_out(rich: Tracker) -> None:
    holdings = take(rich)
    texts = Texts.of(holdings, lambda _: "Other words.")
    assert texts.left_out["mail-12"] == "the passage that second-held of arts-commission cites is not in it"
    assert "mail-12" not in texts.kept
    assert set(Texts.of(holdings, lambda _: None).left_out.values()) == {"it was withheld"}


def test_what_is_recorded_meanwhile_is_not_taken_out(rich: Tracker) -> None:
    position = rich.position()
    assert sum(stream.version for stream in rich.streams(position)) == position
    assert sum(stream.version for stream in rich.streams(position - 3)) == position - 3
    assert any(isinstance(item.event, Fact) for stream in rich.streams(position) for item in stream.events)
