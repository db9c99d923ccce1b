"""Every answer as JSON-LD: schema.org for what is spoken of, PROV-O for where it is known from.

``terms`` are the vocabularies and how dates are written, ``agents``, ``articles``, ``facts`` and ``events`` describe one thing
each, ``subjects`` the answer about one subject, ``lists``, ``histories`` and ``relations`` the answers about many.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from api.renditions.jsonld import articles, histories, lists, relations, subjects
from api.renditions.jsonld.terms import CONTEXT, Node
from api.renditions.jsonld.where import Where
from api.views.actors import Actor, Actors
from api.views.articles import Article, Articles
from api.views.base import View
from api.views.evidence import Facts
from api.views.histories import Beliefs, Difference, Timeline
from api.views.issues import Issue, Issues
from api.views.relations import Relation, Relations
from api.views.state import State
from api.views.visits import Visit, Visits
from api.views.world import Agenda, Changes, Mechanisms, Snapshot

MEDIA_TYPE = "application/ld+json"

_WRITTEN: Mapping[type[View], Callable[[Any, Where], Node]] = MappingProxyType(
    {
        State: subjects.state,
        Visit: subjects.visit,
        Issue: subjects.issue,
        Actor: subjects.actor,
        Relation: relations.relation,
        Article: articles.article,
        Facts: lists.fact_list,
        Timeline: histories.timeline,
        Beliefs: histories.beliefs,
        Difference: histories.difference,
        Mechanisms: lists.mechanisms,
        Visits: lists.visits,
        Issues: lists.issues,
        Actors: lists.actors,
        Relations: relations.relations,
        Articles: lists.article_list,
        Snapshot: lists.snapshot,
        Changes: histories.changes,
        Agenda: histories.agenda,
    }
)
SHAPES: tuple[type[View], ...] = tuple(_WRITTEN)
"""What can be written as JSON-LD."""


def jsonld(answer: View, base: str, address: str) -> Node:
    """The answer as a JSON-LD document; ``base`` is the server's address, ``address`` the whole one of the answer."""
    return {"@context": dict(CONTEXT), **_WRITTEN[type(answer)](answer, Where(base.rstrip("/"), address))}
