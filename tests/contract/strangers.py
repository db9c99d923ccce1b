"""What schemathesis has to be told beside the description: how our formats are written, and which parameters exclude each other."""

from __future__ import annotations

from datetime import UTC, date, datetime
from email.utils import format_datetime
from typing import Any

import schemathesis
from hypothesis import strategies as st

from api.views.paging import Cursor
from domain.dossier import Clocks

_DAYS = st.dates().map(str)
_CLOCKS = Clocks(date(2024, 5, 30), datetime(2024, 5, 30, tzinfo=UTC), 1)
schemathesis.openapi.format("cursor", st.text().map(lambda key: str(Cursor("mechanisms", _CLOCKS, key))))
schemathesis.openapi.format("http-date", st.datetimes(timezones=st.just(UTC)).map(lambda at: format_datetime(at, usegmt=True)))
schemathesis.openapi.format("point", st.one_of(_DAYS, st.tuples(_DAYS, _DAYS).map("~".join)))


@schemathesis.hook
def before_call(context: schemathesis.HookContext, case: schemathesis.Case[Any], kwargs: dict[str, Any]) -> None:
    """Leave out what a question may not have together, and where the ledger may not have come to yet."""
    if case.meta is not None and case.meta.generation.mode.is_negative:
        return
    asked = case.query
    asked.pop("cursor", None)  # of one list at one time: which, the stateful phase finds out
    if "at" in asked and {"as_of", "known_by"} & set(asked):
        del asked["at"]
    for first, last in (("since", "until"), ("from", "to")):
        if first in asked:
            asked.pop(last, None)
    if "to" in asked and case.path.endswith("/diff"):
        for clock in ("at", "as_of"):
            asked.pop(clock, None)
    if case.path == "/ledger/stream":
        asked.clear()
        case.headers.pop("Last-Event-ID", None)
