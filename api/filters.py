"""Which mechanisms a list is asked for: by party, state, kind, status, or words in names and gists."""

from __future__ import annotations

from dataclasses import dataclass

from domain.dossier import Dossier
from domain.evidence.stands import Affiliations
from domain.mechanism.state import MechanismState
from domain.replay import Reader


@dataclass(frozen=True, slots=True)
class Filters:
    """What a mechanism must be to be listed; None asks nothing. ``state`` is an ISO 3166 code, ``q`` words in any language."""

    party: str | None = None
    state: str | None = None
    kind: str | None = None
    status: str | None = None
    q: str | None = None

    def may_fit(self, dossier: Dossier) -> bool:
        """Whether the mechanism can fit, without working out its state."""
        return self.kind in (None, dossier.registration.kind)

    def fits(self, answer: MechanismState, reader: Reader) -> bool:
        """Whether the mechanism fits as this reader sees it."""
        if self.status not in (None, answer.status) or (self.party is not None and self.party not in answer.parties):
            return False
        if self.state is not None and self.state not in _sides(answer, reader):
            return False
        return self.q is None or self.q.casefold() in _words(answer, reader)


def _sides(answer: MechanismState, reader: Reader) -> set[str]:
    affiliations = Affiliations(reader.dossier.actors, reader.recorded_by)
    return {affiliations.side(party) for party in answer.parties}


def _words(answer: MechanismState, reader: Reader) -> str:
    """All words by which it may be sought: its names in every language, its aliases, and the gists that are visible."""
    registered = reader.dossier.registration
    gists = (account.fact.gist for account in answer.accounts)
    names = (answer.id, answer.name, registered.name, *registered.names.values(), *registered.aliases)
    return "\n".join((*names, *gists)).casefold()
