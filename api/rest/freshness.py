"""How fresh an answer has to be: whoever has recorded something sees it afterwards, also where a standby answers.

The answer to a recording names its position in the header ``Detente-Position``. A question that carries it along is answered by
the standby only if that has come so far; if it has not, even after a moment, the primary answers. Without it a question may be
answered as of a moment ago. Recordings, what watches the server, and whoever follows the ledger ask the primary.
"""

from __future__ import annotations

import re

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from api.rest.kinds import KINDS
from api.rest.problems import LONGEST_ECHO, BadQuestion, problem
from api.tracker import Tracker
from api.views.faults import Fault

POSITION = "Detente-Position"
FROM_THE_PRIMARY = frozenset({"/livez", "/readyz", "/metrics", "/ledger/stream"})
_POSITION = re.compile(r"[0-9]{1,18}", re.ASCII)


class Freshness:
    """Has questions answered by the standby, where there is one that is fresh enough."""

    def __init__(self, app: ASGIApp, tracker: Tracker) -> None:
        self._app, self._tracker = app, tracker

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        asked = Headers(scope=scope).get(POSITION) if scope["type"] == "http" else None
        if asked is not None and not _POSITION.fullmatch(asked):
            await _refused(scope, f"write a position of the ledger, such as 214, and not {asked[:LONGEST_ECHO]}")(
                scope, receive, send
            )
            return
        standby = self._tracker.standby
        if standby is None or not _may_wait(scope) or not await run_in_threadpool(standby.has, int(asked or 0)):
            await self._app(scope, receive, send)
            return
        with standby.answering():
            await self._app(scope, receive, send)


def _refused(scope: Scope, asked: str) -> Response:
    reason = f"write a position of the ledger, such as 214, and not {asked[:LONGEST_ECHO]}"
    fault = Fault(field=POSITION, reason=reason)
    return problem(scope, KINDS["bad-request"], f"{POSITION}: {reason}", shape=BadQuestion, errors=(fault,))


def _may_wait(scope: Scope) -> bool:
    return scope["type"] == "http" and scope["method"] in ("GET", "HEAD") and scope["path"] not in FROM_THE_PRIMARY
