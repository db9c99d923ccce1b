"""An expedition: the subjects of a long run, charted on all cores while the run is recorded; their bands are kept after it.

Until then they are noted as uncharted in the ledger's own transaction, so whoever asks has them folded, and whoever finds an
expedition that never came back charts them. It takes along all that it needs, and asks no ledger.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from api.gathering import gathering
from api.hands import Errand, Hands
from api.ledger import Charting, Unavailable, Written
from api.pouches import NOTHING, packed
from api.surveyors import charted_from, charting_of, in_portions
from domain.dossier import Dossier

PORTION = 8
"""How many subjects are worked out in one go."""


def ready(hands: Hands) -> Hands:
    """The hands, which begin while the run is still judged."""
    for _ in range(hands.number):
        hands.ask(charted_from, NOTHING, 0)
    return hands


class _Part(NamedTuple):
    dossiers: list[Dossier]
    errand: Errand[list[Charting]]


class Expedition:
    """Subjects that are being charted, as everything up to a position gives them, that of the last event of the run."""

    def __init__(self, hands: Hands, dossiers: Iterable[Dossier], written: Written, position: int) -> None:
        """Sets out: what is asked of the hands they begin with at once."""
        self.position = position
        self.subjects: list[str] = []
        self._parts = deque[_Part]()
        for portion in in_portions(dossiers, PORTION):
            self.subjects += [dossier.subject.id for dossier in portion]
            self._parts.append(_Part(portion, hands.ask(charted_from, packed(portion, written), position)))

    def chartings(self) -> Iterator[Charting]:
        """Everyone's bands, as they are ready; whoever asks takes part in the work, from the end."""
        while self._parts:
            is_ours = not self._parts[0].errand.is_done and self._parts[-1].errand.recall()
            part = self._parts.pop() if is_ours else self._parts.popleft()
            yield from self._drawn(part.dossiers) if is_ours else self._brought(part)

    def _brought(self, part: _Part) -> Iterable[Charting]:
        try:
            return part.errand.result()
        except Unavailable:  # somebody ended the process
            return self._drawn(part.dossiers)

    def _drawn(self, dossiers: Iterable[Dossier]) -> list[Charting]:
        with gathering():
            return [charting_of(dossier, self.position)[0] for dossier in dossiers]
