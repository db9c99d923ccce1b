"""What is recorded under fire: a casebook to begin with, facts one by one, and batches of channels."""

from __future__ import annotations

from typing import Any

from tests.doors.fictional import COUNCIL, REPORT, fact

FACTS = f"/mechanisms/{COUNCIL}/facts"


def session(key: str, edition: int, day: str = "2024-05-29") -> dict[str, Any]:
    """A fact that a session was held."""
    return fact(key, "SessionHeld", day, f"Session {edition} is held.", REPORT, edition=edition)


def channel(id: str, facts: int) -> dict[str, Any]:
    """A channel with so many sessions."""
    held = [session(f"held-{number}", number, f"{1980 + number}-03-01") for number in range(1, facts + 1)]
    return {"id": id, "name": f"Channel {id}", "kind": "dialogue", "parties": ["xa-forward", "xb-union"], "facts": held}


def batch(name: str, channels: int, facts: int) -> dict[str, Any]:
    """A casebook of new channels."""
    return {"mechanisms": [channel(f"{name}-{number}", facts) for number in range(channels)]}
