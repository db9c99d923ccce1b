"""The pages put together, as the application mounts them."""

from __future__ import annotations

from types import ModuleType

from fastapi import APIRouter, FastAPI, Request, Response
from starlette.exceptions import HTTPException

from api.web.asked import Printing
from api.web.assets import FOLDER, shipped
from api.web.errors import dress
from api.web.pages import (
    actor,
    article,
    compare,
    embed,
    issue,
    lists,
    mechanism,
    new_article,
    recording,
    relation,
    signing,
    visit,
    world,
)
from api.web.press import Press

PAGES: tuple[ModuleType, ...] = (
    world,
    mechanism,
    compare,
    embed,
    visit,
    issue,
    actor,
    relation,
    article,
    lists,
    signing,
    recording,
    new_article,
)
"""Every module of pages; each has a ``router``."""

assets = APIRouter(include_in_schema=False)


@assets.get(f"{FOLDER}/{{name}}")
def asset(request: Request, press: Printing, name: str) -> Response:
    """A static file. Its address holds its digest, so it can be kept for ever."""
    found = press.assets.at(f"{FOLDER}/{name}")
    if found is None:
        raise HTTPException(404)
    return Response(found.body, media_type=found.media_type, headers={"Cache-Control": "public, max-age=31536000, immutable"})


def add_pages(app: FastAPI) -> None:
    """Add the pages to an application whose ``state.answers`` answers, and whose errors are explained already."""
    app.state.press = Press(shipped())
    for module in PAGES:
        app.include_router(module.router)
    app.include_router(assets)
    dress(app)
