"""The application put together, around one tracker and one clock."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from time import monotonic
from typing import Any

from fastapi import Depends, FastAPI
from fastapi.routing import APIRoute
from starlette.types import ASGIApp

from api.bootstrap import now as clock
from api.rest import (
    actors,
    articles,
    calendar,
    docs,
    feed,
    issues,
    ledger,
    mechanisms,
    operations,
    relations,
    texts,
    visits,
    webhooks,
    world,
    writing,
)  # fmt: skip
from api.rest.admission import Admission
from api.rest.bounds import Bounds
from api.rest.description import describe
from api.rest.endings import Endings
from api.rest.explaining import explain
from api.rest.freshness import Freshness
from api.rest.journal import Journal
from api.rest.keeping import Keeping
from api.rest.kept import Kept, KeptAnswer
from api.rest.lasting import Sought
from api.rest.manners import Manners
from api.rest.metrics import Metrics
from api.rest.negotiation import known_ending
from api.rest.parameters import known_and_once
from api.rest.patience import Patience
from api.rest.repeats import UnderWay
from api.rest.sharing import Sharing
from api.rest.tidings import Tidings
from api.terms import USUAL, Terms
from api.tracker import Tracker
from api.views.answers import Answers
from api.web import add_pages

PARTS = (operations, mechanisms, visits, issues, actors, relations, world, articles, ledger, texts, writing, webhooks, docs)
"""The modules that hold routes, in the order of the description."""


class Rest(FastAPI):
    """FastAPI with our manners around it and our description."""

    def build_middleware_stack(self) -> ASGIApp:
        """The application as the server calls it."""
        self._ready_routes()
        state = self.state
        admission = Admission(
            Freshness(Endings(super().build_middleware_stack()), state.answers.tracker),
            state.answers.tracker,
            state.terms,
            state.ticks,
        )
        within: ASGIApp = Patience(admission, state.terms)
        if state.terms.kept_answers:
            kept: Kept[Sought, KeptAnswer] = Kept(state.terms.kept_answers, lambda answer: answer.size)
            state.metrics.watch(kept)
            within = Keeping(within, admission, state.answers, kept)
        shared = Sharing(Bounds(within, state.terms.allowed_hosts), state.terms.cors_origins)
        return Journal(Manners(shared), state.metrics)

    def _ready_routes(self) -> None:
        """Work out every route before the first request comes, not in it.

        FastAPI does so when a path is first matched, and silences a warning meanwhile for the whole process: two that
        are asked at the same moment would un-silence each other.
        """
        for route in self.routes:
            route.matches({"type": "http", "method": "GET", "path": "/", "root_path": "", "headers": []})

    def openapi(self) -> dict[str, Any]:
        """The description, made once."""
        if self.openapi_schema is None:
            self.openapi_schema = describe(self, is_private=self.state.terms.private)
        return self.openapi_schema


def create_app(
    tracker: Tracker, now: Callable[[], datetime] = clock, terms: Terms = USUAL, ticks: Callable[[], float] = monotonic
) -> Rest:
    """The application that answers from the tracker, on those terms. It closes nothing.

    ``now`` is read once for each question; ``ticks``, a clock of seconds, by what limits how often one may ask.
    """
    app = Rest(
        openapi_url=None,
        docs_url=None,
        redirect_slashes=False,
        redoc_url=None,
        telemetry={"tracing": False, "metrics": False, "logs": False},  # it would tell others what was asked
        dependencies=[Depends(known_and_once), Depends(known_ending)],
        generate_unique_id_function=_name,
    )
    app.state.answers = Answers(tracker, now)
    app.state.shapes = {}
    app.state.terms, app.state.ticks = terms, ticks
    app.state.tidings = Tidings(tracker.position, terms.streams)
    app.state.metrics, app.state.under_way = Metrics(tracker), UnderWay()
    for part in (
        operations,
        mechanisms,
        visits,
        issues,
        actors,
        relations,
        world,
        calendar,
        feed,
        articles,
        ledger,
        texts,
        writing,
        webhooks,
        docs,
    ):
        app.include_router(part.router)
        app.state.shapes |= {route.name: route.response_model for route in part.router.routes if isinstance(route, APIRoute)}
    app.webhooks.include_router(webhooks.letters)
    app.router.routes.append(docs.assets())
    explain(app)
    add_pages(app)
    return app


def _name(route: APIRoute) -> str:
    """The name of an operation, for generated clients."""
    return route.name
