"""What is refused of a fact about a fact: an unknown target, a change that cannot be, a circle (1.7)."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import ValidationError

from domain.decide.facts import actors_named, check_dates
from domain.decide.registrations import require
from domain.decide.run import Run, hint
from domain.evidence.scales import corrected
from domain.facts import AboutFact, Citation, DisputeSettled, Event, Fact, FactCorrected, FactCorroborated, Stand
from domain.proposal import Proposal

_FIXED = ("key", "event", "also_in")


DEEPEST = 20
"""How far facts about facts about facts may be piled up."""


def targets(fact: Event) -> Iterator[tuple[str, str]]:
    """The keys of the facts that a revision is about, and where it names them."""
    if isinstance(fact, AboutFact):
        yield fact.fact, "fact"
    if isinstance(fact, DisputeSettled):
        for name in ("upheld", "dismissed"):
            for number, key in enumerate(getattr(fact, name)):
                yield key, f"{name}[{number}]"


def check_revision(run: Run, proposal: Proposal, revision: Fact) -> None:
    """Check a fact about a fact."""
    for key, where in targets(revision):
        target = run.fact(proposal.stream, key)
        if not isinstance(target, Fact):
            near = hint(key, run.keys(proposal.stream))
            run.refuse("unknown-fact", f"{proposal.stream!r} has no fact {key!r}{near}", proposal.place.at(where))
            return
        if _comes_back_to(run, proposal.stream, revision.key, key):
            run.refuse("circle", f"{revision.key!r} would be about itself", proposal.place.at(where))
            return
        if _depth(run, proposal.stream, key) >= DEEPEST:
            reason = f"more than {DEEPEST} facts about facts would be piled up: say it of the first one"
            run.refuse("too-deep", reason, proposal.place.at(where))
            return
        if isinstance(revision, FactCorrected):
            _check_changes(run, proposal, revision, target)
        if isinstance(revision, Stand):
            _check_fields(run, proposal, revision, target)


def _comes_back_to(run: Run, stream: str, start: str, key: str) -> bool:
    """Whether following what each revision is about leads back to the start."""
    seen, ahead = set[str](), [key]
    while ahead:
        here = ahead.pop()
        if here == start:
            return True
        if here in seen or (event := run.fact(stream, here)) is None:
            continue
        seen.add(here)
        ahead.extend(target for target, _ in targets(event))
    return False


def _depth(run: Run, stream: str, key: str) -> int:
    """How many facts about facts lie below; counted no further than matters."""
    depth, ahead = 0, {key}
    while ahead and depth <= DEEPEST:
        below = (run.fact(stream, here) for here in ahead)
        ahead = {target for event in below if event is not None for target, _ in targets(event)}
        depth += 1
    return depth


def fields_of(fact: Fact) -> list[str]:
    """The names of a fact's fields, as they are written."""
    return [field.alias or name for name, field in type(fact).model_fields.items()]


def _check_fields(run: Run, proposal: Proposal, stand: Stand, target: Fact) -> None:
    known = fields_of(target)
    for number, name in enumerate(stand.fields):
        if name not in known:
            reason = f"{type(target).__name__} has no field {name!r}{hint(name, known)}"
            run.refuse("unknown-field", reason, proposal.place.at(f"fields[{number}]"))


def _check_changes(run: Run, proposal: Proposal, correction: FactCorrected, target: Fact) -> None:
    for name in correction.changes:
        where = proposal.place.at(f"changes.{name}")
        if name in _FIXED:
            run.refuse("fixed-field", f"{name} cannot be corrected: retract the fact and record it anew", where)
            return
        if name not in fields_of(target):
            known = hint(name, fields_of(target))
            run.refuse("unknown-field", f"{type(target).__name__} has no field {name!r}{known}", where)
            return
    try:
        becomes = corrected(target, correction.changes)
    except ValidationError as error:
        reason = "; ".join(f"{'.'.join(map(str, detail['loc']))}: {detail['msg']}" for detail in error.errors())
        run.refuse("bad-change", f"the corrected fact would be none: {reason}", proposal.place.at("changes"))
        return
    _check_references(run, proposal, becomes)
    corroborating = _corroborating(run, proposal.stream, target.key)
    check_dates(run, proposal, becomes, (*becomes.citations, *correction.citations, *corroborating))


def _check_references(run: Run, proposal: Proposal, becomes: Fact) -> None:
    for actor in sorted(actors_named(becomes)):
        require(run, proposal, actor, "actor", "changes")
    for citation in becomes.citations:
        require(run, proposal, citation.article, "article", "changes")


def _corroborating(run: Run, stream: str, key: str) -> Iterator[Citation]:
    for other in run.keys(stream):
        event = run.fact(stream, other)
        if isinstance(event, FactCorroborated) and event.fact == key:
            yield from event.citations
