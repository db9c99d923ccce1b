"""The decision on a run: which events to append to which streams, or why nothing is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from domain.article import ArticleEvent, CopyLinked, TextArchived
from domain.decide.facts import belongs, check_article_event, check_fact
from domain.decide.registrations import open_streams
from domain.decide.revisions import DEEPEST, check_revision, targets
from domain.decide.run import Record, Run, content, shown_difference
from domain.dossier import KIND_OF_STREAM
from domain.facts import Event, Fact, Revision
from domain.proposal import Proposal, Refused


@dataclass(frozen=True, slots=True)
class Decision:
    """What to append, all or nothing: events by stream, each stream's expected version, and texts by digest."""

    batches: Mapping[str, tuple[Event, ...]]
    expected: Mapping[str, int]
    texts: Mapping[str, str]
    unchanged: int

    @property
    def events(self) -> int:
        """How many events are to be appended."""
        return sum(map(len, self.batches.values()))


def decide(record: Record, proposals: Iterable[Proposal]) -> Decision:
    """Decide a run as a whole. Raises :class:`~domain.proposal.Refused` with every reason found; it has no effects."""
    run = Run(record, proposals)
    fresh = open_streams(run)
    later = [p for p in run.proposals if type(p.event) not in KIND_OF_STREAM and belongs(run, p)]
    spread = list(_spread(run, later))
    new = [_signed(p) for p in spread if _is_new(run, p)]
    for proposal in new:
        _check(run, proposal)
    if run.refusals:
        raise Refused(dict.fromkeys(run.refusals))
    openings = sum(type(p.event) in KIND_OF_STREAM for p in run.proposals)
    return _decision(run, [*fresh, *new], openings - len(fresh) + len(spread) - len(new))


def _spread(run: Run, proposals: list[Proposal]) -> Iterator[Proposal]:
    """One act that touches several mechanisms: the fact in each stream under the same key; so are facts about it."""
    reach: dict[tuple[str, str], tuple[str, ...]] = {}
    for proposal in _targets_first(proposals):
        event = proposal.event
        if not isinstance(event, Fact) or not (event.also_in or isinstance(event, Revision)):
            yield proposal
            continue
        streams = dict.fromkeys((proposal.stream, *event.also_in, *_where_targets_stand(run, proposal, reach)))
        if proposal.stream in event.also_in:
            run.refuse("own-stream", "a fact is already in its own stream", proposal.place.at("also_in"))
        for stream in streams:
            others = tuple(sorted(other for other in streams if other != stream))
            reach[stream, event.key] = others
            spread = event.model_copy(update={"also_in": others}) if others or event.also_in else event
            yield replace(proposal, stream=stream, event=spread)


def _targets_first(proposals: list[Proposal]) -> list[Proposal]:
    """Each fact about a fact after what it is about, however deep; a circle is left for the check of revisions."""
    by_key = {(p.stream, p.event.key): p for p in proposals if isinstance(p.event, Fact)}
    ordered: dict[int, Proposal] = {}

    def place(proposal: Proposal, above: frozenset[int]) -> None:
        if id(proposal) in ordered or id(proposal) in above or len(above) > DEEPEST:
            return
        for key, _ in targets(proposal.event):
            if (target := by_key.get((proposal.stream, key))) is not None:
                place(target, above | {id(proposal)})
        ordered[id(proposal)] = proposal

    for proposal in proposals:
        if isinstance(proposal.event, Revision):
            place(proposal, frozenset())
        else:
            ordered.setdefault(id(proposal), proposal)
    return list(ordered.values())


def _where_targets_stand(run: Run, proposal: Proposal, reach: Mapping[tuple[str, str], tuple[str, ...]]) -> Iterator[str]:
    for key, _ in targets(proposal.event):
        if (streams := reach.get((proposal.stream, key))) is not None:
            yield from streams
        elif isinstance(target := run.fact(proposal.stream, key), Fact):
            yield from target.also_in


def _is_new(run: Run, proposal: Proposal) -> bool:
    event = proposal.event
    if isinstance(event, TextArchived):
        return _is_new_text(run, proposal, event)
    assert isinstance(event, (Fact, ArticleEvent, CopyLinked))
    key = event.key
    known = run.fact(proposal.stream, key)
    if known is None:
        run.keyed.setdefault(proposal.stream, {})[key] = event
        return True
    claimed = _claimed(known, event)
    if type(claimed) is not type(event) or content(claimed) != content(event):
        difference = shown_difference(claimed, event)
        reason = f"the key {key!r} is already used in {proposal.stream!r}: {difference}; a fact is corrected by a FactCorrected"
        run.refuse("key-taken", reason, proposal.place.at("key"))
    return False


def _claimed(known: Event, event: Event) -> Event:
    """What is recorded, as far as the same event proposed again claims it: one that names no coder says nothing of that."""
    names_nobody = isinstance(event, Fact) and event.coded_by is None
    return known.model_copy(update={"coded_by": None}) if names_nobody and isinstance(known, Fact) else known


def _signed(proposal: Proposal) -> Proposal:
    """The proposal with who proposes it as the coder of a fact that names nobody."""
    event = proposal.event
    if proposal.coder is None or not isinstance(event, Fact) or event.coded_by is not None:
        return proposal
    return replace(proposal, event=event.model_copy(update={"coded_by": proposal.coder}))


def _is_new_text(run: Run, proposal: Proposal, event: TextArchived) -> bool:
    recorded = run.recorded(proposal.stream)
    archived = [item.event for item in recorded.events if isinstance(item.event, TextArchived)] if recorded else []
    if proposal.stream in run.archiving:
        archived.append(run.archiving[proposal.stream])
    if not archived:
        run.archiving[proposal.stream] = event
        return True
    if archived[0] != event:
        reason = f"another text of {proposal.stream!r} is already archived, with the digest {archived[0].digest}"
        run.refuse("text-taken", reason, proposal.place.at("text"))
    return False


def _check(run: Run, proposal: Proposal) -> None:
    event = proposal.event
    if not isinstance(event, Fact):
        check_article_event(run, proposal)
        return
    check_fact(run, proposal, event)
    if isinstance(event, Revision):
        check_revision(run, proposal, event)


def _decision(run: Run, new: list[Proposal], unchanged: int) -> Decision:
    batches: dict[str, list[Event]] = {}
    texts: dict[str, str] = {}
    for proposal in new:
        batches.setdefault(proposal.stream, []).append(proposal.event)
        if isinstance(proposal.event, TextArchived) and proposal.text is not None:
            texts[proposal.event.digest] = proposal.text
    expected: dict[str, int] = {}
    for stream in batches:
        recorded = run.recorded(stream)
        expected[stream] = recorded.version if recorded else 0
    frozen: dict[str, Any] = {stream: tuple(events) for stream, events in batches.items()}
    return Decision(frozen, expected, texts, unchanged)
