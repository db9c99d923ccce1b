"""Decide alone, over a record that is only a dictionary: what is refused, by which code and at which place."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime
from typing import Any

import pytest

from domain.actor import ActorRegistered
from domain.article import ArticleCorrected, ArticleRegistered, CopyLinked, TextArchived
from domain.catalogue import EVENTS
from domain.decide import Decision, decide
from domain.decide.passages import digest_of
from domain.dossier import KIND_OF_STREAM, Recorded, Stream
from domain.facts import Event
from domain.mechanism.events import MechanismRegistered
from domain.proposal import Place, Proposal, Refused

TEXT = "Arland and Borland agreed on Monday. Nobody said how. Nobody said when."
AGREED = {"start": 0, "end": 36, "digest": digest_of(TEXT[:36])}


class Shelf:
    """A record of what earlier decisions let in."""

    def __init__(self) -> None:
        self.streams: dict[str, Stream] = {}
        self.texts: dict[str, str] = {}

    def stream(self, id: str) -> Stream | None:
        return self.streams.get(id)

    def text(self, digest: str) -> str | None:
        return self.texts.get(digest)

    def neighbours(self, id: str, kind: str | None = None) -> list[str]:
        return [*self.streams] if kind is None else [id for id in self.streams if self.kind(id) == kind]

    def kind(self, id: str) -> str:
        return KIND_OF_STREAM[type(self.streams[id].registration)]

    def held(self, ids: Collection[str]) -> Collection[str]:
        return self.streams.keys() & set(ids)

    def take(self, *proposals: Proposal) -> Decision:
        decision = decide(self, proposals)
        for id, events in decision.batches.items():
            before = self.streams[id].events if id in self.streams else ()
            new = (Recorded(1, datetime(2026, 1, 1, tzinfo=UTC), id, len(before) + n, event) for n, event in enumerate(events, 1))
            self.streams[id] = Stream(id, (*before, *new))
        self.texts.update(decision.texts)
        return decision


def registered(id: str, event: Event) -> Proposal:
    return Proposal(id, event, Place("desk.yaml", id))


def fact(event: str, stream: str = "dialogue", **fields: Any) -> Proposal:
    common: dict[str, Any] = {"key": "agreed", "occurred": "2024-05-27", "gist": "It is so.", "citations": [{"article": "gazette"}]}
    return Proposal(stream, EVENTS[event].model_validate({**common, **fields}), Place("desk.yaml", "facts[0]"))


@pytest.fixture
def shelf() -> Shelf:
    shelf = Shelf()
    article = {"title": "It is agreed", "publisher": "Gazette", "published": "2024-05-28"}
    shelf.take(
        registered("XA", ActorRegistered(kind="state", name="Arland")),
        registered("XB", ActorRegistered(kind="state", name="Borland")),
        registered("gazette", ArticleRegistered.model_validate(article)),
        Proposal("gazette", TextArchived(digest=digest_of(TEXT), length=len(TEXT)), text=TEXT),
        registered("dialogue", MechanismRegistered(name="Dialogue", parties=("XA", "XB"))),
        registered("hotline", MechanismRegistered(name="Hotline", parties=("XA", "XB"))),
        fact("ResumptionAgreed"),
    )
    return shelf


REFUSED: list[tuple[str, str, Proposal]] = [
    ("unknown-article", "citations[0].article", fact("SessionHeld", key="k", citations=[{"article": "gazete"}])),
    ("unknown-actor", "by[0]", fact("SessionHeld", key="k", by=["XC"])),
    ("unknown-actor", "speaker", fact("StatementMade", key="k", speaker="nobody")),
    (
        "unknown-actor",
        "citations[0].attribution.party",
        fact("SessionHeld", key="k", citations=[{"article": "gazette", "attribution": {"party": "XD"}}]),
    ),
    ("unknown-fact", "fact", fact("FactDenied", key="k", fact="agred", by=["XB"])),
    ("unknown-fact", "upheld[0]", fact("DisputeSettled", key="k", upheld=["other"], reason="Records.")),
    ("unknown-mechanism", "also_in[0]", fact("SessionHeld", key="k", also_in=["summit"])),
    ("unknown-mechanism", "successors[0]", fact("MechanismSucceeded", key="k", successors=["summit"])),
    ("unknown-stream", "", fact("SessionHeld", stream="dialog", key="k")),
    ("wrong-stream", "", fact("SessionHeld", stream="gazette", key="k")),
    ("own-stream", "also_in", fact("SessionHeld", key="k", also_in=["dialogue"])),
    ("key-taken", "key", fact("ResumptionAgreed", gist="It is otherwise.")),
    ("key-taken", "key", fact("ResumptionProposed")),
    ("published-too-early", "occurred", fact("SessionHeld", key="k", occurred="2024-05-30")),
    (
        "passage",
        "citations[0].passage",
        fact("SessionHeld", key="k", citations=[{"article": "gazette", "passage": {**AGREED, "start": 1}}]),
    ),
    (
        "passage",
        "citations[0].passage",
        fact("SessionHeld", key="k", citations=[{"article": "gazette", "passage": {"start": 1, "end": 999}}]),
    ),
    (
        "passage",
        "citations[0].quote",
        fact("SessionHeld", key="k", citations=[{"article": "gazette", "quote": {"exact": "Tuesday"}}]),
    ),
    (
        "passage",
        "citations[0].quote",
        fact("SessionHeld", key="k", citations=[{"article": "gazette", "quote": {"exact": "Nobody said"}}]),
    ),
    ("unknown-field", "fields[0]", fact("FactDenied", key="k", fact="agreed", by=["XB"], fields=["plannd"])),
    ("unknown-field", "changes.plannd", fact("FactCorrected", key="k", fact="agreed", changes={"plannd": "2025"}, cause="coder")),
    (
        "fixed-field",
        "changes.event",
        fact("FactCorrected", key="k", fact="agreed", changes={"event": "SessionHeld"}, cause="coder"),
    ),
    ("bad-change", "changes", fact("FactCorrected", key="k", fact="agreed", changes={"planned": "soon"}, cause="coder")),
    (
        "published-too-early",
        "occurred",
        fact("FactCorrected", key="k", fact="agreed", changes={"occurred": "2024-06-30"}, cause="coder"),
    ),
    ("circle", "fact", fact("FactDenied", key="k", fact="k", by=["XA"])),
    ("changed-registration", "", registered("XA", ActorRegistered(kind="state", name="Arlandia"))),
    ("id-taken", "", registered("gazette", ActorRegistered(kind="body", name="Gazette"))),
    ("bad-id", "id", registered("Arland Dialogue", MechanismRegistered(name="Dialogue"))),
    ("bad-id", "id", registered("arland", ActorRegistered(kind="state", name="Arland"))),
    ("unknown-actor", "parties[0]", registered("new", MechanismRegistered(name="New", parties=("XC",)))),
    ("unknown-mechanism", "parent", registered("new", MechanismRegistered(name="New", parent="old"))),
    ("published-open", "published", registered("new", ArticleRegistered.model_validate({"title": "T", "published": "[2024..]"}))),
    (
        "unknown-article",
        "copy_of",
        registered("new", ArticleRegistered.model_validate({"title": "T", "published": "2024", "copy_of": "old"})),
    ),
    ("own-copy", "copy_of", Proposal("gazette", CopyLinked(key="k", copy_of="gazette"), Place("desk.yaml", "gazette"))),
    (
        "text-taken",
        "text",
        Proposal("gazette", TextArchived(digest=digest_of("Other."), length=6), Place("desk.yaml", "gazette"), "Other."),
    ),
    (
        "bad-change",
        "changes",
        Proposal(
            "gazette",
            ArticleCorrected.model_validate(
                {"key": "k", "published": "2024-06-01", "changes": {"published": "soon"}, "cause": "coder"}
            ),
            Place("desk.yaml", "gazette"),
        ),
    ),
]


@pytest.mark.parametrize(("code", "where", "proposal"), REFUSED, ids=[f"{code}-{where}" for code, where, _ in REFUSED])
def test_what_is_refused_says_why_and_where(shelf: Shelf, code: str, where: str, proposal: Proposal) -> None:
    with pytest.raises(Refused) as caught:
        shelf.take(proposal)
    (refusal,) = caught.value.refusals
    assert refusal.code == code
    assert refusal.place.path == str(proposal.place.at(where).path)
    assert str(refusal).startswith("desk.yaml: ")


def test_a_hint_names_the_nearest_known_word(shelf: Shelf) -> None:
    with pytest.raises(Refused, match="did you mean 'gazette'"):
        shelf.take(fact("SessionHeld", key="k", citations=[{"article": "gazete"}]))


def test_the_same_again_is_no_error_and_writes_nothing(shelf: Shelf) -> None:
    decision = shelf.take(fact("ResumptionAgreed"), registered("XA", ActorRegistered(kind="state", name="Arland")))
    assert (decision.events, decision.unchanged) == (0, 2)


def test_one_refusal_and_nothing_is_decided(shelf: Shelf) -> None:
    with pytest.raises(Refused) as caught:
        shelf.take(
            fact("SessionHeld", key="good"), fact("SessionHeld", key="bad", by=["XC"]), fact("SessionHeld", key="worse", by=["XD"])
        )
    assert [refusal.code for refusal in caught.value.refusals] == ["unknown-actor", "unknown-actor"]
    assert "good" not in shelf.streams["dialogue"].by_key


def test_one_act_in_several_streams_and_what_is_said_about_it(shelf: Shelf) -> None:
    shelf.take(fact("MechanismSuspended", key="cut", by=["XA"], also_in=["hotline"]))
    shelf.take(fact("FactDenied", key="denied", stream="hotline", fact="cut", by=["XA"]))
    for stream, other in (("dialogue", "hotline"), ("hotline", "dialogue")):
        keys = shelf.streams[stream].by_key
        assert keys["cut"].event.model_dump()["also_in"] == keys["denied"].event.model_dump()["also_in"] == (other,)


def test_what_is_said_about_what_is_said_reaches_every_stream_in_whatever_order_it_is_written(shelf: Shelf) -> None:
    undone = fact("FactRetracted", key="undone", fact="denied", cause="coder")
    denied = fact("FactDenied", key="denied", fact="cut", by=["XA"])
    shelf.take(undone, denied, fact("MechanismSuspended", key="cut", by=["XA"], also_in=["hotline"]))
    assert {"cut", "denied", "undone"} <= shelf.streams["hotline"].by_key.keys()


def test_facts_about_facts_cannot_be_piled_up_without_end(shelf: Shelf) -> None:
    pile = [fact("FactConfirmed", key=f"k{n}", fact=f"k{n - 1}" if n else "agreed", by=["XA"]) for n in range(2_000)]
    with pytest.raises(Refused) as caught:
        shelf.take(*reversed(pile))
    assert {refusal.code for refusal in caught.value.refusals} == {"too-deep"}
    assert shelf.take(*reversed(pile[:19])).events == 19


def test_two_revisions_of_one_run_cannot_be_about_each_other(shelf: Shelf) -> None:
    one = fact("FactRetracted", key="one", fact="two", cause="coder")
    two = fact("FactRetracted", key="two", fact="one", cause="coder")
    with pytest.raises(Refused) as caught:
        shelf.take(one, two)
    assert {refusal.code for refusal in caught.value.refusals} == {"circle"}
