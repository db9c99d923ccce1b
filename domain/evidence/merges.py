"""Doubles: which aggregate another id stands for, as a reader at (known_by, recorded_by) knows it (1.8)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from domain.dossier import Dossier, Recorded
from domain.evidence.accounts import Accounts
from domain.facts import AboutFact, DisputeSettled, Fact
from domain.merging import MERGES, MergedInto


def merged_into(dossier: Dossier, known_by: datetime, recorded_by: int) -> str | None:
    """The id that this one is known to stand for; None if it stands for itself. Like what revises, a merge holds for every day."""
    if not dossier.subject.merges:
        return None
    accounts = Accounts(replace(dossier, doubles=()), known_by, recorded_by)
    merges = [a for a in accounts.facts if isinstance(a.fact, MERGES) and not a.disputed]
    last = merges[-1].fact if merges else None
    return last.id if isinstance(last, MergedInto) else None


def with_doubles(dossier: Dossier, known_by: datetime, recorded_by: int) -> dict[str, Recorded]:
    """The keyed events of the subject and of all that are known to be the same, by key.

    Where a double uses a key that is taken, its facts are known by key and stream, so that none hides another.
    """
    found = dict(dossier.subject.by_key)
    for double in dossier.doubles:
        if merged_into(double, known_by, recorded_by) == dossier.subject.id:
            taken = found.keys() & with_doubles(double, known_by, recorded_by).keys()
            found |= dict(_renamed(double, taken, known_by, recorded_by))
    return found


def _renamed(double: Dossier, taken: set[str], known_by: datetime, recorded_by: int) -> Iterator[tuple[str, Recorded]]:
    names = {key: f"{key}-of-{double.subject.id.lower()}" for key in taken}
    for item in with_doubles(double, known_by, recorded_by).values():
        if isinstance(item.event, Fact) and not isinstance(item.event, MERGES):
            event = _with_keys(item.event, names)
            yield event.key, item._replace(event=event)


def _with_keys(event: Fact, names: dict[str, str]) -> Fact:
    """The event with its own key, and those of the facts that it is about, under the new names."""
    new: dict[str, object] = {"key": names.get(event.key, event.key)}
    if isinstance(event, AboutFact):
        new["fact"] = names.get(event.fact, event.fact)
    if isinstance(event, DisputeSettled):
        new |= {part: tuple(names.get(key, key) for key in getattr(event, part)) for part in ("upheld", "dismissed")}
    return event.model_copy(update=new)
