"""Which subjects a list is asked for: by party, state, kind, status, or words in names and gists."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from domain.evidence.stands import Affiliations
from domain.person import Office
from domain.replay import AnyReader
from domain.search.sought import Phrase, all_found, sought
from domain.search.texts import texts_of


@dataclass(frozen=True, slots=True)
class Filters:
    """What a subject must be to be listed; None asks nothing. ``state`` is an ISO 3166 code, ``q`` words in any language.

    ``office`` are words in the title of an office that an actor holds, ``of`` is the actor whose office it is.
    """

    party: str | None = None
    state: str | None = None
    kind: str | None = None
    status: str | None = None
    q: str | None = None
    office: str | None = None
    of: str | None = None

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """What ``q`` asks for."""
        return sought(self.q)

    def may_fit(self, reader: AnyReader) -> bool:
        """Whether the subject can fit, without working out its state: its kind, and the words that this reader could read."""
        if self.kind not in (None, getattr(reader.dossier.subject.registration, "kind", None)):
            return False
        return all_found(self.phrases, texts_of(reader)) if self.q else True

    def fits(self, answer: Any, reader: AnyReader) -> bool:
        """Whether the answer about a mechanism, visit, issue or actor fits as this reader sees it."""
        if self.status is not None and self.status != getattr(answer, "status", None):
            return False
        if (self.office or self.of) and not any(map(self._is_meant, answer.offices)):
            return False
        parties = parties_of(answer)
        if self.party is not None and self.party not in parties:
            return False
        return self.state is None or self.state in sides(parties, reader)

    def _is_meant(self, office: Office) -> bool:
        return self.of in (None, office.of) and all_found(sought(self.office), [office.office])


def parties_of(answer: Any) -> tuple[str, ...]:
    """Whose subject it is: its parties and who travels; an actor is its own."""
    traveller = getattr(answer, "traveller", None)
    return (*getattr(answer, "parties", (answer.id,)), *([traveller] if traveller else ()))


def sides(actors: Iterable[str], reader: AnyReader) -> set[str]:
    """The states to which the actors belong, as far as the reader's ledger knew."""
    affiliations = Affiliations(reader.dossier.actors, reader.recorded_by)
    own = reader.dossier.subject
    known = Affiliations({own.id: own}, reader.recorded_by) if reader.kind == "actor" else affiliations
    return {known.side(actor) for actor in actors}
