"""What the parties say about a fact: their stands, whether it is disputed, and on how many sides it rests (1.7)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from domain.actor import ActorRegistered
from domain.dossier import Stream
from domain.evidence.account import Account, EvidenceLevel, StandTaken, Word
from domain.facts import Attribution, CommentDeclined, Fact, FactConfirmed, FactDenied, Stand, fields_among

_WORDS: Mapping[type[Stand], Word] = {FactConfirmed: "confirmed", FactDenied: "denied", CommentDeclined: "declined"}


_TAKING_PART = ("by", "participants", "according_to", "against")


class Affiliations:
    """To which state an actor belongs, as far as the ledger knew by a position."""

    def __init__(self, actors: Mapping[str, Stream], recorded_by: int) -> None:
        """``actors`` by id, each looked up when it is asked for; those registered later than ``recorded_by`` are not known."""
        self._actors, self._recorded_by = [actors], recorded_by
        self._states: dict[str, str | None] = {}

    def add(self, actors: Mapping[str, Stream]) -> None:
        """Take in more actors."""
        self._actors.append(actors)
        self._states.clear()

    def side(self, actor: str) -> str:
        """The actor's state, or the actor itself where it belongs to none (a body such as the EU)."""
        if actor not in self._states:
            self._states[actor] = self._state(actor)
        return self._states[actor] or actor

    def _state(self, actor: str) -> str | None:
        for actors in reversed(self._actors):
            stream = actors.get(actor)
            if stream is not None and stream.events[0].position <= self._recorded_by:
                return _state(actor, stream)
        return None


class Stands:
    """The stands on one fact, among the parties of its stream."""

    def __init__(self, fact: Fact, parties: Sequence[str], affiliations: Affiliations, revisions: Iterable[Account]) -> None:
        """``parties`` of the stream; ``revisions`` are the valid confirmations, denials and declined comments."""
        self._fact = fact
        self._parties = parties
        self._side = affiliations.side
        self.taken = tuple(sorted(_taken(revisions), key=lambda s: (s.day, s.word == "denied", s.because, s.party)))

    @property
    def disputed(self) -> bool:
        """Whether a party's latest stand on the whole fact is a denial, or the fact holds only according to some."""
        denying = [party for party, stand in self._latest().items() if stand.word == "denied"] if self.taken else []
        if denying:
            concerned = self._sides_concerned()
            if any(self._side(party) in concerned for party in denying):
                return True
        return self._leaves_out_a_party()

    def evidence(self, attributions: Iterable[Attribution]) -> EvidenceLevel:
        """On how many sides parties affirm the fact: by a speaker on record, or by confirming it, and not denying it since."""
        latest = self._latest()
        speakers = {a.party or a.speaker for a in attributions if a.manner != "anonymous"}
        affirming = {p for p in speakers if p and (p not in latest or latest[p].word != "denied")}
        affirming |= {party for party, stand in latest.items() if stand.word == "confirmed"}
        sides = {self._side(party) for party in affirming} & self._sides_concerned()
        return "both-sides" if len(sides) > 1 else "one-side" if sides else "reported"

    def _latest(self) -> dict[str, StandTaken]:
        """Each party's latest stand on the whole fact; on one day a denial; a declined comment lifts nothing."""
        return {s.party: s for s in self.taken if not s.fields and s.word != "declined"}

    def _sides_concerned(self) -> set[str]:
        """The sides of the subject's parties, and of those who are named as taking part in the fact."""
        kind = type(self._fact)
        named = (actor for name in fields_among(kind, _TAKING_PART) for actor in getattr(self._fact, name))
        alone = (actor for name in fields_among(kind, ("traveller", "of")) if (actor := getattr(self._fact, name)))
        return {self._side(actor) for actor in (*self._parties, *named, *alone)}

    def _leaves_out_a_party(self) -> bool:
        if not self._fact.according_to:
            return False
        confirmed = {p for p, s in self._latest().items() if s.word == "confirmed"}
        holds_for = {*self._fact.according_to, *confirmed}
        return any(party not in holds_for and self._side(party) not in holds_for for party in self._parties)


def _taken(revisions: Iterable[Account]) -> Iterable[StandTaken]:
    for account in revisions:
        stand = account.fact
        if isinstance(stand, Stand):
            for party in stand.by:
                yield StandTaken(party, _WORDS[type(stand)], account.latest, stand.key, stand.fields)


def _state(actor: str, stream: Stream) -> str | None:
    registered = stream.registration
    if not isinstance(registered, ActorRegistered):
        return None
    return registered.state or (actor if registered.kind == "state" else None)
