"""The description as a page: Swagger UI, served from the installed package and from nowhere else."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from starlette.responses import HTMLResponse, JSONResponse
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from swagger_ui_bundle import swagger_ui_path

from api.rest.description import TITLE, in_3_0

router = APIRouter(include_in_schema=False)

# Swagger UI writes styles of its own into the page, and draws its icons from data URLs.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_PAGE = f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{TITLE}: the interface</title>
<link rel="stylesheet" href="docs/assets/swagger-ui.css">
<link rel="icon" href="docs/assets/favicon-32x32.png">
</head>
<body>
<div id="swagger-ui"></div>
<noscript>This page needs JavaScript; the description itself is at <a href="openapi.json">openapi.json</a>.</noscript>
<script src="docs/assets/swagger-ui-bundle.js"></script>
<script src="docs/start.js"></script>
</body>
</html>
"""
# The bundled Swagger UI knows OpenAPI up to 3.0.
_START = """SwaggerUIBundle({
  url: "docs/openapi-3.0.json", dom_id: "#swagger-ui", deepLinking: true, validatorUrl: null, docExpansion: "list",
  presets: [SwaggerUIBundle.presets.apis, SwaggerUIBundle.SwaggerUIStandalonePreset]
});
"""


@router.get("/docs")
def docs() -> Response:
    """The page."""
    return HTMLResponse(_PAGE, headers={"Content-Security-Policy": _POLICY, "Cache-Control": "no-cache"})


@router.get("/docs/start.js")
def start() -> Response:
    """What starts Swagger UI: a file of its own, so that the page needs no inline script."""
    return Response(_START, media_type="text/javascript", headers={"Cache-Control": "no-cache"})


@router.get("/openapi.json")
def description(request: Request) -> Response:
    """The description."""
    return JSONResponse(request.app.openapi(), headers={"Cache-Control": "no-cache"})


@router.get("/docs/openapi-3.0.json")
def older(request: Request) -> Response:
    """The description as the bundled Swagger UI reads it."""
    return JSONResponse(in_3_0(request.app.openapi()), headers={"Cache-Control": "no-cache"})


def assets() -> Mount:
    """The files of Swagger UI, as the package brings them."""
    return Mount("/docs/assets", StaticFiles(directory=str(swagger_ui_path)), name="docs-assets")
