"""The fictional countries once more, as a calendar sees them: sessions of every step, vague dates, and awkward words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.doors.fictional import ACTORS, article, fact

ROUND = "round-of-the-three"
TALKS = "salt-talks"
TRIP = "arden-goes-north"
NAME = 'Round; of "the three", \\ with every\u2028sign'
LONG = "語り合いは長く続き、塩と灯台と航路のことを一つ一つ確かめた。" * 6
EARLY, MIDDLE, LATE = "xa-post-2023-01-10", "xa-post-2024-02-01", "xa-post-2024-05-01"


def session(key: str, event: str, occurred: str, cites: str, **more: Any) -> dict[str, Any]:
    """A fact about a session of the round."""
    return fact(key, event, occurred, f"{key.replace('-', ' ').capitalize()}.", cites, **more)


MECHANISMS = [
    {
        "id": ROUND,
        "name": NAME,
        "kind": "summit",
        "parties": ["XA", "XB", "XC"],
        "facts": [
            session("first-held", "SessionHeld", "2023-01", EARLY, edition=1, participants=["XA", "XB"]),
            session("second-set", "SessionScheduled", "2023-01-09", EARLY, edition=2, planned="2024-01-20", agenda=["salt; ships"]),
            session("second-moved", "SessionRescheduled", "2024-01-10", MIDDLE, edition=2, planned="2024-01-25", place="Xanth, A"),
            session("second-held", "SessionHeld", "2024-01-25/2024-01-26", MIDDLE, edition=2, place="Xanth, A"),
            fact("second-outcome", "OutcomeReported", "2024-01-26", LONG, MIDDLE, edition=2, text="Salt.\nAnd ships."),
            session("third-set", "SessionScheduled", "2024-04-30", LATE, edition=3, planned="2024-07"),
            session("fourth-hoped", "SessionProposed", "2024-04-30", LATE, edition=4, planned="2025"),
        ],
    },
    {
        "id": TALKS,
        "name": "Salt talks",
        "kind": "dialogue",
        "parties": ["xa-forward", "xb-union"],
        "facts": [
            session("spring-set", "SessionScheduled", "2024-02-01", MIDDLE, session="spring", planned="2024-04-02"),
            session("spring-off", "SessionCancelled", "2024-03-20", LATE, session="spring", reason="The storm\x07."),
            session("summer-set", "SessionScheduled", "2024-02-01", MIDDLE, session="summer", planned="2024-08-01"),
            session("summer-put-off", "SessionPostponed", "2024-04-30", LATE, session="summer"),
            session("autumn-agreed", "SessionAgreed", "2024-04-30", LATE, session="autumn", planned="2024-23"),
            session("noon-set", "SessionScheduled", "2024-04-30", LATE, session="noon", planned="2024-07-02T12:00:00+09:00"),
        ],
    },
]
VISITS = [
    {
        "id": TRIP,
        "name": "Ada Arden goes north",
        "traveller": "ada-arden",
        "parties": ["XA", "XC"],
        "facts": [
            session("trip-announced", "VisitAnnounced", "2024-04-30", LATE, planned="2024-07-10/2024-07-12", place="Xyl"),
            session("dinner-set", "SessionScheduled", "2024-04-30", LATE, session="state-dinner", planned="2024-07-11"),
        ],
    }
]
APPOINTMENTS = {
    "actors": ACTORS,
    "articles": [article(EARLY, "2023-01-31"), article(MIDDLE, "2024-02-01"), article(LATE, "2024-05-01", publisher=None)],
    "mechanisms": MECHANISMS,
    "visits": VISITS,
}


def write_appointments(folder: Path) -> Path:
    """Write the casebook into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "appointments.json").write_text(json.dumps(APPOINTMENTS), encoding="utf-8")
    return folder
