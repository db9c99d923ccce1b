"""Whatever is done to a ledger's file behind its back, verifying names it: what, where, and what should be there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from api.ledger import Problem, text_digest
from api.ledger.rows import SERIALS
from api.settings import ledger_url
from api.tracker import open_tracker
from tests.doors.conftest import runner
from tests.doors.fictional import COUNCIL, REPORT, SUMMIT
from tests.engines import Engine
from tests.fire.damage import Harm, ask, chained, emptied, harm, misspelt, repeated, rewritten, unindexed

AGREED = f"SELECT rowid FROM stored_events WHERE originator_id = '{COUNCIL}' AND topic = 'ResumptionAgreed'"
SECOND_OF_COUNCIL = f"SELECT rowid FROM stored_events WHERE originator_id = '{COUNCIL}' AND originator_version = 2"
BAND = f"(SELECT MIN(id) FROM bands WHERE stream = '{COUNCIL}' AND status = 'suspended')"
FORGED = "ab" * 32


@pytest.fixture
def kept(engine: Engine, file: Path) -> Iterator[str]:
    """The URL of that copy, on either engine."""
    with engine.holding(file) as url:
        yield url


def found(ledger: Path | str, head: tuple[int, str] | None = None) -> list[Problem]:
    tracker = open_tracker(ledger if isinstance(ledger, str) else ledger_url(ledger), as_it_lies=True)
    try:
        return list(tracker.verify(head))
    finally:
        tracker.close()


def test_a_whole_ledger_has_no_problems(kept: str) -> None:
    assert found(kept) == []


IN_THE_LOG = [
    pytest.param([misspelt(9)],
                 (9, "the chain breaks here", "digest "), id="a changed byte"),
    pytest.param(["DELETE FROM stored_events WHERE rowid = 9", "DELETE FROM log WHERE position = 9"],
                 (10, "the log has a gap: event 9 is missing", "9"), id="a removed row in the middle"),
    pytest.param(["UPDATE stored_events SET rowid = 999 WHERE rowid = 8", "UPDATE stored_events SET rowid = 8 WHERE rowid = 9",
                  "UPDATE stored_events SET rowid = 9 WHERE rowid = 999"],
                 (8, "the chain breaks here", "digest "), id="a swapped pair"),
    pytest.param([f"UPDATE log SET digest = '{FORGED}' WHERE position = 9"], (9, "the chain breaks here", "digest "),
                 id="a forged digest"),
    pytest.param(["DELETE FROM log WHERE position = 9"], (9, "its link of the chain is missing", "a link"), id="a removed link"),
    pytest.param(["UPDATE log SET recorded_at = '2001-01-01T00:00:00.000000+00:00' WHERE position = 9", chained],
                 (9, "it was recorded before the event in front of it", "not before 2024-06-30"), id="time running backwards"),
    pytest.param(["UPDATE stored_events SET topic = 'Gossip' WHERE rowid = 9", chained],
                 (9, "'Gossip' is not in the catalogue of events", None), id="an unknown event"),
    pytest.param([rewritten(9, **{"@version": 9}), chained], (9, "has the schema version 9", None),
                 id="an event of a later version"),
    pytest.param([rewritten(9, rumour=True), chained], (9, "rumour: Extra inputs are not permitted", None),
                 id="a field that the schema does not know"),
    pytest.param([emptied(9), chained], (9, "not a JSON object", None),
                 id="an event that is no object"),
]  # fmt: skip


@pytest.mark.parametrize(("harms", "first"), IN_THE_LOG)
def test_in_the_log(kept: str, harms: list[Harm | str], first: tuple[int, str, str | None]) -> None:
    position, message, expected = first
    harm(kept, *harms)
    problem = found(kept)[0]
    assert (problem.place, problem.position) == ("log", position)
    assert problem.stream == ask(kept, "SELECT originator_id FROM stored_events WHERE rowid = ?", position)
    assert message in problem.message
    assert (problem.expected or "").startswith(expected or "")


def test_a_value_of_a_foreign_kind_in_a_file(file: Path) -> None:
    harm(file, "UPDATE stored_events SET state = CAST(state AS TEXT) WHERE rowid = 9")
    problem = found(file)[0]
    assert (problem.place, problem.position, problem.expected) == ("log", 9, "blob")
    assert "its state is kept as text" in problem.message


def test_a_gap_in_the_versions_of_a_stream(kept: str) -> None:
    position = ask(kept, SECOND_OF_COUNCIL)
    harm(kept, f"UPDATE stored_events SET originator_version = 77 WHERE rowid = {position}", chained)
    problem = found(kept)[0]
    assert (problem.place, problem.position, problem.stream) == ("log", position, COUNCIL)
    assert (problem.message, problem.expected) == (f"{COUNCIL} goes from version 1 to 77", "version 2")


def test_a_removed_last_row_shows_against_a_head_kept_elsewhere(kept: str) -> None:
    last = ask(kept, "SELECT MAX(position) FROM log")
    head = (last, ask(kept, "SELECT digest FROM log WHERE position = ?", last))
    assert found(kept, head) == []
    stream = ask(kept, "SELECT originator_id FROM stored_events WHERE rowid = ?", last)
    unfound = unindexed(last) if kept.startswith("sqlite") else f"DELETE FROM search WHERE position = {last}"
    harm(kept, unfound, f"DELETE FROM stored_events WHERE rowid = {last}", f"DELETE FROM log WHERE position = {last}",
         f"UPDATE charts SET charted = 0 WHERE stream = '{stream}'")  # fmt: skip
    assert [problem for problem in found(kept) if problem.place in ("file", "log")] == []
    cut_off = found(kept, head)[0]
    assert (cut_off.position, cut_off.expected) == (last, f"digest {head[1]}")
    assert cut_off.message == f"the log ends at event {last - 1}: what followed was cut off"


def test_a_whole_new_chain_shows_against_a_head_kept_elsewhere(kept: str) -> None:
    head = (9, ask(kept, "SELECT digest FROM log WHERE position = 9"))
    harm(kept, "UPDATE log SET recorded_at = '2024-06-30T12:00:00.000001+00:00'", chained)
    assert found(kept) == []
    (other,) = found(kept, head)
    assert (other.place, other.position, other.expected) == ("log", 9, f"digest {head[1]}")


@pytest.mark.parametrize(
    ("harms", "message"),
    [
        pytest.param(["UPDATE texts SET text = text || '!'"], "is not what was recorded", id="a changed text"),
        pytest.param([f"UPDATE texts SET digest = 'sha256:{FORGED}'"], "is not what was recorded", id="under a wrong digest"),
        pytest.param(
            [f"INSERT INTO texts VALUES ('{text_digest('Hearsay.')}', 'Hearsay.')"], "is that of no article", id="too many"
        ),
    ],
)
def test_in_the_texts(kept: str, harms: list[Harm | str], message: str) -> None:
    harm(kept, *harms)
    problem = found(kept)[0]
    assert (problem.place, problem.position) == ("texts", None)
    assert message in problem.message


def test_a_passage_that_does_not_match(kept: str) -> None:
    position = ask(kept, AGREED)
    cited = [{"article": REPORT, "passage": {"start": 0, "end": 3, "digest": f"sha256:{FORGED}"}}]
    harm(kept, rewritten(position, citations=cited), chained)
    problem = found(kept)[0]
    assert (problem.place, problem.position, problem.stream) == ("passages", position, COUNCIL)
    assert "does not have the digest given" in problem.message


def test_a_citation_of_nothing(kept: str) -> None:
    position = ask(kept, AGREED)
    harm(kept, rewritten(position, citations=[{"article": "hearsay"}]), chained)
    problem = found(kept)[0]
    assert (problem.place, problem.position, problem.stream) == ("passages", position, COUNCIL)
    assert "cites hearsay, which is not in the ledger" in problem.message


@pytest.mark.parametrize(("which", "message"), [(AGREED, "its key resumption-agreed was taken"), (SECOND_OF_COUNCIL, "its key")])
def test_a_duplicate(kept: str, which: str, message: str) -> None:
    harm(kept, repeated(ask(kept, which)), chained)
    problem = found(kept)[0]
    last = ask(kept, "SELECT MAX(position) FROM log")
    assert (problem.place, problem.position, problem.stream) == ("streams", last, COUNCIL)
    assert message in problem.message


def test_a_second_registration(kept: str) -> None:
    harm(
        kept,
        repeated(ask(kept, f"SELECT rowid FROM stored_events WHERE originator_id = '{SUMMIT}' AND originator_version = 1")),
        chained,
    )
    problem = found(kept)[0]
    assert (problem.place, problem.stream, problem.expected) == ("streams", SUMMIT, "no second registration")


@pytest.mark.parametrize(
    ("harms", "message"),
    [
        pytest.param([f"UPDATE bands SET status = 'active' WHERE id = {BAND}"], "out of date", id="a stale band"),
        pytest.param([f"DELETE FROM bands WHERE id = {BAND}"], "lacks a row", id="a removed band"),
        pytest.param(
            [
                f"CREATE TEMP TABLE one AS SELECT * FROM bands WHERE id = {BAND}",
                "UPDATE one SET id = 9999",
                "INSERT INTO bands SELECT * FROM one",
            ],
            "has a row",
            id="a band too many",
        ),
        pytest.param([f"UPDATE bands SET valid_to = CAST(valid_to AS TEXT) || 'x' WHERE id = {BAND}"], "out of date",
                     id="a band that is no number"),
        pytest.param([f"UPDATE bands SET id = id + (1 << {SERIALS}) WHERE id = {BAND}"], "out of date",
                     id="a band that no day finds"),
        pytest.param([f"INSERT INTO resting VALUES ('hearsay', '{COUNCIL}')"], "has a row",
                     id="a source on which it does not rest"),
    ],
)  # fmt: skip
def test_in_the_bands_of_a_file(file: Path, harms: list[Harm | str], message: str) -> None:
    harm(file, *harms)
    problem = found(file)[0]
    assert (problem.place, problem.stream) == ("bands", COUNCIL)
    assert message in problem.message


@pytest.mark.parametrize(
    ("harm_done", "message"),
    [
        ("DELETE FROM cited WHERE stream = 'xa-xb-council'", "the table cited lacks a row"),
        ("INSERT INTO cited VALUES ('hearsay', 'xa-xb-council')", "the table cited has a row"),
        ("UPDATE members SET state = 'XC' WHERE actor = 'ada-arden'", "the table members has a row"),
        ("DELETE FROM publications", "the table publications lacks a row"),
    ],
)
def test_in_the_rows_of_whom_a_question_concerns(kept: str, harm_done: str, message: str) -> None:
    harm(kept, "UPDATE charts SET charted = 0", harm_done)
    assert any(message in problem.message for problem in found(kept))


def test_what_an_older_program_left_out_of_a_file_is_no_damage(file: Path) -> None:
    harm(
        file, "DELETE FROM derived", "INSERT INTO wording (wording) VALUES ('delete-all')", "DELETE FROM bands", "DELETE FROM cited"
    )
    assert [p for p in found(file) if p.place != "file"] == []
    with closing(open_tracker(ledger_url(file))) as tracker:
        tracker.chart()
    assert found(file) == []


def test_a_subject_that_is_not_charted_for_ever(kept: str) -> None:
    harm(kept, f"DELETE FROM charts WHERE stream = '{COUNCIL}'")
    assert [(p.place, p.stream) for p in found(kept) if "charts" in p.message] == [("bands", COUNCIL)]


@pytest.mark.parametrize(
    ("harms", "position", "message"),
    [
        pytest.param([unindexed(9)], 9, "does not find it by its word", id="an event missing"),
        pytest.param(["INSERT INTO wording (rowid, words) VALUES (9999, 'zebra')"], 9999, "finds it by 'zebra'", id="one too many"),
        pytest.param(
            ["UPDATE derived SET edition = edition + 9 WHERE name = 'words up to'"],
            None,
            "the index is said to hold events up to",
            id="events that neither the index will hold nor anybody read",
        ),
    ],
)
def test_in_the_index_of_a_file(file: Path, harms: list[Harm | str], position: int | None, message: str) -> None:
    harm(file, *harms)
    problems = [problem for problem in found(file) if message in problem.message]
    assert {problem.place for problem in problems} == {"index"}
    assert {problem.position for problem in problems} == {position}


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER heard AFTER INSERT ON log BEGIN SELECT 1; END",
        "CREATE VIEW seen AS SELECT 1",
        "CREATE TABLE hearsay (said TEXT)",
    ],
)
def test_what_in_a_file_is_not_of_this_program(file: Path, statement: str) -> None:
    harm(file, statement)
    (problem,) = found(file)
    assert problem.place == "file"
    assert "which this program did not make" in problem.message


def test_a_page_that_was_overwritten(file: Path) -> None:
    size = ask(file, "PRAGMA page_size")
    page = ask(file, "SELECT rootpage FROM sqlite_master WHERE name = 'log_recorded_at'")
    with file.open("r+b") as raw:
        raw.seek((page - 1) * size)
        raw.write(b"\xa5" * size)
    problem = found(file)[0]
    assert problem.place == "file"
    assert "damaged" in problem.message or "malformed" in problem.message


def test_an_index_that_lost_an_entry(file: Path) -> None:
    harm(file, "PRAGMA writable_schema=ON",
         "UPDATE sqlite_master SET sql = sql || ' WHERE position <> 9' WHERE name = 'log_recorded_at'")  # fmt: skip
    assert found(file)[0].place == "file"


def test_the_command_tells_the_first_and_all_of_them(kept: str) -> None:
    harm(kept, f"UPDATE log SET digest = '{FORGED}' WHERE position = 9")
    run = runner(kept)
    told = run("verify", "--format", "table")
    assert told.exit_code == 1
    assert told.stdout.startswith("event 9: the chain breaks here")
    items = json.loads(run("verify", "--format", "json").stdout)["items"]
    assert (items[0]["place"], items[0]["position"], items[0]["expected"][:7]) == ("log", 9, "digest ")


def test_the_command_takes_a_head_and_changes_nothing(file: Path) -> None:
    run, before = runner(ledger_url(file)), file.read_bytes()
    told = run("verify")
    assert told.exit_code == 0
    head = told.stderr.split()[-1]
    assert run("verify", "--head", head).exit_code == 0
    assert run("verify", "--head", f"9:{FORGED}").exit_code == 1
    assert run("verify", "--head", "nonsense").exit_code == 2
    assert file.read_bytes() == before


def test_a_ledger_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    told = runner(ledger_url(tmp_path / "none.db"))("verify")
    assert (told.exit_code, "there is no ledger at" in told.stderr) == (1, True)
    assert list(tmp_path.iterdir()) == []
