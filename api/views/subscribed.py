"""From the domain's occasions to the calendar's."""

from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5

from api.views.calendar import Occasion
from api.views.weighed import entry
from domain import replay as domain
from domain.occasion_sentence import sentence, title
from domain.standing import Rule

_ALIKE = (
    "what", "step", "since", "edition", "session", "was", "place", "participants", "withdrawn", "agenda", "open_terms", "outcomes",
    "reason",
)  # fmt: skip


def occasion(found: domain.Occasion) -> Occasion:
    """One entry of the calendar."""
    subject, when, told = found.subject, found.when, found.history
    because = tuple({"rule": r.rule, "message": r.message} if isinstance(r, Rule) else r for r in found.because)
    return Occasion.model_validate(
        {name: getattr(found, name) for name in _ALIKE}
        | {name: getattr(subject, name) for name in ("id", "name", "kind", "parties", "names")}
        | {name: getattr(told, name) for name in ("sequence", "created", "changed")}
        | {
            "uid": _uid(told.mark),
            "part_of": _uid(subject.id) if found.what == "meeting" else None,
            "title": title(found),
            "sentence": sentence(found),
            "when": when,
            "earliest": when.earliest if when else None,
            "latest": when.last_day if when and not when.open_ended else None,
            "vague": when is not None and not when.is_exact,
            "because": because,
            "facts": tuple(entry(account, _no_text) for account in found.accounts),
        }
    )


def _uid(mark: str) -> str:
    return str(uuid5(NAMESPACE_URL, f"urn:detente:occasion:{mark}"))


def _no_text(digest: str) -> None:
    """A calendar shows no passages, so no text is read for it."""
