"""The fictional countries once more, with what is not a mechanism: journeys, what strains them, offices, and doubles."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.doors.fictional import CASEBOOK, REPORT, TEXT, fact

JOURNEY = "ada-arden-in-xebec"
TOUR = "xylon-tour"
DOUBLE = "arden-travels"
TOLL = "salt-toll"
BEACON = "lost-beacon"
ADA = "ada-arden"
ADA_TOO = "a-arden"
FORECAST = "xa-post-2024-05-20"
LATER = "xb-mail-2024-06-03"
EARLY = "xa-post-2017-03-01"


def _with(entries: list[dict[str, Any]], id: str, **more: Any) -> list[dict[str, Any]]:
    return [entry | more if entry["id"] == id else entry for entry in entries]


ADA_FACTS = [
    fact("chair", "OfficeTaken", "2023", "Ada takes the chair.", FORECAST, office="chair", of="xa-forward"),
    fact("envoy", "OfficeTaken", "2016", "Ada becomes envoy.", EARLY, office="envoy", of="XA"),
    fact("no-envoy", "OfficeLeft", "2024-05-28", "Ada is envoy no more.", REPORT, office="envoy", of="XA"),
    fact("met-bo", "ContactReported", "2024-05-18", "Ada meets Bo.", FORECAST, **{"with": ["bo-byrne"]}, place="Xanth"),
    fact("met-many", "ContactReported", "2024-05-18", "Ada meets people from 12 countries.", FORECAST, **{"with": 12}),
]
OTHER_ACTORS = [
    {"id": "bo-byrne", "kind": "person", "state": "XB", "name": "Bo Byrne", "facts": []},
    {
        "id": ADA_TOO,
        "kind": "person",
        "state": "XA",
        "name": "A. Arden",
        "facts": [fact("same-as-ada", "MergedInto", "2024-05-29", "A. Arden is Ada Arden.", REPORT, id=ADA)],
    },
]
VISITS = [
    {
        "id": JOURNEY,
        "name": "Ada Arden in Xebec, May 2024",
        "traveller": ADA,
        "parties": ["xa-forward", "xb-union"],
        "facts": [
            fact(
                "announced", "VisitAnnounced", "2024-05-20", "Ada is to come.", FORECAST, planned="2024-05-29", place="Xebec City"
            ),
            fact(
                "talks-set",
                "SessionScheduled",
                "2024-05-20",
                "She is to see Bo and the chair of the union.",
                FORECAST,
                session="talks",
                planned="2024-05-29",
                participants=[ADA, "bo-byrne", "xb-union"],
            ),
            fact("made", "VisitMade", "2024-05-28/2024-05-29", "Ada is in Xebec.", REPORT, place="Xebec City", participants=["XA"]),
            fact(
                "talks-held",
                "SessionHeld",
                "2024-05-29",
                "They meet.",
                REPORT,
                session="talks",
                participants=[ADA, "bo-byrne", "XB"],
            ),
            fact("talks-outcome", "OutcomeReported", "2024-05-29", "They go on.", REPORT, session="talks", text="Talks go on."),
        ],
    },
    {
        "id": TOUR,
        "name": "The tour of Xylon",
        "parties": ["XB", "XC"],
        "facts": [fact("tour-announced", "VisitAnnounced", "2024-05-29", "A tour is planned.", REPORT, planned="2024-07-10")],
    },
    {
        "id": DOUBLE,
        "name": "Arden travels",
        "parties": ["XA", "XB"],
        "facts": [
            fact("arden-seen", "VisitAnnounced", "2024-05-19", "Arden is to travel.", FORECAST, planned="2024-05"),
            fact("one-journey", "MergedInto", "2024-06-03", "It is the same journey.", LATER, id=JOURNEY),
        ],
    },
]
ISSUES = [
    {
        "id": TOLL,
        "name": "The toll on salt",
        "aliases": ["salt war"],
        "parties": ["XA", "XB"],
        "facts": [
            fact("toll-raised", "IssueRaised", "2017-03-01", "Xebec objects to the toll.", EARLY, by=["XB"], against=["XA"]),
            fact("toll-protest", "ProtestLodged", "2024-05-19", "Xebec protests.", FORECAST, by=["XB"], against=["XA"]),
            fact(
                "salt-stopped",
                "MeasureTaken",
                "2024-05-20",
                "No salt is let in.",
                FORECAST,
                by=["XB"],
                against=["XA"],
                text="No salt is let in.",
            ),
            fact("salt-let-in", "IssueEased", "2024-06-02", "Some salt is let in.", LATER, by=["XB"]),
        ],
    },
    {
        "id": BEACON,
        "name": "The lost beacon",
        "parties": ["XB", "XC"],
        "facts": [
            fact("beacon-raised", "IssueRaised", "2024-05-20", "Xylon misses a beacon.", FORECAST, by=["XC"], against=["XB"]),
            fact("beacon-found", "IssueResolved", "2024-05-28", "It is found.", REPORT),
        ],
    },
]
ABROAD = CASEBOOK | {
    "actors": [*_with(CASEBOOK["actors"], ADA, facts=ADA_FACTS), *OTHER_ACTORS],
    "visits": VISITS,
    "issues": ISSUES,
}


def write_abroad(folder: Path) -> Path:
    """Write the casebook, and the text of the report beside it, into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "report.txt").write_text(TEXT, encoding="utf-8")
    (folder / "abroad.json").write_text(json.dumps(ABROAD, ensure_ascii=False), encoding="utf-8")
    return folder
