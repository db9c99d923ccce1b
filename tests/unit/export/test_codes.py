"""Our events in the codes of event data: every event has a counterpart or a reason why not, and losses are told."""

from __future__ import annotations

import csv
import re
from io import StringIO

import pytest

from api.export.codes import MAPPING, Code, NoCode, Scheme
from api.export.taking import Form, take
from api.export.taking import table as written
from api.tracker import Tracker
from domain.catalogue import FACTS_OF

PLOVER = {
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
}  # fmt: skip


def test_every_event_has_a_counterpart_or_a_reason() -> None:
    assert set(MAPPING) == {name for facts in FACTS_OF.values() for name in facts}


@pytest.mark.parametrize("name", sorted(MAPPING))
def test_a_counterpart_is_a_code_of_its_scheme_and_something_is_always_lost(name: str) -> None:
    counterpart = MAPPING[name]
    assert counterpart.loses
    assert not isinstance(counterpart.plover, Code) or counterpart.plover.code in PLOVER
    assert not isinstance(counterpart.cameo, Code) or re.fullmatch(r"(0[1-9]|1\d|20)\d{1,2}", counterpart.cameo.code)
    for none in (counterpart.plover, counterpart.cameo):
        assert not isinstance(none, NoCode) or str(none).startswith("none, because ")


def coded(tracker: Tracker, scheme: Scheme) -> dict[tuple[str, str], dict[str, str]]:
    text = written(take(tracker), Form.CSV, scheme).decode()
    return {(row["stream"], row["key"]): row for row in csv.DictReader(StringIO(text, newline=""))}


def test_a_session_held_is_talks_between_its_participants(rich: Tracker) -> None:
    row = coded(rich, "cameo")["xa-xb-xc-summit", "second-held"]
    assert (row["code"], row["name"], row["source"], row["target"]) == ("046", "Engage in negotiation", "XA; XB; XC", "XA; XB; XC")
    assert coded(rich, "plover")["xa-xb-xc-summit", "second-held"]["code"] == "CONSULT"


def test_what_is_vague_or_disputed_is_told_to_be_lost(rich: Tracker) -> None:
    rows = coded(rich, "plover")
    suspended = rows["xa-xb-council", "suspended"]
    assert (suspended["earliest"], suspended["latest"], suspended["source"]) == ("2018-01-01", "2018-12-31", "")
    assert suspended["target"] == "xa-forward; xb-union"
    assert "no one is named who did it; the date is as vague as 2018" in suspended["loses"]
    agreed = rows["xa-xb-council", "resumption-agreed"]
    assert (agreed["code"], agreed["context"]) == ("AGREE", "diplomatic")
    assert "still open: how, when; more was said about it: agreement-denied (FactDenied)" in agreed["loses"]


def test_what_has_no_counterpart_says_why(rich: Tracker) -> None:
    row = coded(rich, "cameo")["xa-xb-council", "agreement-denied"]
    assert row["code"] == ""
    assert row["loses"].startswith("none, because it is about a report")


def test_who_acts_towards_whom(rich: Tracker) -> None:
    rows = coded(rich, "cameo")
    raised, made, many = (rows[at] for at in (("river-water", "raised"), ("moss-in-xanadu", "made"), ("mira-moss", "many")))
    assert (raised["source"], raised["target"], raised["code"]) == ("XB", "XA", "110")
    assert (made["source"], made["target"], made["code"]) == ("mira-moss", "XA; XB", "042")
    assert (many["source"], many["target"], many["code"]) == ("mira-moss", "", "040")
    assert "it lasted until 2024-06-03" in made["loses"]
