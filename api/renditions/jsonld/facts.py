"""Facts as what they are: claims, each derived from its articles, attributed to who speaks and who coded it (PROV-O)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from api.renditions.jsonld.agents import agent
from api.renditions.jsonld.articles import cited, quotation, speaker
from api.renditions.jsonld.terms import Node, dated, day, instant, moment, node, ref, refs
from api.renditions.jsonld.where import Where
from api.views.evidence import Fact, FactEntry, Facts, Reason, RuleEntry

Names = Mapping[str, str]


def entry(fact: FactEntry, subject: str, names: Names, where: Where) -> Node:
    """A fact of the subject at that address, with its articles and quotations."""
    articles = {citation.article: cited(citation, where) for citation in fact.citations}
    quoted = [quotation(citation, names, where) for citation in fact.citations]
    return node(
        where.fact(subject, fact.key),
        "Claim",
        "prov:Entity",
        identifier=fact.key,
        text=fact.gist,
        about=ref(subject),
        appearance=list(articles.values()),
        prov__wasDerivedFrom=[*refs(article["@id"] for article in articles.values()), *filter(None, quoted)],
        prov__wasAttributedTo=list(_speakers(fact, names, where)),
        detente__event=fact.event,
        detente__occurred=dated(fact.occurred),
    )


def fact(found: Fact, subject: str, all_of_them: Facts, where: Where) -> Node:
    """A fact as it stands: what it revises, what the parties say to it, and since when it no longer stands."""
    told = entry(found, subject, all_of_them.names, where)
    coder = found.details.get("coded_by")
    revised = found.details.get("fact")
    more = node(
        None,
        prov__wasRevisionOf=ref(f"{subject}/facts?recorded_by={found.position}#{found.key}") if found.corrections else None,
        detente__revises=ref(where.fact(subject, str(revised))) if revised else None,
        detente__disputed=found.disputed or None,
        detente__stand=[
            node(None, "detente:Stand", detente__party=agent(stand.party, all_of_them.names, where), detente__word=stand.word,
                 detente__day=day(stand.day), detente__because=ref(where.fact(subject, stand.because)))
            for stand in found.stands
        ],
        detente__evidence=found.evidence,
        detente__origins=found.origins,
        detente__knownFrom=moment(found.known_from),
        detente__position=found.position,
    )  # fmt: skip
    return _joined(told, more, _coded(coder), _corrected(found, subject, where), _fallen(found, subject, all_of_them, where))


def because(reasons: Iterable[FactEntry | RuleEntry], subject: str, names: Names, where: Where) -> list[Node]:
    """Why, in full: facts, or what the calendar says."""
    return [entry(r, subject, names, where) if isinstance(r, FactEntry) else rule(r) for r in reasons]


def keys(reasons: Iterable[Reason], subject: str, where: Where) -> list[Node]:
    """Why, in short: references to facts, or what the calendar says."""
    return [ref(where.fact(subject, r)) if isinstance(r, str) else rule(r) for r in reasons]


def rule(reason: RuleEntry) -> Node:
    """A reason that no fact gives, only the calendar."""
    return node(None, "detente:Rule", name=reason.rule, description=reason.message)


def _speakers(fact: FactEntry, names: Names, where: Where) -> Iterator[Node]:
    found = (speaker(citation.attribution, names, where) for citation in fact.citations)
    yield from {who["@id"]: who for who in found if who}.values()


def _coded(coder: object) -> Node:
    return {"prov:wasAttributedTo": [node(None, "prov:Agent", name=str(coder))]} if coder else {}


def _corrected(found: Fact, subject: str, where: Where) -> Node:
    """What corrected it is among what it is derived from."""
    return {"prov:wasDerivedFrom": refs(where.fact(subject, key) for key in found.corrections)} if found.corrections else {}


def _fallen(found: Fact, subject: str, all_of_them: Facts, where: Where) -> Node:
    """By what it fell, and when that was known; a coder's slip never stood, so no time is told."""
    if found.fallen_by is None:
        return {}
    by = next((other for other in all_of_them.items if other.key == found.fallen_by), None)
    known = by.known_from if by and by.details.get("cause") != "coder" else None
    return node(
        None,
        prov__invalidatedAtTime=instant(known) if known else None,
        prov__wasInvalidatedBy=node(None, "prov:Activity", prov__used=ref(where.fact(subject, found.fallen_by))),
    )


def _joined(*nodes: Node) -> Node:
    """One node of several: what is said twice is said of it together."""
    whole: Node = {}
    for part in nodes:
        for name, value in part.items():
            whole[name] = [*whole[name], *value] if isinstance(whole.get(name), list) and isinstance(value, list) else value
    return whole
