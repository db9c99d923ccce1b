"""Articles, and the passages quoted from them."""

from __future__ import annotations

from collections.abc import Mapping

from api.renditions.jsonld.agents import agent
from api.renditions.jsonld.terms import Node, dated, instant, moment, node, ref
from api.renditions.jsonld.where import Where
from api.views.articles import Article, ArticleItem, CitedBy
from api.views.evidence import Attribution, Citation, Passage
from domain.dates import parse
from domain.evidence.articles import BEYOND, public_from

_TYPES = ("NewsArticle", "prov:Entity")


def cited(citation: Citation, where: Where) -> Node:
    """The article of a citation, as far as that tells it."""
    return node(
        where.of("article", citation.article),
        *_TYPES,
        headline=citation.title,
        publisher=_organization(citation.publisher),
        author=[_author(name, citation.publisher) for name in citation.authors],
        datePublished=dated(citation.published),
        inLanguage=citation.language,
        url=citation.url,
        detente__origin=citation.origin,
    )


def item(article: ArticleItem, where: Where) -> Node:
    """An article in a list."""
    return node(
        where.of("article", article.id),
        *_TYPES,
        identifier=article.id,
        headline=article.title,
        publisher=_organization(article.publisher),
        datePublished=dated(article.published),
        inLanguage=article.language,
        url=article.url,
        creativeWorkStatus="Retracted" if article.retracted else None,
        detente__origin=article.origin,
    )


def article(found: Article, where: Where) -> Node:
    """An article with what became of it, and every fact that rests on it."""
    return item(found, where) | node(
        None,
        author=[_author(name, found.publisher) for name in found.authors],
        isBasedOn=node(where.of("article", found.copy_of), *_TYPES) if found.copy_of else None,
        correction=[
            node(None, "CorrectionComment", text=change.reason or change.key, datePublished=dated(change.published))
            for change in found.corrections
        ],
        detente__knownFrom=moment(found.known_from),
        detente__publishedBasis=found.published_basis,
        detente__digest=found.digest,
        **_retraction(found),
        **{"@reverse": {"prov:wasDerivedFrom": [_citing(citing, found.id, where) for citing in found.cited_by]}},
    )


def quotation(citation: Citation, names: Mapping[str, str], where: Where) -> Node | None:
    """The passage in which the evidence stands; None where no words are pointed at."""
    passage = citation.passage
    if passage is None:
        return None
    return _quotation(passage, citation.article, where) | node(
        None, prov__wasAttributedTo=speaker(citation.attribution, names, where)
    )


def speaker(attribution: Attribution | None, names: Mapping[str, str], where: Where) -> Node | None:
    """Who speaks: the person, else the party; nobody where the words are given without a name."""
    if attribution is None or attribution.manner == "anonymous":
        return None
    who = attribution.speaker or attribution.party
    return agent(who, names, where) if who else None


def _quotation(passage: Passage, article: str, where: Where) -> Node:
    """A passage by its characters (RFC 5147), where they are known."""
    source = where.of("article", article)
    place = f"{source}#char={passage.start},{passage.end}" if passage.start is not None else None
    return node(
        place,
        "Quotation",
        "prov:Entity",
        text=passage.text,
        isPartOf=ref(source),
        prov__wasQuotedFrom=ref(source),
        detente__digest=passage.digest,
    )


def _citing(citing: CitedBy, article: str, where: Where) -> Node:
    subject = where.of(citing.kind, citing.stream)
    quoted = [_quotation(passage, article, where) for passage in citing.passages]
    about = ref(subject)
    return node(where.fact(subject, citing.key), "Claim", "prov:Entity", text=citing.gist, about=about, prov__wasDerivedFrom=quoted)


def _retraction(found: Article) -> Node:
    """From when on nothing rests on it any more, and why it was withdrawn."""
    told = found.retraction
    if told is None:
        return {}
    public = public_from(parse(told.published))
    return node(
        None,
        prov__invalidatedAtTime=instant(public) if public < BEYOND else None,
        detente__retraction=node(None, "detente:Retraction", description=told.reason, detente__published=dated(told.published)),
    )


def _organization(name: str | None) -> Node | None:
    return node(None, "Organization", name=name) if name else None


def _author(name: str, publisher: str | None) -> Node:
    """A byline; where the publisher signs, it is no person."""
    return node(None, "Organization" if name == publisher else "Person", name=name)
