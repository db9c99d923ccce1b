"""What is foreseen is exactly what recording then gives, and writes nothing; objections leave out what is unclear."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from api.casebook import read_document
from api.tracker import NotKnown, Tracker
from api.views.answers import Answers
from api.views.questions import Question
from api.views.recordings import Recording
from api.views.recordings import recording as shown
from api.views.state import State
from domain.dossier import Clocks
from domain.mechanism.state import MechanismState
from domain.proposal import Proposal, Refused
from tests.doors.fictional import CASEBOOK, COUNCIL, HOTLINE, REPORT, SUMMIT, fact
from tests.engines import Engine

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
def test_what_is_foreseen_is_the_state_that_recording_gives(engine: Engine, facts: list[dict[str, object]], id: str) -> None:
    with engine.tracker() as tracker:
        tracker.record(read_document(BOOK), recorded_at=NOW)
        clocks, position = tracker.clocks(now=NOW), tracker.position()
        foreseen = tracker.foresee(proposed(facts), NOW)
        assert tracker.position() == position
        after = state(foreseen.after, id, clocks)
        receipt = tracker.record(proposed(facts), recorded_at=NOW)
        assert after == state(tracker, id, clocks)
        assert foreseen.after.position() == tracker.position()
        assert (sum(map(len, foreseen.batches.values())), foreseen.unchanged) == (receipt.events, receipt.unchanged)
        assert set(foreseen.touched) >= {COUNCIL, "xa-xb-forum"}
        assert tracker.foresee(proposed(facts), NOW).batches == {}


def state(tracker: Tracker, id: str, clocks: Clocks) -> MechanismState | None:
    """The state, if anything is known."""
    try:
        return tracker.state(id, clocks)
    except NotKnown:
        return None


def recording(tracker: Tracker, document: dict[str, object]) -> Recording:
    """What the doors show of what recording the document would do."""
    return shown(Answers(tracker, lambda: NOW), tracker.foresee(read_document(document), NOW), Question())


def test_an_article_that_falls_touches_what_cites_it(engine: Engine) -> None:
    with engine.tracker() as tracker:
        tracker.record(read_document(BOOK), recorded_at=NOW)
        [report] = [article for article in BOOK["articles"] if article["id"] == REPORT]
        told = recording(tracker, {"articles": [report | {"retracted": {"published": "2024-06-20"}}]})
        assert [(event.stream, event.event) for event in told.events] == [(REPORT, "ArticleRetracted")]
        outlooks = {outlook.id: outlook for outlook in told.subjects}
        assert isinstance(outlooks[SUMMIT].after, State)
        assert "status" in {change.field for change in outlooks[SUMMIT].changes}
        assert HOTLINE not in outlooks


def test_a_double_touches_what_it_is_the_double_of(engine: Engine) -> None:
    merged = fact("merged", "MergedInto", "2024-05-29", "They are one.", REPORT) | {"id": COUNCIL}
    with engine.tracker() as tracker:
        tracker.record(read_document(BOOK), recorded_at=NOW)
        told = recording(tracker, {"mechanisms": [{"id": SUMMIT, "facts": [merged]}]})
        double, whole = told.subjects
        assert (double.id, whole.id) == (SUMMIT, COUNCIL)
        assert (double.before and double.before.id, double.after and double.after.id) == (SUMMIT, COUNCIL)
        assert isinstance(whole.after, State)
        assert whole.after.sessions_held == 1


def test_what_would_be_refused_is_refused(engine: Engine) -> None:
    with engine.tracker() as tracker:
        tracker.record(read_document(BOOK), recorded_at=NOW)
        wrong = proposed([fact("met", "SessionHeld", "2024-05-29", "They met.", "no-such")])
        with pytest.raises(Refused, match="no article 'no-such' is known"):
            tracker.foresee(wrong, NOW)
        assert [refusal.code for refusal in tracker.objections(wrong, ())] == ["unknown-article"]
        assert tracker.objections(wrong, {"no-such"}) == ()
        assert (tracker.kind(COUNCIL), tracker.kind(REPORT), tracker.kind("no-such")) == ("mechanism", "article", None)
