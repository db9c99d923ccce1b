"""The register: who asked to be told of changes, what is on its way to them, and how far the changes were told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from secrets import token_hex

from api.known import NotKnown
from api.ledger import Dispatch, Filters, Ledger, Mark, Message, Webhook
from api.settings import program_version
from api.subjects import Subjects
from api.webhooks.addresses import objection
from api.webhooks.lookout import Lookout, Watched
from api.webhooks.recordings import Recordings
from domain.proposal import Place, Refusal, Refused

GRACE = timedelta(hours=24)
"""How long the secret before still signs beside a new one."""
KEPT = timedelta(days=30)
"""How long a message that was delivered or given up can still be looked at."""
MOST_WEBHOOKS = 100
"""How many webhooks a ledger may have, so that one change is not told without end."""


class Register:
    """The webhooks of one ledger."""

    def __init__(self, ledger: Ledger, subjects: Subjects) -> None:
        self._ledger = ledger
        self._lookout = Lookout(ledger, subjects)
        self._rules = program_version()

    # ------------------------------------------------------------------------------------------------ who is to be told

    def add(self, url: str, name: str | None, filters: Filters, now: datetime, *, to_loopback: bool) -> tuple[Webhook, str]:
        """A new webhook and its signing secret, shown this once. Raises ``Refused`` for an address that it may not have."""
        reason = objection(url, to_loopback=to_loopback)
        if reason is not None:
            raise Refused([Refusal("webhook-url", reason, Place(path="url"))])
        if len(self.all()) >= MOST_WEBHOOKS:
            raise Refused([Refusal("webhooks-many", f"there are {MOST_WEBHOOKS} webhooks already: remove one first")])
        return self._ledger.webhooks.add(url, name, filters, now, now.astimezone(UTC).date())

    def all(self) -> tuple[Webhook, ...]:
        """Every webhook, also those that have ended, in the order of making."""
        return self._ledger.webhooks.all()

    def get(self, id: str) -> Webhook:
        """The webhook of that id. Raises :class:`NotKnown`."""
        found = self._ledger.webhooks.get(id)
        if found is None:
            raise NotKnown(id, "webhook", None)
        return found

    def remove(self, id: str) -> None:
        """Delete a webhook with all that was for it. Raises :class:`NotKnown`."""
        if not self._ledger.webhooks.remove(id):
            raise NotKnown(id, "webhook", None)

    def renew(self, id: str, now: datetime) -> str:
        """A new signing secret, shown this once; the one before signs too for a day. Raises NotKnown, or Refused if it ended."""
        secret = self._ledger.webhooks.renew(self._live(id).id, now + GRACE)
        if secret is None:
            raise _ended()
        return secret

    def deliveries(self, id: str, most: int) -> tuple[Message, ...]:
        """The latest messages to a webhook, newest first. Raises :class:`NotKnown`."""
        return self._ledger.outbox.latest(self.get(id).id, most)

    def waiting(self) -> int:
        """How many messages are neither delivered nor given up."""
        return self._ledger.outbox.waiting()

    def _live(self, id: str) -> Webhook:
        found = self.get(id)
        if found.ended is not None:
            raise _ended()
        return found

    # ---------------------------------------------------------------------------------------------------- what is told

    def ahead(self, now: datetime) -> tuple[Mark, Mark] | None:
        """The changes that were not told yet lie between these marks; None if there are none, or nobody is to be told."""
        mark = self._ledger.outbox.mark()
        if mark is None:
            return None
        after = Mark(self._ledger.position(), max(mark.day, now.astimezone(UTC).date()))
        return (mark, after) if after != mark else None

    def watch(self, before: Mark, after: Mark) -> Iterator[Watched]:
        """Follow every subject whose status may have changed between the marks, one after the other."""
        recordings = Recordings(self._ledger.trail.touches(before.position, after.position), before, after)
        ids = self._lookout.concerned(recordings)
        if after.day > before.day:
            ids |= self._lookout.everyone() - self._ledger.outbox.quiet(after.day, self._rules)
        return (self._lookout.watch(id, recordings) for id in sorted(ids))

    def tell(
        self,
        before: Mark,
        after: Mark,
        write: Callable[[Sequence[Webhook]], Iterable[Message]],
        prospects: Mapping[str, date | None],
    ) -> bool:
        """Put in what ``write`` has for the webhooks that live now, unless another process has told it meanwhile."""
        return self._ledger.outbox.tell(before, after, write, prospects, self._rules)

    def post(self, id: str, body: Callable[[str], str], now: datetime) -> Message:
        """Put in one message, whose body is made for its id. Raises NotKnown, or Refused once the webhook has ended."""
        message_id = f"msg_{token_hex(16)}"
        message = Message(message_id, self._live(id).id, body(message_id), now, next_attempt=now)
        self._ledger.outbox.post(message)
        return message

    # ---------------------------------------------------------------------------------------------------- how it fares

    def claim(self, now: datetime, until: datetime, most: int, most_each: int) -> tuple[Dispatch, ...]:
        """Take what is due; nobody else takes it before ``until``."""
        return self._ledger.outbox.claim(now, until, most, most_each)

    def delivered(self, sent: Dispatch, at: datetime, answer: str) -> None:
        """The receiver has it."""
        self._ledger.outbox.delivered(sent, at, answer)

    def failed(self, sent: Dispatch, at: datetime, answer: str, next_attempt: datetime | None) -> Webhook | None:
        """The receiver has it not; it is tried again then, or given up. Returns the webhook as it fares now."""
        self._ledger.outbox.failed(sent, at, answer, next_attempt)
        return self._ledger.webhooks.get(sent.webhook)

    def unwanted(self, sent: Dispatch, at: datetime, answer: str, because: str) -> None:
        """The webhook ends with this answer."""
        self._ledger.outbox.unwanted(sent, at, answer, because)

    def end(self, id: str, at: datetime, because: str) -> None:
        """Tell the webhook nothing more."""
        self._ledger.webhooks.end(id, at, because)

    def clear(self, now: datetime) -> None:
        """Forget messages that were settled long ago."""
        self._ledger.outbox.clear(now - KEPT)


def _ended() -> Refused:
    return Refused([Refusal("webhook-ended", "this webhook has ended: remove it, and make a new one")])
