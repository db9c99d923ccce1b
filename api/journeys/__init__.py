"""Journeys of heads of state and government as a publisher lists them: every revision of every record becomes evidence and facts.

Read in this order: ``revisions`` (the files), ``series`` (the two lists and what their fields mean), ``register`` (which
record is which visit, also when it is listed under another number), ``proposals`` (what is recorded), ``recorded`` (where
an earlier import left off), ``intake`` (the whole way, in runs).
"""

from api.journeys.intake import Intake, Run, prepare
from api.journeys.series import given_back

__all__ = ["Intake", "Run", "given_back", "prepare"]
