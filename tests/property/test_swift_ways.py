"""The fast ways give what the naive fold gives, field by field."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import chain, islice
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.dates import dawn, end_of
from domain.dossier import Dossier, Stream
from domain.evidence.weighing import articles_cited
from domain.proposal import Proposal
from domain.replay import MechanismReader, reader_of
from domain.replay.chart import Chart
from domain.replay.memory import Memory
from domain.replay.practised import Practice, PractisedReader
from domain.replay.rectangles import Rectangle, at, naive_rectangles
from domain.replay.strip import Corner
from domain.replay.sweep import Sweep, rectangles
from domain.standing import Standing
from tests.generated.hindsight import hindsight
from tests.generated.ledgers import actors, double, mechanism, proposals
from tests.generated.press import Told
from tests.property.histories import MECHANISM, days, histories
from tests.property.recording import gathered

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def assert_alike(dossier: Dossier, known_by: datetime, asked: list[date]) -> None:
    """Every state of these days, asked of both readers."""
    naive = MechanismReader(dossier, known_by)
    if not naive.knows:
        return
    practice = Practice(naive.registration, naive.accounts)
    swift = PractisedReader(dossier, known_by, None, practice)
    for day in asked:
        assert swift.state(day) == naive.state(day), (day, known_by)


@settings(max_examples=150)
@given(histories(most=14), days, st.lists(days, min_size=3, max_size=10))
def test_a_practised_reader_says_what_the_naive_fold_says(
    history: tuple[list[Proposal], list[Proposal], list[Proposal]], known: date, asked: list[date]
) -> None:
    dossier = gathered([proposal for part in history for proposal in part], MECHANISM)
    assert_alike(dossier, end_of(known), asked)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("facts", [12, 60])
def test_and_so_for_generated_ledgers(seed: int, facts: int) -> None:
    told = [*actors(), *mechanism(seed, 0, facts)]
    dossier = gathered(list(proposals(iter(told))), "channel-00000")
    chance = Random(seed)
    for _ in range(6):
        known = date.fromordinal(chance.randint(date(1992, 1, 1).toordinal(), date(2026, 1, 1).toordinal()))
        asked = [date.fromordinal(chance.randint(date(1990, 1, 1).toordinal(), known.toordinal() + 200)) for _ in range(12)]
        assert_alike(dossier, end_of(known), asked)


def assert_same_rectangles(dossier: Dossier, chance: Random, points: int) -> None:
    """The sweep gives the naive rectangles, and they hold what a naive reader says at any point."""
    found = rectangles(dossier)
    assert found == naive_rectangles(dossier)
    chart = Chart(found)
    for _ in range(points):
        known = date.fromordinal(chance.randint(date(2008, 1, 1).toordinal(), date(2026, 1, 1).toordinal()))
        moment = chance.choice([end_of(known), dawn(known), dawn(known).replace(hour=9)])
        day = date.fromordinal(known.toordinal() - chance.randint(-300, 3_000))
        reader = reader_of(dossier, moment)
        told = reader.standing(day) if reader.knows else None
        one = at(found, day, moment)
        assert chart.at(day, moment) is one
        held = Standing(one.status, one.since, one.because) if one else None
        assert held == told, (day, moment)


@settings(max_examples=100)
@given(histories(most=14), st.randoms(use_true_random=False))
def test_the_rectangles_are_the_naive_fold(history: tuple[list[Proposal], list[Proposal], list[Proposal]], chance: Random) -> None:
    assert_same_rectangles(gathered([proposal for part in history for proposal in part], MECHANISM), chance, 12)


def prefix(dossier: Dossier, count: int) -> Dossier:
    """The dossier when so many events of its subject were recorded, with what they cite."""
    subject = Stream(dossier.subject.id, dossier.subject.events[:count])
    cited = {article for _, fact in subject.facts() for article in articles_cited(fact)}
    return replace(dossier, subject=subject, articles={id: stream for id, stream in dossier.articles.items() if id in cited})


def assert_heard_as_swept(dossier: Dossier, first: int, chance: Random) -> tuple[int, int]:
    """A kept sweep that hears one run of facts after the other gives what a sweep of all of them gives.

    Gives how often it did, and how often it went back for it.
    """
    sweep = Sweep(prefix(dossier, first), Memory(4))
    held = {(one.valid_from, one.known_from): one for one in sweep.rectangles()}
    heard, late, events = 0, 0, dossier.subject.events
    while first < len(events):
        following = first + chance.randint(1, 3)
        said = sweep.hear(events[first:following], prefix(dossier, following).articles, dossier.actors)
        first, heard = following, heard + (said is not None)
        late += said is not None and said.since is not None
        if said is None:
            sweep = Sweep(prefix(dossier, first), Memory(4))
            held = {(one.valid_from, one.known_from): one for one in sweep.rectangles()}
        for corner, one in (said.beside(held.values()) if said else {}).items():
            if one is None:
                held.pop(corner, None)  # it may have come and gone at one instant
            else:
                held[corner] = one
        assert tuple(held[corner] for corner in sorted(held)) == rectangles(prefix(dossier, first))
    return heard, late


@settings(max_examples=100)
@given(histories(most=14), st.randoms(use_true_random=False))
def test_a_kept_sweep_hears_what_is_news(history: tuple[list[Proposal], list[Proposal], list[Proposal]], chance: Random) -> None:
    dossier = gathered([proposal for part in history for proposal in part], MECHANISM)
    assert_heard_as_swept(dossier, chance.randint(1, len(dossier.subject.events)), chance)


@pytest.mark.parametrize("seed", range(12))
def test_and_so_for_what_is_told_of_a_generated_channel(seed: int) -> None:
    told = [*actors(), *mechanism(seed, 0, 40)]
    dossier = gathered(list(proposals(iter(told))), "channel-00000")
    assert assert_heard_as_swept(dossier, 10, Random(seed))[0] > 3


def looked_back_upon(seed: int, facts: int, later: int, *, old_news: float) -> Dossier:
    """A channel of so many facts, and so many more that are told or recorded only long after they were."""
    told = [*actors(), *mechanism(seed, 0, facts)]
    keys = [one.fields["key"] for one in told if one.stream == "channel-00000" and "key" in one.fields]
    late = islice(hindsight(Random(seed), "channel-00000", "xa-speaker", keys, old_news=old_news), later)
    return gathered(list(proposals(iter([*told, *chain.from_iterable(late)]))), "channel-00000")


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("old_news", [0, 0.3])
def test_and_so_for_what_was_long_ago(seed: int, old_news: float) -> None:
    dossier = looked_back_upon(seed, 16, 24, old_news=old_news)
    heard, late = assert_heard_as_swept(dossier, 16, Random(seed))
    assert heard > 3
    assert late or not old_news
    assert rectangles(dossier) == naive_rectangles(dossier)


@pytest.mark.parametrize("name", ["SessionHeld", "MechanismSuspended"])
def test_what_was_public_before_everything_else_is_heard_too(name: str) -> None:
    """However little is remembered of long ago, a sweep goes back to when it had heard nothing."""
    events = [*actors(), Told(MECHANISM, "MechanismRegistered", {"name": "Dialogue", "parties": ["xa-ministry", "xb-ministry"]})]
    for number, day in enumerate(["2001-03-01", "2001-04-01", "2000-01-01"]):
        events.append(Told(f"post-{number}", "ArticleRegistered", {"title": "News", "publisher": "Post", "published": day}))
        fields = {"key": f"f{number}", "occurred": day, "gist": "So it is.", "citations": [{"article": f"post-{number}"}]}
        events.append(Told(MECHANISM, name if number == 2 else "SessionHeld", fields))
    dossier = gathered(list(proposals(iter(events))), MECHANISM)
    sweep = Sweep(prefix(dossier, 3), Memory())
    held = sweep.rectangles()
    said = sweep.hear(dossier.subject.events[3:], dossier.articles, dossier.actors)
    assert said is not None
    found: dict[Corner, Rectangle | None] = {(one.valid_from, one.known_from): one for one in held}
    found |= said.beside(held)
    assert tuple(one for _, one in sorted(found.items()) if one) == naive_rectangles(dossier) != held


def test_what_was_last_spoken_of_stays_so_when_something_before_falls() -> None:
    """The session was agreed before the channel fell silent, also if a fact before both is withdrawn in between."""
    told = (
        "MechanismEstablished",
        "StatementMade",
        "StatementMade",
        "StatementMade",
        "SessionAgreed",
        "FactRetracted",
        "ContactLost",
    )
    own: dict[str, dict[str, object]] = {
        "StatementMade": {"speaker": "xa-speaker"},
        "FactRetracted": {"fact": "f1", "cause": "publisher"},
    }
    events = [*actors(), Told(MECHANISM, "MechanismRegistered", {"name": "Dialogue", "parties": ["xa-ministry", "xb-ministry"]})]
    for number, name in enumerate(told):
        day = f"2001-{number + 1:02}-01"
        events.append(Told(f"post-{number}", "ArticleRegistered", {"title": "News", "publisher": "Post", "published": day}))
        fields = {"key": f"f{number}", "occurred": day, "gist": "So it is.", "citations": [{"article": f"post-{number}"}]}
        events.append(Told(MECHANISM, name, fields | own.get(name, {})))
    dossier = gathered(list(proposals(iter(events))), MECHANISM)
    found = rectangles(dossier)
    assert found == naive_rectangles(dossier)
    last = at(found, date(2001, 7, 2), end_of(date(2001, 7, 2)))
    assert last is not None
    assert last.status == "dormant"


@pytest.mark.parametrize("seed", range(8))
def test_and_so_are_those_of_generated_ledgers(seed: int) -> None:
    told = [*actors(), *mechanism(seed, 0, 40)]
    assert_same_rectangles(gathered(list(proposals(iter(told))), "channel-00000"), Random(seed), 60)


@pytest.mark.parametrize("seed", range(8))
def test_and_so_are_those_of_a_channel_with_doubles(seed: int) -> None:
    chance = Random(seed)
    again = double(chance, "channel-00000", ("xa-ministry", "xb-ministry"), "xa-speaker")
    told = [*actors(), *mechanism(seed, 0, 25), *again]
    dossier = gathered(list(proposals(iter(told))), "channel-00000")
    assert dossier.doubles
    assert_same_rectangles(dossier, chance, 20)
