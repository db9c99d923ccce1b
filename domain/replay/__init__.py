"""Replay: visible → ordered → folded. The answers to a question on three clocks, and how they change along each.

``reader`` weighs what is known; ``mechanisms``, ``visits``, ``issues`` and ``actors`` give the state at one point, ``bands``
follows it along the days of the world, ``beliefs`` along the days of knowledge, ``mementos`` along both at once,
``difference`` compares two points, ``world`` asks all at once. ``occasions`` gives every session, journey and meeting for
a calendar, each with its ``histories``.
"""

from domain.replay.bands import Band, timeline
from domain.replay.beliefs import Belief, beliefs, beliefs_of
from domain.replay.difference import Change, difference
from domain.replay.mechanisms import MechanismReader, state
from domain.replay.mementos import BEGINNING, moments_of_change, moments_that_may_change
from domain.replay.occasions import Occasion, occasions
from domain.replay.reader import Reader, Unknown, known_from
from domain.replay.readers import AnyReader, reader_of
from domain.replay.tenures import Tenure, tenures
from domain.replay.world import AgendaItem, StatusChange, agenda, changes, next_day_of_change

__all__ = [
    "BEGINNING",
    "AgendaItem",
    "AnyReader",
    "Band",
    "Belief",
    "Change",
    "MechanismReader",
    "Occasion",
    "Reader",
    "StatusChange",
    "Tenure",
    "Unknown",
    "agenda",
    "beliefs",
    "beliefs_of",
    "changes",
    "difference",
    "known_from",
    "moments_of_change",
    "moments_that_may_change",
    "next_day_of_change",
    "occasions",
    "reader_of",
    "state",
    "tenures",
    "timeline",
]
