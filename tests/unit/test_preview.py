"""A preview foresees exactly what recording then gives, and writes nothing; objections leave out what is unclear."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from api.bootstrap import bootstrap
from api.casebook import read_document
from api.settings import Settings
from domain.proposal import Proposal, Refused
from tests.doors.fictional import CASEBOOK, COUNCIL, REPORT, fact

NOW = datetime(2024, 6, 30, 12, tzinfo=UTC)
BOOK = {
    **CASEBOOK,
    "articles": [{name: value for name, value in article.items() if name != "text"} for article in CASEBOOK["articles"]],
}
SUCCESSOR = {"id": "xa-xb-forum", "name": "Forum", "citations": [{"article": REPORT}]}
SUCCEEDED = fact("succeeded", "MechanismSucceeded", "2024-05-29", "A forum takes its place.", REPORT, successors=["xa-xb-forum"])
FACTS = [
    [fact("met", "SessionHeld", "2024-05-29", "They met.", REPORT)],
    [fact("denied", "FactDenied", "2024-05-29", "No.", REPORT, fact="suspended", by=["xa-forward"])],
    [
        fact(
            "corrected", "FactCorrected", "2024-05-29", "No.", REPORT, fact="suspended", cause="coder", changes={"occurred": "2019"}
        )
    ],
    [SUCCEEDED],
]


def proposed(facts: list[dict[str, object]]) -> list[Proposal]:
    """Those facts of the council, and the mechanism that succeeds it."""
    return [*read_document({"mechanisms": [SUCCESSOR, {"id": COUNCIL, "facts": facts}]})]


@pytest.mark.parametrize("facts", FACTS, ids=lambda facts: str(facts[0]["event"]))
@pytest.mark.parametrize("id", [COUNCIL, "xa-xb-forum"])
def test_a_preview_is_the_state_that_recording_gives(facts: list[dict[str, object]], id: str) -> None:
    with bootstrap(Settings(database="sqlite://")) as tracker:
        tracker.record(read_document(BOOK), recorded_at=NOW)
        clocks, position = tracker.clocks(now=NOW), tracker.position()
        foreseen = tracker.preview(id, proposed(facts), clocks)
        assert tracker.position() == position
        if id == COUNCIL:
            assert foreseen.before == tracker.state(id, clocks)
        receipt = tracker.record(proposed(facts), recorded_at=NOW)
        if foreseen.after is not None:
            assert foreseen.after == tracker.state(id, clocks)
        assert foreseen.events == receipt.events
        assert tracker.preview(id, proposed(facts), clocks).events == 0


def test_what_would_be_refused_is_refused() -> None:
    with bootstrap(Settings(database="sqlite://")) as tracker:
        tracker.record(read_document(BOOK), recorded_at=NOW)
        wrong = proposed([fact("met", "SessionHeld", "2024-05-29", "They met.", "no-such")])
        with pytest.raises(Refused, match="no article 'no-such' is known"):
            tracker.preview(COUNCIL, wrong, tracker.clocks(now=NOW))
        assert [refusal.code for refusal in tracker.objections(wrong, ())] == ["unknown-article"]
        assert tracker.objections(wrong, {"no-such"}) == ()
        assert (tracker.kind(COUNCIL), tracker.kind(REPORT), tracker.kind("no-such")) == ("mechanism", "article", None)
