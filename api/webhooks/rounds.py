"""The rounds: look what has changed, write it down, deliver what is due, and wait; in the background of whatever serves."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import anyio
import anyio.from_thread
from anyio.from_thread import start_blocking_portal

from api.ledger import Dispatch, Message, Webhook
from api.webhooks.courier import Answer, Courier
from api.webhooks.register import Register
from api.webhooks.timetable import PATIENCE, has_lost_patience, next_attempt
from api.webhooks.writing import Draft, drafted

LOG = logging.getLogger(__name__)
PAUSE = 1.0
"""Seconds between two rounds."""
AFTER_A_FAILURE = 30.0
"""Seconds to wait when a round failed: a full disk is not emptied by asking every second."""
LEASE = timedelta(minutes=1)
"""For how long a message is nobody else's once it is taken: longer than a delivery may take."""
AT_ONCE, AT_ONCE_EACH = 32, 8
"""How many messages are under way at once, and how many of them to one receiver."""

_GONE = "the receiver answered 410: it wants no more"
_LOST = f"nothing could be delivered for {PATIENCE.days} days"


@dataclass(frozen=True)
class Rounds:
    """The rounds over one register. ``now`` is the clock, ``pause`` waits for seconds, ``chance`` gives 0 up to 1."""

    register: Register
    courier: Courier
    now: Callable[[], datetime]
    chance: Callable[[], float]
    base_url: str = ""
    pause: Callable[[float], Awaitable[None]] = anyio.sleep

    async def forever(self) -> None:
        """Go round and round until cancelled. What fails is logged, and tried again."""
        while True:
            try:
                await self.once()
                wait = PAUSE
            except Exception:
                LOG.exception("The webhooks' round failed; the next is in %.0f seconds.", AFTER_A_FAILURE)
                wait = AFTER_A_FAILURE
            await self.pause(wait)

    async def once(self) -> int:
        """One round. Returns how many deliveries were tried."""
        await anyio.to_thread.run_sync(self.look, anyio.from_thread.check_cancelled)
        return await self.deliver()

    def look(self, between: Callable[[], None] = lambda: None) -> None:
        """Put every change that was not told yet into the outbox. ``between`` is called between subjects, and may break it off."""
        now = self.now()
        marks = self.register.ahead(now)
        if marks is None:
            return
        drafts, prospects = list[Draft](), dict[str, date | None]()
        for watched in self.register.watch(*marks):
            between()
            drafts += (drafted(sighting, self.base_url) for sighting in watched.sightings)
            prospects[watched.id] = watched.ahead
        drafts.sort(key=lambda draft: draft.order)
        self.register.tell(*marks, lambda webhooks: _written(drafts, webhooks, now), prospects)
        if marks[1].day > marks[0].day:
            self.register.clear(now)

    async def deliver(self) -> int:
        """Try what is due, some of it at once. Returns how many messages that were."""
        now = self.now()
        dispatches = self.register.claim(now, now + LEASE, AT_ONCE, AT_ONCE_EACH)
        async with anyio.create_task_group() as together:
            for dispatch in dispatches:
                together.start_soon(self._deliver, dispatch)
        return len(dispatches)

    async def _deliver(self, dispatch: Dispatch) -> None:
        answer = await self.courier.deliver(dispatch, self.now())
        self._settle(dispatch, answer, self.now())

    def _settle(self, dispatch: Dispatch, answer: Answer, at: datetime) -> None:
        match answer.verdict:
            case "taken":
                self.register.delivered(dispatch, at, answer.note)
            case "unwanted":
                self.register.unwanted(dispatch, at, answer.note, _GONE)
                LOG.warning("Webhook %s has ended: %s.", dispatch.webhook, _GONE)
            case "not taken":
                self._put_off(dispatch, answer, at)

    def _put_off(self, dispatch: Dispatch, answer: Answer, at: datetime) -> None:
        again = next_attempt(dispatch.attempts, at, self.chance(), answer.wish)
        webhook = self.register.failed(dispatch, at, answer.note, again)
        LOG.info("Message %s to webhook %s was not taken: %s.", dispatch.id, dispatch.webhook, answer.note)
        if webhook and webhook.ended is None and has_lost_patience(webhook.failing_since, at):
            self.register.end(webhook.id, at, _LOST)
            LOG.warning("Webhook %s has ended: %s.", webhook.id, _LOST)


def _written(drafts: Iterable[Draft], webhooks: Iterable[Webhook], now: datetime) -> Iterator[Message]:
    """The changes in the order of time, each to every webhook that it is for."""
    live = tuple(webhooks)
    return (draft.to(webhook, now) for draft in drafts for webhook in live if draft.is_for(webhook))


@contextmanager
def going_round(rounds: Rounds) -> Iterator[None]:
    """Go round in the background until the end of the ``with``; a delivery under way then is tried again next time."""
    with start_blocking_portal() as portal:
        going = portal.start_task_soon(rounds.forever)
        try:
            yield
        finally:
            going.cancel()
