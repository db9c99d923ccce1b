"""A small casebook of countries that do not exist: Xanadu (XA), Xebec (XB) and Xylon (XC)."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

COUNCIL = "xa-xb-council"
SUMMIT = "xa-xb-xc-summit"
HOTLINE = "xb-xc-hotline"
REPORT = "xa-post-2024-05-29"
WORDS = "The two sides will sit down together again"
TEXT = f"Xanadu Post. {WORDS}, said Ada Arden of the Xanadu Forward party. When and how is still open."
QUOTE = "When and how is still open"


def digest(words: str) -> str:
    """The digest of a passage."""
    return f"sha256:{sha256(words.encode()).hexdigest()}"


def article(id: str, published: str, **more: Any) -> dict[str, Any]:
    """An article of the Xanadu Post, unless told otherwise."""
    return {"id": id, "title": f"News of {published}", "publisher": "Xanadu Post", "published": published, "language": "en"} | more


def fact(key: str, event: str, occurred: str, gist: str, cites: str, **more: Any) -> dict[str, Any]:
    """A fact with one plain citation, unless told otherwise."""
    return {"key": key, "event": event, "occurred": occurred, "gist": gist, "citations": [{"article": cites}]} | more


def _passage() -> dict[str, Any]:
    start = TEXT.index(WORDS)
    return {"start": start, "end": start + len(WORDS), "digest": digest(WORDS)}


ACTORS = [
    {"id": "XA", "kind": "state", "name": "Xanadu"},
    {"id": "XB", "kind": "state", "name": "Xebec"},
    {"id": "XC", "kind": "state", "name": "Xylon"},
    {"id": "xa-forward", "kind": "party", "state": "XA", "name": "Xanadu Forward"},
    {"id": "xb-union", "kind": "party", "state": "XB", "name": "Xebec Union"},
    {"id": "ada-arden", "kind": "person", "state": "XA", "name": "Ada Arden"},
]
ARTICLES = [
    article("xa-post-2017-03-01", "2017-03-01"),
    article("xa-post-2024-05-20", "2024-05-20", title="Summit on Monday; talks may be taken up again"),
    article(REPORT, "2024-05-29", text="report.txt", authors=["Bo Byline"], url="https://post.example/2024/05/29"),
    article("xb-mail-2024-05-30", "2024-05-30", publisher="Xebec Mail", origin="Xanadu Post", copy_of=REPORT),
    article("xb-mail-2024-06-03", "2024-06-03", publisher="Xebec Mail"),
    article(
        "xc-wire-2024-06-01", "2024-06-01", publisher="Xylon Wire", retracted={"published": "2024-06-10", "reason": "Invented."}
    ),
]
AGREED = fact(
    "resumption-agreed",
    "ResumptionAgreed",
    "2024-05-29",
    "Both parties agree to take the council up again.",
    REPORT,
    by=["xa-forward", "xb-union"],
    open_terms=["how", "when"],
    citations=[
        {
            "article": REPORT,
            "passage": _passage(),
            "attribution": {"speaker": "ada-arden", "office": "chair", "party": "xa-forward", "manner": "quoted"},
        },
        {"article": REPORT, "quote": {"exact": QUOTE}},
        {"article": "xb-mail-2024-05-30"},
    ],
)
MECHANISMS = [
    {
        "id": COUNCIL,
        "name": "Xanadu–Xebec Council",
        "aliases": ["party talks"],
        "kind": "party-dialogue",
        "parties": ["xa-forward", "xb-union"],
        "cadence": "P1Y",
        "facts": [
            fact("established", "MechanismEstablished", "2017-03-01", "The council is set up.", "xa-post-2017-03-01"),
            fact("suspended", "MechanismSuspended", "2018", "The council is suspended.", "xa-post-2024-05-20"),
            fact(
                "resumption-proposed",
                "ResumptionProposed",
                "2024-05-20",
                "Talks may be taken up.",
                "xa-post-2024-05-20",
                planned="2024-05-29",
            ),
            AGREED,
            fact(
                "agreement-denied",
                "FactDenied",
                "2024-06-03",
                "Xebec Union denies it.",
                "xb-mail-2024-06-03",
                fact="resumption-agreed",
                by=["xb-union"],
            ),
        ],
    },
    {
        "id": SUMMIT,
        "name": "Summit of the three",
        "kind": "summit",
        "parties": ["XA", "XB", "XC"],
        "facts": [
            fact(
                "second-scheduled",
                "SessionScheduled",
                "2024-05-20",
                "It is set for Monday.",
                "xa-post-2024-05-20",
                planned="2024-05-27",
                edition=2,
                place="Xanth",
            ),
            fact(
                "second-held",
                "SessionHeld",
                "2024-05-27",
                "The three meet.",
                REPORT,
                edition=2,
                place="Xanth",
                participants=["XA", "XB", "XC"],
            ),
            fact(
                "second-outcome",
                "OutcomeReported",
                "2024-05-27",
                "Trade is talked about.",
                REPORT,
                edition=2,
                text="Trade talks go on.",
            ),
            fact(
                "third-scheduled",
                "SessionScheduled",
                "2024-05-29",
                "The next is set for July.",
                REPORT,
                planned="2024-07",
                edition=3,
            ),
        ],
    },
    {
        "id": HOTLINE,
        "name": "Line of the admirals",
        "kind": "hotline",
        "parties": ["XB", "XC"],
        "facts": [fact("opened", "MechanismEstablished", "2024-05-31", "The line is opened.", "xb-mail-2024-06-03")],
    },
]
CASEBOOK = {"actors": ACTORS, "articles": ARTICLES, "mechanisms": MECHANISMS}


def write_casebook(folder: Path) -> Path:
    """Write the casebook, and the text of the report beside it, into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "report.txt").write_text(TEXT, encoding="utf-8")
    (folder / "casebook.json").write_text(json.dumps(CASEBOOK, ensure_ascii=False), encoding="utf-8")
    return folder
