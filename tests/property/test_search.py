"""The laws of search: the index answers what a reading of everything would answer, and can be made anew."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from api.filters import Filters
from api.ledger.search import WAITING
from api.tracker import NotKnown, Tracker
from domain.actor import ActorRegistered, ActorRenamed, OfficeTaken
from domain.article import ArticleRegistered
from domain.catalogue import FACTS
from domain.dates import end_of
from domain.dossier import Clocks
from domain.facts import Fact
from domain.issue.events import IssueRaised, IssueRegistered
from domain.mechanism.events import MechanismEstablished, MechanismRegistered, MechanismRenamed
from domain.proposal import Proposal, Refused
from domain.search.sought import all_found, sought
from domain.visit.events import VisitAnnounced, VisitRegistered
from tests.engines import Engine
from tests.property.test_laws import NOW
from tests.unit.ledger.test_search import content

WORDS = ("talks", "Council", "日中", "与党", "中", "한국", "Đà", "Совет", "сове", "وزارة", "ta", "party")
KINDS: dict[str, tuple[type[Any], tuple[type[Fact], ...]]] = {
    "mechanism": (MechanismRegistered, (MechanismEstablished, MechanismRenamed)),
    "visit": (VisitRegistered, (VisitAnnounced,)),
    "issue": (IssueRegistered, (IssueRaised,)),
    "actor": (ActorRegistered, (OfficeTaken, ActorRenamed)),
}
years = st.integers(2010, 2014).map(lambda year: date(year, 6, 1))
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).flatmap(
    lambda some: st.sampled_from([" ", "", ", "]).map(lambda between: between.join(some))
)
typed = st.sampled_from(WORDS).flatmap(lambda word: st.sampled_from([word, word[:2], f'"{word}"']))
asked = st.lists(typed, max_size=3).map(" ".join)


@st.composite
def records(draw: st.DrawFn, kind: str) -> tuple[list[Proposal], list[Proposal]]:
    """(what is registered, what is told) of some subjects: named, renamed, corrected, retracted, merged and parted again."""
    registration, facts = KINDS[kind]
    own = {"kind": "body"} if kind == "actor" else {}
    articles = [
        Proposal(f"news-{year}", ArticleRegistered.model_validate({"title": draw(texts), "published": f"{year}-06-01"}))
        for year in range(2010, 2015)
    ]
    subjects = [f"s{number}" for number in range(draw(st.integers(2, 4)))]
    registered = [
        Proposal(id, registration(name=draw(texts), names={"ja": draw(texts)}, aliases=(draw(texts),), **own)) for id in subjects
    ]
    told: list[Proposal] = []
    for id in subjects:
        keys: list[str] = []
        for number in range(draw(st.integers(1, 4))):
            among = [*facts, *(FACTS[name] for name in _LATER if keys)]
            fact = _fact(draw, draw(st.sampled_from(among)), f"{id}k{number}", keys, [s for s in subjects if s != id])
            keys += [fact.key] if isinstance(fact, facts) else []
            told.append(Proposal(id, fact))
    return [*articles, *registered], told


_LATER = ("FactRetracted", "FactCorrected", "MergedInto", "MergeUndone")


def _fact(draw: st.DrawFn, kind: type[Fact], key: str, keys: list[str], others: list[str]) -> Fact:
    day = str(draw(years))
    gist = f"{draw(texts)} {key}"  # the key is a word that no other fact holds
    fields: dict[str, Any] = {"key": key, "occurred": day, "gist": gist, "citations": [{"article": f"news-{day[:4]}"}]}
    values = {
        "fact": st.sampled_from(keys or ["none"]),
        "cause": st.sampled_from(["publisher", "coder"]),
        "changes": st.fixed_dictionaries({"gist": texts.map(lambda text: f"{text} new{key}")}),
        "id": st.sampled_from(others),
        "name": texts,
        "office": texts,
        "planned": st.just("2014-07"),
    }
    fields |= {name: draw(strategy) for name, strategy in values.items() if name in kind.model_fields}
    return kind.model_validate(fields)


def record(tracker: Tracker, reference: list[Proposal], told: list[Proposal]) -> None:
    """Record what is told one by one, without what is refused (to part what was never merged, say)."""
    tracker.record(reference, recorded_at=NOW)
    for fact in told:
        with suppress(Refused):
            tracker.record([fact], recorded_at=NOW)


def fill_up(tracker: Tracker) -> None:
    """Record so much more, at once, that nothing waits any longer to be put into the index."""
    more = ArticleRegistered.model_validate({"title": "More", "published": "2010-06-01"})
    tracker.record([Proposal(f"more-{number}", more) for number in range(WAITING)], recorded_at=NOW)


def readable(tracker: Tracker, kind: Any, id: str, registered: dict[str, Any], clocks: Clocks) -> Iterator[str]:
    """What of a subject a reader could read, as the other questions tell it."""
    for other, event in registered.items():
        if _stands_for(tracker, kind, other, clocks) == id:
            yield from (other, event.name, *event.names.values(), *event.aliases)
    for account in tracker.accounts(id, clocks, kind):
        if not account.fallen:
            told: Any = account.fact
            yield from (told.gist, *(getattr(told, field) for field in ("name", "office") if hasattr(told, field)))


def _stands_for(tracker: Tracker, kind: Any, id: str, clocks: Clocks) -> str | None:
    try:
        return tracker.stands_for(id, clocks, kind)
    except NotKnown:
        return None


@settings(max_examples=60)
@given(
    data=st.data(),
    kind=st.sampled_from(list(KINDS)),
    as_of=years,
    known=st.lists(years, min_size=3, max_size=3),
    q=asked,
    earlier=st.integers(0, 99),
)
def test_the_index_answers_what_a_reading_of_everything_answers(
    engine: Engine, data: st.DataObject, kind: Any, as_of: date, known: list[date], q: str, earlier: int
) -> None:
    reference, told = data.draw(records(kind))
    with engine.tracker() as tracker:
        record(tracker, reference, told)
        if data.draw(st.booleans()):
            fill_up(tracker)
        registered = {p.stream: p.event for p in reference if not isinstance(p.event, ArticleRegistered)}
        ask: Any = getattr(tracker, f"{kind}s")
        newest = tracker.position()
        for day, recorded_by in zip(known, (None, newest - 1, earlier % (newest + 1)), strict=True):
            clocks = Clocks(as_of, end_of(day), recorded_by)
            words = {s.id: list(readable(tracker, kind, s.id, registered, clocks)) for s in ask(clocks)}
            for typed in (q, *(f"{new}{p.event.key}" for p in told for new in ("", "new") if isinstance(p.event, Fact))):
                found = tracker.listed(kind, clocks, Filters(q=typed))
                assert [state.id for state in found] == [id for id, said in words.items() if all_found(sought(typed), said)]


@settings(max_examples=30)
@given(data=st.data(), kind=st.sampled_from(list(KINDS)))
def test_the_index_made_anew_is_the_one_that_was_kept(engine: Engine, data: st.DataObject, kind: str) -> None:
    reference, told = data.draw(records(kind))
    with engine.tracker() as tracker:
        record(tracker, reference, told)
        fill_up(tracker)
        before = content(tracker._ledger)
        assert tracker.rebuild() == tracker.position()
        assert content(tracker._ledger) == before
