"""What a careful reader says of an actor: names, offices and contacts. Bare names are seen at every known date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal

from domain.actor import ActorRegistered
from domain.dossier import Clocks
from domain.evidence.account import Account
from domain.mechanism.fold import split
from domain.person import ActorCourse, ActorState, Office, evolve
from domain.replay.reader import Reader
from domain.replay.witness import last_report, names
from domain.standing import Standing


class ActorReader(Reader[ActorCourse, Literal["known"]]):
    """A reader of one actor's dossier."""

    kind = "actor"

    @property
    def registration(self) -> ActorRegistered:
        """What the actor was registered as."""
        registration = self.dossier.subject.registration
        assert isinstance(registration, ActorRegistered)
        return registration

    @property
    def knows(self) -> bool:
        """Whether the ledger held the actor by then: names are reference data."""
        return self.dossier.subject.events[0].position <= self.recorded_by

    def fold(self, order: Sequence[Account], count: int, day: date) -> ActorCourse:
        """The naive fold."""
        course = ActorCourse(self.registration.name)
        for account in order[:count]:
            evolve(course, account)
        return course

    def weigh(self, course: ActorCourse, day: date) -> Standing[Literal["known"]]:
        """An actor has no status of its own."""
        return Standing("known", None, ())

    def state(self, day: date) -> ActorState:
        """Everything that this reader would report for ``day``. Raises :class:`~domain.replay.reader.Unknown`."""
        self.require()
        course = self.course(day)
        registered = self.registration
        possible = self._offices_possible(day, course)
        return ActorState(
            id=self.dossier.subject.id,
            name=course.name,
            kind=registered.kind,
            state=registered.state or (self.dossier.subject.id if registered.kind == "state" else None),
            clocks=Clocks(day, self.known_by, self.asked_recorded_by),
            position=self.position,
            registered_names=dict(registered.names),
            aliases=registered.aliases,
            wikidata=registered.wikidata,
            offices=tuple(o for o in course.offices if o.until is None),
            former_offices=tuple(o for o in course.offices if o.until is not None),
            may_also_hold=possible,
            contacts=course.contacts,
            settled=all(reading.offices == course.offices for reading in self._readings(day)),
            forecast=day > self.known_on,
            last_report=last_report(self),
            warnings=(),
            accounts=self.accounts.visible,
            names=names(self),
        )

    def _offices_possible(self, day: date, base: ActorCourse) -> tuple[Office, ...]:
        """The offices held in another reading: with each prefix of what is vague, and with what is disputed."""
        held = {(o.office, o.of, o.since) for o in base.offices if o.until is None}
        found = (o for course in self._readings(day) for o in course.offices if o.until is None)
        return tuple(dict.fromkeys(o for o in found if (o.office, o.of, o.since) not in held))

    def _readings(self, day: date) -> Iterator[ActorCourse]:
        certain, possible, _ = split(self.undisputed, day)
        for count in range(1, len(possible) + 1):
            yield self.fold([*certain, *possible[:count]], len(certain) + count, day)
        disputed = self.disputes_that_count(day)
        for contested in [*([one] for one in disputed), disputed]:
            folded = sorted([*certain, *contested], key=lambda a: a.order)
            yield self.fold(folded, len(folded), day)
