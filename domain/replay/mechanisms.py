"""What a careful reader says of a mechanism."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from domain.dossier import Clocks, Dossier
from domain.evidence.account import Account
from domain.mechanism.calendar import arrive, term_may_have_come
from domain.mechanism.course import Course
from domain.mechanism.events import MechanismRegistered, MechanismSucceeded
from domain.mechanism.fold import Ground, advance
from domain.mechanism.state import MechanismState, Status
from domain.mechanism.status import standing
from domain.replay.moments import days_of_change
from domain.replay.portrait import portrait
from domain.replay.reader import Reader
from domain.standing import Standing


class MechanismReader(Reader[Course, Status]):
    """A reader of one mechanism's dossier."""

    kind = "mechanism"

    @property
    def ground(self) -> Ground:
        """What the fold starts from."""
        return Ground(self.registration, self.known_on)

    @property
    def registration(self) -> MechanismRegistered:
        """What the mechanism was registered as."""
        registration = self.dossier.subject.registration
        assert isinstance(registration, MechanismRegistered)
        return registration

    def fold(self, order: Sequence[Account], count: int, day: date) -> Course:
        """The naive fold."""
        return self.ground.fold(order, count, day)

    def weigh(self, course: Course, day: date) -> Standing[Status]:
        """The first that holds in the order of 1.6."""
        return standing(course, self.silent_until(day))

    def state(self, day: date) -> MechanismState:
        """Everything that this reader would report for ``day``. Raises :class:`~domain.replay.reader.Unknown`."""
        self.require()
        course = self.course(day)
        base = self.weigh(course, day)
        disputed, may_also_be = self.alternatives(day, base)
        predecessors = self.predecessors(day)
        return portrait(self, day, course, base, disputed=disputed, may_also_be=may_also_be, predecessors=predecessors)

    def vague_readings(self, day: date) -> Iterator[Standing[Status]]:
        """Those of the facts, and that of a notice whose term may have come."""
        yield from super().vague_readings(day)
        if term_may_have_come(self.course(day), day):
            yield self.weigh(self.ground.fold(self.undisputed, self.certain(day), day, terms_at_their_earliest=True), day)

    def days_of_change(self, known_on: date) -> list[date]:
        """Every day on which the answers that rest on these facts can change."""
        return days_of_change(self.registration.cadence, self.undisputed, known_on)

    def standings(self) -> list[tuple[date, Standing[Status]]]:
        """The status on every day on which it can change, in one walk along the facts."""
        facts = self.undisputed
        course = self.ground.begin(facts, facts)
        found = []
        for day in self.days_of_change(self.known_on):
            while course.count < len(facts) and facts[course.count].certainly(day):
                advance(course, facts[course.count], day)
            here = course.branch()
            arrive(here, day)
            found.append((day, self.weigh(here, day)))
        return found

    def predecessors(self, day: date) -> tuple[str, ...]:
        """The mechanisms that this one is known to have succeeded by ``day``."""
        own = self.dossier.subject.id
        found = []
        for before in self.dossier.predecessors:
            facts = MechanismReader(before, self.known_by, self.asked_recorded_by).undisputed
            if any(isinstance(a.fact, MechanismSucceeded) and own in a.fact.successors and a.certainly(day) for a in facts):
                found.append(before.subject.id)
        return tuple(sorted(found))


def state(dossier: Dossier, clocks: Clocks) -> MechanismState:
    """The state of a mechanism at the three clocks. Raises :class:`~domain.replay.reader.Unknown`."""
    return MechanismReader(dossier, clocks.known_by, clocks.recorded_by).state(clocks.as_of)
