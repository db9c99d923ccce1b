"""A session, journey or meeting as one plain English sentence: what became of it, or how far it has come."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from domain.dates import VagueDate
from domain.replay.occasions import Occasion
from domain.standing import Rule
from domain.wording import at, in_words, ordinal


def sentence(occasion: Occasion) -> str:
    """Such as *Scheduled between 26 and 28 May 2024 in Seoul, as of 20 May 2024.*."""
    return f"{_SAID.get(occasion.step, _planned)(occasion)}."


def title(occasion: Occasion) -> str:
    """What it is called: the mechanism or visit, and which of its sessions or meetings this is."""
    number = f"{ordinal(occasion.edition)} session" if occasion.edition is not None else None
    label = (occasion.session or "").replace("-", " ")
    named = [part for part in (number, label) if part]
    return ", ".join((occasion.subject.name, *(named or ["meeting"] * (occasion.what == "meeting"))))


def _planned(occasion: Occasion) -> str:
    """Proposed, agreed, scheduled or announced."""
    since = f", as of {in_words(occasion.since)}" if occasion.since else ""
    return f"{occasion.step.capitalize()}{_for(occasion.when)}{_in(occasion)}{since}"


def _past(occasion: Occasion) -> str:
    """Held, made or under way."""
    when = f" {at(occasion.when)}" if occasion.when else ""
    return f"{occasion.step.capitalize()}{when}{_in(occasion)}"


def _postponed(occasion: Occasion) -> str:
    target = f" to {in_words(occasion.when)}" if occasion.when else ", no new date"
    return f"Postponed{_at(occasion)}{target}{_in(occasion)}"


def _called_off(occasion: Occasion) -> str:
    plan = f"; it was planned{_for(occasion.when)}{_in(occasion)}" if occasion.when else ""
    return f"{occasion.step.capitalize()}{_at(occasion)}{plan}"


def _unanswered(occasion: Occasion) -> str:
    outcome = "no one said whether it took place" if occasion.step == "overdue" else "it should have taken place"
    return f"Planned{_for(occasion.when)}{_in(occasion)}; {outcome}"


def _lapsed(occasion: Occasion) -> str:
    by_calendar = any(isinstance(reason, Rule) for reason in occasion.because)
    end = "the date passed and nothing more was said of it" if by_calendar else "nothing is to be expected of it since"
    since = "" if by_calendar or not occasion.since else f" {in_words(occasion.since)}"
    return f"Lapsed: planned{_for(occasion.when)}{_in(occasion)}; {end}{since}"


def _for(when: VagueDate | None) -> str:
    """The plan with its preposition: *for 29 May 2024*, *between 26 and 28 May 2024*."""
    if when is None:
        return ""
    words = at(when)
    return f" {words}" if words.startswith(("between", "not before")) else f" for {in_words(when)}"


def _at(occasion: Occasion) -> str:
    return f" {at(occasion.since)}" if occasion.since else ""


def _in(occasion: Occasion) -> str:
    return f" in {occasion.place}" if occasion.place else ""


_SAID: Mapping[str, Callable[[Occasion], str]] = {
    "held": _past,
    "made": _past,
    "under way": _past,
    "postponed": _postponed,
    "cancelled": _called_off,
    "declined": _called_off,
    "overdue": _unanswered,
    "due": _unanswered,
    "lapsed": _lapsed,
}
