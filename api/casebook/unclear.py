"""What nobody knows as long as a document has faults: the ids and keys of its faulty entries.

Other entries may refer to them. That these are not there is no further fault, and need not be told.
"""

from __future__ import annotations

from collections.abc import Iterable

from api.casebook.document import Outcome
from api.casebook.place import steps_of
from domain.proposal import Refusal


def unclear_in(document: object, outcomes: Iterable[Outcome]) -> set[str] | None:
    """The ids and keys of the entries that are refused; None if the document as a whole is."""
    unclear: set[str] = set()
    for outcome in outcomes:
        if isinstance(outcome, Refusal):
            named = _named(document, outcome.place.path)
            if named is None:
                return None
            unclear.add(named)
    return unclear


def _named(document: object, path: str) -> str | None:
    """The id or key of the innermost entry around a path."""
    named, part = None, document
    for step in steps_of(path):
        if isinstance(part, dict) and isinstance(step, str):
            part = part.get(step)
        elif isinstance(part, list) and isinstance(step, int) and step < len(part):
            part = part[step]
        if isinstance(part, dict) and (own := part.get("key", part.get("id"))) is not None:
            named = str(own)
    return named
