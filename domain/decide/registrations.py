"""Opening a stream: one namespace for all ids, and what exists already must be equal."""

from __future__ import annotations

import re

from domain.actor import ActorRegistered
from domain.article import ArticleRegistered
from domain.decide.run import Run, a, content, shown_difference
from domain.dossier import KIND_OF_STREAM
from domain.evidence.articles import BEYOND, public_from
from domain.facts import SLUG, STATE_CODE
from domain.issue.events import IssueRegistered
from domain.mechanism.events import MechanismRegistered
from domain.proposal import Proposal
from domain.visit.events import VisitRegistered


def open_streams(run: Run) -> list[Proposal]:
    """The registrations that are new. Refuses a changed one, and an id that is already something else."""
    fresh = []
    for proposal in run.proposals:
        if type(proposal.event) in KIND_OF_STREAM and _is_new(run, proposal):
            run.opening[proposal.stream] = proposal
            fresh.append(proposal)
    for proposal in fresh:
        _check(run, proposal)
    return fresh


def _is_new(run: Run, proposal: Proposal) -> bool:
    known = run.registration(proposal.stream)
    if known is None:
        return True
    if type(known) is not type(proposal.event):
        kind = KIND_OF_STREAM[type(known)]
        run.refuse("id-taken", f"the id {proposal.stream!r} is already that of {a(kind)}", proposal.place)
    elif content(known) != content(proposal.event):
        difference = shown_difference(known, proposal.event)
        run.refuse("changed-registration", f"{proposal.stream!r} is already registered otherwise: {difference}", proposal.place)
    return False


def _check(run: Run, proposal: Proposal) -> None:
    event = proposal.event
    if isinstance(event, ActorRegistered):
        _check_actor(run, proposal, event)
        return
    if not re.fullmatch(SLUG, proposal.stream):
        reason = f"{proposal.stream!r} is not an id: write lower-case words joined by hyphens"
        run.refuse("bad-id", reason, proposal.place.at("id"))
    if isinstance(event, ArticleRegistered):
        check_article(run, proposal, event)
    if isinstance(event, MechanismRegistered | VisitRegistered | IssueRegistered):
        _check_subject(run, proposal, event)


def _check_actor(run: Run, proposal: Proposal, event: ActorRegistered) -> None:
    if event.kind == "state" and not re.fullmatch(STATE_CODE, proposal.stream):
        run.refuse("bad-id", f"a state's id is its ISO 3166 code in capitals, not {proposal.stream!r}", proposal.place.at("id"))
    elif not re.fullmatch(f"{SLUG}|{STATE_CODE}", proposal.stream):
        reason = f"{proposal.stream!r} is not an id: write lower-case words joined by hyphens"
        run.refuse("bad-id", reason, proposal.place.at("id"))


def check_article(run: Run, proposal: Proposal, event: ArticleRegistered) -> None:
    """An article is public by some day, and repeats only an article that is known."""
    if public_from(event.published) == BEYOND:
        reason = f"published {event.published} names no day by which the article was public"
        run.refuse("published-open", reason, proposal.place.at("published"))
    if event.copy_of is not None:
        check_copy(run, proposal, event.copy_of)


def check_copy(run: Run, proposal: Proposal, original: str) -> None:
    """The article that is repeated is known, and another one."""
    if original == proposal.stream:
        run.refuse("own-copy", "an article cannot be a copy of itself", proposal.place.at("copy_of"))
    elif run.kind(original) != "article":
        reason = f"no article {original!r} is known{run.near(original, 'article')}"
        run.refuse("unknown-article", reason, proposal.place.at("copy_of"))


def _check_subject(run: Run, proposal: Proposal, event: MechanismRegistered | VisitRegistered | IssueRegistered) -> None:
    for number, party in enumerate(event.parties):
        require(run, proposal, party, "actor", f"parties[{number}]")
    for number, citation in enumerate(event.citations):
        require(run, proposal, citation.article, "article", f"citations[{number}].article")
    if isinstance(event, MechanismRegistered) and event.parent is not None:
        require(run, proposal, event.parent, "mechanism", "parent")
    if isinstance(event, VisitRegistered) and event.traveller is not None:
        require(run, proposal, event.traveller, "actor", "traveller")


def require(run: Run, proposal: Proposal, id: str, kind: str, where: str) -> bool:
    """Refuse unless something of that kind is known under the id."""
    if run.kind(id) == kind:
        return True
    run.refuse(f"unknown-{kind}", f"no {kind} {id!r} is known{run.near(id, kind)}", proposal.place.at(where))
    return False
