"""Replay: visible → ordered → folded. The answers to a question on three clocks, and how they change along each.

``reader`` gives the state at one point, ``bands`` follows it along the days of the world, ``beliefs`` along the days of
knowledge, ``difference`` compares two points, ``world`` asks all mechanisms at once.
"""

from domain.replay.bands import Band, timeline
from domain.replay.beliefs import Belief, beliefs
from domain.replay.difference import Change, difference
from domain.replay.reader import Reader, Unknown, known_from, state
from domain.replay.world import AgendaItem, StatusChange, agenda, changes

__all__ = [
    "AgendaItem",
    "Band",
    "Belief",
    "Change",
    "Reader",
    "StatusChange",
    "Unknown",
    "agenda",
    "beliefs",
    "changes",
    "difference",
    "known_from",
    "state",
    "timeline",
]
