"""Decide: proposed events and what is already recorded → events to append, or refusals with their reasons (1.9).

All or nothing: one refusal, and nothing of the run is written. What is already recorded alike is no error and writes
nothing. ``run`` sees record and run as one, ``registrations`` opens streams, ``facts`` checks what is said, ``passages``
looks into the archived texts, ``revisions`` checks what is said about facts, ``decision`` puts it together.
"""

from domain.decide.decision import Decision, decide
from domain.decide.run import Record

__all__ = ["Decision", "Record", "decide"]
