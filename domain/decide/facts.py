"""What is refused of a fact: unknown references, evidence that cannot know of it, a passage that is not there (1.9)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from pydantic import ValidationError

from domain.actor import ContactReported
from domain.article import ARTICLE_EVENTS, ArticleCorrected, ArticleEvent, ArticleRegistered, CopyLinked, TextArchived
from domain.catalogue import FACTS_OF
from domain.decide.passages import digest_of, why_no_excerpt, why_not_in
from domain.decide.registrations import check_copy, require
from domain.decide.run import Run, a, hint
from domain.evidence.scales import counts
from domain.facts import Citation, Event, Fact, fields_among
from domain.mechanism.events import MechanismSucceeded
from domain.merging import MERGES, MergedInto
from domain.proposal import Proposal

_BELONGS: dict[str, tuple[type[Event], ...]] = {
    **{kind: tuple(facts.values()) for kind, facts in FACTS_OF.items()},
    "article": ARTICLE_EVENTS,
}


def belongs(run: Run, proposal: Proposal) -> bool:
    """Refuse an event for a stream that is not there, or of another kind."""
    kind = run.kind(proposal.stream)
    if kind is None:
        near = hint(proposal.stream, [*run.record.neighbours(proposal.stream), *run.opening])
        reason = f"nothing is registered as {proposal.stream!r}, neither in the ledger nor in what is recorded with it{near}"
        run.refuse("unknown-stream", reason, proposal.place)
        return False
    if not isinstance(proposal.event, _BELONGS[kind]):
        name = type(proposal.event).__name__
        run.refuse("wrong-stream", f"{name} does not belong to the stream of {a(kind)}", proposal.place)
        return False
    return True


def check_fact(run: Run, proposal: Proposal, fact: Fact) -> None:
    """Check one fact of a mechanism: references, evidence and passages."""
    for actor, name, number in _actors(fact):
        if run.kind(actor) != "actor":
            require(run, proposal, actor, "actor", _where(name, number))
    _check_streams(run, proposal, fact)
    unknown = [number for number, citation in enumerate(fact.citations) if run.kind(citation.article) != "article"]
    for number in unknown:
        require(run, proposal, fact.citations[number].article, "article", f"citations[{number}].article")
    if not unknown:
        check_dates(run, proposal, fact, fact.citations)
    for number, citation in enumerate(fact.citations):
        if citation.passage is not None or citation.quote is not None:
            _check_words(run, proposal, citation, f"citations[{number}]")


def _check_words(run: Run, proposal: Proposal, citation: Citation, where: str) -> None:
    """Refuse a passage that is not in the archived text, and a quote that is more than an excerpt."""
    text = run.text_of(citation.article)
    if text is not None and (reason := why_not_in(text, citation)):
        part = "passage" if citation.passage else "quote"
        run.refuse("passage", reason, proposal.place.at(f"{where}.{part}"))
    elif citation.quote is not None and (reason := why_no_excerpt(text, citation.quote)):
        run.refuse("quote-too-long", reason, proposal.place.at(f"{where}.quote"))


def check_dates(run: Run, proposal: Proposal, fact: Fact, citations: Iterable[Citation]) -> None:
    """Refuse a fact whose every cited article was published more than a day before it can have happened."""
    published: list[tuple[str, ArticleRegistered]] = []
    for citation in citations:
        if (article := run.article(citation.article)) is not None:
            if article.published.latest and counts(article.published.latest, fact.occurred.earliest):
                return
            published.append((citation.article, article))
    if published:
        names = ", ".join(f"{id} ({article.published})" for id, article in dict(published).items())
        reason = (
            f"every cited article was published more than a day before {fact.occurred}, when this can first have happened: "
            f"{names}; what was only planned is coded with `planned`"
        )
        run.refuse("published-too-early", reason, proposal.place.at("occurred"))


def actors_named(fact: Fact) -> set[str]:
    """Every actor that a fact names."""
    lists, ones = _naming(type(fact))
    found: set[str | None] = set()
    for name in lists:
        found.update(getattr(fact, name))
    for name in ones:
        found.add(getattr(fact, name))
    for citation in fact.citations:
        said = citation.attribution
        if said is not None:
            found.update((said.speaker, said.party))
    return {actor for actor in found if actor is not None}


def _actors(fact: Fact) -> Iterator[tuple[str, str, int | None]]:
    """Every actor that a fact names, with the name of the part and the number in it that :func:`_where` writes as a path."""
    lists, ones = _naming(type(fact))
    for name in lists:
        for number, actor in enumerate(getattr(fact, name)):
            yield actor, name, number
    for name in ones:
        if (actor := getattr(fact, name)) is not None:
            yield actor, name, None
    for number, citation in enumerate(fact.citations):
        if citation.attribution is not None:
            said = (citation.attribution.speaker, "speaker", number), (citation.attribution.party, "party", number)
            yield from ((actor, role, at) for actor, role, at in said if actor is not None)


@cache
def _naming(kind: type[Fact]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The parts of facts of that kind that name actors: several, and one."""
    met = ("actors",) if issubclass(kind, ContactReported) else ()
    return (*fields_among(kind, _LISTS), *met), fields_among(kind, _ONES)


