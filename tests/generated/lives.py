"""What happens to an invented channel: sessions planned and held, suspended and resumed, renamed and ended by notice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

FIRST, LAST = date(1990, 1, 1).toordinal(), date(2024, 12, 31).toordinal()
"""The days between which every life runs, as ordinals."""
FACTS_PER_ROUND = 4.1
"""About how many facts one round of planning and meeting gives."""
CADENCES = ((2_000, None), (500, "P1Y"), (250, "P6M"), (120, "P3M"), (45, "P1M"), (10, "P2W"), (0, "P1W"))
PLACES = ("Arburg", "Borburg", "Corbridge", "Dorhaven")
TERMS = ("when", "where", "who attends")


@dataclass(frozen=True, slots=True)
class Happening:
    """A fact as it was: the event's name, the day as an ordinal, and its own fields."""

    name: str
    day: int
    fields: dict[str, Any]


def pace(facts: int) -> int:
    """How many days one round of planning and meeting takes, so that so many facts fill the years."""
    return max(2, int((LAST - FIRST) / max(facts / FACTS_PER_ROUND, 1)))


def cadence(gap: int) -> str | None:
    """The cadence that a channel with such a pace would state; none for one that hardly ever meets."""
    return next(often for least, often in CADENCES if gap >= least)


def iso(day: int) -> str:
    """The ordinal as a date."""
    return date.fromordinal(day).isoformat()


def life(chance: Random, gap: int, third: str) -> Iterator[Happening]:
    """An endless life, in the order of the world; ``third`` is an actor that may join and leave."""
    day, edition = FIRST + chance.randrange(gap), 1
    numbered = chance.random() < 0.7
    yield Happening("MechanismEstablished", day, {})
    while True:
        drawn = chance.random()
        if drawn < 0.86:
            yield from _round(chance, day, gap, edition if numbered else None)
            edition += 1
        elif drawn < 0.92:
            yield from _break(chance, day, gap)
        elif drawn < 0.95:
            yield from _notice(chance, day, gap)
        else:
            yield _attribute(chance, day, third)
        day += gap


def _round(chance: Random, day: int, gap: int, edition: int | None) -> Iterator[Happening]:
    """One session, from the first proposal to what came of it; now and then nobody says."""
    of = {} if edition is None else {"edition": edition}
    meets = day + max(1, int(gap * 0.8))
    yield from _planned(chance, day, meets, of)
    drawn = chance.random()
    if drawn < 0.04:
        return
    if drawn < 0.09:
        yield Happening("SessionCancelled" if drawn < 0.07 else "SessionDeclined", day + gap // 2, of)
        return
    if drawn < 0.17:
        yield Happening("SessionPostponed", day + gap // 2, of)
        if drawn < 0.13:
            return
        yield Happening("SessionRescheduled", day + int(gap * 0.6), {"planned": iso(meets)} | of)
    yield from _held(chance, meets, gap, of)


def _planned(chance: Random, day: int, meets: int, of: dict[str, Any]) -> Iterator[Happening]:
    if chance.random() < 0.35:
        yield Happening("SessionProposed", day, {"planned": iso(meets)[:7]} | of)
    if chance.random() < 0.35:
        yield Happening("SessionAgreed", day + (meets - day) // 7, {**of, "open_terms": [chance.choice(TERMS)]})
    if chance.random() < 0.85:
        planned = iso(meets) if chance.random() < 0.8 else f"[{iso(meets - 1)}..{iso(meets + 1)}]"
        yield Happening("SessionScheduled", day + (meets - day) // 3, {"planned": planned, "place": chance.choice(PLACES)} | of)


def _held(chance: Random, meets: int, gap: int, of: dict[str, Any]) -> Iterator[Happening]:
    yield Happening("SessionHeld", meets, of)
    if chance.random() < 0.5:
        yield Happening("OutcomeReported", meets, of | {"text": f"A communiqué on item {chance.randrange(50)}."})
    for _ in range(chance.randrange(3)):
        yield Happening("StatementMade", meets + chance.randrange(max(1, gap // 5)), {"speaker": "speaker"})


def _break(chance: Random, day: int, gap: int) -> Iterator[Happening]:
    """The channel stops, and perhaps starts again."""
    if chance.random() < 0.4:
        yield Happening("NonOccurrenceReported", day, {})
    else:
        until = {"until": iso(day + gap * 2)} if chance.random() < 0.3 else {}
        yield Happening("MechanismSuspended", day, until)
    if chance.random() < 0.6:
        yield Happening("ResumptionProposed", day + gap // 4, {})
    drawn = chance.random()
    if drawn < 0.6:
        yield Happening("ResumptionAgreed", day + gap // 2, {"open_terms": ["when"]})
    elif drawn < 0.8:
        yield Happening("ResumptionRefused", day + gap // 2, {})
    if drawn < 0.3:
        yield Happening("MechanismResumed", day + int(gap * 0.7), {})


def _notice(chance: Random, day: int, gap: int) -> Iterator[Happening]:
    """Notice to end the channel, mostly taken back in time."""
    yield Happening("TerminationNotified", day, {"effective": iso(day + gap)})
    if chance.random() < 0.8:
        yield Happening("TerminationNoticeWithdrawn", day + gap // 2, {})


def _attribute(chance: Random, day: int, third: str) -> Happening:
    name = chance.choice(("CadenceStated", "LevelChanged", "PartyJoined", "PartyLeft", "MechanismRenamed"))
    fields: dict[str, dict[str, Any]] = {
        "CadenceStated": {"cadence": chance.choice(("P1Y", "P6M", "P3M"))},
        "LevelChanged": {"level": chance.choice(("ministers", "vice-ministers", "directors-general"))},
        "PartyJoined": {"parties": [third]},
        "PartyLeft": {"parties": [third]},
        "MechanismRenamed": {"name": f"Dialogue of {chance.randrange(1990, 2025)}"},
    }
    return Happening(name, day, fields[name])
