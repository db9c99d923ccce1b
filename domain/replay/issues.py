"""What a careful reader says of an issue."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from domain.dossier import Clocks
from domain.evidence.account import Account
from domain.issue.state import IssueCourse, IssueState, IssueStatus, evolve
from domain.replay.reader import Reader
from domain.replay.witness import evidence, last_report, names
from domain.standing import Standing


class IssueReader(Reader[IssueCourse, IssueStatus]):
    """A reader of one issue's dossier."""

    kind = "issue"

    def fold(self, order: Sequence[Account], count: int, day: date) -> IssueCourse:
        """The naive fold; the calendar has nothing to say about an issue."""
        course = IssueCourse()
        for account in order[:count]:
            evolve(course, account)
        return course

    def standings(self) -> list[tuple[date, Standing[IssueStatus]]]:
        """The status on every day on which it can change, in one walk along the facts."""
        facts, course, count = self.undisputed, IssueCourse(), 0
        found = []
        for day in self.days_of_change(self.known_on):
            while count < len(facts) and facts[count].certainly(day):
                evolve(course, facts[count])
                count += 1
            found.append((day, self.weigh(course, day)))
        return found

    def weigh(self, course: IssueCourse, day: date) -> Standing[IssueStatus]:
        """What the issue is."""
        return Standing(course.status, course.since, course.because)

    def state(self, day: date) -> IssueState:
        """Everything that this reader would report for ``day``. Raises :class:`~domain.replay.reader.Unknown`."""
        self.require()
        course = self.course(day)
        base = self.weigh(course, day)
        disputed, may_also_be = self.alternatives(day, base)
        word, origins = evidence(self, base.because)
        return IssueState(
            id=self.dossier.subject.id,
            name=self.name(day),
            clocks=Clocks(day, self.known_by, self.asked_recorded_by),
            position=self.position,
            status=base.status,
            since=base.since,
            parties=self.dossier.parties,
            raised_by=course.raised_by,
            against=course.against,
            measures=course.measures,
            protests=course.protests,
            evidence=word,
            origins=origins,
            disputed=disputed,
            settled=not may_also_be,
            may_also_be=may_also_be,
            forecast=day > self.known_on,
            last_report=last_report(self),
            because=base.because,
            warnings=(),
            accounts=self.accounts.visible,
            names=names(self, self.dossier.parties),
        )
