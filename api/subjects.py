"""The subjects of a ledger: mechanisms, visits, issues and actors, each as a reader at the clocks finds it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from itertools import takewhile
from types import MappingProxyType
from typing import Any, Literal

from api.charts import Charts
from api.concerned import Concerned
from api.dossiers import Dossiers
from api.doubles import Doubles
from api.finding import candidates
from api.holdings import Holdings
from api.known import NotKnown
from api.lately import Lately
from api.ledger import beyond
from api.library import newest
from api.practice import Practised
from domain.actor import ActorRegistered
from domain.dossier import Clocks, Dossier
from domain.evidence.merges import merged_into
from domain.facts import Event
from domain.issue.events import IssueRegistered
from domain.mechanism.events import MechanismRegistered
from domain.merging import MERGES
from domain.replay import AnyReader
from domain.replay.rectangles import Rectangle
from domain.search.sought import Phrase
from domain.standing import Standing
from domain.visit.events import VisitRegistered

Kind = Literal["mechanism", "visit", "issue", "actor"]

_OPENED_BY: Mapping[Kind, type[Event]] = MappingProxyType(
    {"mechanism": MechanismRegistered, "visit": VisitRegistered, "issue": IssueRegistered, "actor": ActorRegistered}
)

WITH_STATUS: tuple[Kind, ...] = ("mechanism", "visit", "issue")
"""The kinds of subjects that have a status, which runs through time."""
FEW = 1_000
"""Of so many ids at most each is looked up; of more, all of the kind are read in their order."""
LATELY = 4
"""The lists that are read page by page at the same time, about."""


class Subjects:
    """What a ledger tracks, by kind and id."""

    def __init__(self, ledger: Holdings) -> None:
        """Dossiers, and what readers make of them, are kept in memory until something is recorded that concerns them."""
        self._ledger = ledger
        self.concerned = Concerned(ledger)
        """Whom questions concern."""
        self._dossiers = Dossiers(ledger)
        self._doubles = Doubles(self._dossiers.get)
        self._practised = Practised()
        self._charts = Charts(self._drawn)
        self.lately: Lately[Any] = Lately(LATELY)
        """What whoever reads a list page by page would have worked out anew for each."""

    def ids(self, kind: Kind, among: Collection[str] | None = None, after: str | None = None) -> Iterator[str]:
        """The ids of all subjects of a kind, or of those among the given ids that are such; in their order, beyond ``after``."""
        name = _OPENED_BY[kind].stored_name()
        if among is not None and len(among) <= FEW:
            return (id for id in sorted(among) if (after is None or id > after) and self._ledger.opener(id) == name)
        ids = self._ledger.openings(name, beyond(after) if after is not None else "")
        return ids if among is None else (id for id in ids if id in among)

    def registered(self, prefix: str, *kinds: Kind) -> Iterator[tuple[str, str]]:
        """The ids that begin so, each with the name that it was registered under."""
        for kind in kinds:
            for id in takewhile(lambda id: id.startswith(prefix), self._ledger.openings(_OPENED_BY[kind].stored_name(), prefix)):
                stream = self._ledger.stream(id)
                if stream is not None:
                    yield id, str(getattr(stream.registration, "name", id))

    def dossier(self, id: str, kind: Kind | None = None, recorded_by: int | None = None) -> Dossier:
        """The dossier of that id itself, as the ledger held it by then. Raises :class:`NotKnown` if there is none of the kind."""
        dossier = self._dossiers.get(id, recorded_by)
        if dossier is None or (kind is not None and dossier.kind != kind):
            raise NotKnown(id, kind or "mechanism, visit, issue or actor", None)
        return dossier

    def resolve(self, id: str, clocks: Clocks, kind: Kind | None = None) -> Dossier:
        """The dossier of what the id stands for at the clocks: a double leads to the one that it is. Raises :class:`NotKnown`."""
        dossier, seen = self.dossier(id, kind, clocks.recorded_by), {id}
        while (target := merged_into(dossier, clocks.known_by, newest(clocks))) is not None and target not in seen:
            seen.add(target)
            dossier = self.dossier(target, kind, clocks.recorded_by)
        return dossier

    def reader(self, id: str, clocks: Clocks, kind: Kind | None = None) -> AnyReader:
        """A reader of what the id stands for. Raises :class:`NotKnown` only if the ledger holds nothing of the id."""
        return self._practised.reader(self.resolve(id, clocks, kind), clocks.known_by, clocks.recorded_by)

    def read(self, dossier: Dossier, known_by: datetime, recorded_by: int | None) -> AnyReader:
        """A reader of a dossier, with practice."""
        return self._practised.reader(dossier, known_by, recorded_by)

    def dossiers(
        self, kind: Kind, clocks: Clocks, phrases: Iterable[Phrase] = (), among: Collection[str] | None = None
    ) -> Iterator[Dossier]:
        """The dossiers of a kind as the ledger held them, by id: of these ids, or of all that can hold the ``phrases``."""
        ids = self.ids(kind, candidates(self._ledger, phrases) if among is None else among)
        return filter(None, (self._dossiers.get(id, clocks.recorded_by) for id in ids))

    def standing(self, id: str, clocks: Clocks, kind: Kind | None = None) -> Standing[Any]:
        """The status of a mechanism, visit or issue at the clocks, for which nothing is folded once its chart is known.

        Raises :class:`NotKnown`, and :class:`~domain.replay.Unknown` where nothing of it is visible.
        """
        dossier = self.resolve(id, clocks, kind)
        if dossier.kind == "actor":
            raise NotKnown(id, "mechanism, visit or issue", None)
        if clocks.recorded_by is None or clocks.recorded_by >= dossier.newest:
            found = self._charts.of(dossier).at(clocks.as_of, clocks.known_by)
            if found is not None:
                return Standing(found.status, found.since, found.because)
        reader = self._practised.reader(dossier, clocks.known_by, clocks.recorded_by)
        reader.require()
        return reader.standing(clocks.as_of)

    def along(self, dossier: Dossier, clocks: Clocks) -> list[Rectangle] | None:
        """The rectangles that hold ``clocks.as_of``, in the order of what was known; None where they tell of a later state."""
        is_newest = clocks.recorded_by is None or clocks.recorded_by >= dossier.newest
        return self._charts.of(dossier).along(clocks.as_of) if is_newest else None

    def _drawn(self, dossier: Dossier) -> Iterable[Rectangle] | None:
        """The rectangles that the ledger keeps of a dossier; None where it keeps none, or something was recorded meanwhile."""
        found = self._ledger.rectangles(dossier.subject.id)
        return found if self._dossiers.get(dossier.subject.id) is dossier else None

    @property
    def charted(self) -> Holdings | None:
        """The ledger, if it keeps bands; None where everyone is to be asked."""
        return self._ledger if self._ledger.turns is not None else None

    def moved(self, clocks: Clocks) -> set[str]:
        """Of whom the bands, as they are by now, may not tell what the ledger held at the clocks: they are to be asked."""
        return self._ledger.moved(clocks.recorded_by) if clocks.recorded_by is not None else set()

    def standings(self, kind: Kind, clocks: Clocks) -> Iterator[tuple[str, Standing[Any]]]:
        """The status of each subject of a kind of which anything is visible, by id; from its bands where these tell it."""
        known = self._ledger.standings_on(clocks.as_of, clocks.known_by, kind)
        if known is None:
            return ((r.dossier.subject.id, r.standing(clocks.as_of)) for r in self.readers(kind, clocks))
        found, uncharted = known
        asked = {*uncharted, *self.ids(kind, self.moved(clocks))}  # in this order: what is recorded meanwhile has moved
        for id in self._doubles.among(found.keys() & self._ledger.merged(), clocks.known_by, self._ledger.position()):
            del found[id]
        if kind == "visit":  # whether a visit of no status fell hangs on more than its bands
            asked |= {id for id, standing in found.items() if standing.status == "none"}
        if asked:
            return self._partly_asked(found, asked, clocks)
        ids = sorted(found)
        return zip(ids, map(found.__getitem__, ids), strict=True)

    def _partly_asked(
        self, found: Mapping[str, Standing[Any]], asked: Collection[str], clocks: Clocks
    ) -> Iterator[tuple[str, Standing[Any]]]:
        for id in sorted(found.keys() | asked):
            if id not in asked:
                yield id, found[id]
            elif (reader := self.reader_then(id, clocks)) is not None and self.is_one(reader):
                yield id, reader.standing(clocks.as_of)

    def readers(
        self,
        kind: Kind,
        clocks: Clocks,
        phrases: Iterable[Phrase] = (),
        *,
        after: str | None = None,
        among: Collection[str] | None = None,
    ) -> Iterator[AnyReader]:
        """A reader of each subject of a kind of which anything is visible; a double is no subject of its own.

        Left out is what cannot hold the ``phrases``; what is left may hold them only at other clocks. The list begins beyond the
        id ``after``, and has only subjects ``among`` the given ones.

        A visit of which every fact was retracted is none either: nobody travelled, and nobody meant to.
        """
        found = candidates(self._ledger, phrases)
        either = found if among is None else among if found is None else found & set(among)
        for id in self.ids(kind, either, after):
            reader = self.reader_then(id, clocks)
            if reader is not None and self.is_one(reader):
                yield reader

    def reader_then(self, id: str, clocks: Clocks) -> AnyReader | None:
        """A reader of the subject of that id itself, as the ledger held it by then; None if it held none."""
        dossier = self._dossiers.get(id, clocks.recorded_by)
        return self._practised.reader(dossier, clocks.known_by, clocks.recorded_by) if dossier else None

    @staticmethod
    def is_one(reader: AnyReader) -> bool:
        """Whether anything of the reader's subject is visible, and it is one of its own at the clocks."""
        is_fallen = reader.kind == "visit" and all(isinstance(account.fact, MERGES) for account in reader.facts)
        return reader.knows and not is_fallen and merged_into(reader.dossier, reader.known_by, reader.recorded_by) is None