def _where(name: str, number: int | None) -> str:
    if number is None:
        return name
    return f"citations[{number}].attribution.{name}" if name in _ROLES else f"{name}[{number}]"


_LISTS = ("by", "according_to", "participants", "parties", "against")
_ONES = ("speaker", "traveller", "of")
_ROLES = ("speaker", "party")


def _check_streams(run: Run, proposal: Proposal, fact: Fact) -> None:
    """The streams that a fact names: others, known, and such as can hold it."""
    named = [(stream, f"also_in[{number}]") for number, stream in enumerate(fact.also_in)]
    if isinstance(fact, MechanismSucceeded):
        named += [(stream, f"successors[{number}]") for number, stream in enumerate(fact.successors)]
    if isinstance(fact, MergedInto):
        named.append((fact.id, "id"))
    for stream, where in named:
        if where == "id" and _stands_for(run, stream, proposal.stream):
            run.refuse("circle", f"{stream!r} is already said to be {proposal.stream!r}", proposal.place.at(where))
        elif stream == proposal.stream:
            run.refuse("own-stream", "a fact is already in its own stream", proposal.place.at(where))
        else:
            _check_stream(run, proposal, stream, where)


def _stands_for(run: Run, stream: str, other: str) -> bool:
    """Whether the newest merges of the record lead from the one to the other."""
    seen: set[str] = set()
    while stream not in seen and (recorded := run.recorded(stream)) is not None:
        seen.add(stream)
        merges = [fact for _, fact in recorded.facts() if isinstance(fact, MERGES)]
        last = merges[-1] if merges else None
        if not isinstance(last, MergedInto):
            return False
        if last.id == other:
            return True
        stream = last.id
    return False


def _check_stream(run: Run, proposal: Proposal, stream: str, where: str) -> None:
    kind = run.kind(stream)
    wanted = run.kind(proposal.stream) or "mechanism"
    spread = where.startswith("also_in") and kind in FACTS_OF
    if kind is None or not (spread or kind == wanted):
        require(run, proposal, stream, wanted, where)
    elif not isinstance(proposal.event, _BELONGS[kind]):
        name = type(proposal.event).__name__
        run.refuse("wrong-stream", f"{name} does not belong to the stream of {a(kind)}", proposal.place.at(where))


def check_article_event(run: Run, proposal: Proposal) -> None:
    """Check what is said of an article after its registration."""
    event = proposal.event
    if isinstance(event, TextArchived):
        _check_text(run, proposal, event)
    if isinstance(event, CopyLinked):
        check_copy(run, proposal, event.copy_of)
    if isinstance(event, ArticleEvent) and event.article is not None:
        require(run, proposal, event.article, "article", "article")
    if isinstance(event, ArticleCorrected):
        _check_article_changes(run, proposal, event)


def _check_text(run: Run, proposal: Proposal, event: TextArchived) -> None:
    if proposal.text is None or digest_of(proposal.text) != event.digest or len(proposal.text) != event.length:
        run.refuse("text", "the text to be archived is missing, or is not the one of that digest and length", proposal.place)


def _check_article_changes(run: Run, proposal: Proposal, event: ArticleCorrected) -> None:
    registered = run.article(proposal.stream)
    assert registered is not None
    for name in event.changes:
        if name not in ArticleRegistered.model_fields:
            known = hint(name, ArticleRegistered.model_fields)
            run.refuse("unknown-field", f"an article has no field {name!r}{known}", proposal.place.at(f"changes.{name}"))
            return
    try:
        ArticleRegistered.model_validate(registered.model_dump(mode="json") | event.changes)
    except ValidationError as error:
        reason = "; ".join(str(detail["msg"]) for detail in error.errors())
        run.refuse("bad-change", f"the corrected article would be none: {reason}", proposal.place.at("changes"))
