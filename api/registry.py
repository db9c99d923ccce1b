"""The registry: takes in what is proposed, foresees what it would change, and knows who may do more than read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Generic, Self, TypeVar

from api.cartography import Cartographer
from api.countries import refuse_unknown_states
from api.foresight import touched
from api.gathering import gathering
from api.hands import Hands
from api.inquiry import Inquiry
from api.known import NotKnown
from api.ledger import Conflict, Key, Ledger, Prospect, Receipt, Scope, Sitting, Submission
from api.subjects import Subjects
from domain.decide import Decision, decide
from domain.facts import Event
from domain.proposal import Proposal, Refusal, Refused

ATTEMPTS = 5
"""How often a run is decided anew when others record into the same streams meanwhile."""
NONE_EXPECTED: Mapping[str, int] = MappingProxyType({})

After = TypeVar("After")


@dataclass(frozen=True, slots=True)
class Foresight(Generic[After]):
    """What recording would do: the events by stream, how many are there already, and whom it touches, by id.

    ``after`` answers every question as it would then be answered.
    """

    batches: Mapping[str, tuple[Event, ...]]
    unchanged: int
    touched: tuple[str, ...]
    after: After


class Registry(Inquiry):
    """What is written into one ledger, and by whom."""

    def __init__(self, ledger: Ledger) -> None:
        super().__init__(Subjects(ledger))
        self._ledger = ledger
        self._cartographer = Cartographer(ledger)

    def record(
        self,
        proposals: Iterable[Proposal],
        *,
        recorded_at: datetime,
        expected: Mapping[str, int] = NONE_EXPECTED,
        submission: Submission | None = None,
    ) -> Receipt:
        """Record a run, all or nothing. ``expected`` adds versions that streams must have; a ``submission`` is acknowledged.

        Raises :class:`~domain.proposal.Refused` with every reason, :class:`Conflict` if a stream moved meanwhile, and
        :class:`Acknowledged` or :class:`OtherSubmission` if a submission of that reference was recorded before.
        """
        proposals = tuple(proposals)
        with self._cartographer.hands(len(proposals)) as hands, self._ledger.about_to_write():
            return self._recorded(proposals, recorded_at, expected, submission, hands)

    def _recorded(
        self,
        proposals: tuple[Proposal, ...],
        recorded_at: datetime,
        expected: Mapping[str, int],
        submission: Submission | None,
        hands: Hands | None,
    ) -> Receipt:
        attempt = 1
        while True:
            sitting = self._cartographer.sitting()
            decision = self._decision(proposals, sitting)
            try:
                return self._append(decision, recorded_at, expected, submission, sitting, hands)
            except Conflict as conflict:
                if conflict.stream in expected or attempt == ATTEMPTS:
                    raise
                attempt += 1

    def _append(
        self,
        decided: Decision,
        recorded_at: datetime,
        expected: Mapping[str, int],
        submission: Submission | None,
        sitting: Sitting,
        hands: Hands | None,
    ) -> Receipt:
        versions = {**decided.expected, **expected}
        if not versions and submission is None:
            return Receipt(self._ledger.position(), decided.events, decided.unchanged, ())
        with gathering():
            survey = self._cartographer.survey(decided.batches, versions, recorded_at, sitting, hands)
        position = self._ledger.append(
            survey.written or decided.batches,
            expected=versions,
            recorded_at=recorded_at,
            texts=decided.texts,
            submission=submission,
            unchanged=decided.unchanged,
            chartings=survey.chartings,
        )
        self._cartographer.keep(survey, position)
        return Receipt(position, decided.events, decided.unchanged, tuple(decided.batches))

    def acknowledged(self, submission: Submission) -> Receipt | None:
        """What was answered when that submission was recorded before; None if it was not. Raises :class:`OtherSubmission`."""
        return self._ledger.acknowledged(submission)

    def foresee(self, proposals: Iterable[Proposal], recorded_at: datetime) -> Foresight[Self]:
        """What recording them would do; nothing is written. Raises ``Refused``."""
        decision = self._decision(tuple(proposals))
        prospect = Prospect(self._ledger, decision.batches, decision.texts, recorded_at)
        ids = touched(self._ledger, prospect, decision.batches)
        return Foresight(decision.batches, decision.unchanged, ids, type(self)(prospect))

    def objections(self, proposals: Iterable[Proposal], unclear: Collection[str]) -> tuple[Refusal, ...]:
        """Why the proposals would be refused, apart from references to what is ``unclear`` so far; nothing is recorded."""
        try:
            self._decision(tuple(proposals))
        except Refused as refused:
            named = tuple(map(repr, unclear))
            return tuple(r for r in refused.refusals if not any(name in r.reason.partition("; did you mean")[0] for name in named))
        return ()

    def _decision(self, proposals: tuple[Proposal, ...], record: Ledger | None = None) -> Decision:
        refuse_unknown_states(proposals)
        with gathering():
            return decide(record or self._ledger, proposals)

    def create_key(self, name: str, scopes: Iterable[Scope], now: datetime) -> tuple[Key, str]:
        """A new key, and its token: nothing keeps that, so it is to be shown once. Raises :class:`BadKey`."""
        return self._ledger.keys.create(name, tuple(scopes), now)

    def keys(self) -> tuple[Key, ...]:
        """Every key, also those that were revoked, in the order of making."""
        return self._ledger.keys.all()

    def revoke_key(self, id: str, now: datetime) -> bool:
        """Make a key void for good and at once. Was it valid until now? Raises :class:`NotKnown` if there is none of that id."""
        was_valid = self._ledger.keys.revoke(id, now)
        if was_valid is None:
            raise NotKnown(id, "key", None)
        return was_valid

    def authenticate(self, token: str) -> Key | None:
        """The key whose token this is; None if it is nobody's, or revoked."""
        return self._ledger.keys.of_token(token)
