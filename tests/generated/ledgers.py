"""Whole ledgers: actors first, then one channel after the other with its visits, issues and doubles, as a stream of events."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from random import Random

from domain.catalogue import EVENTS
from domain.proposal import Proposal
from tests.generated.lives import FIRST, LAST, Happening, cadence, iso, life, pace
from tests.generated.press import Desk, Told

STATES = tuple(f"X{letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWYZ")
"""Codes that ISO 3166 leaves to its users: in generated ledgers they stand for states."""
KINDS = ("party-dialogue", "summit", "ministerial", "dialogue", "hotline", "agreement", "commission")
DOUBLED = 0.003
"""The share of channels that were first registered twice."""
VISITED, STRAINED = 0.2, 0.1
"""How many visits and issues there are for one channel."""


def ledger(seed: int, mechanisms: int, facts: int) -> Iterator[Told]:
    """A ledger of so many channels with so many facts each (those about facts included), in the order of its recording."""
    yield from actors()
    for number in range(mechanisms):
        yield from mechanism(seed, number, facts)


def actors() -> Iterator[Told]:
    """The states, and in each a ministry and someone who speaks for it."""
    for code in STATES:
        yield Told(code, "ActorRegistered", {"kind": "state", "name": f"Land {code}"})
        low = code.lower()
        yield Told(f"{low}-ministry", "ActorRegistered", {"kind": "body", "name": f"Ministry of {code}", "state": code})
        yield Told(f"{low}-speaker", "ActorRegistered", {"kind": "person", "name": f"Speaker of {code}", "state": code})


def mechanism(seed: int, number: int, facts: int) -> Iterator[Told]:
    """One channel with its articles, and by chance a visit, an issue or a double of its own."""
    chance = Random(f"{seed}-{number}")
    id, gap = f"channel-{number:05}", pace(facts)
    one, other, third = (f"{code.lower()}-ministry" for code in chance.sample(STATES, 3))
    parties, speaker = (one, other), one.replace("ministry", "speaker")
    opened = {"name": f"Dialogue {number}", "kind": chance.choice(KINDS), "parties": list(parties)}
    often = cadence(gap)
    yield Told(id, "MechanismRegistered", opened | ({"cadence": often} if often and chance.random() < 0.85 else {}))
    yield from _told(Desk(chance, id, parties, speaker, gap), life(chance, gap, third), id, facts)
    if chance.random() < DOUBLED:
        yield from double(chance, id, parties, speaker)
    if chance.random() < VISITED:
        yield from _visit(chance, number, parties, speaker)
    if chance.random() < STRAINED:
        yield from _issue(chance, number, parties, speaker)


def proposals(told: Iterator[Told]) -> Iterator[Proposal]:
    """The same as proposals, read and checked as a door would."""
    return (Proposal(one.stream, EVENTS[one.name].model_validate(one.fields)) for one in told)


def _told(desk: Desk, happenings: Iterator[Happening], id: str, facts: int) -> Iterator[Told]:
    count = 0
    for told in chain.from_iterable(map(desk.tell, happenings)):
        is_fact = told.stream == id
        if is_fact and count == facts:
            return
        count += is_fact
        yield told


def double(chance: Random, id: str, parties: tuple[str, ...], speaker: str) -> Iterator[Told]:
    """The same channel registered a second time, and said to be the one of that id some weeks later."""
    double, day = f"{id}-again", chance.randrange(FIRST, LAST)
    desk = Desk(chance, double, parties, speaker, 60)
    yield Told(double, "MechanismRegistered", {"name": f"{id} under another name", "parties": list(parties)})
    yield from desk.tell(Happening("SessionHeld", day, {}))
    yield from desk.tell(Happening("MergedInto", day + 30, {"id": id}))


def _visit(chance: Random, number: int, parties: tuple[str, ...], speaker: str) -> Iterator[Told]:
    id, day = f"visit-{number:05}", chance.randrange(FIRST, LAST)
    desk = Desk(chance, id, parties, speaker, 30)
    yield Told(id, "VisitRegistered", {"name": f"Visit {number}", "traveller": parties[0], "parties": list(parties)})
    yield from desk.tell(Happening("VisitAnnounced", day, {"planned": iso(day + 20)}))
    if chance.random() < 0.3:
        yield from desk.tell(Happening("VisitPostponed", day + 10, {}))
    elif chance.random() < 0.8:
        yield from desk.tell(Happening("VisitMade", day + 20, {}))


def _issue(chance: Random, number: int, parties: tuple[str, ...], speaker: str) -> Iterator[Told]:
    id, day = f"issue-{number:05}", chance.randrange(FIRST, LAST)
    desk = Desk(chance, id, parties, speaker, 90)
    yield Told(id, "IssueRegistered", {"name": f"Issue {number}", "parties": list(parties)})
    yield from desk.tell(Happening("IssueRaised", day, {"against": [parties[1]]}))
    yield from desk.tell(Happening("MeasureTaken", day + 60, {"text": "A ban.", "against": [parties[0]]}))
    if chance.random() < 0.5:
        yield from desk.tell(Happening("IssueEased", day + 400, {}))
