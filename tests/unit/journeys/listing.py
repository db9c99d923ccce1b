"""Revisions of fictional records: Ada and Ben of Xanadu and Xebec travel to the United States."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from api.journeys.revisions import Revised, read


def record(id: str, visitor: str | None = "President Ada Arden", start: str | None = "2001-05-01", **more: Any) -> dict[str, Any]:
    """A record of a visit of one day, unless told otherwise."""
    fields = {"from": "Xanadu", "from-id": "xanadu", "description": "Working visit."}
    return {"id": id, "start-date": start, "end-date": more.pop("end", start), "visitor": visitor} | fields | more


def line(revision: int, op: str, id: str, held: dict[str, Any] | None = None) -> dict[str, Any]:
    """One line; the number of the revision is also its day in March 2015."""
    published = f"2015-03-{revision:02}T12:00:00-04:00"
    return {"published": published, "revision": f"r{revision}", "op": op, "id": id, "record": held}


def written(folder: Path, *lines: dict[str, Any] | str, name: str = "visits.jsonl") -> Path:
    """The file with these lines."""
    text = "".join(f"{one if isinstance(one, str) else json.dumps(one)}\n" for one in lines)
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def revised(folder: Path, *lines: dict[str, Any]) -> list[Revised]:
    """The lines, read."""
    return read([written(folder, *lines)])
