"""Routes for those who run the server, and the way in."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from fastapi.responses import PlainTextResponse
from pydantic import Field

from api.rest.asked import Asked, NoParameters
from api.rest.problems import RESPONSES
from api.views.base import View

router = APIRouter(tags=["operations"], responses=RESPONSES)


class Health(View):
    """Whether the server is well."""

    status: str = Field(description="ok, or there is a problem instead.", examples=["ok"])


class Ready(Health):
    """Whether the ledger can be read and written."""

    position: int = Field(description="The newest position of the ledger.", examples=[214])


def _now_only(answer: View) -> Response:
    return Response(answer.model_dump_json(), media_type="application/json", headers={"Cache-Control": "no-store"})


@router.get("/livez", response_model=Health, summary="Whether the server runs")
async def livez(nothing: NoParameters) -> Response:
    """Answers as long as the process can answer at all, also while every thread is busy."""
    return _now_only(Health(status="ok"))


@router.get("/readyz", response_model=Ready, summary="Whether the ledger can be read and written")
def readyz(answers: Asked, nothing: NoParameters) -> Response:
    """Reads from the ledger and makes sure that it could be written; 503 if either fails."""
    answers.tracker.require_writable()
    return _now_only(Ready(status="ok", position=answers.tracker.position()))


@router.get("/metrics", response_class=PlainTextResponse, summary="What the server counts")
def metrics(request: Request, nothing: NoParameters) -> Response:
    """Requests, durations, streams, the ledger's position and the process, as Prometheus reads them."""
    body, media_type = request.app.state.metrics.written(request.headers.get("accept", ""))
    return Response(body, headers={"Content-Type": media_type, "Cache-Control": "no-store"})
