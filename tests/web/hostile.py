"""A casebook whose texts mean harm: markup, characters that turn the line, names without end."""

from __future__ import annotations

import json
from pathlib import Path

from tests.doors.fictional import article, fact

SCRIPT = "<script>alert('seen')</script>"
BREAKOUT = "\"'><img src=x onerror=alert(1)>{{ 7 * 7 }}"
TURNED = "safe\u202etxt.exe\u2066\u200f end"
ENDLESS = "Bund" * 2_500
CHANNEL, OTHER, DOUBLE = "hostile-channel", "endless-channel", "double-channel"
JOURNEY, STRAIN = "hostile-journey", "hostile-strain"


def write_hostile(folder: Path) -> Path:
    """Write the casebook into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    book = {
        "actors": [
            {"id": "XA", "kind": "state", "name": f"Xanadu {SCRIPT}", "names": {"ja": f"ザナドゥ{BREAKOUT}"}, "facts": [_office()]},
            {"id": "XB", "kind": "state", "name": TURNED},
        ],
        "articles": [
            article("post-1", "2024-05-01", title=f"News {SCRIPT} {BREAKOUT}", publisher=TURNED),
            article("post-2", "2024-05-02", title=ENDLESS, url="https://post.example/?a=<b>&c='d'"),
        ],
        "visits": [_visit()],
        "issues": [_issue()],
        "mechanisms": [_channel(CHANNEL, f"Council {SCRIPT}{BREAKOUT}", "post-1"), _channel(OTHER, ENDLESS, "post-2"), _double()],
    }
    (folder / "casebook.json").write_text(json.dumps(book), encoding="utf-8")
    return folder


def _office() -> dict[str, object]:
    return fact("office", "OfficeTaken", "2024-05-01", SCRIPT, "post-1", office=BREAKOUT + TURNED)


def _channel(id: str, name: str, cites: str) -> dict[str, object]:
    held = fact("held", "SessionHeld", "2024-05-01", f"They met. {SCRIPT}{BREAKOUT}{TURNED}", cites, place=BREAKOUT, edition=1)
    quoted = {
        "article": cites,
        "quote": {"exact": f"words {SCRIPT}"},
        "attribution": {"party": "XA", "office": TURNED, "manner": "quoted"},
    }
    planned = fact("next", "SessionScheduled", "2024-05-01", BREAKOUT, cites, planned="2024-09", session="next", agenda=[SCRIPT])
    return {
        "id": id,
        "name": name,
        "names": {"ja": f"会議{TURNED}"},
        "parties": ["XA", "XB"],
        "facts": [held | {"citations": [quoted]}, planned],
    }


def _visit() -> dict[str, object]:
    held = fact("sat", "SessionHeld", "2024-05-01", SCRIPT, "post-1", session="talks", place=BREAKOUT, participants=["XA", "XB"])
    outcome = fact("outcome", "OutcomeReported", "2024-05-01", TURNED, "post-1", session="talks", text=BREAKOUT)
    made = fact("made", "VisitMade", "2024-05-01", BREAKOUT, "post-1", place=SCRIPT, remarks=TURNED, visitor=BREAKOUT)
    return {"id": JOURNEY, "name": f"Journey {SCRIPT}{BREAKOUT}", "parties": ["XA", "XB"], "facts": [made, held, outcome]}


def _issue() -> dict[str, object]:
    raised = fact("raised", "IssueRaised", "2024-05-01", TURNED, "post-1", by=["XB"], against=["XA"])
    measure = fact("measure", "MeasureTaken", "2024-05-01", SCRIPT, "post-1", by=["XB"], against=["XA"], text=BREAKOUT)
    return {"id": STRAIN, "name": f"Strain {TURNED}{BREAKOUT}", "parties": ["XA", "XB"], "facts": [raised, measure]}


def _double() -> dict[str, object]:
    merged = fact("the-same", "MergedInto", "2024-05-02", "It is the other one.", "post-2", id=CHANNEL)
    return {"id": DOUBLE, "name": "Double", "parties": ["XA", "XB"], "facts": [merged]}
