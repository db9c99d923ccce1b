"""Facts about sessions by the names that they give, so that nobody need look through the record for what is still said of one."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence
from typing import Final, Literal, cast

from domain.facts import Fact
from domain.mechanism.events import MECHANISM_FACTS, MechanismEstablished
from domain.mechanism.session_events import OfSession

Name = tuple[object, ...] | Literal["unnamed", "numbered", "established"]
"""An ``edition``, a ``label`` or a ``label alone`` with which one it is; or what else a fact can be looked for by."""
Place = tuple[object, ...]
"""A fact's place in the fold, only to be compared with others."""

OF_SESSION: Final = frozenset(kind for kind in MECHANISM_FACTS if issubclass(kind, OfSession))
"""The kinds of facts that speak of a session."""


class Named:
    """The places of some facts in the fold, by every name under which a session can be looked for."""

    def __init__(self) -> None:
        """No fact yet."""
        self._places: dict[Name, list[Place]] = {}

    def add(self, names: Sequence[Name], place: Place) -> None:
        """Count a fact in that gives these names."""
        for name in names:
            places = self._places.get(name)
            if places is None:
                self._places[name] = [place]
            elif places and place < places[-1]:
                insort(places, place)
            else:  # as nearly always
                places.append(place)

    def discard(self, names: Sequence[Name], place: Place) -> None:
        """Leave a fact out that was counted in."""
        for name in names:
            places = self._places[name]
            del places[bisect_left(places, place)]

    def like(self, edition: int | None, session: str | None, place: Place) -> bool:
        """Whether one at that place or later names a session known by that edition and label."""
        if edition is not None and self.any(("edition", edition), place):
            return True
        return session is not None and self.any(("label" if edition is None else "label alone", session), place)

    def any(self, name: Name, place: Place) -> bool:
        """Whether there is one of that name at that place or later."""
        places = self._places.get(name)
        return places is not None and bool(places) and places[-1] >= place


def names_given(fact: Fact) -> Sequence[Name]:
    """The names by which the fact speaks of sessions; of another kind of fact, none."""
    kind = type(fact)
    if kind not in OF_SESSION:
        return ("established",) if kind is MechanismEstablished else ()
    told = cast("OfSession", fact)
    edition, session = told.edition, told.session
    if session is None:
        return ("unnamed",) if edition is None else (("edition", edition), "numbered")
    if edition is None:
        return (("label", session), ("label alone", session))
    return (("edition", edition), "numbered", ("label", session))
